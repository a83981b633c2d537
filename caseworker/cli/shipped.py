"""Where the data that ships with the program is: in a checkout, in an installed package, beside a frozen program."""

import sys
from pathlib import Path

from caseworker.errors import CaseworkerError


class ShippedMissing(CaseworkerError):
    """Something that ships with the program is not there."""

    key = "cli.shipped-missing"
    sentence = (
        "{what} is missing from this installation. Nothing was changed."
        " Install the program again from a complete package."
    )


def demonstration_pack() -> Path:
    """Return the folder of the demonstration agency pack; raises ShippedMissing."""
    here = Path(__file__).resolve()
    frozen = Path(getattr(sys, "_MEIPASS", here.parent)) / "resources"
    for folder in (frozen, here.parents[1] / "_resources", here.parents[2] / "resources"):
        pack = folder / "packs" / "riverside"
        if pack.is_dir():
            return pack
    raise ShippedMissing(what="The demonstration agency pack")
