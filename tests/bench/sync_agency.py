"""The server of the bench: the real one with its keys, pack and people, whose rules know `CaseDocument` besides.

It serves on a thread of this process. What "another device" does is pushed through its service as a device would.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch
from uuid import UUID, uuid4

from caseworker.domain.ids import OperationId
from caseworker.domain.operations import Mutation, Verb, between
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.schema import schema_of
from sync.protocol import tickets
from sync.protocol.limits import MOST_OPERATIONS
from sync.protocol.messages import PushedOperation, State
from sync.server import rulebook
from sync.server.identity.caller import Caller
from sync.server.storage import StoredRecord
from tests.bench.sync_documents import (
    KIND,
    TERRITORIES,
    WITH_DOCUMENTS,
    CaseDocument,
    Doc,
    Edit,
    edited,
    of_doc,
    to_doc,
)
from tests.desk.sittings import RIVERSIDE
from tests.sync.messages import Sender
from tests.sync.running import EnrolledDevice, RunningServer, a_running_server

_ROWS: SubjectRows = schema_of([CaseDocument]).of(CaseDocument)
_PLENTY = 1_000_000.0


@dataclass
class BenchAgency:
    """The server, and a device of a colleague who writes documents on it."""

    server: RunningServer
    colleague: EnrolledDevice
    sender: Sender

    def ticket(self, name: str, *, server: str) -> str:
        """Return a ticket for a new officer of every territory, as text."""
        officer, parts = self.server.officer(name, territories=TERRITORIES), self.server.assembly.parts
        with parts.database.writing() as connection:
            made = parts.identity.tickets.make(connection, officer, server=server, now=self.server.clock())
        return tickets.to_text(made)

    def seed(self, docs: Iterable[Doc]) -> None:
        """Write documents down as a colleague, and have the chunks of large scopes made."""
        records = map(of_doc, docs)
        while some := list(islice(records, MOST_OPERATIONS)):
            self.push([self._operation(_creation(one)) for one in some])
        for scope in sorted(f"{one}/0" for one in TERRITORIES):
            self.server.assembly.parts.chunks.manifest(self.colleague.id, scope)

    def edit(self, edits: Sequence[Edit]) -> None:
        """Make edits as a colleague who has seen everything."""
        database = self.server.assembly.parts.database
        head = database.head()
        for start in range(0, len(edits), MOST_OPERATIONS):
            some = edits[start : start + MOST_OPERATIONS]
            with database.reading() as connection:
                tx = database.tx(connection)
                known = {one.id: one for one in _records(tx) if one.id in {edit.id for edit in some}}
            self.push([self._operation(*_changes(known[one.id], one), seen=head) for one in some])

    def docs(self) -> list[Doc]:
        """Return every document as it stands."""
        database = self.server.assembly.parts.database
        with database.reading() as connection:
            return [to_doc(_value(one)) for one in _records(database.tx(connection))]

    def push(self, operations: Sequence[PushedOperation]) -> None:
        """Take in operations of the colleague, each of which has to be applied."""
        caller = self._caller()
        request = self.sender.push(*operations)
        reply = self.server.assembly.service.push(caller, request, now=self.server.clock())
        states = {one.state for one in reply.answers}
        assert (len(reply.answers), states) == (len(operations), {State.APPLIED}), reply.answers[:3]

    def _operation(self, *mutations: Mutation, seen: int = 0) -> PushedOperation:
        return self.sender.operation(*mutations, seen=seen, op_id=OperationId(uuid4()))

    def _caller(self) -> Caller:
        parts = self.server.assembly.parts
        with parts.database.reading() as connection:
            actor = parts.identity.people.actor(connection, self.colleague.officer)
        assert actor is not None
        return Caller(device=self.colleague.id, officer=self.colleague.officer, actor=actor)


@contextmanager
def an_agency(folder: Path, *, with_tls: bool = False, **settings: Any) -> Iterator[BenchAgency]:
    """Give a running server in an empty folder. `settings` are fields of `Settings`."""
    told = {"requests_a_second": _PLENTY, "requests_at_once": int(_PLENTY), "threads": 16, "connections": 2_000}
    with (
        patch.object(rulebook, "SUBJECTS", WITH_DOCUMENTS),
        a_running_server(folder, with_tls=with_tls, **(told | settings)) as server,
    ):
        parts = server.assembly.parts
        parts.database.transact(lambda connection: parts.packs.publish(connection, RIVERSIDE, now=server.clock()))
        colleague = server.device("A colleague", territories=TERRITORIES)
        sender = Sender(colleague.id)
        sender.officer = colleague.officer
        yield BenchAgency(server, colleague, sender)


def _creation(record: CaseDocument) -> Mutation:
    return Mutation(KIND, record.id, Verb.CREATE, "", cast(Any, _ROWS.plain(record)))


def _changes(stored: StoredRecord, edit: Edit) -> list[Mutation]:
    before = _value(stored)
    after = edited(before, edit)
    return between(CaseDocument.definition, edit.id, _ROWS.plain(before), _ROWS.plain(after), _ROWS.default_of)


def _value(stored: StoredRecord) -> CaseDocument:
    value = _ROWS.value(UUID(int=stored.id.int), dict(stored.fields))
    assert isinstance(value, CaseDocument)
    return value


def _records(tx: Any) -> Iterator[StoredRecord]:
    for territory in TERRITORIES:
        yield from (one for one in tx.records_in(f"{territory}/0", after=None) if one.kind == KIND)
