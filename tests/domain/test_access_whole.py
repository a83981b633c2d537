"""The reviewed table leaves nothing out: every role, action, kind, place, tier, assignment and glass has its row in it.

Kinds that are decided alike share a row, and so do roles to which a broken glass means nothing.
"""

from itertools import product

import pytest

from caseworker.domain.access import KINDS_FOR_ALL
from caseworker.domain.actions import Action, Role
from caseworker.domain.break_glass import BreakGlass
from caseworker.domain.subjects import SUBJECTS
from tests.domain.access_table import GLASS, TABLE, row

KINDS = (*(one.definition.kind for one in SUBJECTS), "front desk task", "unheard-of")
QUEUE = {"walk_in", "appointment", "referral"}
MADE_AT_A_DESK = {"household", "relationship", "consent", "interaction", "note", "attachment", "case"}


def shown_as(role: Role, kind: str) -> str:
    """Return the kind under which the table shows this one for a role."""
    if role in {Role.ADMINISTRATOR, Role.AUDITOR}:
        return "case"
    if kind in KINDS_FOR_ALL:
        return "answer"
    if role is Role.FRONT_DESK:
        alike = {"walk_in": QUEUE, "case": MADE_AT_A_DESK} | {
            one: {one} for one in ("person", "task", "front desk task")
        }
        return next((name for name, kinds in alike.items() if kind in kinds), "visit")
    return "note" if role is Role.OFFICER and kind != "case" else "case"


def rows_shown() -> dict[tuple[str, ...], list[str]]:
    lines = [line.split(",") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return {tuple(line[:4]): line[4:] for line in lines}


@pytest.mark.parametrize("role", Role)
def test_every_cell_there_is_stands_in_the_reviewed_table(role: Role) -> None:
    shown = rows_shown()
    glasses: tuple[BreakGlass | None, ...] = (None, GLASS)
    for kind, glass, action in product(KINDS, glasses, Action):
        broken = "broken" if glass is not None and role is Role.OFFICER else ""
        place = (role.value, shown_as(role, kind), broken, action.value)
        assert row(role, kind, action, glass=glass) == shown[place], (kind, broken, action)
