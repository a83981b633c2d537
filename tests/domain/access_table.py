"""The decision table as text: who may do what to which record. `python -m tests.domain.access_table` writes it anew.

A "front desk task" is one whose template gives it to the front desk. The file beside this one is read by people before
it is committed: a change of it is a change of who may see what.
"""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from uuid import UUID

from caseworker.domain.access import KINDS_FOR_ALL, Actor, Context, Resource, decide
from caseworker.domain.actions import Action, Allow, Role
from caseworker.domain.break_glass import BreakGlass, GlassCategory
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import CaseId, OfficerId

TABLE = Path(__file__).with_suffix(".csv")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ME, OTHER = OfficerId(UUID(int=1)), OfficerId(UUID(int=2))
CASE = CaseId(UUID(int=3))
PLACES = {"own": "north", "below": "northgate", "elsewhere": "south"}
GLASS = BreakGlass(
    id=UUID(int=4),
    officer=ME,
    case=CASE,
    category=GlassCategory.PERSON_PRESENT,
    reason="She is here and has nowhere to sleep.",
    opened_at=NOW - timedelta(hours=1),
)
_COLUMNS = list(product(PLACES, Sensitivity, (False, True)))


def an_actor(role: Role) -> Actor:
    below = frozenset({"northgate"}) if role is Role.SUPERVISOR else frozenset()
    return Actor(officer=ME, role=role, territories=frozenset({"north"}), below=below, desk="counter-2")


def a_context(glass: BreakGlass | None = None) -> Context:
    return Context(
        at=NOW,
        glass=glass,
        purpose="Appeal hearing",
        category=GlassCategory.PERSON_PRESENT,
        reason="She is here and has nowhere to sleep.",
    )


def a_resource(kind: str, place: str, sensitivity: Sensitivity, *, assigned: bool) -> Resource:
    return Resource(
        kind=kind.removeprefix("front desk "),
        territory="" if kind in KINDS_FOR_ALL else PLACES[place],
        sensitivity=sensitivity,
        assigned=frozenset({ME, OTHER} if assigned else {OTHER}),
        case=CASE,
        concerns=OTHER,
        desk="counter-2",
        role="front_desk" if kind.startswith("front desk ") else "",
    )


def _rows() -> Iterator[tuple[Role, str, BreakGlass | None]]:
    yield from ((role, "case", None) for role in Role)
    yield Role.OFFICER, "case", GLASS
    yield from ((Role.FRONT_DESK, kind, None) for kind in ("walk_in", "person", "task", "front desk task"))
    yield from ((role, "answer", None) for role in (Role.OFFICER, Role.FRONT_DESK, Role.SUPERVISOR))
    yield from ((Role.OFFICER, kind, glass) for kind, glass in (("note", None), ("note", GLASS), ("answer", GLASS)))
    yield Role.FRONT_DESK, "visit", None  # what a front desk does not make


def row(role: Role, kind: str, action: Action, *, glass: BreakGlass | None = None) -> list[str]:
    """Return what the role may do to records of that kind: one cell for each place, tier and assignment."""
    return [
        _cell(an_actor(role), action, a_resource(kind, place, level, assigned=named), a_context(glass))
        for place, level, named in _COLUMNS
    ]


def _cell(actor: Actor, action: Action, resource: Resource, context: Context) -> str:
    decision = decide(actor, action, resource, context)
    if isinstance(decision, Allow):
        return "YES BY GLASS" if decision.by_glass else "YES"
    return decision.reason.value


def table() -> str:
    """The whole table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = [f"{place} {level.name.lower()}{' assigned' if named else ''}" for place, level, named in _COLUMNS]
    writer.writerow(["role", "kind", "glass", "action", *heads])
    for (role, kind, glass), action in product(_rows(), Action):
        cells = row(role, kind, action, glass=glass)
        writer.writerow([role.value, kind, "broken" if glass else "", action.value, *cells])
    return out.getvalue()


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
