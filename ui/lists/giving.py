"""A short way to write down a command of a list page."""

from collections.abc import Callable

from ui.commands import Command, always


def command(  # noqa: PLR0917  # a line of a table
    name: str, words: str, run: Callable[[], None], group: str, icon: str = "", why_not: Callable[[], str] = always
) -> Command:
    """Return a command."""
    return Command(id=name, words=words, run=run, group=group, icon=icon, why_not=why_not)
