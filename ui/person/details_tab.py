"""The Details tab: names, dates, numbers, addresses, talking with them and safety, each with what can be done to it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.domain.contact_points import Address, ContactPoint, Identifier
from caseworker.domain.safety import SafetyFact
from ui.commands import Command
from ui.person.details_model import DetailsModel
from ui.person.details_rows import Group, Row
from ui.person.tab import Tab, label_of, named_lines, row_of
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.lines import HLine
from ui.widgets.menus import MenuButton


class DetailsTab(Tab):
    """Draws a `DetailsModel`."""

    def __init__(self, model: DetailsModel, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(model, self.tr("Details"), parent)

    def draw(self) -> None:
        """Fill the column."""
        self.empty()
        rows = self._model.rows()
        for group, title, buttons in self._groups():
            found = rows.get(group, ())
            self.add_heading(title, *buttons)
            for row in found:
                self.column.addWidget(self._row(row))
            if not found:
                self.add_words(self._nothing(group))
            self.column.addWidget(HLine())

    def _groups(self) -> Sequence[tuple[Group, str, tuple[Button, ...]]]:
        model = self._model
        return (
            (
                Group.NAMES,
                self.tr("Names"),
                (
                    self._button(self.tr("Change name"), model.change_name),
                    self._button(self.tr("Add name"), model.add_name),
                ),
            ),
            (Group.ABOUT, self.tr("About them"), (self._button(self.tr("Edit"), model.edit_about),)),
            (
                Group.CONTACT,
                self.tr("Phone and e-mail"),
                (self._button(self.tr("Add phone or e-mail"), partial(model.add, ContactPoint)),),
            ),
            (
                Group.ADDRESSES,
                self.tr("Addresses"),
                (
                    self._button(self.tr("Record a move"), model.move),
                    self._button(self.tr("Add address"), partial(model.add, Address)),
                ),
            ),
            (Group.TALKING, self.tr("Talking with them"), (self._button(self.tr("Edit"), model.edit_talking),)),
            (
                Group.IDENTIFIERS,
                self.tr("Numbers of other offices"),
                (self._button(self.tr("Add number"), partial(model.add, Identifier)),),
            ),
            (Group.SAFETY, self.tr("Safety facts"), (self._button(self.tr("Add safety fact"), model.warn),)),
        )

    def _button(self, words: str, run: Callable[[], None]) -> Button:
        button = Button(words, kind="link", size="sm")
        button.clicked.connect(run)
        return button

    def _row(self, row: Row) -> QWidget:
        words = named_lines(row.value, row.second, colour="text3" if row.is_past else "text")
        chips = [Chip(text, tone) for text, tone in row.marks]
        if row.is_past:
            chips.append(Chip(self.tr("Before")))
        menu = self._menu(row)
        parts = [label_of(row.label), words, *chips, *((menu,) if menu else ())]
        return row_of(*parts, name=row.label)

    def _menu(self, row: Row) -> MenuButton | None:
        commands = self._commands(row)
        if not commands:
            return None
        name = self.tr("What can be done: {label}, {value}").format(label=row.label, value=row.value)
        return MenuButton("ellipsis", name, commands, bordered=False, size="sm")

    def _commands(self, row: Row) -> list[Command]:
        model, of = self._model, row.of
        if of is None:
            return []
        if isinstance(of, SafetyFact):
            if of.ended_on is not None:
                return []
            return [
                _command("review", self.tr("Confirm"), partial(model.review, of)),
                _command("end", self.tr("End"), partial(model.end, row)),
            ]
        found = [_command("correct", self.tr("Correct"), partial(model.correct, of))]
        if not row.is_past:
            found.append(_command("end", self.tr("End"), partial(model.end, row)))
        if isinstance(of, ContactPoint) and not of.stale:
            found.append(_command("stale", self.tr("Mark as no longer reaching them"), partial(model.mark_stale, of)))
        found.append(_command("take-out", self.tr("Take out"), partial(model.take_out, row)))
        return found

    def _nothing(self, group: Group) -> str:
        return {
            Group.NAMES: self.tr("No name is known yet."),
            Group.ABOUT: self.tr("Nothing is known yet."),
            Group.CONTACT: self.tr("No phone or e-mail is known."),
            Group.ADDRESSES: self.tr("No address is known."),
            Group.TALKING: self.tr("Nothing is known yet."),
            Group.IDENTIFIERS: self.tr("No other numbers are known."),
            Group.SAFETY: self.tr("Nothing that staff must know first."),
        }[group]


def _command(name: str, words: str, run: Callable[[], None]) -> Command:
    return Command(id=f"details.{name}", words=words, run=run, group="")
