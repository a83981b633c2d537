"""A clock that is wrong dates what is done wrongly and does nothing else: nothing breaks and every order is kept."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.desk.tasks import Plan, Tasks
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.domain.people import Person
from caseworker.store import travel
from caseworker.store.case_store import CaseStore
from caseworker.store.reader import Reader
from caseworker.store.unit import Deed
from tests.desk.sittings import MORNING
from tests.domain.people_builders import a_name, a_person
from tests.store.agreement import assert_agreed, assert_rebuilt
from tests.store.stores import AUTHOR, a_passing_store
from tests.together.offices import Place, founded

LATEST = datetime(6000, 1, 1)  # noqa: DTZ001  Hypothesis adds the zone; the clock of ties counts milliseconds in 47 bits
LEAPS = (
    MORNING,
    MORNING - timedelta(days=2),
    MORNING + timedelta(days=40),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime(2100, 3, 1, tzinfo=UTC),
    MORNING + timedelta(minutes=1),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return founded(tmp_path_factory.mktemp("profile"))


def a_day_at_work(office: Office, number: int) -> PersonId:
    person = office.people.add(NewPerson(names=(a_name(f"Ada Leap {number}"),)))
    case = Cases(office.sitting).open(
        NewCase(case_type="housing-support", people=(Part(person=person.id, role="applicant"),))
    )
    office.interactions.log(
        ContactEntered(channel=Channel.COUNTER, outcome=ContactOutcome.ANSWERED, people=(person.id,), case=case.id)
    )
    Tasks(office.sitting).plan(Plan(title="ring them", person=person.id, case=case.id))
    office.people.edit(person.id, description=f"turn {number}")
    office.drafts.keep("contact", person.id, text="half a sentence")
    assert office.people.open(person.id).person.description == f"turn {number}"
    assert office.finding.find(f"Leap {number}", kinds=("person",))
    office.people.timeline(person.id)
    return person.id


def clocks(reader: Reader) -> list[tuple[int, int, int]]:
    """Number, hybrid clock and moment of each operation, in the order of the outbox."""
    bodies = [json.loads(one.body or b"") for one in travel.waiting(reader.connection, limit=10_000)]
    return [(body[4], body[6], body[8]) for body in bodies]


def test_a_clock_that_leaps_between_openings_breaks_nothing_and_every_order_is_kept(place: Place) -> None:
    people = []
    for number, moment in enumerate(LEAPS):
        place.clock.moment = moment
        office = place.enter()
        people.append(a_day_at_work(office, number))
        office.close()

    office = place.enter()
    with office.store.reading() as reader:
        told = clocks(reader)
        assert [n for n, _, _ in told] == list(range(1, len(told) + 1))
        assert all(earlier[1] < later[1] for earlier, later in pairwise(told))
        assert [moment for _, _, moment in told] != sorted(moment for _, _, moment in told)  # they did leap
        assert_agreed(reader)
        assert_rebuilt(reader)
        for number, person in enumerate(people):
            edited, made = reader.history(Person, person)
            assert (edited.at, made.at) == (LEAPS[number], LEAPS[number])
            assert [change.after for change in edited.changes] == [f"turn {number}"]
            assert reader.as_it_was(Person, person, LEAPS[number]) == reader.get(Person, person)
    assert len(set(people)) == len(LEAPS)
    office.close()


def test_a_clock_that_leaps_while_at_work_breaks_nothing(place: Place) -> None:
    place.clock.moment = MORNING
    office = place.enter()
    for number, moment in enumerate(LEAPS):
        place.clock.moment = moment
        a_day_at_work(office, 100 + number)
    with office.store.reading() as reader:
        told = clocks(reader)
        assert all(earlier[1] < later[1] for earlier, later in pairwise(told))
        assert_agreed(reader)
    office.close()
    place.clock.moment = MORNING
    place.enter().close()


@given(st.lists(st.datetimes(max_value=LATEST, timezones=st.just(UTC)), min_size=1, max_size=8))
@settings(max_examples=15)
def test_whatever_the_clock_says_history_and_outbox_keep_the_order_of_what_was_done(moments: list[datetime]) -> None:
    person = a_person(description="")
    with a_passing_store() as store:
        _edit_at(store, person, moments)
        with store.reading() as reader:
            told = clocks(reader)
            assert [at for _, _, at in told] == [_micros(moment) for moment in (moments[0], *moments)]
            assert all(earlier[1] < later[1] for earlier, later in pairwise(told))
            assert [one.at for one in reader.history(Person, person.id)] == [*reversed(moments), moments[0]]
            assert reader.get(Person, person.id).description == f"turn {len(moments)}"
            assert_agreed(reader)


def _edit_at(store: CaseStore, person: Person, moments: list[datetime]) -> None:
    with store.unit(Deed(author=AUTHOR, at=moments[0], action="test.add")) as unit:
        unit.add(person)
    for number, moment in enumerate(moments, 1):
        with store.unit(Deed(author=AUTHOR, at=moment, action="test.edit")) as unit:
            unit.save(_described(unit.get(Person, person.id), f"turn {number}"))


def _described(person: Person, words: str) -> Person:
    return replace(person, description=words)


def _micros(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
