"""What the commands need of the data that ships with the program."""

from pathlib import Path

from caseworker import shipped
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
    pack = shipped.find("packs", "riverside")
    if pack is None:
        raise ShippedMissing(what="The demonstration agency pack")
    return pack
