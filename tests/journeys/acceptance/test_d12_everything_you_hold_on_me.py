"""Somebody asks for everything that is held on them: a case with its month, and identity before anything else."""

from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Deadline
from tests.journeys import there
from tests.journeys.acceptance.steps import choose, do, fill, press_button, step, wait_to_read
from tests.journeys.world import World
from ui.places import Place


def test_a_request_for_ones_own_records_is_a_case_with_a_month_and_identity_first(world: World) -> None:
    seat = world.seat(Role.SUPERVISOR)
    person = there.somebody(seat.office, "Irena Nowak")
    keys = seat.begin(Place("person", person.id))

    with step(1, "recorded, the request has one month; identity is checked first; more time needs a reason"):
        do(seat, "New case")
        keys.say("Request")
        keys.press("Tab")
        keys.say("Person")
        keys.press("Ctrl+Return", until=lambda: seat.all(Case))
        (case,) = seat.all(Case)
        assert case.case_type == "data-request"
        (answer,) = [one for one in seat.all(Deadline) if one.case == case.id]
        seat.begin(Place("case", case.id))
        wait_to_read(seat, "Check identity", "20 Dec", "Legal limit")
        press_button(seat, "Answer, Legal limit")
        choose(seat, "Move with a reason")
        fill(seat, "2")
        wait_to_read(seat, "Say why, so that whoever reads this later understands it.")
        assert seat.get(Deadline, answer.id).due_at == answer.due_at
