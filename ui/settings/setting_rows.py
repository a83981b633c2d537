"""The row of one setting: what it is on the leading side, its control on the other."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.settings.keys_model import KeyLine
from ui.settings.settings_model import Kind, Setting
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import Choice, Number
from ui.widgets.key_hints import KeyHint
from ui.widgets.labels import Elided, Label

Change = Callable[[str, object], None]


class SettingRow(QWidget):
    """One setting; `change` is called with its name and the value chosen. `put` shows another value."""

    def __init__(self, setting: Setting, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting, self._change = setting, change
        self.setObjectName(f"setting-{setting.name}")
        self._shown: dict[str, Callable[[object], None]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme().px(9), 0, theme().px(9))
        row.setSpacing(theme().px(24))
        words = QVBoxLayout()
        words.setSpacing(theme().px(1))
        self._title = Label(setting.title, "bodyMedium", wrap=True)
        words.addWidget(self._title)
        if setting.hint:
            words.addWidget(Label(setting.hint, "small", "text3", wrap=True))
        row.addLayout(words, 1)
        self.control, self._put = self._made(setting)
        self.control.setAccessibleName(setting.title)
        self.control.setAccessibleDescription(setting.hint)
        row.addWidget(self._held, 0, Qt.AlignmentFlag.AlignVCenter)

    def put(self, setting: Setting) -> None:
        """Show what is set now."""
        if setting.value != self.setting.value:
            self._put(setting.value)
        self.setting = setting

    def _made(self, setting: Setting) -> tuple[QWidget, Callable[[object], None]]:
        makers = {
            Kind.CHOICE: self._choice,
            Kind.CHECK: self._check,
            Kind.MINUTES: self._minutes,
            Kind.FOLDER: self._folder,
            Kind.PIN: self._pin,
        }
        return makers[setting.kind](setting)

    def _hold(self, widget: QWidget) -> None:
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._held = widget

    def _choice(self, setting: Setting) -> tuple[QWidget, Callable[[object], None]]:
        field = Choice("", setting.options)
        field.set_value(str(setting.value))
        field.combo.setMinimumWidth(theme().px(240))
        field.edited.connect(lambda: self._change(setting.name, field.value()))
        self._hold(field)
        return field.combo, lambda value: field.set_value(str(value))

    def _check(self, setting: Setting) -> tuple[QWidget, Callable[[object], None]]:
        box = CheckBox()
        box.set_value(bool(setting.value))
        box.toggled.connect(lambda on: self._change(setting.name, on))
        way = Qt.LayoutDirection
        box.setLayoutDirection(way.LeftToRight if self.isRightToLeft() else way.RightToLeft)  # the mark ends the row
        self._hold(box)
        return box, lambda value: box.set_value(bool(value))

    def _minutes(self, setting: Setting) -> tuple[QWidget, Callable[[object], None]]:
        field = Number("", least=1, most=setting.most, suffix=self.tr(" min"))
        field.set_value(int(str(setting.value)))
        field.setMinimumWidth(theme().px(120))
        field.edited.connect(lambda: self._change(setting.name, field.value()))
        self._hold(field)
        return field.spin, lambda value: field.set_value(int(str(value)))

    def _folder(self, setting: Setting) -> tuple[QWidget, Callable[[object], None]]:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        shown = Elided(str(setting.value) or self.tr("None"), "small", "text2")
        shown.setMaximumWidth(theme().px(260))
        choose, none = Button(self.tr("Choose folder")), Button(self.tr("None"), kind="ghost")
        choose.clicked.connect(self._choose_folder)
        none.clicked.connect(lambda: self._change(setting.name, ""))
        none.setVisible(bool(setting.value))
        for widget in (shown, choose, none):
            row.addWidget(widget)

        def put(value: object) -> None:
            shown.set_text(str(value) or self.tr("None"))
            none.setVisible(bool(value))

        self._held = held
        return choose, put

    def _pin(self, setting: Setting) -> tuple[QWidget, Callable[[object], None]]:
        """The row asks with True for another PIN, with False for none."""
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        choose, none = Button(""), Button(self.tr("No PIN"), kind="ghost")
        choose.clicked.connect(lambda: self._change(setting.name, True))
        none.clicked.connect(lambda: self._change(setting.name, False))
        for widget in (choose, none):
            row.addWidget(widget)

        def put(value: object) -> None:
            choose.set_words(self.tr("Change the PIN") if value else self.tr("Choose a PIN"))
            none.setVisible(bool(value))

        put(setting.value)
        self._held = held
        return choose, put

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.setting.title, str(self.setting.value))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self._change(self.setting.name, folder))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class KeyRow(QWidget):
    """One command and its key, with what can be done about it."""

    def __init__(
        self, line: KeyLine, choose: Callable[[str], None], usual: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"key-{line.command}")
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme().px(3), 0, theme().px(3))
        row.setSpacing(theme().px(14))
        row.addWidget(Label(line.words, "body"), 1)
        self._usual = Button(self.tr("Usual key"), kind="link", size="sm")
        self._usual.clicked.connect(partial(usual, line.command))
        self._hint, self._none = KeyHint(line.keys), Label(self.tr("No key"), "small", "text3")
        change = Button(self.tr("Change"), kind="link", size="sm")
        change.setAccessibleName(self.tr("Change the key of {command}").format(command=line.words))
        change.clicked.connect(partial(choose, line.command))
        for widget in (self._usual, self._hint, self._none, change):
            row.addWidget(widget)
        self.put(line)

    def put(self, line: KeyLine) -> None:
        """Show the key that is in force now."""
        self.line = line
        self._hint.set_keys(line.keys)
        self._hint.setVisible(bool(line.keys))
        self._none.setVisible(not line.keys)
        self._usual.setVisible(line.is_changed)
        self._usual.setAccessibleName(self.tr("Give {command} its usual key").format(command=line.words))
