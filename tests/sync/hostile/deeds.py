"""What a walker tries to do to records: their own, and others' whose ids they know."""

import random
from collections.abc import Callable
from typing import Any

from caseworker.domain.operations import Mutation, Verb
from caseworker.domain.plain import to_micros
from tests.sync.hostile.at_hand import NOON
from tests.sync.hostile.walkers import WORDS, Walker, new_id

_AT = to_micros(NOON)
OWN_CASE = 1  # its place among what is common


def _make(walker: Walker, chance: random.Random) -> Mutation:
    """Make a person where one works."""
    walker.made.append(new_id(chance))
    return Mutation("person", walker.made[-1], Verb.CREATE, "", {"territory": "north", "description": WORDS})


def _make_under_anothers_id(walker: Walker, chance: random.Random) -> Mutation:
    other = walker.other(chance)
    return Mutation(other.kind, other.id, Verb.CREATE, "", {"territory": "north", "description": WORDS})


def _note_on(walker: Walker, chance: random.Random) -> Mutation:
    told: dict[str, Any] = {"case": str(walker.an_id(chance)), "text": WORDS, "officer": str(walker.device.officer)}
    return _created("note", chance, **told, occurred_at=_AT, recorded_at=_AT)


def _task_on(walker: Walker, chance: random.Random) -> Mutation:
    told: dict[str, Any] = {"case": str(walker.an_id(chance)), "assignee": str(walker.device.officer), "title": WORDS}
    return _created("task", chance, **told, created_at=_AT, created_by=str(walker.device.officer))


def _take_into_a_case(walker: Walker, chance: random.Random) -> Mutation:
    part: dict[str, Any] = {"id": str(new_id(chance)), "person": str(walker.an_id(chance)), "role": "applicant"}
    return Mutation("case", walker.world.own[OWN_CASE], Verb.ADD, "people", part)


def _merge(walker: Walker, chance: random.Random) -> Mutation:
    told: dict[str, Any] = {"left": str(walker.other(chance).id), "right": str(walker.an_id(chance)), "reason": WORDS}
    return _created("person_merge", chance, **told, by=str(walker.device.officer), at=_AT)


def _tell_apart(walker: Walker, chance: random.Random) -> Mutation:
    told: dict[str, Any] = {"left": str(walker.other(chance).id), "right": str(walker.an_id(chance)), "reason": WORDS}
    return _created("person_distinction", chance, **told, by=str(walker.device.officer), at=_AT)


def _visit(walker: Walker, chance: random.Random) -> Mutation:
    told: dict[str, Any] = {"case": str(walker.an_id(chance)), "person": str(walker.an_id(chance)), "purpose": WORDS}
    told["officer"] = str(walker.device.officer)
    return _created("visit", chance, **told, planned_from=_AT, planned_to=_AT + 1)


def _created(kind: str, chance: random.Random, **told: Any) -> Mutation:
    """Return a creation where one works, or where one does not."""
    territory = chance.choice(["north", "north", "north", "south"])
    return Mutation(kind, new_id(chance), Verb.CREATE, "", {"territory": territory, **told})


def _take_over(walker: Walker, chance: random.Random) -> Mutation:
    return Mutation("case", walker.other(chance).id, Verb.SET, "owner", str(walker.device.officer))


def _change(walker: Walker, chance: random.Random) -> Mutation:
    other = walker.other(chance)
    name = chance.choice(["territory", "sensitivity", "title", "description", "text", "number", "nothing"])
    return Mutation(
        chance.choice([other.kind, "case"]), other.id, Verb.SET, name, chance.choice(["north", 0, None, []])
    )


def _erase(walker: Walker, chance: random.Random) -> Mutation:
    other = walker.other(chance)
    return Mutation(other.kind, other.id, Verb.ERASE, "", None)


def _change_own(walker: Walker, chance: random.Random) -> Mutation:
    record = chance.choice(walker.made or [new_id(chance)])
    return Mutation("person", record, Verb.SET, "description", f"{WORDS} {chance.random()}")


DEEDS: tuple[Callable[[Walker, random.Random], Mutation], ...] = (
    _make,
    _make_under_anothers_id,
    _note_on,
    _task_on,
    _take_into_a_case,
    _merge,
    _tell_apart,
    _visit,
    _take_over,
    _change,
    _erase,
    _change_own,
)
