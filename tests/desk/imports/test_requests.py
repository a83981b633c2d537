"""Service requests become cases with their own dates, place and channel, and later exports bring them up to date."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from caseworker.desk.cases import Cases
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import FieldTwice, ReferenceNeeded, UnknownField
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.request_files import ReceivedNeeded
from caseworker.desk.imports.requests import UnknownZone
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.imports.tables import NoSuchColumn
from caseworker.desk.place_reports import PlaceReports
from caseworker.desk.reports import Measure, Reports
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.case_types import Ground
from caseworker.domain.cases import Case, Status
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.import_runs import Counts, Run
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task
from caseworker.errors import CaseworkerError
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import a_file, brought, means
from tests.desk.sittings import a_sitting
from tests.outside import outside

REQUESTS = kind_called("requests")
CITY = Choices(source="city")
HEADING = "service request id,opened,closed,due date,updated,status,category,address,source,status notes,lat,long\n"
OPEN = "7,2026-11-18 10:00,,2026-11-25 12:00,,Open,Pothole,Main Street 12,Phone,,51.5,-0.12\n"
CLOSED = OPEN.replace(",,2026", ",2026-11-19 16:30,2026").replace(",,Open", ",2026-11-19 16:30,Closed")
CLOSED = CLOSED.replace("Phone,,", "Phone,Filled.,")


def bring(
    store: CaseStore,
    folder: Path,
    text: str,
    *,
    name: str = "a.csv",
    choices: Choices = CITY,
    role: Role = Role.SUPERVISOR,
) -> tuple[Run, Runs]:
    runs = Runs(means(a_sitting(store, role=role, territories=("riverside",)), folder))
    return brought(runs, a_file(folder, text, name), kind=REQUESTS, choices=choices), runs


def records(store: CaseStore, subject: type) -> list:  # type: ignore[type-arg]  # records of any subject
    with store.reading() as reader:
        return reader.select(subject, "ORDER BY r.id")


def only(store: CaseStore, subject: type):  # type: ignore[no-untyped-def]
    (found,) = records(store, subject)
    return found


def test_an_open_request_is_a_case_with_its_dates_place_channel_and_reference(store: CaseStore, tmp_path: Path) -> None:
    run, _ = bring(store, tmp_path, HEADING + OPEN)

    assert run.counts == Counts(added=1)
    case = only(store, Case)
    received = datetime(2026, 11, 18, 10, tzinfo=UTC)
    assert (case.case_type, case.title, case.place, case.status) == (
        "street-report",
        "Pothole",
        "Main Street 12",
        Status.OPEN,
    )
    assert (case.received_at, case.opened_at, case.source_ref) == (received, received, "city:7")
    assert (case.latitude_udeg, case.longitude_udeg) == (51_500_000, -120_000)
    contact = only(store, Interaction)
    assert (contact.channel, contact.case, contact.outcome) == (Channel.PHONE, case.id, ContactOutcome.NEW_CASE)
    assert (contact.occurred_at, contact.people) == (received, ())
    assert [one.template for one in records(store, Task)] == ["same-place"]


def test_the_due_date_of_the_city_stands_instead_of_the_deadlines_of_the_pack(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, HEADING + OPEN)

    due = only(store, Deadline)
    assert (due.title, due.ground, due.state) == ("Put right", Ground.SERVICE_LEVEL, Clock.RUNNING)
    assert due.due_at == datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_without_a_due_date_the_deadlines_of_the_pack_count_from_when_it_was_received(
    store: CaseStore, tmp_path: Path
) -> None:
    bring(store, tmp_path, HEADING + OPEN.replace("2026-11-25 12:00", ""))

    assert {one.rule for one in records(store, Deadline)} == {"make-safe", "done"}


@pytest.mark.parametrize(("closed", "state"), [("2026-11-19 16:30", Clock.MET), ("2026-11-26 08:00", Clock.MISSED)])
def test_a_request_that_is_over_is_a_closed_case_and_in_time_or_late_by_its_own_dates(
    store: CaseStore, tmp_path: Path, closed: str, state: Clock
) -> None:
    bring(store, tmp_path, HEADING + CLOSED.replace("2026-11-19 16:30", closed))

    case, due = only(store, Case), only(store, Deadline)
    at = datetime.fromisoformat(f"{closed}+00:00")
    assert (case.status, case.closed_at, case.outcome, case.outcome_reason) == (Status.CLOSED, at, "done", "Filled.")
    assert (case.stage, due.state, due.met_at) == ("repair", state, at)
    assert records(store, Task) == []


def test_bringing_the_same_export_in_twice_changes_nothing(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, HEADING + OPEN)
    before = records(store, Case)

    run, _ = bring(store, tmp_path, HEADING + OPEN, name="again.csv")

    assert (run.counts, records(store, Case)) == (Counts(known=1), before)


def test_a_later_export_closes_what_is_over_settles_its_clock_and_drops_its_tasks(
    store: CaseStore, tmp_path: Path
) -> None:
    bring(store, tmp_path, HEADING + OPEN)

    run, _ = bring(store, tmp_path, HEADING + CLOSED, name="later.csv")

    case = only(store, Case)
    assert run.counts == Counts(changed=1)
    assert (case.status, case.closed_at) == (Status.CLOSED, datetime(2026, 11, 19, 16, 30, tzinfo=UTC))
    assert only(store, Deadline).state is Clock.MET
    assert [one.state.value for one in records(store, Task)] == ["dropped"]


def test_a_later_export_moves_what_is_due_and_opens_again_what_the_city_touched_later(
    store: CaseStore, tmp_path: Path
) -> None:
    bring(store, tmp_path, HEADING + OPEN)
    bring(store, tmp_path, HEADING + OPEN.replace("2026-11-25", "2026-11-27"), name="b.csv")
    assert only(store, Deadline).due_at == datetime(2026, 11, 27, 12, tzinfo=UTC)
    bring(store, tmp_path, HEADING + CLOSED, name="c.csv")
    assert only(store, Case).status is Status.CLOSED

    bring(store, tmp_path, HEADING + OPEN.replace(",,Open", ",2026-11-20 07:00,Open"), name="d.csv")

    case = only(store, Case)
    assert (case.status, case.reopened, case.reopen_reason) == (Status.OPEN, 1, "Opened again at city")


def test_an_older_export_does_not_open_again_what_is_closed_here(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, HEADING + CLOSED)

    run, _ = bring(store, tmp_path, HEADING + OPEN, name="older.csv")

    assert (run.counts, only(store, Case).status) == (Counts(known=1), Status.CLOSED)


def test_whoever_may_not_change_cases_is_told_which_have_changed(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, HEADING + OPEN)

    run, runs = bring(store, tmp_path, HEADING + CLOSED, name="later.csv", role=Role.FRONT_DESK)

    assert run.counts == Counts(refused=1)
    (refused,) = runs.refused(run)
    assert (refused.line, refused.field) == (2, "state")
    assert only(store, Case).status is Status.OPEN


def test_an_auditor_brings_nothing_in(store: CaseStore, tmp_path: Path) -> None:
    with pytest.raises(AccessDenied):
        bring(store, tmp_path, HEADING + OPEN, role=Role.AUDITOR)


def test_answers_of_an_open311_server_come_in_as_xml_and_as_json_and_are_the_same_requests(
    store: CaseStore, tmp_path: Path
) -> None:
    xml = (
        "<service_requests><request><service_request_id>006</service_request_id><status>open</status>"
        "<service_name>Sidewalk</service_name><requested_datetime>2026-11-18T06:37:38-08:00</requested_datetime>"
        "<lat>37.76</lat><long>-122.46</long></request></service_requests>"
    )
    record = '"status":"open","service_name":"Sidewalk","requested_datetime":"2026-11-18T06:37:38-08:00","lat":37.76'
    first, _ = bring(store, tmp_path, xml, name="a.xml")
    second, _ = bring(store, tmp_path, f'[{{"service_request_id":006,{record},"long":-122.46}}]', name="a.json")

    assert (first.counts, second.counts) == (Counts(added=1), Counts(known=1))
    assert only(store, Case).opened_at == datetime(2026, 11, 18, 14, 37, 38, tzinfo=UTC)


def test_who_reported_it_is_a_person_where_the_city_tells_and_nobody_otherwise(
    store: CaseStore, tmp_path: Path
) -> None:
    heading = "service request id,opened,given,email,source\n"
    bring(store, tmp_path, heading + "1,2026-11-18,Ada,ada@post.example,web\n2,2026-11-18,,,web\n")

    person = only(store, Person)
    first, second = sorted(records(store, Case), key=lambda one: one.source_ref)
    assert (person.contact_points[0].value, [one.person for one in first.people]) == ("ada@post.example", [person.id])
    assert second.people == ()
    assert person.shown_number


def test_a_request_joins_the_reports_that_are_offered_near_its_place(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, HEADING + OPEN)
    desk = PlaceReports(a_sitting(store, role=Role.FRONT_DESK, territories=("riverside",)))

    (by_street,) = desk.near("street-report", "14 Main St")
    (by_point,) = desk.near("street-report", "51.5003, -0.1201")

    assert by_street.case == by_point.case == only(store, Case).id
    assert by_point.nearness.metres == 34
    assert by_street.reports == 1


def test_a_kind_of_matter_that_is_called_like_a_case_type_becomes_one_and_others_the_usual(
    store: CaseStore, tmp_path: Path
) -> None:
    rows = OPEN + OPEN.replace("7,", "8,", 1).replace("Pothole", "Complaint")
    bring(store, tmp_path, HEADING + rows, choices=Choices(source="city", case_type="service-request"))

    found = {one.source_ref: one.case_type for one in records(store, Case)}
    assert found == {"city:7": "service-request", "city:8": "complaint"}


def test_words_of_the_city_that_have_no_place_here_are_kept_as_facts_of_the_case(
    store: CaseStore, tmp_path: Path
) -> None:
    bring(store, tmp_path, HEADING + OPEN.replace("Phone", "UNKNOWN"))

    facts = {one.name: one.value for one in only(store, Case).details}
    assert (facts["channel"], facts["state-there"], facts["place"]) == ("UNKNOWN", "Open", "Main Street 12")
    assert records(store, Interaction) == []


@pytest.mark.parametrize(
    ("text", "columns", "error"),
    [
        ("a,opened\n1,2026-11-18\n", {}, ReferenceNeeded),
        ("case id,b\n1,2026-11-18\n", {}, ReceivedNeeded),
        ("case id,opened\n1,2026-11-18\n", {"nr": "reference"}, NoSuchColumn),
        ("case id,opened\n1,2026-11-18\n", {"opened": "colour"}, UnknownField),
        ("case id,opened,b\n1,2026-11-18,x\n", {"opened": "address", "b": "address"}, FieldTwice),
    ],
)
def test_a_table_that_cannot_be_told_again_is_refused_whole(
    store: CaseStore, tmp_path: Path, text: str, columns: dict[str, str], error: type[CaseworkerError]
) -> None:
    with pytest.raises(error):
        bring(store, tmp_path, text, choices=Choices(source="city", columns=columns))


def test_moments_are_read_on_the_clocks_of_the_city(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, HEADING + OPEN, choices=Choices(source="city", zone="America/New_York"))

    assert only(store, Case).opened_at == datetime(2026, 11, 18, 15, tzinfo=UTC)
    with pytest.raises(UnknownZone):
        bring(store, tmp_path, HEADING + OPEN, name="b.csv", choices=Choices(source="city", zone="Moon/Base"))


def test_all_of_new_yorks_requests_come_in_and_again_change_nothing(store: CaseStore, tmp_path: Path) -> None:
    source = Source(outside("data/requests311/nyc-2018-1000.csv"))
    runs = Runs(means(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",)), tmp_path))

    run = brought(runs, source, kind=REQUESTS, choices=CITY)

    assert run.counts == Counts(added=1000)
    cases = records(store, Case)
    assert sum(one.status is Status.CLOSED for one in cases) == 969
    clocks = [one.state for one in records(store, Deadline) if not one.rule]
    assert (clocks.count(Clock.MET), clocks.count(Clock.MISSED)) == (427, 52)
    assert len(records(store, Interaction)) == 833
    reports = Reports(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",)))
    judged = [reports.figures(one, months=180) for one in (Measure.CLOSED_IN_TIME, Measure.CLOSED_LATE)]
    assert [sum(figure.count for figure in one) for one in judged] == [427, 52]
    again = brought(runs, source, kind=REQUESTS, choices=Choices(source="city", territory="riverside"))
    assert again.counts == Counts(known=1000)
    page = Cases(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))).page(cases[0].id)
    assert page.reports == 1
