"""The command of the practice office: without a display it says so, and the bar lets one be somebody else."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from ui.practice.bar import PracticeBar
from ui.practice.demo import main
from ui.widgets.labels import Elided
from ui.work import Work


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "--offscreen --screenshots" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--offscreen"], ["--screenshots", "x"], ["--size", "12"], ["--role", "auditor"]])
def test_wrong_use_ends_with_two(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(words) == 2


def test_the_bar_names_the_practice_and_switches_the_role(qtbot: QtBot, officer_work: Work) -> None:
    chosen: list[Role] = []
    names = {Role.OFFICER: "Ana Lima", Role.FRONT_DESK: "Ben Ode", Role.SUPERVISOR: "Sue Boss"}
    bar = PracticeBar(Role.OFFICER, names, officer_work.wording, chosen.append)
    qtbot.addWidget(bar)
    bar.show()
    buttons = {one.text().replace("&", ""): one for one in bar.findChildren(QAbstractButton)}
    desk = next(one for words, one in buttons.items() if "Front desk" in words or "Front desk" in one.accessibleName())
    qtbot.mouseClick(desk, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert chosen == [Role.FRONT_DESK]


NAMES = {Role.OFFICER: "Ana Lima", Role.FRONT_DESK: "Ben Ode", Role.SUPERVISOR: "Sue Boss"}


def test_a_narrow_bar_drops_its_second_sentence_and_keeps_the_first_whole(qtbot: QtBot, officer_work: Work) -> None:
    bar = PracticeBar(Role.OFFICER, NAMES, officer_work.wording, lambda _: None)
    qtbot.addWidget(bar)
    bar.resize(1400, 50)
    bar.show()
    title, told = bar.findChildren(Elided)
    assert told.isVisible()

    bar.resize(760, 50)

    assert not told.isVisible()
    assert title.width() >= title.sizeHint().width()


def test_where_the_roles_have_no_room_beside_each_other_they_are_a_list(qtbot: QtBot, officer_work: Work) -> None:
    chosen: list[Role] = []
    bar = PracticeBar(Role.OFFICER, NAMES, officer_work.wording, chosen.append)
    qtbot.addWidget(bar)
    bar.resize(460, 50)
    bar.show()
    (title, _), (combo,) = bar.findChildren(Elided), bar.findChildren(QComboBox)
    assert combo.isVisible()
    assert title.width() >= title.sizeHint().width()

    qtbot.keyClick(combo, Qt.Key.Key_Down)  # type: ignore[no-untyped-call]

    assert chosen == [Role.FRONT_DESK]
