"""Why an operation cannot be applied, before anything of it is: it is refused as a whole, with one word, or not at all.

Nothing here changes anything. An operation about a record that the server does not know is not refused but waits.
"""

from collections.abc import Mapping
from uuid import UUID

from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Merge
from caseworker.domain.operations import Plain, Verb, member_key
from sync.protocol.bodies import BodyMutation
from sync.protocol.limits import LARGEST_NUMBER
from sync.server.drafts import Draft
from sync.server.rulebook import Rulebook

CONFLICT = Conflict.definition.kind
MALFORMED, ERASED, SERVER_MADE, UNKNOWN_VERB = "malformed", "erased", "server-made", "unknown-verb"
CHANGED_SINCE = "changed-since"
IN_ANOTHER_NAME = "in-another-name"
WRONG_KIND, WRONG_VALUE, WRITTEN_ONCE, OUT_OF_SCOPE = "wrong-kind", "wrong-value", "written-once", "scope"

_SETTLING = frozenset({"settled", "settled_by"})
_VERBS = frozenset(Verb)
_GIVING = frozenset({Verb.SET, Verb.ADD})


def hindrance(mutation: BodyMutation, standing: Draft | None, *, rules: Rulebook) -> str | None:
    """Return the word for why this mutation cannot be applied to the record as it stands, or None when it can."""
    if mutation.verb == Verb.CREATE:
        return _of_creation(mutation, rules)
    if standing is None or mutation.verb == Verb.ERASE:
        return None
    return _misfit(mutation, standing, rules)


def at_odds(mutation: BodyMutation, standing: Draft | None) -> str | None:
    """Return the word for why it is nothing that can be done at all, or not to this record."""
    if mutation.verb not in _VERBS:
        return UNKNOWN_VERB
    if standing is not None and standing.erased:
        return ERASED
    if standing is not None and standing.kind != mutation.kind:
        return WRONG_KIND
    if mutation.verb == Verb.CREATE and not isinstance(mutation.value, dict):
        return MALFORMED
    settling = mutation.verb == Verb.SET and mutation.field in _SETTLING
    return SERVER_MADE if mutation.kind == CONFLICT and not settling else None


def _of_creation(mutation: BodyMutation, rules: Rulebook) -> str | None:
    fields = mutation.value
    if not rules.values.complete(mutation.kind, fields):
        return WRONG_VALUE
    for name, merge in rules.gathered(mutation.kind):
        if name in fields and not _fits_gathered(merge, fields[name]):
            return WRONG_VALUE
    return None


def _fits_gathered(merge: Merge, value: Plain) -> bool:
    if merge is Merge.COUNT:
        return _is_step(value)
    return isinstance(value, list) and all(map(_is_member, value))


def _misfit(mutation: BodyMutation, standing: Draft, rules: Rulebook) -> str | None:
    """Whether verb, field and value go together. For a field of a newer version its value tells."""
    merge = rules.merge_of(mutation.kind, mutation.field)
    if merge is Merge.FACT:
        return WRITTEN_ONCE
    present = standing.fields.get(mutation.field)
    match mutation.verb:
        case Verb.SET:
            fits = merge not in {Merge.SET, Merge.COUNT}
        case Verb.ADD:
            fits = merge in {Merge.SET, None} and isinstance(present or [], list) and _is_member(mutation.value)
        case Verb.REMOVE:
            fits = merge in {Merge.SET, None} and isinstance(present or [], list) and _is_key(mutation.value)
        case _:
            fits = merge in {Merge.COUNT, None} and isinstance(present or 0, int) and _is_step(mutation.value)
    gives = mutation.verb in _GIVING
    readable = not gives or rules.values.readable(mutation.kind, mutation.field, mutation.value)
    return None if fits and readable else WRONG_VALUE


def _is_member(value: Plain) -> bool:
    return _is_key(member_key(value)) if not isinstance(value, dict) or "id" in value else False


def _is_key(value: Plain) -> bool:
    return isinstance(value, str | int)


def _is_step(value: Plain) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER


def missing(mutations: tuple[BodyMutation, ...], known: Mapping[UUID, Draft]) -> frozenset[UUID]:
    """Return the records that an operation is about and that are neither known nor made by it."""
    made: set[UUID] = set()
    wanted: set[UUID] = set()
    for one in mutations:
        if one.verb == Verb.CREATE:
            made.add(one.record)
        elif one.record not in known and one.record not in made:
            wanted.add(one.record)
    return frozenset(wanted)
