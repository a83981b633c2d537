"""Design tokens: the colours, sizes and type of the product, read from `resources/theme/tokens.json`."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import msgspec

from caseworker import shipped
from caseworker.errors import CaseworkerError


class LookMissing(CaseworkerError):
    """Colours, fonts or icons are not there: the installation is incomplete."""

    key = "theme.missing"
    sentence = (
        "{what} is missing from this installation. Nothing was changed."
        " Install the program again from a complete package."
    )


@dataclass(frozen=True, slots=True)
class Type:
    """One role of text. Sizes are pixels at 100 %."""

    size: float
    line: float
    weight: int
    display: bool
    spacing: float  # per cent


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens. `numbers` holds the groups size, radius, space and border as they stand in the file."""

    colours: dict[str, dict[str, str]]
    tones: dict[str, tuple[str, str, str]]
    types: dict[str, Type]
    numbers: dict[str, object]
    mirrored_icons: frozenset[str]


def folder(*parts: str) -> Path:
    """Return what ships under this name; raises LookMissing."""
    found = shipped.find(*parts)
    if found is None:
        raise LookMissing(what="/".join(parts))
    return found


def read_tokens() -> Tokens:
    """Read the tokens; raises LookMissing."""
    raw = msgspec.json.decode(folder("theme", "tokens.json").read_bytes(), type=dict[str, object])
    colours = cast(dict[str, dict[str, str]], raw["color"])
    tones = cast(dict[str, tuple[str, str, str]], raw["tone"])
    icons = cast(dict[str, list[str]], raw["icons"])
    return Tokens(
        colours=colours,
        tones=tones,
        types={
            name: _type(cast(dict[str, float], facts)) for name, facts in cast(dict[str, object], raw["type"]).items()
        },
        numbers={group: raw[group] for group in ("size", "radius", "space", "border")},
        mirrored_icons=frozenset(icons["mirrorInRightToLeft"]),
    )


def _type(facts: dict[str, float]) -> Type:
    return Type(
        size=facts["size"],
        line=facts["line"],
        weight=int(facts["weight"]),
        display=bool(facts["display"]),
        spacing=facts["letterSpacingPercent"],
    )
