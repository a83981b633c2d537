"""The Details tab: what is known of a person, and every way to add to it, correct it, end it and take it out."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Slot

from caseworker.domain.contact_points import Address, AddressKind, ContactPoint, Identifier
from caseworker.domain.elements import current
from caseworker.domain.names import NamePurpose, PersonName, name_for
from caseworker.domain.people import Entry, Person
from caseworker.domain.safety import SafetyFact, SafetyKind
from ui.person import details_forms as forms
from ui.person import typed
from ui.person.details_reading import day_needed, entry_of, home_of, name_of, talking_values
from ui.person.details_rows import Group, Row, rows_of
from ui.person.form import Form, Reading, Values
from ui.person.section import Section

translate = QCoreApplication.translate
KINDS: tuple[type[Entry], ...] = (PersonName, ContactPoint, Address, Identifier)
_Carry = Callable[[Form, Values], None]


class DetailsModel(Section):
    """What the Details tab shows, and what may be asked of it."""

    def rows(self) -> Mapping[Group, tuple[Row, ...]]:
        """Return the rows of every group; nothing while the page is being read."""
        page = self.person.page
        return {} if page is None else rows_of(page, self.work)

    @Slot()
    def add_name(self) -> None:
        """Ask for one more name."""
        self.ask(forms.add_form(PersonName))

    def add(self, kind: type[Entry]) -> None:
        """Ask for one more entry of a kind."""
        self.ask(forms.add_form(kind))

    def correct(self, entry: Entry) -> None:
        """Ask what stands in the place of an entry that was wrong."""
        self.ask(forms.correct_form(entry))

    def end(self, row: Row) -> None:
        """Ask for the last day of an entry or why a warning ends."""
        if isinstance(row.of, SafetyFact):
            self.ask(forms.end_warning_form(row.of))
        elif row.of is not None:
            self.ask(forms.end_form(row.of.id, row.value))

    def take_out(self, row: Row) -> None:
        """Ask why an entry is taken out."""
        if row.id is not None:
            self.ask(forms.take_out_form(row.id, row.value))

    def review(self, warning: SafetyFact) -> None:
        """Ask until when a warning is confirmed."""
        self.ask(forms.review_warning_form(warning))

    def move(self) -> None:
        """Ask for the new home."""
        self.ask(forms.move_form())

    def change_name(self) -> None:
        """Ask for the new name; of someone not identified yet, who they are."""
        who = self._who()
        self.ask(forms.change_name_form(who) if who.identified else forms.identify_form())

    def edit_about(self) -> None:
        """Ask for birth date, form of address, gender and description."""
        self.ask(forms.about_form(self._who(), self.work))

    def edit_talking(self) -> None:
        """Ask how to talk with them and reach them."""
        self.ask(forms.talking_form(self._who(), self.work))

    def warn(self) -> None:
        """Ask for a warning."""
        self.ask(forms.warn_form())

    def mark_stale(self, point: ContactPoint) -> None:
        """Mark a number or address that was tried and no longer reaches them."""
        desk, person = self.work.office.people, self.id
        self.write(lambda: desk.mark_stale(person, point.id), says=self.tr("Marked as no longer reaching them"))

    def carry_out(self, form: Form, values: Values) -> None:
        """Write what was answered; raises Faults."""
        self._ways()[form.id](form, values)

    def _ways(self) -> dict[str, _Carry]:
        added = {f"{forms.ADD}-{one.__name__.lower()}": self._adding(one) for one in KINDS}
        return added | {
            forms.CORRECT: self._correct,
            forms.END: self._end,
            forms.TAKE_OUT: self._take_out,
            forms.MOVE: self._move,
            forms.CHANGE_NAME: self._change_name,
            forms.IDENTIFY: self._identify,
            forms.ABOUT: self._about,
            forms.TALKING: self._talking,
            forms.WARN: self._warn,
            forms.REVIEW_WARNING: self._review,
            forms.END_WARNING: self._end_warning,
        }

    def _adding(self, kind: type[Entry]) -> _Carry:
        def carry(_form: Form, values: Values) -> None:
            desk, person = self.work.office.people, self.id
            entry = entry_of(kind, values, self.work, new_id=desk.fresh_id())
            self.write(
                lambda: desk.add_entry(person, entry),
                says=self.tr("Added to their details"),
                undo=lambda _: lambda: desk.take_out_entry(person, entry.id, reason=self._undone),
            )

        return carry

    def _correct(self, form: Form, values: Values) -> None:
        desk, person, old = self.work.office.people, self.id, _entry(form)
        before = self._entry_with(old)
        entry = entry_of(type(before), values, self.work, new_id=desk.fresh_id())
        why = values.get("reason", "")
        self.write(
            lambda: desk.correct_entry(person, old, entry, reason=why),
            says=self.tr("Correction saved"),
            undo=lambda _: lambda: desk.correct_entry(person, entry.id, before, reason=self._undone),
        )

    def _end(self, form: Form, values: Values) -> None:
        reading = Reading(values)
        last = day_needed(reading, "last", self.work)
        reading.done()
        assert last is not None, "a day that is missing was told"
        desk, person, old, why = self.work.office.people, self.id, _entry(form), reading.text("reason")
        self.write(lambda: desk.end_entry(person, old, last_day=last, reason=why), says=self.tr("Last day saved"))

    def _take_out(self, form: Form, values: Values) -> None:
        why = self._why(values)
        desk, person, old = self.work.office.people, self.id, _entry(form)
        before = self._entry_with(old)
        self.write(
            lambda: desk.take_out_entry(person, old, reason=why),
            says=self.tr("Entry taken out"),
            undo=lambda _: lambda: desk.add_entry(person, before),
        )

    def _move(self, _form: Form, values: Values) -> None:
        desk, person = self.work.office.people, self.id
        home = home_of(values, self.work, new_id=desk.fresh_id())
        homes = [
            one for one in current(self._who().addresses, self.work.wording.today()) if one.kind is AddressKind.HOME
        ]
        old = homes[0].id if homes else None
        self.write(lambda: desk.move(person, home, old=old), says=self.tr("New home saved"))

    def _change_name(self, _form: Form, values: Values) -> None:
        desk, person = self.work.office.people, self.id
        name = name_of(values, self.work, new_id=desk.fresh_id())
        old = name_for(self._who().names, on=self.work.wording.today(), purpose=NamePurpose.OFFICIAL)
        self.write(lambda: desk.change_name(person, name, old=old.id if old else None), says=self.tr("New name saved"))

    def _identify(self, _form: Form, values: Values) -> None:
        desk, person = self.work.office.people, self.id
        name = name_of(values, self.work, new_id=desk.fresh_id())
        self.write(lambda: desk.identify(person, name), says=self.tr("Name saved"))

    def _about(self, _form: Form, values: Values) -> None:
        reading = Reading(values)
        birth = reading.read("birth", lambda text: typed.partial(text, self.work.wording), _not_a_birth_date())
        reading.done()
        who, desk, person, why = self._who(), self.work.office.people, self.id, reading.text("reason")
        said = {
            "form_of_address": reading.text("address"),
            "gender": reading.text("gender"),
            "description": reading.text("description"),
        }
        other = {name: value for name, value in said.items() if value != getattr(who, name)}

        def write() -> None:
            if birth != who.birth_date:
                desk.set_birth_date(person, birth, reason=why)
            if other:
                desk.edit(person, reason=why, **other)

        self.write(write, says=self.tr("Changes saved"))

    def _talking(self, _form: Form, values: Values) -> None:
        desk, person, who = self.work.office.people, self.id, self._who()
        said = {name: value for name, value in talking_values(values).items() if value != getattr(who, name)}
        before = {name: getattr(who, name) for name in said}
        why = values.get("reason", "").strip()
        self.write(
            lambda: desk.edit(person, reason=why, **said),
            says=self.tr("Changes saved"),
            undo=lambda _: lambda: desk.edit(person, reason=self._undone, **before),
        )

    def _warn(self, _form: Form, values: Values) -> None:
        reading = Reading(values)
        what = reading.needed("what", self.tr("Say what happened, in a few words."))
        source = reading.needed("source", self.tr("Say who says so, so that it can be asked again."))
        review = day_needed(reading, "review", self.work)
        reading.done()
        assert review is not None, "a day that is missing was told"
        desk, person, kind = self.work.office.safety, self.id, SafetyKind(values["kind"])
        self.write(
            lambda: desk.warn(person, kind, what=what, source=source, review_on=review),
            says=self.tr("Safety fact saved"),
        )

    def _review(self, form: Form, values: Values) -> None:
        reading = Reading(values)
        review = day_needed(reading, "review", self.work)
        reading.done()
        assert review is not None, "a day that is missing was told"
        desk, warning = self.work.office.safety, _entry(form)
        self.write(lambda: desk.review(warning, next_review=review), says=self.tr("Safety fact confirmed"))

    def _end_warning(self, form: Form, values: Values) -> None:
        why = self._why(values)
        desk, warning = self.work.office.safety, _entry(form)
        self.write(lambda: desk.end(warning, reason=why), says=self.tr("Safety fact ended"))

    def _why(self, values: Values) -> str:
        reading = Reading(values)
        why = reading.needed(
            "reason", self.tr("Say why in a few words, so that whoever reads this later understands it.")
        )
        reading.done()
        return why

    @property
    def _undone(self) -> str:
        return self.tr("Taken back at once")

    def _who(self) -> Person:
        page = self.person.page
        assert page is not None, "forms are opened on a page that is read"
        return page.person

    def _entry_with(self, entry: UUID) -> Entry:
        who = self._who()
        known: tuple[Entry, ...] = (*who.names, *who.contact_points, *who.addresses, *who.identifiers)
        return next(one for one in known if one.id == entry)


def _entry(form: Form) -> UUID:
    assert isinstance(form.about, UUID), "the form is about an entry"
    return form.about


def _not_a_birth_date() -> str:
    return translate(
        "DetailsModel",
        "This is no date of birth. Write it as far as it is known: “14 March 1958” or “about 1958”.",
    )
