"""A known caller rings again: found by the number on a display, seen on one screen, promised a call at a time."""

from datetime import date, datetime, timedelta

from caseworker.desk.interactions import ContactEntered
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.safety import SafetyKind
from caseworker.domain.tasks import Task
from tests.domain.people_builders import a_phone
from tests.journeys import there
from tests.journeys.acceptance.steps import do, fill, go_to, look_up, palette, read, step, wait_to_read
from tests.journeys.world import World
from ui.places import Place

A_DAY = timedelta(days=1)
SAID = "Wants to know when the boiler comes."
SHOWN = "+44 20 7946 0123"


def test_a_caller_is_known_by_the_number_and_called_back_as_promised(world: World) -> None:
    officer = world.machine(Role.OFFICER).office
    person = there.somebody(officer, "Grace Okafor", contact_points=(a_phone("020 7946 0123"),))
    there.somebody(officer, "Samuel Okafor", contact_points=(a_phone("020 7946 0123"),))
    review = date(2027, 1, 15)
    officer.safety.warn(person.id, SafetyKind.TWO_STAFF, what="Go in pairs.", source="Police", review_on=review)
    case = there.a_case(officer, person.id)
    officer.deadlines.promise(case.id, title="Answer about the boiler", due_at=officer.sitting.clock() + A_DAY)
    for channel in (Channel.PHONE, Channel.EMAIL, Channel.COUNTER):
        _a_contact(officer, person.id, channel)
    world.send(Role.OFFICER)
    seat = world.seat(Role.FRONT_DESK)
    keys = seat.begin(Place("front-desk"))

    with step(1, "the number is found however it is written, and everybody who has it is shown"):
        found = look_up(seat, SHOWN)
        assert any("Grace Okafor" in row for row in found), found
        assert any("Samuel Okafor" in row for row in found), found

    with step(2, "one screen shows who it is, what to mind, all contacts in their order, and what is due"):
        keys.press("Ctrl+K")
        keys.say("Grace Okafor", until=lambda: palette(seat).rows() and palette(seat).rows()[0].about == person.id)
        keys.press("Return", until=lambda: seat.at("person"))
        wait_to_read(
            seat, "Grace Okafor", "Two staff for visits", "Came by phone.", "Came by email.", "Came by counter."
        )
        wait_to_read(seat, case.shown_number, "Answer about the boiler, 1 working day left, Tomorrow")

    with step(4, "a note on the case, and a call back promised for a time, with owner and case"):
        keys = seat.begin(Place("case", case.id))
        do(seat, "Log contact")
        go_to(seat, "What was said")
        keys.say(SAID)
        keys.press("Ctrl+Return", until=lambda: [one for one in seat.all(Interaction) if one.text == SAID])
        keys = seat.begin(Place("person", person.id))
        do(seat, "Add task")
        fill(seat, "Call back", "Thursday 10:00", "HB")
        wait_to_read(seat, "Task added")
        (task,) = [one for one in seat.all(Task) if one.title == "Call back"]
        zone = seat.session.office.sitting.calendar.local
        assert task.due_at == zone(datetime(2026, 11, 26, 10, tzinfo=seat.window.work.wording.zone))
        assert (task.case, task.assignee) == (case.id, seat.machine.me)

    with step(5, "the call stands in the history of the person and of the case, once"):
        for place in (Place("person", person.id), Place("case", case.id)):
            seat.begin(place)
            wait_to_read(seat, SAID)
            (row,) = [line for line in read(seat).split("\n") if line.startswith(SAID)]
            assert "Phone" in row


def _a_contact(office: Office, person: PersonId, channel: Channel) -> Interaction:
    said = f"Came by {channel.value}."
    return office.interactions.log(
        ContactEntered(channel=channel, outcome=ContactOutcome.ANSWERED, people=(person,), title=said, text=said)
    )
