"""Settings as a person meets them: each change applies at once, and a key that is taken is refused with a sentence."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workplaces import Workplace
from ui.keys import DEFAULT_KEYS, key_of
from ui.places import Place
from ui.preferences import ThemeChoice
from ui.settings.key_dialog import KeyDialog
from ui.settings.key_words import words_of
from ui.settings.keys_model import KeysModel
from ui.settings.page import SettingsPage
from ui.settings.pin_dialog import PinDialog
from ui.settings.setting_rows import KeyRow, SettingRow
from ui.widgets.buttons import Button

Open = Callable[..., SettingsPage]
Shot = Callable[[QWidget, str], None]


def row(page: SettingsPage, name: str) -> SettingRow:
    found = page.findChild(SettingRow, f"setting-{name}")
    assert isinstance(found, SettingRow)
    return found


def test_a_change_applies_at_once(open_page: Open, officer: Workplace, shot: Shot) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)
    shot(page, "settings")
    combo = row(page, "theme").control
    assert isinstance(combo, QComboBox)

    combo.setCurrentIndex(combo.findData("dark"))
    combo.activated.emit(combo.currentIndex())

    assert officer.work.preferences.chosen.theme is ThemeChoice.DARK


def test_what_is_changed_elsewhere_is_shown(open_page: Open, officer: Workplace) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)

    officer.work.preferences.change(text_percent=150)

    combo = row(page, "text_percent").control
    assert isinstance(combo, QComboBox)
    assert combo.currentData() == "150"


def test_searching_leaves_only_what_says_the_words(open_page: Open, officer: Workplace) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)

    page.search.line.setText("motion")

    assert [name for name in ("reduced_motion", "theme") if row(page, name).isVisible()] == ["reduced_motion"]


def test_a_search_that_finds_nothing_says_so(open_page: Open, officer: Workplace) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)

    page.search.line.setText("zebra")

    assert not any(part.isVisible() for part in page._parts)
    assert page._empty.isVisible()


def test_nobody_locks_later_than_the_agency_allows(open_page: Open, officer: Workplace) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)

    assert row(page, "lock_after_minutes").setting.most == 5


def test_a_key_that_is_taken_is_refused_with_the_command_that_has_it(open_page: Open, officer: Workplace) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)
    page._choose_key("window.lock")
    dialog = page.findChild(KeyDialog)
    assert isinstance(dialog, KeyDialog)

    dialog.edit.setKeySequence(QKeySequence("Ctrl+K"))
    dialog._take()

    assert dialog.isVisible()
    assert "Search and commands" in dialog._field.error
    dialog.reject()


def test_a_free_key_is_taken_and_can_be_given_back(open_page: Open, officer: Workplace, qtbot: QtBot) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)
    page._choose_key("window.lock")
    dialog = page.findChild(KeyDialog)
    assert isinstance(dialog, KeyDialog)

    dialog.edit.setKeySequence(QKeySequence("Ctrl+J"))
    dialog._take()

    assert key_of("window.lock", officer.work.preferences.chosen.keys) == "Ctrl+J"
    assert page._key_rows["window.lock"].line.is_changed
    page._usual_key("window.lock")
    assert key_of("window.lock", officer.work.preferences.chosen.keys) == "Ctrl+L"


def test_a_letter_alone_is_no_key_of_a_command(officer: Workplace) -> None:
    keys = KeysModel(officer.work.preferences, officer.plain)

    assert keys.why_not("window.lock", "L")
    assert keys.why_not("window.lock", "Shift+L")
    assert not keys.why_not("window.lock", "F12")


def test_two_pages_may_have_the_same_key(officer: Workplace) -> None:
    keys = KeysModel(officer.work.preferences, officer.plain)

    assert not keys.why_not("approval.next", "F2")


def test_every_command_with_a_key_has_words(open_page: Open, officer: Workplace) -> None:
    assert [command for command in DEFAULT_KEYS if words_of(command) == command] == []


def test_no_two_usual_keys_clash(officer: Workplace) -> None:
    keys = KeysModel(officer.work.preferences, officer.plain)

    assert [line.command for line in keys.lines if keys.why_not(line.command, line.keys)] == []


def test_the_licences_of_what_ships_can_be_read(open_page: Open, officer: Workplace) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)

    names = [button.accessibleName() or button.text() for button in page._parts[-1].findChildren(type(page._all_usual))]

    assert names == ["Licence of Inter", "Licence of Lucide"]


def test_every_row_of_keys_names_its_command(open_page: Open, officer: Workplace) -> None:
    page = open_page(SettingsPage, Place("settings"), officer)

    assert len(page.findChildren(KeyRow)) == len(DEFAULT_KEYS)


def test_a_pin_is_offered_only_where_the_agency_allows_one_and_is_typed_twice(
    open_page: Open, officer: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = open_page(SettingsPage, Place("settings"), officer)
    assert without.findChild(SettingRow, "setting-pin") is None

    locking = officer.office.locking
    monkeypatch.setattr(locking, "_policy", replace(officer.office.sitting.pack.policy, pin_allowed=True))
    page = open_page(SettingsPage, Place("settings"), officer)
    control = row(page, "pin").control
    assert isinstance(control, Button)
    control.click()
    dialog = page.findChild(PinDialog)
    assert dialog is not None
    take = dialog.findChild(Button, "take")
    assert take is not None
    for first, again, refusal in (("739204", "739205", "not the same"), ("123456", "123456", "in a row")):
        dialog.first.set_text(first)
        dialog.again.set_text(again)
        take.click()
        qtbot.waitUntil(lambda said=refusal: said in dialog.first.error() + dialog.again.error())  # type: ignore[misc]
        dialog.first.show_error("")
        dialog.again.show_error("")
    dialog.first.set_text("739204")
    dialog.again.set_text("739204")
    take.click()
    qtbot.waitUntil(lambda: locking.has_pin)
