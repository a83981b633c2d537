"""Everything the page of one person shows, fetched in one snapshot. Values only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caseworker.desk.person_desk import WholePerson
from caseworker.domain.actions import Action
from caseworker.domain.cases import Case, Status
from caseworker.domain.consents import Consent
from caseworker.domain.households import Household, households_of
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.domain.relationships import Relationship, Relative, relatives_of
from caseworker.domain.safety import SafetyFact, in_force
from caseworker.domain.tasks import Task
from caseworker.store.about import about, open_tasks, seen_of
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause
from caseworker.store.timelines import Page, page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A person as one page shows them, as far as the officer may see.

    `person` is as the whole group tells of them, under the id that stands for them; `records` are all ids that are
    them. `safety` are the warnings in force today. `others` are the people named in households and relationships who
    may be seen. `cases` are open ones first, then the latest; `tasks` are the open ones, the first due first.
    """

    person: Person
    records: tuple[PersonId, ...]
    safety: tuple[SafetyFact, ...]
    households: tuple[Household, ...]
    relatives: tuple[Relative, ...]
    others: Mapping[PersonId, Person]
    consents: tuple[Consent, ...]
    cases: tuple[Case, ...]
    tasks: tuple[Task, ...]
    timeline: Page
    may: frozenset[Action] = frozenset()


def person_page(
    reader: Reader, whole: WholePerson, *, visible: Mapping[str, VisibleClause], on: date, happenings: int
) -> PersonPage:
    """Return the page of a person with the first `happenings` of the timeline."""
    ids = whole.ids
    households = households_of(ids, about(reader, Household, ids, visible=visible["household"]), on)
    relatives = relatives_of(ids, about(reader, Relationship, ids, visible=visible["relationship"]), on)
    cases = _cases(reader, ids, visible["case"])
    return PersonPage(
        person=whole.shown,
        records=ids,
        safety=in_force(about(reader, SafetyFact, ids, visible=visible["safety_fact"]), on),
        households=households,
        relatives=relatives,
        others=_others(reader, ids, households, relatives, visible["person"]),
        consents=tuple(about(reader, Consent, ids, visible=visible["consent"])),
        cases=cases,
        tasks=tuple(open_tasks(reader, (*ids, *(case.id for case in cases)), visible=visible["task"])),
        timeline=page_of(reader, ids, visible=visible, limit=happenings),
    )


def _cases(reader: Reader, ids: Collection[PersonId], visible: VisibleClause) -> tuple[Case, ...]:
    found = about(reader, Case, ids, visible=visible)
    found.sort(key=lambda one: (one.opened_at, one.id), reverse=True)
    return tuple(sorted(found, key=lambda one: one.status is Status.CLOSED))


def _others(
    reader: Reader,
    ids: Collection[PersonId],
    households: Collection[Household],
    relatives: Collection[Relative],
    visible: VisibleClause,
) -> Mapping[PersonId, Person]:
    named: set[UUID] = {one.person for one in relatives}
    named |= {member.person for home in households for member in home.members}
    wanted = sorted(named - set(ids))
    return {one.id: one for one in seen_of(reader, Person, wanted, visible=visible)} if wanted else {}
