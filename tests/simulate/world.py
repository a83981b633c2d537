"""One simulated world and its run. One seed, one world.

Each seed draws which bad days it uses and how often, so that rare combinations are reached sooner than by always mixing
everything (swarm testing, Groce et al. 2012).
"""

import hashlib
from random import Random

from sync.client.core import Sleep
from tests.simulate.bad_days import DAYS
from tests.simulate.device import Device
from tests.simulate.matter import WORDS
from tests.simulate.network import TROUBLES, Network
from tests.simulate.officers import edit
from tests.simulate.parts import Parts
from tests.simulate.rest import Rest
from tests.simulate.setting import MATTERS, Doing, Plot, Setting
from tests.simulate.truth import expect

STEPS = (120, 240, 480)
FAULTS = tuple(DAYS)
USUAL = ("grants", "server backup", "safe", "server restored")  # drawn twice as often: they find most
OFTEN = (0.5, 1, 3)


class World(Setting):
    """One world. Raises Violation when an invariant does not hold."""

    officer: Doing = staticmethod(edit)

    def __init__(self, seed: int, parts: Parts | None = None, plot: Plot = MATTERS) -> None:
        rng = Random(seed)
        super().__init__(rng, parts or Parts(), plot)
        self.steps = rng.choice(STEPS)
        drawn = set(rng.sample((*FAULTS, *USUAL), rng.choice((1, 2, 4, 20))))
        drawn = set(self.parts.only) or drawn
        self.weights = {fault: rng.choice(OFTEN) if fault in drawn else 0 for fault in FAULTS}
        self.network = Network({trouble: rng.choice((0.0, 0.1, 0.3)) for trouble in TROUBLES})
        if self.parts.only:
            self.fields = WORDS[:1]
        self._trace = hashlib.blake2b(digest_size=8)

    @property
    def trace(self) -> str:
        """A digest of everything that happened: two runs of one seed have the same."""
        return self._trace.hexdigest()

    @property
    def options(self) -> str:
        """What this seed drew."""
        drawn = [f"{name} {weight}" for name, weight in self.weights.items() if weight]
        drawn += [f"{name} {chance}" for name, chance in self.network.chances.items() if chance]
        old = sum(device.disk.owner.old for device in self.devices)
        many = f"{len(self.devices)} devices ({old} old), at most {self.most_records} records, {self.steps} steps"
        server = "old server" if self.old_server else "server"
        return f"{many}, {server}, fields {'/'.join(self.fields)}; " + ", ".join(drawn)

    def run(self) -> None:
        """Let bad days happen, then let everything come to rest, and check."""
        try:
            self._live()
            self.rest()
        finally:
            self.close()

    def rest(self) -> None:
        """Let faults stop and everybody talk until nobody has anything to say, and look at what is there."""
        self.net.clear()
        self.server_kills = self.device_kills = 0.0
        self.disabled.clear()
        self._settle_down()
        self.tx.mark_safe(self.tx.head)
        self._settle_down()
        one_disk_each = not self.used["laptop copied"] and not self.used["laptop restored"]
        Rest(self.tx, self.watch).check(self.devices, one_disk_each=one_disk_each)

    def happen(self, name: str, doing: Doing) -> None:
        """Let one thing happen."""
        self.now_ms += self.rng.randrange(1, 5_000)
        self.used[name] += 1
        self._trace.update(f"{name} {len(self.net)} {len(self.truth.born)};".encode())
        doing(self)

    def _live(self) -> None:
        doings: dict[str, tuple[float, Doing]] = {
            "edit": (self.rng.choice((8, 20)), self.officer),
            "ask": (26, self.network.ask),
            "deliver": (50, self.network.deliver),
        }
        doings |= {name: (self.weights[name], doing) for name, doing in DAYS.items()}
        weights = [weight for weight, _ in doings.values()]
        for name in self.rng.choices(list(doings), weights, k=self.steps):
            self.happen(name, doings[name][1])

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
        before = self._standing(device)
        for _ in range(400):
            request = device.plan(self.now_ms)
            if isinstance(request, Sleep):
                return before == self._standing(device)
            self.steps += 1
            reply = self.serve(request)
            self._trace.update(f"{reply.lineage[-1].id} {getattr(reply, 'cursor', 0)};".encode())
            self.receive(device, request, reply)
        expect(False, "I1", "a device never stops asking")
        return False

    def _standing(self, device: Device) -> object:
        return device.books.place(), len(device.disk.own_ids()), self.tx.head
