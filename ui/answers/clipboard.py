"""Copying words from the library: they are about nobody, and stay on the clipboard."""

from PySide6.QtGui import QGuiApplication


def copy(words: str) -> None:
    """Put plain words on the clipboard."""
    QGuiApplication.clipboard().setText(words)
