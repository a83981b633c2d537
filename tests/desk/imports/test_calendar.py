"""Events of a calendar become an officer's appointments: once, kept up with later revisions, cancelled with them."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.desk.appointments import Appointments, Booking
from caseworker.desk.colleagues import Colleague, Colleagues, ColleagueUnknown
from caseworker.desk.imports.calendar import OWN_UID, NoEvents
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.merging import Merging
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.appointments import Appointment, AppointmentState
from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.ids import OfficerId
from caseworker.domain.import_runs import Counts, Run
from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import a_file, brought, means
from tests.desk.sittings import ME, a_sitting
from tests.domain.people_builders import a_name, a_person, an_id
from tests.outside import outside
from tests.store.stores import deed

CALENDAR = kind_called("calendar")
MINE = Choices(source="outlook")
OTHER = OfficerId(UUID("01900000-0000-7000-8000-00000000000b"))


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def meeting(*more: str, start: str = "20261201T100000Z", end: str = "20261201T103000Z") -> str:
    return event("UID:m-1", "SUMMARY:Talk about rent", "LOCATION:Room 2", f"DTSTART:{start}", f"DTEND:{end}", *more)


def bring(store: CaseStore, folder: Path, text: str, *, choices: Choices = MINE) -> tuple[Run, Runs]:
    runs = Runs(means(a_sitting(store), folder))
    return brought(runs, a_file(folder, text, "all.ics"), kind=CALENDAR, choices=choices), runs


def booked(store: CaseStore) -> list[Appointment]:
    with store.reading() as reader:
        return sorted(reader.select(Appointment), key=lambda one: one.starts_at)


def keep(store: CaseStore, *people: Person) -> None:
    with store.unit(deed()) as unit:
        for one in people:
            unit.add(one)


def reached_at(address: str) -> Person:
    return a_person(names=(a_name(),), contact_points=(ContactPoint.of(ContactKind.EMAIL, address, id=an_id()),))


def test_an_event_becomes_an_appointment_of_the_officer_at_work(store: CaseStore, tmp_path: Path) -> None:
    run, _ = bring(store, tmp_path, meeting("DESCRIPTION:Bring the letter"))

    (made,) = booked(store)
    assert run.counts == Counts(added=1)
    assert (made.title, made.place, made.note) == ("Talk about rent", "Room 2", "Bring the letter")
    assert (made.officer, made.booked_by, made.state) == (ME, ME, AppointmentState.BOOKED)
    assert made.starts_at == datetime(2026, 12, 1, 10, tzinfo=UTC)
    assert made.ends_at == datetime(2026, 12, 1, 10, 30, tzinfo=UTC)


def test_brought_in_twice_changes_nothing(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, meeting())
    before = booked(store)

    again, _ = bring(store, tmp_path, meeting("DESCRIPTION:other words of the same revision"))

    assert again.counts == Counts(known=1)
    assert booked(store) == before


def test_a_later_revision_moves_it_and_an_earlier_one_does_not(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, meeting("SEQUENCE:1"))

    later, _ = bring(store, tmp_path, meeting("SEQUENCE:2", start="20261202T090000Z", end="20261202T100000Z"))
    earlier, _ = bring(store, tmp_path, meeting("SEQUENCE:1"))

    (made,) = booked(store)
    assert (later.counts, earlier.counts) == (Counts(changed=1), Counts(known=1))
    assert (made.starts_at, made.moved) == (datetime(2026, 12, 2, 9, tzinfo=UTC), 1)


def test_a_cancelled_event_cancels_its_appointment(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, meeting())

    gone, _ = bring(store, tmp_path, meeting("STATUS:CANCELLED", "SEQUENCE:1"))
    again, _ = bring(store, tmp_path, f"BEGIN:VCALENDAR\nMETHOD:CANCEL\n{meeting()}END:VCALENDAR\n")

    (made,) = booked(store)
    assert (gone.counts, again.counts) == (Counts(changed=1), Counts(known=1))
    assert made.state is AppointmentState.CANCELLED


def test_a_series_becomes_an_appointment_a_day_and_a_later_revision_leaves_a_day_out(
    store: CaseStore, tmp_path: Path
) -> None:
    series = ("RRULE:FREQ=WEEKLY;COUNT=4", "SEQUENCE:0")
    alone = event("UID:m-1", "RECURRENCE-ID:20261208T100000Z", "DTSTART:20261208T150000Z", "SUMMARY:Later that day")

    first, _ = bring(store, tmp_path, meeting(*series) + alone)
    second, _ = bring(
        store, tmp_path, meeting("RRULE:FREQ=WEEKLY;COUNT=4", "SEQUENCE:1", "EXDATE:20261215T100000Z") + alone
    )

    assert (first.counts, second.counts) == (Counts(added=2), Counts(changed=1, known=1))
    assert [(f"{one.starts_at:%d %H}", one.state.value) for one in booked(store)] == [
        ("01 10", "booked"),
        ("08 15", "booked"),
        ("15 10", "cancelled"),
        ("22 10", "booked"),
    ]


def test_the_person_is_known_by_an_address_that_one_person_has(store: CaseStore, tmp_path: Path) -> None:
    ana = reached_at("Ana.Lima@example.org")
    keep(store, ana, reached_at("shared@example.org"), reached_at("shared@example.org"), reached_at("an@example.org"))

    bring(
        store,
        tmp_path,
        event(
            "UID:1", "DTSTART:20261201T100000Z", "ATTENDEE:mailto:ana.lima@EXAMPLE.org", "ATTENDEE:mailto:x@example.org"
        )
        + event("UID:2", "DTSTART:20261202T100000Z", "ATTENDEE:mailto:shared@example.org")
        + event("UID:3", "DTSTART:20261203T100000Z", "ATTENDEE:mailto:ana@example.org"),
    )

    assert [one.person for one in booked(store)] == [ana.id, None, None]


def test_two_records_that_are_one_person_are_one(store: CaseStore, tmp_path: Path) -> None:
    twice = reached_at("ana@example.org"), reached_at("ana@example.org")
    keep(store, *twice)
    sitting = a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))
    Merging(sitting).merge(twice[0].id, twice[1].id, reason="the same papers")

    bring(store, tmp_path, meeting("ATTENDEE:mailto:ana@example.org"))

    assert booked(store)[0].person in {one.id for one in twice}


def test_whom_the_officer_may_not_see_is_not_found_by_an_address(store: CaseStore, tmp_path: Path) -> None:
    hidden = reached_at("ana@example.org")
    with store.unit(deed()) as unit:
        unit.add(a_person(names=hidden.names, contact_points=hidden.contact_points, territory="east"))

    bring(store, tmp_path, meeting("ATTENDEE:mailto:ana@example.org"))

    assert booked(store)[0].person is None


def test_whole_days_and_moments_without_length_have_their_times(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, event("UID:1", "DTSTART;VALUE=DATE:20260701") + event("UID:2", "DTSTART:20261201T100000"))

    day, moment = booked(store)
    assert (day.starts_at, day.ends_at) == (
        datetime(2026, 6, 30, 23, tzinfo=UTC),
        datetime(2026, 7, 1, 23, tzinfo=UTC),
    )  # a day of the agency, in British summer time
    assert (moment.ends_at - moment.starts_at).total_seconds() == 60


def test_what_is_at_the_same_time_comes_in_as_it_stands_in_the_calendar(store: CaseStore, tmp_path: Path) -> None:
    run, _ = bring(store, tmp_path, meeting() + event("UID:2", "DTSTART:20261201T101500Z", "DURATION:PT1H"))

    assert run.counts == Counts(added=2)


def test_what_is_no_appointment_is_refused_with_its_line(store: CaseStore, tmp_path: Path) -> None:
    text = (
        event("UID:1", "SUMMARY:no start")
        + event("UID:2", "DTSTART:20261201T100000Z", "DTEND:20261201T090000Z")
        + event("UID:3", "DTSTART:20000101T100000Z", "RRULE:FREQ=DAILY;COUNT=3")
        + event("UID:4", "DTSTART:20261201T100000Z", "RRULE:FREQ=SECONDLY")
        + event("UID:5", "DTSTART:00010101T000000Z", f"SUMMARY:{'x' * 10_001}")
        + meeting()
    )

    run, runs = bring(store, tmp_path, text)

    assert run.counts == Counts(added=1, refused=5)
    assert [(one.line, one.field) for one in runs.refused(run)] == [
        (1, "DTSTART"),
        (5, ""),
        (10, "RRULE"),
        (15, "RRULE"),
        (20, "SUMMARY"),
    ]


def test_the_appointments_of_a_colleague_are_brought_in_for_them(store: CaseStore, tmp_path: Path) -> None:
    Colleagues(a_sitting(store)).note([Colleague(id=OTHER, name="Bo Sand")])

    bring(store, tmp_path, meeting(), choices=Choices(source="outlook", officer="bo sand"))

    assert booked(store)[0].officer == OTHER
    with pytest.raises(ColleagueUnknown):
        bring(store, tmp_path, meeting(), choices=Choices(source="outlook", officer="nobody"))


def test_an_event_that_this_program_has_written_is_known(store: CaseStore, tmp_path: Path) -> None:
    starts_at = datetime(2026, 12, 1, 10, tzinfo=UTC)
    made = Appointments(a_sitting(store)).book(Booking(starts_at=starts_at, ends_at=starts_at.replace(hour=11)))

    run, _ = bring(store, tmp_path, event(f"UID:{made.id}{OWN_UID}", "DTSTART:20261203T100000Z", "SEQUENCE:9"))

    assert run.counts == Counts(known=1)
    assert [one.starts_at.date() for one in booked(store)] == [date(2026, 12, 1)]


def test_an_import_of_a_calendar_is_taken_back_whole(store: CaseStore, tmp_path: Path) -> None:
    tools = means(a_sitting(store), tmp_path)
    source = a_file(tmp_path, meeting("RRULE:FREQ=WEEKLY;COUNT=4"), "all.ics")
    run = brought(Runs(tools), source, kind=CALENDAR, choices=MINE)
    assert len(booked(store)) == 4

    *_, undone = tools.undoing.steps(run.id)

    assert undone.staying == 0
    assert booked(store) == []


def test_a_file_without_events_is_said_to_be_one(store: CaseStore, tmp_path: Path) -> None:
    with pytest.raises(NoEvents):
        bring(store, tmp_path, "BEGIN:VCALENDAR\nEND:VCALENDAR\n")


def test_who_may_not_book_brings_nothing_in(store: CaseStore, tmp_path: Path) -> None:
    runs = Runs(means(a_sitting(store, role=Role.AUDITOR), tmp_path))

    with pytest.raises(AccessDenied):
        brought(runs, a_file(tmp_path, meeting(), "all.ics"), kind=CALENDAR, choices=MINE)


def test_every_real_calendar_is_brought_in_or_refused_in_a_sentence_and_twice_is_once(
    store: CaseStore, tmp_path: Path
) -> None:
    runs = Runs(means(a_sitting(store), tmp_path))
    for path in sorted(outside("data/icalendar").glob("*.ics")):
        source, choices = a_file(tmp_path, "", "all.ics"), Choices(source=path.name)
        source.path.write_bytes(path.read_bytes())
        try:
            first = brought(runs, source, kind=CALENDAR, choices=choices)
        except NoEvents:
            continue
        again = brought(runs, source, kind=CALENDAR, choices=choices)

        assert again.counts == Counts(known=first.counts.added, refused=first.counts.refused), path.name
        assert all(one.sentence.endswith(".") for one in runs.refused(first)), path.name
