"""The Household tab: members with their roles and dates, relationships, and what can be done to each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.domain.households import Household
from caseworker.domain.ids import PersonId
from ui.commands import Command
from ui.person.household_model import HouseholdModel, MemberLine, TieLine
from ui.person.tab import Tab, named_lines, row_of
from ui.places import Place
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button
from ui.widgets.menus import MenuButton
from ui.widgets.states import Empty


class HouseholdTab(Tab):
    """Draws a `HouseholdModel`."""

    def __init__(self, model: HouseholdModel, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(model, self.tr("Household"), parent)

    def draw(self) -> None:
        """Fill the column."""
        self.empty()
        households = self._model.households()
        for household in households:
            self._add_household(household)
        if not households:
            empty = Empty(
                "house",
                self.tr("No household is known"),
                self.tr("Add who lives with them to create the household."),
                self.tr("Add household member"),
            )
            empty.acted.connect(self._model.add_member)
            self.column.addWidget(empty)
        self._add_ties()

    def _add_household(self, household: Household) -> None:
        add = self._button(self.tr("Add household member"), self._model.add_member)
        members = self._model.members_of(household)
        now = sum(not one.is_past for one in members)
        self.add_heading(self._model.title_of(household), add, count=now)
        for line in members:
            name = line.name or self.tr("Someone you may not see")
            told = self.tr("{name} (this person)").format(name=name) if line.is_self else name
            go = partial(self._go, line.member.person) if line.name and not line.is_self else None
            self._add_row(told, line.second, line.name, go, self._member_commands(line), is_past=line.is_past)

    def _add_ties(self) -> None:
        add = self._button(self.tr("Add relationship"), self._model.relate)
        ties = self._model.ties()
        self.add_heading(self.tr("Relationships"), add, count=len(ties))
        for line in ties:
            name = line.name or self.tr("Someone you may not see")
            go = partial(self._go, line.relative.person) if line.name else None
            self._add_row(name, line.second, line.name, go, self._tie_commands(line))
        if not ties:
            self.add_words(self.tr("No relationship is known."))

    def _add_row(
        self,
        title: str,
        second: str,
        avatar: str,
        go: Callable[[], None] | None,
        commands: list[Command],
        *,
        is_past: bool = False,
    ) -> None:
        words = named_lines(title, second, colour="text3" if is_past else "text")
        parts: list[QWidget] = []
        if go is not None:
            parts.append(self._button(self.tr("Open page"), go))
            parts[-1].setAccessibleName(self.tr("Open the page of {name}").format(name=title))
        if commands:
            menu = self.tr("What can be done: {name}").format(name=title)
            parts.append(MenuButton("ellipsis", menu, commands, bordered=False, size="sm"))
        self.column.addWidget(row_of(Avatar(avatar, 34), words, *parts, name=title))

    def _member_commands(self, line: MemberLine) -> list[Command]:
        if line.is_past:
            return []
        return [
            _command("role", self.tr("Change role"), partial(self._model.change_role, line)),
            _command("leave", self.tr("Move out"), partial(self._model.move_out, line)),
        ]

    def _tie_commands(self, line: TieLine) -> list[Command]:
        return [_command("end", self.tr("End relationship"), partial(self._model.end_tie, line))]

    def _go(self, person: PersonId) -> None:
        self._model.work.window.go(Place("person", about=person))

    def _button(self, words: str, run: Callable[[], None]) -> Button:
        button = Button(words, kind="link", size="sm")
        button.clicked.connect(run)
        return button


def _command(name: str, words: str, run: Callable[[], None]) -> Command:
    return Command(id=f"household.{name}", words=words, run=run, group="")
