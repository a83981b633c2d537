"""In which scopes a record is, and which an officer's devices may hold: two sides of one rule about reading.

A record is in the scope of its territory and tier (`north/0` normal, `north/1` restricted; a sealed one has none), in
`all` when it is what the agency knows and offers, and in `@{officer}` for everyone it is assigned to: the owner of its
case, the officers who visit for that case, those named on a task, a visit or an appointment; a person is assigned to
whoever the person's cases are, and so is what is kept about a person outside of cases (`domain.about_people`).
`access.VisibleScopes` says the same of one actor and one record; a property test holds the two together. Pure:
companions of a record are found by the words it is found by (`mentions_of`).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from uuid import UUID

from caseworker.domain.about_people import ABOUT_PEOPLE, PersonField
from caseworker.domain.access import KINDS_FOR_ALL, Actor, visible_scopes
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import OfficerId
from caseworker.domain.operations import Plain

Fields = Mapping[str, Plain]

ALL = "all"
NAMED_ON: Mapping[str, tuple[str, ...]] = {
    "task": ("assignee",),
    "visit": ("officer", "second_officer"),
    "appointment": ("officer",),
}
_TIERS = {one.value: one for one in Sensitivity}
_PLACE_AND_TIER = frozenset({"territory", "sensitivity"})
_CASE = frozenset({"owner", "people"})
_WORDS = 1 << 14  # made of ids that come again and again, which is slow
OWN_MARK = "@"  # begins the scope of an officer


def scope_of(territory: str, tier: int) -> str:
    """Return the scope of a territory and a tier of sensitivity."""
    return f"{territory}/{tier}"


@lru_cache(maxsize=_WORDS)
def personal(officer: OfficerId) -> str:
    """Return the scope of what is assigned to an officer."""
    return f"{OWN_MARK}{officer}"


@lru_cache(maxsize=1 << 12)
def officers_in(scopes: frozenset[str]) -> frozenset[OfficerId]:
    """Return the officers whose own scopes are among these: to whom a record in them is assigned."""
    return frozenset(OfficerId(UUID(one[1:])) for one in scopes if one.startswith(OWN_MARK) and "/" not in one)


def scopes_for(actor: Actor) -> frozenset[str]:
    """Return the scopes the devices of an officer may hold. Roles that read no records have none."""
    reach = visible_scopes(actor)
    tiers = [tier for tier in Sensitivity if tier <= reach.up_to]
    placed = {scope_of(territory, tier) for territory in reach.territories for tier in tiers}
    offered = {ALL} if reach.kinds_for_all else set()
    own = set() if reach.assigned_to is None else {personal(reach.assigned_to)}
    return frozenset(placed | offered | own)


def scopes_of_record(kind: str, fields: Fields, *, assigned: Iterable[OfficerId]) -> frozenset[str]:
    """Return every scope a record is in; one without a territory is in nobody's."""
    tier, territory = tier_of(fields), str(fields.get("territory") or "")
    place = scope_of(territory, tier) if territory and tier is not Sensitivity.SEALED else ""
    offered = ALL if kind in KINDS_FOR_ALL and tier is Sensitivity.NORMAL else ""
    return _together(frozenset({place, offered}), frozenset(assigned))


@lru_cache(maxsize=_WORDS)
def _together(scopes: frozenset[str], assigned: frozenset[OfficerId]) -> frozenset[str]:
    """Return scopes with those of officers, the same object for the same ones; "" is none."""
    return scopes.union(map(personal, assigned)) - {""}


def tier_of(fields: Fields) -> Sensitivity:
    """Return how closely a record is kept. A tier that is not known counts as sealed."""
    tier = fields.get("sensitivity") or 0
    return _TIERS.get(tier, Sensitivity.SEALED) if isinstance(tier, int) else Sensitivity.SEALED


def is_near(fields: Fields, scopes: Iterable[str]) -> bool:
    """Whether any tier of a record's territory is among scopes: a new record may be more closely kept than those."""
    territory = fields.get("territory") or ""
    return bool(territory) and any(one.rpartition("/")[0] == territory for one in scopes)


def named_on(kind: str, fields: Fields) -> frozenset[OfficerId]:
    """Return the officers a record itself names as those who do it."""
    named = (id_in(fields.get(field)) for field in NAMED_ON.get(kind, ()))
    return frozenset(OfficerId(one) for one in named if one is not None)


