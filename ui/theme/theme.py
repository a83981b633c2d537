"""The theme: which colours, sizes and fonts are in force. Widgets keep token names and ask while they paint."""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QToolTip

from ui.preferences import ThemeChoice
from ui.theme.fonts import Fonts, without_spacing
from ui.theme.palette import for_views, palette
from ui.theme.style import Styles
from ui.theme.tokens import read_tokens

_MOST_WIDTHS = 8192


@dataclass(frozen=True, slots=True)
class Tone:
    """The three colours of a tone: words, the ground behind them, and marks."""

    text: QColor
    tint: QColor
    solid: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for."""

    choice: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = 100
    system_font: bool = False
    reduced_motion: bool = False


class Theme(QObject):
    """What is in force now. `changed` comes after colours, sizes or fonts became others.

    It sets palette, font and style of the application it is made for.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = read_tokens()
        self._fonts = Fonts()
        self._wish = Wish()
        self._made_fonts: dict[str, QFont] = {}
        self._widths: dict[int, float] = {}  # by the hash of role and words: no words are kept
        self.name, self.scale = "light", 1.0
        self._become("light")
        self._style = Styles(self)  # a style nobody owns is collected
        app.setStyle(self._style)
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._wishes.contrastPreferenceChanged.connect(self._follow)
        self._take()

    @property
    def is_dark(self) -> bool:
        """Whether light words stand on a dark ground."""
        return self.name in {"dark", "highContrastDark"}

    @property
    def is_high_contrast(self) -> bool:
        """Whether lines stand around everything and no ground carries a meaning."""
        return self.name.startswith("highContrast")

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing moves."""
        return self._wish.reduced_motion

    def apply(
        self,
        *,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_percent: int = 100,
        system_font: bool = False,
        reduced_motion: bool = False,
    ) -> None:
        """Take these choices. `text_percent` outside 100 to 200 is taken as the nearest of them."""
        wish = Wish(
            choice=choice,
            text_percent=min(200, max(100, text_percent)),
            system_font=system_font,
            reduced_motion=reduced_motion,
        )
        before = (self._wish, self.name)
        self._wish = wish
        if before != (wish, self._name_for(choice)):
            self._take()

    def colour(self, token: str) -> QColor:
        """Return a colour of tokens.json; a name that is not there raises KeyError."""
        return QColor(self._colours[token])

    def tone(self, tone: str) -> Tone:
        """Return the colours of a tone: neutral accent success warning danger info violet brown; also "plain"."""
        return self._tones[tone]

    def px(self, pixels: float) -> int:
        """Return pixels at the chosen text size."""
        return round(pixels * self.scale)

    def font(self, role: str) -> QFont:
        """Return the font of a type role."""
        font = self._made_fonts.get(role)
        if font is None:
            font = self._fonts.make(role, self._tokens.types[role], scale=self.scale, system=self._wish.system_font)
            self._made_fonts[role] = font
        return QFont(font)

    def font_for(self, role: str, text: str) -> QFont:
        """Return the font of a role for this text: letters of joined scripts are not set apart."""
        return without_spacing(self.font(role), text)

    def width(self, role: str, text: str) -> float:
        """Return how wide one line of this text is in the font of a role; what was measured before is remembered."""
        key = hash((role, text))
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            known = self._widths[key] = QFontMetricsF(self.font_for(role, text)).horizontalAdvance(text)
        return known

    def line(self, role: str) -> int:
        """Return the height of a line of a role."""
        return self.px(self._tokens.types[role].line)

    def size(self, *path: str | int) -> int:
        """Return a number of the tokens in pixels, by its path: "size", "control", "md" or "size", "avatar", 2."""
        at: object = self._tokens.numbers
        for step in path:
            at = cast(dict[str | int, object], at)[step]
        return self.px(cast(float, at))

    def is_mirrored(self, icon: str) -> bool:
        """Whether an icon is turned around in right-to-left writing."""
        return icon in self._tokens.mirrored_icons

    def all_colours(self) -> dict[str, dict[str, str]]:
        """Return the colours of every theme, for those who compare them."""
        return self._tokens.colours

    @Slot()
    def _follow(self) -> None:
        if self._name_for(self._wish.choice) != self.name:
            self._take()

    def _take(self) -> None:
        self.scale = self._wish.text_percent / 100
        self._made_fonts.clear()
        self._widths.clear()
        self._become(self._name_for(self._wish.choice))
        self._app.setFont(self.font("body"))
        self._app.setPalette(palette(self.colour))
        self._app.setPalette(for_views(self.colour), "QAbstractItemView")  # type: ignore[arg-type]  # the stub asks for bytes, Qt takes words
        QToolTip.setPalette(palette(self.colour))
        QToolTip.setFont(self.font("small"))
        self.changed.emit()

    def _become(self, name: str) -> None:
        self.name = name
        self._colours = {token: QColor(value) for token, value in self._tokens.colours[name].items()}
        self._tones = {
            tone: Tone(*(self._colours[token] for token in tokens)) for tone, tokens in self._tokens.tones.items()
        }
        self._tones["plain"] = Tone(self.colour("text2"), QColor(0, 0, 0, 0), self.colour("neutralSolid"))

    def _name_for(self, choice: ThemeChoice) -> str:
        if choice is not ThemeChoice.SYSTEM:
            return choice.value
        dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        if self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast:
            return "highContrastDark" if dark else "highContrastLight"
        return "dark" if dark else "light"
