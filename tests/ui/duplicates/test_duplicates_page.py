"""Duplicates: two records side by side, made one person, and split again; all with the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.people import NewPerson
from caseworker.domain.people import InterpreterNeed, Person, current_address
from caseworker.domain.values import PartialDate
from tests.desk.sittings import trail
from tests.domain.people_builders import a_name, a_phone, an_address
from tests.ui.conftest import OpenPage
from tests.ui.front_desk.desk_window import AtKeys, at_keys
from tests.ui.workplaces import Workplace, settled
from ui.duplicates.page import DuplicatesPage
from ui.places import Place
from ui.widgets.comparing import Chosen

Shot = Callable[[QWidget, str], None]
BORN = PartialDate(1958, 3, 14)


def twin(place: Workplace, name: str = "Martha Kowalska", **over: object) -> Person:
    """Marta once more, entered by somebody else."""
    values: dict[str, object] = {
        "names": (a_name(name),),
        "birth_date": BORN,
        "language": "uk",
        "interpreter": InterpreterNeed.ALWAYS,
        "contact_points": (a_phone("0555 019 8820"),),
        "addresses": (an_address("81 Mill Lane"),),
        "territory": "north",
        **over,
    }
    return place.office.people.add(NewPerson(**values))  # type: ignore[arg-type]


def sweep(place: Workplace) -> None:
    """Compare everybody, as the session does in the background."""
    place.office.finding.prepare()
    while place.office.sweeping.step(limit=20).goes_on:
        continue


@pytest.fixture
def page(open_page: OpenPage[DuplicatesPage], supervisor: Workplace, qtbot: QtBot) -> DuplicatesPage:
    twin(supervisor)
    sweep(supervisor)
    made = open_page(DuplicatesPage, Place("duplicates"), supervisor, size=(1196, 840))
    qtbot.waitUntil(lambda: made.compare.state.pair is not None)
    return made


@pytest.fixture
def keys(qtbot: QtBot, page: DuplicatesPage, supervisor: Workplace) -> AtKeys:
    return at_keys(qtbot, page, supervisor)


def test_a_picture(page: DuplicatesPage, shot: Shot) -> None:
    shot(page, "duplicates")


def test_two_records_become_one_with_two_keys_and_undo_makes_them_two(
    page: DuplicatesPage, keys: AtKeys, supervisor: Workplace, qtbot: QtBot
) -> None:
    keys.press("Ctrl+Return")
    assert keys.pressed <= 6
    assert page.model.state.waiting == ()
    assert [one.name for one in page.model.state.merged] == ["Marta Kowalska"]
    (toast,) = supervisor.plain.toasts
    assert toast.undo is not None

    toast.undo()
    qtbot.waitUntil(lambda: len(page.model.state.waiting) == 1)
    qtbot.waitUntil(lambda: page.model.state.merged == ())


def test_what_is_chosen_is_kept_and_both_phones_stay(
    page: DuplicatesPage, keys: AtKeys, supervisor: Workplace, qtbot: QtBot
) -> None:
    keys.press("Return", "Up")
    assert page.view.compare.focused() == "language"

    keys.press("2", "Ctrl+Return")

    merged = supervisor.office.people.open(supervisor.known.marta).person
    assert merged.language == "uk"
    assert merged.interpreter is InterpreterNeed.ALWAYS
    assert {one.value for one in merged.contact_points} == {"0555 010 4471", "0555 019 8820"}
    assert all(one.valid_to is None for one in merged.addresses)
    assert keys.pressed <= 6


def test_the_newer_address_is_kept_as_the_home_and_the_older_as_one_of_before(
    page: DuplicatesPage, keys: AtKeys, supervisor: Workplace, qtbot: QtBot
) -> None:
    before = supervisor.office.people.open(supervisor.known.marta).person
    keys.press("Return")
    assert page.view.compare.focused() == "home"

    keys.press("2", "Ctrl+Return")

    merged = supervisor.office.people.open(supervisor.known.marta).person
    assert len(merged.addresses) == 2
    home = current_address(merged, supervisor.clock().date())
    assert home is not None
    assert home.shown.startswith("81 Mill Lane")

    keys.press("Alt+M", "Ctrl+Return")
    assert supervisor.office.people.open(supervisor.known.marta).person == before


def test_a_field_that_only_one_tells_is_no_question(page: DuplicatesPage) -> None:
    pair = page.compare.state.pair
    assert pair is not None
    assert pair.to_choose == ("language",)


def test_arrows_choose_too_and_use_all_takes_a_side(page: DuplicatesPage, keys: AtKeys) -> None:
    keys.press("Return", "Up", "Right")
    assert page.compare.state.chosen("language") is Chosen.RIGHT

    keys.press("Left")
    assert page.compare.state.chosen("language") is Chosen.LEFT

    page.view.compare.all_asked.emit("right")
    assert page.compare.state.chosen("language") is Chosen.RIGHT


def test_a_merge_is_split_again_with_few_keys(
    page: DuplicatesPage, keys: AtKeys, supervisor: Workplace, qtbot: QtBot
) -> None:
    keys.press("Ctrl+Return")
    keys.pressed = 0

    keys.press("Alt+M", "Ctrl+Return")

    assert keys.pressed <= 4
    assert page.model.state.merged == ()
    assert "two people" in supervisor.plain.toasts[-1].words
    assert len(supervisor.office.duplicates.apart()) == 1
    settled(qtbot, page.work)
    assert page.model.state.waiting == ()


def test_two_people_are_kept_apart_until_that_is_taken_back(
    page: DuplicatesPage, keys: AtKeys, supervisor: Workplace, qtbot: QtBot
) -> None:
    keys.press("Ctrl+Backspace")
    assert page.model.state.waiting == ()
    assert len(supervisor.office.duplicates.apart()) == 1

    undo = supervisor.plain.toasts[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(page.model.state.waiting) == 1)
    assert supervisor.office.duplicates.apart() == frozenset()


def test_who_was_said_to_be_two_people_is_listed_with_the_reasons_and_can_be_taken_back(
    page: DuplicatesPage, keys: AtKeys, supervisor: Workplace, qtbot: QtBot, shot: Shot
) -> None:
    keys.press("Ctrl+Backspace")
    supervisor.plain.run("duplicates.decided")
    qtbot.waitUntil(lambda: page.compare.state.pair is not None)
    shot(page, "duplicates-decided")

    (pair,) = page.model.state.shown
    assert pair.decided is not None
    assert pair.decided.reason == "They are two people."
    assert "the same date of birth" in page.view._second.text()
    assert "that they are two people" in page.view._second.text()
    assert page.main.text() == "Take back"

    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(page.model.state.waiting) == 1)
    assert supervisor.office.duplicates.apart() == frozenset()


def test_only_the_pair_one_rests_on_is_recorded_as_read(page: DuplicatesPage, supervisor: Workplace) -> None:
    read = [act for act, _ in trail(supervisor.office.store) if "read" in act]
    assert len(read) == 2, trail(supervisor.office.store)[-6:]


def test_nobody_entered_twice_is_said(open_page: OpenPage[DuplicatesPage], supervisor: Workplace, shot: Shot) -> None:
    page = open_page(DuplicatesPage, Place("duplicates"), supervisor, size=(1024, 640))
    shot(page, "duplicates-none")

    assert page._empty.isVisible()
    assert not page.foot.isVisible()


def test_a_reason_is_needed_and_it_stands_there_already(page: DuplicatesPage) -> None:
    assert page.view.why.text().startswith("Both have the same date of birth, the same family name")
