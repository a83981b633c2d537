"""One document: what is known of it, where its content is, the content as it is shown, and what can be done with it."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from caseworker.desk.contents import ContentState, State
from caseworker.desk.documents import DocumentPage
from caseworker.domain.actions import AccessDenied, Action
from caseworker.domain.attachments import Attachment, AttachmentId, RunsCode
from caseworker.domain.people import display_name
from caseworker.errors import CaseworkerError
from caseworker.formats.programs import is_program_by_name
from ui.documents import reading
from ui.documents.reading import Shown
from ui.lists.officers import Officers, officers_of
from ui.messages import say
from ui.places import Place
from ui.work import Work

_NOT_HERE = "store.not-here"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentState:
    """The page as it stands. `sentence` says why nothing is shown, `copy` is the readable copy another program has."""

    page: DocumentPage | None = None
    officers: Officers | None = None
    content: State | None = None
    shown: Shown | None = None
    sentence: str = ""
    is_gone: bool = False
    copy: Path | None = None

    @property
    def is_here(self) -> bool:
        """Whether the content is on this device."""
        return self.content is None or self.content.where in {ContentState.HERE, ContentState.WAITING}


class DocumentModel(QObject):
    """Reads a document and its content; `erased` tells that it is gone for good."""

    changed = Signal()
    erased = Signal()

    def __init__(self, work: Work, attachment: AttachmentId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work, self.id = work, attachment
        self.state = DocumentState()
        self._asked_content = False

    @property
    def attachment(self) -> Attachment | None:
        """What is known of the file, None while it was not read."""
        return self.state.page.attachment if self.state.page else None

    def load(self, *, again: bool = False) -> None:
        """Read what is known of it, then its content."""
        office, about = self.work.office, self.id
        is_further = again and self.state.page is not None

        def read() -> tuple[DocumentPage, State | None, Officers]:
            page = office.documents.page(about, again=is_further)
            return page, office.contents.states([about]).get(about), officers_of(office)

        self.work.lanes.read(read, self._on_page, self._on_failed, owner=self, key="page")

    def can_show(self) -> bool:
        """Whether a document of this kind is shown inside the program."""
        one = self.attachment
        return one is not None and reading.can_show(one.media_type, one.name, one.size)

    def why_not(self, action: Action) -> str:
        """Return the sentence that says who can do this, "" when the officer can and the content is here."""
        page = self.state.page
        if page is None:
            return self.tr("The page is still being read.")
        if action not in page.may:
            if action is Action.OPEN_ATTACHMENT:
                return self.tr("This file was added at another desk. Ask that desk, or the officer of the case.")
            return self.tr("A supervisor of the territory can do this.")
        if action in {Action.OPEN_ATTACHMENT, Action.EXPORT} and not self.state.is_here:
            return self.tr("The file is not on this device. Fetch it first.")
        return ""

    def why_not_elsewhere(self) -> str:
        """Return why no other program gets the file, "" when one may: nobody, when its name is one of programs."""
        one = self.attachment
        if one is not None and is_program_by_name(one.name):
            return say(RunsCode())
        return self.why_not(Action.OPEN_ATTACHMENT)

    def belongs_to(self) -> tuple[tuple[str, str, Place], ...]:
        """Return what it belongs to: an icon, words and the place of each."""
        page, say_so = self.state.page, self.work.wording
        found = []
        if page is not None and page.person is not None:
            name = display_name(page.person, on=say_so.today()) or page.person.description
            found.append(("user-round", name, Place("person", about=page.person.id)))
        if page is not None and page.case is not None:
            words = say_so.facts(page.case.shown_number, page.case.title)
            found.append(("folder-open", words, Place("case", about=page.case.id)))
        if page is not None and page.visit is not None and page.visit.person is not None:
            words = page.visit.purpose or self.tr("Visit")
            found.append(("footprints", words, Place("person", about=page.visit.person)))
        return tuple(found)

    def fetch(self) -> None:
        """Ask for the content: it comes next."""
        desk, about = self.work.office.contents, self.id
        said = self.tr("It is fetched next, as soon as there is a connection")
        self.work.lanes.write(lambda: desk.want(about), lambda _: self._done(said), self._told, owner=self)

    def open_elsewhere(self) -> None:
        """Make a readable copy, which is known and removed again, and hand it to the program the system has for it.

        A file that would run is not handed on: that is said.
        """
        desk, about = self.work.office.documents, self.id
        self.work.lanes.write(lambda: desk.copy_out(about), self._on_copy, self._told, owner=self)

    def remove_copy(self) -> None:
        """Remove the readable copy."""
        desk, path = self.work.office.documents, self.state.copy
        if path is not None:
            self.work.lanes.write(lambda: desk.remove_copy(path), self._on_removed, self._told, owner=self)

    def save_copy(self, target: Path, purpose: str) -> None:
        """Write the content into a file of the person's choice; what it is for is recorded."""
        desk, about = self.work.office.documents, self.id

        def write() -> None:
            beside = target.with_name(f"{target.name}.part")
            try:
                with beside.open("wb") as file:
                    desk.take_out(about, file, purpose=purpose)
                beside.replace(target)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise

        said = self.tr("Copy saved as {name}").format(name=self.work.wording.isolate(target.name))
        self.work.lanes.write(write, lambda _: self._done(said), self._not_saved, owner=self)

    def erase(self, reason: str) -> None:
        """Erase the document everywhere."""
        desk, about = self.work.office.documents, self.id

        def done(_: None) -> None:
            self.work.window.toast(self.tr("The document was erased"))
            self.erased.emit()

        self.work.lanes.write(lambda: desk.erase(about, reason=reason), done, self._told, owner=self)

    def _on_page(self, told: tuple[DocumentPage, State | None, Officers]) -> None:
        page, content, officers = told
        self._become(replace(self.state, page=page, content=content, officers=officers, sentence="", is_gone=False))
        is_wanted = self.can_show() and self.state.is_here and Action.OPEN_ATTACHMENT in page.may
        if is_wanted and self.state.shown is None and not self._asked_content:
            self._asked_content = True
            one, desk = page.attachment, self.work.office.documents

            def read() -> Shown:
                with desk.open(self.id) as content:
                    chunks = (content.chunk(number) for number in range(content.chunks))
                    return reading.read(chunks, media_type=one.media_type, name=one.name)

            self.work.lanes.read(read, self._on_shown, self._on_unreadable, owner=self, key="content")

    def _on_shown(self, shown: Shown) -> None:
        self._become(replace(self.state, shown=shown))

    def _on_unreadable(self, error: Exception) -> None:
        self._asked_content = False
        if isinstance(error, CaseworkerError):
            self._become(replace(self.state, sentence=say(error)))
        else:
            self.work.window.trouble(error)

    def _on_failed(self, error: Exception) -> None:
        is_gone = isinstance(error, CaseworkerError) and error.key == _NOT_HERE
        if is_gone or isinstance(error, AccessDenied):
            self._become(DocumentState(is_gone=True, sentence="" if is_gone else say(error)))
        else:
            self.work.window.trouble(error)

    def _on_copy(self, path: Path) -> None:
        self._become(replace(self.state, copy=path))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.work.window.toast(self.tr("This computer has no program for this kind of file. The copy was removed."))
            self.remove_copy()

    def _on_removed(self, is_removed: bool) -> None:  # noqa: FBT001  # what the lane brings
        if is_removed:
            self._become(replace(self.state, copy=None))
            self.work.window.toast(self.tr("The copy is removed"))
        else:
            still = self.tr(
                "Another program still has the copy open. Close it there. It goes when you lock, at the latest."
            )
            self.work.window.toast(still)

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.work.window.toast(self.tr("The copy could not be saved there. Choose another folder."))
        else:
            self._told(error)

    def _told(self, error: Exception) -> None:
        self.work.window.trouble(error)

    def _done(self, said: str) -> None:
        self.work.window.toast(said)
        self.load(again=True)

    def _become(self, state: DocumentState) -> None:
        self.state = state
        self.changed.emit()
