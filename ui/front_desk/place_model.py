"""The place of what is reported: entered once, looked up while it is typed, joined to an open report or begun anew."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from caseworker.desk.cases import NewCase
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.place_reports import OpenReport
from caseworker.domain.case_types import CaseType
from caseworker.domain.ids import CaseId
from caseworker.domain.reporters import is_reported
from ui.front_desk.place_form import PlaceForm
from ui.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceState:
    """What is entered, which open reports are near it, and the one that is joined. No case type: no place is asked."""

    form: PlaceForm = field(default_factory=PlaceForm)
    case_type: CaseType | None = None
    near: tuple[OpenReport, ...] = ()
    joined: OpenReport | None = None

    @property
    def is_asked(self) -> bool:
        """Whether the reason asks for a place."""
        return self.case_type is not None


class PlaceModel(QObject):
    """The place within the form of a contact. `edited` when somebody changed it, `changed` when it is to be shown."""

    changed = Signal()
    edited = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = PlaceState()

    def take(self, form: PlaceForm, reason: str) -> None:
        """Show what a draft kept, for a contact reason."""
        self._become(PlaceState(form=form, case_type=self._type_of(reason)))
        self._look(unfinished=False)
        if form.joins is not None:
            self._read_joined(form.joins)

    def about(self, reason: str) -> None:
        """Say what the contact is about: the place is asked where the reason's cases are matters at a place."""
        case_type = self._type_of(reason)
        if case_type != self.state.case_type:
            self._become(replace(self.state, case_type=case_type, near=(), joined=None, form=self._without_part()))
            self._look(unfinished=False)

    def type(self, place: str) -> None:
        """Take the place as it stands while it is typed."""
        if place != self.state.form.place:
            self._enter(replace(self.state.form, place=place))
            self._look(unfinished=True)

    def join(self, report: OpenReport) -> None:
        """Add the contact to an open report: no second case is begun."""
        self.state = replace(self.state, joined=report)
        self._enter(replace(self.state.form, joins=report.case))

    def take_back(self) -> None:
        """Join no report after all."""
        self.state = replace(self.state, joined=None)
        self._enter(self._unjoined())

    def choose_begin(self, *, wanted: bool) -> None:
        """Say whether a new report is begun where none is joined."""
        self._enter(replace(self.state.form, begins=wanted))

    def choose_part(self, role: str) -> None:
        """Say which part whoever reports has in a new report."""
        self._enter(replace(self.state.form, role=role))

    def told(self, contact: ContactEntered) -> tuple[ContactEntered, NewCase | None]:
        """Return the contact with what is entered here, and the case it begins."""
        case_type, form = self.state.case_type, self.state.form
        if case_type is None or (form.is_empty and form.joins is None):
            return contact, None
        return form.entered(contact), form.begun(case_type, contact)

    def standing(self, case: CaseId, done: Callable[[OpenReport], None]) -> None:
        """Read how a report stands, to tell it to the caller."""
        desk = self._work.office.place_reports
        self._work.lanes.read(lambda: desk.standing(case), done, owner=self._work.window.guest())

    def _type_of(self, reason: str) -> CaseType | None:
        pack = self._work.office.sitting.pack
        named = pack.reason(reason).case_type if reason else None
        case_type = pack.case_type(named) if named else None
        return case_type if case_type is not None and is_reported(case_type) else None

    def _look(self, *, unfinished: bool) -> None:
        case_type, place = self.state.case_type, self.state.form.place
        if case_type is None or not place.strip():
            self._show_near(())
            return
        desk, kind = self._work.office.place_reports, case_type.id
        self._work.lanes.read(
            lambda: desk.near(kind, place, unfinished=unfinished), self._show_near, owner=self, key="near"
        )

    def _read_joined(self, case: CaseId) -> None:
        desk = self._work.office.place_reports
        self._work.lanes.read(
            lambda: desk.standing(case), self._show_joined, lambda _: self.take_back(), owner=self, key="joined"
        )

    def _show_near(self, near: tuple[OpenReport, ...]) -> None:
        if near != self.state.near:
            self._become(replace(self.state, near=near))

    def _show_joined(self, report: OpenReport) -> None:
        self._become(replace(self.state, joined=report))

    def _unjoined(self) -> PlaceForm:
        return replace(self.state.form, joins=None)

    def _without_part(self) -> PlaceForm:
        return replace(self._unjoined(), role="")

    def _enter(self, form: PlaceForm) -> None:
        self._become(replace(self.state, form=form))
        self.edited.emit()

    def _become(self, state: PlaceState) -> None:
        self.state = state
        self.changed.emit()
