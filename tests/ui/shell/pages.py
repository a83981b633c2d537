"""Small pages for tests of the window: they say what was asked of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.commands import Command
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.work import Work


class PlainPage(Page):
    """A page with one field, whose words are its state."""

    shows = frozenset({"task"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.field = QLineEdit()
        self.field.setAccessibleName("Words")
        QVBoxLayout(self).addWidget(self.field)
        self.reloads: list[Changes] = []
        self.given: list[str] = []
        self.hidden, self.left, self.reason = False, 0, ""

    def path(self) -> tuple[str, ...]:
        return ("First", self.place.page)

    def title_place(self) -> Place | None:
        return Place("front-desk")

    def commands(self) -> Sequence[Command]:
        group = "This page"
        return (
            Command(id="front-desk.phone-call", words="Log phone call", run=lambda: self.given.append("call"),
                    group=group, icon="phone", why_not=lambda: self.reason),
        )  # fmt: skip

    def bar_commands(self) -> Sequence[str]:
        return ("front-desk.phone-call",)

    def panes(self) -> Sequence[QWidget]:
        return (self.field,)

    def first_focus(self) -> QWidget | None:
        return self.field

    def state(self) -> dict[str, object]:
        return {"words": self.field.text()}

    def restore(self, state: dict[str, object]) -> None:
        self.field.setText(str(state.get("words", "")))

    def reload(self, changes: Changes) -> None:
        self.reloads.append(changes)

    def hide_names(self, *, hidden: bool) -> None:
        self.hidden = hidden

    def leave(self) -> None:
        self.left += 1


class BrokenPage(Page):
    """A page that cannot be made."""

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        raise ZeroDivisionError


_KEYS = (
    "front-desk my-tasks people cases appointments answers directory settings sync my-day visits drafts team-queue "
    "approvals conflicts duplicates audit-trail"
)
PLAIN: dict[str, type[Page]] = dict.fromkeys(_KEYS.split(), PlainPage)
