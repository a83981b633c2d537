"""A button above a list: with words and keys, without keys, or as an icon alone where there is little room."""

from enum import IntEnum

from ui.theme.current import theme
from ui.theme.painting import tip
from ui.widgets.buttons import Button

_ICON = 16


class HeadForm(IntEnum):
    """What of a button is shown, the roomiest first."""

    WHOLE = 0
    WORDS = 1
    ICON = 2


class HeadButton(Button):
    """A button with an icon and words. Where only the icon is shown, the words are its name and its tip."""

    def __init__(self, words: str, *, icon: str, kind: str = "secondary", keys: str = "", size: str = "md") -> None:
        super().__init__(words, kind=kind, icon=icon, keys=keys, size=size)
        self._whole, self._shown_keys = words, keys

    def take(self, form: HeadForm) -> None:
        """Show as much as that."""
        alone = form is HeadForm.ICON
        self.set_words("" if alone else self._whole)
        self.set_keys(self._shown_keys if form is HeadForm.WHOLE else "")
        self.setAccessibleName(self._whole)
        self.setToolTip(tip(self._whole) if alone else "")

    @property
    def _side(self) -> int:
        """The room beside the content: that of a square for an icon alone."""
        return super()._side if self.words() else (theme().size("size", "control", self._size) - theme().px(_ICON)) // 2
