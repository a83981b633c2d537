"""The sweep: everybody who comes or changes is compared once, whatever cuts it off, and what is listed holds still."""

from dataclasses import replace

import pytest

from caseworker.desk.duplicates import Duplicates
from caseworker.desk.erasing import Erasing
from caseworker.desk.finding import Finding
from caseworker.desk.sitting import Sitting
from caseworker.desk.sweeping import Sweeping, Swept
from caseworker.domain.actions import Role
from caseworker.domain.contact_points import ContactPoint
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change, What
from tests.desk.sittings import a_sitting
from tests.desk.work import keep
from tests.domain.people_builders import a_name, a_person, a_phone
from tests.store.stores import deed, take_in

BORN = PartialDate(1958, 3, 14)


def marta(**over: object) -> Person:
    return a_person(**{"names": (a_name(),), "birth_date": BORN, "territory": "north", **over})


@pytest.fixture
def sitting(store: CaseStore) -> Sitting:
    return a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))


@pytest.fixture
def finding(sitting: Sitting) -> Finding:
    return Finding(sitting)


@pytest.fixture
def desk(sitting: Sitting, finding: Finding) -> Sweeping:
    finding.prepare()
    return Sweeping(sitting, finding)


@pytest.fixture
def listed(sitting: Sitting, finding: Finding) -> Duplicates:
    return Duplicates(sitting, finding)


def sweep(desk: Sweeping) -> int:
    """Sweep to the end; return how many people were looked at."""
    looked_at = 0
    while (swept := desk.step()).goes_on:
        looked_at += swept.looked_at
    return looked_at + swept.looked_at


def change(store: CaseStore, person: Person, **values: object) -> None:
    with store.unit(deed()) as unit:
        unit.save(replace(unit.get(Person, person.id), **values))  # type: ignore[arg-type]


def test_who_was_entered_twice_is_listed_with_what_speaks_for_it(
    store: CaseStore, finding: Finding, desk: Sweeping, listed: Duplicates
) -> None:
    older, younger = marta(), marta(names=(a_name("Martha Kowalska"),))
    keep(store, older, younger, a_person(names=(a_name("Owen Price"),)))
    finding.prepare()

    assert sweep(desk) == 3

    (pair,) = listed.pairs()
    assert pair.key == (older.id, younger.id)
    assert pair.likelihood.probability > 0.5
    assert {"birth_date", "family_name"} <= {one.aspect.value for one in pair.likelihood.reasons if one.bits > 0}
    assert desk.step() == Swept(0, goes_on=False)


def test_a_sweep_that_is_cut_off_goes_on_where_it_was(
    store: CaseStore, sitting: Sitting, finding: Finding, desk: Sweeping, listed: Duplicates
) -> None:
    keep(store, *(marta() for _ in range(5)))
    desk.step(limit=2)
    assert desk.waiting() == 3

    again = Sweeping(sitting, finding)  # another program's
    assert sweep(again) == 3
    assert len(listed.pairs()) == 10


def test_a_pair_leaves_the_list_when_either_changes_until_both_were_compared_again(
    store: CaseStore, desk: Sweeping, listed: Duplicates
) -> None:
    one, other = marta(), marta()
    keep(store, one, other)
    sweep(desk)

    change(store, other, birth_date=PartialDate(1991, 7, 2))
    assert listed.pairs() == ()
    assert desk.waiting() == 1
    assert sweep(desk) == 1
    assert listed.pairs() == ()

    change(store, other, birth_date=BORN)
    sweep(desk)
    assert len(listed.pairs()) == 1


def test_who_changes_in_nothing_that_is_compared_is_not_looked_at_again(
    store: CaseStore, desk: Sweeping, listed: Duplicates
) -> None:
    one = marta()
    keep(store, one, marta())
    sweep(desk)

    change(store, one, contact_note="Only mornings.")

    assert desk.waiting() == 0
    assert len(listed.pairs()) == 1


def test_who_changes_while_being_looked_at_waits_again(store: CaseStore, finding: Finding, sitting: Sitting) -> None:
    one = marta()
    keep(store, one)
    finding.prepare()

    class Hasty(Sweeping):
        def _pairs(self, reader, person):  # type: ignore[no-untyped-def]
            found = super()._pairs(reader, person)
            change(store, one, names=(a_name("Somebody Else"),))
            return found

    Hasty(sitting, finding).step()

    assert Sweeping(sitting, finding).waiting() == 1


def test_people_who_come_by_synchronization_are_compared_too(
    store: CaseStore, desk: Sweeping, listed: Duplicates
) -> None:
    here, coming = marta(), marta(contact_points=(a_phone(),))
    keep(store, here)
    sweep(desk)
    rows = store.schema.of(Person)

    take_in(store, [Change(1, What.FULL, "person", coming.id, rows.plain(coming))], cursor=1)
    assert sweep(desk) == 1
    assert len(listed.pairs()) == 1

    phone = (ContactPoint.of(a_phone().kind, "020 7946 0777", id=a_phone().id),)
    changed = rows.plain(replace(coming, contact_points=phone))["contact_points"]
    take_in(store, [Change(2, What.PUT, "person", coming.id, {"contact_points": changed})], cursor=2)
    assert sweep(desk) == 1
    assert len(listed.pairs()) == 1

    take_in(store, [Change(3, What.LEAVE, "person", coming.id, {})], cursor=3)
    assert listed.pairs() == ()
    with store.reading() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM likely_pair").scalar_one() == 0


def test_nothing_of_a_pair_stays_when_somebody_is_erased(
    store: CaseStore, sitting: Sitting, desk: Sweeping, listed: Duplicates
) -> None:
    one, other = marta(), marta()
    keep(store, one, other)
    sweep(desk)
    listed.keep_apart(one.id, other.id, reason="Two.")

    Erasing(sitting, None, empty_log=lambda: None).erase_person(one.id, reason="As asked.")  # type: ignore[arg-type]

    assert listed.apart() == frozenset()
    with store.reading() as reader:
        for table in ("likely_pair", "person_distinction"):
            assert reader.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 0


def test_before_names_were_read_nothing_is_looked_at(store: CaseStore, sitting: Sitting) -> None:
    keep(store, marta())

    swept = Sweeping(sitting, Finding(sitting)).step()

    assert (swept.looked_at, swept.goes_on, swept.is_ready) == (0, True, False)


def test_who_may_merge_nobody_does_not_sweep_and_leaves_it_for_whoever_may(store: CaseStore, desk: Sweeping) -> None:
    keep(store, marta(), marta())
    officer = a_sitting(store)
    finding = Finding(officer)
    finding.prepare()

    assert Sweeping(officer, finding).step() == Swept(0, goes_on=False)
    assert sweep(desk) == 2
