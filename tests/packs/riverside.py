"""The demonstration pack, and copies of it with something wrong."""

import shutil
from pathlib import Path

RIVERSIDE = Path(__file__).resolve().parents[2] / "resources" / "packs" / "riverside"


def a_copy(folder: Path) -> Path:
    """Copy the demonstration pack into a folder and return where it is."""
    return shutil.copytree(RIVERSIDE, folder / "riverside")


def edit(pack: Path, file: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text that must be there."""
    path = pack / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} has no longer {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(pack: Path, file: str, words: str) -> int:
    """Return the number of the first line that has these words."""
    lines = (pack / file).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)
