"""The audit trail as a list: who did what, for a supervisor about records in reach, for an auditor without content.

What an auditor reads are acts, officers and ids: no record of a citizen is opened. A supervisor sees besides what the
act was about, as far as that may be seen. An administrator sees nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.domain.access import Resource, visible_scopes
from caseworker.domain.actions import Action
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.people import Person, display_name
from caseworker.store import deeds
from caseworker.store.about import seen_of
from caseworker.store.deeds import DeedRef, DeedsWanted
from caseworker.store.groups import group_of
from caseworker.store.reader import NotHere, Reader
from caseworker.store.visibility import visible_clauses

__all__ = ["AuditTrail", "DeedRef", "DeedRow", "DeedsWanted"]

MOST = 20_000
BREAK_GLASS = "break_glass"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedRow:
    """One thing that was done. `called` is what people call what it was about, "" where that may not be seen.

    `place` is the person or case to which it leads, with its kind; `through_glass` tells of a broken glass.
    """

    at: datetime
    by: OfficerId
    act: str
    kind: str
    allowed: bool
    reason: str
    called: str
    place: tuple[str, UUID] | None
    through_glass: bool


class AuditTrail(Desk):
    """Who did what on this device, and every edit that is known here."""

    def newest(self, wanted: DeedsWanted, *, limit: int = MOST) -> tuple[DeedRef, ...]:
        """Return what was done, the newest first, at most so many. Raises NotHere or AccessDenied.

        `wanted.records` may name a person or a case: then the right to read its trail is asked, of a person with all
        records that are this person.
        """
        with self._reading() as reader:
            if self._is_auditor():
                return tuple(deeds.trail(reader.connection, wanted, with_edits=True, limit=limit))
            asked = self._asked(reader, wanted)
            visible = visible_clauses(visible_scopes(self._sitting.actor), self._sitting.store.schema)
            edits = deeds.edits(reader.connection, asked, visible, limit=limit)
            others = deeds.trail(reader.connection, asked, with_edits=False, limit=limit)
        return tuple(sorted((*edits, *others), key=lambda one: one.at_us, reverse=True)[:limit])

    def rows(self, refs: Sequence[DeedRef]) -> tuple[DeedRow, ...]:
        """Return what some of them tell; at most a few hundred."""
        with self._reading() as reader:
            told = deeds.told(reader.connection, refs)
            about = {} if self._is_auditor() else self._seen(reader, refs)
            return tuple(self._row(one, told[one], about) for one in refs)

    def officers(self) -> tuple[OfficerId, ...]:
        """Return everybody who did one of the newest things."""
        with self._reading() as reader:
            told = deeds.told(reader.connection, self.newest(DeedsWanted(), limit=500))
        return tuple({one.by for one in told.values()})

    def called(self, record: UUID) -> str:
        """Return what people call a person or a case, "" where it may not be seen."""
        with self._reading() as reader:
            found = self._find(reader, record)
            return "" if found is None else self._name(found)

    def _is_auditor(self) -> bool:
        return self._allows(Action.READ_AUDIT, Resource(kind="audit"))

    def _asked(self, reader: Reader, wanted: DeedsWanted) -> DeedsWanted:
        if not wanted.records:
            territory = min(self._sitting.actor.territories, default="")
            self._may(Action.READ_TRAIL, Resource(kind="audit", territory=territory))
            return wanted
        records: list[UUID] = []
        for one in wanted.records:
            found = self._find(reader, one)
            if found is None:
                raise NotHere(kind="case")
            self._may_on(reader, Action.READ_TRAIL, found)
            records += group_of(reader.connection, found.id) if isinstance(found, Person) else [one]
        return replace(wanted, records=tuple(records))

    def _find(self, reader: Reader, record: UUID) -> Person | Case | None:
        for person in seen_of(reader, Person, [record], visible=self._listed(Person)):
            return person
        for case in seen_of(reader, Case, [record], visible=self._listed(Case)):
            return case
        return None

    def _seen(self, reader: Reader, refs: Sequence[DeedRef]) -> dict[UUID, Record]:
        """Return the records they are about, and the people and cases these belong to, as far as they may be seen."""
        schema, found = self._sitting.store.schema, dict[UUID, Record]()
        wanted: dict[str, set[UUID]] = {}
        for ref in refs:
            if ref.record is not None and ref.kind in schema.rows:
                wanted.setdefault(ref.kind, set()).add(ref.record)
        for kind, ids in wanted.items():
            subject = schema.rows[kind].definition.value
            found |= {one.id: one for one in seen_of(reader, subject, ids, visible=self._listed(subject))}
        near = {one for record in found.values() for one in _near(record)}
        for subject in (Person, Case):
            some = seen_of(reader, subject, near, visible=self._listed(subject)) if near else []
            found |= {one.id: one for one in some}
        return found

    def _row(self, ref: DeedRef, told: deeds.DeedTold, about: dict[UUID, Record]) -> DeedRow:
        record = about.get(ref.record) if ref.record is not None else None
        known = None if record is None else self._known(record, about)
        return DeedRow(
            at=deeds.moment_of(ref),
            by=told.by,
            act=told.act,
            kind=ref.kind,
            allowed=told.allowed,
            reason=told.reason if record is not None or ref.record is None else "",
            called="" if known is None else self._name(known),
            place=None if known is None else (known.definition.kind, known.id),
            through_glass=told.act.startswith(BREAK_GLASS),
        )

    @staticmethod
    def _known(record: Record, about: dict[UUID, Record]) -> Person | Case | None:
        if isinstance(record, (Person, Case)):
            return record
        found = (about.get(one) for one in _near(record))
        return next((one for one in found if isinstance(one, (Person, Case))), None)

    def _name(self, record: Person | Case) -> str:
        if isinstance(record, Person):
            return display_name(record, on=self._today()) or record.description
        return " ".join(word for word in (record.shown_number, record.title) if word)


def _near(record: Record) -> list[UUID]:
    """Return the person and the case a record belongs to, as it names them."""
    people = getattr(record, "people", ())
    named = [getattr(record, "person", None), getattr(record, "case", None)]
    named += [one for one in people if isinstance(one, UUID)]
    return [one for one in named if isinstance(one, UUID)]
