"""Where what ships with the program is: in a checkout, in an installed package, beside a frozen program."""

import sys
from pathlib import Path


def shipped(name: str) -> Path | None:
    """Return a folder of the resources, None when this installation lacks it."""
    here = Path(__file__).resolve()
    frozen = Path(getattr(sys, "_MEIPASS", here.parent)) / "resources"
    places = (frozen, here.parents[1] / "caseworker" / "_resources", here.parents[1] / "resources")
    return next((place / name for place in places if (place / name).is_dir()), None)


def pack_folder() -> Path | None:
    """Return the folder of the demonstration agency pack, which a profile without a server may begin with."""
    packs = shipped("packs")
    found = None if packs is None else packs / "riverside"
    return found if found is not None and found.is_dir() else None
