"""The log of sending: what travelled, what failed, once per story, kept across restarts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sync.client.status import Phase, Status
from tests.desk.sittings import MORNING
from tests.ui.workplaces import Workplace
from ui.sync_status.log import LogLine, SyncLog
from ui.work import Work

RESTED = Status(phase=Phase.RESTING, last_round_at=MORNING, sent=3, received=7)


@pytest.fixture
def log(officer: Workplace) -> SyncLog:
    return SyncLog(officer.office.remembered, officer.work.lanes, officer.clock)


def said(log: SyncLog) -> list[tuple[str, int, int, int]]:
    return [(one.kind, one.sent, one.received, one.times) for one in log.lines]


def test_a_round_that_carried_something_leaves_a_line_and_an_idle_one_leaves_none(
    log: SyncLog, officer: Workplace
) -> None:
    log.take(Status(phase=Phase.SENDING))
    log.take(RESTED)
    log.take(replace(RESTED, last_round_at=officer.clock.forward(minutes=1)))
    log.take(replace(RESTED, last_round_at=officer.clock.forward(minutes=1), sent=5))

    assert said(log) == [("round", 2, 0, 1), ("round", 3, 7, 1)]


def test_the_same_failure_again_is_one_line_that_says_how_often(log: SyncLog) -> None:
    broken = Status(phase=Phase.WAITING, problem="sync.unreachable", says="The server could not be reached.")
    for failures in (1, 2, 3):
        log.take(replace(broken, failures=failures))
    log.take(replace(broken, failures=4, problem="sync.server-busy", says="The server is busy."))

    assert [(one.key, one.times) for one in log.lines] == [("sync.server-busy", 1), ("sync.unreachable", 3)]


def test_the_log_is_there_after_a_restart_and_begins_anew_when_it_cannot_be_read(
    log: SyncLog, officer: Workplace, idle: Callable[[Work], None]
) -> None:
    log.take(RESTED)
    idle(officer.work)
    again = SyncLog(officer.office.remembered, officer.work.lanes, officer.clock)
    again.load()
    idle(officer.work)
    assert said(again) == [("round", 3, 7, 1)]

    officer.office.remembered.keep("sync-log", "[{]")
    spoilt = SyncLog(officer.office.remembered, officer.work.lanes, officer.clock)
    spoilt.load()
    idle(officer.work)
    assert spoilt.lines == ()


def test_the_log_does_not_grow_for_ever(log: SyncLog, idle: Callable[[Work], None], officer: Workplace) -> None:
    for number in range(230):
        log.add(LogLine(at_us=number, kind="round", sent=1))
    idle(officer.work)
    assert len(log.lines) == 200
    assert log.lines[0].at_us == 229


def test_another_synchronizer_counts_from_nothing_again(log: SyncLog, officer: Workplace) -> None:
    log.take(RESTED)
    log.began_anew()
    log.take(replace(RESTED, last_round_at=officer.clock.forward(minutes=1), sent=1, received=0))
    assert said(log)[0] == ("round", 1, 0, 1)
