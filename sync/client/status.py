"""What an officer is told about synchronization. It never claims more than the server has confirmed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Phase(StrEnum):
    """What the engine is doing."""

    STARTING = "starting"
    SENDING = "sending"
    FETCHING = "fetching"
    RESTING = "resting"  # the last round was complete
    WAITING = "waiting"  # the last try failed; it is tried again by itself
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """Work of this device that the server has not answered yet: how much, and since when the oldest waits."""

    waiting: int = 0
    oldest_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How synchronization stands.

    `waiting` counts operations that the server has not answered, those being sent among them. `last_sent_at` is when
    an answer last came, `last_round_at` when everything was last sent and fetched; both by this device's clock.
    `problem` is the key of what the last try failed with and `says` its sentence, "" when it did not fail.
    `received` counts rows since the start; `filling` is true until all that the device may hold has come once.
    """

    phase: Phase = Phase.STARTING
    waiting: int = 0
    oldest_waiting_at: datetime | None = None
    last_sent_at: datetime | None = None
    last_round_at: datetime | None = None
    problem: str = ""
    says: str = ""
    failures: int = 0
    sent: int = 0
    received: int = 0
    filling: bool = False

    @property
    def is_all_sent(self) -> bool:
        """Whether everything saved here was answered by the server, as far as is known."""
        return self.waiting == 0 and self.last_round_at is not None
