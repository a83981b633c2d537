"""The whole of a page about one record: its own parts, or what stands in their place while it cannot be shown."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.person.person_model import Stage
from ui.theme.current import theme
from ui.widgets.states import Empty, Failed


def is_absent(stage: Stage, *, was_read: bool) -> bool:
    """Say whether the record cannot be shown: what was read before stays when reading it again fails."""
    return stage in {Stage.NOT_HERE, Stage.REFUSED} or (stage is Stage.FAILED and not was_read)


class Whole(QStackedWidget):
    """Holds the page's own parts, the first widget added, and shows them or a sentence."""

    def show_here(self) -> None:
        """Show the page's own parts."""
        self.setCurrentIndex(0)

    def show_instead(self, shown: Empty | Failed) -> None:
        """Show this in their place, instead of what was shown there before."""
        old = self.widget(1)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        holder, around = QWidget(), theme().px(28)
        column = QVBoxLayout(holder)
        column.setContentsMargins(around, around, around, around)
        column.addWidget(shown)
        column.addStretch(1)
        self.addWidget(holder)
        self.setCurrentIndex(1)
