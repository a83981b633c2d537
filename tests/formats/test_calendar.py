"""Events are read as they were meant, one apart from the other, and what repeats is spread over a bounded window."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.formats.calendar import CalendarEvent, read_events
from caseworker.formats.calendar_parts import LARGEST_PART
from caseworker.formats.calendar_rules import MOST_IN_WINDOW, Spreading, Window, read_series
from caseworker.formats.faults import Fault
from tests.outside import outside

LONDON = ZoneInfo("Europe/London")
YEAR = Window(datetime(2026, 1, 1, tzinfo=LONDON), datetime(2027, 1, 1, tzinfo=LONDON), LONDON)
DIFFERENT = {
    # Each is read, where the expectation has a refusal, nothing, or what another file had left in a shared memory.
    "america_new_york_forward_reference.ics": "the start stands twice: the first is taken and told, not none of them",
    "broken_dtstart.ics": "the event is given without a start, and that is told; the importer refuses it",
    "issue_1081_invalid_start_and_end.ics": "as above",
    "issue_1081_invalid_start_valid_end.ics": "as above",
    "issue_526_calendar_with_different_events.ics": "its zone is defined in no file: the agency's, and told",
    "issue_526_calendar_with_event_subset.ics": "as above",
    "issue_526_calendar_with_events.ics": "as above",
    "issue_526_calendar_with_shuffeled_events.ics": "as above",
    "pr_480_summary_with_colon.ics": "the calendar never ends: its events are read all the same",
}


def read(content: bytes | str) -> tuple[list[CalendarEvent], list[Fault]]:
    raw = content.encode() if isinstance(content, str) else content
    found = list(read_events(io.BytesIO(raw)))
    events = [one for one in found if isinstance(one, CalendarEvent)]
    return events, [one for one in found if isinstance(one, Fault)]


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def one_event(*lines: str) -> CalendarEvent:
    (only,), faults = read(event(*lines))
    assert faults == []
    return only


def spread(content: str, window: Window = YEAR) -> tuple[list[CalendarEvent], list[Fault]]:
    spreading, found = Spreading(window), list[CalendarEvent | Fault]()
    for one in read_series(io.BytesIO(content.encode())):
        found += [one] if isinstance(one, Fault) else spreading.occasions(one)
    events = [one for one in found if isinstance(one, CalendarEvent)]
    return events, [one for one in found if isinstance(one, Fault)]


def test_every_calendar_comes_out_as_it_was_counted() -> None:
    folder = outside("data/icalendar")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))["files"]
    for name, told in expected.items():
        events, _ = read((folder / name).read_bytes())

        assert len(events) == told["events_begun"], name
        if name not in DIFFERENT:
            meant = told["icalendar"]
            assert [None if one.start is None else str(one.start) for one in events] == meant["starts"], name
            assert [(one.summary or "None")[:80] for one in events] == meant["summaries"], name
    assert sorted(expected) == sorted(path.name for path in folder.glob("*.ics"))


def test_calendars_that_are_read_in_another_way_than_expected_are_read_as_is_said() -> None:
    folder = outside("data/icalendar")
    for name in DIFFERENT:
        events, faults = read((folder / name).read_bytes())
        told = [*faults, *(fault for one in events for fault in one.faults)]

        assert events, name
        assert told or name == "pr_480_summary_with_colon.ics", name
    first = read((folder / "america_new_york_forward_reference.ics").read_bytes())[0][0]
    assert str(first.start) == "2014-08-29 08:00:00-04:00"


def test_the_zones_of_one_file_do_not_reach_another() -> None:
    def with_zone(offset: str) -> str:
        zone = f"BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{offset}\n"
        return zone + f"TZOFFSETTO:{offset}\nEND:STANDARD\nEND:VTIMEZONE\n" + event("DTSTART;TZID=Ours:20260501T100000")

    starts = [read(with_zone(offset))[0][0].start for offset in ("+0300", "-0500")]

    assert [str(one) for one in starts] == ["2026-05-01 10:00:00+03:00", "2026-05-01 10:00:00-05:00"]


def test_a_zone_of_the_worlds_list_is_what_the_world_says_it_is() -> None:
    wrong = "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0900\n"
    wrong += "TZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"

    (only,), _ = read(wrong + event("DTSTART;TZID=Europe/Berlin:20260501T100000"))

    assert str(only.start) == "2026-05-01 10:00:00+02:00"


@pytest.mark.parametrize("name", ["W. Europe Standard Time", "/vendor.example/Tz/Europe/Berlin", '"Europe/Berlin"'])
def test_a_zone_has_many_names(name: str) -> None:
    assert str(one_event(f"DTSTART;TZID={name}:20260501T100000").start) == "2026-05-01 10:00:00+02:00"


def test_a_zone_that_nobody_knows_is_told_and_the_time_stays() -> None:
    only = one_event("DTSTART;TZID=../../etc/passwd:20260501T100000")

    assert only.start == datetime(2026, 5, 1, 10)  # noqa: DTZ001  it has no zone
    assert [fault.field for fault in only.faults] == ["DTSTART"]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYHOUR=1,2;BYMINUTE=3,4", "FREQ=HOURLY"]
)
def test_a_zone_whose_clock_never_rests_is_not_followed(rule: str) -> None:
    zone = f"BEGIN:VTIMEZONE\nTZID:Bad\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:{rule}\nTZOFFSETFROM:+0100\n"

    (only,), _ = read(
        f"{zone}TZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n" + event("DTSTART;TZID=Bad:20260501T1000")
    )

    assert only.faults


def test_an_event_is_told_with_all_that_an_appointment_has() -> None:
    only = one_event(
        "UID:7@example.org", "SUMMARY:Home visit\\, second", "DTSTART:20260501T100000Z", "DURATION:PT45M",
        "LOCATION:12 Mill Lane", "DESCRIPTION:Ring twice\\nThe bell is faint", "SEQUENCE:3", "STATUS:CONFIRMED",
        "ORGANIZER;CN=Bo:mailto:bo@example.org", 'ATTENDEE;CN="Lima, Ana":MAILTO:ana@example.org', "ATTENDEE:urn:x",
        "BEGIN:VALARM", "DESCRIPTION:not this", "END:VALARM",
    )  # fmt: skip

    assert (only.uid, only.reference, only.sequence, only.is_cancelled) == ("7@example.org", "7@example.org", 3, False)
    assert (only.summary, only.place) == ("Home visit, second", "12 Mill Lane")
    assert only.description == "Ring twice\nThe bell is faint"
    assert only.end == datetime(2026, 5, 1, 10, 45, tzinfo=UTC)
    assert only.organiser is not None
    assert only.organiser.email == "bo@example.org"
    assert [(one.email, one.name) for one in only.attendees] == [("ana@example.org", "Lima, Ana"), ("", "")]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["DTSTART;VALUE=DATE:20260501"], date(2026, 5, 2)),
        (["DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260504"], date(2026, 5, 4)),
        (["DTSTART:20260501T100000Z"], datetime(2026, 5, 1, 10, tzinfo=UTC)),
        (["DTSTART: 20260501T100000Z ", "DTEND: 20260501T110000Z"], datetime(2026, 5, 1, 11, tzinfo=UTC)),
        (["DTSTART;VALUE=DATE:20260501", "DTEND:20260504T100000Z"], date(2026, 5, 2)),
        (["DTSTART:20260501T100000Z", "DURATION:P999999999999999999W"], datetime(2026, 5, 1, 10, tzinfo=UTC)),
    ],
)
def test_an_event_ends_when_it_says_or_as_the_standard_says(lines: list[str], end: object) -> None:
    assert one_event(*lines).end == end


def test_quoted_printable_of_the_first_calendars_is_taken_out_of_its_code() -> None:
    only = one_event(
        "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9, b=", "ar=0D=0Aand; more", "DTSTART:20260501T100000Z"
    )

    assert only.summary == "Café, bar\nand; more"
    assert only.faults == ()


def test_an_event_that_never_ends_is_an_event_and_spoils_no_other() -> None:
    events, faults = read(
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:one\n{event('SUMMARY:two')}BEGIN:VEVENT\nSUMMARY:three"
    )

    assert [one.summary for one in events] == ["one", "two", "three"]
    assert [fault.line for fault in faults] == [2, 7]


def test_a_calendar_that_calls_its_events_off_says_so_of_each() -> None:
    called_off = f"BEGIN:VCALENDAR\nMETHOD:CANCEL\n{event('UID:1')}END:VCALENDAR\n"
    content = f"{called_off}BEGIN:VCALENDAR\n{event('UID:2')}END:VCALENDAR\n"

    assert [one.is_cancelled for one in read(content)[0]] == [True, False]


def test_attached_files_are_not_read_and_what_is_too_large_is_told() -> None:
    big = "x" * (LARGEST_PART + 10)

    (only,), faults = read(
        event("SUMMARY:one", f"ATTACH;ENCODING=BASE64;VALUE=BINARY:{big}") + event(f"DESCRIPTION:{big}")
    )

    assert (only.summary, [fault.line for fault in faults]) == ("one", [5])


def test_ten_oclock_stays_ten_oclock_when_clocks_are_changed() -> None:
    lines = ("UID:1", "DTSTART;TZID=Europe/London:20260325T100000", "DTEND;TZID=Europe/London:20260325T103000")
    found, faults = spread(event(*lines, "RRULE:FREQ=WEEKLY;COUNT=3"))

    assert [str(one.start) for one in found] == [
        "2026-03-25 10:00:00+00:00",
        "2026-04-01 10:00:00+01:00",
        "2026-04-08 10:00:00+01:00",
    ]
    assert all(one.end - one.start == timedelta(minutes=30) for one in found)  # type: ignore[operator]  # both are there
    assert [one.reference for one in found] == ["1/20260325T100000Z", "1/20260401T090000Z", "1/20260408T090000Z"]
    assert faults == []


def test_days_are_left_out_and_added_and_one_that_was_changed_stands_by_itself() -> None:
    series = event(
        "UID:1", "DTSTART:20260504T100000Z", "RRULE:FREQ=DAILY;UNTIL=20260508T100000Z", "EXDATE:20260505T100000Z",
        "RDATE:20260601T100000Z",
    )  # fmt: skip
    moved = event("UID:1", "RECURRENCE-ID:20260506T100000Z", "DTSTART:20260506T150000Z", "SEQUENCE:1")

    found, _ = spread(series + moved)

    assert [f"{one.start:%d %H}" for one in found] == ["04 10", "07 10", "08 10", "01 10", "06 15"]
    assert found[-1].reference == "1/20260506T100000Z"


def test_the_same_moment_in_another_zone_is_left_out_too() -> None:
    found, _ = spread(
        event(
            "DTSTART;TZID=Europe/London:20260601T100000",
            "RRULE:FREQ=DAILY;COUNT=3",
            "EXDATE:20260602T090000Z",
            "EXDATE;VALUE=DATE:20260603",
        )
    )

    assert [f"{one.start:%d}" for one in found] == ["01"]


def test_whole_days_repeat_as_whole_days() -> None:
    found, _ = spread(event("UID:1", "DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"))

    assert [(one.start, one.end, one.reference) for one in found] == [
        (date(2026, 2, 28), date(2026, 3, 1), "1/20260228")
    ]


@pytest.mark.parametrize(
    ("rule", "is_told"),
    [
        ("FREQ=SECONDLY", True),
        ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", True),
        ("FREQ=DAILY;INTERVAL=0", True),
        ("FREQ=DAILY;INTERVAL=99999999999", True),
        ("FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 2000), True),
        ("FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))), True),
        ("FREQ=YEARLY;RSCALE=CHINESE", True),
        ("FREQ=NEVER", True),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", False),
        ("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", False),
    ],
)
def test_a_rule_that_would_never_end_is_bounded(rule: str, is_told: bool) -> None:
    found, faults = spread(event("UID:1", "DTSTART:20260101T080000Z", f"RRULE:{rule}"))

    assert 1 <= len(found) <= MOST_IN_WINDOW
    assert bool(faults) is is_told


def test_rules_that_come_to_no_day_are_followed_only_a_few_times_in_a_file() -> None:
    barren = event("DTSTART:20200101T080000Z", "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")

    _, faults = spread(barren * 40)

    assert len(faults) == 30


def test_a_series_that_began_long_ago_is_followed_to_today() -> None:
    found, _ = spread(event("DTSTART;VALUE=DATE:19500101", "RRULE:FREQ=WEEKLY;BYDAY=MO"))

    assert len(found) == 52


LINES = r"""
BEGIN:VEVENT|END:VEVENT|BEGIN:VTIMEZONE|TZID:A|BEGIN:STANDARD|END:STANDARD|END:VTIMEZONE|DTSTART;VALUE=DATE:00010101
DTSTART;TZID=A:20260301T000000|DTSTART:99991231T235959Z|DTEND:00010101T000000|RRULE:FREQ=DAILY|DURATION:P1|UID:
RRULE:FREQ=YEARLY;BYEASTER=1|RRULE:FREQ=MONTHLY;BYDAY=9XX|RDATE;VALUE=PERIOD:1/2|EXDATE:20260301|DURATION:-P3D
SEQUENCE:-1|TZOFFSETTO:+9999|TZOFFSETFROM:0|DTSTART:20260301| folded|ATTENDEE;X=":mailto:a|SUMMARY;=:
RECURRENCE-ID;TZID=A:20260301T000000
""".replace("\n", "|").split("|")


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(LINES), max_size=14).map(lambda lines: "\n".join(lines).encode())
)
def test_any_bytes_are_read_and_spread_without_failing(content: bytes) -> None:
    spreading = Spreading(YEAR)
    for one in read_series(io.BytesIO(content)):
        if isinstance(one, Fault):
            assert one.sentence.endswith(".")
        else:
            assert len(list(spreading.occasions(one))) <= MOST_IN_WINDOW + 1
