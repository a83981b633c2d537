"""Reports of one matter taken at two desks at once all count, and requests that were brought in travel as well."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.desk.cases import NewCase
from caseworker.desk.front_desk import WrapUp
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.interactions import ContactEntered
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case, Status
from caseworker.domain.ids import CaseId
from caseworker.domain.interactions import Channel, ContactOutcome
from tests.outside import outside
from tests.together.sync_offices import Machine, Town, a_town, assert_one, settled


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        made.hires("Dana", role=Role.FRONT_DESK)
        made.hires("Finn", role=Role.FRONT_DESK)
        made.hires("Sol", role=Role.SUPERVISOR)
        yield made


def a_call(case: CaseId | None = None) -> ContactEntered:
    outcome = ContactOutcome.ANSWERED if case is None else ContactOutcome.JOINED_TO_CASE
    return ContactEntered(channel=Channel.PHONE, outcome=outcome, reason="street", case=case)


def reports(machine: Machine, case: CaseId) -> int:
    return machine.office.place_reports.standing(case).reports


def test_a_call_that_begins_a_case_reaches_everybody_and_reports_joined_at_two_desks_all_count(town: Town) -> None:
    dana, finn, sol = town.machines
    new = NewCase(case_type="street-report", place="Main Street 12")
    begun = dana.office.front_desk.wrap_up(WrapUp(contact=a_call(), counter="", begins=new)).begun
    assert begun is not None
    settled(dana, finn, sol)
    (offered,) = finn.office.place_reports.near("street-report", "14 Main St")

    for desk in (dana, finn):
        desk.office.front_desk.wrap_up(WrapUp(contact=a_call(offered.case), counter=""))
    settled(dana, finn, sol)

    assert [reports(machine, begun.id) for machine in (dana, finn, sol)] == [3, 3, 3]
    assert_one(town)


def test_requests_that_a_supervisor_brings_in_are_on_every_device(town: Town, tmp_path: Path) -> None:
    dana, finn, sol = town.machines
    whole = outside("data/requests311/nyc-2018-1000.csv").read_text("utf-8").splitlines(keepends=True)
    path = tmp_path / "city.csv"
    path.write_text("".join(whole[:41]), "utf-8")
    work = Runs(sol.office.imports).begin(kind_called("requests"), Source(path), Choices(source="city"))

    counts = [step.counts for step in work.steps()][-1]
    settled(dana, finn, sol)

    assert counts.added == 40
    with dana.office.store.reading() as reader:
        found = reader.select(Case, "WHERE r.source_ref LIKE 'city:%'")
    assert len(found) == 40
    assert all(one.status is Status.CLOSED for one in found if one.closed_at is not None)
    assert_one(town)
