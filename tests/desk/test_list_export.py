"""Lists and calendars go out as they are shown, harmless to a spreadsheet, recorded once, and only with the right."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.desk import list_export
from caseworker.desk.appointments import Appointments, Booking
from caseworker.desk.calendar_export import CalendarExport
from caseworker.desk.case_table import CasesWanted, CaseTable
from caseworker.desk.imports.calendar import OWN_UID
from caseworker.desk.list_export import CASE_COLUMNS, PERSON_COLUMNS, ListExport
from caseworker.desk.people_table import PeopleTable, PeopleWanted
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.cases import CasePerson
from caseworker.domain.definition import Record
from caseworker.formats.calendar import CalendarEvent, read_events
from caseworker.formats.calendar_out import EventOut, calendar_bytes
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import a_sitting, riverside, trail
from tests.domain.builders import a_case
from tests.domain.people_builders import a_name, a_person, an_id
from tests.store.stores import deed

TEN = datetime(2026, 12, 1, 10, tzinfo=UTC)


def keep(store: CaseStore, *records: Record) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)


def supervisor(store: CaseStore) -> Sitting:
    return a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))


def first_stage() -> str:
    return riverside().case_type("service-request").stages[0].id


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_people_go_out_in_the_order_of_the_table_piece_by_piece(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_export, "AT_ONCE", 2)
    keep(store, *(a_person(names=(a_name(name),), number=f"CW-{name[0]}") for name in ("Cy", "=Ana()", "Bo")))
    sitting = supervisor(store)
    order = PeopleTable(sitting).order(PeopleWanted())

    pieces = list(ListExport(sitting).people(order, purpose="a letter to everybody"))

    assert [(one.done, one.whole) for one in pieces] == [(0, 3), (2, 3), (3, 3)]
    heading, *rows = rows_of(b"".join(one.content for one in pieces))
    assert tuple(heading) == PERSON_COLUMNS
    assert [row[1] for row in rows] == ["'=Ana()", "Bo", "Cy"]
    assert [one for one in trail(store) if one[0] == "case.export"] == [("case.export", "allow")]


def test_cases_go_out_with_their_people_and_deadlines(store: CaseStore) -> None:
    ana = a_person(names=(a_name("Ana Lima"),))
    case = a_case(
        title="Rent",
        number="HB-1",
        pack_version=riverside().version,
        case_type="service-request",
        stage=first_stage(),
        people=(CasePerson(id=an_id(), person=ana.id, role="applicant"),),
    )
    keep(store, ana, case)
    sitting = supervisor(store)
    order = CaseTable(sitting).order(CasesWanted())

    heading, row = rows_of(b"".join(one.content for one in ListExport(sitting).cases(order, purpose="a hearing")))

    told = dict(zip(heading, row, strict=True))
    assert tuple(heading) == CASE_COLUMNS
    assert (told["number"], told["title"], told["person"], told["overdue"]) == ("HB-1", "Rent", "Ana Lima", "no")


@pytest.mark.parametrize(("role", "purpose"), [(Role.OFFICER, "x"), (Role.FRONT_DESK, "x"), (Role.SUPERVISOR, " ")])
def test_without_the_right_or_a_purpose_nothing_goes_out(store: CaseStore, role: Role, purpose: str) -> None:
    sitting = a_sitting(store, role=role, territories=("riverside",))

    with pytest.raises(AccessDenied):
        next(ListExport(sitting).people([], purpose=purpose))
    with pytest.raises(AccessDenied):
        next(ListExport(sitting).cases([], purpose=purpose))
    with pytest.raises(AccessDenied):
        CalendarExport(sitting).appointments(date(2026, 12, 1), date(2026, 12, 1), purpose=purpose)


def test_appointments_go_out_as_a_calendar_that_this_program_knows_again(store: CaseStore) -> None:
    sitting = supervisor(store)
    ana = a_person(names=(a_name("Ana Lima"),), territory="north")
    keep(store, ana)
    desk = Appointments(sitting)
    made = desk.book(Booking(starts_at=TEN, ends_at=TEN.replace(hour=11), person=ana.id, title="Rent, and more"))
    gone = desk.book(Booking(starts_at=TEN.replace(hour=12), ends_at=TEN.replace(hour=13)))
    desk.book(Booking(starts_at=TEN.replace(day=3), ends_at=TEN.replace(day=3, hour=13)))
    desk.cancel(gone.id, reason="ill")

    taken = CalendarExport(sitting).appointments(date(2026, 12, 1), date(2026, 12, 2), purpose="own telephone")

    first, second = (one for one in read_events(io.BytesIO(taken.content)) if isinstance(one, CalendarEvent))
    assert taken.count == 2
    assert (first.uid, first.summary, first.start) == (f"{made.id}{OWN_UID}", "Rent, and more", TEN)
    assert (second.is_cancelled, second.sequence) == (True, 1)
    assert b"CONTACT:Ana Lima" in taken.content
    assert b"ATTENDEE" not in taken.content


@given(st.text(max_size=80), st.text(max_size=200))
def test_what_is_written_as_a_calendar_reads_back_but_for_controls(title: str, note: str) -> None:
    out = EventOut(uid="1", summary=title, starts_at=TEN, ends_at=TEN, description=note)

    (read,) = read_events(io.BytesIO(calendar_bytes([out], at=TEN)))

    assert isinstance(read, CalendarEvent)
    assert (read.start, read.faults) == (TEN, ())
    assert "".join(read.summary.split()) == plain(title)
    assert "".join(read.description.split()) == plain(note)


def plain(text: str) -> str:
    kept = text.encode("utf-8", "replace").decode()
    return "".join("".join(sign for sign in kept if sign >= " " or sign in "\r\n\t").split())
