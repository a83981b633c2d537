"""The pieces of a practice day: its clock, its papers, whose work the records are, and what was done long ago."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from caseworker.domain.definition import Merge, Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.tasks import Task, TaskState
from caseworker.packs.working_days import calendar_of
from caseworker.practice.authorship import recorded_by, with_staff
from caseworker.practice.day_clock import DayClock
from caseworker.practice.frame import Frame
from caseworker.practice.keeping_up import kept_up
from caseworker.practice.loading import records_of
from caseworker.practice.papers import pdf, picture
from caseworker.practice.population.generate import Batch, Plan, neighbourhood
from caseworker.practice.population.tables import Cases
from caseworker.practice.recent_weeks import grown_people
from caseworker.practice.roles import workers
from tests.desk.sittings import riverside

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
SOMEBODY = OfficerId(UUID(int=7))
PLAN = Plan(seed=7, size=1000, start=NOON.date() - timedelta(days=365), days=365)


@pytest.fixture(scope="module")
def batches() -> list[Batch]:
    return neighbourhood(PLAN, 0)


@pytest.fixture(scope="module")
def records(batches: list[Batch]) -> list[Record]:
    pack = riverside()
    return list(records_of(batches, Frame(pack, calendar_of(pack.agency)), "northgate"))


def test_the_clock_of_a_day_never_shows_the_day_before_by_minutes() -> None:
    clock = DayClock(lambda: datetime(2026, 11, 25, 0, 10, tzinfo=UTC), LONDON)
    with clock.ago(60):
        assert clock() == datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
    assert clock() == datetime(2026, 11, 25, 0, 10, tzinfo=UTC)


def test_the_clock_of_a_day_shows_a_time_of_an_earlier_day() -> None:
    clock = DayClock(lambda: NOON, LONDON)
    with clock.days_ago(3, 9, 30):
        assert clock() == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert clock() == NOON


def test_papers_are_what_their_names_say() -> None:
    assert picture(wall=(200, 200, 190), stain=(90, 90, 80)).startswith(b"\x89PNG\r\n\x1a\n")
    page = pdf("A letter (invented)")
    start = int(page.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    assert page[start:].startswith(b"xref")


def test_everything_that_is_loaded_is_recorded_by_whoever_loads_it(records: list[Record]) -> None:
    for record in records:
        known = recorded_by(record, SOMEBODY)
        fields = [one for one in known.definition.fields if one.rule.refers == "officer"]
        authors = {getattr(known, one.name) for one in fields if one.rule.merge is Merge.FACT}
        assert authors <= {SOMEBODY, None}


def test_an_officer_takes_over_the_cases_of_the_one_they_stand_for(batches: list[Batch]) -> None:
    owner = next(row.owner_id for batch in batches for row in batch.rows if isinstance(row, Cases))
    known = with_staff(batches, {owner: str(SOMEBODY)})
    owners = {row.owner_id for batch in known for row in batch.rows if isinstance(row, Cases)}
    assert owner not in owners
    assert str(SOMEBODY) in owners


def test_no_task_is_left_that_was_due_long_ago(records: list[Record]) -> None:
    tasks = [kept_up(one, today=NOON.date(), zone=LONDON) for one in records if isinstance(one, Task)]
    late = [one for one in tasks if isinstance(one, Task) and one.state is TaskState.OPEN and one.due]
    assert all(one.due is None or NOON.date() - one.due <= timedelta(days=10) for one in late)


def test_there_is_a_worker_for_each_role_and_there_are_grown_people(batches: list[Batch]) -> None:
    assert [one.role.value for one in workers(PLAN, riverside(), batches)] == ["officer", "front_desk", "supervisor"]
    assert len(set(grown_people(batches, until_year=2026))) > 40
