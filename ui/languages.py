"""Languages: those the program comes with, and the one in force. A catalogue is a file under resources/translations.

What is painted afterwards is in the new language; windows make their pages anew when it changes. English is the
language of the sources; its own catalogue holds plural forms only.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from ui.pseudo import PSEUDO, PSEUDO_MIRRORED, PseudoLanguage
from ui.shipped import shipped

_SOURCE = "en"
_PREFIX, _TRANSLATIONS = "caseworker_", "translations"
_OF_QT = "qtbase_"
_KEYS = (  # as they stand on keys; the words of Qt are longer, and others than ours
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Tab"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),
)
_OWN_NAMES = {"en": "English", "es": "Español"}  # the system names these after a country
_TRIED = {
    "pseudo": PSEUDO,
    "qps": PSEUDO,
    "qps-ploc": PSEUDO,
    "qps-plocm": PSEUDO_MIRRORED,
    PSEUDO_MIRRORED: PSEUDO_MIRRORED,
}


@dataclass(frozen=True, slots=True)
class Language:
    """One language by its code, and by its own name as those who speak it write it."""

    code: str
    name: str


def offered() -> tuple[Language, ...]:
    """Return the languages there are catalogues for, English among them, by their own names."""
    folder = shipped(_TRANSLATIONS)
    found = folder.glob(f"{_PREFIX}*.qm") if folder is not None else ()
    codes = {_SOURCE, *(path.stem.removeprefix(_PREFIX) for path in found)}
    return tuple(sorted((Language(code, _own_name(code)) for code in codes), key=lambda one: one.name.casefold()))


def in_force(code: str) -> str:
    """Return the code of the language that a choice means: "" follows the system, as far as there is a catalogue.

    "pseudo" and its like mean the pseudo-language, which is never offered: it is for trying.
    """
    if code in _TRIED:
        return _TRIED[code]
    known = {one.code for one in offered()}
    wanted = [code] if code else [name.replace("-", "_") for name in QLocale.system().uiLanguages()]
    for name in wanted:
        for form in (name, name.split("_", maxsplit=1)[0]):
            if form in known:
                return form
    return _SOURCE


def locale_of(code: str) -> QLocale:
    """Return how numbers and days are written when this language is chosen.

    As the system writes them while its language is spoken, otherwise as the language does.
    """
    chosen, system = in_force(code), QLocale.system()
    if not code and system.name().split("_", maxsplit=1)[0] == chosen:
        return system
    return QLocale(_SOURCE if _is_pseudo(chosen) else chosen)


class Languages:
    """Which language an application speaks."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []

    def speak(self, code: str, *, mirrored: bool = False) -> None:
        """Speak a language, "" that of the system; `mirrored` turns the direction of writing around, for trying it."""
        chosen, locale = in_force(code), locale_of(code)
        QLocale.setDefault(locale)
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = _translators(chosen)
        for translator in self._translators:
            self._app.installTranslator(translator)
        backwards = chosen == PSEUDO_MIRRORED or locale.textDirection() is Qt.LayoutDirection.RightToLeft
        turned = backwards != mirrored
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)


def _translators(chosen: str) -> list[QTranslator]:
    """Return those of a language, Qt's own words first: who is installed last is asked first."""
    if _is_pseudo(chosen):
        return [PseudoLanguage(QCoreApplication.instance())]
    of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    asked = ((f"{_OF_QT}{chosen}", of_qt), (f"{_PREFIX}{chosen}", shipped(_TRANSLATIONS)))
    return [made for name, folder in asked if (made := _loaded(name, folder))]


def _loaded(name: str, folder: Path | None) -> QTranslator | None:
    made = QTranslator(QCoreApplication.instance())
    return made if folder is not None and made.load(name, str(folder)) else None


def _is_pseudo(chosen: str) -> bool:
    return chosen in {PSEUDO, PSEUDO_MIRRORED}


def _own_name(code: str) -> str:
    if code in _OWN_NAMES:
        return _OWN_NAMES[code]
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code
