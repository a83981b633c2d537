"""A short day in a practice office, played by keys through the real window: counter, field, supervisor.

It leaves pictures, and looks into the office after each step whether that step was done: the day ends where it was not.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.domain.walk_ins import WalkIn, WalkInState
from ui.approvals.page import ApprovalsPage
from ui.conflicts.page import ConflictsPage
from ui.duplicates.page import DuplicatesPage
from ui.lists.words_panel import ConfirmPanel
from ui.my_day.page import MyDayPage
from ui.opening import APP, made_app
from ui.practice.application import Doorway, PracticeLobby
from ui.practice.kept import RunningOffice
from ui.practice.played_records import other_looks, records
from ui.practice.stage import NotPlayed, Stage, Until
from ui.preferences import ThemeChoice

_SIZE = (1440, 900)
_AT_WORK = frozenset({WalkInState.INVITED, WalkInState.BEING_SERVED})
Acts = Iterator[Until | None]


def play(office: RunningOffice, pictures: Path) -> int:
    """Play the day; return 0 when all of it happened, otherwise 1, having said what did not. Needs no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = made_app([APP])
    lobby = PracticeLobby(app, Doorway(office=office, role=Role.FRONT_DESK))
    lobby.preferences.change(theme=ThemeChoice.LIGHT, language="en", mirrored=False, text_percent=100)
    stage = Stage(lobby, pictures, lambda known: _day(known, office))
    lobby.open()
    code = app.exec()
    lobby.practice.end()
    lobby.close()
    if isinstance(stage.failure, NotPlayed):
        print(stage.failure, file=sys.stderr)  # noqa: T201  a program's own word to who started it
    elif stage.failure is not None:
        raise stage.failure
    return code


def _day(stage: Stage, office: RunningOffice) -> Acts:
    yield None
    day = {Role.FRONT_DESK: _counter(stage), Role.OFFICER: _field(stage, office), Role.SUPERVISOR: _supervision(stage)}
    for role, acts in day.items():
        stage.switch(role)
        yield stage.awaits(
            lambda role=role: _office(stage).card.role is role,  # type: ignore[misc]  # its own role
            f"The window of the {role.value} did not open.",
        )
        stage.window.resize(*_SIZE)
        yield None
        yield from acts


def _office(stage: Stage) -> Office:
    return stage.session.office


# The counter


def _counter(stage: Stage) -> Acts:
    """Call, write down and save, twice by keys alone; a call in between; then look somebody up."""
    stage.picture("Front desk in the morning")
    stage.press("F4")
    yield stage.awaits(lambda: _at_counter(stage) is not None, "F4 called nobody to the counter.")
    first = _at_counter(stage)
    yield from _note(stage, "Asked for a food parcel until Friday. Has a small child, showed the card.", "Alt+7")
    stage.press("Ctrl+Return")
    yield stage.awaits(
        lambda: _is_next(stage, first), "The first contact was not saved, or nobody was called after it."
    )
    stage.picture("Saved, and the next one called")
    yield from _note(
        stage, "Brought the letter of the landlord. Rent goes up in January, asks what can be done.", "Alt+1"
    )
    stage.picture("Person at the counter")
    yield from _arrivals(stage)
    yield from records(stage)
    yield from _rooms(stage, "appointments", "people", "cases", "my-tasks", "answers", "directory", "settings")


def _note(stage: Stage, words: str, reason: str) -> Acts:
    stage.press(reason)
    yield None
    stage.write(words)
    yield None


def _arrivals(stage: Stage) -> Acts:
    """Take in somebody who comes, and save a call, while somebody stands at the counter."""
    here = {one.id for one in _office(stage).counter.here_now()}
    stage.press("F2")
    yield None
    stage.picture("Somebody comes in")
    stage.press("1")
    yield None
    stage.press("Return")
    yield stage.awaits(
        lambda: bool({one.id for one in _office(stage).counter.here_now()} - here), "The walk-in was given no number."
    )
    said = len(stage.window.recent.actions)
    stage.press("F3")
    yield None
    yield from _note(stage, "Asks whether the office is open on Friday.", "Alt+8")
    stage.picture("The telephone rings meanwhile")
    stage.press("Ctrl+Return")
    yield stage.awaits(lambda: len(stage.window.recent.actions) > said, "The phone call was not saved.")
    yield None


def _at_counter(stage: Stage) -> WalkIn | None:
    office = _office(stage)
    here = (one for one in office.counter.here_now() if one.counter == office.card.desk)
    return next((one for one in here if one.state in _AT_WORK), None)


