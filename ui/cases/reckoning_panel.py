"""A panel that says how a deadline was reckoned."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.panel import Panel


class ReckoningPanel(Panel):
    """Sentences to read, and a button to close it."""

    def __init__(self, title: str, sentences: Sequence[str], over: QWidget) -> None:
        super().__init__(self.tr("How “{title}” was reckoned").format(title=title), over, width=520, name="reckoning")
        for sentence in sentences:
            self.body.addWidget(Label(sentence, wrap=True))
        self.leave = Button(self.tr("Close"), keys="Esc")
        self.leave.clicked.connect(self.close_panel)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)

    def start(self) -> None:
        """Open on its button."""
        self.open(self.leave)
