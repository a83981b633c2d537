"""Days, times, ages and numbers as people say them; every state of a record has a word."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from caseworker.domain.actions import Role
from caseworker.domain.appointments import AppointmentState
from caseworker.domain.approvals import ApprovalState
from caseworker.domain.cases import Priority, Status
from caseworker.domain.deadlines import Clock
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, IdentityCheck
from caseworker.domain.referrals import ReferralState
from caseworker.domain.tasks import TaskState
from caseworker.domain.values import Bound, PartialDate
from caseworker.domain.visits import VisitState
from caseworker.domain.walk_ins import WalkInState
from ui.keys import clash, in_words, key_of
from ui.places import Place
from ui.shell.history import History
from ui.theme.current import Themed
from ui.theme.icons import icon
from ui.wording import Wording, isolate

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday
SAYS = Wording(lambda: NOW, UTC, QLocale("en_GB"))


@pytest.mark.parametrize(
    ("away", "words"),
    [(0, "Today"), (1, "Tomorrow"), (-1, "Yesterday"), (8, "Saturday 28 November"), (60, "Tuesday 19 January 2027")],
)
def test_a_day_in_words(away: int, words: str) -> None:
    assert SAYS.day(NOW + timedelta(days=away)) == words


@pytest.mark.parametrize(
    ("away", "words"),
    [(-4, "4 days over"), (0, "Due today"), (1, "Due tomorrow"), (3, "Due Monday"), (8, "Due 28 Nov")],
)
def test_when_something_is_due(away: int, words: str) -> None:
    assert SAYS.due(NOW.date() + timedelta(days=away)) == words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (PartialDate(1958, 3, 14), "Born 14 March 1958 (68)"),
        (PartialDate(1958, 12, 1), "Born 1 December 1958 (67)"),
        (PartialDate(1958, 3), "Born March 1958"),
        (PartialDate(1958, approximate=True), "Born about 1958"),
        (PartialDate(1958, bound=Bound.BEFORE), "Born before 1958"),
    ],
)
def test_when_somebody_was_born(known: PartialDate, words: str) -> None:
    assert SAYS.born(known) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(20, "less than 1 min"), (1440, "24 min"), (3600, "1 h"), (3900, "1 h 5 min")]
)
def test_how_long_something_took(seconds: int, words: str) -> None:
    assert SAYS.minutes(seconds) == words


def test_moments_of_today_are_told_by_the_clock_and_older_ones_by_the_day() -> None:
    assert SAYS.row_time(NOW) == "09:00"
    assert SAYS.row_time(NOW - timedelta(days=2)) == "18 Nov"
    assert SAYS.day_time(NOW - timedelta(days=1)) == "Yesterday 09:00"
    assert SAYS.ago(NOW - timedelta(minutes=4)) == "4 min ago"
    assert SAYS.day_heading(NOW) == "Today, 20 November"
    assert SAYS.stop_watch(192) == "3:12"


def test_the_day_is_the_agencys_and_not_utcs() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    east = Wording(lambda: late, ZoneInfo("Europe/Helsinki"), QLocale("en_GB"))

    assert east.today() == date(2026, 11, 21)
    assert east.time(late) == "01:30"


def test_numbers_and_lists() -> None:
    assert SAYS.number(12345) == "12,345"
    assert SAYS.size(1_200_000) == "1.2 MB"
    assert SAYS.joined(["Anna", "Ben", "Cem"]) == "Anna, Ben and Cem"
    assert SAYS.language("pl") == "Polish"
    assert SAYS.facts("one", "", "two") == "one · two"


def test_an_isolated_name_keeps_its_direction() -> None:
    assert isolate("ليلى") == "\u2068ليلى\u2069"
    assert isolate("") == ""


WORDS: list[tuple[type[Enum], Callable[..., str]]] = [
    (Role, SAYS.role),
    (Channel, SAYS.channel),
    (Direction, SAYS.direction),
    (ContactOutcome, SAYS.contact_outcome),
    (IdentityCheck, SAYS.identity),
    (Status, SAYS.case_status),
    (Priority, SAYS.priority),
    (TaskState, SAYS.task_state),
    (VisitState, SAYS.visit_state),
    (WalkInState, SAYS.walk_in_state),
    (AppointmentState, SAYS.appointment_state),
    (ApprovalState, SAYS.approval_state),
    (ReferralState, SAYS.referral_state),
    (Clock, SAYS.clock),
]


@pytest.mark.parametrize(("kind", "says"), WORDS)
def test_every_state_has_a_word(kind: type[Enum], says: Callable[..., str]) -> None:
    assert all(says(one) for one in kind)


def test_every_channel_has_an_icon_that_ships(qapp: Themed) -> None:
    for channel in Channel:
        icon(SAYS.channel_icon(channel), qapp.theme.colour("text"), 16)


def test_a_chosen_key_goes_before_the_usual_one() -> None:
    assert key_of("window.lock", {}) == "Ctrl+L"
    assert key_of("window.lock", {"window.lock": ""}) == ""
    assert clash("window.lock", "Ctrl+K", {}) == "window.search"
    assert clash("window.lock", "Ctrl+K", {"window.search": "Ctrl+J"}) == ""
    assert in_words("Ctrl+K") == "Ctrl+K"


def test_going_somewhere_new_ends_the_way_forward() -> None:
    history = History()
    for page in ("one", "two", "three"):
        history.go(Place(page))
    history.back()

    history.go(Place("four"))

    assert history.forward() is None
    assert history.back() == Place("two")
