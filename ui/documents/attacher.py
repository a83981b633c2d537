"""Attaching files off the screen's thread, one after the other, with how far it is and a way to stop."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import BinaryIO

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from caseworker.desk.documents import FileEntered
from caseworker.domain.attachments import Attachment
from caseworker.domain.ids import CaseId, InteractionId, PersonId
from caseworker.domain.visits import VisitId
from caseworker.errors import CaseworkerError
from ui.documents.sources import Source
from ui.messages import say
from ui.tasks import Stopped
from ui.work import Work

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What files are attached to: at least one of these."""

    person: PersonId | None = None
    case: CaseId | None = None
    visit: VisitId | None = None
    interaction: InteractionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attaching:
    """How far it is. `name` is the file under way, `percent` of it; `refused` says what could not be attached."""

    is_busy: bool = False
    name: str = ""
    percent: int = 0
    attached: tuple[Attachment, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(slots=True)
class _Ended:
    attached: list[Attachment] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left: list[Source] = field(default_factory=list)


class Attacher(QObject):
    """Attaches sources to a target. `ended` tells what came of it; what was attached before a stop stays."""

    changed = Signal()
    ended = Signal(object)  # Attaching
    _moved = Signal(str, int)

    def __init__(self, work: Work, target: Target, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self.target = work, target
        self.state = Attaching()
        self.left: tuple[Source, ...] = ()
        self._stop = Event()
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)

    def attach(self, sources: Sequence[Source], *, document_type: str = "", note: str = "") -> None:
        """Attach these, in their order; what one of them refuses does not keep the others."""
        if self.state.is_busy or not sources:
            return
        self._stop.clear()
        self._become(Attaching(is_busy=True, name=sources[0].name))
        about = [(one, self._entered(one, document_type, note)) for one in sources]
        self._work.lanes.network(lambda _: self._all(about), self._on_ended, self._failed, owner=self)

    def stop(self) -> None:
        """Stop after what is attached already: the file under way is not."""
        self._stop.set()

    def _entered(self, source: Source, document_type: str, note: str) -> FileEntered:
        target = self.target
        return FileEntered(
            name=source.name,
            media_type=source.media_type,
            origin=source.origin,
            document_type=document_type,
            person=target.person,
            case=target.case,
            visit=target.visit,
            interaction=target.interaction,
            note=note,
        )

    def _all(self, about: Sequence[tuple[Source, FileEntered]]) -> _Ended:
        """On the worker's thread."""
        ended = _Ended()
        for source, entered in about:
            try:
                self.check()
                with source.open() as opened:
                    told = _Told(opened, source, self)
                    ended.attached.append(self._work.office.documents.attach(told, entered))  # type: ignore[arg-type]
            except Stopped:
                ended.left.append(source)
            except OSError:
                words = translate("Adding", "{name} could not be read. The file itself was not changed.")
                ended.refused.append(words.format(name=source.name))
            except CaseworkerError as error:
                words = translate("Adding", "{name}: {sentence}")
                ended.refused.append(words.format(name=source.name, sentence=say(error)))
        return ended

    def check(self) -> None:
        """Raise Stopped when it was asked to end. For the worker's thread."""
        if self._stop.is_set():
            raise Stopped

    def moved(self, name: str, percent: int) -> None:
        """Tell how far a file is. For the worker's thread."""
        self._moved.emit(name, percent)

    @Slot(str, int)
    def _on_moved(self, name: str, percent: int) -> None:
        if self.state.is_busy:
            self._become(replace(self.state, name=name, percent=percent))

    def _on_ended(self, ended: _Ended) -> None:
        self.left = tuple(ended.left)
        state = Attaching(attached=tuple(ended.attached), refused=tuple(ended.refused))
        self._become(state)
        self.ended.emit(state)

    def _failed(self, error: Exception) -> None:
        self._become(Attaching())
        self._work.window.trouble(error)

    def _become(self, state: Attaching) -> None:
        self.state = state
        self.changed.emit()


class _Told:
    """A source that tells how much of it was read, and stops when that is wanted."""

    def __init__(self, opened: BinaryIO, source: Source, told: Attacher) -> None:
        self._opened, self._source, self._told = opened, source, told
        self._done, self._percent = 0, -1

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        self._told.check()
        data = self._opened.read(size)
        self._done += len(data)
        percent = min(100, 100 * self._done // max(1, self._source.size))
        if percent != self._percent:
            self._percent = percent
            self._told.moved(self._source.name, percent)
        return data

    def seekable(self) -> bool:
        """Whether one can go to its end, for its size."""
        return self._opened.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go elsewhere in it."""
        return self._opened.seek(offset, whence)
