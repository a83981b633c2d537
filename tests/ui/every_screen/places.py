"""Every place there is for a role in an office of the tests: its rooms, the pages about somebody, and their parts."""

from collections.abc import Iterator

from caseworker.domain.actions import Role
from tests.ui.offices import Known
from ui.pages import PAGES
from ui.places import Place
from ui.shell.rooms import rooms

ROLES = (Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR)
PERSON_TABS = ("timeline", "cases", "details", "household", "documents", "consent", "who-looked")
_EVERYBODYS = ("settings", "sync", "drafts", "add-person", "imports", "mail")


def places(role: Role, known: Known) -> Iterator[Place]:
    """Yield each place once, as far as its page is there."""
    found = [room.place for room in rooms([role], PAGES)]
    found += [Place(page) for page in _EVERYBODYS if page not in {one.page for one in found}]
    if known.people:
        found += [Place("person", known.marta, part=tab) for tab in PERSON_TABS]
        found.append(Place("case", known.housing.id))
    yield from (one for one in found if one.page in PAGES)


def called(place: Place) -> str:
    """Return what a place is called in what a test says."""
    return f"{place.page}/{place.part}" if place.part else place.page
