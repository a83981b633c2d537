"""Files of mail that were chosen on another page, on their way to the page of messages.

They are held by the window, in memory only: names of files are citizens' words, and what a place carries is remembered.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from ui.places import Place
from ui.work import Work

_SUFFIXES = frozenset({".eml", ".mbox"})


def are_mail(paths: Sequence[Path]) -> bool:
    """Return whether all of these files say by their names that they are mail; False for none."""
    return bool(paths) and all(one.suffix.lower() in _SUFFIXES for one in paths)


class _Handed(QObject):
    def __init__(self, paths: Sequence[Path], window: QObject) -> None:
        super().__init__(window)
        self.paths = tuple(paths)


def show_mail(work: Work, paths: Sequence[Path]) -> None:
    """Show the page of messages with these files on it."""
    _Handed(paths, work.window.guest())
    work.window.go(Place("mail"))


def handed_over(work: Work) -> tuple[Path, ...]:
    """Return the files that were handed over since this was asked last."""
    waiting = work.window.guest().findChildren(_Handed)
    for one in waiting:
        one.setParent(None)
        one.deleteLater()
    return tuple(path for one in waiting for path in one.paths)
