"""The window as people meet it: rooms, ways back, commands, toasts, bars, and pages that fail."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.door_plates import LockWhy
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Role
from sync.client.failures import Unreachable
from sync.client.status import Phase, Status
from tests.ui.shell.pages import PLAIN, BrokenPage, PlainPage
from tests.ui.workplaces import Workplace, settled
from ui.news import Changes
from ui.places import Place
from ui.preferences import ThemeChoice
from ui.shell.window import ShellWindow
from ui.theme.current import Themed

Open = Callable[..., ShellWindow]
Shot = Callable[[QWidget, str], None]


def page_of(window: ShellWindow) -> PlainPage:
    page = window.pages.page
    assert isinstance(page, PlainPage)
    return page


def button(window: ShellWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def shown_title(window: ShellWindow) -> str:
    notice = window.notices.shown
    return "" if notice is None else notice.title


def words_of(window: ShellWindow) -> list[str]:
    return [button.words() for _, button in window.frame.navigation.buttons]


def test_each_role_lands_where_its_work_is(open_window: Open, front_desk: Workplace, supervisor: Workplace) -> None:
    assert page_of(open_window(front_desk, PLAIN)).place == Place("front-desk")
    assert page_of(open_window(supervisor, PLAIN)).place == Place("team-queue")


def test_the_navigation_is_that_of_the_role(open_window: Open, officer: Workplace, shot: Shot) -> None:
    window = open_window(officer, PLAIN)
    shot(window, "officer")

    assert words_of(window) == [
        "My day", "My tasks", "Visits", "People", "My cases", "Drafts", "Answers", "Referral directory", "Settings",
    ]  # fmt: skip


def test_an_auditor_has_only_the_audit_trail(open_window: Open, workplace: Callable[[Role], Workplace]) -> None:
    assert words_of(open_window(workplace(Role.AUDITOR), PLAIN)) == ["Audit trail", "Settings"]


def test_rooms_without_a_page_are_not_shown(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, {"my-day": PlainPage, "people": PlainPage})

    assert words_of(window) == ["My day", "People"]


def test_counts_are_work_to_do_and_follow_the_news(open_window: Open, officer: Workplace, qtbot: QtBot) -> None:
    window = open_window(officer, PLAIN)
    assert window.counts.state.of["my-tasks"] == 1

    officer.office.tasks.plan(Plan(title="Ring the landlord", due=officer.work.wording.today()))
    officer.work.news.changed.emit(Changes(frozenset({"task"})))
    settled(qtbot, officer.work)

    assert window.counts.state.of["my-tasks"] == 2
    assert button(window, "go-my-tasks").accessibleName() == "My tasks, 2 to do"


def test_back_brings_the_page_as_it_was(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)
    page_of(window).field.setText("half a sentence")

    window.go(Place("people"))
    window.back()

    assert page_of(window).place == Place("my-day")
    assert page_of(window).field.text() == "half a sentence"
    window.forward()
    assert page_of(window).place == Place("people")


def test_replacing_leaves_no_way_back_to_what_was_replaced(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)
    window.go(Place("people"))
    window.replace(Place("cases"))

    window.back()

    assert page_of(window).place == Place("my-day")


def test_a_page_is_left_before_another_is_shown(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)
    first = page_of(window)

    window.go(Place("people"))

    assert first.left == 1


def test_where_there_is_no_way_back_the_page_stays_and_is_not_left(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)
    page = page_of(window)

    window.back()

    assert page_of(window) is page
    assert page.left == 0


def test_going_where_there_is_no_page_stays_here(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)

    window.go(Place("nowhere"))

    assert page_of(window).place == Place("my-day")


def test_a_page_reloads_only_what_it_shows(open_window: Open, officer: Workplace) -> None:
    page = page_of(open_window(officer, PLAIN))

    officer.work.news.changed.emit(Changes(frozenset({"visit"})))
    assert page.reloads == []
    officer.work.news.changed.emit(Changes(frozenset({"task"})))
    assert len(page.reloads) == 1


def test_a_page_that_fails_leaves_words_and_a_living_window(
    open_window: Open, officer: Workplace, expected_logs: pytest.LogCaptureFixture
) -> None:
    window = open_window(officer, {**PLAIN, "people": BrokenPage})

    window.go(Place("people"))

    assert window.pages.page is None
    window.back()
    assert page_of(window).place == Place("my-day")
    assert "ZeroDivisionError" in expected_logs.text


def test_ctrl_z_undoes_the_last_action_once(open_window: Open, officer: Workplace, qtbot: QtBot) -> None:
    window, undone = open_window(officer, PLAIN), list[str]()
    window.toast("Task closed", undo=lambda: undone.append("task"))
    window.toast("Case assigned", undo=lambda: undone.append("case"))
    assert window.frame.toast.isVisible()

    window.run("window.undo")
    window.run("window.undo")
    window.run("window.undo")

    assert undone == ["case", "task"]
    assert window.frame.toast.words == "There is nothing to undo."


def test_a_command_that_cannot_be_given_says_why(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)
    page_of(window).reason = "Nobody is on the phone."

    window.run("front-desk.phone-call")

    assert page_of(window).given == []
    assert window.frame.toast.words == "Nobody is on the phone."


def test_a_key_gives_a_command(open_window: Open, officer: Workplace, qtbot: QtBot) -> None:
    window = open_window(officer, PLAIN)

    QTest.keyClick(page_of(window).field, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)

    assert page_of(window).place == Place("people")


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR])
def test_no_key_means_two_things(open_window: Open, workplace: Callable[[Role], Workplace], role: Role) -> None:
    window = open_window(workplace(role), PLAIN)

    keys = [action.shortcut().toString() for action in window.actions() if not action.shortcut().isEmpty()]

    assert sorted(keys) == sorted(set(keys))


def test_a_changed_key_is_in_force_at_once(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)

    window.preferences.change(keys={"window.lock": "Ctrl+J"})

    action = window.actions_now.action("window.lock")
    assert action is not None
    assert action.shortcut() == QKeySequence("Ctrl+J")


def test_f9_hides_names_on_this_page_and_the_next(open_window: Open, front_desk: Workplace) -> None:
    window = open_window(front_desk, PLAIN)

    window.run("window.hide-names")
    assert page_of(window).hidden
    window.go(Place("people"))
    assert page_of(window).hidden
    window.run("window.hide-names")
    assert not page_of(window).hidden


def test_larger_text_makes_the_page_anew_with_its_state(
    open_window: Open, officer: Workplace, qtbot: QtBot, qapp: Themed, shot: Shot
) -> None:
    window = open_window(officer, PLAIN)
    first = page_of(window)
    first.field.setText("typed")

    window.run("window.larger-text")
    qapp.theme.apply(choice=ThemeChoice.LIGHT, text_percent=window.preferences.chosen.text_percent, reduced_motion=True)
    qtbot.waitUntil(lambda: page_of(window) is not first)

    assert window.preferences.chosen.text_percent == 115
    assert page_of(window).field.text() == "typed"
    qapp.theme.apply(choice=ThemeChoice.LIGHT, text_percent=150)
    qtbot.waitUntil(lambda: window.frame.is_rail)
    shot(window, "officer-150")


def test_a_narrow_window_has_a_rail_and_says_sending_in_the_top_bar(
    open_window: Open, officer: Workplace, shot: Shot
) -> None:
    window = open_window(officer, PLAIN, size=(1100, 700))
    shot(window, "officer-rail")

    assert window.frame.is_rail
    block = window.frame.top.findChild(QWidget, "sync")
    assert block is not None
    assert block.accessibleName().startswith("1") or block.accessibleName()
    window.resize(1440, 900)
    assert not window.frame.is_rail


def test_work_at_risk_stands_in_the_bar(open_window: Open, officer: Workplace, qtbot: QtBot, shot: Shot) -> None:
    window = open_window(officer, PLAIN)
    status = Status(phase=Phase.WAITING, problem=Unreachable.key, waiting=3, last_round_at=officer.clock())

    officer.work.news.sync_stands.emit(status)
    settled(qtbot, officer.work)
    shot(window, "officer-offline")

    assert shown_title(window) == "Oldest unsent change is 8 days old"
    assert button(window, "sync").accessibleName().startswith("Oldest unsent is 8 days old")


def test_trouble_stands_in_the_bar_until_it_is_put_away(open_window: Open, officer: Workplace, shot: Shot) -> None:
    window = open_window(officer, PLAIN)

    window.trouble(Unreachable())
    shot(window, "officer-trouble")

    assert shown_title(window) == "The server could not be reached."
    window.go(Place("people"))
    assert shown_title(window) == ""


def test_the_lock_button_locks(open_window: Open, officer: Workplace) -> None:
    asked: list[LockWhy] = []
    window = open_window(officer, PLAIN, lock=asked.append)

    button(window, "lock").click()

    assert asked == [LockWhy.ASKED]


def test_nobody_at_work_is_warned_and_then_locked(open_window: Open, officer: Workplace) -> None:
    asked: list[LockWhy] = []
    window = open_window(officer, PLAIN, lock=asked.append)

    window.watch.idle._begin_to_warn()
    assert shown_title(window) == "Locking in 20 s"
    window.watch.idle.stir()
    assert shown_title(window) == ""
    window.watch.idle._begin_to_warn()
    for _ in range(20):
        window.watch.idle._tick()

    assert asked == [LockWhy.IDLE]


def test_f6_goes_from_the_page_to_the_navigation_and_back(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PLAIN)
    field = page_of(window).field
    field.setFocus()

    window.run("window.next-pane")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.frame.navigation.isAncestorOf(focused)
    window.run("window.previous-pane")

    assert field.hasFocus()


def test_the_key_sheet_shows_every_command_with_a_key(open_window: Open, officer: Workplace, shot: Shot) -> None:
    window = open_window(officer, PLAIN)

    window.run("window.keys")

    sheet = window.findChild(QWidget, "key-sheet")
    assert sheet is not None
    shot(sheet, "keys")
    sheet.close()


def test_the_title_names_nobody(open_window: Open, officer: Workplace) -> None:
    assert open_window(officer, PLAIN).windowTitle() == "Caseworker"


def test_closing_writes_down_what_is_typed(open_window: Open, officer: Workplace, qtbot: QtBot) -> None:
    window = open_window(officer, PLAIN)
    page = page_of(window)
    draft = officer.work.drafts.follow("test", about=None, owner=page, read=lambda: {"words": page.field.text()})
    page.field.setText("never lost")
    draft.touch()

    with qtbot.waitSignal(window.closed):
        window.close()

    found = officer.office.drafts.find("test", None)
    assert found is not None
    assert dict(found.fields)["words"] == "never lost"


def test_whereabouts_carry_place_state_and_focus_and_leave_the_page_alone(
    open_window: Open, officer: Workplace
) -> None:
    window = open_window(officer, PLAIN, at=Place("people"))
    page_of(window).field.setText("here")

    where = window.whereabouts()

    assert where is not None
    assert where.place.state == {"words": "here"}
    assert page_of(window).left == 0
