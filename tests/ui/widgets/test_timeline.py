"""The timeline: thousands of items, only those in view measured; more by keys; nothing moves while reading."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.rows_model import SPOKEN
from ui.widgets.timeline import FileTile, Mark, TimelineItem, TimelineModel, TimelineView

LONG = "October payment arrived late; she saw it on 17 November. No further action was needed that day. " * 8
FIRST = TimelineItem(
    key=0,
    title="Handed in documents",
    time="10:42",
    day="Today, 25 November",
    text=LONG,
    channel="At the counter",
    marks=(Mark("HB-20418", "folder-open"), Mark("Not sent yet", "cloud-upload")),
    files=(FileTile("Tenancy agreement.pdf", "1.2 MB"), FileTile("Bank statements.pdf", "840 KB")),
    who="Counter 2 · identity checked",
)
NOWHERE = QModelIndex()


def many(count: int) -> list[TimelineItem]:
    return [
        replace(FIRST, key=at, day=f"Day {at // 3}", text=LONG if at % 3 else "Short.", change=at % 4 == 3, files=())
        if at
        else FIRST
        for at in range(count)
    ]


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    """A timeline of ten thousand items."""
    made = TimelineView(TimelineModel(many(10_000)))
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.grab()
    return made


def model_of(view: TimelineView) -> TimelineModel:
    found = view.model()
    assert isinstance(found, TimelineModel)
    return found


def test_an_item_is_read_aloud_with_everything_in_it() -> None:
    model = TimelineModel([replace(FIRST, text="Copied the originals.")])

    said = model.index(0).data(SPOKEN)

    assert said == (
        "Handed in documents, At the counter, Today, 25 November, 10:42, HB-20418, Not sent yet, "
        "Copied the originals., Tenancy agreement.pdf, Bank statements.pdf, Counter 2 · identity checked"
    )


def test_of_ten_thousand_items_a_hundred_are_handed_over_and_few_measured(view: TimelineView) -> None:
    assert model_of(view).rowCount() == 100
    assert len(view._measured) < 15


def test_scrolling_to_the_end_brings_the_next_hundred(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    assert model_of(view).rowCount() >= 200
    assert len(view._measured) < 40


def test_items_in_view_have_the_height_they_need(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(3000)
    view.grab()
    width = view.viewport().width()

    for row in view._rows_in_view():
        assert view.rowHeight(row) == view._delegate.height_of(row, width)


def test_what_is_read_stays_in_place_while_heights_above_are_put_right(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(4000)
    view.grab()
    view.resize(500, 600)
    view.grab()
    rows = view._rows_in_view()
    row, before = rows[1], view.rowViewportPosition(rows[1])

    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - 30)

    assert view.rowViewportPosition(row) == before + 30


def test_space_shows_the_whole_text_and_the_first_lines_again(qtbot: QtBot, view: TimelineView) -> None:
    view.choose(0)
    short = view.rowHeight(0)

    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.rowHeight(0) > short

    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.rowHeight(0) == short


@pytest.mark.parametrize("mirrored", [False, True])
def test_more_and_files_can_be_pressed(qtbot: QtBot, view: TimelineView, *, mirrored: bool) -> None:
    if mirrored:
        view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    width = view.viewport().width()

    def at(x: float, y: float) -> QPoint:
        return QPoint(round(width - x if mirrored else x), round(y) + view.rowViewportPosition(0))

    short = view.rowHeight(0)
    more = view._delegate.more_box(0, width).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(more.x(), more.y()))
    assert view.rowHeight(0) > short

    file = view._delegate.layout_of(0, width).files[1].center()
    with qtbot.waitSignal(view.file_opened) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(file.x() + 28 + 48, file.y()))
    assert opened.args == [0, 1]


def test_enter_opens_an_item(qtbot: QtBot, view: TimelineView) -> None:
    view.choose(2)

    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)

    assert opened.args == [2]


def test_older_items_are_asked_for_once_until_they_come(qtbot: QtBot) -> None:
    model = TimelineModel()
    model.set_items(many(50), more=True)
    asked: list[bool] = []
    model.more_wanted.connect(lambda: asked.append(True))

    for _ in range(3):
        if model.canFetchMore(NOWHERE):
            model.fetchMore(NOWHERE)
    assert len(asked) == 1

    model.append([replace(FIRST, key="older")], more=False)
    assert model.rowCount() == 51
    assert not model.has_more


def test_the_day_stands_over_its_first_item_only() -> None:
    model = TimelineModel(many(7))

    assert [model.heads_day(row) for row in range(7)] == [True, True, False, True, False, False, True]


def test_reading_place_and_current_item_stay_when_a_newer_item_comes(qtbot: QtBot, view: TimelineView) -> None:
    view.verticalScrollBar().setValue(3000)
    view.grab()
    row = view._rows_in_view()[0]
    key, place = model_of(view).at(row).key, view.rowViewportPosition(row)
    view.selectionModel().setCurrentIndex(
        model_of(view).index(row + 1), view.selectionModel().SelectionFlag.ClearAndSelect
    )
    current = view.current_key()

    model_of(view).set_items([replace(FIRST, key="new"), *model_of(view).items])

    now = model_of(view).find(key)
    assert now == row + 1
    assert view.rowViewportPosition(now) == place
    assert view.current_key() == current


@pytest.mark.parametrize("words", ["", "one", "line\nline\nline\nline\nline", "שלום " * 200, "x" * 900])
def test_any_text_can_be_laid_out_and_painted(qtbot: QtBot, words: str) -> None:
    view = TimelineView(TimelineModel([replace(FIRST, text=words)]))
    qtbot.addWidget(view)
    view.resize(320, 600)

    assert not view.grab().isNull()


def test_what_an_answer_repeats_is_folded_until_the_item_is_opened_out(qtbot: QtBot) -> None:
    quoted = "> Please send us the form.\n" * 5
    item = replace(FIRST, text="Here it is.", folded=quoted, files=())
    made = TimelineView(TimelineModel([item]))
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.grab()
    folded = made.rowHeight(0)
    made.setFocus()
    made.choose(0)

    QTest.keyClick(made, Qt.Key.Key_Space)
    made.grab()
    assert made.rowHeight(0) > folded + 60

    QTest.keyClick(made, Qt.Key.Key_Space)
    made.grab()
    assert made.rowHeight(0) == folded
    assert quoted not in item.sentence
