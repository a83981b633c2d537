"""Fonts: Inter ships with the product; scripts it lacks come from the system's fonts."""

import logging
import re

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.tokens import Type, folder

_log = logging.getLogger(__name__)
_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "InterDisplay-SemiBold.ttf")
_OTHER_SCRIPTS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans CJK SC",
    "Segoe UI",
    "Microsoft YaHei UI",
    "Nirmala UI",
    "Geeza Pro",
    "PingFang SC",
    "DejaVu Sans",
)
_SPACED = re.compile(r"[\u0590-\u109F\u1780-\u18AF\uFB1D-\uFDFF\uFE70-\uFEFC]")
_TABULAR = QFont.Tag("tnum")
_SLASHED_ZERO = QFont.Tag("zero")


class Fonts:
    """Makes the font of a role. Made once for an application; it registers the shipped files."""

    def __init__(self) -> None:
        for name in _FILES:
            if QFontDatabase.addApplicationFont(str(folder("fonts", name))) < 0:
                _log.info("font %s could not be read, the system's is taken", name)
        installed = frozenset(QFontDatabase.families())
        self._system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        self._others = [name for name in _OTHER_SCRIPTS if name in installed]

    def make(self, role: str, kind: Type, *, scale: float, system: bool) -> QFont:
        """Return the font of a role. Letters are set apart as the role says; see `without_spacing`."""
        font = QFont()
        font.setFamilies(self._families(display=kind.display, system=system))
        font.setPixelSize(max(12, round(kind.size * scale)))
        font.setWeight(QFont.Weight(kind.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(_TABULAR, 1)
        if role == "identifier":
            font.setFeature(_SLASHED_ZERO, 1)
        if kind.spacing:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + kind.spacing)
        return font

    def _families(self, *, display: bool, system: bool) -> list[str]:
        own = [] if system else ["Inter Display", "Inter"] if display else ["Inter"]
        return list(dict.fromkeys([*own, self._system, *self._others]))


def without_spacing(font: QFont, text: str) -> QFont:
    """Return the font for this text: letters of joined scripts are never set apart."""
    if not _SPACED.search(text) or font.letterSpacing() in {0.0, 100.0}:
        return font
    joined = QFont(font)
    joined.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    return joined
