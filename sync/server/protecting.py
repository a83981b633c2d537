"""Keeps people as closely as the cases that protect them, whatever a device knew when it wrote an operation.

A device does the same in its own unit (`domain.protection`), as far as its officer may see what is kept about them. Two
devices that knew nothing of each other, one bringing a person in and one keeping the case more closely, come together
only here.
"""

from collections.abc import Iterator
from uuid import UUID

from caseworker.domain.definition import Merge, Sensitivity
from caseworker.domain.protection import is_too_open
from sync.server import scopes
from sync.server.disputes import Case
from sync.server.drafts import Draft
from sync.server.entry import Entry
from sync.server.papers import Papers

_TIER = "sensitivity"


class Protecting:
    """What follows from the cases of one operation, under its number."""

    def __init__(self, papers: Papers, entry: Entry) -> None:
        self._papers, self._entry = papers, entry

    def follow(self, case: Case) -> None:
        """Raise whatever is less closely kept than a case of this operation that protects whom it tells of.

        Nothing is raised where records do not follow their case.
        """
        if not self._papers.rules.follows:
            return
        for record in dict.fromkeys(one.record for one in case.body.mutations if one.kind == "case"):
            found = self._papers.find(record)
            if found is not None and not found.erased:
                self._raise_around(case, found)

    def _raise_around(self, case: Case, found: Draft) -> None:
        tier = scopes.tier_of(found.fields)
        for person in sorted(scopes.protected_by(found.fields)):
            for one in self._about(person):
                if not one.erased and is_too_open(scopes.tier_of(one.fields), tier):
                    self._raise(case, one, tier)

    def _about(self, person: UUID) -> Iterator[Draft]:
        """Give a person and what is kept about them outside of cases; the person is locked first."""
        found = self._papers.find(person)
        if found is not None:
            yield found
        yield from self._papers.mentioning(scopes.about_person(person))

    def _raise(self, case: Case, draft: Draft, tier: Sensitivity) -> None:
        draft.set(_TIER, case.edit(tier.value), self._entry.seq, Merge.RANK)
        self._entry.touch(draft, **{_TIER: tier.value})
