"""The referral directory: find a service, hand someone on, and ask what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseworker.desk.library import Offer
from caseworker.desk.referrals import Asking
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.referrals import Referral, ReferralId
from ui.answers.clipboard import copy
from ui.commands import Command, always
from ui.directory.directory_model import REFERRALS, SERVICES, DirectoryModel
from ui.directory.list_pane import DirectoryList
from ui.directory.offer_view import OfferView
from ui.directory.offer_words import phones
from ui.directory.side import DirectorySide
from ui.keys import key_of
from ui.lists.giving import command
from ui.news import Changes
from ui.places import Place
from ui.printing.commands import print_slip
from ui.referrals.outcome_panel import OutcomePanel
from ui.referrals.referral_view import ReferralView
from ui.referrals.referring import Referring
from ui.shell.page import Page
from ui.widgets.buttons import Button
from ui.widgets.columns import fill, over_foot
from ui.widgets.foot_bar import FootBar
from ui.widgets.states import Empty
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_NOTHING, _SERVICE, _REFERRAL = 0, 1, 2
_CASE = "case:"


class DirectoryPage(Page):
    """Services to send people to, and the referrals that are under way. `Place.about` is a person or a service."""

    shows = frozenset({"service", "place", "referral", "consent", "person", "person_merge", "person_unmerge"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = DirectoryModel(work, self)
        self.referring = Referring(work, self.model.hand, self)
        self.list = DirectoryList(work, self.model)
        self.offer_view, self.referral_view = OfferView(work), ReferralView(work)
        self.side = DirectorySide(work, self.model)
        main = key_of("form.main", work.preferences.chosen.keys)
        self.main = Button("", kind="primary", icon="signpost", keys=main, size="lg")
        self.call = Button(self.tr("Call"), icon="phone", size="lg")
        self.copy = Button(self.tr("Copy"), size="lg")
        self.slip = Button(self.tr("Print slip"), kind="ghost", icon="printer", size="lg")
        self._said: tuple[object, ...] = ()
        self._lay_out()
        self._connect()
        self._draw()
        self.referring.case = _case(place.part)
        self.model.open(place.about, place.part)

    # What the window asks

    def path(self) -> tuple[str, ...]:
        """Return the page, and the service that is open."""
        offer = self.model.offer
        named = (offer.service.name,) if offer is not None and self.model.state.part == SERVICES else ()
        return (self.tr("Referral directory"), *named)

    def title_place(self) -> Place | None:
        """Return the directory itself."""
        return Place("directory")

    def commands(self) -> Sequence[Command]:
        """Return what can be done here."""
        no_offer, no_line = self._why_no_offer, self._why_no_line
        return (
            self._command("form.main", self._main_words(), self.main_action, "signpost", self._why_not_main),
            self._command("directory.call", self.tr("Call the service"), self.call_service, "phone", self._why_no_call),
            self._command("directory.copy", self.tr("Copy the address"), self.copy_offer, "copy", no_offer),
            self._command("directory.outcome", self.tr("Say what became of it"), self.say_outcome, "check", no_line),
            self._command("directory.services", self.tr("Show services"), self._shower(SERVICES), "signpost"),
            self._command("directory.under-way", self.tr("Show referrals under way"), self._shower(REFERRALS), "list"),
            self._command("record.print", self.tr("Print referral slip"), self.print_slip, "printer", no_line),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return list, service and side."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.list.search.control if self.model.state.part == SERVICES else self.list.rows

    def state(self) -> dict[str, object]:
        """Return what brings the page back: part, filters, what is open, and who is in hand."""
        state, person = self.model.state, self.model.hand.state.person
        return {
            "part": state.part,
            "open": state.filters.open,
            "free": state.filters.free,
            "drop_in": state.filters.drop_in,
            "near": state.filters.near,
            "language": state.filters.language,
            "topic": state.filters.topic,
            "chosen": str(state.chosen or ""),
            "person": str(person or ""),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Bring the page back."""
        self.model.show_part(REFERRALS if state.get("part") == REFERRALS else self.model.state.part)
        filters = replace(
            self.model.state.filters,
            open=str(state.get("open") or "all"),
            free=state.get("free") is True,
            drop_in=state.get("drop_in") is True,
            near=state.get("near") is True,
            language=str(state.get("language") or ""),
            topic=str(state.get("topic") or ""),
        )
        self.model.filter(filters)
        if chosen := _id(state.get("chosen")):
            self.model.choose(chosen)
        if (person := _id(state.get("person"))) and self.place.about is None:
            self.model.hand.take(PersonId(person))

    def reload(self, changes: Changes) -> None:
        """Read again what changed."""
        if changes.concern(frozenset({"service", "place"})):
            self.model.shelf.load()
        self.model.load_asking()
        self.model.load_of_person()
        self.model.hand.reload()

    def find_in_page(self) -> None:
        """Go to the search field."""
        self.model.show_part(SERVICES)
        self.list.search.setFocus()
        self.list.search.line.selectAll()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show who is in hand, and who was referred."""
        self.model.hand.hide(hidden=hidden)

    # What the commands ask

    def main_action(self) -> None:
        """Refer someone to the open service, or say what became of the open referral; what is typed is found first."""
        self.model.shelf.when_found(self._act)

    def _act(self) -> None:
        if why := self._why_not_main():
            self.work.window.toast(why)
        elif self.model.state.part == REFERRALS:
            self.say_outcome()
        elif (offer := self.model.offer) is not None:
            self.referring.refer(offer)

    def call_service(self) -> None:
        """Call the open service, or that of the open referral."""
        offer = self._offer_to_call()
        if offer is None or not phones(offer):
            self.work.window.toast(self._why_no_call())
            return
        self.referring.call(offer)

    def copy_offer(self) -> None:
        """Copy name, address and numbers of the open service."""
        offer = self.model.offer
        if offer is not None:
            copy(self.model.words.as_text(offer))
            self.work.window.toast(self.tr("Copied"))

    def say_outcome(self) -> None:
        """Ask what became of the open referral."""
        if self.model.line is not None:
            self._open_outcome(self.model.line)

    def print_slip(self) -> None:
        """Print the slip of the open referral."""
        line = self.model.line
        if line is not None:
            print_slip(self.work, ReferralId(line.referral.id))

    # Making and filling it

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        self._empty = Empty("signpost", self.tr("Choose a service in the list."))
        column.addStretch(1)
        column.addWidget(self._empty)
        column.addStretch(2)
        for widget in (nothing, self.offer_view, self.referral_view):
            self._body.addWidget(widget)
        self.foot = FootBar(self.main, (self.call, self.copy), last=(self.slip,))
        middle = over_foot(self._body, self.foot)
        self.split = ThreePanes(
            self.list,
            middle,
            self.side,
            "directory",
            preferences=self.work.preferences,
            list_width=332,
            work_words=self.tr("Service"),
            side_words=self.tr("Person"),
        )
        fill(self, self.split)

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.list.opened.connect(self._on_opened)
        self.main.clicked.connect(self.main_action)
        self.call.clicked.connect(self.call_service)
        self.copy.clicked.connect(self.copy_offer)
        self.slip.clicked.connect(self.print_slip)
        self.side.person_asked.connect(self._open_person)
        self.side.outcome_asked.connect(self._on_outcome_asked)
        self.referring.sent.connect(self._on_sent)

    def _draw(self) -> None:
        offer, line, is_services = self.model.offer, self.model.line, self.model.state.part == SERVICES
        shown = _NOTHING
        if is_services and offer is not None:
            shown = _SERVICE
            self.offer_view.show_offer(offer, self.model.open_fitted)
        elif not is_services and line is not None:
            shown = _REFERRAL
            hidden = self.model.hand.state.hidden
            self.referral_view.show_line(line, self.model.offer_of(line.referral), hidden=hidden)
        self._body.setCurrentIndex(shown)
        words = self.tr("Choose a service in the list.") if is_services else self.tr("No referral is open.")
        self._empty.say(words)
        self.main.set_words(self._main_words())
        self.main.set_icon("signpost" if is_services else "check")
        self.copy.setVisible(is_services)
        self.slip.setVisible(not is_services)
        said = (self.path(), self._main_words())
        if said != self._said:
            self._said = said
            self.path_changed.emit()
            self.commands_changed.emit()

    def _main_words(self) -> str:
        if self.model.state.part == REFERRALS:
            return self.tr("Say what became of it")
        name = self.model.hand.name
        return self.tr("Refer {name}").format(name=name) if name else self.tr("Refer someone")

    def _on_opened(self) -> None:
        if self.split.is_list_folded:
            self.split.show_work()
        elif self.list.rows.hasFocus() or self.list.search.control.hasFocus():
            self.main_action()

    def _on_sent(self) -> None:
        self.model.load_asking()
        self.model.load_of_person()

    def _on_outcome_asked(self, referral: Referral) -> None:
        handing = self.model.hand.state.handing
        self._open_outcome(Asking(referral=referral, person=handing.person if handing else None))

    def _open_outcome(self, line: Asking) -> None:
        panel = OutcomePanel(self.work, line, self)
        panel.saved.connect(self._on_outcome)
        panel.start()

    def _on_outcome(self, referral: Referral) -> None:
        words = self.tr("Kept: {state}.").format(state=self.work.wording.referral_state(referral.state))
        self.work.window.toast(words)
        self._on_sent()

    def _open_person(self) -> None:
        handing = self.model.hand.state.handing
        if handing is not None:
            self.work.window.go(Place("person", handing.person.id))

    def _offer_to_call(self) -> Offer | None:
        line = self.model.line
        if self.model.state.part == REFERRALS:
            return None if line is None else self.model.offer_of(line.referral)
        return self.model.offer

    def _why_no_offer(self) -> str:
        return "" if self.model.offer is not None else self.tr("Choose a service in the list first.")

    def _why_no_line(self) -> str:
        if self.model.state.part == REFERRALS and self.model.line is not None:
            return ""
        return self.tr("Choose a referral under way first.")

    def _why_not_main(self) -> str:
        return self._why_no_line() if self.model.state.part == REFERRALS else self._why_no_offer()

    def _why_no_call(self) -> str:
        offer = self._offer_to_call()
        if offer is None:
            return self._why_not_main() or self.tr("This service is no longer given.")
        return "" if phones(offer) else self.tr("No number is known for this service.")

    def _shower(self, part: str) -> Callable[[], None]:
        return lambda: self.model.show_part(part)

    def _command(
        self, name: str, words: str, run: Callable[[], None], icon: str, why: Callable[[], str] = always
    ) -> Command:
        return command(name, words, run, self.tr("Referral directory"), icon, why)


def case_part(case: CaseId) -> str:
    """Return the part of a place that ties referrals made there to a case."""
    return f"{_CASE}{case}"


def _case(part: str) -> CaseId | None:
    found = _id(part.removeprefix(_CASE)) if part.startswith(_CASE) else None
    return None if found is None else CaseId(found)


def _id(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
