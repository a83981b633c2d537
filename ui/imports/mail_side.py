"""Where the open message goes: the people and cases proposed, each with the reason, and fields to find others."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.desk.imports.mail_proposals import Why
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person, display_name
from ui.imports.case_field import CaseField, CasePickerModel
from ui.imports.mail_model import Letter, MailModel
from ui.imports.mail_words import reasons
from ui.person.picker import PersonField
from ui.person.picker_model import PickerModel
from ui.theme.current import theme
from ui.widgets.labels import Label
from ui.widgets.radio_list import RadioList, RadioOption
from ui.widgets.side_pane import SidePane
from ui.work import Work

_NONE = "none"
_PERSON, _CASE = "person", "case"


class MailSide(SidePane):
    """Draws and changes what a `MailModel` says of the open message."""

    def __init__(self, work: Work, model: MailModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._work, self._model = work, model
        self.setAccessibleName(self.tr("Where it goes"))
        self._shown: tuple[object, ...] = ()
        self._open = ""
        self.people, self.cases = RadioList(), RadioList()
        self.people.setAccessibleName(self.tr("Person"))
        self.cases.setAccessibleName(self.tr("Case"))
        self.why_person, self.why_case = Label("", "small", "text2", wrap=True), Label("", "small", "text2", wrap=True)
        self._found_people, self._found_cases = (
            PickerModel(work, work.office.card.id, self),
            CasePickerModel(work, self),
        )
        self.find_person = PersonField(self.tr("Another person"), self._found_people, work)
        self.find_case = CaseField(self.tr("Another case"), self._found_cases, work)
        self.add_top(self._top())
        self._connect()
        self._draw()

    def _connect(self) -> None:
        self.people.chosen.connect(self._on_person)
        self.cases.chosen.connect(self._on_case)
        self.find_person.edited.connect(self._on_person_found)
        self.find_case.edited.connect(self._on_case_found)
        self._model.changed.connect(self._draw)

    def _draw(self) -> None:
        letter = self._model.state.letter
        self.setEnabled(letter is not None and letter.proposal.filed is None)
        if letter is None:
            return
        if letter.key != self._open:
            self._open = letter.key
            self.find_person.start_over()
            self.find_case.start_over()
        self._show(letter)

    def _show(self, letter: Letter) -> None:
        people, cases = self._person_options(letter), self._case_options(letter)
        shown = (tuple(people), tuple(cases), letter.where)
        if shown == self._shown:
            return
        self._shown = shown
        self.people.set_options(people)
        self.cases.set_options(cases)
        self.people.set_value(str(letter.where.person or (_NONE if letter.is_said else "")))
        self.cases.set_value(str(letter.where.case or (_NONE if letter.is_said else "")))
        none_known = "" if letter.proposal.people else self.tr("Nobody here has this address.")
        _say_why(self.why_person, people, self.people.value(), self._because, otherwise=none_known)
        _say_why(self.why_case, cases, self.cases.value(), self._because)

    def _because(self, reasons_given: str) -> str:
        return self.tr("Why: {reasons}").format(reasons=reasons_given)

    def _person_options(self, letter: Letter) -> list[RadioOption]:
        proposed = letter.proposal.people
        options = [RadioOption(str(one.person.id), self._name(one.person), self._why(one.why)) for one in proposed]
        known = {one.key for one in options}
        looked_up = (one for one in letter.others if one.kind == _PERSON and str(one.id) not in known)
        options += [RadioOption(str(one.id), one.title, self.tr("Found by you")) for one in looked_up]
        return [*options, RadioOption(_NONE, self.tr("No person"))]

    def _case_options(self, letter: Letter) -> list[RadioOption]:
        proposed = letter.proposal.cases
        options = [RadioOption(str(one.case.id), self._case(one.case), self._why(one.why)) for one in proposed]
        known = {one.key for one in options}
        looked_up = (one for one in letter.others if one.kind == _CASE and str(one.id) not in known)
        options += [RadioOption(str(one.id), one.title, self.tr("Found by you")) for one in looked_up]
        return [*options, RadioOption(_NONE, self.tr("No case"))]

    def _why(self, why: tuple[Why, ...]) -> str:
        return reasons(why, self._work.wording)

    def _name(self, person: Person) -> str:
        name = display_name(person, on=self._work.wording.today()) or person.description
        return self._work.wording.facts(name, person.shown_number)

    def _case(self, case: Case) -> str:
        return self._work.wording.facts(case.shown_number, case.title)

    def _on_person(self, key: str) -> None:
        self._model.choose_person(None if key == _NONE else PersonId(UUID(key)))

    def _on_case(self, key: str) -> None:
        self._model.choose_case(None if key == _NONE else CaseId(UUID(key)))

    def _on_person_found(self) -> None:
        found = self._found_people.chosen
        if found is not None:
            self._model.choose_person(PersonId(found.id), found)

    def _on_case_found(self) -> None:
        found = self._found_cases.chosen
        if found is not None:
            self._model.choose_case(CaseId(found.id), found)

    def _top(self) -> QWidget:
        px = theme().px
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, px(20), 0, px(16))
        column.setSpacing(px(8))
        column.addWidget(Label(self.tr("Where it goes"), "heading"))
        groups = (
            (self.tr("Person"), self.people, self.why_person, self.find_person),
            (self.tr("Case"), self.cases, self.why_case, self.find_case),
        )
        for words, choices, why, field in groups:
            column.addWidget(Label(words, "metaBold", "text2"))
            column.addWidget(choices)
            column.addWidget(why)
            column.addWidget(field)
            column.addSpacing(px(8))
        return top


def _say_why(
    label: Label, options: Sequence[RadioOption], chosen: str, because: Callable[[str], str], *, otherwise: str = ""
) -> None:
    """Say in full what speaks for what is chosen: in its row there may be no room for it."""
    why = next((one.second for one in options if one.key == chosen), "")
    label.set_text(because(why) if why else otherwise)
    label.setVisible(bool(label.text()))
