"""The side pane: sections, lines that lead somewhere, facts that fit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.current import theme
from ui.widgets.lines import HLine
from ui.widgets.pane_lines import Fact, Line, LineButton, LineLabel
from ui.widgets.side_pane import SidePane


@pytest.fixture
def pane(qtbot: QtBot) -> SidePane:
    made = SidePane()
    qtbot.addWidget(made)
    made.resize(312, 600)
    made.show()
    return made


def test_a_line_with_a_place_is_a_button_reached_by_tab_that_goes_there(qtbot: QtBot, pane: SidePane) -> None:
    went: list[str] = []
    line = pane.section("Needs attention").add_line(
        "calendar-clock", "Housing decision due", "3 working days left", "Fri", place=lambda: went.append("case")
    )

    assert isinstance(line, LineButton)
    assert line.accessibleName() == "Housing decision due, 3 working days left, Fri"
    assert line.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert went == ["case"]


def test_a_line_without_a_place_is_words(pane: SidePane) -> None:
    line = pane.section("Household").add_line("", "Piotr Kowalski", "Husband", avatar="Piotr Kowalski", chip="New")

    assert isinstance(line, LineLabel)
    assert line.text() == "Piotr Kowalski, Husband, New"


def test_a_long_value_goes_below_its_name_and_a_short_one_stays_beside(qtbot: QtBot, pane: SidePane) -> None:
    section = pane.section("On this laptop")
    short = section.add_fact("People ready offline", "1,284")
    long = section.add_fact("Something with a very long name", "and a value that is long, too")

    qtbot.waitUntil(lambda: long.height() > short.height())


def test_a_fact_says_name_and_value(pane: SidePane) -> None:
    fact = pane.section("Details", column=True).add_fact("Owner", "North 1", icon="user-round")
    fact.set_value("North 2", "warning")

    assert isinstance(fact, Fact)
    assert (fact.text(), fact.value()) == ("Owner: North 2", "North 2")


def test_an_emptied_section_goes_and_comes_back_with_what_is_added(pane: SidePane) -> None:
    first, second = pane.section("Due soon"), pane.section("Last contacts")
    first.add_words("Nothing is due.")
    second.add_words("Nobody called.")
    lines = [section.findChild(HLine) for section in (first, second)]
    assert [line is not None and line.isVisible() for line in lines] == [False, True]

    first.clear()
    assert not first.isVisible()
    assert not lines[1].isVisible()  # type: ignore[union-attr]  # nothing is above it any more

    first.add_words("Something is due.")
    assert first.isVisible()
    assert lines[1].isVisible()  # type: ignore[union-attr]


def test_the_link_of_a_section_can_be_followed(qtbot: QtBot, pane: SidePane) -> None:
    section = pane.section("Open cases", count=2, link="New")
    section.add_words("Housing support")

    with qtbot.waitSignal(section.link_asked):
        section._link.click()


def test_nothing_is_wider_than_the_pane(pane: SidePane) -> None:
    section = pane.section("Open cases", count=1234, link="Show all of them")
    section.add_line("store", "A title that is much too long for a narrow pane at the side", "and its second line too")
    section.add_words("A sentence that needs more than one line in a pane as narrow as this one is.")
    pane.resize(292, 400)
    pane.grab()

    ground = pane.widget()
    assert ground is not None
    assert ground.width() <= pane.viewport().width()


def test_a_line_is_never_lower_than_the_initials_in_it(qtbot: QtBot) -> None:
    for second in ("", "Head of household"):
        line = LineLabel(Line("", "Stevie Stevens", second, avatar="Stevie Stevens"))
        qtbot.addWidget(line)
        assert line.height() >= theme().size("size", "avatar", 1)
