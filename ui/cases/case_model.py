"""What the page of a case shows: the case and what belongs to it, with who is who. One read opens it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.desk.case_page import CasePage
from caseworker.desk.contents import State
from caseworker.desk.exchange import Progress
from caseworker.domain.actions import AccessDenied, Action
from caseworker.domain.attachments import Attachment, AttachmentId
from caseworker.domain.cases import Case, Status
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person, display_name
from caseworker.errors import CaseworkerError
from ui.lists.officers import Officers, officers_of
from ui.person.asking import Asking
from ui.person.person_model import Stage
from ui.person.timeline_entries import with_their_contacts
from ui.work import Work

__all__ = ["CaseModel", "CasePart", "CaseState", "Stage"]

_NOT_HERE = "store.not-here"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """The page as it stands. `sentence` says why it is not here; `files` are those handed over with each contact."""

    stage: Stage = Stage.WAITING
    page: CasePage | None = None
    officers: Officers | None = None
    progress: Mapping[UUID, Progress] = field(default_factory=dict)
    files: Mapping[UUID, tuple[Attachment, ...]] = field(default_factory=dict)
    contents: Mapping[AttachmentId, State] = field(default_factory=dict)
    sentence: str = ""


class CaseModel(QObject):
    """One case, read for the page; `state` is replaced as a whole. The other models of the page ask here."""

    changed = Signal()

    def __init__(self, work: Work, case: CaseId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work, self.id = work, case
        self.state = CaseState()

    @property
    def page(self) -> CasePage | None:
        """What was read, None while nothing was."""
        return self.state.page

    @property
    def case(self) -> Case:
        """The case that was read; to be asked for only once it was."""
        assert self.state.page is not None, "asked for on a page that is read"
        return self.state.page.case

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed; False while it was not read."""
        return self.state.page is not None and self.state.page.case.status is Status.CLOSED

    def may(self, action: Action) -> bool:
        """Whether the officer may do this to the case."""
        return self.state.page is not None and action in self.state.page.may

    def who(self, officer: UUID | None) -> str:
        """Return what an officer is called, "" for nobody."""
        if officer is None or self.state.officers is None:
            return ""
        return self.state.officers.name(officer)  # type: ignore[arg-type]  # ids of officers stand in every record

    def named(self, person: Person) -> str:
        """Return what a person is called on the page."""
        return display_name(person, on=self.work.wording.today()) or person.description

    def first_person(self) -> PersonId | None:
        """Return the first of the case's people whom the officer may see."""
        page = self.state.page
        return next((one.person.id for one in page.people if one.person is not None), None) if page else None

    def stage_of(self, case: Case, stage: str) -> str:
        """Return the title of a stage; the word itself where its pack no longer has it."""
        page = self.state.page
        if page is not None and case.case_type == page.case_type.id:
            titles = {one.id: one.title for one in page.case_type.stages}
            return titles.get(stage, stage)
        return stage

    def load(self, *, again: bool = False) -> None:
        """Read the page; `again` is for what is shown already and is no further looking."""
        office, case = self.work.office, self.id
        is_further = again and self.state.page is not None

        def read() -> CaseState:
            page = office.cases.page(case, again=is_further)
            with_contacts = [one for one in office.documents.of_case(case) if one.interaction is not None]
            return CaseState(
                stage=Stage.HERE,
                page=page,
                officers=officers_of(office),
                progress=office.exchange.progress([one.record.id for one in page.activity]),
                files=with_their_contacts(with_contacts),
                contents=office.contents.states([AttachmentId(one.id) for one in page.documents]),
            )

        self.work.lanes.read(read, self._become, self._on_failed, owner=self, key="page")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CaseworkerError) and error.key == _NOT_HERE:
            self._become(CaseState(stage=Stage.NOT_HERE))
        elif isinstance(error, AccessDenied):
            self._become(CaseState(stage=Stage.REFUSED, sentence=error.say()))
        else:
            self._become(replace(self.state, stage=Stage.FAILED))
            self.work.window.trouble(error)

    @Slot(object)
    def _become(self, state: CaseState) -> None:
        self.state = state
        self.changed.emit()


class CasePart(Asking):
    """A part of the page of a case, with intents of its own."""

    def __init__(self, work: Work, case: CaseModel) -> None:
        super().__init__(work, case)
        self.case = case
        case.changed.connect(self.changed)

    @property
    def id(self) -> CaseId:
        """The case the page is about."""
        return self.case.id

    def read_page_again(self) -> None:
        """Read the page of the case again."""
        self.case.load(again=True)

    def why_not_open(self) -> str:
        """Return why nothing can be changed now, "" when the case is at work and the officer may change it."""
        if self.case.page is None:
            return self.tr("The page is still being read.")
        if self.case.is_closed:
            return self.tr("This case is closed. Reopen it first, saying why.")
        return self.why_not(Action.WRITE)

    def why_not(self, action: Action) -> str:
        """Return the sentence that says who can do this, "" when the officer can."""
        if self.case.page is None:
            return self.tr("The page is still being read.")
        if self.case.may(action):
            return ""
        if action in {Action.ASSIGN, Action.REDACT, Action.EXPORT}:
            return self.tr("A supervisor of the territory can do this.")
        return self.tr("This is not yours to change. Write a note for those who can.")
