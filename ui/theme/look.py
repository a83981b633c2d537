"""What the style asks of the theme. Apart from the theme itself, so that the two need not know each other."""

from typing import Protocol

from PySide6.QtGui import QColor, QFont


class Look(Protocol):
    """Colours, sizes and fonts in force."""

    @property
    def is_high_contrast(self) -> bool:
        """Whether lines stand around everything."""

    def colour(self, token: str) -> QColor:
        """Return a colour."""

    def px(self, pixels: float) -> int:
        """Return pixels at the chosen text size."""

    def font(self, role: str) -> QFont:
        """Return the font of a role."""

    def size(self, *path: str | int) -> int:
        """Return a size."""
