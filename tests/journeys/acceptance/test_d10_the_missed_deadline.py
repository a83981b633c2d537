"""A deadline that was missed: seen in order, explained, escalated, and the work given to somebody who has room."""

from datetime import timedelta

from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Deadline
from tests.journeys import there
from tests.journeys.acceptance.steps import choose, click_row, do, fill, press_button, read, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.world import World
from ui.places import Place

WHY = "She has waited for three weeks."


def test_a_missed_deadline_is_seen_explained_escalated_and_given_on(world: World) -> None:
    officer = world.machine(Role.OFFICER)
    now = officer.office.sitting.clock()
    cases = [there.a_case(officer.office, there.somebody(officer.office).id) for _ in range(4)]
    late, today, waiting, later = cases
    for case, days in ((late, -2), (today, 0), (waiting, 0)):
        due = now + timedelta(days=days, hours=2)
        officer.office.deadlines.promise(case.id, title="Answer the landlord", due_at=due)
    officer.office.case_moves.hold(waiting.id, reason=_waits_for(officer.office, waiting))
    world.send(Role.OFFICER)
    seat = world.seat(Role.SUPERVISOR)
    deadlines = seat.all(Deadline)
    keys = seat.begin(Place("team-queue", part="all_open"))

    with step(1, "overdue, today and later stand in words and in order, the waiting case apart"):
        wait_to_read(seat, *(case.shown_number for case in cases))
        shown = read(seat)
        assert shown.index(late.shown_number) < shown.index(today.shown_number) < shown.index(later.shown_number)
        assert reads(seat, "2 days over", "Overdue: 1", "On hold: Waiting for papers from the person")

    with step(2, "how a day was reckoned is told: start, length, days left out, pauses"):
        seat.begin(Place("case", later.id))
        press_button(seat, "Receipt and list of missing papers")
        choose(seat, "How it was reckoned")
        wait_to_read(
            seat, "It began on", "It takes 2 working days.", "Days on which the office is closed", "It is due on"
        )
        seat.keys.press("Escape")
        seat.begin(Place("case", waiting.id))
        press_button(seat, "Decision, Legal limit · The clock is paused")
        choose(seat, "How it was reckoned")
        wait_to_read(seat, "The clock stands still since", "It takes 30 calendar days.")
        seat.keys.press("Escape")

    with step(3, "escalated, the case carries level and reason"):
        keys = seat.begin(Place("case", late.id))
        do(seat, "Escalate")
        fill(seat, WHY)
        answered(lambda: seat.get(Case, late.id).escalation == 1)
        wait_to_read(seat, "Escalated", WHY)
        told = seat.get(Case, late.id)
        assert (told.escalation_reason, told.escalated_at is not None) == (WHY, True)

    with step(4, "two cases change owner in one go, with the workload before and after"):
        keys = seat.begin(Place("team-queue", part="all_open"))
        wait_to_read(seat, late.shown_number)
        click_row(seat, late.shown_number)
        keys.press("Shift+Down", "Ctrl+E")
        keys.type("duty", until=lambda: reads(seat, "0 → 2 of 45"))
        keys.press("Return", until=lambda: seat.get(Case, today.id).owner == seat.machine.me)
        owners = [seat.get(Case, case.id).owner for case in cases]
        assert owners == [seat.machine.me, seat.machine.me, officer.me, officer.me]

    with step(0, "no deadline was moved by any of it"):
        before = {one.id: one.due_at for one in deadlines}
        assert {one.id: one.due_at for one in seat.all(Deadline)} == before


def _waits_for(office: Office, case: Case) -> str:
    return office.sitting.pack.case_type(case.case_type).hold_reasons[0].id
