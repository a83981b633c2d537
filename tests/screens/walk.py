"""Which screens there are, and the states of each worth a picture."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from caseworker.desk.case_lists import CaseLists
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Role
from tests.screens.still_clock import StillClock
from ui.news import Changes
from ui.places import Place
from ui.practice.kept import RunningOffice
from ui.practice.stage import Stage, Until

TABS = ("timeline", "cases", "details", "household", "documents", "consent", "who-looked")
_ROOMS = {
    Role.FRONT_DESK: (
        "front-desk",
        "appointments",
        "my-tasks",
        "people",
        "add-person",
        "cases",
        "answers",
        "directory",
        "settings",
        "imports",
    ),
    Role.OFFICER: ("my-day", "visits", "my-tasks", "people", "cases", "drafts", "answers", "directory", "sync", "mail"),
    Role.SUPERVISOR: ("team-queue", "approvals", "conflicts", "duplicates", "cases", "visits", "people", "audit-trail"),
}
_AWAY = timedelta(minutes=38)
_NOTED = ("Ring the housing office about the heating", "Bring the form for the travel pass")
_PANELS = {"front-desk": (("walk-in", "F2"), ("phone-call", "F3")), "": (("palette", "Ctrl+K"), ("keys", "Ctrl+/"))}


def screens(
    stage: Stage, office: RunningOffice, clock: StillClock, *, only: Collection[str], size: tuple[int, int]
) -> Iterator[Until | None]:
    """Show every screen of every role, and take its picture."""
    yield None
    for role, rooms in _ROOMS.items():
        stage.switch(role)
        yield lambda role=role: stage.session.office.card.role is role  # type: ignore[misc]  # its own role
        stage.window.resize(*size)
        for page in rooms:
            yield from _page(stage, Place(page, part="mine" if (role, page) == (Role.OFFICER, "cases") else ""), only)
        yield from _records(stage, only)
        if role is Role.FRONT_DESK:
            yield from _at_the_counter(stage, only)
    yield from _without_connection(stage, office, clock, only, size)


def _page(stage: Stage, place: Place, only: Collection[str]) -> Iterator[Until | None]:
    if (only and place.page not in only) or not stage.window.pages.offers(place):
        return
    role = stage.session.office.card.role.value
    stage.window.go(place)
    yield None
    stage.picture(f"{role} {place.page} {place.part}")
    for panel, keys in _PANELS.get(place.page, ()):
        stage.press(keys)
        yield None
        stage.picture(f"{role} {place.page} {panel}")
        stage.press("Escape")
        yield None


def _records(stage: Stage, only: Collection[str]) -> Iterator[Until | None]:
    """Show a person with all tabs, a case, and what opens over every page."""
    office = stage.session.office
    found = CaseLists(office.sitting).of_team("housing", limit=40)
    shown = next((one.case for one in found if one.case.people and one.case.stage == "assess"), None)
    if shown is None:
        return
    for part in TABS:
        yield from _page(stage, Place("person", shown.people[0].person, part=part), only)
    yield from _page(stage, Place("case", shown.id), only)
    for panel, keys in _PANELS[""]:
        if only and panel not in only:
            continue
        stage.press(keys)
        yield None
        stage.picture(f"{office.card.role.value} {panel}")
        stage.press("Escape")
        yield None


def _at_the_counter(stage: Stage, only: Collection[str]) -> Iterator[Until | None]:
    """Call the next person to the counter, and write a little about them."""
    if only and "front-desk" not in only:
        return
    stage.window.go(Place("front-desk"))
    yield None
    stage.press("F4")
    yield None
    stage.press("Alt+3")
    stage.write("Brought the tenancy agreement and two bank statements. Copied and returned the originals.")
    yield None
    stage.picture("front-desk at the counter")


def _without_connection(
    stage: Stage, office: RunningOffice, clock: StillClock, only: Collection[str], size: tuple[int, int]
) -> Iterator[Until | None]:
    """Let an officer work for a while after the connection was lost."""
    if only and "offline" not in only:
        return
    stage.switch(Role.OFFICER)
    yield lambda: stage.session.office.card.role is Role.OFFICER and _was_heard(stage)
    stage.window.resize(*size)
    stage.window.go(Place("my-day"))
    yield None
    office.cut()
    clock.move(_AWAY)
    tasks = stage.session.office.tasks
    for title in _NOTED:
        tasks.plan(Plan(title=title, due=clock.moment.date()))
    stage.window.work.news.changed.emit(Changes(frozenset({"task"})))
    stage.session.send_now()
    yield lambda: bool(stage.session.status and stage.session.status.problem)
    stage.picture("offline")


def _was_heard(stage: Stage) -> bool:
    status = stage.session.status
    return status is not None and status.last_round_at is not None
