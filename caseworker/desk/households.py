"""The desk for households and relationships: who lives with whom, and who is what to whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from caseworker.desk.person_desk import PersonDesk
from caseworker.domain import households, relationships
from caseworker.domain.actions import Action
from caseworker.domain.contact_points import Address
from caseworker.domain.definition import Sensitivity
from caseworker.domain.elements import added
from caseworker.domain.households import Household, HouseholdKind, HouseholdMember, HouseholdRole
from caseworker.domain.ids import HouseholdId, PersonId
from caseworker.domain.relationships import Relationship, Tie


class Households(PersonDesk):
    """Make households, let people join and leave, and tie people to each other."""

    def add(
        self,
        first: PersonId,
        *,
        role: HouseholdRole = HouseholdRole.HEAD,
        name: str = "",
        kind: HouseholdKind = HouseholdKind.UNKNOWN,
        addresses: tuple[Address, ...] = (),
        since: date | None = None,
    ) -> Household:
        """Make a household with its first member, in that person's territory."""
        with self._acting("household.add") as unit:
            person = self._whole(unit, first).kept
            household = Household(
                id=HouseholdId(unit.new_id()),
                territory=self._territory(person),
                sensitivity=person.sensitivity,
                name=name,
                kind=kind,
                addresses=addresses,
                members=(HouseholdMember(id=unit.new_id(), person=person.id, role=role, valid_from=since),),
            )
            self._may_create(household)
            unit.add(household)
            return household

    def open(self, household: HouseholdId) -> Household:
        """Return a household; the reading is recorded."""
        with self._reading() as reader:
            return self._opened(reader, Household, household)

    def join(
        self,
        household: HouseholdId,
        person: PersonId,
        *,
        role: HouseholdRole = HouseholdRole.MEMBER,
        since: date | None = None,
        part_time: bool = False,
    ) -> Household:
        """Let a person belong to a household; it becomes as closely kept as the person. One who is in it stays."""
        with self._acting("household.join") as unit:
            home = unit.get(Household, household)
            self._may_on(unit, Action.WRITE, home)
            whole = self._whole(unit, person)
            if any(one.person in whole.ids for one in households.members_on(home, since or self._today())):
                return home
            member = HouseholdMember(
                id=unit.new_id(), person=whole.id, role=role, valid_from=since, part_time=part_time
            )
            kept: Sensitivity = max(home.sensitivity, whole.kept.sensitivity)
            home = replace(households.join(home, member), sensitivity=kept)
            unit.save(home)
            return home

    def leave(self, household: HouseholdId, member: UUID, *, last_day: date) -> Household:
        """Let a member leave after a day; raises PeriodEndsTooEarly."""
        fresh = self.fresh_id()
        return self._edited(
            "household.leave", household, lambda home: households.leave(home, member, last_day=last_day, new_id=fresh)
        )

    def change_role(
        self, household: HouseholdId, member: UUID, *, role: HouseholdRole, since: date | None = None
    ) -> Household:
        """Give a member another role from a day on; without a day the old role is held to have been wrong."""
        became_id, ended_id = self.fresh_id(), self.fresh_id()

        def change(home: Household) -> Household:
            for one in home.members:
                if one.id == member:
                    became = replace(one, id=became_id, role=role, valid_from=since)
                    return households.change_role(home, member, became=became, new_id=ended_id)
            return home

        return self._edited("household.change-role", household, change)

    def describe(self, household: HouseholdId, *, name: str, kind: HouseholdKind, note: str = "") -> Household:
        """Put these words in the place of those there are."""
        return self._edited(
            "household.describe", household, lambda home: replace(home, name=name, kind=kind, note=note)
        )

    def add_address(self, household: HouseholdId, address: Address) -> Household:
        """Add an address; adding it again changes nothing."""
        return self._edited(
            "household.add-address", household, lambda home: replace(home, addresses=added(home.addresses, address))
        )

    def relate(
        self, first: PersonId, tie: Tie, second: PersonId, *, since: date | None = None, note: str = ""
    ) -> Relationship:
        """Record that the first is the `tie` of the second; raises RelatedToThemselves."""
        with self._acting("relationship.add") as unit:
            one, other = self._whole(unit, first), self._whole(unit, second)
            made = Relationship(
                id=unit.new_id(),
                territory=self._territory(one.kept, other.kept),
                sensitivity=max(one.kept.sensitivity, other.kept.sensitivity),
                first=one.id,
                second=other.id,
                tie=tie,
                valid_from=since,
                note=note,
            )
            relationship = relationships.relate(made, same=one.ids)
            self._may_create(relationship)
            unit.add(relationship)
            return relationship

    def end_relationship(self, relationship: UUID, *, last_day: date) -> Relationship:
        """Let a tie hold no longer than a day; raises PeriodEndsTooEarly."""
        with self._acting("relationship.end") as unit:
            found = unit.get(Relationship, relationship)
            self._may_on(unit, Action.WRITE, found)
            ended = relationships.end(found, last_day=last_day)
            unit.save(ended)
            return ended

    def _edited(self, action: str, household: HouseholdId, change: Callable[[Household], Household]) -> Household:
        with self._acting(action) as unit:
            home = unit.get(Household, household)
            self._may_on(unit, Action.WRITE, home)
            changed = change(home)
            unit.save(changed)
            return changed
