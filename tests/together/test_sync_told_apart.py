"""That two records are two people is known to every supervisor who may merge them, and taken back by any of them."""

from collections.abc import Iterator

import pytest

from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.domain.distinctions import PersonDistinction
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from tests.together.sync_offices import Machine, Town, a_town, assert_one, settled

BORN = PartialDate(1958, 3, 14)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        for name in ("Ann", "Ben"):
            made.hires(name, role=Role.SUPERVISOR)
        yield made


def two_records(*machines: Machine) -> tuple[Person, Person]:
    ann, ben = machines
    one = ann.enters("Marta Kowalska", birth_date=BORN)
    other = ben.enters("Martha Kowalska", birth_date=BORN)
    settled(*machines)
    return one, other


def swept(office: Office) -> Office:
    office.finding.prepare()
    while office.sweeping.step(limit=20).goes_on:
        continue
    return office


def test_a_pair_told_apart_here_is_offered_to_nobody_and_a_colleague_takes_it_back(town: Town) -> None:
    ann, ben = town.machines
    one, other = two_records(ann, ben)
    pair = (one.id, other.id)
    for machine in (ann, ben):
        assert pair in [each.key for each in swept(machine.office).duplicates.pairs()]

    ann.office.duplicates.keep_apart(*pair, reason="Another card was shown.")
    settled(ann, ben)

    assert pair not in [each.key for each in ben.office.duplicates.pairs()]
    (decided,) = [each for each in ben.office.duplicates.decided() if each.key == pair]
    assert decided.decided is not None
    assert decided.decided.reason == "Another card was shown."

    ben.office.duplicates.let_meet(*pair, reason="The card was wrong.")
    settled(ann, ben)
    assert pair in [each.key for each in ann.office.duplicates.pairs()]
    assert pair not in ann.office.duplicates.apart()
    assert_one(town)


def test_both_say_so_without_hearing_of_each_other_and_one_doubt_takes_all_back(town: Town) -> None:
    ann, ben = town.machines
    one, other = two_records(ann, ben)
    ann.office.duplicates.keep_apart(one.id, other.id, reason="Another card.")
    ben.office.duplicates.keep_apart(other.id, one.id, reason="Another face.")
    settled(ann, ben)
    with ann.office.store.reading() as reader:
        said = [told for told in reader.select(PersonDistinction) if told.pair == (one.id, other.id)]
    assert len(said) == 2

    assert len(ann.office.duplicates.let_meet(one.id, other.id, reason="One after all.")) == 2
    settled(ann, ben)
    assert (one.id, other.id) not in ben.office.duplicates.apart()
    assert_one(town)
