"""One simulated world: devices, a server, a network that loses and doubles, and bad days. One seed, one world.

No thread, no clock, no randomness but the seed's. Each seed draws which faults it uses and how often, so that rare
combinations are reached sooner than by always mixing everything (swarm testing, Groce et al. 2012).
"""

import hashlib
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID

from caseworker.domain.ids import DeviceId
from caseworker.domain.operations import Mutation, Verb
from sync.client.core import Sleep
from sync.protocol.lineage import Epoch
from sync.protocol.messages import PullReply, PushRequest
from sync.server.memory import MemoryTx
from tests.simulate.device import Device
from tests.simulate.matter import KIND, WORDS
from tests.simulate.parts import Parts
from tests.simulate.truth import CONFLICT, Truth, expect
from tests.simulate.watch import Watch

SCOPES = ("A/0", "B/0")
STEPS = (120, 240, 480)
DAYS_MS = (0, 3 * 86_400_000, -3 * 86_400_000, 40_000, 60 * 365 * 86_400_000, -60 * 365 * 86_400_000)
FAULTS = (
    "kill", "laptop backup", "laptop restored", "laptop copied", "clock", "grants", "server backup", "safe",
    "server restored", "trim", "erase", "tamper",
)  # fmt: skip
FIELDS = (*WORDS, "visits", "tags", "level", "territory")
UNHEARD_OF = UUID(int=1)  # a record that nobody ever made: an operation about it waits for good
USUAL = ("grants", "server backup", "safe", "server restored")  # drawn twice as often: they find most
OFTEN = (0.5, 1, 3)
NETWORK = ("drop", "double", "reorder", "late")


