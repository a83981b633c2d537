"""The entrance: real profiles behind it, the real keeper, and no citizen's name before anything is open."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk import doors
from caseworker.desk.door_plates import LockWhy, door_of
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.keys.pin import term_from
from caseworker.store.locking import HeldPin
from tests.desk.sittings import MORNING, MovableClock
from tests.ui.entrance.entrances import Entrance
from tests.ui.offices import PASSPHRASE, ReadyOffice
from ui.entrance.begin_view import AloneCard, TicketCard
from ui.entrance.choice_cards import ProfilesCard, WaysCard, WelcomeCard
from ui.entrance.further import FurtherSteps
from ui.entrance.keeper import Entered
from ui.entrance.keeping import DoorKeeper
from ui.entrance.passphrase_view import CodeView, PassphraseView
from ui.entrance.readmit_view import CodeCard
from ui.entrance.window import EntranceWindow
from ui.preferences import Preferences
from ui.shipped import pack_folder
from ui.tasks import Lanes
from ui.widgets.fields import LineField

OTHER = "velvet acorn thunder kettle saddle"


@pytest.fixture
def entrance(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Entrance]]:
    monkeypatch.setattr("caseworker.store.founding.calibrate", lambda _entropy: LOWEST)
    made: list[Entrance] = []

    def make(clock: Callable[[], datetime], *, loaded: bool = True) -> Entrance:
        keeper: Future[Any] = Future()
        if loaded:
            keeper.set_result(DoorKeeper(clock=clock, environ={}))
        lanes, folder = Lanes(), tmp_path / "profiles"
        preferences = Preferences(tmp_path / "preferences.json")
        window = EntranceWindow(folder, keeper, lanes, preferences, clock=clock, pack=pack_folder())
        if loaded:
            window.furnish(FurtherSteps())
        opened: list[Entered] = []
        window.opened.connect(opened.append)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        made.append(Entrance(window, lanes, folder, opened, qtbot))
        return made[-1]

    yield make
    for one in made:
        one.window.keeper.cancel()
        one.lanes.close()
        for entered in (*one.opened, one.window.unclaimed()):
            if entered is not None and isinstance(entered.office, Office):
                entered.office.close()


@pytest.fixture
def profile(tmp_path: Path, ready_office: Callable[[Role], ReadyOffice]) -> Path:
    place = tmp_path / "profiles" / "north-1"
    shutil.copytree(ready_office(Role.OFFICER).folder, place)
    return place


def test_the_right_passphrase_opens_the_profile_and_leaves_nothing_in_the_field(
    profile: Path, entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    here = entrance(clock)
    field = here.unlock.field
    assert here.window.windowTitle() == "Caseworker"
    here.type(PASSPHRASE)
    here.settle()

    assert here.office.card.name == "North 1"
    assert field.text() == ""


def test_a_wrong_passphrase_is_told_with_the_tries_left_and_then_with_the_seconds_to_wait(
    profile: Path, entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    here = entrance(clock)
    here.type("not this one at all")
    here.settle()
    assert "does not open this device" in here.unlock.field.error()
    assert "4 tries before a short wait" in here.unlock.field.error()
    assert here.unlock.field.control.selectedText() != ""

    for _ in range(4):
        here.type("not this one either")
        here.settle()
    assert any("Wait 30 seconds" in one.text() for one in here.card.findChildren(QLabel))
    here.type(PASSPHRASE)
    assert here.opened == []

    clock.forward(seconds=31)
    here.qtbot.waitUntil(lambda: not here.unlock.field.error(), timeout=3_000)
    here.unlock.field.control.clear()
    here.type(PASSPHRASE)
    here.settle()
    assert len(here.opened) == 1


def test_it_says_why_and_when_it_was_locked_and_names_no_citizen(
    profile: Path, entrance: Callable[..., Entrance], clock: MovableClock, shot: Callable[..., None]
) -> None:
    office = doors.Doors(clock=clock).by_passphrase(profile, PASSPHRASE)
    office.tell_lock(LockWhy.IDLE, idle_min=5, draft_kept=True)
    office.close()
    clock.forward(minutes=20)
    here = entrance(clock)

    (fact,) = here.window.facts()
    assert "after 5 minutes without use" in fact
    assert "half-written text was saved" in fact
    said = " ".join(getattr(one, "text", str)() for one in here.window.findChildren(QWidget))
    assert "Marta" not in said
    shot(here.window, "unlock")


def test_caps_lock_is_told_by_the_letters_and_letters_can_be_looked_at(
    profile: Path, entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    field = entrance(clock).unlock.field
    QTest.keyClicks(field.control, "A")
    assert field.caps_words() == "Caps Lock is on"
    QTest.keyClick(field.control, Qt.Key.Key_CapsLock)
    assert field.caps_words() == ""
    shifted = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "A")
    field.control.keyPressEvent(shifted)
    assert field.caps_words() == ""

    assert not field.control.is_revealed
    eye = field.control.findChild(QWidget)
    assert eye is not None
    assert eye.accessibleName() == "Show what is typed"
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.control.is_revealed


def test_what_is_typed_while_the_rest_is_still_loading_opens_the_profile_as_soon_as_it_can(
    profile: Path, entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    here = entrance(clock, loaded=False)
    here.type(PASSPHRASE)
    here.press("Opening")
    assert here.opened == []

    here.window.keeper.set_result(DoorKeeper(clock=clock, environ={}))
    here.settle()
    assert len(here.opened) == 1


def test_another_text_size_keeps_what_is_typed(
    profile: Path, entrance: Callable[..., Entrance], clock: MovableClock, qapp: Any
) -> None:
    here = entrance(clock)
    QTest.keyClicks(here.unlock.field.control, "half a pass")
    before = here.unlock
    qapp.theme.apply(text_percent=150)
    here.qtbot.waitUntil(lambda: here.unlock is not before)
    assert here.unlock.field.text() == "half a pass"


def test_one_switches_between_the_profiles_of_a_device(
    profile: Path,
    entrance: Callable[..., Entrance],
    clock: MovableClock,
    ready_office: Callable[[Role], ReadyOffice],
) -> None:
    shutil.copytree(ready_office(Role.FRONT_DESK).folder, profile.with_name("counter"))
    here = entrance(clock)
    here.press("Switch")
    assert isinstance(here.card, ProfilesCard)
    here.choose("North 1")
    here.type(PASSPHRASE)
    here.settle()
    assert here.office.card.name == "North 1"


def test_a_profile_without_a_server_is_begun_and_its_code_opens_it_again(
    entrance: Callable[..., Entrance], clock: MovableClock, qtbot: QtBot
) -> None:
    here = entrance(clock)
    assert isinstance(here.card, WelcomeCard)
    here.choose("Begin without a server")
    here.settle()
    alone = here.card
    assert isinstance(alone, AloneCard)
    alone.findChildren(LineField)[0].set_text("Ada Quill")
    here.press("Go on")
    choose_passphrase(here, PASSPHRASE)
    code = here.card
    assert isinstance(code, CodeView)
    printed = code.code
    assert here.opened == []  # the code is shown first, and only now
    here.press("I have written it down")
    assert here.office.card.name == "Ada Quill"
    here.office.close()
    here.opened.clear()

    (place,) = [one for one in here.folder.iterdir() if one.is_dir()]
    here.window.ways(door_of(place))
    assert isinstance(here.card, WaysCard)
    here.choose("I have my printed code")
    assert isinstance(here.card, CodeCard)
    here.card.findChildren(LineField)[0].set_text(printed.lower())
    here.press("Go on")
    choose_passphrase(here, OTHER)
    assert isinstance(here.card, CodeView)
    assert here.card.code != printed
    here.press("I have written it down")
    assert here.office.card.name == "Ada Quill"


def choose_passphrase(here: Entrance, words: str) -> None:
    here.settle()
    card = here.card
    assert isinstance(card, PassphraseView)
    for field in card.fields:
        field.set_text(words)
    here.press("Use this passphrase")
    here.qtbot.waitUntil(lambda: here.card is not card and here.lanes.is_idle, timeout=20_000)
    here.qtbot.waitUntil(lambda: isinstance(here.card, CodeView), timeout=20_000)


def test_a_weak_passphrase_is_refused_in_words_and_two_that_differ_too(
    entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    here = entrance(clock)
    here.window.start_new(alone=False)
    ticket = here.card
    assert isinstance(ticket, TicketCard)
    here.press("Go on")
    assert "ticket" in ticket.wrong()
    ticket.findChildren(LineField)[0].set_text("no ticket at all")
    here.press("Go on")
    here.settle()
    card = here.card
    assert isinstance(card, PassphraseView)
    card.fields[0].set_text("short")
    here.press("Use this passphrase")
    assert "not the same" in card.wrong()
    card.fields[1].set_text("short")
    here.press("Use this passphrase")
    here.settle()
    assert "at least 15 characters" in card.wrong()


def test_a_ticket_that_is_none_is_told_where_it_was_typed(
    entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    here = entrance(clock)
    here.window.start_new(alone=False)
    here.card.findChildren(LineField)[0].set_text("no ticket at all")
    here.press("Go on")
    here.settle()
    card = here.card
    assert isinstance(card, PassphraseView)
    for field in card.fields:
        field.set_text(PASSPHRASE)
    here.press("Use this passphrase")
    here.qtbot.waitUntil(lambda: isinstance(here.card, TicketCard), timeout=20_000)
    here.settle()
    assert isinstance(here.card, TicketCard)
    assert here.card.wrong()
    assert here.card.findChildren(LineField)[0].text() == "no ticket at all"
    assert not here.folder.exists() or not any(here.folder.iterdir())
    assert clock() == MORNING


PIN = "739204"


@pytest.fixture
def with_pin(profile: Path, clock: MovableClock) -> Callable[[], DoorKeeper]:
    """Give a keeper that took a PIN over from the program before, as after a lock that somebody asked for."""
    office = doors.Doors(clock=clock).by_passphrase(profile, PASSPHRASE)
    held = HeldPin(office.vault.wrapped_for_pin(PIN, term_from(clock(), again_h=8)))
    office.close()

    def keeper() -> DoorKeeper:
        made = DoorKeeper(clock=clock, environ={})
        made._held = held
        return made

    return keeper


def test_a_pin_that_waits_is_asked_for_and_opens_the_profile_it_was_left_by(
    with_pin: Callable[[], DoorKeeper],
    profile: Path,
    entrance: Callable[..., Entrance],
    clock: MovableClock,
    ready_office: Callable[[Role], ReadyOffice],
) -> None:
    other = profile.with_name("counter")
    shutil.copytree(ready_office(Role.FRONT_DESK).folder, other)
    here = entrance(clock, loaded=False)
    here.window.keeper.set_result(with_pin())
    here.window.unlock(door_of(other))
    here.settle()
    assert here.unlock.field.control.accessibleName() == "Passphrase"

    here.window.unlock(door_of(profile))
    here.settle()
    assert here.unlock.field.control.accessibleName() == "PIN"
    here.type("111222")
    here.settle()
    assert "Tries left" in here.unlock.field.error()
    here.unlock.field.control.clear()
    here.type(PIN)
    here.settle()
    assert here.office.card.name == "North 1"


def test_a_pin_that_was_typed_before_everything_was_loaded_is_taken_for_one(
    with_pin: Callable[[], DoorKeeper], profile: Path, entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    here = entrance(clock, loaded=False)
    here.type(PIN)
    here.window.keeper.set_result(with_pin())
    here.settle()
    assert here.office.card.name == "North 1"


def test_after_a_sleep_only_the_passphrase_opens(
    with_pin: Callable[[], DoorKeeper], profile: Path, entrance: Callable[..., Entrance], clock: MovableClock
) -> None:
    here = entrance(clock, loaded=False)
    here.window.keeper.set_result(with_pin())
    here.settle()
    here.window.slept()
    here.settle()
    assert here.unlock.field.control.accessibleName() == "Passphrase"
    here.type(PIN)
    here.settle()
    assert here.opened == []
    here.unlock.field.control.clear()
    here.type(PASSPHRASE)
    here.settle()
    assert len(here.opened) == 1
