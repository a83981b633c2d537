"""A home visit without a signal: nothing is refused, nothing is lost, and all of it is sent once and by itself."""

from caseworker.domain.actions import Role
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit, VisitState
from tests.journeys import there
from tests.journeys.acceptance.steps import do, fill, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.supervisor import brought
from tests.journeys.truth import assert_nothing_claimed, assert_on_server, said_to_wait
from tests.journeys.world import World
from ui.my_day.page import MyDayPage
from ui.places import Place


def test_a_visit_without_a_network_is_kept_and_sent_once(world: World) -> None:
    seat = world.seat(Role.OFFICER)
    person = there.somebody(seat.office, "Wanda Krol")
    case = there.a_case(seat.office, person.id)
    there.a_contact(seat.office, person.id, "Asked about the damp.")
    visit = there.a_visit(seat.office, person.id, case)
    seat.send_all()

    with step(1, "today's visits stand with address, last contact, and that they are on this device"):
        keys = seat.begin(Place("my-day", visit.id))
        answered(lambda: seat.page(MyDayPage).visit.visit)
        wait_to_read(seat, "Wanda Krol", "Ready offline · 18 Mill Lane", "Visits ready: 1 of 1")

    with step(2, "without a network everything of the case is there, and since when is said"):
        seat.lose_network()
        seat.begin(Place("case", case.id))
        wait_to_read(seat, case.shown_number, "Wanda Krol")
        assert reads(seat, "Offline")

    with step(3, "what came of the visit is kept at once"):
        keys = seat.begin(Place("my-day", visit.id))
        answered(lambda: seat.page(MyDayPage).visit.visit)
        keys.press("Return")
        keys.say("The damp comes from the roof.")
        keys.press("Ctrl+Return", until=lambda: seat.get(Visit, visit.id).state is VisitState.DONE)

    with step(4, "what comes next waits to be sent, and the window says so"):
        seat.begin(Place("person", person.id))
        do(seat, "Plan visit")
        fill(seat, "See the roof", "27 Nov 10:00")
        answered(lambda: len(seat.all(Visit)) == 2)
        keys = seat.begin(Place("case", case.id))
        do(seat, "Add task")
        fill(seat, "Ask the roofer", "27 Nov")
        answered(lambda: [one for one in seat.all(Task) if one.title == "Ask the roofer"])
        assert_nothing_claimed(seat, offline=True)
        assert said_to_wait(seat) == seat.waiting() > 0

    with step(5, "with the network back all of it is sent by itself, and how much is said"):
        seat.link.mend()
        answered(seat.is_all_sent, "it was not sent by itself", limit_s=30)
        assert_on_server(seat)
        wait_to_read(seat, "All changes sent")

    with step(6, "another workplace has the same, with the time of the visit"):
        lead = world.seat(Role.SUPERVISOR)
        brought(lead, Visit, visit.id)
        told = lead.get(Visit, visit.id)
        assert (told.outcome, told.ended_at) == ("The damp comes from the roof.", seat.get(Visit, visit.id).ended_at)
        lead.begin(Place("case", case.id))
        wait_to_read(lead, "The damp comes from the roof.", "Ask the roofer")
