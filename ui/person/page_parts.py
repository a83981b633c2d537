"""The parts of a person's page: its models, its tabs, and what stands there when the person is not."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from caseworker.desk.strands import Strand
from caseworker.domain.households import members_on
from caseworker.domain.ids import PersonId
from ui.person import actions_model, cases_model, contact_forms
from ui.person.actions_model import ActionsModel
from ui.person.cases_model import CasesModel
from ui.person.cases_tab import CasesTab
from ui.person.consent_model import ConsentModel
from ui.person.consent_tab import ConsentTab
from ui.person.details_model import DetailsModel
from ui.person.details_tab import DetailsTab
from ui.person.documents_model import DocumentsModel
from ui.person.documents_tab import DocumentsTab
from ui.person.household_model import HouseholdModel
from ui.person.household_tab import HouseholdTab
from ui.person.person_model import PersonModel, PersonState, Stage
from ui.person.section import Section
from ui.person.timeline_model import TimelineModel
from ui.person.timeline_tab import TimelineTab
from ui.person.trail_model import TrailModel
from ui.person.trail_tab import TrailTab
from ui.widgets.states import Empty, Failed
from ui.widgets.tabs import Option
from ui.work import Work

translate = QCoreApplication.translate


class Models:
    """Every model of one page. `sections` are those that can open a form."""

    def __init__(self, work: Work, person: PersonId, owner: QObject) -> None:
        self.work = work
        self.person = PersonModel(work, person, owner)
        self.timeline = TimelineModel(work, self.person)
        self.cases = CasesModel(work, self.person)
        self.details = DetailsModel(work, self.person)
        self.household = HouseholdModel(work, self.person)
        self.documents = DocumentsModel(work, self.person)
        self.consent = ConsentModel(work, self.person)
        self.trail = TrailModel(work, self.person)
        self.actions = ActionsModel(work, self.person)
        self.sections: tuple[Section, ...] = (
            self.timeline,
            self.cases,
            self.details,
            self.household,
            self.consent,
            self.actions,
        )

    def tab_options(self) -> list[Option]:
        """Return the tabs with what they hold."""
        page, files = self.person.page, self.person.state.beside.counts.get(Strand.FILES)
        today = self.work.wording.today()
        homes = page.households if page else ()
        with_them = sum(len(members_on(one, today)) for one in homes)
        return [
            ("timeline", translate("Person", "Timeline"), None),
            ("cases", translate("Person", "Cases"), len(page.cases) if page else None),
            ("details", translate("Person", "Details"), None),
            ("household", translate("Person", "Household"), with_them or None),
            ("documents", translate("Person", "Documents"), files or None),
            ("consent", translate("Person", "Consent"), None),
            ("who-looked", translate("Person", "Who looked"), None),
        ]

    def reopen(self, form: str) -> None:
        """Open a form again that was open when the page was left."""
        ways: dict[str, Callable[[], None]] = {
            contact_forms.LOG: self.timeline.log_contact,
            cases_model.NEW_CASE: self.cases.new_case,
            actions_model.TASK: self.actions.plan_task,
            actions_model.VISIT: self.actions.plan_visit,
        }
        if form in ways:
            ways[form]()


class Tabbed(QStackedWidget):
    """The tabs of the page; each is made, and reads what only it shows, when it is shown for the first time."""

    def __init__(self, models: Models) -> None:
        super().__init__()
        self._models = models
        self.timeline = TimelineTab(models.work, models.timeline, models.cases, models.documents)
        self._made: dict[str, QWidget] = {"timeline": self.timeline}
        self.addWidget(self.timeline)

    @property
    def documents(self) -> DocumentsTab:
        """The Documents tab."""
        tab = self._tab("documents")
        assert isinstance(tab, DocumentsTab), "it is made when it is asked for"
        return tab

    def show_tab(self, key: str) -> None:
        """Show a tab by its key; one that is not known shows nothing new."""
        tab = self._tab(key)
        if tab is not None:
            self.setCurrentWidget(tab)
            _enter(tab)

    def reload(self) -> None:
        """Read again what the tab that is shown shows by itself."""
        shown = self.currentWidget()
        if shown is not None and shown is not self.timeline:
            _enter(shown)

    def _tab(self, key: str) -> QWidget | None:
        if key not in self._made:
            makers: dict[str, Callable[[], QWidget]] = {
                "cases": lambda: CasesTab(self._models.cases),
                "details": lambda: DetailsTab(self._models.details),
                "household": lambda: HouseholdTab(self._models.household),
                "documents": lambda: DocumentsTab(self._models.documents),
                "consent": lambda: ConsentTab(self._models.consent),
                "who-looked": lambda: TrailTab(self._models.trail),
            }
            if key not in makers:
                return None
            self._made[key] = makers[key]()
            self.addWidget(self._made[key])
        return self._made[key]


def absence(state: PersonState, again: Callable[[], None]) -> Empty | Failed:
    """Return what is shown instead of a person who is not on this device, may not be seen, or could not be read."""
    shown: Empty | Failed
    if state.stage is Stage.NOT_HERE:
        shown = Empty(
            "cloud-off",
            translate("Person", "This person is not on this device"),
            translate("Person", "They may belong to another territory. A supervisor there can help."),
        )
    elif state.stage is Stage.REFUSED:
        shown = Empty("lock", translate("Person", "This person is not open to you"), state.sentence)
    else:
        title = translate("Person", "This person could not be read")
        shown = Failed(title, translate("Person", "What was saved is still there. Try again."))
        shown.again.connect(again)
    return shown


def holder_of(widget: QWidget, beside: int) -> QWidget:
    """Return a widget with room at both its sides."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(beside, 0, beside, 0)
    row.addWidget(widget)
    return holder


def _enter(tab: QWidget) -> None:
    if isinstance(tab, TimelineTab | CasesTab | DetailsTab | HouseholdTab | DocumentsTab | ConsentTab | TrailTab):
        tab.enter()
