"""By which rules operations are judged: how fields merge, in which scopes a record is, and who may do what.

Everything is handed in: definitions from the domain, grants and roles from whoever runs the service.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Merge, Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.merge import Clock, Edit, Ruling, rule_on
from caseworker.domain.operations import Plain
from caseworker.domain.subjects import SUBJECTS
from sync.protocol.bodies import BodyMutation
from sync.server import scopes
from sync.server.names import Names
from sync.server.plain_check import PlainCheck
from sync.server.rights import Actors, Glasses, Refuses, by_role
from sync.server.scopes import Fields

ScopesOf = Callable[[str, Fields], frozenset[str]]
_PLACE_AND_TIER = frozenset({"territory", "sensitivity"})
_GATHERED = frozenset({Merge.SET, Merge.COUNT})


@dataclass(frozen=True, slots=True)
class _Defined:
    """What follows from the definitions alone, worked out once for each list of subjects."""

    values: PlainCheck
    names: Names
    merges: Mapping[str, Mapping[str, Merge]]
    gathered: Mapping[str, Sequence[tuple[str, Merge]]]


@cache
def _defined(subjects: tuple[type[Record], ...]) -> _Defined:
    merges = {
        one.definition.kind: {field.name: field.rule.merge for field in one.definition.fields} for one in subjects
    }
    return _Defined(
        values=PlainCheck(subjects),
        names=Names(subjects),
        merges=merges,
        gathered={
            kind: [(name, merge) for name, merge in of_kind.items() if merge in _GATHERED]
            for kind, of_kind in merges.items()
        },
    )


_placed_by = lru_cache(maxsize=256)(scopes.placed_by)


class Rulebook:
    """The rules of one stream. `refuses` gives the word of a reason, or None when the officer may do it.

    `scopes_of` says in which scopes a record is by its own fields alone. Without it records follow their case, as
    agencies want it (scopes.py): then `follows` is true.
    """

    def __init__(
        self, subjects: Iterable[type[Record]], *, refuses: Refuses, scopes_of: ScopesOf | None = None
    ) -> None:
        defined = _defined(tuple(dict.fromkeys(subjects)))
        self.values, self.names, self._merges = defined.values, defined.names, defined.merges
        self._gathered = defined.gathered
        self.refuses = refuses
        self.follows = scopes_of is None
        self._alone = scopes_of

    def merge_of(self, kind: str, field: str) -> Merge | None:
        """Return how a field merges, None for a field of a newer version: then nothing may be overwritten unseen."""
        return self._merges.get(kind, {}).get(field)

    def gathered(self, kind: str) -> Sequence[tuple[str, Merge]]:
        """Return the sets and counts of a kind, by field: what is added to and never set."""
        return self._gathered.get(kind, ())

    def rule(self, merge: Merge | None, *, standing: Plain, clock: Clock | None, edit: Edit) -> Ruling:
        """Return what becomes of a value that is set."""
        return rule_on(merge or Merge.DECIDE, standing=standing, clock=clock, edit=edit)

    def scopes_of(self, kind: str, fields: Fields, *, assigned: frozenset[OfficerId] = frozenset()) -> frozenset[str]:
        """Return the scopes of a record; `assigned` are those who work on it, its case's owner and visitors too."""
        if self._alone is not None:
            return self._alone(kind, fields)
        return scopes.scopes_of_record(kind, fields, assigned=assigned)

    def mentions_of(self, kind: str, fields: Fields) -> frozenset[str]:
        """Return the words by which others find a record; none where records do not follow each other."""
        return scopes.mentions_of(kind, fields) if self.follows else frozenset()

    def companions_of(self, mutation: BodyMutation) -> frozenset[str]:
        """Return the words that placing what a mutation makes will ask for."""
        if not self.follows or not isinstance(mutation.value, dict):
            return frozenset()
        return scopes.companions_of(mutation.kind, mutation.record, mutation.value)

    def placed_by(self, kind: str) -> frozenset[str]:
        """Return the fields by which a record of a kind, or what belongs to it, comes into other scopes."""
        return _placed_by(kind) if self.follows else _PLACE_AND_TIER


def by_territory(_kind: str, fields: Fields) -> frozenset[str]:
    """Return the one scope of a record: its territory and its tier of sensitivity."""
    return frozenset({f"{fields.get('territory') or ''}/{fields.get('sensitivity') or 0}"})


def agency_rules(
    actors: Actors, *, now: Callable[[], datetime], glasses: Glasses = lambda _officer, _case: None
) -> Rulebook:
    """Return the rules of an agency: every subject, rights by role as of `now`, records in the scopes of their case."""
    return Rulebook((*SUBJECTS, Conflict), refuses=by_role(actors, now=now, glasses=glasses))
