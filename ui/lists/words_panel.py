"""Panels that ask before something is done: for a few words, or for a plain yes to what cannot be taken back."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.panel import Panel


class WordsPanel(Panel):
    """Asks for words; Ctrl+Enter gives them. Nothing is done without words, and the field says so."""

    def __init__(
        self,
        title: str,
        over: QWidget,
        *,
        label: str,
        action: str,
        missing: str,
        done: Callable[[str], None],
        explains: str = "",
    ) -> None:
        super().__init__(title, over, width=520, name="words")
        self._missing, self._done = missing, done
        if explains:
            self.body.addWidget(Label(explains, "small", "text2", wrap=True))
        named = Label(label, "smallMedium")
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(label)
        self.field.setFixedHeight(theme().px(96))
        named.setBuddy(self.field)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        for widget in (named, self.field, self._problem):
            self.body.addWidget(widget)
        give = Button(action, kind="primary", keys="Ctrl+Return")
        give.clicked.connect(self.give)
        self.foot.addWidget(give)
        leave = Button(self.tr("Cancel"), kind="ghost", keys="Esc")
        leave.clicked.connect(self.close_panel)
        self.foot.addWidget(leave)
        self.foot.addStretch(1)
        self.answer("Ctrl+Return", self.give)
        self.open(self.field)

    def give(self) -> None:
        """Hand the words on and close; without words say what is missing."""
        words = self.field.toPlainText().strip()
        if not words:
            self._problem.set_text(self._missing)
            self._problem.show()
            self.place()
            self.field.setFocus()
            return
        self.close_panel()
        self._done(words)


class ConfirmPanel(Panel):
    """Names what cannot be taken back. The safe way has the focus; Ctrl+Enter does it."""

    def __init__(
        self,
        title: str,
        over: QWidget,
        *,
        words: str,
        action: str,
        leave: str,
        done: Callable[[], None],
    ) -> None:
        super().__init__(title, over, width=480, name="confirm")
        self._done = done
        self.body.addWidget(Label(words, "body", "text2", wrap=True))
        give = Button(action, kind="primary", keys="Ctrl+Return")
        give.clicked.connect(self.give)
        back = Button(leave, keys="Esc")
        back.clicked.connect(self.close_panel)
        self.foot.addWidget(give)
        self.foot.addWidget(back)
        self.foot.addStretch(1)
        self.answer("Ctrl+Return", self.give)
        self.open(back)

    def give(self) -> None:
        """Do it."""
        self.close_panel()
        self._done()
