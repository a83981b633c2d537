"""The foot of a page: actions in reading order, what is missing in words, and the foot of a table."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import Button
from ui.widgets.foot_bar import FootBar, SelectionBar


def test_the_main_action_leads_and_the_way_out_stands_at_the_end(qtbot: QtBot) -> None:
    save, other, out = Button("Save and call next", kind="primary"), Button("Save"), Button("Back to queue")
    bar = FootBar(save, [other], last=[out])
    qtbot.addWidget(bar)
    bar.resize(900, 66)
    bar.show()

    assert save.x() < other.x() < out.x()
    assert out.geometry().right() > 850


def test_what_is_missing_is_said_with_a_link_to_it(qtbot: QtBot) -> None:
    bar = FootBar(None, [Button("Send for approval")], words_first=True)
    qtbot.addWidget(bar)
    bar.show()
    bar.say("3 tasks to finish before this can go for approval.", icon="info", link="Show them")

    assert bar.words() == "3 tasks to finish before this can go for approval."
    with qtbot.waitSignal(bar.link_asked):
        bar._link.click()

    bar.say("")
    assert not bar._words.isVisible()
    assert not bar._link.isVisible()


def test_actions_for_selected_rows_come_with_the_selection(qtbot: QtBot) -> None:
    reassign = Button("Reassign", kind="link")
    bar = SelectionBar([reassign], "Showing 13 of 48")
    qtbot.addWidget(bar)
    bar.show()
    assert not reassign.isVisible()

    bar.set_count(2)
    assert reassign.isVisible()
    assert bar._selected.text() == "2 selected"

    bar.set_count(0)
    assert not reassign.isVisible()


def test_the_keys_of_all_buttons_give_way_where_there_is_no_room_for_them(qtbot: QtBot) -> None:
    buttons = [Button("Check in", keys="Return"), Button("Did not come", keys="F8"), Button("Move", keys="Alt+M")]
    page = QWidget()
    qtbot.addWidget(page)
    bar = FootBar(buttons[0], buttons[1:], parent=page)
    bar.resize(900, 66)
    page.show()
    whole = [button.sizeHint().width() for button in buttons]
    assert whole == [button.full_width() for button in buttons]

    bar.resize(sum(whole), 66)
    assert all(button.sizeHint().width() < wide for button, wide in zip(buttons, whole, strict=True))

    bar.resize(900, 66)
    assert [button.sizeHint().width() for button in buttons] == whole
