"""The entries of the rail: closer together on a low rail, then behind "More", and the chosen one always in sight."""

import pytest

from ui.shell.rail_fit import LEAST_TILE, TILE, rail_fit

SUPERVISOR = (4, 1, 4, 2)


def test_where_there_is_room_they_stand_at_ease() -> None:
    fit = rail_fit(900, SUPERVISOR, 0, last=True)

    assert (fit.tile, fit.has_more) == (TILE, False)


def test_on_a_lower_rail_they_move_together_first() -> None:
    fit = rail_fit(500, SUPERVISOR, 0, last=True)

    assert LEAST_TILE <= fit.tile < TILE
    assert not fit.has_more


def test_what_has_no_room_then_is_behind_more() -> None:
    fit = rail_fit(300, SUPERVISOR, 0, last=True)

    assert fit.has_more
    assert fit.shown[0]
    assert not fit.shown[-1]


@pytest.mark.parametrize("chosen", range(11))
@pytest.mark.parametrize("room", [0, 90, 200, 300, 400])
def test_the_chosen_one_has_a_place_of_its_own(room: int, chosen: int) -> None:
    assert rail_fit(room, SUPERVISOR, chosen, last=True).shown[chosen]


@pytest.mark.parametrize("room", [200, 260, 300, 380, 460, 700])
def test_what_is_shown_fits(room: int) -> None:
    fit = rail_fit(room, SUPERVISOR, None, last=True)
    tiles = sum(fit.shown) + fit.has_more + 1
    starts = (0, 4, 5, 9)
    groups = sum(any(fit.shown[start : start + size]) for start, size in zip(starts, SUPERVISOR, strict=True))

    assert tiles * fit.tile + (tiles + groups - 1) * fit.gap + groups * fit.line <= room + 0.01


def test_one_without_entries_has_nothing_to_hide() -> None:
    assert rail_fit(300, (), None, last=True).shown == ()
