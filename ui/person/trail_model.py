"""The tab "Who looked": who opened this person here, and every change of what is known of them."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from caseworker.desk.trails import TOLD_APART, Looking, Told
from caseworker.domain.actions import Action
from caseworker.domain.ids import OfficerId
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from ui.lists.officers import Officers, officers_of
from ui.person.section import Section
from ui.person.words import gender

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """One looking or change in words. `at` places it; `is_refused` when it was asked for and not allowed."""

    at: datetime
    what: str
    detail: str
    who: str
    when: str
    is_change: bool
    is_refused: bool = False


class TrailModel(Section):
    """What the tab shows. `lines` is None until it was read."""

    _lines: tuple[TrailLine, ...] | None = None
    _officers: Officers | None = None

    @property
    def lines(self) -> tuple[TrailLine, ...] | None:
        """Lookings and changes, the latest first; None until they were read."""
        return self._lines

    @property
    def may_look(self) -> bool:
        """Whether the officer may read who looked; changes are shown to all who may open the person."""
        return self.person.may(Action.READ_TRAIL)

    def reload(self) -> None:
        """Read the trail."""
        if self.person.page is None:
            return  # the page reads it again once it knows who this is
        office, desk, person, may = self.work.office, self.work.office.trails, self.id, self.may_look

        def read() -> tuple[tuple[Told, ...], tuple[Looking, ...], Officers]:
            lookings = desk.lookings(Person, person) if may else ()
            return desk.changes(Person, person, again=True), lookings, officers_of(office)

        self.work.lanes.read(read, self._on_read, owner=self, key="trail")

    def _on_read(self, found: tuple[tuple[Told, ...], tuple[Looking, ...], Officers]) -> None:
        changes, lookings, self._officers = found
        lines = [self._change(one) for one in changes] + [self._looking(one) for one in lookings]
        self._lines = tuple(sorted(lines, key=lambda one: one.at, reverse=True))
        self.changed.emit()

    def _change(self, told: Told) -> TrailLine:
        say = self.work.wording
        field = field_words(told.field)
        pattern = self.tr("{field} set to {after}")
        if told.field == TOLD_APART:
            apart, back = self.tr("Said to be somebody else than {after}"), self.tr("May be {before} after all")
            pattern = apart if told.after else back
        elif told.before and told.after:
            pattern = self.tr("{field} changed from {before} to {after}")
        elif told.before:
            pattern = self.tr("{field} taken out: {before}")
        before, after = (say.isolate(self._value(told.field, one)) for one in (told.before, told.after))
        words = pattern.format(field=field, before=before, after=after)
        return TrailLine(
            at=told.at,
            what=words,
            detail=told.why,
            who=self._who(told.by),
            when=say.day_time(told.at),
            is_change=True,
        )

    def _looking(self, looking: Looking) -> TrailLine:
        opened = looking.action == Action.READ.value
        what = self.tr("Opened this person") if opened else self.tr("Asked for more than the page shows")
        refused = self.tr("This was not allowed.")
        return TrailLine(
            at=looking.at,
            what=what,
            detail="" if looking.allowed else refused,
            who=self._who(looking.by),
            when=self.work.wording.day_time(looking.at),
            is_change=False,
            is_refused=not looking.allowed,
        )

    def _value(self, field: str, text: str) -> str:
        """A value as the page says it elsewhere; what is no value of the field stays as it is."""
        say = self.work.wording
        if field in {"birth date", "died on"} and text:
            return say.partial_date(PartialDate.from_text(text))
        if field == "territory":
            titles = {one.id: one.title for one in self.work.office.sitting.pack.territories}
            return titles.get(text, text)
        if field in {"language", "languages"}:
            return say.joined([say.language(one) for one in text.split("; ")])
        if field in {"sex", "gender"}:
            return gender(text)
        return text

    def _who(self, officer: OfficerId) -> str:
        if officer == self.work.office.card.id or self._officers is None:
            return self.tr("You")
        return self._officers.name(officer)


def field_words(field: str) -> str:
    """Return what a field of a person is called on the page; one that is not known is called by its own name."""
    known = {
        "names": translate("Person", "Name"),
        "birth date": translate("Person", "Date of birth"),
        "died on": translate("Person", "Date of death"),
        "contact points": translate("Person", "Phone or e-mail"),
        "addresses": translate("Person", "Address"),
        "identifiers": translate("Person", "Number of another office"),
        "number": translate("Person", "Number"),
        "provisional number": translate("Person", "Number until it is final"),
        "territory": translate("Person", "Territory"),
        "sensitivity": translate("Person", "How closely it is kept"),
        "language": translate("Person", "Language"),
        "languages": translate("Person", "Also speaks"),
        "interpreter": translate("Person", "Interpreter"),
        "access needs": translate("Person", "Access needs"),
        "preferred contact": translate("Person", "Best reached by"),
        "not by": translate("Person", "Never contact by"),
        "contact note": translate("Person", "Good to know"),
        "description": translate("Person", "Described as"),
        "identified": translate("Person", "Identified"),
        "gender": translate("Person", "Gender"),
        "sex": translate("Person", "Legal sex"),
        "form of address": translate("Person", "Form of address"),
    }
    return known.get(field, field)
