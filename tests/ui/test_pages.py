"""Every page in the real window, as the role that has it: it opens, and its keys mean one thing each."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from tests.ui.workplaces import Workplace, settled
from ui.pages import PAGES
from ui.places import Place
from ui.shell.rooms import rooms
from ui.shell.window import ShellWindow

Open = Callable[..., ShellWindow]
Shot = Callable[[QWidget, str], None]
WITHOUT_ABOUT = {"settings", "sync", "add-person"}


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR])
def test_every_room_of_a_role_opens_and_no_key_means_two_things(
    open_window: Open, workplace: Callable[[Role], Workplace], role: Role, qtbot: QtBot, shot: Shot
) -> None:
    at_work = workplace(role)
    window = open_window(at_work)
    places = [room.place for room in rooms([role], PAGES)] + [Place(page) for page in WITHOUT_ABOUT & set(PAGES)]

    for place in places:
        window.go(place)
        settled(qtbot, at_work.work)
        shot(window, f"{role.value}-{place.page}")
        keys = [action.shortcut().toString() for action in window.actions() if not action.shortcut().isEmpty()]
        assert window.pages.page is not None, place
        assert sorted(keys) == sorted(set(keys)), place
        assert window.notices.shown is None, place
