"""The sweep in the background: after changes, by and by, behind everything else, and told to whoever shows pairs."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from caseworker.desk.people import NewPerson
from caseworker.domain.values import PartialDate
from tests.domain.people_builders import a_name
from tests.ui.workplaces import Workplace
from ui import sweeping
from ui.news import Changes
from ui.sweeping import LIKELY_PAIR, Sweeper

PEOPLE = Changes(frozenset({"person"}))


@pytest.fixture
def told(supervisor: Workplace) -> list[Changes]:
    """What was told to all pages."""
    heard: list[Changes] = []
    supervisor.work.news.changed.connect(heard.append)
    return heard


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Callable[[Workplace], Sweeper]:
    """Make a sweeper that does not wait between its steps."""
    for name in ("PAUSE_MS", "GAP_MS", "BUSY_MS"):
        monkeypatch.setattr(sweeping, name, 0)

    def made(place: Workplace) -> Sweeper:
        parent = QObject(place.work.lanes)
        return Sweeper(place.office.sweeping, place.work.lanes, place.work.news, parent)

    return made


def marta_again(place: Workplace) -> None:
    entered = NewPerson(names=(a_name("Martha Kowalska"),), birth_date=PartialDate(1958, 3, 14), territory="north")
    place.office.people.add(entered)


def listed(told: list[Changes]) -> bool:
    return any(LIKELY_PAIR in one.kinds for one in told)


def test_who_was_added_is_compared_and_the_pair_is_told(
    supervisor: Workplace, make: Callable[[Workplace], Sweeper], told: list[Changes], qtbot: QtBot
) -> None:
    supervisor.office.finding.prepare()
    make(supervisor)
    marta_again(supervisor)
    supervisor.work.news.changed.emit(PEOPLE)

    qtbot.waitUntil(lambda: listed(told) and supervisor.office.sweeping.waiting() == 0)
    (pair,) = supervisor.office.duplicates.pairs()
    assert pair.left == supervisor.known.marta


def test_changes_of_other_things_begin_no_sweep(
    supervisor: Workplace, make: Callable[[Workplace], Sweeper], told: list[Changes], qtbot: QtBot
) -> None:
    sweeper = make(supervisor)
    supervisor.work.news.changed.emit(Changes(frozenset({"task", LIKELY_PAIR})))

    assert not sweeper._next.isActive()


def test_it_waits_until_names_were_read(
    supervisor: Workplace, make: Callable[[Workplace], Sweeper], told: list[Changes], qtbot: QtBot
) -> None:
    sweeper = make(supervisor)
    marta_again(supervisor)
    sweeper.begin()
    assert supervisor.office.sweeping.waiting() > 0

    supervisor.office.finding.prepare()
    qtbot.waitUntil(lambda: supervisor.office.sweeping.waiting() == 0)


def test_a_round_ends_after_so_many_people_and_the_next_one_goes_on(
    supervisor: Workplace,
    make: Callable[[Workplace], Sweeper],
    told: list[Changes],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sweeping, "MOST_A_ROUND", 2)
    supervisor.office.finding.prepare()
    before = supervisor.office.sweeping.waiting()
    sweeper = make(supervisor)
    sweeper.begin()
    qtbot.waitUntil(lambda: listed(told))
    assert supervisor.office.sweeping.waiting() == before - 2

    told.clear()
    sweeper.begin()
    qtbot.waitUntil(lambda: listed(told))
    assert supervisor.office.sweeping.waiting() == before - 4


def test_who_may_merge_nobody_is_left_in_peace(
    front_desk: Workplace, make: Callable[[Workplace], Sweeper], qtbot: QtBot
) -> None:
    sweeper = make(front_desk)
    sweeper.begin()
    front_desk.work.news.changed.emit(replace(PEOPLE, from_elsewhere=True))

    assert not sweeper._next.isActive()
