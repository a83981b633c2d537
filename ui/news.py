"""News: which kinds of records changed, here or by synchronization, and how synchronization stands.

Every page reloads only what it shows; it need not know who made a change.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of records that changed (`Definition.kind`, such as "case"); `everything` after a filling or a switch."""

    kinds: frozenset[str] = frozenset()
    everything: bool = False
    from_elsewhere: bool = False

    def concern(self, shown: frozenset[str]) -> bool:
        """Whether something of the kinds that are shown changed."""
        return self.everything or not shown.isdisjoint(self.kinds)


class News(QObject):
    """What is told to all pages, on the screen's thread."""

    changed = Signal(object)  # Changes
    sync_stands = Signal(object)  # sync.client.status.Status
    online = Signal(bool)  # whether the last contact with the server succeeded
