"""One pothole, several callers: one work order, each hears reference and day, and none hears of another."""

from datetime import timedelta

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case, Status
from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.ids import CaseId
from caseworker.domain.interactions import ContactOutcome, Interaction
from caseworker.domain.people import ContactWay, Person
from caseworker.domain.tasks import Task, TaskState
from tests.domain.people_builders import an_address, an_id
from tests.journeys import there
from tests.journeys.acceptance.steps import choose, click_row, go_to, press_button, reads, step, wait_to_read
from tests.journeys.seats import Seat
from tests.journeys.world import World
from ui.cases.notices_panel import NoticesPanel
from ui.places import Place

FIRST, CALLER, NOBODY = "Olga Pavlova", "Viktor Balint", "Nemo Zdravko"
DUE = "Due by Thursday 26 November."


def a_reporter(office: Office, name: str, **over: object) -> Person:
    return there.somebody(office, name, **over)


def mail(address: str) -> ContactPoint:
    return ContactPoint.of(ContactKind.EMAIL, address, id=an_id())


def a_pothole(office: Office, person: Person) -> Case:
    """An open request at Main Street 12, received yesterday."""
    part = Part(person=person.id, role="reporter")
    received = office.sitting.clock() - timedelta(days=1)
    return office.cases.open(
        NewCase(case_type="street-report", people=(part,), place="Main Street 12", received_at=received)
    )


def begin_a_call(seat: Seat) -> None:
    """Take a call about the street."""
    seat.begin(Place("front-desk"))
    seat.keys.press("F3")
    press_button(seat, "More reasons")
    choose(seat, "Street, light, waste or noise")


def work_on(office: Office, case: CaseId) -> None:
    """Do what comes before the end: look, order the work."""
    for stage in ("receive", "repair"):
        for line in office.cases.page(case).tasks:
            if line.task.stage == stage and line.task.state is TaskState.OPEN:
                office.tasks.finish(line.task.id)
        if stage == "receive":
            office.case_moves.move(case, "repair")


def join(seat: Seat, pothole: Case, place: str, *, caller: str = "") -> None:
    """Take a whole call: the place, the open report, who calls if they say so, and keep it."""
    begin_a_call(seat)
    go_to(seat, "Where is it?")
    seat.keys.say(place, until=lambda: reads(seat, pothole.shown_number))
    press_button(seat, "Join the report at Main Street 12")
    if caller:
        name_the_caller(seat, caller)
    told = len(seat.all(Interaction)) + 1
    seat.keys.press("Ctrl+Return", until=lambda: len(seat.all(Interaction)) == told)


def name_the_caller(seat: Seat, name: str) -> None:
    """Look up who calls, and choose them."""
    go_to(seat, "Who calls?")
    seat.keys.say(name[:6], until=lambda: reads(seat, name))
    click_row(seat, name)


def is_set_to_done(desk: Seat, pothole: Case) -> None:
    """Close the request in the window; the outcome first offered is that it was put right."""
    desk.begin(Place("case", pothole.id))
    wait_to_read(desk, "Reported by", "4 people")
    press_button(desk, "Close case")
    go_to(desk, "Reason")
    desk.keys.say("The hole is filled.")
    desk.keys.press("Ctrl+Return", until=lambda: desk.get(Case, pothole.id).status is Status.CLOSED)
    assert desk.get(Case, pothole.id).outcome == "done"


def notices(seat: Seat) -> list[Task]:
    """The notices that were planned."""
    return [one for one in seat.all(Task) if not one.template]


def test_the_pothole_that_several_report_is_one_request(world: World) -> None:
    seat = world.seat(Role.FRONT_DESK)
    there.nobody_is_here(seat.office)
    first = a_reporter(seat.office, FIRST, addresses=(an_address("3 Oak Row"),))
    seat.office.people.edit(first.id, preferred_contact=ContactWay.LETTER)
    pothole = a_pothole(seat.office, first)
    caller = a_reporter(seat.office, CALLER, contact_points=(mail("viktor@post.example"),))
    a_reporter(seat.office, NOBODY)

    with step(1, "the open request nearby is offered while the place is entered"):
        begin_a_call(seat)
        go_to(seat, "Where is it?")
        seat.keys.say("Main Street 14", until=lambda: reads(seat, pothole.shown_number, "Main Street 12"))

    with step(2, "the caller joins it"):
        press_button(seat, "Join the report at Main Street 12")
        name_the_caller(seat, CALLER)

    with step(3, "reference and day stand in words"):
        wait_to_read(seat, f"The reference is {pothole.shown_number}.", DUE)

    with step(0, "another reporter is not named"):
        assert not reads(seat, FIRST)

    with step(2, "the caller is one more reporter, the request counts two, and there is no second work order"):
        seat.keys.press("Ctrl+Return", until=lambda: seat.all(Interaction))
        (call,) = seat.all(Interaction)
        assert (call.case, call.people, call.outcome) == (pothole.id, (caller.id,), ContactOutcome.JOINED_TO_CASE)
        assert [one.id for one in seat.all(Case)] == [pothole.id]
        assert seat.office.place_reports.standing(pothole.id).reports == 2

    with step(2, "who gives no name, or no address, counts too"):
        join(seat, pothole, "12 Main St")
        join(seat, pothole, "Main Street 10", caller=NOBODY)
        assert seat.office.place_reports.standing(pothole.id).reports == 4

    world.send(Role.FRONT_DESK)
    desk = world.seat(Role.SUPERVISOR)
    desk.send_all()
    work_on(desk.office, pothole.id)

    with step(4, "those who left an address are listed by the way they prefer, the others are not"):
        is_set_to_done(desk, pothole)
        wait_to_read(desk, FIRST, "Letter", "3 Oak Row", CALLER, "E-mail", "viktor@post.example")
        wait_to_read(desk, "2 more cannot be told")
        panel = desk.window.findChild(NoticesPanel)
        assert panel is not None
        assert {row.person for row, _ in panel.boxes} == {first.id, caller.id}

    with step(4, "each gets a notice of their own, which names nobody else"):
        desk.keys.press("Ctrl+Return", until=lambda: len(notices(desk)) == 2)
        named = [{name for name in (FIRST, CALLER, NOBODY) if name in one.title} for one in notices(desk)]
        assert sorted(map(sorted, named)) == [[FIRST], [CALLER]]
