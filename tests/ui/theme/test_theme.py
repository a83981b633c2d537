"""Theme, text size, fonts and icons follow what was chosen, and what the system says where it was asked to lead."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.isolates import isolate
from ui.preferences import ThemeChoice
from ui.theme.directions import runs_right_to_left
from ui.theme.icons import icon, paint_icon
from ui.theme.painting import avatar_tone, initials, tip
from ui.theme.paragraphs import Paragraph
from ui.theme.theme import Theme
from ui.theme.tokens import folder, read_tokens

UI = Path(__file__).parents[3] / "ui"
ICON_FIRST = {"IconButton", "IconLabel", "MenuButton", "Empty", "qicon"}


@pytest.mark.parametrize("choice", [choice for choice in ThemeChoice if choice is not ThemeChoice.SYSTEM])
def test_a_chosen_theme_is_in_force_at_once(the_theme: Theme, choice: ThemeChoice) -> None:
    the_theme.apply(choice=choice)

    assert the_theme.name == choice.value
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    assert window == QColor(the_theme.all_colours()[choice.value]["surface"])
    assert the_theme.is_high_contrast == choice.value.startswith("highContrast")


def test_choosing_anew_tells_those_who_paint_once(the_theme: Theme, qtbot: QtBot) -> None:
    the_theme.apply(choice=ThemeChoice.LIGHT)

    with qtbot.waitSignal(the_theme.changed):
        the_theme.apply(choice=ThemeChoice.DARK, text_percent=150)
    with qtbot.assertNotEmitted(the_theme.changed):
        the_theme.apply(choice=ThemeChoice.DARK, text_percent=150)


def test_without_a_wish_of_the_system_the_theme_is_light(the_theme: Theme) -> None:
    assert QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Unknown

    the_theme.apply(choice=ThemeChoice.SYSTEM)

    assert the_theme.name == "light"


def test_the_system_leads_to_dark_and_to_contrast(the_theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes = [Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference]
    monkeypatch.setattr(the_theme, "_hints", _Saying(colorScheme=lambda: wishes[0]))
    monkeypatch.setattr(the_theme, "_wishes", _Saying(contrastPreference=lambda: wishes[1]))
    the_theme.apply(choice=ThemeChoice.SYSTEM)
    assert the_theme.name == "dark"

    wishes[1] = Qt.ContrastPreference.HighContrast
    QGuiApplication.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert the_theme.name == "highContrastDark"

    wishes[0] = Qt.ColorScheme.Light
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert the_theme.name == "highContrastLight"


class _Saying:
    def __init__(self, **answers: object) -> None:
        self.__dict__.update(answers)


@pytest.mark.parametrize(("wished", "scale"), [(100, 1.0), (150, 1.5), (200, 2.0), (40, 1.0), (900, 2.0)])
def test_text_is_from_usual_to_twice_its_size(the_theme: Theme, wished: int, scale: float) -> None:
    the_theme.apply(choice=ThemeChoice.LIGHT, text_percent=wished)

    assert the_theme.scale == scale
    assert the_theme.font("body").pixelSize() == round(14 * scale)
    assert the_theme.px(36) == the_theme.size("size", "field") == round(36 * scale)
    assert QApplication.font().pixelSize() == round(14 * scale)


def test_no_text_is_smaller_than_twelve_pixels(the_theme: Theme) -> None:
    assert all(the_theme.font(role).pixelSize() >= 12 for role in read_tokens().types)


def test_the_shipped_font_is_taken_or_the_system_s(the_theme: Theme) -> None:
    assert QFontInfo(the_theme.font("body")).family() == "Inter"
    assert QFontInfo(the_theme.font("title")).family() == "Inter Display"

    the_theme.apply(choice=ThemeChoice.LIGHT, system_font=True)

    assert "Inter" not in the_theme.font("body").families()
    assert {"Regular", "Medium", "SemiBold"} <= set(QFontDatabase.styles("Inter"))


def test_letters_of_joined_scripts_are_never_set_apart(the_theme: Theme) -> None:
    assert the_theme.font_for("display", "Marta Kowalska").letterSpacing() == 98.5
    assert the_theme.font_for("display", "أمينة يوسف").letterSpacing() == 100


def test_figures_are_of_one_width_and_zeros_of_numbers_are_slashed(the_theme: Theme) -> None:
    tags = {bytes(tag.toString().data()).decode() for tag in the_theme.font("identifier").featureTags()}

    assert tags == {"tnum", "zero"}


@pytest.mark.parametrize("role", ["body", "bodyMedium", "sub", "display"])
def test_figures_alone_have_one_width_so_that_words_with_a_hyphen_stay_together(the_theme: Theme, role: str) -> None:
    figures = the_theme.font(role)
    drawn = QFont(figures)
    drawn.unsetFeature(QFont.Tag("tnum"))
    wide, plain = QFontMetricsF(figures), QFontMetricsF(drawn)

    assert wide.horizontalAdvance("1111") == wide.horizontalAdvance("8888")
    assert wide.horizontalAdvance("a-b (c), d:") == plain.horizontalAdvance("a-b (c), d:")


def _icons_in_code() -> Iterator[str]:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _icons_of(node)


def _icons_of(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    given = [word.value for word in call.keywords if word.arg == "icon"]
    given += call.args[:1] if name in ICON_FIRST else call.args[1:2] if name == "Bar" else []
    for value in given:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def test_every_icon_that_is_asked_for_ships(the_theme: Theme) -> None:
    shipped = {path.stem for path in folder("icons").glob("*.svg")}

    assert set(_icons_in_code()) - shipped == set()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_as_sharp_as_the_screen_and_in_its_colour(the_theme: Theme, ratio: float) -> None:
    drawn = icon("lock", QColor("#B1221B"), 16, ratio)

    image = drawn.toImage()
    assert image.size() == QSize(round(16 * ratio), round(16 * ratio))
    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert "#b1221b" in inks


def test_every_shipped_icon_draws_something(the_theme: Theme) -> None:
    empty = [
        path.stem
        for path in folder("icons").glob("*.svg")
        if icon(path.stem, QColor("#000000"), 16).toImage().convertToFormat(QImage.Format.Format_Alpha8)
        == QImage(16, 16, QImage.Format.Format_Alpha8)
    ]

    assert empty == []


def test_an_icon_that_does_not_ship_is_a_mistake_of_the_program(the_theme: Theme) -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icon("no-such-icon", QColor("black"), 16)


def _painted(name: str, way: Qt.LayoutDirection) -> QImage:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(way)
    paint_icon(painter, QRectF(0, 0, 16, 16), name, QColor("black"))
    painter.end()
    return image


@pytest.mark.parametrize(("name", "turns"), [("arrow-left", True), ("send", True), ("clock", False), ("check", False)])
def test_arrows_turn_around_and_clocks_do_not(the_theme: Theme, name: str, turns: bool) -> None:
    left, right = _painted(name, Qt.LayoutDirection.LeftToRight), _painted(name, Qt.LayoutDirection.RightToLeft)

    assert (left != right) == turns


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Rosa Delgado Marín", "RM"),
        ("Marta", "M"),
        ("陳大文", "陳"),
        ("(unknown)", "?"),
        ("", "?"),
        ("أمينة يوسف", "أ\u200cي"),
        ("إبراهيم العلي", "إ\u200cع"),
        ("משה כהן", "מ\u200cכ"),
        ("West 4", "W4"),
    ],
)
def test_initials_of_names_in_any_script(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_the_same_name_has_the_same_tone_everywhere() -> None:
    assert avatar_tone("Marta Kowalska") == avatar_tone("Marta Kowalska") == "brown"


def test_words_run_as_their_letters_do() -> None:
    assert runs_right_to_left("12 שלום")
    assert not runs_right_to_left("12 days")
    assert not runs_right_to_left("12")


def test_a_name_does_not_turn_its_sentence_around() -> None:
    assert not runs_right_to_left(f"{isolate('שלום')} – merged")
    assert runs_right_to_left(isolate("שלום"))
    assert runs_right_to_left(f"{isolate('Anna')} שלום")


def test_a_tool_tip_takes_nothing_for_markup() -> None:
    assert tip("Log contact") == "Log contact"
    assert tip("<b>Marta</b>") == "<span>&lt;b&gt;Marta&lt;/b&gt;</span>"


def test_a_paragraph_keeps_to_its_lines_and_says_when_it_is_cut(the_theme: Theme) -> None:
    words = "Brought tenancy agreement and two bank statements. " * 4

    whole, cut = Paragraph(words, "body", 200), Paragraph(words, "body", 200, lines=3)

    assert whole.count > 3
    assert not whole.is_cut
    assert (cut.count, cut.is_cut, cut.height) == (3, True, 63)