def owner_of(case: Fields) -> frozenset[OfficerId]:
    """Return the owner of a case, as the one or none it has."""
    owner = id_in(case.get("owner"))
    return frozenset() if owner is None else frozenset({OfficerId(owner)})


def case_of(kind: str, record: UUID, fields: Fields) -> UUID | None:
    """Return the case that a record is or belongs to."""
    return record if kind == "case" else id_in(fields.get("case"))


def placed_by(kind: str) -> frozenset[str]:
    """Return the fields of a kind by which it, or what belongs to it, comes into other scopes."""
    about = {field.name for field in ABOUT_PEOPLE.get(kind, ())}
    return _PLACE_AND_TIER | set(NAMED_ON.get(kind, ())) | (_CASE if kind == "case" else about)


def mentions_of(kind: str, fields: Fields) -> frozenset[str]:
    """Return the words by which others find this record: its case, people of a case or whom it is about, its file."""
    return frozenset(_mentions(kind, fields))


def _mentions(kind: str, fields: Fields) -> Iterator[str]:
    case = id_in(fields.get("case"))
    if case is not None:
        yield of_case(case)
        if kind == "visit":
            yield visits_of(case)
    if kind == "case":
        people = fields.get("people")
        for one in people if isinstance(people, list) else ():
            person = id_in(one.get("person")) if isinstance(one, dict) else None
            if person is not None:
                yield of_person(person)
    yield from (about_person(person) for person in followed_by(kind, fields))
    if kind == "attachment" and isinstance(fields.get("sha256"), str):
        yield f"file:{fields['sha256']}"


@lru_cache(maxsize=_WORDS)
def of_case(case: UUID) -> str:
    """Return the word for what belongs to a case."""
    return f"case:{case}"


@lru_cache(maxsize=_WORDS)
def visits_of(case: UUID) -> str:
    """Return the word for the visits of a case."""
    return f"visits:{case}"


@lru_cache(maxsize=_WORDS)
def of_person(person: UUID) -> str:
    """Return the word for the cases of a person."""
    return f"person:{person}"


@lru_cache(maxsize=_WORDS)
def about_person(person: UUID) -> str:
    """Return the word for what is kept about a person outside of cases."""
    return f"about:{person}"


def followed_by(kind: str, fields: Fields) -> frozenset[UUID]:
    """Return the people whose cases a record follows: none for one that belongs to a case."""
    if id_in(fields.get("case")) is not None:
        return frozenset()
    return frozenset(person for field in ABOUT_PEOPLE.get(kind, ()) for person in _named_by(field, fields))


def protected_by(case: Fields) -> frozenset[UUID]:
    """Return whom a case protects (`domain.protection`): nobody while it is kept like any other."""
    people = case.get("people")
    if tier_of(case) is Sensitivity.NORMAL or not isinstance(people, list):
        return frozenset()
    told = (id_in(one.get("person")) for one in people if isinstance(one, dict) and one.get("protected"))
    return frozenset(one for one in told if one is not None)


def _named_by(field: PersonField, fields: Fields) -> Iterator[UUID]:
    value = fields.get(field.name)
    for one in value if isinstance(value, list) else [value]:
        told = one.get(field.part) if isinstance(one, dict) else one
        person = id_in(told)
        if person is not None:
            yield person


def companions_of(kind: str, record: UUID, fields: Fields) -> frozenset[str]:
    """Return the words by which a new record's place is worked out: the visits of its case, the cases of people."""
    if kind == "person":
        return frozenset({of_person(record), about_person(record)})
    if kind == "case":
        return frozenset({of_case(record), visits_of(record)})
    case = case_of(kind, record, fields)
    return frozenset(map(of_person, followed_by(kind, fields))) if case is None else frozenset({visits_of(case)})


def named_in(words: Iterable[str], make: str) -> frozenset[UUID]:
    """Return the ids in words that begin with `make` and a colon."""
    return frozenset(UUID(word[len(make) + 1 :]) for word in words if word.startswith(f"{make}:"))


def id_in(value: Plain) -> UUID | None:
    """Return the id that a plain value is, None when it is none."""
    return _parsed(value) if isinstance(value, str) else None


@lru_cache(maxsize=1 << 16)
def _parsed(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
