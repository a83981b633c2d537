"""Smaller pieces of work pages: what each says aloud, tells when it is pressed, and keeps in both directions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.preferences import ThemeChoice
from ui.theme.current import Themed
from ui.widgets.buttons import Button
from ui.widgets.match_card import Match, MatchCard, Reason
from ui.widgets.person_header import Notice, PersonHeader
from ui.widgets.photo_strip import Photo, PhotoStrip
from ui.widgets.stage_line import Stage, StageLine
from ui.widgets.step_parts import StepPart, StepParts
from ui.widgets.workload import Load, LoadBar, LoadLegend, LoadPart
from ui.widgets.yes_no import YesNo

STAGES = (Stage("Apply", "29 Oct", "done"), Stage("Check", "", "done"), Stage("Assess", "now", "now"), Stage("Decide"))
PARTS = (StepPart("rooms", "Rooms", "Done", "done"), StepPart("damp", "Damp and heat", "2 of 4 answered", "now"))
MATCH = Match(key=7, name="Marta Kowalska", number="CW-104", likely="Very likely", tone="warning",
              reasons=(Reason("Name", "same", agrees=True), Reason("Born", "11 May 1966", agrees=False)))  # fmt: skip
LOAD = Load(name="North 2", words="59 of 45 – too many", whole=66, limit=45, too_many=True,
            parts=(LoadPart(6, "Overdue", "danger"), LoadPart(0, "Due in 7 days"), LoadPart(53, "Later")))  # fmt: skip


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def open_(qtbot: QtBot, widget: QWidget) -> None:
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def test_the_stage_line_says_all_stages(qtbot: QtBot) -> None:
    line = StageLine(STAGES)
    qtbot.addWidget(line)

    assert name_of(line) == "Stages: Apply, done, 29 Oct; Check, done; Assess, the stage now; Decide, later."
    assert line.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_where_one_date_finds_no_room_all_stand_below_their_stages(qtbot: QtBot) -> None:
    line = StageLine(STAGES)
    qtbot.addWidget(line)
    line.resize(800, 80)
    line.show()

    beside, below = line.heightForWidth(800), line.heightForWidth(300)
    line.resize(300, 80)

    assert below > beside
    assert line.minimumHeight() == below


def test_a_load_bar_says_who_how_much_and_of_what(qtbot: QtBot) -> None:
    bar = LoadBar(LOAD)
    qtbot.addWidget(bar)

    assert name_of(bar) == "North 2, 59 of 45 – too many, Overdue 6, Later 53"


def test_a_match_says_why_and_its_buttons_tell_whom(qtbot: QtBot) -> None:
    card = MatchCard(MATCH, "", "Look closer", keys="Alt+1", primary=True)
    qtbot.addWidget(card)
    assert card.accessibleName() == "Very likely, Marta Kowalska, CW-104, Name agrees: same, Born differs: 11 May 1966"

    with qtbot.waitSignal(card.used) as used:
        card.use_button.click()
    with qtbot.waitSignal(card.second) as closer:
        card.second_button.click()

    assert used.args == closer.args == [7]


def test_a_header_shows_dangers_first_and_says_everything(qtbot: QtBot) -> None:
    notices = [Notice("Polish interpreter", "warning"), Notice("Two staff for visits", "danger")]
    header = PersonHeader("Marta Kowalska", ["Born 1958", "", "CW-104"], notices, [Button("Log contact")])
    qtbot.addWidget(header)
    header.resize(900, 120)
    header.show()

    assert header.accessibleName() == "Marta Kowalska, Born 1958, CW-104, Polish interpreter, Two staff for visits"
    first = header._flow.itemAt(0)
    assert first is not None
    assert first.widget().text() == "Two staff for visits"  # type: ignore[union-attr]

    header.show_person("Piotr", [], [])
    assert not header._chips.isVisible()


def test_arrows_go_between_the_parts_of_a_form_and_space_opens_one(qtbot: QtBot) -> None:
    parts = StepParts("Housing condition form", PARTS)
    qtbot.addWidget(parts)
    open_(qtbot, parts)
    first, second = parts._buttons
    assert name_of(second) == "2 Damp and heat, 2 of 4 answered"
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    with qtbot.waitSignal(parts.chosen) as chosen:
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert chosen.args == ["damp"]

    parts.set_parts([StepPart("rooms", "Rooms", "Done", "now"), StepPart("damp", "Damp and heat", "Done", "done")])
    assert second.hasFocus()
    assert first.isChecked()


def test_a_question_has_no_answer_until_it_is_given_by_letter_or_press(qtbot: QtBot) -> None:
    question = YesNo("Is there visible damp?")
    qtbot.addWidget(question)
    open_(qtbot, question)
    told: list[str] = []
    question.chosen.connect(told.append)
    assert question.value() == ""
    assert name_of(question.button("no")) == "Is there visible damp? No"

    question.button("yes").setFocus()
    QTest.keyClick(question.button("yes"), Qt.Key.Key_N)
    assert question.value() == "no"
    QTest.mouseClick(question.button("unknown"), Qt.MouseButton.LeftButton)
    QTest.keyClick(question.button("unknown"), Qt.Key.Key_Delete)

    assert told == ["no", "unknown", ""]
    assert question.value() == ""


def test_photos_open_by_key_and_the_focus_stays_when_one_is_removed(qtbot: QtBot) -> None:
    picture = QPixmap(400, 200)
    picture.fill(QColor("teal"))
    photos = [Photo(1, "House front", picture), Photo(2, "Window"), Photo(3, "Roof")]
    strip = PhotoStrip("Photos", photos, "3 photos · 9.4 MB")
    qtbot.addWidget(strip)
    strip.resize(600, 80)
    open_(qtbot, strip)
    strip._thumbs[0].setFocus()

    QTest.keyClick(strip._thumbs[0], Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.opened) as opened:
        QTest.keyClick(strip._thumbs[1], Qt.Key.Key_Space)
    with qtbot.waitSignal(strip.removed) as removed:
        QTest.keyClick(strip._thumbs[1], Qt.Key.Key_Delete)
    assert opened.args == removed.args == [2]

    strip.set_photos([photos[0], photos[2]], "2 photos")
    assert strip._thumbs[1].hasFocus()
    assert name_of(strip._thumbs[1]) == "Roof"


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.HIGH_CONTRAST_DARK])
@pytest.mark.parametrize("mirrored", [False, True])
def test_all_pieces_are_painted_in_both_directions(
    qtbot: QtBot, qapp: Themed, choice: ThemeChoice, *, mirrored: bool
) -> None:
    qapp.theme.apply(choice=choice, text_percent=150)
    try:
        pieces: list[QWidget] = [StageLine(STAGES), LoadBar(LOAD), LoadLegend([("Later", "accent")]), MatchCard(MATCH)]
        pieces += [StepParts("Form", PARTS), YesNo("Damp?"), PhotoStrip("Photos", [Photo(1, "House")], "1 photo")]
        for piece in pieces:
            qtbot.addWidget(piece)
            way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
            piece.setLayoutDirection(way)
            piece.resize(500, max(60, piece.sizeHint().height()))
            assert not piece.grab().isNull()
    finally:
        qapp.theme.apply(choice=ThemeChoice.LIGHT, reduced_motion=True)
