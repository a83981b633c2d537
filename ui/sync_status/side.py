"""The side of the page about sending: the last contact, how long offline work goes on, and the log."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from caseworker.desk.membership import LeaseStanding
from ui.messages import say_key
from ui.sync_status.log import LogLine
from ui.sync_status.model import SyncPageModel
from ui.sync_status.words import log_words
from ui.widgets.side_pane import Section, SidePane
from ui.wording import Wording

translate = QCoreApplication.translate
_SHOWN = 60


class SyncSide(SidePane):
    """Draws the log and the contact of a `SyncPageModel`."""

    def __init__(self, model: SyncPageModel, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(translate("SyncSide", "Contact and log"), parent)
        self._model, self._wording = model, wording
        self._contact = self.section(translate("SyncSide", "Contact with the office"))
        self._log = self.section(translate("SyncSide", "What happened"))
        model.changed.connect(self._draw)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        self._draw_contact(self._contact)
        self._log.clear()
        for line in self._model.lines[:_SHOWN]:
            self._add(line)
        if not self._model.lines:
            self._log.add_words(self._why_no_lines())

    def _why_no_lines(self) -> str:
        seen = self._model.state.seen
        if seen is None or seen.last_contact_at is None:
            return translate("SyncSide", "Nothing was sent or fetched on this device yet.")
        return translate("SyncSide", "Nothing had to be sent or fetched so far.")

    def _draw_contact(self, section: Section) -> None:
        section.clear()
        seen = self._model.state.seen
        if seen is None:
            return
        if not seen.belongs:
            section.add_words(translate("SyncSide", "This profile has no server. Make backups."))
            return
        last = seen.last_contact_at
        never = translate("SyncSide", "Not yet")
        section.add_fact(translate("SyncSide", "Last contact"), never if last is None else self._wording.day_time(last))
        section.add_fact(translate("SyncSide", "Offline work"), _offline_words(seen.lease), _offline_tone(seen.lease))

    def _add(self, line: LogLine) -> None:
        icon, words = log_words(line)
        said = words or say_key(line.key, line.says)
        if line.times > 1:
            again = translate("SyncSide", "{what} %n times in a row.", "", line.times)
            said = again.format(what=said)
        tone = "warning" if line.kind == "failed" else ""
        if line.kind == "failed":
            self._log.add_line(icon, self._wording.day_time(line.at), tone=tone)
            self._log.add_words(said)
        else:
            self._log.add_line(icon, said, self._wording.day_time(line.at))


def _offline_words(lease: LeaseStanding | None) -> str:
    match lease:
        case LeaseStanding.GOOD:
            return translate("SyncSide", "Allowed")
        case LeaseStanding.WARNING:
            return translate("SyncSide", "Ends soon: connect")
        case LeaseStanding.CLOCK_BACK:
            return translate("SyncSide", "Check this device’s clock")
        case _:
            return translate("SyncSide", "Connect to go on")


def _offline_tone(lease: LeaseStanding | None) -> str:
    return "" if lease is LeaseStanding.GOOD else "warning"
