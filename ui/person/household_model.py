"""The Household tab: who lives with whom, in which role and since when, and who is what to whom."""

from dataclasses import dataclass
from uuid import UUID

from caseworker.domain.households import Household, HouseholdMember, HouseholdRole
from caseworker.domain.ids import HouseholdId, PersonId
from caseworker.domain.people import current_address
from caseworker.domain.relationships import Relative, Tie
from ui.person import typed, words
from ui.person.details_reading import day_needed, not_a_day
from ui.person.form import Ask, Asked, Form, Reading, Values
from ui.person.person_model import name_of
from ui.person.section import Section

ADD_MEMBER, MOVE_OUT, CHANGE_ROLE = "household-add", "household-leave", "household-role"
RELATE, END_TIE = "relationship-add", "relationship-end"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A member as shown: `name` is empty for someone the officer may not see, `person` then leads nowhere."""

    household: HouseholdId
    member: HouseholdMember
    name: str
    second: str
    is_self: bool
    is_past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """Someone who is something to this person."""

    relative: Relative
    name: str
    second: str


class HouseholdModel(Section):
    """What the Household tab shows, and what may be asked of it."""

    def households(self) -> tuple[Household, ...]:
        """Return the households the person belongs to, the one lived in all the time first."""
        return self.person.page.households if self.person.page else ()

    def title_of(self, household: Household) -> str:
        """Return what a household is called."""
        place = next((one.shown for one in household.addresses), "")
        return household.name or place or self.tr("Household")

    def members_of(self, household: Household) -> tuple[MemberLine, ...]:
        """Return the members, those who live there now first."""
        lines = [self._line(household, one) for one in household.members]
        return tuple(sorted(lines, key=lambda one: (one.is_past, not one.is_self, one.member.id)))

    def ties(self) -> tuple[TieLine, ...]:
        """Return who is what to this person."""
        page = self.person.page
        return tuple(self._tie(one) for one in page.relatives) if page else ()

    def add_member(self) -> None:
        """Ask who lives with them; a household is made when there is none."""
        roles = tuple((one.value, words.household_role(one)) for one in HouseholdRole if one is not HouseholdRole.HEAD)
        self.ask(
            Form(
                id=ADD_MEMBER,
                title=self.tr("Add household member"),
                asked=(
                    Asked(key="person", label=self.tr("Who"), ask=Ask.PERSON),
                    Asked(key="role", label=self.tr("Role"), ask=Ask.CHOICE, options=roles, value="partner"),
                    Asked(key="since", label=self.tr("Lives here since"), hint=self.tr("If it is known"), beside=True),
                    Asked(key="part", label=self.tr("Lives here only some days"), ask=Ask.TICK),
                ),
                action=self.tr("Add member"),
            )
        )

    def move_out(self, line: MemberLine) -> None:
        """Ask when a member moved out."""
        last = Asked(key="last", label=self.tr("Last day here"), value=self._today)
        title = self.tr("{name} moves out").format(name=self.work.wording.isolate(line.name))
        about = (line.household, line.member.id)
        self.ask(Form(id=MOVE_OUT, title=title, asked=(last,), action=self.tr("Save last day"), about=about))

    def change_role(self, line: MemberLine) -> None:
        """Ask which role a member has, and since when."""
        roles = tuple((one.value, words.household_role(one)) for one in HouseholdRole)
        asked = (
            Asked(key="role", label=self.tr("Role"), ask=Ask.CHOICE, options=roles, value=line.member.role.value),
            Asked(key="since", label=self.tr("Since"), hint=self.tr("Empty: the old role was wrong"), beside=True),
        )
        title = self.tr("Role of {name}").format(name=self.work.wording.isolate(line.name))
        about = (line.household, line.member.id)
        self.ask(Form(id=CHANGE_ROLE, title=title, asked=asked, action=self.tr("Save role"), about=about))

    def relate(self) -> None:
        """Ask who is what to this person."""
        ties = tuple((one.value, words.tie(one)) for one in Tie)
        self.ask(
            Form(
                id=RELATE,
                title=self.tr("Add relationship"),
                asked=(
                    Asked(key="person", label=self.tr("Who"), ask=Ask.PERSON),
                    Asked(key="tie", label=self.tr("What they are to this person"), ask=Ask.CHOICE, options=ties),
                    Asked(key="since", label=self.tr("Since"), hint=self.tr("If it is known"), beside=True),
                ),
                action=self.tr("Add relationship"),
            )
        )

    def end_tie(self, line: TieLine) -> None:
        """Ask until when a relationship holds."""
        last = Asked(key="last", label=self.tr("Last day"), value=self._today)
        title = self.tr("End relationship with {name}").format(name=self.work.wording.isolate(line.name))
        about = line.relative.relationship
        self.ask(Form(id=END_TIE, title=title, asked=(last,), action=self.tr("Save last day"), about=about))

    def carry_out(self, form: Form, values: Values) -> None:
        """Write what was answered; raises Faults."""
        ways = {
            ADD_MEMBER: self._add,
            MOVE_OUT: self._leave,
            CHANGE_ROLE: self._role,
            RELATE: self._relate,
            END_TIE: self._end_tie,
        }
        ways[form.id](form, values)

    def _add(self, _form: Form, values: Values) -> None:
        reading = Reading(values)
        who = self._who(reading)
        since = reading.read("since", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        desk, me, role = self.work.office.households, self.id, HouseholdRole(values["role"])
        page, part_time = self.person.page, reading.ticked("part")
        homes = self.households()
        address = current_address(page.person, self.work.wording.today()) if page else None

        def write() -> Household:
            made = homes[0] if homes else desk.add(me, addresses=(address,) if address else ())
            return desk.join(made.id, who, role=role, since=since, part_time=part_time)

        self.write(write, says=self.tr("Household member added"))

    def _leave(self, form: Form, values: Values) -> None:
        reading = Reading(values)
        last = day_needed(reading, "last", self.work)
        reading.done()
        assert last is not None, "a day that is missing was told"
        household, member = _of_member(form)
        desk = self.work.office.households
        self.write(lambda: desk.leave(household, member, last_day=last), says=self.tr("Last day saved"))

    def _role(self, form: Form, values: Values) -> None:
        reading = Reading(values)
        since = reading.read("since", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        household, member = _of_member(form)
        desk, role = self.work.office.households, HouseholdRole(values["role"])
        self.write(lambda: desk.change_role(household, member, role=role, since=since), says=self.tr("Role saved"))

    def _relate(self, _form: Form, values: Values) -> None:
        reading = Reading(values)
        who = self._who(reading)
        since = reading.read("since", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        desk, me, tie = self.work.office.households, self.id, Tie(values["tie"])
        self.write(lambda: desk.relate(who, tie, me, since=since), says=self.tr("Relationship added"))

    def _end_tie(self, form: Form, values: Values) -> None:
        reading = Reading(values)
        last = day_needed(reading, "last", self.work)
        reading.done()
        assert last is not None, "a day that is missing was told"
        assert isinstance(form.about, UUID), "the form is about a relationship"
        desk, tie = self.work.office.households, form.about
        self.write(lambda: desk.end_relationship(tie, last_day=last), says=self.tr("Last day saved"))

    def _who(self, reading: Reading) -> PersonId:
        chosen = reading.needed("person", self.tr("Choose who this is. Type a name or a number, then press Enter."))
        return PersonId(UUID(chosen)) if chosen else self.id

    @property
    def _today(self) -> str:
        return self.work.wording.day(self.work.wording.today()).casefold()

    def _line(self, household: Household, member: HouseholdMember) -> MemberLine:
        page = self.person.page
        assert page is not None, "members are of a page that is read"
        say, is_self = self.work.wording, member.person in page.records
        known = page.person if is_self else page.others.get(member.person)
        past = member.valid_to is not None and member.valid_to < say.today()
        return MemberLine(
            household=HouseholdId(household.id),
            member=member,
            name=name_of(known, self.work) if known else "",
            second=say.facts(words.household_role(member.role), self._time_of(member, past=past)),
            is_self=is_self,
            is_past=past,
        )

    def _time_of(self, member: HouseholdMember, *, past: bool) -> str:
        say = self.work.wording
        if past and member.valid_to:
            return self.tr("moved out on {date}").format(date=say.long_date(member.valid_to))
        if member.part_time:
            return self.tr("lives here some days")
        if member.valid_from:
            return self.tr("lives here since {date}").format(date=say.long_date(member.valid_from))
        return self.tr("lives here")

    def _tie(self, relative: Relative) -> TieLine:
        page = self.person.page
        known = page.others.get(relative.person) if page else None
        return TieLine(
            relative=relative, name=name_of(known, self.work) if known else "", second=words.tie(relative.tie)
        )


def _of_member(form: Form) -> tuple[HouseholdId, UUID]:
    assert isinstance(form.about, tuple), "the form is about a member of a household"
    household, member = form.about
    return HouseholdId(household), member
