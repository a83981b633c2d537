"""Answers: search, read out, and give to whoever is asking."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseworker.desk.library import Offer
from caseworker.domain.answers import Answer
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Interaction
from ui.answers.answer_view import AnswerView
from ui.answers.answer_words import age_of, as_text
from ui.answers.answers_model import ALL, ANSWERS, CHECK_WORKING_DAYS, PLACES, AnswersModel
from ui.answers.clipboard import copy
from ui.answers.report_panel import ReportPanel
from ui.answers.shelf_list import ShelfList
from ui.answers.side import AnswerSide
from ui.commands import Command, always
from ui.directory.offer_view import OfferView
from ui.keys import key_of
from ui.lists.giving import command
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.printing.commands import print_answer
from ui.referrals.referring import Referring
from ui.shell.page import Page
from ui.widgets.buttons import Button
from ui.widgets.choosers import FilterPills
from ui.widgets.columns import fill, over_foot
from ui.widgets.foot_bar import FootBar
from ui.widgets.row_values import TwoLine
from ui.widgets.states import Empty
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_NOTHING, _ANSWER, _SERVICE = 0, 1, 2


class AnswersPage(Page):
    """Every answer and every place to send people. `Place.about` is the person in hand, an answer or a service."""

    shows = frozenset({"answer", "service", "place", "consent", "person", "person_merge", "person_unmerge"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = AnswersModel(work, self)
        self.referring = Referring(work, self.model.hand, self)
        title, hint = self.tr("Answers and referrals"), self.tr("Search answers and places")
        self.list = ShelfList(title, hint, self.tr("All answers are on this device"))
        self.pills = FilterPills()
        self.pills.setAccessibleName(self.tr("What is listed"))
        self.answer_view, self.offer_view = AnswerView(work), OfferView(work)
        self.side = AnswerSide(work, self.model)
        main = key_of("form.main", work.preferences.chosen.keys)
        self.main = Button("", kind="primary", icon="send", keys=main, size="lg")
        self.copy = Button(self.tr("Copy"), size="lg")
        self.print = Button(self.tr("Print"), kind="ghost", size="lg")
        self._words_shown = ""
        self._said: tuple[object, ...] = ()
        self._lay_out()
        self._connect()
        self._draw()
        self.model.open(place.about)

    # What the window asks

    def path(self) -> tuple[str, ...]:
        """Return the page, and what is open."""
        title = self._title()
        return (self.tr("Answers"), title) if title else (self.tr("Answers"),)

    def title_place(self) -> Place | None:
        """Return all answers."""
        return Place("answers")

    def commands(self) -> Sequence[Command]:
        """Return what can be done with what is open."""
        tr, no_answer = self.tr, self._why_no_answer
        return (
            self._command("form.main", self._main_words(), self.main_action, "send", self._why_nothing),
            self._command("answers.copy", tr("Copy the answer"), self.copy_open, "copy", self._why_nothing),
            self._command("answers.helped", tr("This helped"), lambda: self.judge(helped=True), "check", no_answer),
            self._command("answers.no-help", tr("This did not help"), lambda: self.judge(helped=False), "x", no_answer),
            self._command("answers.report", tr("Report this answer"), self.report, "flag", no_answer),
            self._command("record.print", tr("Print the answer"), self.print_open, "printer", no_answer),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return list, answer and side."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.list.search.control

    def state(self) -> dict[str, object]:
        """Return what brings the page back: filter, what is open, who is in hand."""
        state = self.model.state
        return {
            "kind": state.kind,
            "chosen": str(state.chosen or ""),
            "person": str(self.model.hand.state.person or ""),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Bring the page back."""
        kind = str(state.get("kind") or ALL)
        self.model.show_kind(kind if kind in {ALL, ANSWERS, PLACES} else ALL)
        if chosen := _id(state.get("chosen")):
            self.model.choose(chosen)
        if (person := _id(state.get("person"))) and self.place.about is None:
            self.model.hand.take(PersonId(person))

    def reload(self, changes: Changes) -> None:
        """Read again what changed."""
        if changes.concern(frozenset({"answer", "service", "place"})):
            self.model.shelf.load()
        self.model.hand.reload()

    def find_in_page(self) -> None:
        """Go to the search field."""
        self.list.search.setFocus()
        self.list.search.line.selectAll()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show who is in hand."""
        self.model.hand.hide(hidden=hidden)

    # What the commands ask

    def main_action(self) -> None:
        """Give the open answer, or refer to the open service; what is typed is found first."""
        self.model.shelf.when_found(self._act)

    def _act(self) -> None:
        if why := self._why_nothing():
            self.work.window.toast(why)
        elif (offer := self.model.offer) is not None:
            self.referring.refer(offer)
        else:
            self.model.give(self._on_given)

    def copy_open(self) -> None:
        """Copy what is open as plain words."""
        answer, offer = self.model.answer, self.model.offer
        if answer is not None:
            copy(as_text(answer))
        elif offer is not None:
            copy(self.offer_view.words.as_text(offer))
        else:
            return
        self.work.window.toast(self.tr("Copied"))

    def print_open(self) -> None:
        """Print the open answer."""
        if self.model.answer is not None:
            print_answer(self.work, self.model.answer)

    def judge(self, *, helped: bool) -> None:
        """Count whether the open answer helped."""
        self.model.judge(helped=helped)

    def report(self) -> None:
        """Ask what is wrong with the open answer."""
        answer = self.model.answer
        if answer is None:
            return
        panel = ReportPanel(self.work, answer.title, self._team_words(answer), self)
        panel.told.connect(lambda words: self._report(answer, words))
        panel.open(panel.what.control)

    # Making and filling it

    def _lay_out(self) -> None:
        self.list.above.addWidget(self.pills)
        self._body = QStackedWidget()
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addStretch(1)
        column.addWidget(Empty("book-open", self.tr("Choose an answer in the list.")))
        column.addStretch(2)
        for widget in (nothing, self.answer_view, self.offer_view):
            self._body.addWidget(widget)
        self.foot = FootBar(self.main, (self.copy,), last=(self.print,))
        middle = over_foot(self._body, self.foot)
        self.split = ThreePanes(
            self.list,
            middle,
            self.side,
            "answers",
            preferences=self.work.preferences,
            list_width=330,
            side_width=300,
            work_words=self.tr("Answer"),
            side_words=self.tr("What belongs to it"),
        )
        fill(self, self.split)

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.pills.chosen.connect(self.model.show_kind)
        self.list.searched.connect(self.model.shelf.search)
        self.list.again.connect(self.model.shelf.load)
        self.list.chosen.connect(self.model.choose)
        self.list.opened.connect(self._on_opened)
        self.list.rows.clicked.connect(self._on_clicked)
        self.answer_view.helped.connect(lambda helped: self.judge(helped=helped))
        self.answer_view.report_asked.connect(self.report)
        self.main.clicked.connect(self.main_action)
        self.copy.clicked.connect(self.copy_open)
        self.print.clicked.connect(self.print_open)
        self.side.person_asked.connect(self._open_person)
        self.side.refer_asked.connect(self.referring.refer)
        self.side.call_asked.connect(self.referring.call)
        self.side.offer_opened.connect(self._open_offer)

    def _draw(self) -> None:
        shelf = self.model.shelf.state
        if shelf.error is not None:
            self.list.show_failure(self.tr("The answers could not be read."), say(shelf.error))
        elif shelf.shelf is not None:
            self._draw_list()
        self._draw_open()
        self.main.set_words(self._main_words())
        self.main.set_kind("primary" if self.model.hand.name or self.model.offer is not None else "secondary")
        self.print.setVisible(self.model.answer is not None)
        said = (self.path(), self._main_words())
        if said != self._said:
            self._said = said
            self.path_changed.emit()
            self.commands_changed.emit()

    def _draw_list(self) -> None:
        counts, shelf = self.model.counts(), self.model.shelf.state
        names = {ALL: self.tr("All"), ANSWERS: self.tr("Answers"), PLACES: self.tr("Places")}
        self.pills.set_options([(key, names[key], counts[key]) for key in names])
        self.pills.set_value(self.model.state.kind)
        self.list.empty.say(self.tr("Nothing speaks of this."), self.tr("Try fewer or other words."))
        is_new = shelf.scores is not None and self._words_shown != shelf.text
        self._words_shown = shelf.text
        wanted = self.model.state.chosen
        self.list.show_rows([self._row(one) for one in self.model.rows()], again_first=is_new)
        if wanted is not None and not is_new:
            self.list.choose(wanted)
        if self.list.value() is not None:
            self.model.choose(self.list.value())

    def _row(self, one: Answer | Offer) -> TwoLine:
        facts = self.work.wording.facts
        if isinstance(one, Answer):
            age = age_of(one, self.work)
            second = age.words if age.is_old else facts(one.topic, age.words)
            tone = "warning" if age.is_old else ""
            return TwoLine(
                key=one.id, title=one.title, second=second, icon="book-open", tone="accent", second_tone=tone
            )
        words = self.offer_view.words
        second = facts(words.where(one), words.standing(one).words)
        return TwoLine(key=one.service.id, title=one.service.name, second=second, icon="signpost")

    def _draw_open(self) -> None:
        answer, offer = self.model.answer, self.model.offer
        if answer is not None:
            judged, asked = answer.id in self.model.state.judged, self.model.shelf.state.found_for
            self.answer_view.show_answer(answer, is_judged=judged, asked=asked)
        elif offer is not None:
            self.offer_view.show_offer(offer)
        self._body.setCurrentIndex(_ANSWER if answer is not None else _SERVICE if offer is not None else _NOTHING)
        given = answer is not None and answer.id in self.model.state.given
        words = self.tr("Given and kept, in version {version}").format(version=answer.version if answer else 0)
        self.foot.say(words if given else "", icon="circle-check", colour="success")

    def _title(self) -> str:
        answer, offer = self.model.answer, self.model.offer
        return answer.title if answer is not None else offer.service.name if offer is not None else ""

    def _main_words(self) -> str:
        name, is_offer = self.model.hand.name, self.model.offer is not None
        if is_offer:
            return self.tr("Refer {name}").format(name=name) if name else self.tr("Refer someone")
        return self.tr("Give to {name}").format(name=name) if name else self.tr("Record as given")

    def _on_clicked(self) -> None:
        if self.split.is_list_folded:
            self.split.show_work()

    def _on_opened(self) -> None:
        if self.split.is_list_folded:
            self.split.show_work()
        else:
            self.main_action()

    def _on_given(self, contact: Interaction) -> None:
        name, isolate = self.model.hand.name, self.work.wording.isolate
        if contact.people and name:
            words = self.tr("Given to {name}. It stands in the timeline.").format(name=isolate(name))
        else:
            words = self.tr("Recorded as given, with nobody named.")
        self.work.window.toast(words)

    def _report(self, answer: Answer, words: str) -> None:
        title = self.tr("Check the answer “{title}”: {words}").format(title=answer.title, words=words)
        due = self.work.office.sitting.calendar.add_working_days(self.work.wording.today(), CHECK_WORKING_DAYS)
        team = self._team_words(answer)
        said = self.tr("Reported. {team} has a task to look at it.").format(team=team)
        self.model.report(title, self._team(answer), due, lambda: self.work.window.toast(said))

    def _team(self, answer: Answer) -> str:
        known = {one.id for one in self.work.office.sitting.pack.teams}
        return answer.checked_by if answer.checked_by in known else self.work.office.card.team

    def _team_words(self, answer: Answer) -> str:
        teams = {one.id: one.title for one in self.work.office.sitting.pack.teams}
        return teams.get(self._team(answer), self.tr("Your team"))

    def _open_person(self) -> None:
        handing = self.model.hand.state.handing
        if handing is not None:
            self.work.window.go(Place("person", handing.person.id))

    def _open_offer(self, offer: Offer) -> None:
        self.work.window.go(Place("directory", offer.service.id))

    def _why_nothing(self) -> str:
        return "" if self._title() else self.tr("Choose an answer in the list first.")

    def _why_no_answer(self) -> str:
        return "" if self.model.answer is not None else self.tr("Choose an answer in the list first.")

    def _command(
        self, name: str, words: str, run: Callable[[], None], icon: str, why: Callable[[], str] = always
    ) -> Command:
        return command(name, words, run, self.tr("Answers"), icon, why)


def _id(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
