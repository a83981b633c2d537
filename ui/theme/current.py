"""The theme in force: it belongs to the application object, and every widget asks for it when it paints."""

from typing import cast

from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme


class Themed(QApplication):
    """An application with a theme. Made once, by `ui/app.py`, and by the tests."""

    theme: Theme


def theme() -> Theme:
    """Return the theme of the running application."""
    return cast(Themed, QApplication.instance()).theme


def made_for() -> tuple[float, str]:
    """Return text size and font, for which pages are made: with others, they are made anew."""
    return theme().scale, theme().font("body").family()
