"""An agency for tests of who gets what: territories, officers of every role, records as they travel, readers."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.access import Actor, Resource, visible_scopes
from caseworker.domain.actions import Role
from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Merge, Record, Sensitivity
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.operations import Mutation, Plain, Verb
from caseworker.domain.plain import form_of
from caseworker.domain.subjects import SUBJECTS
from sync.client.books import Place
from sync.client.core import State, SyncCore
from sync.client.memory import MemoryBooks
from sync.protocol.lineage import Epoch
from sync.protocol.messages import Answer, PullReply
from sync.server.core import Outcome, PushCore
from sync.server.memory import MemoryTx
from sync.server.pull import PullCore
from sync.server.rights import Refuses, by_role
from sync.server.rows import SqlTx
from sync.server.rulebook import Rulebook
from sync.server.scopes import personal, scope_of, scopes_for
from sync.server.storage import StoredRecord
from sync.server.tables import METADATA
from tests.sync.messages import AT, EPOCH, NOW_MS, Sender

TERRITORIES = ("north", "northgate", "south")
ANN, BEN, DORA, SUE = (OfficerId(UUID(int=0xA0 + number)) for number in range(4))
ACTORS = {
    ANN: Actor(officer=ANN, role=Role.OFFICER, territories=frozenset({"north"})),
    BEN: Actor(officer=BEN, role=Role.OFFICER, territories=frozenset({"south"})),
    DORA: Actor(officer=DORA, role=Role.FRONT_DESK, territories=frozenset({"northgate"}), desk="counter-1"),
    SUE: Actor(officer=SUE, role=Role.SUPERVISOR, territories=frozenset({"north"}), below=frozenset({"northgate"})),
}
OFFICE = DeviceId(UUID(int=0xF0))
EVERYTHING = frozenset({scope_of(place, tier) for place in TERRITORIES for tier in (0, 1)}) | {
    "all",
    *(personal(officer) for officer in ACTORS),
}


def may_all(*_asked: Any) -> None:
    """Rights are not what these tests are about."""


def by_their_role() -> Refuses:
    return by_role(ACTORS.get, now=lambda: AT)


def device_of(officer: OfficerId) -> DeviceId:
    return DeviceId(UUID(int=officer.int << 8))


def told(record: Record, *, by: OfficerId = ANN) -> Mutation:
    """The creation of a record as it travels, recorded by an officer: what differs from the defaults."""
    fields: dict[str, Plain] = {}
    for field in record.definition.fields:
        value = getattr(record, field.name)
        if field.default is MISSING or value != field.default:
            fields[field.name] = form_of(field.of, field.name).plain(value)
        if field.name in fields and field.rule.refers == "officer" and field.rule.merge is Merge.FACT:
            fields[field.name] = str(by)
    return Mutation(record.definition.kind, record.id, Verb.CREATE, "", fields)


class Agency:
    """A stream under the rules of an agency. `office` is a device that may hold everything there is."""

    def __init__(self, tx: Any, refuses: Refuses = may_all) -> None:
        self.tx = tx
        self.rules = Rulebook((*SUBJECTS, Conflict), refuses=refuses)
        self.push_core, self.pull_core = PushCore(self.rules), PullCore(least_bytes=1)
        self.senders: dict[DeviceId, Sender] = {}
        self.ids: set[UUID] = set()
        tx.grant(OFFICE, EVERYTHING)
        for officer, actor in ACTORS.items():
            tx.grant(device_of(officer), scopes_for(actor))

    def take_in(self, *mutations: Mutation, device: DeviceId = OFFICE, by: OfficerId = ANN, **more: Any) -> Outcome:
        """Push one operation of a device in an officer's name."""
        self.ids |= {one.record for one in mutations}
        sender = self.senders.setdefault(device, Sender(device))
        sender.officer = by
        request = sender.push(sender.operation(*mutations, **more))
        return self.push_core.take_in(self.tx, request, now_ms=NOW_MS, officer=by)

    def push(self, *mutations: Mutation, **more: Any) -> Answer:
        return self.take_in(*mutations, **more).reply.answers[-1]

    def by(self, officer: OfficerId, *mutations: Mutation, **more: Any) -> str:
        """Push as an officer from their own device; return the word of the answer."""
        answer = self.push(*mutations, device=device_of(officer), by=officer, **more)
        return answer.reason or answer.state.value

    def records(self) -> dict[UUID, StoredRecord]:
        """Every record there is, erased ones and conflicts too."""
        conflicts = self.tx.conflicts_about(sorted(self.ids))
        return dict(self.tx.records(sorted(self.ids.union(*conflicts.values()))))

    def scopes(self, record: UUID) -> frozenset[str]:
        found: StoredRecord = self.tx.records([record])[record]
        return found.scopes


class Device:
    """A device that reads, by the product's own brain and books."""

    def __init__(self, agency: Agency, officer: OfficerId, *, budget_bytes: int = 400) -> None:
        self.agency = agency
        self.id = device_of(officer)
        self.budget_bytes = budget_bytes
        self.books = MemoryBooks(Place(device=self.id, life=UUID(int=1), lineage=(Epoch(EPOCH, 0),)))

    def page(self) -> PullReply:
        state = State(place=self.books.place(), waiting=(), budget_bytes=self.budget_bytes)
        request = SyncCore().pull(state)
        reply = self.agency.pull_core.pull(self.agency.tx, request)
        self.books.carry_out(SyncCore().on_pull_reply(state, request, reply))
        return reply

    def read(self) -> list[PullReply]:
        pages = [self.page()]
        while pages[-1].more:
            pages.append(self.page())
        return pages

    def here(self) -> dict[UUID, dict[str, Plain]]:
        return {record: dict(fields) for record, (_, fields) in self.books.view().items()}


@contextmanager
def an_agency(kind: str, refuses: Refuses = may_all) -> Iterator[Agency]:
    if kind == "memory":
        tx = MemoryTx()
        tx.begin_epoch(Epoch(EPOCH, 0))
        yield Agency(tx, refuses)
        return
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        rows = SqlTx(connection, "agency")
        rows.make_stream(Epoch(EPOCH, 0))
        yield Agency(rows, refuses)
    engine.dispose()


def resource(one: StoredRecord, assigned: Iterable[OfficerId]) -> Resource:
    """A record as the decision function is asked about it."""
    return Resource(
        kind=one.kind,
        territory=str(one.fields.get("territory") or ""),
        sensitivity=Sensitivity(int(str(one.fields.get("sensitivity") or 0))),
        assigned=frozenset(assigned),
    )


def readable(actor: Actor, one: StoredRecord, assigned: Iterable[OfficerId]) -> bool:
    return visible_scopes(actor).includes(resource(one, assigned))
