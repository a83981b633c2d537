"""The foot of the entrance: language, text size, contrast and help for screen readers, before anything is unlocked."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.languages import in_force, offered
from ui.preferences import Preferences, ThemeChoice
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

_SIZES = (100, 115, 130, 150, 175, 200)


class Foot(QWidget):
    """Changes the preferences of this device at once. `device` says which machine and program this is."""

    def __init__(self, preferences: Preferences, device: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(16), theme().px(10), theme().px(24), theme().px(16))
        row.setSpacing(theme().px(4))
        self._language = self._button("globe", self._language_menu)
        self._size = self._button("zoom-in", self._size_menu)
        self._contrast = self._button("contrast", self._contrast_menu)
        self._help = self._button("accessibility", self._help_menu)
        for one in (self._language, self._size, self._contrast, self._help):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(Label(device, "small", "text2"))
        self._say()
        preferences.changed.connect(self._say)

    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons in reading order."""
        return (self._language, self._size, self._contrast, self._help)

    @Slot()
    def _say(self) -> None:
        code = in_force(self._preferences.chosen.language)
        self._language.set_words(next((one.name for one in offered() if one.code == code), code))
        self._language.setAccessibleName(self.tr("Language"))
        self._size.set_words(self.tr("Text size"))
        self._contrast.set_words(self.tr("Contrast"))
        self._help.set_words(self.tr("Screen reader help"))

    def _button(self, icon: str, menu: object) -> Button:
        made = Button("", kind="ghost", icon=icon, size="sm")
        assert callable(menu), "each button opens a menu"
        made.clicked.connect(lambda: self._open(made, menu()))
        return made

    def _open(self, button: Button, menu: QMenu) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tall = menu.sizeHint().height()
        menu.popup(button.mapToGlobal(QPoint(0, -tall - theme().px(4))))

    def _menu(self, choices: list[tuple[str, bool, dict[str, object]]]) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for words, is_chosen, change in choices:
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.triggered.connect(partial(self._change, change))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _change(self, change: dict[str, object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal
        self._preferences.change(**change)

    def _language_menu(self) -> QMenu:
        now = in_force(self._preferences.chosen.language)
        return self._menu([(one.name, one.code == now, {"language": one.code}) for one in offered()])

    def _size_menu(self) -> QMenu:
        now = self._preferences.chosen.text_percent
        sizes = sorted({*_SIZES, now})
        return self._menu([(self._percent(size), size == now, {"text_percent": size}) for size in sizes])

    def _percent(self, size: int) -> str:
        return self.tr("{size} %").format(size=size)

    def _contrast_menu(self) -> QMenu:
        now = self._preferences.chosen.theme
        words = {
            ThemeChoice.SYSTEM: self.tr("As the system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
            ThemeChoice.HIGH_CONTRAST_LIGHT: self.tr("High contrast, light"),
            ThemeChoice.HIGH_CONTRAST_DARK: self.tr("High contrast, dark"),
        }
        return self._menu([(said, choice is now, {"theme": choice}) for choice, said in words.items()])

    def _help_menu(self) -> QMenu:
        menu = QMenu(self)
        for words in (
            self.tr("Tab and Shift+Tab go from one control to the next, in reading order."),
            self.tr("Enter unlocks. The eye in the field shows what is typed."),
            self.tr("What is wrong, and how long to wait, is announced by itself."),
            self.tr("After unlocking, Ctrl+/ lists the keys of each page, and F6 goes from pane to pane."),
        ):
            menu.addAction(words)
        return menu
