"""Where the data that ships with the program is: beside a frozen program, in an installed package, in a checkout."""

import sys
from pathlib import Path


def find(*parts: str) -> Path | None:
    """Return the shipped file or folder of this name, such as `find("packs", "riverside")`; None when it is missing."""
    here = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", here)) / "resources"
    for folder in (frozen, here / "_resources", here.parent / "resources"):
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    return None
