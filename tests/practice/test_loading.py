"""From rows of the population to records in a store: everything resolves, everything has its place, twice is once."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.domain.cases import Case, Status
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.people import Person
from caseworker.domain.subjects import SUBJECTS
from caseworker.packs.pack import load_pack
from caseworker.packs.working_days import calendar_of
from caseworker.practice.frame import Frame
from caseworker.practice.loading import records_of
from caseworker.practice.own_services import services
from caseworker.practice.population.generate import Plan, neighbourhood
from caseworker.practice.population.tables import Cases, Interactions, People, Row
from caseworker.store.schema import schema_of

PACK = Path(__file__).resolve().parents[2] / "resources" / "packs" / "riverside"
PLAN = Plan(seed=7, size=1000, start=date(2025, 11, 1), days=365)
SCHEMA = schema_of(SUBJECTS)


@pytest.fixture(scope="module")
def frame() -> Frame:
    pack = load_pack(PACK)
    return Frame(pack, calendar_of(pack.agency))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [row for batch in neighbourhood(PLAN, 0) for row in batch.rows]


@pytest.fixture(scope="module")
def records(frame: Frame) -> list[Record]:
    return list(records_of(neighbourhood(PLAN, 0), frame, "northgate"))


def test_every_record_can_be_kept_and_comes_back_the_same(records: list[Record]) -> None:
    for record in records:
        subject = SCHEMA.of(type(record))
        assert subject.value(record.id, subject.plain(record)) == record


def test_every_record_has_its_territory(records: list[Record]) -> None:
    assert {record.territory for record in records} == {"northgate"}


def test_every_reference_leads_to_a_record(records: list[Record], frame: Frame) -> None:
    known = {record.id for record in records} | {service.id for service in services(frame)}

    broken = {
        (record.definition.kind, link.target.hex())
        for record in records
        for subject in [SCHEMA.of(type(record))]
        for link in subject.links(record.id, subject.plain(record))
        if UUID(bytes=link.target) not in known and not _is_officer(record, UUID(bytes=link.target))
    }

    assert broken == set()


def _is_officer(record: Record, target: UUID) -> bool:
    officers = {getattr(record, name, None) for name in _OFFICERS}
    return target in officers | {one.by for one in getattr(record, "passages", ())}


_OFFICERS = (
    "officer",
    "owner",
    "opened_by",
    "closed_by",
    "recorded_by",
    "drafted_by",
    "assignee",
    "created_by",
    "done_by",
)


def test_nobody_who_asked_to_be_erased_is_loaded(rows: list[Row], records: list[Record]) -> None:
    erased = {UUID(row.record_id) for row in rows if isinstance(row, People) and row.erased_on}
    everyone = {UUID(row.record_id) for row in rows if isinstance(row, People)}

    people = {record.id for record in records if isinstance(record, Person)}

    assert people == everyone - erased
    assert not erased & {one.person for record in records if isinstance(record, Case) for one in record.people}


def test_every_case_and_contact_of_the_rows_is_there(rows: list[Row], records: list[Record]) -> None:
    gone = {row.record_id for row in rows if isinstance(row, People) and row.erased_on}
    for kind, name in ((Cases, "case"), (Interactions, "interaction")):
        meant = {UUID(row[0]) for row in rows if isinstance(row, kind) and row.record_id not in gone}
        assert {record.id for record in records if record.definition.kind == name} == meant


def test_a_case_stands_where_its_type_allows(records: list[Record], frame: Frame) -> None:
    for case in (record for record in records if isinstance(record, Case)):
        case_type = frame.pack.case_type(case.case_type)
        assert case_type.stage(case.stage).id == case.stage
        assert (case.status is Status.CLOSED) == (case.closed_at is not None) == (case.outcome is not None)
        assert case.outcome is None or case_type.outcome(case.outcome).id == case.outcome
        assert case.sensitivity >= case_type.sensitivity
        assert [one.at for one in case.passages] == sorted(one.at for one in case.passages)


def test_what_belongs_to_a_closely_kept_case_is_kept_as_closely(records: list[Record]) -> None:
    closely: dict[UUID, Sensitivity] = {one.id: one.sensitivity for one in records if isinstance(one, Case)}

    loose = [
        one
        for one in records
        if one.sensitivity < closely.get(getattr(one, "case", None) or one.id, Sensitivity.NORMAL)
    ]

    assert {one.definition.kind for one in loose} == set()


def test_the_same_plan_makes_the_same_records(records: list[Record], frame: Frame) -> None:
    assert list(records_of(neighbourhood(PLAN, 0), frame, "northgate")) == records
