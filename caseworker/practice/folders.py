"""Where a practice office is kept: held by one program at a time, removed whole, and of which tables it was made."""

from pathlib import Path

from caseworker.errors import CaseworkerError
from caseworker.store.files import make_private, remove_tree
from caseworker.store.migrations.upgrade import shape
from caseworker.store.profile import Hold, Profile, ProfileInUse

__all__ = ["PracticeHold", "PracticeInUse", "hold", "make_private", "remove_tree", "shape"]

PracticeHold = Hold


class PracticeInUse(CaseworkerError):
    """Another program has the practice office open, or is making it."""

    key = "practice.in-use"
    sentence = "The practice office is open in another window already. Close it there, then try again."


def hold(folder: Path) -> PracticeHold:
    """Hold a folder, which is made where it is missing, until `release` or the end of this process."""
    make_private(folder)
    try:
        return Hold(Profile(folder))
    except ProfileInUse as error:
        raise PracticeInUse from error
