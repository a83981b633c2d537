"""People and what ties them, from rows of the population to records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from caseworker.domain.consents import Consent, ConsentWord, Evidence
from caseworker.domain.contact_points import Address, AddressKind, ContactKind, ContactPoint
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.households import Household, HouseholdKind, HouseholdMember, HouseholdRole
from caseworker.domain.ids import HouseholdId, OfficerId, PersonId
from caseworker.domain.names import NameKind, NameOrder, PersonName
from caseworker.domain.people import InterpreterNeed, Person
from caseworker.domain.plain import from_micros
from caseworker.domain.relationships import Relationship, Tie
from caseworker.domain.values import PartialDate
from caseworker.practice.frame import Frame, derived, period
from caseworker.practice.population.tables import (
    TABLES,
    Addresses,
    Consents,
    ContactPoints,
    Households,
    Members,
    Names,
    People,
    Relationships,
    Row,
)

_TABLE_OF: dict[type, str] = {row: name for name, row in TABLES.items()}
_SEXES = {"f": "female", "m": "male"}
_FAMILY_FIRST = frozenset({"Hans", "Hant", "Hang", "Jpan", "Kana"})
_NAME_KINDS = {
    "birth": NameKind.BIRTH,
    "former": NameKind.FORMER,
    "married": NameKind.MARRIED,
    "preferred": NameKind.PREFERRED,
    "transliteration": NameKind.OTHER_SCRIPT,
    "own_script": NameKind.OTHER_SCRIPT,
    "reading": NameKind.OTHER_SCRIPT,
}
_ADDRESS_KINDS = {"care_of": AddressKind.CARE_OF, "second_home": AddressKind.TEMPORARY}
_CONTACT_KINDS = {"mobile": ContactKind.MOBILE, "phone": ContactKind.PHONE, "email": ContactKind.EMAIL}
_HOUSEHOLD_KINDS = {
    "shared": HouseholdKind.SHARED_FLAT,
    "family": HouseholdKind.COUPLE_WITH_CHILDREN,
    "none": HouseholdKind.UNKNOWN,
}
_ROLES = {
    "single": HouseholdRole.HEAD,
    "flatmate": HouseholdRole.LODGER,
    "part_time_child": HouseholdRole.CHILD,
    "resident": HouseholdRole.RESIDENT,
}
_TIES = {"parent_of": Tie.PARENT, "spouse_of": Tie.SPOUSE, "partner_of": Tie.PARTNER, "sibling_of": Tie.SIBLING}
_EVIDENCE = {
    "signed form": Evidence.SIGNED,
    "said on the telephone": Evidence.SPOKEN,
    "ticked on the web form": Evidence.WRITTEN,
}
R = TypeVar("R", bound=Row)
K = TypeVar("K")


@dataclass(slots=True)
class Rows:
    """The rows of one neighbourhood, without people who asked to be erased and what is about them."""

    tables: dict[str, list[Row]]
    gone: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.gone = frozenset(row.record_id for row in self.all(People) if row.erased_on)

    def all(self, kind: type[R]) -> list[R]:
        """Return every row of a kind that is not about someone erased."""
        gone: frozenset[str] = getattr(self, "gone", frozenset())
        found = (row for row in self.tables.get(_TABLE_OF[kind], ()) if isinstance(row, kind))
        return [row for row in found if getattr(row, "record_id", "") not in gone]


@dataclass(frozen=True, slots=True)
class _Known:
    """What belongs to one record of a person."""

    names: list[Names]
    points: list[ContactPoints]
    addresses: list[Addresses]


def people_of(rows: Rows, frame: Frame, territory: str) -> Iterator[Record]:
    """Yield people, households, relationships and consents."""
    names = _grouped(rows.all(Names))
    points = _grouped(rows.all(ContactPoints))
    addresses = _grouped(rows.all(Addresses))
    for row in rows.all(People):
        one = row.record_id
        known = _Known(names.get(one, []), points.get(one, []), addresses.get(one, []))
        yield _person(row, frame, territory, known=known)
    yield from _households(rows, territory)
    for tie in rows.all(Relationships):
        if not {tie.from_id, tie.to_id} & rows.gone and tie.from_id != tie.to_id:
            yield _relationship(tie, territory)
    for consent in rows.all(Consents):
        yield _consent(consent, frame, territory)


def _grouped(rows: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for row in rows:
        found.setdefault(row.record_id, []).append(row)  # type: ignore[union-attr]  # only rows about one person come here
    return found


def _person(row: People, frame: Frame, territory: str, *, known: "_Known") -> Person:
    own = UUID(row.record_id)
    return Person(
        id=PersonId(own),
        territory=territory,
        sensitivity=Sensitivity(row.sensitivity),
        number=frame.person_number(row.number),
        identified=bool(row.full_name),
        description="" if row.full_name else "known to the office, name not told",
        names=((_first_name(row, own),) if row.full_name else ()) + tuple(_name(one) for one in known.names),
        birth_date=PartialDate.from_text(row.birth_date) if row.birth_date else None,
        died_on=PartialDate.from_text(row.died_on) if row.died_on else None,
        sex=_SEXES.get(row.sex, row.sex),
        language=row.language,
        interpreter=InterpreterNeed.ALWAYS if row.interpreter else InterpreterNeed.UNKNOWN,
        access_needs=(row.access_format,) if row.access_format else (),
        contact_points=tuple(_point(one) for one in known.points),
        addresses=tuple(_address(one) for one in known.addresses),
    )


def _first_name(row: People, own: UUID) -> PersonName:
    return PersonName(
        id=derived(own, "name"),
        kind=NameKind.OFFICIAL,
        full=row.full_name,
        given=row.given,
        family=row.family,
        order=_order(row.script),
        script=row.script,
    )


def _name(row: Names) -> PersonName:
    first, last = period(row.valid_from, row.valid_to)
    return PersonName(
        id=UUID(row.name_id),
        kind=_NAME_KINDS.get(row.kind, NameKind.ALIAS),
        full=row.full_name,
        given=row.given,
        family=row.family,
        order=_order(row.script),
        script=row.script,
        valid_from=first,
        valid_to=last,
    )


def _order(script: str) -> NameOrder:
    return NameOrder.FAMILY_FIRST if script in _FAMILY_FIRST else NameOrder.GIVEN_FIRST


def _point(row: ContactPoints) -> ContactPoint:
    first, last = period(row.valid_from, row.valid_to)
    return ContactPoint(
        id=UUID(row.contact_id),
        kind=_CONTACT_KINDS[row.kind],
        phone="" if row.kind == "email" else row.value,
        email=row.value if row.kind == "email" else "",
        note=row.note,
        stale=row.stale,
        valid_from=first,
        valid_to=last,
    )


def _address(row: Addresses) -> Address:
    first, last = period(row.valid_from, row.valid_to)
    return Address(
        id=UUID(row.address_id),
        kind=_ADDRESS_KINDS.get(row.kind, AddressKind.HOME),
        street=", ".join(part for part in (row.flat, row.line) if part),
        locality=row.locality,
        postcode=row.postcode,
        country=row.country,
        care_of=row.care_of,
        valid_from=first,
        valid_to=last,
    )


def _households(rows: Rows, territory: str) -> Iterator[Household]:
    members: dict[str, list[Members]] = {}
    for row in rows.all(Members):
        members.setdefault(row.household_id, []).append(row)
    families = {row.record_id: row.family or row.full_name for row in rows.all(People)}
    for home in rows.all(Households):
        inside = members.get(home.household_id, [])
        if inside:
            yield Household(
                id=HouseholdId(UUID(home.household_id)),
                territory=territory,
                name=families.get(inside[0].record_id, ""),
                kind=_HOUSEHOLD_KINDS.get(home.kind) or _known(HouseholdKind, home.kind, HouseholdKind.UNKNOWN),
                members=tuple(_member(one) for one in inside),
            )


def _member(row: Members) -> HouseholdMember:
    first, last = period(row.valid_from, row.valid_to)
    return HouseholdMember(
        id=UUID(row.member_id),
        person=PersonId(UUID(row.record_id)),
        role=_ROLES.get(row.role) or _known(HouseholdRole, row.role, HouseholdRole.MEMBER),
        part_time=row.role == "part_time_child",
        valid_from=first,
        valid_to=last,
    )


def _relationship(row: Relationships, territory: str) -> Relationship:
    first, last = period(row.valid_from, row.valid_to)
    return Relationship(
        id=UUID(row.relationship_id),
        territory=territory,
        first=PersonId(UUID(row.from_id)),
        second=PersonId(UUID(row.to_id)),
        tie=_TIES.get(row.kind, Tie.OTHER_RELATIVE),
        valid_from=first,
        valid_to=last,
    )


def _consent(row: Consents, frame: Frame, territory: str) -> Consent:
    return Consent(
        id=UUID(row.consent_id),
        territory=territory,
        person=PersonId(UUID(row.record_id)),
        purpose=frame.purpose(row.purpose),
        word=ConsentWord.GIVEN if row.given else ConsentWord.WITHDRAWN,
        evidence=_EVIDENCE.get(row.evidence, Evidence.SPOKEN),
        at=from_micros(row.at),
        recorded_by=OfficerId(UUID(row.recorded_by)),
        recorded_at=from_micros(row.at),
    )


def _known(words: type[K], word: str, otherwise: K) -> K:
    try:
        return words(word)  # type: ignore[call-arg]  # an enumeration, looked up by its value
    except ValueError:
        return otherwise