def _is_next(stage: Stage, before: WalkIn | None) -> bool:
    now = _at_counter(stage)
    return now is not None and before is not None and now.id != before.id


# The field


def _field(stage: Stage, office: RunningOffice) -> Acts:
    """Record a visit without a connection, and send it later."""
    stage.picture("Officer begins")
    office.cut()
    stage.press("F5")
    yield stage.awaits(lambda: bool(_status(stage, "problem")), "The window did not notice that the server was gone.")
    yield from _visit(stage)
    stage.picture("A visit recorded without a connection")
    yield from _rooms(stage, "visits", "my-tasks", "drafts")
    stage.go("cases", "mine")
    yield None
    stage.picture("My cases")
    stage.go("sync")
    yield None
    stage.picture("What waits to be sent")
    office.mend()
    stage.press("F5")
    yield stage.awaits(
        lambda: bool(_status(stage, "is_all_sent")) and not _status(stage, "problem"),
        "What was recorded without a connection was not sent when the server was back.",
    )
    yield None
    stage.picture("Back in the office, everything is sent")


def _visit(stage: Stage) -> Acts:
    """Record the visit that is chosen, with the keyboard."""
    visit = stage.shown(MyDayPage).visit.visit
    stage.expect(visit is not None, "No visit was chosen on the officer's day.")
    stage.press("Alt+A")
    yield None
    stage.press("Return")
    yield None
    stage.write("The damp comes from the roof. The landlord is told, a builder comes on Monday.")
    yield None
    stage.picture("At the door, without a connection")
    stage.press("Ctrl+Return")
    yield stage.awaits(lambda: bool(_status(stage, "waiting")), "The visit was not recorded without a connection.")
    over = {one.visit.id for one in _office(stage).field_day.my_day().visits if one.visit.ended_at is not None}
    stage.expect(visit is not None and visit.id in over, "The visit that was recorded is not over.")
    yield None


def _status(stage: Stage, name: str) -> object:
    status = stage.session.status
    return status is not None and getattr(status, name)


# The supervisor


def _supervision(stage: Stage) -> Acts:
    """Approve a request, settle a conflict, and make one person of two."""
    stage.picture("Team queue")
    yield from _approve(stage)
    yield from _settle(stage)
    yield from _merge(stage)
    yield from _rooms(stage, "cases", "audit-trail")
    yield from other_looks(stage)


def _approve(stage: Stage) -> Acts:
    waiting = len(_office(stage).approvals.waiting_for_me())
    stage.go("approvals")
    yield None
    stage.shown(ApprovalsPage)
    stage.picture("Approvals waiting")
    stage.press("Ctrl+Return")
    yield stage.awaits(lambda: stage.window.findChild(ConfirmPanel) is not None, "Approving was not asked about.")
    stage.picture("Approving asks once")
    stage.press("Ctrl+Return")
    yield stage.awaits(
        lambda: len(_office(stage).approvals.waiting_for_me()) == waiting - 1, "The request was not approved."
    )
    yield None
    stage.picture("Approved")


def _settle(stage: Stage) -> Acts:
    to_decide = _office(stage).conflicts.count_open()
    stage.go("conflicts")
    yield None
    stage.shown(ConflictsPage)
    stage.picture("Two versions of one fact")
    stage.press("Return")
    yield None
    stage.press("1")
    yield None
    stage.picture("What will be saved")
    stage.press("Ctrl+Return")
    yield stage.awaits(
        lambda: _office(stage).conflicts.count_open() == to_decide - 1, "The two versions of one fact were not settled."
    )
    yield None
    stage.picture("Conflict settled")


def _merge(stage: Stage) -> Acts:
    merged = len(_office(stage).merging.lately())
    stage.go("duplicates")
    yield None
    yield stage.awaits(
        lambda: stage.shown(DuplicatesPage).compare.state.pair is not None, "No pair of duplicates was found."
    )
    stage.picture("Written down twice")
    stage.press("Ctrl+Return")
    yield stage.awaits(lambda: len(_office(stage).merging.lately()) > merged, "The duplicates were not merged.")
    yield stage.awaits(
        lambda: stage.shown(DuplicatesPage).compare.state.pair is not None, "The next pair was not shown."
    )
    stage.picture("Duplicates merged")


def _rooms(stage: Stage, *pages: str) -> Acts:
    for page in pages:
        stage.expect(stage.go(page), f"There is no page {page}.")
        yield None
        stage.picture(page)
