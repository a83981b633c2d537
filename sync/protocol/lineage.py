"""From which backups a server has been put back, and how far a device's past is still the server's past.

Each time a server comes back from a backup it begins an epoch: its log goes on from the place the backup had reached,
and numbers after that place are given out again. The lineage is part of what is backed up, so it names exactly the
epochs whose log this server continues; a device keeps the lineage of the log it has read.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec


class Epoch(msgspec.Struct, frozen=True, array_like=True):
    """An epoch, and the last place in the log that it has in common with the one before it."""

    id: UUID
    forked_at: int


Lineage = tuple[Epoch, ...]


def shared_past(mine: Sequence[Epoch], theirs: Sequence[Epoch]) -> int | None:
    """Return the last place up to which both logs are one; None when one merely is the other."""
    common = 0
    for one, other in zip(mine, theirs, strict=False):
        if one != other:
            break
        common += 1
    if common == len(mine) == len(theirs):
        return None
    if common == 0:
        return 0
    return min(lineage[common].forked_at for lineage in (mine, theirs) if len(lineage) > common)
