"""Who walks over a server: a device with its officer, who knows ids, sums and scopes that are not theirs."""

import random
from dataclasses import dataclass, field
from uuid import UUID

from caseworker.domain.ids import DeviceId
from tests.sync.hostile.at_hand import Answer, Device
from tests.sync.hostile.planted import Filled, Planted
from tests.sync.messages import Sender

SCOPES = ("north/0", "north/1", "north/2", "south/0", "south/1", "northgate/0", "all", "@", "", "%", "north/0/", "*")
WORDS = "a line of a walk"


@dataclass(frozen=True, slots=True)
class Request:
    """One request before it is signed; `is_open` when it is not signed at all."""

    method: str
    target: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    is_open: bool = False


@dataclass
class Walker:
    """A device on its way, with what it has made itself."""

    world: Filled
    device: Device
    sender: Sender
    made: list[UUID] = field(default_factory=list)

    def ask(self, request: Request) -> Answer:
        """Send a request and return what came of it."""
        ask = self.world.server.line.ask if request.is_open else self.device.ask
        return ask(request.method, request.target, request.body, request.headers)

    def other(self, chance: random.Random) -> Planted:
        """Return a record that is not theirs."""
        return chance.choice(self.world.foreign)

    def an_id(self, chance: random.Random) -> UUID:
        """Return an id: mostly one that is not theirs."""
        ids = [self.other(chance).id, self.other(chance).id, chance.choice(self.world.own), *self.made[-2:]]
        return chance.choice(ids)

    def a_scope(self, chance: random.Random) -> str:
        """Return a scope, whosever it is."""
        own = [f"@{self.device.officer}", f"@{self.world.ben.officer}"]
        return chance.choice([*SCOPES, *own])

    def a_device(self, chance: random.Random) -> DeviceId:
        """Return a device: nearly always their own."""
        return self.world.ben.id if chance.random() < 0.1 else self.device.id


def a_walker(world: Filled, name: str) -> Walker:
    """Return somebody at the beginning of a walk."""
    device = world.walkers[name]
    sender = Sender(device.id)
    sender.officer = device.officer
    return Walker(world, device, sender)


def new_id(chance: random.Random) -> UUID:
    """Return an id that no record has."""
    return UUID(int=chance.getrandbits(128))
