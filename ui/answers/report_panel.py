"""Telling those who keep an answer that something in it is wrong: a task for their team."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.keys import key_of
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work


class ReportPanel(Panel):
    """Asks what is wrong. `told` tells it, in a line."""

    told = Signal(str)

    def __init__(self, work: Work, title: str, team: str, over: QWidget) -> None:
        super().__init__(self.tr("Report an answer"), over, width=520, name="report")
        self.body.addWidget(Label(title, "sub", wrap=True))
        words = self.tr("{team} gets a task to look at it.").format(team=team)
        self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.what = LineField(self.tr("What is wrong?"), hint=self.tr("No names of people"))
        self.body.addWidget(self.what)
        main = key_of("form.main", work.preferences.chosen.keys)
        self.main = Button(self.tr("Report answer"), kind="primary", keys=main, size="lg")
        self.main.clicked.connect(self.send)
        self.answer(main, self.send)
        self.what.line.returnPressed.connect(self.send)
        self.foot.addWidget(self.main)
        self.foot.addStretch(1)

    def send(self) -> None:
        """Report it."""
        if not self.what.text():
            self.what.show_error(self.tr("Say in a few words what is wrong."))
            self.what.setFocus()
            return
        self.close_panel()
        self.told.emit(self.what.text())
