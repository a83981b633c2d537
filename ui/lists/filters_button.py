"""The filters of a list behind one button, for windows without room for all of them beside each other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.lists.picker import Picker, Toggle
from ui.theme.icons import qicon
from ui.widgets.buttons import Button

Filter = Picker | Toggle


class FiltersButton(Button):
    """Opens a menu of filters: a menu each for those with several options, a mark for those that are on or off.

    It says how many are set. `cleared` when all of them are to be cleared; that is offered while `can_clear`.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", icon="list-filter", parent=parent)
        self._filters: list[Filter] = []
        self.can_clear = False
        self.clicked.connect(self.open)
        self.refresh()

    def hold(self, *filters: Filter) -> None:
        """Offer these, behind those that are there."""
        self._filters.extend(filters)
        for one in filters:
            (one.currentTextChanged if isinstance(one, Picker) else one.toggled).connect(self.refresh)
        self.refresh()

    @property
    def filters(self) -> Sequence[Filter]:
        """Return the filters that are offered."""
        return self._filters

    @property
    def count(self) -> int:
        """How many of them are set."""
        return sum(bool(one.value()) if isinstance(one, Picker) else one.isChecked() for one in self._filters)

    def refresh(self) -> None:
        """Say how many are set."""
        count = self.count
        self.set_words(self.tr("Filters {count}").format(count=count) if count else self.tr("Filters"))
        self.setAccessibleName(self.tr("Filters, %n set", "", count) if count else self.tr("Filters, none set"))

    def open(self) -> None:
        """Open the menu; what is chosen in it is in force at once."""
        menu = self.menu_of_filters()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        across = self.width() - menu.sizeHint().width() if self.isRightToLeft() else 0
        under = self.rect().bottomLeft()
        under.setX(across)
        under.setY(under.y() + 4)
        menu.popup(self.mapToGlobal(under))

    def menu_of_filters(self) -> QMenu:
        """Return the menu as it would open now."""
        menu = QMenu(self)
        for one in self._filters:
            if isinstance(one, Picker):
                self._add_picker(menu, one)
            else:
                self._add_toggle(menu, one)
        if self.can_clear:
            menu.addSeparator()
            menu.addAction(qicon("x", "text2"), self.tr("Clear filters")).triggered.connect(self.cleared)
        return menu

    @staticmethod
    def _add_picker(menu: QMenu, picker: Picker) -> None:
        told = picker.told()
        part = menu.addMenu(_shown(told))
        group = QActionGroup(part)
        for key, words in picker.options():
            action = _checkable(part.addAction(_shown(words)), on=key == picker.value())
            group.addAction(action)
            action.triggered.connect(partial(_choose, picker, key))

    @staticmethod
    def _add_toggle(menu: QMenu, toggle: Toggle) -> None:
        action = _checkable(menu.addAction(_shown(toggle.words())), on=toggle.isChecked())
        action.triggered.connect(toggle.click)


def _choose(picker: Picker, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
    picker.choose(key)


def _checkable(action: QAction, *, on: bool) -> QAction:
    action.setCheckable(True)
    action.setChecked(on)
    return action


def _shown(words: str) -> str:
    return words.replace("&", "&&")