class World:
    """One world and its run. Raises Violation when an invariant does not hold."""

    def __init__(self, seed: int, parts: Parts | None = None) -> None:
        self.rng = Random(seed)
        self.parts = parts or Parts()
        self.now_ms = 1_000_000_000
        self.steps = self.rng.choice(STEPS)
        self.used: Counter[str] = Counter()
        self.truth = Truth()
        self.watch = Watch(self.truth)
        self.rules = self.parts.rules()
        self.push_core, self.pull_core = self.parts.push(self.rules), self.parts.pull(least_bytes=1)
        self.tx = self.parts.tx()
        self.tx.begin_epoch(Epoch(self.an_id(), 0))
        self.backups: list[MemoryTx] = [self.tx.copy()]
        self.net: list[tuple[Device, Any, Any, Any]] = []  # to or from whom, as asked, as it travels, the reply
        drawn = set(self.rng.sample((*FAULTS, *USUAL), self.rng.choice((1, 2, 4, 16))))
        drawn = set(self.parts.only) or drawn
        self.weights = {fault: self.rng.choice(OFTEN) if fault in drawn else 0 for fault in FAULTS}
        self.bad_network = {trouble: self.rng.choice((0.0, 0.1, 0.3)) for trouble in NETWORK}
        self.devices = [self._device() for _ in range(self.rng.randrange(2, 4))]
        self.records: list[UUID] = []
        self.together = self.rng.choice((0.0, 0.2, 0.5))
        self.most_records = self.rng.choice((1, 2, 5))
        self.fields = (
            WORDS[:1] if self.parts.only else self.rng.choice((FIELDS, tuple(self.rng.sample(FIELDS, 2)), WORDS[:1]))
        )
        self.words = 0
        self.running = True
        self._trace = hashlib.blake2b(digest_size=8)
        self._grant_all()

    @property
    def trace(self) -> str:
        """A digest of everything that happened: two runs of one seed have the same."""
        return self._trace.hexdigest()

    @property
    def options(self) -> str:
        """What this seed drew."""
        drawn = [f"{name} {weight}" for name, weight in self.weights.items() if weight]
        drawn += [f"{name} {chance}" for name, chance in self.bad_network.items() if chance]
        many = f"{len(self.devices)} devices, at most {self.most_records} records, {self.steps} steps"
        return f"{many}, fields {'/'.join(self.fields)}; " + ", ".join(drawn)

    def run(self) -> None:
        """Let faults happen, then let everything come to rest, and check."""
        doings: dict[str, tuple[float, Callable[[], None]]] = {
            "edit": (self.rng.choice((8, 20)), self._edit),
            "ask": (26, self._ask),
            "deliver": (50, self._deliver),
        }
        for fault in FAULTS:
            doings[fault] = (self.weights[fault], getattr(self, "_" + fault.replace(" ", "_")))
        names, weights = list(doings), [weight for weight, _ in doings.values()]
        for name in self.rng.choices(names, weights, k=self.steps):
            self.now_ms += self.rng.randrange(1, 5_000)
            self.used[name] += 1
            self._trace.update(f"{name} {len(self.net)} {self.tx.stream().head};".encode())
            doings[name][1]()
        self._rest()

    def an_id(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128))

    def serve(self, request: Any) -> Any:
        """Let the server answer one request."""
        if isinstance(request, PushRequest):
            reply = self.push_core.apply_push(self.tx, request, now_ms=self.now_ms)
            self.watch.pushed(self.tx)
            self.watch.answered(reply)
            return reply
        return self.pull_core.pull(self.tx, request)

    def receive(self, device: Device, request: Any, reply: Any) -> None:
        """Let a device take a reply in, and look at what it made of it."""
        cursor, held = device.books.place().cursor, device.books.place().held
        device.receive(request, reply, self.now_ms)
        place = device.books.place()
        present = isinstance(reply, PullReply) and place.epoch == self.tx.stream().epoch
        if present and (cursor, held) != (place.cursor, place.held) and place.cursor == reply.cursor:
            self.watch.pulled(device.books, reply)

    def _device(self) -> Device:
        return Device(DeviceId(self.an_id()), parts=self.parts, truth=self.truth, rng=self.rng, made=self.an_id)

    def _grant_all(self) -> None:
        for device in self.devices:
            self.tx.grant(device.id, self.rng.sample(SCOPES, self.rng.randrange(1, 3)))

    # What officers do

    def _edit(self) -> None:
        device = self.rng.choice(self.devices)
        if not self.records or (len(self.records) < self.most_records and self.rng.random() < 0.2):
            device.edit((self._creation(),), self.now_ms)
            return
        here = [one for one in self.records if one in device.books.base]
        record = self.rng.choice(here if here and self.rng.random() < 0.8 else self.records)
        shown = device.books.shown(record)
        mutations = [self._mutation(record, shown[1] if shown else {})]
        if self.rng.random() < self.together:
            other = self.rng.choice((*self.records, UNHEARD_OF))
            if other != record:
                mutations.append(self._mutation(other, {}))
        if self.rng.random() < 0.15:
            mutations += self._settling(device)
        device.edit(tuple(mutations), self.now_ms)

    def _creation(self) -> Mutation:
        record = self.an_id()
        self.records.append(record)
        fields: dict[str, Any] = {"territory": self.rng.choice("AB"), "title": f"t{len(self.records)}"}
        return Mutation(KIND, record, Verb.CREATE, "", fields)

    def _mutation(self, record: UUID, fields: dict[str, Any]) -> Mutation:
        chosen = self.rng.choice(self.fields)
        if chosen == "visits":
            return Mutation(KIND, record, Verb.INCREMENT, "visits", self.rng.randrange(1, 9))
        if chosen == "level":
            return Mutation(KIND, record, Verb.SET, "level", self.rng.randrange(4))
        if chosen == "territory":
            return Mutation(KIND, record, Verb.SET, "territory", self.rng.choice("AB"))
        if chosen == "tags" and fields.get("tags") and self.rng.random() < 0.5:
            return Mutation(KIND, record, Verb.REMOVE, "tags", self.rng.choice(fields["tags"]))
        self.words += 1
        verb = Verb.ADD if chosen == "tags" else Verb.SET
        return Mutation(KIND, record, verb, chosen, f"w{self.words}")

    def _settling(self, device: Device) -> list[Mutation]:
        shown = device.books.view().items()
        conflicts = [record for record, (kind, fields) in shown if kind == CONFLICT and not fields.get("settled")]
        if not conflicts:
            return []
        return [Mutation(CONFLICT, self.rng.choice(sorted(conflicts)), Verb.SET, "settled", 2)]

    # What the network does

    def _ask(self) -> None:
        device = self.rng.choice(self.devices)
        request = device.plan(self.now_ms)
        if isinstance(request, Sleep):
            if self.rng.random() < 0.5:
                self.now_ms = max(self.now_ms, request.until_ms)
            return
        self.net.append((device, request, request, None))

    def _deliver(self) -> None:
        if not self.net:
            return
        shuffled = self.rng.random() < self.bad_network["reorder"]
        device, request, travelling, reply = message = self.net.pop(
            self.rng.randrange(len(self.net)) if shuffled else 0
        )
        if self.rng.random() < self.bad_network["double"]:
            self.net.append(message)
        if self.rng.random() < self.bad_network["drop"]:
            device.lost(self.now_ms)
        elif reply is None:
            answer = self.serve(travelling)
            if answer is None:
                device.lost(self.now_ms)
                return
            self.net.append((device, request, travelling, answer))
            if self.rng.random() < self.bad_network["late"]:
                self.net.append(self.net.pop(0))
        elif device in self.devices:
            self.receive(device, request, reply)

    def _tamper(self) -> None:
        """Somebody on the way changes, drops or moves an operation of a push."""
        pushes = [at for at, (_, _, sent, reply) in enumerate(self.net) if reply is None and _has_operations(sent)]
        if not pushes:
            return
        at = self.rng.choice(pushes)
        device, request, travelling, _ = self.net[at]
        operations = list(travelling.operations)
        number = self.rng.randrange(len(operations))
        how = self.rng.choice(("change", "drop", "move"))
        if how == "change":
            one = operations[number]
            body = bytes(one.body).replace(b"simulated", b"forged!!!")
            operations[number] = _replaced(one, body=body)
        elif how == "drop":
            del operations[number]
        else:
            operations.append(operations.pop(number))
        self.net[at] = (device, request, _replaced(travelling, operations=tuple(operations)), None)

    # Bad days of a device

    def _kill(self) -> None:
        self.rng.choice(self.devices).restart()

    def _laptop_backup(self) -> None:
        device = self.rng.choice(self.devices)
        device.backup = device.disk.copy()

    def _laptop_restored(self) -> None:
        device = self.rng.choice(self.devices)
        if device.backup is not None:
            device.put_back(device.backup)

    def _laptop_copied(self) -> None:
        if len(self.devices) < 4:
            self.devices.append(self.rng.choice(self.devices).twin())

    def _clock(self) -> None:
        self.rng.choice(self.devices).skew_ms = self.rng.choice(DAYS_MS)

    # Bad days of the server, and of those who run it

    def _grants(self) -> None:
        device = self.rng.choice(self.devices)
        self.tx.grant(device.id, self.rng.sample(SCOPES, self.rng.randrange(0, 3)))

    def _server_backup(self) -> None:
        self.backups.append(self.tx.copy())

    def _safe(self) -> None:
        """The last backup has been read back: older ones will not be needed any more."""
        self.backups = self.backups[-1:]
        self.tx.mark_safe(self.backups[0].stream().head)

    def _server_restored(self) -> None:
        backup = self.rng.choice(self.backups)
        self.backups = self.backups[: self.backups.index(backup) + 1]
        self.tx = backup.copy()
        self.tx.begin_epoch(Epoch(self.an_id(), self.tx.stream().head))
        self.tx.mark_safe(self.backups[0].stream().head)
        self.watch.restored(self.tx)

    def _trim(self) -> None:
        self.tx.trim(self.rng.randrange(self.tx.stream().head + 1))

    def _erase(self) -> None:
        if self.records and self.rng.random() < 0.3:
            record = self.rng.choice(self.records)
            device = self.rng.choice(self.devices)
            if device.books.shown(record):
                self.records.remove(record)
                device.edit((Mutation(KIND, record, Verb.ERASE, "", None),), self.now_ms)

    # The end

    def _rest(self) -> None:
        self.net.clear()
        self.running = False
        self._settle_down()
        self.tx.mark_safe(self.tx.stream().head)
        self._settle_down()
        one_disk_each = not self.used["laptop copied"] and not self.used["laptop restored"]
        self.watch.at_rest(self.tx, self.devices, one_disk_each=one_disk_each)

    def _settle_down(self) -> None:
        """Let everybody talk over a good network until nobody has anything to say."""
        for _ in range(40):
            quiet = True
            self.now_ms += 600_000
            for device in self.devices:
                quiet &= self._talk(device)
            if quiet:
                return
        expect(False, "I1", "never at rest")

    def _talk(self, device: Device) -> bool:
        before = (device.books.place(), len(device.books.outbox), self.tx.stream().head)
        for _ in range(400):
            request = device.plan(self.now_ms)
            if isinstance(request, Sleep):
                return before == (device.books.place(), len(device.books.outbox), self.tx.stream().head)
            self.receive(device, request, self.serve(request))
        expect(False, "I1", "a device never stops asking")
        return False


def _has_operations(request: Any) -> bool:
    return isinstance(request, PushRequest) and bool(request.operations)


def _replaced(struct: Any, **changes: Any) -> Any:
    made = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return type(struct)(**{**made, **changes})
