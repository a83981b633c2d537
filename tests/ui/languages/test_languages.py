"""Choosing a language: which one is spoken, how days and numbers are written then, and that it changes at once."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from caseworker.domain.values import Bound, PartialDate
from caseworker.store.reader import NotHere
from tests.ui.languages.speaking import said_in, speaking
from tests.ui.workplaces import Workplace
from ui.language_names import language_code, language_name
from ui.languages import in_force, locale_of, offered
from ui.messages import say
from ui.person import typed
from ui.places import Place
from ui.pseudo import BEGIN, END, pseudo
from ui.shell.window import ShellWindow
from ui.theme.current import Themed
from ui.wording import Wording

NOW = datetime(2026, 11, 25, 10, 42, tzinfo=UTC)
Open = Callable[..., ShellWindow]
translate = QCoreApplication.translate


def spanish() -> Wording:
    return Wording(lambda: NOW, UTC, locale_of("es"))


def test_english_and_spanish_are_offered_by_their_own_names() -> None:
    assert [(one.code, one.name) for one in offered()] == [("en", "English"), ("es", "Español")]


@pytest.mark.parametrize(
    ("chosen", "spoken"),
    [("es", "es"), ("es_AR", "es"), ("en", "en"), ("tlh", "en"), ("pseudo", "qps"), ("qps", "qps")],
)
def test_a_choice_means_the_nearest_language_there_is(chosen: str, spoken: str) -> None:
    assert in_force(chosen) == spoken


def test_nothing_chosen_follows_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("es_MX")))

    assert in_force("") == "es"
    assert locale_of("").name() == "es_MX"


def test_english_counts_one_and_many(qapp: Themed) -> None:
    with speaking(qapp, "en"):
        say_it = Wording(lambda: NOW, UTC, locale_of("en"))
        assert say_it.days(1) == "1 day"
        assert say_it.days(2) == "2 days"
        assert say_it.due(date(2026, 11, 24)) == "1 day over"


def test_days_and_numbers_are_written_as_the_language_does(qapp: Themed) -> None:
    with speaking(qapp, "es"):
        say_it = spanish()
        assert say_it.full_day(date(2026, 11, 27)) == "Viernes 27 de noviembre"
        assert say_it.day_heading(date(2026, 11, 27)) == "Viernes 27 de noviembre"
        assert say_it.day_heading(NOW) == "Hoy, 25 de noviembre"
        assert say_it.week_day(date(2026, 11, 27)) == "vie 27 nov"
        assert say_it.long_date(date(1958, 3, 14)) == "14 de marzo de 1958"
        assert say_it.number(12045) == "12.045"
        assert say_it.due(date(2026, 11, 24)) == "1 día de retraso"
        assert say_it.joined(["Ana", "Beto", "Carla"]) == "Ana, Beto y Carla"


@pytest.mark.parametrize(
    "known",
    [
        PartialDate(1958, 3, 14),
        PartialDate(1958, 9),
        PartialDate(1958, approximate=True),
        PartialDate(1958, bound=Bound.BEFORE),
        PartialDate(1958, bound=Bound.AFTER),
    ],
)
def test_a_date_that_a_field_shows_is_read_again_from_it(qapp: Themed, known: PartialDate) -> None:
    for code in ("en", "es"):
        with speaking(qapp, code):
            say_it = Wording(lambda: NOW, UTC, locale_of(code))
            assert typed.partial(typed.editable(known, say_it), say_it) == known


def test_languages_are_named_in_the_language_spoken_and_found_by_either_name(qapp: Themed) -> None:
    with speaking(qapp, "es"):
        assert language_name("pl") == "polaco"
        assert language_code("Polaco") == language_code("Polish") == "pl"
    assert language_name("pl") == "Polish"
    assert language_code("Klingon") == "Klingon"


def test_the_words_of_qt_and_of_foreseen_errors_are_translated_too(qapp: Themed) -> None:
    with speaking(qapp, "es"):
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Cancelar"
        assert say(NotHere(kind="person")).startswith("Esto (persona) no está en este dispositivo.")
        box.deleteLater()


def test_direction_follows_the_language_and_mirroring_turns_it_around(qapp: Themed) -> None:
    with speaking(qapp, "es"):
        assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    with speaking(qapp, "es", mirrored=True):
        assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    with speaking(qapp, "qps-plocm"):
        assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_window_changes_its_language_at_once(
    open_window: Open, front_desk: Workplace, qtbot: QtBot, qapp: Themed
) -> None:
    with speaking(qapp, "en") as languages:
        window = open_window(front_desk, at=Place("settings"))
        assert "Settings" in said_in(window)
        languages.speak("es")
        qtbot.waitUntil(lambda: "Ajustes" in said_in(window))
        assert "Settings" not in said_in(window)


def test_the_pseudo_language_keeps_places_numbers_and_patterns() -> None:
    told = pseudo("%n people wait for {name}")
    assert told.startswith(BEGIN)
    assert told.endswith(END)
    assert "{name}" in told
    assert "%n" in told
    assert len(told) >= 1.4 * len("%n people wait for {name}") - len("%n{name}")
    assert pseudo("dddd d MMMM") == "dddd d MMMM"
    assert pseudo("HH:mm") == "HH:mm"


def test_the_pseudo_language_needs_no_catalogue_and_leaves_the_words_of_qt(qapp: Themed) -> None:
    with speaking(qapp, "pseudo"):
        assert QLabel().tr("Nobody ever wrote this.") == "Nobody ever wrote this."  # a class of Qt
        assert translate("Anything", "Nobody ever wrote this.").startswith(BEGIN)
