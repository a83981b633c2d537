"""What happened with a person, over all channels and all records that are that person, newest first, page by page.

The links are kept in the order of their moments, so a page costs what it shows. What the officer may not see is left
out by the query that fetches it; what was corrected gives way to its correction; a contact that was identified later
stands where it took place; a visit gives way to the contact that was recorded of it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from caseworker.domain.appointments import Appointment
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent
from caseworker.domain.definition import Record
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel, Interaction
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

_CONTACT = Interaction.definition.kind
_CODE_OF_CONTACT = link_code("interaction", "people")
_CORRECTIONS = (link_code("interaction", "corrects"), link_code("note", "corrects"))
_DIRECT = """
SELECT l.moment, l.source, l.code FROM link l
WHERE l.target IN ({people}) AND l.code IN ({codes}) AND (l.moment, l.source) {beyond} (?, ?)
"""
_IDENTIFIED_LATER = f"""
SELECT i.occurred_at, i.id, {_CODE_OF_CONTACT} FROM link l
JOIN identification d ON d.id = l.source JOIN interaction i ON i.id = d.interaction
WHERE l.target IN ({{people}}) AND l.code = {link_code("identification", "person")} AND d.withdraws IS NULL
AND NOT EXISTS (SELECT 1 FROM link w WHERE w.target = d.id AND w.code = {link_code("identification", "withdraws")})
AND (i.occurred_at, i.id) {{beyond}} (?, ?)
"""
_NOT_CORRECTED = (
    f"NOT EXISTS (SELECT 1 FROM link k WHERE k.target = p.source AND k.code IN ({_CORRECTIONS[0]}, {_CORRECTIONS[1]}))"
)
_TOLD_BY_ITS_CONTACT = f"""
EXISTS (SELECT 1 FROM link t JOIN interaction AS r ON r.id = t.source WHERE t.target = p.source
AND t.code = {link_code("interaction", "visit")} AND r.channel = '{Channel.VISIT}' AND ({{seen}}))
"""
_LATEST = (1 << 63) - 1, b"\xff" * 16
_EARLIEST = -(1 << 63), b""
_LOOKED_THROUGH = 500  # places fetched at once while most of them may be left out


def _every(_record: Record) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a timeline is wanted: of these subjects, those that `keep` says, in which order.

    `sifts` tells that `keep` leaves something out, so that more is fetched at once.
    """

    subjects: tuple[type[Record], ...] = SHOWN
    keep: Callable[[Record], bool] = _every
    oldest_first: bool = False

    @property
    def sifts(self) -> bool:
        """Whether some of the subjects' records may be left out."""
        return self.keep is not _every


WHOLE = Part()


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
    """Part of a timeline, in the order asked for. `older` is where the next page begins, None at the end."""

    happenings: tuple[Happening, ...]
    older: Spot | None


def page_of(
    reader: Reader,
    people: Collection[PersonId],
    *,
    visible: Mapping[str, VisibleClause],
    before: Spot | None = None,
    limit: int = 100,
    part: Part = WHOLE,
) -> Page:
    """Return at most `limit` things that happened with a person, given as all records that are that person.

    `before` is the `older` of the page before this one, in the same order.
    """
    first = _EARLIEST if part.oldest_first else _LATEST
    spot = first if before is None else (to_micros(before.at), before.id.bytes)
    at_once = max(limit, _LOOKED_THROUGH) if part.sifts else limit
    found: list[Happening] = []
    while True:
        places = _places(reader, people, spot, at_once, part, visible[_CONTACT])
        found += [one for one in _fetched(reader, places, visible) if part.keep(one.record)]
        if len(places) < at_once or len(found) >= limit:
            break
        spot = places[-1][0], places[-1][1]
    shown = tuple(found[:limit])
    more = len(found) > limit or len(places) == at_once
    return Page(shown, Spot(shown[-1].at, shown[-1].record.id) if more and shown else None)


def counts_of(
    reader: Reader, people: Collection[PersonId], *, visible: Mapping[str, VisibleClause]
) -> tuple[dict[str, int], dict[Channel, int]]:
    """Return how many things stand on the timeline: of every kind but contacts, and of contacts by their channel."""
    kinds = {one.definition.kind: _count(reader, people, one, visible) for one in SHOWN if one is not Interaction}
    where, parameters = _among(reader, people, Interaction, visible)
    channels = sql.run(
        reader.connection, f"SELECT r.channel, count(*) FROM interaction AS r {where} GROUP BY r.channel", parameters
    )
    return kinds, {Channel(str(channel)): int(count) for channel, count in channels}


def _count(
    reader: Reader, people: Collection[PersonId], subject: type[Record], visible: Mapping[str, VisibleClause]
) -> int:
    where, parameters = _among(reader, people, subject, visible)
    return reader.count(subject, where, parameters)


def _among(
    reader: Reader, people: Collection[PersonId], subject: type[Record], visible: Mapping[str, VisibleClause]
) -> tuple[str, tuple[object, ...]]:
    """The condition, on the subject's table `r`, of what stands on a timeline and may be seen."""
    places, parameters = _places_sql(reader, people, _EARLIEST, Part((subject,), oldest_first=True))
    seen = visible[subject.definition.kind]
    standing, known = _standing(visible[_CONTACT])
    where = f"WHERE r.id IN (SELECT p.source FROM ({places}) p WHERE {standing}) AND ({seen.sql})"
    return where, (*parameters, *known, *seen.parameters)


def _standing(contacts: VisibleClause) -> tuple[str, tuple[object, ...]]:
    """The condition, on places `p`, of what nothing else tells: for an officer who may see these contacts."""
    told = _TOLD_BY_ITS_CONTACT.format(seen=contacts.sql)
    return f"{_NOT_CORRECTED} AND NOT {told}", tuple(contacts.parameters)


def _places(  # noqa: PLR0917  # the parts of one question
    reader: Reader,
    people: Collection[PersonId],
    spot: tuple[int, bytes],
    limit: int,
    part: Part,
    contacts: VisibleClause,
) -> Sequence[tuple[int, bytes, int]]:
    places, parameters = _places_sql(reader, people, spot, part)
    order = "ASC" if part.oldest_first else "DESC"
    standing, known = _standing(contacts)
    statement = (
        f"SELECT p.moment, p.source, min(p.code) FROM ({places}) p WHERE {standing} "
        f"GROUP BY p.moment, p.source ORDER BY p.moment {order}, p.source {order} LIMIT ?"
    )
    return cast(
        Sequence[tuple[int, bytes, int]], sql.run(reader.connection, statement, (*parameters, *known, limit)).fetchall()
    )


def _places_sql(
    reader: Reader, people: Collection[PersonId], spot: tuple[int, bytes], part: Part
) -> tuple[str, tuple[object, ...]]:
    """The moments and sources beyond a spot, with what stands for the question marks."""
    codes = ",".join(str(code) for one in part.subjects for code in sorted(reader.schema.of(one).link_codes))
    ways = [_DIRECT, _IDENTIFIED_LATER] if Interaction in part.subjects else [_DIRECT]
    marks, beyond = ",".join("?" * len(people)), ">" if part.oldest_first else "<"
    told = " UNION ALL ".join(way.format(people=marks, codes=codes, beyond=beyond) for way in ways)
    those = tuple(one.bytes for one in people)
    return told, tuple(value for _ in ways for value in (*those, *spot))


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
