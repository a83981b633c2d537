"""Reports of one matter at a place: offered while the place is entered, joined by contacts, told of when it is done."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.front_desk import FrontDesk, WrapUp
from caseworker.desk.interactions import ContactEntered, Interactions
from caseworker.desk.place_reports import PlaceReports
from caseworker.desk.printing import Printing
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Role
from caseworker.domain.case_types import NotInPack
from caseworker.domain.cases import Case, Status
from caseworker.domain.inputs import TitleMissing
from caseworker.domain.interactions import Channel, ContactOutcome, Direction
from caseworker.domain.people import ContactWay, Person
from caseworker.domain.tasks import Task
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock, a_sitting, trail
from tests.desk.test_counter import lease
from tests.desk.work import Work, a_known_person
from tests.domain.people_builders import a_name, a_phone, an_address, an_id
from tests.store.stores import deed

STREET = "street-report"


class AtTheDesk(Work):
    def __post_init__(self) -> None:
        super().__post_init__()
        self.contacts = Interactions(self.sitting)
        self.desk = FrontDesk(self.sitting, self.counter, self.contacts, self.tasks)
        self.places = PlaceReports(self.sitting)

    def report(self, place: str, *people: Person, case_type: str = STREET, **kept: Any) -> Case:
        role = "reporter" if case_type == STREET else "person"
        parts = tuple(Part(person=one.id, role=role) for one in people)
        made = self.cases.open(NewCase(case_type=case_type, people=parts, place=place))
        with self.store.unit(deed()) as unit:
            unit.save(replace(unit.get(Case, made.id), **kept))
        return made

    def join(self, case: Case, *people: Person, **over: Any) -> None:
        said = a_call(case=case.id, people=tuple(one.id for one in people), **over)
        self.desk.wrap_up(WrapUp(contact=said, counter=""))

    def offered(self, place: str, *, unfinished: bool = False) -> list[str]:
        return [one.place for one in self.places.near(STREET, place, unfinished=unfinished)]


def a_call(**over: Any) -> ContactEntered:
    filled = {"channel": Channel.PHONE, "outcome": ContactOutcome.JOINED_TO_CASE, "reason": "street"}
    return ContactEntered(**filled | over)


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> AtTheDesk:
    lease(store)
    return AtTheDesk(a_sitting(store, role=Role.FRONT_DESK, territories=("riverside",), at=clock, desk="counter-1"))


def somebody(work: Work, name: str = "Olga Pavlova", **over: Any) -> Person:
    return a_known_person(work.store, territory="riverside", names=(a_name(name),), **over)


def test_an_open_report_of_the_same_street_is_offered_with_its_reference_and_when_it_is_due(
    work: AtTheDesk, clock: MovableClock
) -> None:
    case = work.report("Main Street 12")
    clock.forward(days=1)

    (found,) = work.places.near(STREET, "14 Main St")

    assert (found.case, found.number, found.place, found.reports) == (case.id, case.shown_number, "Main Street 12", 1)
    assert (found.nearness.houses, found.nearness.metres) == (2, None)
    assert found.due is not None
    assert (found.due.deadline.rule, found.due.is_overdue) == ("done", False)


@pytest.mark.parametrize("typed", ["Mai", "Main Str", "Main Street", "main street 1", "near Main Street 14"])
def test_it_is_offered_while_the_place_is_still_being_typed(work: AtTheDesk, typed: str) -> None:
    work.report("Main Street 12")

    assert work.offered(typed, unfinished=True) == ["Main Street 12"]


def test_what_is_far_closed_of_another_kind_or_in_another_town_is_not_offered(work: AtTheDesk) -> None:
    work.report("Main Street 90")
    work.report("Main Street 12, Northgate")
    work.report("Main Street 12", case_type="service-request")
    work.report("Maine Road 12")
    work.report("Main Street 14", status=Status.CLOSED)

    assert work.offered("Main Street 14, Riverside") == []


def test_the_nearest_comes_first_and_a_street_without_a_number_last(work: AtTheDesk) -> None:
    for place in ("Main Street", "Main Street 20", "Main St 13", "Corner of Main Street and Oak Road"):
        work.report(place)

    found = work.offered("Main Street 14")

    assert found[:2] == ["Main St 13", "Main Street 20"]
    assert set(found[2:]) == {"Main Street", "Corner of Main Street and Oak Road"}


def test_coordinates_are_compared_by_metres_also_over_the_date_line(work: AtTheDesk) -> None:
    work.report("Bus stop", latitude_udeg=0, longitude_udeg=-179_999_800)
    work.report("Lamp", latitude_udeg=0, longitude_udeg=179_999_400)
    work.report("Far lamp", latitude_udeg=0, longitude_udeg=179_990_000)

    found = work.places.near(STREET, "0.0, 179.9998")

    assert {(one.place, one.nearness.metres) for one in found} == {("Bus stop", 44), ("Lamp", 44)}


def test_only_matters_that_the_officer_may_see_are_offered(work: AtTheDesk) -> None:
    work.report("Main Street 12", territory="riverside")
    elsewhere = AtTheDesk(a_sitting(work.store, territories=("north",)))

    assert elsewhere.places.near(STREET, "Main Street 12") == ()


def test_types_that_ask_for_no_place_offer_nothing_and_unknown_ones_are_refused(work: AtTheDesk) -> None:
    assert work.places.near("housing-support", "Main Street 12") == ()
    with pytest.raises(NotInPack):
        work.places.near("no-such-type", "Main Street 12")


def test_joining_adds_a_reporter_and_makes_no_second_case(work: AtTheDesk) -> None:
    case = work.report("Main Street 12", somebody(work))

    work.join(case, somebody(work, "Viktor Balint"))

    assert work.places.standing(case.id).reports == 2
    with work.store.reading() as reader:
        assert reader.count(Case) == 1


def test_who_gives_no_name_counts_and_who_reports_twice_counts_once(work: AtTheDesk) -> None:
    olga, viktor = somebody(work), somebody(work, "Viktor Balint")
    case = work.report("Main Street 12", olga)
    for people in ((viktor,), (viktor,), (olga,), (), ()):
        work.join(case, *people)
    work.join(case, direction=Direction.OUT)

    assert work.places.standing(case.id).reports == 4


def test_a_matter_that_nobody_known_reported_has_one_reporter_before_the_first_joins(work: AtTheDesk) -> None:
    case = work.report("Main Street 12")
    assert work.places.standing(case.id).reports == 1

    work.join(case, somebody(work))

    assert work.places.standing(case.id).reports == 2


def test_a_nameless_caller_who_is_identified_later_is_no_further_reporter(work: AtTheDesk) -> None:
    case, viktor = work.report("Main Street 12", somebody(work)), somebody(work, "Viktor Balint")
    ended = work.desk.wrap_up(WrapUp(contact=a_call(case=case.id), counter=""))
    work.contacts.identify(ended.contact.id, viktor.id, how_known="Called again.")

    assert work.places.standing(case.id).reports == 2
    assert work.places.told(case.id).unnamed == 0


def test_a_call_begins_a_case_with_its_place_and_its_caller_in_one_step(work: AtTheDesk) -> None:
    viktor = somebody(work, "Viktor Balint")
    new = NewCase(case_type=STREET, people=(Part(person=viktor.id, role="reporter"),), place="Main Street 14")

    ended = work.desk.wrap_up(WrapUp(contact=a_call(people=(viktor.id,)), counter="", begins=new))

    assert ended.begun is not None
    assert (ended.contact.case, ended.contact.outcome) == (ended.begun.id, ContactOutcome.NEW_CASE)
    assert work.places.standing(ended.begun.id).reports == 1


def test_a_case_is_begun_with_its_call_or_not_at_all(work: AtTheDesk) -> None:
    new = NewCase(case_type=STREET, place="Main Street 14")
    with pytest.raises(TitleMissing):
        work.desk.wrap_up(WrapUp(contact=a_call(), counter="", begins=new, call_back=Plan(title=" ")))

    with work.store.reading() as reader:
        assert reader.count(Case) == 0


def test_everybody_who_left_an_address_is_told_by_the_way_they_prefer(work: AtTheDesk) -> None:
    by_letter = somebody(
        work, addresses=(an_address(),), preferred_contact=ContactWay.LETTER, contact_points=(a_phone(),)
    )
    by_phone = somebody(work, "Viktor Balint", contact_points=(a_phone("0555 010 1111"),))
    nothing = somebody(work, "Nemo Nobody")
    case = work.report("Main Street 12", by_letter)
    for one in (by_phone, nothing):
        work.join(case, one)
    work.join(case)

    told = work.places.told(case.id)

    assert (told.count, told.unnamed) == (4, 1)
    assert [(one.notice.person.id, one.notice.way, one.notice.reach) for one in told.lines] == [
        (by_letter.id, ContactWay.LETTER, an_address().shown),
        (by_phone.id, ContactWay.PHONE, "0555 010 1111"),
    ]
    assert [act for act, _ in trail(work.store)[-3:]] == ["case.read"] * 3


def test_a_receipt_names_the_reporter_while_there_is_one_and_nobody_once_there_are_several(work: AtTheDesk) -> None:
    olga, printing = somebody(work), Printing(work.sitting)
    case = work.report("Main Street 12", olga)
    assert printing.receipt_of_case(case.id).person == olga

    work.join(case, somebody(work, "Viktor Balint"))

    assert printing.receipt_of_case(case.id).person is None


def test_who_must_not_be_reached_in_a_way_is_not_told_by_it(work: AtTheDesk) -> None:
    listened = replace(a_phone(), id=an_id(), safe=False)
    stale = replace(a_phone("0555 010 2222"), id=an_id(), stale=True)
    person = somebody(work, contact_points=(listened, stale), addresses=(an_address(),), not_by=("letter", "visit"))
    case = work.report("Main Street 12", person)

    assert work.places.told(case.id).lines == ()


def test_a_notice_that_is_planned_is_known_the_next_time(work: AtTheDesk) -> None:
    person = somebody(work, contact_points=(a_phone(),))
    case = work.report("Main Street 12", person)
    plan = Plan(title="Tell Olga Pavlova", case=case.id, person=person.id, due=date(2026, 11, 24))

    planned = work.tasks.plan_all([plan])

    (line,) = work.places.told(case.id).lines
    assert line.task is not None
    assert [one.id for one in planned] == [line.task.id]


def test_notices_are_planned_together_or_not_at_all(work: AtTheDesk) -> None:
    case = work.report("Main Street 12")
    with pytest.raises(TitleMissing):
        work.tasks.plan_all([Plan(title="Tell them", case=case.id), Plan(title=" ", case=case.id)])

    with work.store.reading() as reader:
        assert [one.title for one in reader.select(Task) if not one.template] == []
