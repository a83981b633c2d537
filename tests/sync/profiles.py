"""One profile as a model: the books in memory, the real loop, the real network, and edits made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from caseworker.domain.ids import OperationId
from caseworker.domain.operations import Author, Mutation, Operation, Plain
from sync.client.books import Place
from sync.client.engine import Asks, Engine, Parts, Surroundings
from sync.client.memory import MemoryBooks
from sync.client.server_line import ServerLine
from sync.client.status import Backlog, Status
from sync.protocol.contact import Hello
from sync.protocol.limits import PAGE_BYTES_LEAST
from tests.sync.running import EnrolledDevice

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that goes forward when it is told to."""

    ms: int = 1_000

    def __call__(self) -> int:
        return self.ms

    def go(self, ms: int) -> None:
        self.ms += ms


@dataclass
class Profile:
    """A device with its officer at work."""

    device: EnrolledDevice
    server: Asks
    books: MemoryBooks
    clock: Clock
    told: list[Status] = field(default_factory=list)
    parts: dict[str, Any] = field(default_factory=dict)
    line: ServerLine | None = None

    def __post_init__(self) -> None:
        parts = Parts(
            **{
                "hello": self.hello,
                "backlog": self.backlog,
                "page_bytes": lambda: PAGE_BYTES_LEAST,
                "status": self.told.append,
                **self.parts,
            }
        )
        around = Surroundings(clock_ms=self.clock, now=lambda: AT, chance=lambda: 1.0, new_life=uuid4)
        self.engine = Engine(self.books, self.server, parts, around=around)

    def hello(self) -> Hello:
        return Hello(device=self.device.id, life=self.books.life, app="0.1.0", schema=1, clock=0)

    def backlog(self) -> Backlog:
        unanswered = sum(one.answer is None for one in self.books.outbox)
        return Backlog(waiting=unanswered, oldest_at=AT if unanswered else None)

    def write(self, *mutations: Mutation) -> Operation:
        """Save an operation of several mutations."""
        made = Operation(
            op_id=OperationId(uuid4()),
            author=Author(officer=self.device.officer, device=self.device.id),
            life=self.books.life,
            n=self.books.next_n(),
            seen=self.books.seen(mutations),
            hlc=self.books.next_n(),
            schema=1,
            at=AT,
            action="test",
            reason="",
            mutations=mutations,
        )
        self.books.write(made)
        return made

    def round(self) -> Status:
        """Do everything that is due now, and return how it stands."""
        self.engine.woken()
        self.engine.run_once()
        return self.engine.status

    def until_done(self, *, most: int = 30) -> int:
        """Try again and again, as the loop would, until a round is complete; return how often it took."""
        for tried in range(1, most + 1):
            if not self.round().problem:
                return tried
            self.clock.go(400_000)
        raise AssertionError(self.engine.status)

    def view(self) -> dict[UUID, dict[str, Plain]]:
        return {record: dict(fields) for record, (_, fields) in self.books.view().items()}

    @property
    def answers(self) -> Sequence[str]:
        return [one.answer.state.value if one.answer else "" for one in self.books.outbox]


def a_profile(device: EnrolledDevice, *, base_url: str = "", read_s: float = 10.0, **parts: Any) -> Profile:
    """Return a profile that has never met its server."""
    line = device.line(base_url=base_url, read_s=read_s)
    books = MemoryBooks(Place(device=device.id, life=uuid4()))
    return Profile(device, line, books, Clock(), parts=parts, line=line)
