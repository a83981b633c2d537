"""A pothole is reported: the caller hears the reference and the day, and no reporter is named to another."""

from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from tests.journeys import there
from tests.journeys.acceptance.steps import do, reads, step, wait_to_read
from tests.journeys.world import World
from ui.places import Place


def test_the_caller_hears_reference_and_day_and_no_other_name(world: World) -> None:
    seat = world.seat(Role.FRONT_DESK)
    there.a_case(seat.office, there.somebody(seat.office, "Olga Pavlova").id, case_type="street-report", mine=False)
    caller = there.somebody(seat.office, "Viktor Balint")
    keys = seat.begin(Place("person", caller.id))

    with step(3, "reference and day stand in words"):
        do(seat, "New case")
        keys = seat.keys
        keys.say("Street")
        before = {one.id for one in seat.all(Case)}
        keys.press("Ctrl+Return", until=lambda: {one.id for one in seat.all(Case)} - before)
        (case,) = [one for one in seat.all(Case) if one.id not in before]
        seat.begin(Place("case", case.id))
        wait_to_read(seat, case.shown_number, "Put right", "5 working days left")

    with step(0, "another reporter is not named"):
        assert not reads(seat, "Olga Pavlova")
