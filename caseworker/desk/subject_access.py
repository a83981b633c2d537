"""Everything that is held on a person, for the person themselves: records with their history, who looked, documents.

What belongs to others is left out, and that it was is said: records of other people, who reported a warning, and
whatever the officer who makes the package may not read. The documents' content is written by `package_files.py`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from caseworker.desk.colleagues import Colleagues
from caseworker.desk.person_desk import PersonDesk, WholePerson
from caseworker.desk.taking_out import TakingOut
from caseworker.desk.trails import Told, in_words, told_in
from caseworker.domain.actions import Action
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.distinctions import PersonDistinction, PersonDoubt
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.operations import Plain
from caseworker.domain.people import Person, display_name
from caseworker.domain.safety import SafetyFact
from caseworker.domain.subjects import SUBJECTS
from caseworker.store.about import about
from caseworker.store.lookings import Looking, lookings_at
from caseworker.store.reader import Reader
from caseworker.store.visibility import resource_of

MOST_LOOKINGS = 10_000
_ID = re.compile(r"\b([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\b(,? ?)")
_OF_OTHERS = (PersonDistinction, PersonDoubt)  # each is about somebody else as much
_SOURCE = "source"


class LeftOut(StrEnum):
    """Why something is not in a package."""

    NOT_READABLE = "not_readable"  # records that whoever makes the package may not read are neither told nor counted
    OTHERS = "others"
    REPORTERS = "reporters"
    SENSITIVE = "sensitive"
    LOOKINGS = "lookings"


IN_ENGLISH: Mapping[LeftOut, str] = {
    LeftOut.NOT_READABLE: "Records that the officer who made this may not read are not part of it.",
    LeftOut.OTHERS: "Records that are about other people as well are left out, to protect them.",
    LeftOut.REPORTERS: "Who reported a warning is left out, to protect them.",
    LeftOut.SENSITIVE: "Some words are kept for those who work on the matter, and are left out.",
    LeftOut.LOOKINGS: "Who looked at this person may not be read by the officer who made this.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRecord:
    """One record: its plain fields, the same in words, and every change of it known here, the latest first."""

    kind: str
    id: UUID
    fields: Mapping[str, Plain]
    words: tuple[tuple[str, str], ...]
    changes: tuple[Told, ...]

    @property
    def made(self) -> Told | None:
        """One of the changes that made the record, as far as its beginning is known here: who, and when."""
        return next((one for one in self.changes if one.made), None)

    @property
    def later(self) -> tuple[Told, ...]:
        """The changes since it was made."""
        return tuple(one for one in self.changes if not one.made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held on a person. `officers` are the names that are known of those who appear in it."""

    person: PersonId
    name: str
    number: str
    agency: str
    made_at: datetime
    purpose: str
    records: tuple[HeldRecord, ...]
    documents: tuple[Attachment, ...]
    lookings: tuple[Looking, ...]
    left_out: tuple[LeftOut, ...]
    officers: Mapping[OfficerId, str]

    def officer(self, who: OfficerId) -> str:
        """Return an officer's name, or the id of one whose name is not known here."""
        return self.officers.get(who, "") or str(who)

    def readable(self, words: str) -> str:
        """Return words for a reader: the names of officers in the place of their ids, and no other ids."""

        def name(found: re.Match[str]) -> str:
            known = self.officers.get(OfficerId(UUID(found[1])), "")
            return f"{known}{found[2]}" if known else ""

        return _ID.sub(name, words).strip(" ,;")


