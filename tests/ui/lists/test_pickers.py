"""Filters above a list: as wide as what is chosen, and round where they are on or off."""

from pytestqt.qtbot import QtBot

from ui.lists.picker import Picker, Toggle
from ui.theme.current import theme


def test_a_filter_is_as_wide_as_what_is_chosen(qtbot: QtBot) -> None:
    long = "No contact with anybody of the household for 90 days"
    picker = Picker("Contact", "At any time", [("90", long)], widest=120)
    qtbot.addWidget(picker)
    assert picker.sizeHint().width() <= theme().px(120)

    picker.choose("90")

    assert picker.sizeHint().width() > picker.fontMetrics().horizontalAdvance(long)


def test_choosing_for_somebody_tells_as_a_choice_by_hand_does(qtbot: QtBot) -> None:
    picker = Picker("Area", "Every area", [("north", "North")])
    qtbot.addWidget(picker)
    with qtbot.waitSignal(picker.chosen) as told:
        picker.choose("north")

    assert told.args == ["north"]
    assert picker.value() == "north"


def test_a_filter_that_is_on_is_a_round_one_with_a_check_mark(qtbot: QtBot) -> None:
    toggle = Toggle("Warning")
    qtbot.addWidget(toggle)
    off = toggle.sizeHint()
    toggle.click()

    assert off.height() == theme().size("size", "pill")
    assert toggle.isChecked()
    assert toggle.sizeHint().width() > off.width()
