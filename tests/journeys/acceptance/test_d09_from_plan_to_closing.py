"""From plan to closing: tasks with days, a case that says what keeps it open, closed, and opened again."""

from functools import partial

from caseworker.domain.actions import Role
from caseworker.domain.cases import Case, Status
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.tasks import Task, TaskState
from tests.journeys import there
from tests.journeys.acceptance.steps import choose, click_row, do, fill, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.seats import Seat
from tests.journeys.world import World
from ui.places import Place

WHY = "Settled by the landlord himself."


def test_a_case_is_planned_closed_and_opened_again_and_no_task_is_lost(world: World) -> None:
    seat = world.seat(Role.OFFICER)
    person = there.somebody(seat.office, "Halina Ostrowska")
    case = there.a_case(seat.office, person.id, case_type="service-request")
    keys = seat.begin(Place("case", case.id))

    _planned_with_days(seat, case)

    with step(2, "what came of a task stands with it, and it counts as done"):
        keys = seat.begin(Place("case", case.id))
        wait_to_read(seat, "Ask the landlord")
        click_row(seat, "Ask the landlord")
        keys.press("Return")
        choose(seat, "Finish and plan next")
        fill(seat, "He repairs it in May.", "See the new boiler", "14 May")
        wait_to_read(seat, "See the new boiler", "1 of 4 done")

    with step(3, "the tasks that keep the case open are named, with what can be done about them"):
        open_now = [one.title for one in _open(seat, case)]
        do(seat, "Close case")
        wait_to_read(seat, "Still to be done", "finish them, or give them up with a reason", *open_now)
        keys.press("Tab")
        keys.say("She moved away.")
        keys.press("Ctrl+Return")
        wait_to_read(seat, "Finish them or drop them with a reason")
        assert seat.get(Case, case.id).status is Status.OPEN
        assert [one.title for one in _open(seat, case)] == open_now
        keys.press("Escape")

    with step(4, "closed with an outcome it leaves the open cases, and its clock stops"):
        for title in open_now:
            click_row(seat, title)
            keys.press("Return")
            choose(seat, "Give up")
            fill(seat, WHY)
            answered(partial(_is_settled, seat, case, title))
        keys = seat.begin(Place("case", case.id))
        do(seat, "Close case")
        assert not reads(seat, "Still to be done")
        keys.press("Tab")
        keys.say("The landlord has repaired it.")
        keys.press("Ctrl+Return", until=lambda: seat.get(Case, case.id).status is Status.CLOSED)
        assert {one.state for one in _clocks(seat, case)} <= {Clock.MET, Clock.MISSED}
        seat.begin(Place("cases", part="mine"))
        assert not reads(seat, case.shown_number)

    _opened_again(seat, case)

    with step(0, "no task is gone without a word: those given up say why, all others stand"):
        gone = {one.title for one in _tasks(seat, case) if one.state is TaskState.DROPPED and one.required}
        assert gone <= set(open_now)
        assert all(one.outcome_note == WHY for one in _tasks(seat, case) if one.title in gone)


def _planned_with_days(seat: Seat, case: Case) -> None:
    with step(1, "what was planned stands in the case and in my tasks"):
        do(seat, "Add task")
        fill(seat, "Ask the landlord", "25 Nov")
        wait_to_read(seat, "Task added", "Ask the landlord")
        do(seat, "Add task")
        fill(seat, "Write to the council", "Thursday 10:00")
        answered(lambda: len(_planned(seat, case)) == 2)
        seat.begin(Place("my-tasks"))
        wait_to_read(seat, "Ask the landlord", "Write to the council")


def _opened_again(seat: Seat, case: Case) -> None:
    with step(5, "opened again with a reason, clock, owner and history go on, and both moves are recorded"):
        keys = seat.begin(Place("case", case.id))
        do(seat, "Reopen case")
        keys.say("The damp is back.")
        keys.press("Ctrl+Return", until=lambda: seat.get(Case, case.id).status is Status.OPEN)
        assert seat.get(Case, case.id).owner == seat.machine.me
        assert Clock.RUNNING in {one.state for one in _clocks(seat, case)}
        seat.begin(Place("cases", part="mine"))
        wait_to_read(seat, case.shown_number)


def _is_settled(seat: Seat, case: Case, title: str) -> bool:
    return title not in {one.title for one in _open(seat, case)}


def _tasks(seat: Seat, case: Case) -> list[Task]:
    return [one for one in seat.all(Task) if one.case == case.id]


def _open(seat: Seat, case: Case) -> list[Task]:
    return [one for one in _tasks(seat, case) if one.state is TaskState.OPEN and one.required]


def _planned(seat: Seat, case: Case) -> list[Task]:
    return [one for one in _tasks(seat, case) if not one.stage]


def _clocks(seat: Seat, case: Case) -> list[Deadline]:
    return [one for one in seat.all(Deadline) if one.case == case.id]
