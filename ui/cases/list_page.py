"""The page of all cases, or of one's own: find, filter, sort, look at one beside the list, and act on many at once."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.desk.case_table import Asking, AtWork
from caseworker.domain.actions import Role
from ui.cases.case_columns import case_columns
from ui.cases.case_preview import CasePreview
from ui.cases.list_model import MINE, NOBODY, CaseChoices, CaseListModel
from ui.cases.table_page import CaseTablePage
from ui.lists.case_words import asking_words, at_work_words
from ui.lists.list_pane import ListParts, NothingThere
from ui.lists.picker import Picker
from ui.places import Place
from ui.work import Work


class CasesPage(CaseTablePage):
    """Cases in a table of any length; with the part "mine" those the officer owns."""

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, CaseListModel(work, None, mine=place.part == "mine"), parent)
        self.preview = CasePreview(work)
        self._pickers = self._make_pickers()
        self.lay_out(self.preview, "cases", self.tr("Chosen case"))
        self.preview.open_asked.connect(self.open_chosen)
        self.model.open()

    def name(self) -> str:
        """Return what the page is called."""
        return self.tr("My cases") if self.model.mine else self.tr("Cases")

    def parts(self) -> ListParts:
        """Return what the list is made of."""
        words = (
            self.tr("Cases given to you appear here, those due first at the top.")
            if self.model.mine
            else self.tr("Open a case from a person or from a contact.")
        )
        return ListParts(
            title=self.name(),
            columns=case_columns(with_status=True),
            fetch=self.model.fetch,
            nothing=NothingThere("folder", self.tr("There are no cases here."), words),
            search_hint=self.tr("Case, number or person"),
            checkable=self.work.office.card.role is not Role.FRONT_DESK,
            actions=self.foot_actions(),
        )

    def show_row(self) -> None:
        """Show the current row at the side."""
        number = self.pane.table.current_id()
        row = self.model.row_at(number) if isinstance(number, int) else None
        self.preview.show_case(row, self.model.officers)

    def draw(self) -> None:
        """Show the filters in force."""
        self._offer_owners()
        filters = self.model.state.filters
        for name, picker in self._pickers.items():
            picker.set_value(filters.get(name, ""))

    def _make_pickers(self) -> dict[str, Picker]:
        pack = self.work.office.sitting.pack
        stages = {stage.id: stage.title for one in pack.case_types for stage in one.stages}
        status = [(one.value, at_work_words(one)) for one in AtWork if one is not AtWork.AT_WORK]
        asking = [(one.value, asking_words(one)) for one in Asking if one is not Asking.ALL_OPEN]
        made = {
            "type": Picker(
                self.tr("Type"), self.tr("Every type"), [(one.id, one.title) for one in pack.case_types], widest=150
            ),
            "stage": Picker(self.tr("Stage"), self.tr("Every stage"), list(stages.items()), widest=140),
            "owner": Picker(self.tr("Owner"), self.tr("Every owner"), widest=150),
            "team": Picker(
                self.tr("Team"), self.tr("Every team"), [(one.id, one.title) for one in pack.teams], widest=150
            ),
            "status": Picker(self.tr("Status"), at_work_words(AtWork.AT_WORK), status, widest=130),
            "asking": Picker(self.tr("Due"), self.tr("Due at any time"), asking, widest=160),
        }
        if self.model.mine:
            del made["owner"]
        for name, picker in made.items():
            picker.chosen.connect(partial(self.model.filter, name))
            self.pane.add_filter(picker)
        return made

    def _offer_owners(self) -> None:
        beside, picker = self.model.beside, self._pickers.get("owner")
        if picker is not None and isinstance(beside, CaseChoices):
            named = sorted((self.model.officers.name(one), str(one)) for one in beside.owners)
            everybody = [(MINE, self.tr("Mine")), (NOBODY, self.tr("Nobody yet"))]
            me = str(self.work.office.card.id)
            picker.set_options([*everybody, *((key, name) for name, key in named if key != me)])
