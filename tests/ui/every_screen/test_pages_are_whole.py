"""Every page as it opens: laid out, its controls told and to be hit, its commands with words, icons and keys."""

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from tests.ui.every_screen.looking import faults, small_targets, unnamed
from tests.ui.every_screen.places import ROLES, called, places
from tests.ui.every_screen.test_layout import at_rest
from tests.ui.workplaces import Workplace
from ui.shell.key_sheet import KeySheet
from ui.shell.window import ShellWindow
from ui.theme.tokens import folder
from ui.widgets.labels import Label

Open = Callable[..., ShellWindow]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_every_page_is_whole(
    open_window: Open, workplace: Callable[[Role], Workplace], qtbot: QtBot, role: Role
) -> None:
    at_work = workplace(role)
    window = open_window(at_work)
    found = list[str]()
    for place in places(role, at_work.known):
        window.go(place)
        at_rest(qtbot, window, at_work)
        window.grab()
        wrong = [*faults(window), *unnamed(window), *small_targets(window), *_of_commands(window)]
        found += [f"{called(place)}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)


def _of_commands(window: ShellWindow) -> Iterable[str]:
    known, shipped = window.actions_now.commands, {path.stem for path in folder("icons").glob("*.svg")}
    for one in known:
        if not one.words.strip() or not one.group.strip():
            yield f"{one.id} has no words or no group"
        if one.icon and one.icon not in shipped:
            yield f"{one.id} has the icon {one.icon}, which does not ship"
    names = [one.id for one in known]
    yield from (f"{name} is offered twice" for name in sorted(set(names)) if names.count(name) > 1)
    keys = [(window.actions_now.key(name), name) for name in sorted(set(names))]
    given = [key for key, _ in keys if key]
    yield from (f"{key} is asked for by {name} and by another" for key, name in keys if given.count(key) > 1)
    sheet = KeySheet(window.actions_now, window)
    said = _said(sheet)
    yield from (
        f"{one.id} is not on the key sheet" for one in known if window.actions_now.key(one.id) and one.words not in said
    )
    sheet.deleteLater()


def _said(widget: QWidget) -> set[str]:
    return {one.text() for one in widget.findChildren(Label)}