class SubjectAccess(PersonDesk, TakingOut):
    """Gathers what is held on a person."""

    def held(self, person: PersonId, *, purpose: str) -> Held:
        """Return everything that is held on a person, and record that it was taken out.

        Raises NotHere, or AccessDenied when the officer may not export or gave no purpose.
        """
        with self._reading() as reader:
            whole = self._whole(reader, person)
            self._may_on(reader, Action.EXPORT, whole.kept, purpose=purpose.strip())
            gathered = _Gathered(self._records(reader, whole), whole)
            records = tuple(self._told(reader, one, gathered) for one in gathered.records)
            lookings = self._lookings(reader, whole, gathered)
        self._leave_export("person", whole.id, len(records), purpose.strip())
        known = Colleagues(self._sitting).known()
        return Held(
            person=whole.id,
            name=display_name(whole.shown, on=self._today()) or whole.shown.description,
            number=whole.kept.shown_number,
            agency=self._sitting.pack.agency.name,
            made_at=self._now(),
            purpose=purpose.strip(),
            records=records,
            documents=tuple(one for one in gathered.records if isinstance(one, Attachment)),
            lookings=lookings,
            left_out=tuple(one for one in LeftOut if one in gathered.left_out),
            officers={one.id: one.name for one in known.values()},
        )

    def _records(self, reader: Reader, whole: WholePerson) -> Iterator[Record]:
        """Yield the records that are the person, every one about them, and those about their cases."""
        yield from (whole.kept, *whole.others)
        cases = about(reader, Case, whole.ids, visible=self._listed(Case))
        for subject in SUBJECTS:
            if reader.schema.of(subject).link_codes:
                targets = (*whole.ids, *(one.id for one in cases)) if subject is not Person else ()
                yield from about(reader, subject, targets, visible=self._listed(subject)) if targets else ()

    def _told(self, reader: Reader, record: Record, gathered: "_Gathered") -> HeldRecord:
        shown, hidden = self._shown(reader, record, gathered)
        rows = reader.schema.of(type(record))
        told = (one for revision in reader.history(type(record), record.id) for one in told_in(rows, revision))
        blanks = {name.replace("_", " ") for name in hidden}
        return HeldRecord(
            kind=record.definition.kind,
            id=record.id,
            fields=rows.plain(shown),
            words=tuple(self._in_words(shown)),
            changes=tuple(one for one in told if one.field not in blanks),
        )

    def _in_words(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield the fields of a record that say something, in words; ids of other records say nothing to a reader."""
        for field in record.definition.fields:
            value = getattr(record, field.name)
            if value != field.default:
                several = value if isinstance(value, tuple) else (value,)
                words = "; ".join(filter(None, (self._as_read(one) for one in several)))
                if words:
                    yield field.name.replace("_", " "), words

    def _as_read(self, value: Any) -> str:
        if isinstance(value, UUID):
            return ""
        if isinstance(value, datetime):
            return f"{self._sitting.calendar.local(value):%Y-%m-%d %H:%M}"
        return in_words(value)

    def _shown(self, reader: Reader, record: Record, gathered: "_Gathered") -> tuple[Record, set[str]]:
        """Return the record as it may be handed out, and the names of the fields whose words are left out."""
        shown, hidden = self._discreet(reader, record), set[str]()
        if shown is not record:
            hidden = {one.name for one in record.definition.fields if one.rule.sensitive}
            gathered.left_out.add(LeftOut.SENSITIVE)
        if isinstance(shown, SafetyFact) and shown.source:
            shown, hidden = replace(shown, source=""), {*hidden, _SOURCE}
            gathered.left_out.add(LeftOut.REPORTERS)
        return shown, hidden

    def _lookings(self, reader: Reader, whole: WholePerson, gathered: "_Gathered") -> tuple[Looking, ...]:
        if not self._allows(Action.READ_TRAIL, resource_of(reader, whole.kept)):
            gathered.left_out.add(LeftOut.LOOKINGS)
            return ()
        return tuple(lookings_at(reader.connection, whole.ids, limit=MOST_LOOKINGS))


class _Gathered:
    """The records of a package, each once, without those that are about other people and not about this one."""

    def __init__(self, found: Iterable[Record], whole: WholePerson) -> None:
        self.left_out = {LeftOut.NOT_READABLE}
        once = {one.id: one for one in found}
        kept = {one.id: one for one in once.values() if _is_theirs(one, whole.ids)}
        self.records = tuple(kept.values())
        if len(kept) < len(once):
            self.left_out.add(LeftOut.OTHERS)


def _is_theirs(record: Record, ids: Collection[UUID]) -> bool:
    if isinstance(record, _OF_OTHERS):
        return False
    if isinstance(record, Person):
        return record.id in ids
    named = {*_ids_in(getattr(record, "person", None)), *_ids_in(getattr(record, "people", ()))}
    return not named or not named.isdisjoint(ids)


def _ids_in(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _ids_in(getattr(one, "person", one))
