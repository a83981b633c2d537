"""Every page in another language: each sentence of ours is found in the catalogue, and nothing else is said.

Spanish is spoken in brackets here, so that what is said without a catalogue, or looked up in the wrong place, stands
outside of them. What people and agencies wrote stays as it is, and so do keys, numbers and days.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QLocale, QTranslator
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from tests.ui.languages.speaking import ROOT, in_language, said_in, speaking, words_only
from tests.ui.workplaces import Workplace, settled
from ui.pages import PAGES
from ui.places import Place
from ui.pseudo import BEGIN, END, is_pattern
from ui.shell.rooms import rooms
from ui.shell.window import ShellWindow
from ui.shipped import shipped
from ui.theme.current import Themed

Open = Callable[..., ShellWindow]
ROLES = (Role.SUPERVISOR, Role.OFFICER, Role.FRONT_DESK)  # a page that several have is looked at with the first of them
ABOUT_NOBODY = ("settings", "sync", "add-person")
TABS = ("timeline", "cases", "details", "household", "documents", "consent", "who-looked")
_KEYS = re.compile(
    r"((Ctrl|Alt|Mayús|Tab|Supr|Retroceso|Intro|Arriba|Abajo|Izquierda|Derecha|(Av|Re) Pág|F?\d+|.)(\+|$))+"
)
_ID = re.compile(r"\b[A-Z]{1,3}-?\d[\d-]*|\b(kB|MB|GB|TB)\b")
_SPANISH = QLocale("es")
_FORMS = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
_DAYS = [
    *(_SPANISH.dayName(day, form) for day in range(1, 8) for form in _FORMS),
    *(_SPANISH.monthName(month, form) for month in range(1, 13) for form in _FORMS),
]
_DATES = re.compile(rf"\b({'|'.join(sorted(_DAYS, key=len, reverse=True))}|de)\b", re.IGNORECASE)


class Bracketed(QTranslator):
    """Spanish from its catalogue, in brackets."""

    def __init__(self) -> None:
        super().__init__()
        self._spanish = QTranslator(self)
        assert self._spanish.load("caseworker_es", str(shipped("translations")))

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        told = self._spanish.translate(context, source, disambiguation, n)
        if not told or context == "QShortcut" or is_pattern(source):
            return told or None  # type: ignore[return-value]  # Qt takes None for "not mine"
        return f"{BEGIN}{told}{END}"


def places(at_work: Workplace, role: Role) -> list[Place]:
    """The rooms of a role that no role before it has; with the first also what stands beside them, and a person."""
    earlier = {room.place for one in ROLES[: ROLES.index(role)] for room in rooms([one], PAGES)}
    found = [room.place for room in rooms([role], PAGES) if room.place not in earlier]
    if role is ROLES[0]:
        found += [Place(page) for page in ABOUT_NOBODY if page in PAGES]
        found += [Place("person", at_work.known.marta, part) for part in TABS]
        found += [Place("case", at_work.known.housing.id)] if "case" in PAGES else []
    return found


@pytest.mark.parametrize("role", ROLES)
def test_all_that_a_page_says_of_its_own_is_in_the_catalogue(
    open_window: Open, workplace: Callable[[Role], Workplace], role: Role, qtbot: QtBot, qapp: Themed
) -> None:
    written, bare = _written_by_people(), []
    with speaking(qapp, "es"), _bracketed(qapp):
        at_work = in_language(workplace(role), "es")
        first, *others = places(at_work, role)
        window = open_window(at_work, at=first)
        for place in (first, *others):
            window.go(place)
            settled(qtbot, at_work.work)
            for text, where in said_in(window).items():
                bare += [f"{place.page} {place.part} {where}: {one!r}" for one in _bare(words_only(text), written)]

    assert bare == [], "\n".join(sorted(set(bare)))


@contextmanager
def _bracketed(qapp: Themed) -> Iterator[None]:
    translator = Bracketed()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def _bare(text: str, written: str) -> Iterator[str]:
    """Give what of a text is neither in brackets nor written by people, agencies or the keyboard."""
    outside, depth = [], 0
    for letter in text:
        depth += (letter == BEGIN) - (letter == END)
        outside.append("\n" if letter in BEGIN + END else letter if depth == 0 else "")
    for part in re.split(r"[\n·,;:.()–|→]", "".join(outside)):
        words = part.strip(" …*✓")
        rest = _DATES.sub("", _ID.sub("", words)).strip(" -0123456789")
        by_people = _KEYS.fullmatch(words) or any(one.casefold() in written for one in (words, rest))
        if any(letter.isalpha() for letter in rest) and not by_people:
            yield words


def _written_by_people() -> str:
    """Everything that is said as it was written: by the agency in its pack, and by the tests' office."""
    files = [*(ROOT / "resources" / "packs" / "riverside").rglob("*.*"), *(ROOT / "tests" / "ui").glob("*.py")]
    files += [*(ROOT / "tests" / "domain").glob("*builders.py"), *(ROOT / "tests" / "desk").glob("*.py")]
    written = "\n".join(path.read_text("utf-8", errors="replace") for path in files).casefold()
    return written + written.replace("-", " ")  # names of fields are shown without their hyphens
