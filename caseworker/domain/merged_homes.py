"""Where somebody lives once two records of them are merged, when one address is said to hold: the other has ended.

Nothing is lost by it: the ended address stands under an id that follows from the merge and the address, so that undoing
the merge gives the address back as it was, on whatever device, without looking into the history.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from caseworker.domain.contact_points import Address, AddressKind
from caseworker.domain.elements import current
from caseworker.domain.ids import PersonId
from caseworker.domain.merging import MergeId, PersonMerge
from caseworker.domain.people import Person
from caseworker.domain.snapshots import read_snapshot


def home_of(person: Person, on: date) -> Address | None:
    """Return the home of a person on a day; None when none is known."""
    return next(_homes(person, on), None)


def homes_apart(left: Person, right: Person, on: date) -> tuple[Address, Address] | None:
    """Return where two records say that somebody lives, when both say it and not the same."""
    one, other = home_of(left, on), home_of(right, on)
    return None if one is None or other is None or one.shown == other.shown else (one, other)


def living_as(person: Person, merge: PersonMerge, lives_as: PersonId, *, on: date) -> tuple[Address, ...]:
    """Return the addresses of a merged person who lives from a day on where one of the two records says.

    The homes that the other record had on that day end the day before, or on their first day if that is later.
    """
    left, right = (read_snapshot(Person, told) for told in (merge.left_was, merge.right_was))
    other = right if lives_as == merge.left else left
    over = {home.id for home in _homes(other, on)}
    return tuple(_ended(one, merge.id, on) if one.id in over else one for one in person.addresses)


def homes_given_back(person: Person, undone: Iterable[PersonMerge]) -> tuple[Address, ...]:
    """Return the addresses of a record with those that undone merges had ended as they were before, or gone.

    An address that came from the other record goes: it never left that record.
    """
    own: dict[UUID, Address | None] = {}
    for merge in undone:
        for told in (merge.left_was, merge.right_was):
            was = read_snapshot(Person, told)
            for one in was.addresses:
                back = one if was.id == person.id else None
                own[_id_of(one, merge.id)] = own.get(_id_of(one, merge.id)) or back
    kept = (own.get(one.id, one) for one in person.addresses)
    return tuple(one for one in kept if one is not None)


def _homes(person: Person, on: date) -> Iterator[Address]:
    return (one for one in current(person.addresses, on) if one.kind is AddressKind.HOME)


def _ended(home: Address, merge: MergeId, on: date) -> Address:
    last = on - timedelta(days=1)
    if home.valid_from is not None:
        last = max(last, home.valid_from)
    return replace(home, id=_id_of(home, merge), valid_to=last)


def _id_of(home: Address, merge: MergeId) -> UUID:
    return uuid5(merge, home.id.hex)
