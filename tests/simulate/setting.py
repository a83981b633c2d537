"""What a simulated world consists of at one moment: devices, a server with its backups, what travels, the time.

No thread, no clock, no randomness but the seed's. What happens in it is in officers.py, network.py and bad_days.py.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Record
from caseworker.domain.ids import DeviceId
from sync.client.books import TakeIn
from sync.protocol.lineage import Epoch
from sync.protocol.messages import PullReply, PushRequest
from tests.simulate.device import Device
from tests.simulate.disk import Killed, Owner
from tests.simulate.matter import NEWER, WORDS, Matter, OldMatter
from tests.simulate.parts import Parts
from tests.simulate.truth import Truth
from tests.simulate.watch import Watch

SCOPES = ("A/0", "B/0")
FIELDS = (*WORDS, "visits", "tags", "level", "territory")
BEGIN_MS = 1_795_000_000_000  # November 2026
TELLING = 0.2  # of the worlds have somebody outside who hears of everything
MOST_CUT = 11  # a program is killed within two to this power steps of its database, early ones as often as late ones


@dataclass(frozen=True)
class Plot:
    """What a world is about: its subjects, as this version knows them and as an older one does."""

    subjects: tuple[type[Record], ...]
    older: tuple[type[Record], ...]


MATTERS = Plot((Matter, Conflict), (OldMatter, Conflict))


@dataclass
class Travelling:
    """A request on its way, or with its reply on the way back. `sent` is the request as it travels."""

    device: Device
    request: Any
    sent: Any
    reply: Any = None


class Setting:
    """One world. `serve` and `receive` let the two ends work; everything else is changed by what happens."""

    def __init__(self, rng: Random, parts: Parts, plot: Plot = MATTERS) -> None:
        self.rng = rng
        self.steps = 0
        self.parts = parts
        self.plot = plot
        self.now_ms = BEGIN_MS
        self.used: Counter[str] = Counter()
        self.truth = Truth()
        self.watch = Watch(self.truth)
        self.old_server = rng.random() < 0.1
        self.rules = parts.rules(plot.older if self.old_server else plot.subjects)
        self.push_core, self.pull_core = parts.push(self.rules), parts.pull(least_bytes=1)
        self.tx = parts.tx()
        self.epoch = self.an_id()
        self.tx.begin_epoch(Epoch(self.epoch, 0))
        if rng.random() < TELLING:
            self.tx.tell_somebody()
        self.backups: list[Any] = [self.tx.copy()]
        self.net: list[Travelling] = []
        self.disabled: set[DeviceId] = set()
        self.records: list[UUID] = []
        self.people: dict[UUID, dict[str, Any]] = {}  # each as they were before anybody merged them
        self.most_records = rng.choice((1, 2, 5))
        self.fields = rng.choice((FIELDS, tuple(rng.sample(FIELDS, 2)), WORDS[:1]))
        self.together = rng.choice((0.0, 0.2, 0.5))
        self.hostile: Any = None
        self.server_kills = self.device_kills = 0.0
        self.words = self.numbers = self.long_stories = 0
        self.devices = [self._device(old=rng.random() < 0.1) for _ in range(rng.randrange(2, 4))]
        for device in self.devices:
            self.tx.grant(device.id, rng.sample(SCOPES, rng.randrange(1, 3)))

    def an_id(self) -> UUID:
        """Return an id that nobody has."""
        return UUID(int=self.rng.getrandbits(128))

    def a_word(self) -> str:
        """Return a word that nobody has written."""
        self.words += 1
        return f"w{self.words}"

    def fields_of(self, device: Device) -> tuple[str, ...]:
        """Return the fields that the program of a device lets its officer write on."""
        return tuple(one for one in self.fields if one not in NEWER) if device.disk.owner.old else self.fields

    def serve(self, request: Any) -> Any:
        """Let the server answer one request; None when it was killed over it, or does not know who asks."""
        if request.device in self.disabled:
            self.used["turned away"] += 1
            return None
        cut = self.a_while() if self.rng.random() < self.server_kills else 0
        try:
            return self.tx.transacted(lambda: self._answer(request), cut_after=cut)
        except Killed:
            self.used["server killed"] += 1
            self.watch.restored(self.tx)
            return None

    def _answer(self, request: Any) -> Any:
        if not isinstance(request, PushRequest):
            return self.pull_core.pull(self.tx.transaction, request)
        outcome = self.push_core.take_in(self.tx.transaction, request, now_ms=self.now_ms)
        self.tx.effects_of(outcome.filed, now_ms=self.now_ms)
        self.watch.pushed(self.tx)
        self.watch.answered(outcome.reply)
        return outcome.reply

    def receive(self, device: Device, request: Any, reply: Any) -> None:
        """Let a device take a reply in, and look at what it made of it."""
        if self.rng.random() < self.device_kills:
            device.disk.cut_after(self.a_while())
        steps = device.receive(request, reply, self.now_ms)
        device.disk.cut_after(0)
        taken = isinstance(reply, PullReply) and any(isinstance(step, TakeIn) for step in steps)
        if taken and reply.lineage[-1].id == self.epoch:
            self.watch.filled(request, reply)
            self.watch.pulled(device.disk, reply)

    def close(self) -> None:
        """Let go of every disk and every database."""
        for device in self.devices:
            if device.backup is not None:
                device.backup.close()
            device.disk.close()
        for tx in (self.tx, *self.backups):
            tx.close()

    def _device(self, *, old: bool) -> Device:
        subjects = self.plot.older if old else self.plot.subjects
        owner = Owner(DeviceId(self.an_id()), self.an_id(), self._entropy, subjects, old=old)
        return Device(self.parts.disk(owner), core=self.parts.core(), truth=self.truth, rng=self.rng, made=self.an_id)

    def a_while(self) -> int:
        """Return after how many steps of its database a program is killed."""
        return int(2 ** self.rng.uniform(0, MOST_CUT))

    def _entropy(self, count: int) -> bytes:
        return self.rng.getrandbits(8 * count).to_bytes(count, "big")


Doing = Callable[[Setting], None]
"""Something that happens in a world."""
