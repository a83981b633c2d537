"""What a simulated world is built from: the product's own parts, or one of them with a planted fault."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from caseworker.domain.definition import Record
from sync.client.core import SyncCore
from sync.server.core import PushCore
from sync.server.pull import PullCore
from sync.server.rulebook import Rulebook, by_territory
from tests.simulate.disk import Disk, MemoryDisk, Owner
from tests.simulate.servers import MemoryServer


def may_all(*_asked: Any) -> None:
    """Everyone may do everything within their scopes: rights by role have tests of their own."""


@dataclass(frozen=True)
class Parts:
    """The classes of one world. A planted fault is a subclass in the place of one of them.

    `only` names the bad days of a world that is to show nothing else, where a fault needs several things to go wrong
    in one order and all kinds of trouble at once would hide it; such a world has one field to write on.
    """

    rulebook: type[Rulebook] = Rulebook
    push: type[PushCore] = PushCore
    pull: type[PullCore] = PullCore
    tx: Callable[[], Any] = MemoryServer
    core: type[SyncCore] = SyncCore
    disk: Callable[[Owner], Disk] = field(default=MemoryDisk)
    only: tuple[str, ...] = ()

    def rules(self, subjects: tuple[type[Record], ...]) -> Rulebook:
        """Return the rules of the simulated agency: one scope for each territory and tier."""
        return self.rulebook(subjects, scopes_of=by_territory, refuses=may_all)
