"""Choosers, tabs, chips, states and labels."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.chips import Chip, Count, DeadlineBadge, SentChip, chip_width
from ui.widgets.choosers import FilterPills, RadioList, RadioOption, ReasonTiles, Segmented
from ui.widgets.labels import Elided, Heading, Label
from ui.widgets.states import Empty, Failed, Skeleton
from ui.widgets.tabs import Tabs


def test_a_switch_begins_with_its_first_part_and_tells_what_is_chosen(qtbot: QtBot) -> None:
    switch = Segmented([("counter", "Counter", "store"), ("phone", "Phone", "phone")])
    qtbot.addWidget(switch)
    switch.show()
    assert switch.value() == "counter"

    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.mouseClick(switch.button("phone"), Qt.MouseButton.LeftButton)

    assert chosen.args == ["phone"]
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_value("counter")
    assert switch.value() == "counter"


def test_no_reason_is_chosen_to_begin_with(qtbot: QtBot) -> None:
    tiles = ReasonTiles([("housing", "Housing", "1"), ("card", "Lost card", "2")])
    qtbot.addWidget(tiles)
    tiles.show()
    assert tiles.value() == ""

    QTest.mouseClick(tiles.button("card"), Qt.MouseButton.LeftButton)
    tiles.set_options([("card", "Lost card", "1"), ("other", "Other", "2")])

    assert tiles.value() == "card"


def test_a_long_reason_takes_two_lines(qtbot: QtBot) -> None:
    tiles = ReasonTiles([("a", "Housing", "1"), ("b", "Unterlagen für die Wohnung", "2")])
    qtbot.addWidget(tiles)

    assert tiles.button("a").sizeHint().height() == 38
    assert tiles.button("b").sizeHint().height() == 54


def test_filters_keep_their_buttons_when_only_numbers_change(qtbot: QtBot) -> None:
    pills = FilterPills([("all", "All", 42), ("visits", "Visits", 6)])
    qtbot.addWidget(pills)
    pills.show()
    before = pills.button("visits")
    pills.set_value("visits")

    pills.set_options([("all", "All", 43), ("visits", "Visits", 7)])

    assert pills.button("visits") is before
    assert before.accessibleName() == "Visits 7"
    assert pills.value() == "visits"


def test_filters_take_another_row_where_there_is_no_room(qtbot: QtBot) -> None:
    pills = FilterPills([(str(key), "Waiting for papers", key) for key in range(8)])
    qtbot.addWidget(pills)

    assert pills.heightForWidth(1_400) == 28
    assert pills.heightForWidth(400) > 28 * 3


def test_a_radio_list_reads_as_sentences_and_its_whole_row_can_be_pressed(qtbot: QtBot) -> None:
    cases = RadioList([RadioOption("a", "Housing", "HB-1", "Due Friday"), RadioOption("b", "No case")])
    qtbot.addWidget(cases)
    cases.resize(400, 100)
    cases.show()
    assert cases.value() == ""
    assert cases.card("a").accessibleName() == "Housing, HB-1, Due Friday"

    with qtbot.waitSignal(cases.chosen) as chosen:
        QTest.mouseClick(
            cases.card("b"),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            cases.card("b").rect().bottomRight() / 2,
        )
    assert chosen.args == ["b"]

    cases.set_value("")
    assert cases.value() == ""


def test_tabs_by_key_with_their_numbers(qtbot: QtBot) -> None:
    tabs = Tabs([("timeline", "Timeline", None), ("cases", "Cases", 2)])
    qtbot.addWidget(tabs)
    tabs.show()
    assert tabs.value() == "timeline"

    with qtbot.waitSignal(tabs.chosen) as chosen:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen.args == ["cases"]

    tabs.set_count("cases", 3)
    assert tabs.tabText(1) == "Cases 3"
    tabs.step(1)
    assert tabs.value() == "timeline"


def test_tabs_keep_the_open_one_when_others_are_offered(qtbot: QtBot) -> None:
    tabs = Tabs([("timeline", "Timeline", None), ("cases", "Cases", 2)])
    qtbot.addWidget(tabs)
    tabs.set_value("cases")

    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_options([("timeline", "Timeline", None), ("details", "Details", None), ("cases", "Cases", 4)])

    assert tabs.value() == "cases"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Chip("In review", "violet", dot=True), "In review"),
        (lambda: DeadlineBadge("Due Friday", "soon"), "Due Friday"),
        (SentChip, "Not sent yet"),
    ],
)
def test_a_chip_says_its_state_in_words(qtbot: QtBot, make: Callable[[], Chip], words: str) -> None:
    chip = make()
    qtbot.addWidget(chip)

    assert QAccessible.queryAccessibleInterface(chip).text(QAccessible.Text.Name) == words
    assert chip.sizeHint().height() == 22


def test_a_count_of_nothing_shows_nothing(qtbot: QtBot) -> None:
    count = Count(0)
    qtbot.addWidget(count)
    assert count.text() == ""

    count.set_count(1_200)

    assert count.text() == count.locale().toString(1_200)


def test_a_chip_never_leaves_its_room(qtbot: QtBot) -> None:
    assert chip_width("Decision due Friday", icon="gavel") > chip_width("Decision due Friday")


def test_stored_words_are_never_markup(qtbot: QtBot) -> None:
    for label in (Label("<b>x</b>"), Elided("<b>x</b>"), Heading("<b>x</b>"), Chip("<b>x</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_wrapped_words_take_the_height_of_line_of_their_role(qtbot: QtBot) -> None:
    label = Label("Brought tenancy agreement and two bank statements. Copied and returned.", wrap=True)
    qtbot.addWidget(label)

    assert label.heightForWidth(2_000) == 21
    assert label.heightForWidth(200) % 21 == 0
    assert label.heightForWidth(200) >= 63


def test_a_shortened_line_offers_the_whole_of_it(qtbot: QtBot) -> None:
    label = Elided("Housing support for Marta Kowalska")
    qtbot.addWidget(label)
    label.resize(80, 21)
    label.show()

    assert label.toolTip() == "Housing support for Marta Kowalska"
    label.resize(500, 21)
    assert label.toolTip() == ""


def test_a_heading_says_its_number(qtbot: QtBot) -> None:
    heading = Heading("Waiting", 7)
    qtbot.addWidget(heading)

    assert heading.accessibleName() == "Waiting 7"


def test_a_bar_has_one_thing_to_do(qtbot: QtBot) -> None:
    bar = Bar("warning", "hourglass", "Oldest unsent change is 6 days old", "Connect today.", "How")
    qtbot.addWidget(bar)
    bar.show()
    link = bar.action_button()

    with qtbot.waitSignal(bar.acted):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)

    bar.show_state("danger", "shield-alert", "Two staff for this visit")
    assert not link.isVisible()
    assert bar.accessibleName() == "Two staff for this visit"


def test_what_failed_can_be_tried_again(qtbot: QtBot) -> None:
    failed = Failed("Documents could not be opened", "The rest of the page is complete.", can_copy=True)
    qtbot.addWidget(failed)
    failed.show()

    with qtbot.waitSignal(failed.again):
        QTest.mouseClick(_button(failed, "again"), Qt.MouseButton.LeftButton)


def test_what_is_empty_offers_the_next_step(qtbot: QtBot) -> None:
    empty = Empty("door-open", "Nobody is waiting", "Press F2 when someone walks in.", "Add a person", keys="F2")
    qtbot.addWidget(empty)
    empty.show()

    with qtbot.waitSignal(empty.acted):
        QTest.mouseClick(_button(empty, "next"), Qt.MouseButton.LeftButton)


def test_grey_bars_come_only_when_reading_takes_long(qtbot: QtBot) -> None:
    skeleton = Skeleton(2)
    qtbot.addWidget(skeleton)
    skeleton.resize(300, 96)
    skeleton.show()
    track = theme().colour("track")
    assert skeleton.grab().toImage().pixelColor(15, 15) != track

    qtbot.waitUntil(lambda: skeleton.grab().toImage().pixelColor(15, 15) == track)


def _button(parent: QWidget, name: str) -> QWidget:
    button = parent.findChild(QWidget, name)
    assert isinstance(button, QWidget)
    return button
