"""The bar under the head of a case: somebody changed it, a request to decide, a handover, new pictures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.approvals import Approval
from ui.cases.case_models import CaseModels
from ui.documents.camera import CameraFolder
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button


class CaseBars(QWidget):
    """The most serious of what lasts is said; each bar has what can be done about it."""

    changed_asked = Signal()
    decide_asked = Signal()
    send_back_asked = Signal()
    attach_asked = Signal()

    def __init__(self, models: CaseModels, camera: CameraFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models, self._camera = models, camera
        self._is_changed = False
        self._what = ""
        self._bar = Bar("info", "users-round", "")
        self._second = Button("", size="sm")
        px = theme().px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._bar, 1)
        row.addWidget(self._second)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), 0, px(28), px(10))
        column.addLayout(row)
        self._bar.acted.connect(self._on_acted)
        self._second.clicked.connect(self._on_second)
        camera.changed.connect(self.draw)
        self.hide()

    def say_changed(self) -> None:
        """Say that somebody else changed the case while something is being typed here."""
        self._is_changed = True
        self.draw()

    def say_nothing(self) -> None:
        """Say no more that somebody else changed it."""
        self._is_changed = False

    def draw(self) -> None:
        """Show the most serious of what there is to say."""
        if self._models.case.page is None:
            return
        self._what = self._chosen()
        words = {
            "changed": self._say_change,
            "decide": self._say_request,
            "handover": self._say_handover,
            "sent-back": self._say_sent_back,
            "pictures": self._say_pictures,
        }
        self.setVisible(bool(self._what))
        if self._what:
            self._second.hide()
            words[self._what]()

    def _chosen(self) -> str:
        way = self._models.way
        there = {
            "changed": self._is_changed,
            "decide": way.mine_to_decide() is not None,
            "handover": self._models.charge.may_accept(),
            "sent-back": way.sent_back() is not None,
            "pictures": bool(self._camera.fresh) and not self._models.papers.why_not_attach(),
        }
        return next((name for name, is_there in there.items() if is_there), "")

    def _say_change(self) -> None:
        title, words = self.tr("Changed by someone else"), self.tr("What you typed stays.")
        self._bar.show_state("info", "users-round", title, words, self.tr("Show"))

    def _say_request(self) -> None:
        asked = self._models.way.mine_to_decide()
        assert asked is not None, "said when there is one"
        self._bar.show_state("info", "stamp", asked.title, self._asked_words(asked), self.tr("Approve"))
        self._show_second(self.tr("Send back"))

    def _say_handover(self) -> None:
        words = self._models.charge.handover_words()
        self._bar.show_state("info", "arrow-right-left", self.tr("Handover waits"), words, self.tr("Accept"))
        self._show_second(self.tr("Decline"))

    def _say_sent_back(self) -> None:
        asked = self._models.way.sent_back()
        assert asked is not None, "said when there is one"
        title = self.tr("Sent back: {title}").format(title=asked.title)
        self._bar.show_state("warning", "undo-2", title, asked.comment)

    def _say_pictures(self) -> None:
        title = self.tr("%n new pictures in the camera folder", "", len(self._camera.fresh))
        self._bar.show_state("info", "camera", title, "", self.tr("Add to this case"))
        self._show_second(self.tr("Not these"))

    def _asked_words(self, asked: Approval) -> str:
        name = self._models.work.wording.isolate(self._models.case.who(asked.asked_by))
        said = self.tr("Asked by {name}, {moment}.").format(
            name=name, moment=self._models.work.wording.day_time(asked.asked_at)
        )
        return f"{said} {asked.request}".strip()

    def _show_second(self, words: str) -> None:
        self._second.set_words(words)
        self._second.show()

    def _on_acted(self) -> None:
        if self._what == "changed":
            self.changed_asked.emit()
        elif self._what == "decide":
            self.decide_asked.emit()
        elif self._what == "handover":
            self._models.charge.accept()
        elif self._what == "pictures":
            self.attach_asked.emit()

    def _on_second(self) -> None:
        if self._what == "decide":
            self.send_back_asked.emit()
        elif self._what == "handover":
            self._models.charge.decline()
        elif self._what == "pictures":
            self._camera.settle(self._camera.fresh)
