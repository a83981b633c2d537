"""What a simulated world is built from: the product's own parts, or one of them with a planted fault."""

from dataclasses import dataclass
from typing import Any

from caseworker.domain.conflicts import Conflict
from sync.client.core import SyncCore
from sync.client.memory import MemoryBooks
from sync.server.core import PushCore
from sync.server.memory import MemoryTx
from sync.server.pull import PullCore
from sync.server.rulebook import Rulebook, by_territory
from tests.simulate.matter import Matter


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
    tx: type[MemoryTx] = MemoryTx
    core: type[SyncCore] = SyncCore
    books: type[MemoryBooks] = MemoryBooks
    only: tuple[str, ...] = ()

    def rules(self) -> Rulebook:
        """Return the rules of the simulated agency: one scope for each territory and tier."""
        return self.rulebook((Matter, Conflict), scopes_of=by_territory, refuses=may_all)
