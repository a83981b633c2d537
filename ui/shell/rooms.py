"""Rooms: which entries the navigation has for a role, in their order, and where each role lands. Values only."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Role
from ui.places import Place

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """An entry of the navigation. `group` is the heading above it, "" for the work of the day."""

    page: str
    words: str
    icon: str
    group: str = ""
    part: str = ""
    amber: bool = False

    @property
    def place(self) -> Place:
        """Where the entry leads."""
        return Place(self.page, part=self.part)


_ROOMS: dict[Role, tuple[str, ...]] = {
    Role.FRONT_DESK: ("front-desk", "my-tasks", "people", "cases", "appointments", "imports", "answers", "directory"),
    Role.OFFICER: ("my-day", "my-tasks", "my-visits", "people", "my-cases", "drafts", "answers", "directory"),
    Role.SUPERVISOR: (
        "team-queue",
        "approvals",
        "conflicts",
        "duplicates",
        "audit-trail",
        "people",
        "cases",
        "visits",
        "imports",
        "answers",
        "directory",
    ),
    Role.AUDITOR: ("audit-trail",),
    Role.ADMINISTRATOR: (),
}


_LISTED = {"person": "people", "add-person": "people", "case": "cases", "mail": "imports"}


def rooms(roles: Collection[Role], offered: Collection[str] | None = None) -> tuple[Room, ...]:
    """Return the entries for these roles, of the pages there are (None: of all); for two roles those of both."""
    known = _known()
    names = dict.fromkeys(name for role in roles for name in _ROOMS[role])
    found = [known[name] for name in names if offered is None or known[name].page in offered]
    order = list(dict.fromkeys(room.group for room in known.values()))
    return tuple(sorted(found, key=lambda room: order.index(room.group)))


def under(place: Place) -> Place:
    """Return the place of the list in which something without an entry of its own is found; itself for all others."""
    listed = _LISTED.get(place.page)
    return place if listed is None else Place(listed)


def landing(roles: Collection[Role], offered: Collection[str], chosen: str = "") -> Place:
    """Return where the window opens: the page chosen in Settings, otherwise the first; Settings where there is none."""
    entries = rooms(roles, offered)
    found = next((room for room in entries if room.page == chosen), entries[0] if entries else None)
    return Place("settings") if found is None else found.place


def _known() -> dict[str, Room]:
    """Return every entry by its name; the order is that of the groups."""
    insight = translate("Rooms", "Insight")
    records = translate("Rooms", "Records")
    helping = translate("Rooms", "Help people")
    return {
        "front-desk": Room(page="front-desk", words=translate("Rooms", "Front desk"), icon="door-open"),
        "my-day": Room(page="my-day", words=translate("Rooms", "My day"), icon="sun"),
        "team-queue": Room(page="team-queue", words=translate("Rooms", "Team queue"), icon="layers"),
        "approvals": Room(page="approvals", words=translate("Rooms", "Approvals"), icon="stamp"),
        "conflicts": Room(
            page="conflicts", words=translate("Rooms", "Conflicts"), icon="git-compare-arrows", amber=True
        ),
        "duplicates": Room(page="duplicates", words=translate("Rooms", "Duplicates"), icon="copy-check"),
        "my-tasks": Room(page="my-tasks", words=translate("Rooms", "My tasks"), icon="check-check"),
        "my-visits": Room(page="visits", words=translate("Rooms", "Visits"), icon="calendar-days"),
        "audit-trail": Room(
            page="audit-trail", words=translate("Rooms", "Audit trail"), icon="scroll-text", group=insight
        ),
        "people": Room(page="people", words=translate("Rooms", "People"), icon="users", group=records),
        "cases": Room(page="cases", words=translate("Rooms", "Cases"), icon="folder-open", group=records),
        "my-cases": Room(
            page="cases", part="mine", words=translate("Rooms", "My cases"), icon="folder-open", group=records
        ),
        "appointments": Room(
            page="appointments", words=translate("Rooms", "Appointments"), icon="calendar-days", group=records
        ),
        "visits": Room(page="visits", words=translate("Rooms", "Visits"), icon="calendar-days", group=records),
        "imports": Room(page="imports", words=translate("Rooms", "Import"), icon="upload", group=records),
        "drafts": Room(page="drafts", words=translate("Rooms", "Drafts"), icon="pencil-line", group=records),
        "answers": Room(page="answers", words=translate("Rooms", "Answers"), icon="book-open", group=helping),
        "directory": Room(
            page="directory", words=translate("Rooms", "Referral directory"), icon="signpost", group=helping
        ),
    }
