"""Random histories with the client made from `docs/sync-protocol.md`: replies get lost, disks and servers are put back,
rights and the kept log change. In the end everyone has what the server has, and nothing anyone wrote is missing.
"""

import copy
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import DeviceId, OperationId
from caseworker.domain.subjects import SUBJECTS
from sync.protocol.lineage import Epoch
from sync.protocol.messages import PullRequest, PushRequest
from sync.protocol.wire import decode, encode
from sync.server.core import PushCore
from sync.server.memory import MemoryTx
from sync.server.pull import PullCore
from sync.server.rulebook import Rulebook
from tests.sync.messages import NOW_MS
from tests.sync.page_client import canonical, new_id
from tests.sync.page_device import PlainDevice

TERRITORIES = ("north", "south")
SCOPES = ("north/0", "south/0")
STEPS, DEVICES = 60, 3


class Lost(Exception):
    """A reply did not arrive."""


def may_all(*_asked: Any) -> None:
    """Rights are not what this is about."""


class Agency:
    """The rules of a server over a stream in memory, spoken to in bytes."""

    def __init__(self, chance: random.Random) -> None:
        rules = Rulebook((*SUBJECTS, Conflict), refuses=may_all)
        self.push_core, self.pull_core = PushCore(rules), PullCore(least_bytes=1)
        self.tx, self.chance, self.loses = MemoryTx(), chance, True
        self.tx.begin_epoch(Epoch(UUID(int=1), 0))
        self.backup = self.tx.copy()
        self.restored = 0

    def post(self, place: str, message: dict[str, Any]) -> dict[str, Any]:
        """Return the reply, or lose the question or the reply on the way."""
        self._may_lose()
        raw = canonical(message)
        if place == "push":
            reply: msgspec.Struct = self.push_core.apply_push(self.tx, decode(raw, PushRequest), now_ms=NOW_MS)
        else:
            asked = msgspec.structs.replace(decode(raw, PullRequest), budget_bytes=700)
            reply = self.pull_core.pull(self.tx, asked)
        self._may_lose()
        told: dict[str, Any] = msgspec.json.decode(encode(reply))
        return told

    def back_up(self) -> None:
        self.tx.mark_safe(self.tx.stream().head)
        self.backup = self.tx.copy()

    def restore(self) -> None:
        """Put the last backup in the place of everything."""
        self.tx, self.restored = self.backup.copy(), self.restored + 1
        self.tx.begin_epoch(Epoch(UUID(int=1 + self.restored), self.tx.stream().head))

    def trim(self) -> None:
        self.tx.trim(self.chance.randint(0, self.tx.stream().safe))

    def _may_lose(self) -> None:
        if self.loses and self.chance.random() < 0.1:
            raise Lost


@dataclass(frozen=True)
class Told:
    """A reply as the client reads it."""

    told: dict[str, Any]


@dataclass
class CoreLine:
    """What a device needs of its line."""

    agency: Agency
    device: str = field(default_factory=new_id)
    officer: str = field(default_factory=new_id)

    def post(self, place: str, message: dict[str, Any]) -> Told:
        return Told(self.agency.post(place, message))

    def __deepcopy__(self, _memo: dict[int, Any]) -> "CoreLine":
        return self


class World:
    """An agency and its devices; `chance` decides everything that happens."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.agency = chance, Agency(chance)
        self.devices = [self._device() for _ in range(DEVICES)]
        self.disks = [copy.deepcopy(one) for one in self.devices]
        self.records: list[str] = []

    def step(self) -> None:
        """Let one thing happen."""
        at = self.chance.randrange(DEVICES)
        device = self.devices[at]
        match self.chance.choices(range(8), weights=(30, 12, 12, 3, 3, 1, 2, 2))[0]:
            case 0:
                self._work(device)
            case 1:
                self._try(device.push)
            case 2:
                self._try(device.pull)
            case 3:
                self.disks[at] = copy.deepcopy(device)
            case 4:
                self.agency.back_up()
            case 5:
                self.agency.restore()
            case 6:
                self.devices[at] = copy.deepcopy(self.disks[at])
            case _:
                self._change_rights(device) if self.chance.random() < 0.5 else self.agency.trim()

    def come_to_rest(self) -> None:
        """Let everything that was written arrive everywhere."""
        self.agency.loses = False
        for device in self.devices:
            self._grant(device, SCOPES)
        for _ in range(3):
            for device in self.devices:
                device.round()

    def _work(self, device: PlainDevice) -> None:
        known = [one for one in self.records if device.shown(one) is not None]
        if not known or self.chance.random() < 0.2:
            self.records.append(new_id())
            told = {"title": "x", "created_at": 1, "created_by": device.line.officer}
            device.create("task", self.records[-1], territory=self.chance.choice(TERRITORIES), **told)
            return
        edit = ["erase", "", None] if self.chance.random() < 0.03 else self._edit()
        device.do(["task", self.chance.choice(known), *edit], why="as was asked")

    def _edit(self) -> list[Any]:
        word = str(self.chance.randrange(4))
        edits: tuple[list[Any], ...] = (
            ["set", "team", word],
            ["set", "title", word],
            ["set", "sensitivity", 0],
            ["add", "after", word],
            ["remove", "after", word],
            ["incr", "postponed", 1],
            ["set", "territory", self.chance.choice(TERRITORIES)],
        )
        return self.chance.choice(edits)

    def _device(self) -> PlainDevice:
        made = PlainDevice(CoreLine(self.agency))  # type: ignore[arg-type]  # a line without a network
        self._grant(made, SCOPES)
        return made

    def _change_rights(self, device: PlainDevice) -> None:
        self._grant(device, self.chance.sample(SCOPES, self.chance.randint(1, 2)))

    def _grant(self, device: PlainDevice, scopes: Any) -> None:
        self.agency.tx.grant(DeviceId(UUID(device.line.device)), scopes)

    def _try(self, what: Any) -> None:
        try:
            what()
        except Lost:
            return


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_in_the_end_everyone_has_what_the_server_has(seed: int) -> None:
    world = World(random.Random(seed))
    for _ in range(STEPS):
        world.step()

    world.come_to_rest()

    tx = world.agency.tx
    for device in world.devices:
        assert sorted(device.held) == sorted(SCOPES)
        assert all(one.passed for one in device.outbox)
        assert {one.id for one in tx.all_records() if one.scopes} == {UUID(one) for one in device.base}
        for record, one in device.base.items():
            stored = tx.records([UUID(record)])[UUID(record)]
            assert (one.v, one.fields, one.scopes) == (stored.v, dict(stored.fields), stored.scopes)
            assert device.shown(record) == one.fields


@given(seed=st.integers(0, 2**32))
@settings(max_examples=20, deadline=None)
def test_what_is_on_a_device_is_on_the_server_once_it_was_sent(seed: int) -> None:
    world = World(random.Random(seed))
    for _ in range(STEPS):
        world.step()
    written = {OperationId(UUID(one.body[0])) for device in world.devices for one in device.outbox}

    world.come_to_rest()

    assert written <= world.agency.tx.operations(written).keys()
