"""The theme of the application of the tests; put back after each."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import usual_theme
from ui.theme.current import Themed
from ui.theme.theme import Theme


@pytest.fixture
def the_theme(qtbot: QtBot, qapp: Themed) -> Iterator[Theme]:
    """The theme in force."""
    yield qapp.theme
    usual_theme(qapp)
