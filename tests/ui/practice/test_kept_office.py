"""The practice office with a real server: what is in it, how it is kept, and that it is brought up to the day."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from caseworker.domain.actions import Role
from caseworker.practice.folders import PracticeInUse
from tests.desk.sittings import RIVERSIDE
from tests.screens.fixed_server import FixedServer
from ui.practice.kept import RunningOffice, practice_office

pytestmark = pytest.mark.nightly  # building takes half a minute


@dataclass
class Keeping:
    """The folder of one practice office, and what was told while it was opened."""

    folder: Path
    now: datetime = datetime(2026, 11, 25, 10, 42, tzinfo=UTC)
    told: list[str] = field(default_factory=list)

    def clock(self) -> datetime:
        return self.now

    @contextmanager
    def running(self) -> Iterator[RunningOffice]:
        self.told.clear()
        with practice_office(
            self.folder,
            size=1000,
            pack=RIVERSIDE,
            clock=self.clock,
            progress=self.told.append,
            server=lambda folder: FixedServer(folder, self.clock),
        ) as office:
            yield office


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Keeping:
    """An office that was built once for this module."""
    made = Keeping(tmp_path_factory.mktemp("practice") / "office")
    with made.running():
        assert made.told
    return made


def test_a_day_is_under_way_on_all_three_devices(keeping: Keeping) -> None:
    with keeping.running() as running:
        with closing(running.open(Role.OFFICER, clock=keeping.clock)) as officer:
            assert len(officer.field_day.my_day().visits) == 5
            assert len(officer.drafts.open_ones()) == 2
            assert officer.tasks.mine()
        with closing(running.open(Role.FRONT_DESK, clock=keeping.clock)) as desk:
            assert len(desk.counter.here_now()) > 6
            assert len(desk.appointments.on_day()) == 4
        with closing(running.open(Role.SUPERVISOR, clock=keeping.clock)) as supervisor:
            assert len(supervisor.approvals.waiting_for_me()) == 3
            assert supervisor.conflicts.count_open() == 2
            assert supervisor.exchange.status().saved_here == 0


def test_what_was_built_is_kept(keeping: Keeping) -> None:
    with keeping.running():
        assert keeping.told == []


def test_a_second_start_is_told_that_it_is_open(keeping: Keeping) -> None:
    with keeping.running(), pytest.raises(PracticeInUse), keeping.running():
        pass  # not reached


def test_on_a_later_day_that_day_is_lived_through(keeping: Keeping) -> None:
    later = Keeping(keeping.folder, keeping.now + timedelta(days=1))
    with later.running() as running, closing(running.open(Role.FRONT_DESK, clock=later.clock)) as desk:
        assert later.told == ["Living through this morning."]
        assert len(desk.counter.here_now()) > 6
