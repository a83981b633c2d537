"""What a case is and who belongs to it: title, facts, people in their parts, ties to other cases, tags, legal hold."""

from functools import partial
from uuid import UUID

from caseworker.desk.case_page import PersonLine
from caseworker.desk.cases import Part
from caseworker.domain.actions import Action
from caseworker.domain.case_types import GuardKind
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, PersonId
from ui.cases.case_forms import choice_asked, reason_asked, why_missing
from ui.cases.case_model import CasePart
from ui.person.form import Ask, Asked, Form, Offer, Reading, Values
from ui.person.part_offered import choose_words, part_missing, part_offered
from ui.places import Place

RENAME, ADD, REMOVE, LINK, TAG = "case-rename", "case-person", "case-person-out", "case-link", "case-tag"
FACTS, PROTECT, UNPROTECT = "case-facts", "case-protect", "case-unprotect"


class CaseParts(CasePart):
    """The facts of a case beside its way."""

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return the fields of the case type: name, words and value ("" where it is not filled in)."""
        page = self.case.page
        if page is None:
            return ()
        known = {one.name: one.value for one in page.case.details}
        return tuple((one, _words(one), known.get(one, "")) for one in page.case_type.fields)

    def further(self) -> tuple[tuple[str, str], ...]:
        """Return facts beside the fields of the case type, in words: what another system told of the case."""
        page = self.case.page
        if page is None:
            return ()
        return tuple(
            (_words(one.name), one.value) for one in page.case.details if one.name not in page.case_type.fields
        )

    def tie_words(self, case: UUID) -> str:
        """Return how another case is tied to this one."""
        tie = next((one.tie for one in self.case.case.links if one.case == case), "")
        return dict(self._ties()).get(tie, tie)

    def go_to_case(self, case: UUID) -> None:
        """Show another case."""
        self.work.window.go(Place("case", about=case))

    def go_to_person(self, person: UUID) -> None:
        """Show the page of a person."""
        self.work.window.go(Place("person", about=person))

    def rename(self) -> None:
        """Ask for another title."""
        title = Asked(key="title", label=self.tr("Title"), value=self.case.case.title)
        self.ask(Form(id=RENAME, title=self.tr("Change title"), asked=(title,), action=self.tr("Save title")))

    def add_person(self) -> None:
        """Ask who belongs to the case, and as what."""
        page = self.case.page
        parts = part_offered(page.case_type) if page else Offer()
        self.ask(
            Form(
                id=ADD,
                title=self.tr("Add person to the case"),
                asked=(
                    Asked(key="person", label=self.tr("Person"), ask=Ask.PERSON),
                    Asked(
                        key="role",
                        label=self.tr("As"),
                        ask=Ask.CHOICE,
                        options=parts.options,
                        value=parts.value,
                        placeholder=choose_words(),
                        remark=parts.remark,
                    ),
                ),
                action=self.tr("Add person"),
            )
        )

    def remove_person(self, line: PersonLine) -> None:
        """Take a person out of their part; the toast brings them back."""
        if line.person is None:
            return
        desk, part = self.work.office.cases, Part(person=line.person.id, role=line.role)
        name = self.work.wording.isolate(self.case.named(line.person))
        said = self.tr("{name} is no longer part of the case")
        if part in self._protected_parts():
            said = self.tr("{name} is no longer part of the case. Their record stays closely kept.")
        self.write(
            lambda: desk.remove_person(self.id, part),
            says=said.format(name=name),
            undo=lambda _: lambda: desk.add_person(self.id, part),
        )

    def _protected_parts(self) -> list[Part]:
        return [Part(person=one.person, role=one.role) for one in self.case.case.people if one.protected]

    def link(self) -> None:
        """Ask to which other case this one is tied, of those of the same people."""
        people = [one.person.id for one in self.case.page.people if one.person] if self.case.page else []
        desk = self.work.office.case_table

        def read() -> tuple[Case, ...]:
            return desk.cases([one for one in desk.about(people) if one != self.id])

        self.work.lanes.read(read, self._ask_link, owner=self, key="cases")

    def tag(self) -> None:
        """Ask for a tag."""
        word = Asked(key="word", label=self.tr("Tag"))
        self.ask(Form(id=TAG, title=self.tr("Add tag"), asked=(word,), action=self.tr("Add tag")))

    def untag(self, word: str) -> None:
        """Take a tag away; the toast brings it back."""
        desk, case = self.work.office.cases, self.id
        said = self.tr("Tag taken away: {word}").format(word=self.work.wording.isolate(word))
        self.write(lambda: desk.untag(case, word), says=said, undo=lambda _: lambda: desk.tag(case, word))

    def fill_in(self) -> None:
        """Ask for the fields of the case type."""
        asked = tuple(Asked(key=name, label=words, value=value) for name, words, value in self.fields())
        if not asked:
            self.work.window.toast(self.tr("Cases of this kind have no further facts."))
            return
        self.ask(Form(id=FACTS, title=self.tr("Facts of the case"), asked=asked, action=self.tr("Save facts")))

    def needs_facts(self) -> bool:
        """Whether a fact is missing for the next stage."""
        page = self.case.page
        moves = page.moves[:1] if page else ()
        return any(one.kind is GuardKind.FIELD_SET for move in moves for one in move.missing)

    def protect(self) -> None:
        """Ask why the case may not be erased."""
        self.ask(
            Form(
                id=PROTECT,
                title=self.tr("Put under legal hold"),
                asked=(reason_asked(),),
                action=self.tr("Put under legal hold"),
                notes=(self.tr("The case is not erased, also when its time has come, until the hold is lifted."),),
            )
        )

    def unprotect(self) -> None:
        """Ask why the case may be erased when its time comes."""
        self.ask(
            Form(
                id=UNPROTECT,
                title=self.tr("Lift legal hold"),
                asked=(reason_asked(),),
                action=self.tr("Lift legal hold"),
            )
        )

    def may_unprotect(self) -> bool:
        """Whether the officer may lift a legal hold."""
        return self.case.may(Action.REDACT)

    def carry_out(self, form: Form, values: Values) -> None:
        """Do what the form is for; raises Faults."""
        ways = {RENAME: self._rename, ADD: self._add, LINK: self._link, TAG: self._tag, FACTS: self._fill_in}
        ways |= {PROTECT: partial(self._hold, lifts=False), UNPROTECT: partial(self._hold, lifts=True)}
        ways[form.id](Reading(values))

    def _rename(self, reading: Reading) -> None:
        title = reading.needed("title", self.tr("Write what the case is called."))
        reading.done()
        desk, case, before = self.work.office.cases, self.id, self.case.case.title
        self.write(
            lambda: desk.rename(case, title),
            says=self.tr("Title changed"),
            undo=lambda _: lambda: desk.rename(case, before),
        )

    def _add(self, reading: Reading) -> None:
        missing = self.tr("Choose the person. Type a name or a number, then press Enter.")
        person, role = reading.needed("person", missing), reading.needed("role", part_missing())
        reading.done()
        desk, part = self.work.office.cases, Part(person=PersonId(UUID(person)), role=role)
        self.write(
            lambda: desk.add_person(self.id, part),
            says=self.tr("Person added"),
            undo=lambda _: lambda: desk.remove_person(self.id, part),
        )

    def _ask_link(self, cases: tuple[Case, ...]) -> None:
        tied = {one.case for one in self.case.case.links}
        options = tuple(
            (str(one.id), self.work.wording.facts(one.shown_number, one.title)) for one in cases if one.id not in tied
        )
        if not options:
            self.work.window.toast(self.tr("The people of this case have no other case that you can see."))
            return
        self.ask(
            Form(
                id=LINK,
                title=self.tr("Link to another case"),
                asked=(
                    choice_asked("case", self.tr("Case"), options),
                    choice_asked("tie", self.tr("How they belong together"), self._ties(), beside=True),
                ),
                action=self.tr("Link case"),
            )
        )

    def _link(self, reading: Reading) -> None:
        desk, case = self.work.office.cases, self.id
        to, tie = CaseId(UUID(reading.text("case"))), reading.text("tie")
        self.write(lambda: desk.link(case, to=to, tie=tie), says=self.tr("Case linked"))

    def _ties(self) -> tuple[tuple[str, str], ...]:
        return (
            ("follows", self.tr("This one follows it")),
            ("same-matter", self.tr("The same matter")),
            ("appeal-of", self.tr("This is an appeal against it")),
        )

    def _tag(self, reading: Reading) -> None:
        word = reading.needed("word", self.tr("Write a word."))
        reading.done()
        desk, case = self.work.office.cases, self.id
        self.write(
            lambda: desk.tag(case, word), says=self.tr("Tag added"), undo=lambda _: lambda: desk.untag(case, word)
        )

    def _fill_in(self, reading: Reading) -> None:
        desk, case = self.work.office.cases, self.id
        changed = {name: reading.text(name) for name, _, value in self.fields() if reading.text(name) != value}
        self.write(lambda: desk.set_details(case, changed), says=self.tr("Facts saved"))

    def _hold(self, reading: Reading, *, lifts: bool) -> None:
        why = reading.needed("why", why_missing())
        reading.done()
        desk, case = self.work.office.cases, self.id
        if lifts:
            self.write(lambda: desk.lift_legal_hold(case, reason=why), says=self.tr("Legal hold lifted"))
        else:
            self.write(lambda: desk.legal_hold(case, reason=why), says=self.tr("Under legal hold now"))


def _words(name: str) -> str:
    plain = name.replace("_", " ").replace("-", " ")
    return plain[:1].upper() + plain[1:]
