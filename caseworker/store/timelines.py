"""What happened with a person, over all channels and all records that are that person, newest first, page by page.

The links are kept in the order of their moments, so a page costs what it shows. What the officer may not see is left
out by the query that fetches it; what was corrected gives way to its correction; a contact that was identified later
stands where it took place.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseworker.domain.appointments import Appointment
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent
from caseworker.domain.definition import Record
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.notes import Note
from caseworker.domain.plain import from_micros, to_micros
from caseworker.domain.referrals import Referral
from caseworker.domain.safety import SafetyFact
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit
from caseworker.domain.walk_ins import WalkIn
from caseworker.store import sql
from caseworker.store.about import seen_of
from caseworker.store.reader import Reader
from caseworker.store.rows.tables import link_code
from caseworker.store.search.hits import VisibleClause

SHOWN: tuple[type[Record], ...] = (
    Interaction,
    Note,
    Case,
    Task,
    Visit,
    Appointment,
    WalkIn,
    Referral,
    Attachment,
    Consent,
    SafetyFact,
)
"""The subjects that stand on a timeline."""

_CODE_OF_CONTACT = link_code("interaction", "people")
_CORRECTIONS = (link_code("interaction", "corrects"), link_code("note", "corrects"))
_DIRECT = """
SELECT l.moment, l.source, l.code FROM link l
WHERE l.target IN ({people}) AND l.code IN ({codes}) AND (l.moment, l.source) < (?, ?)
"""
_IDENTIFIED_LATER = f"""
SELECT i.occurred_at, i.id, {_CODE_OF_CONTACT} FROM link l
JOIN identification d ON d.id = l.source JOIN interaction i ON i.id = d.interaction
WHERE l.target IN ({{people}}) AND l.code = {link_code("identification", "person")} AND d.withdraws IS NULL
AND NOT EXISTS (SELECT 1 FROM link w WHERE w.target = d.id AND w.code = {link_code("identification", "withdraws")})
AND (i.occurred_at, i.id) < (?, ?)
"""
_NOT_CORRECTED = (
    f"NOT EXISTS (SELECT 1 FROM link k WHERE k.target = p.source AND k.code IN ({_CORRECTIONS[0]}, {_CORRECTIONS[1]}))"
)
_LATEST = (1 << 63) - 1, b"\xff" * 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a timeline: the page before it holds what is older."""

    at: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on a timeline: when it was, and its record."""

    at: datetime
    record: Record

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.record.definition.kind


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a timeline, newest first. `older` is where the next page begins, None at the end."""

    happenings: tuple[Happening, ...]
    older: Spot | None


def page_of(
    reader: Reader,
    people: Collection[PersonId],
    *,
    visible: Mapping[str, VisibleClause],
    before: Spot | None = None,
    limit: int = 100,
) -> Page:
    """Return at most `limit` things that happened with a person, given as all records that are that person."""
    spot = _LATEST if before is None else (to_micros(before.at), before.id.bytes)
    found: list[Happening] = []
    while True:
        places = _places(reader, people, spot, limit)
        found += _fetched(reader, places, visible)
        if len(places) < limit or len(found) >= limit:
            break
        spot = places[-1][0], places[-1][1]
    shown = tuple(found[:limit])
    more = len(found) > limit or len(places) == limit
    return Page(shown, Spot(shown[-1].at, shown[-1].record.id) if more and shown else None)


def _places(
    reader: Reader, people: Collection[PersonId], spot: tuple[int, bytes], limit: int
) -> Sequence[tuple[int, bytes, int]]:
    marks = ",".join("?" * len(people))
    codes = ",".join(str(code) for one in SHOWN for code in sorted(reader.schema.of(one).link_codes))
    direct = _DIRECT.format(people=marks, codes=codes)
    later = _IDENTIFIED_LATER.format(people=marks)
    statement = (
        f"SELECT p.moment, p.source, min(p.code) FROM ({direct} UNION ALL {later}) p WHERE {_NOT_CORRECTED} "
        "GROUP BY p.moment, p.source ORDER BY p.moment DESC, p.source DESC LIMIT ?"
    )
    those = tuple(one.bytes for one in people)
    found: list[tuple[int, bytes, int]] = sql.run(
        reader.connection, statement, (*those, *spot, *those, *spot, limit)
    ).fetchall()
    return found


def _fetched(
    reader: Reader, places: Sequence[tuple[int, bytes, int]], visible: Mapping[str, VisibleClause]
) -> list[Happening]:
    kinds = reader.schema.link_sources
    wanted: dict[str, list[UUID]] = {}
    for _, source, code in places:
        wanted.setdefault(kinds[code], []).append(UUID(bytes=source))
    records = {
        record.id: record
        for subject in SHOWN
        if (kind := subject.definition.kind) in wanted
        for record in seen_of(reader, subject, wanted[kind], visible=visible[kind])
    }
    return [
        Happening(from_micros(moment), records[record_id])
        for moment, source, _ in places
        if (record_id := UUID(bytes=source)) in records
    ]
