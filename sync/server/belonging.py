"""Who works on a record, worked out from what belongs together: a case, its visits, its people, what is filed under it.

The case is read, and so locked, before what mentions it: two pushes that tie records to one case wait for each other.
"""

from collections.abc import Iterable
from uuid import UUID

from caseworker.domain.ids import OfficerId
from sync.server import scopes
from sync.server.drafts import Draft
from sync.server.hindrances import CONFLICT
from sync.server.papers import Papers, by_id
from sync.server.storage import Fields

Officers = frozenset[OfficerId]
_WORKED_BY = frozenset({"case", "visit"})  # what is known of the workers of cases follows from these
_NOBODY: Officers = frozenset()


class Belonging:
    """Reads companions through the papers of a push. Changes nothing but the words records are found by."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    def scopes_of(self, draft: Draft) -> frozenset[str]:
        """Return the scopes a record is in as it stands; a conflict is where its subject is."""
        if draft.erased:
            return frozenset()
        assigned = self.assigned(draft.kind, draft.id, draft.fields)
        return self._papers.rules.scopes_of(draft.kind, draft.fields, assigned=assigned)

    def assigned(self, kind: str, record: UUID, fields: Fields) -> Officers:
        """Return the officers a record is assigned to; nobody where records do not follow their case."""
        if not self._papers.rules.follows:
            return _NOBODY
        if kind == CONFLICT:
            subject = self._papers.find(UUID(str(fields["record"])))
            return _NOBODY if subject is None else scopes.officers_in(subject.scopes)
        if kind == "person":
            return self._workers_with(record)
        case = scopes.case_of(kind, record, fields)
        if case is not None:
            return scopes.named_on(kind, fields) | self.workers_on(case)
        people = sorted(scopes.followed_by(kind, fields), key=by_id)
        self._papers.load(people)
        return scopes.named_on(kind, fields).union(*map(self._workers_with, people))

    def _workers_with(self, person: UUID) -> Officers:
        """Return who works on the cases of a person."""
        cases = [one.id for one in self._papers.mentioning(scopes.of_person(person))]
        if not cases:
            return _NOBODY
        self._papers.look_up(scopes.visits_of(case) for case in cases if case not in self._papers.workers)
        return _NOBODY.union(*map(self.workers_on, cases))

    def workers_on(self, case: UUID) -> Officers:
        """Return the owner of a case and everyone who visits for it."""
        known = self._papers.workers.get(case)
        if known is None:
            known = self._papers.workers[case] = self._found_on(case)
        return known

    def _found_on(self, case: UUID) -> Officers:
        found = self._papers.find(case)
        visits = self._papers.mentioning(scopes.visits_of(case))
        named = _NOBODY.union(*(scopes.named_on(one.kind, one.fields) for one in visits))
        return named if found is None else named | scopes.owner_of(found.fields)

    def mention_anew(self, drafts: Iterable[Draft]) -> dict[UUID, frozenset[str]]:
        """Let records be found by what they say now; return the words of each that came or went."""
        moved: dict[UUID, frozenset[str]] = {}
        for one in drafts:
            if one.kind in _WORKED_BY:
                self._papers.workers.clear()
            words = frozenset[str]() if one.erased else self._papers.rules.mentions_of(one.kind, one.fields)
            moved[one.id] = words ^ one.mentions
            self._papers.mention(one, words)
        return moved

    def companions(self, drafts: Iterable[Draft], moved: dict[UUID, frozenset[str]]) -> list[Draft]:
        """Return what may have come into other scopes because these records have changed."""
        found: dict[UUID, Draft] = {}
        people: set[UUID] = set()
        for case, parts in self._cases_of(drafts, moved).items():
            found |= {one.id: one for one in self._around(case, parts)}
            people |= parts
        found |= {one.id: one for one in self._about(people)}
        return list(found.values())

    def _cases_of(self, drafts: Iterable[Draft], moved: dict[UUID, frozenset[str]]) -> dict[UUID, set[UUID]]:
        """Return the cases whose workers or people may have changed, with the people who came or went."""
        cases: dict[UUID, set[UUID]] = {}
        for one in drafts:
            if one.kind == "case":
                cases.setdefault(one.id, set()).update(scopes.named_in(moved[one.id], "person"))
            if one.kind == "visit":
                for case in scopes.named_in(one.mentions | moved[one.id], "visits"):
                    cases.setdefault(case, set())
        return cases

    def _around(self, case: UUID, people: set[UUID]) -> Iterable[Draft]:
        """Give the case and what belongs to it; its people are added when who works on it has changed."""
        found = self._papers.find(case)
        was = _NOBODY if found is None else scopes.officers_in(found.scopes)
        if found is not None:
            yield found
            if self.workers_on(case) != was or found.erased:
                people |= scopes.named_in(found.mentions, "person")
        if found is None or found.erased or self.workers_on(case) != was:
            yield from self._papers.mentioning(scopes.of_case(case))

    def _about(self, people: set[UUID]) -> Iterable[Draft]:
        """Give these people and what is kept about them. They are locked before what mentions them is looked for."""
        if not people:
            return
        self._papers.load(people)
        listed = sorted(people, key=by_id)
        yield from (self._papers.drafts[one] for one in listed if one in self._papers.drafts)
        self._papers.look_up(map(scopes.about_person, people))
        for one in listed:
            yield from self._papers.mentioning(scopes.about_person(one))
