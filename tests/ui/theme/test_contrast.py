"""Every pair of colours that stand on each other can be told apart, in all four themes."""

import pytest

from ui.theme.theme import Theme

WORDS = [
    *(f"text on {ground}" for ground in ("surface", "chrome", "selected", "sunken", "hover", "raised")),
    *(f"text2 on {ground}" for ground in ("surface", "chrome", "hover", "selected", "sunken", "neutralTint")),
    *(f"text3 on {ground}" for ground in ("surface", "chrome", "sunken", "selected")),
    "accentText on surface",
    "accentText on accentTint",
    "onAccent on accent",
    "onAccent on accentHover",
    "onDanger on dangerSolid",
    *(f"{tone} on {tone}Tint" for tone in ("success", "warning", "danger", "info", "violet", "brown")),
    "warning on surface",
    "danger on surface",
]
SHAPES = [
    *(f"borderControl on {ground}" for ground in ("surface", "chrome")),
    *(f"focus on {ground}" for ground in ("surface", "chrome", "selected")),
    "warningSolid on surface",
    "dangerSolid on surface",
    "accent on surface",
    *(f"chart{number} on surface" for number in range(1, 7)),
]


def _light(hex_colour: str) -> float:
    parts = [int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    darker, lighter = sorted((_light(first), _light(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("pair", WORDS)
@pytest.mark.parametrize("name", ["light", "dark", "highContrastDark", "highContrastLight"])
def test_words_can_be_read_on_their_ground(the_theme: Theme, name: str, pair: str) -> None:
    ink, _, ground = pair.partition(" on ")
    colours = the_theme.all_colours()[name]

    assert _contrast(colours[ink], colours[ground]) >= (7.0 if name.startswith("highContrast") else 4.5)


@pytest.mark.parametrize("pair", SHAPES)
@pytest.mark.parametrize("name", ["light", "dark", "highContrastDark", "highContrastLight"])
def test_shapes_that_carry_meaning_can_be_seen(the_theme: Theme, name: str, pair: str) -> None:
    shape, _, ground = pair.partition(" on ")
    colours = the_theme.all_colours()[name]

    assert _contrast(colours[shape], colours[ground]) >= (4.5 if name.startswith("highContrast") else 3.0)
