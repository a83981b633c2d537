"""The device of the bench: a whole profile, enrolled by ticket, whose encrypted store keeps `CaseDocument` besides.

Everything is the product's: key, store, change capture, search rows, signed requests, the loop. Only the table of the
bench's own subject is made here, because no migration of the product does.
"""

import os
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import msgspec

from caseworker.desk import office as offices
from caseworker.desk.membership import Membership
from caseworker.desk.office import Joined, Office, OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId
from caseworker.store.case_store import CaseStore
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.schema import schema_of
from caseworker.store.sealed_outbox import SealedOutbox
from caseworker.store.search import index as search_index
from caseworker.store.unit import Deed
from sync.client.enrolling import NewDevice, enrol
from sync.client.errands import Errand
from sync.client.posting import Post, connected
from sync.client.synchronizer import Synchronizer
from sync.protocol import tickets
from tests.bench.sync_documents import TERRITORIES, WITH_DOCUMENTS, CaseDocument, Doc, Edit, edited, to_doc
from tests.desk.sittings import riverside
from tests.fakes.keyring import FakeSecrets

PASSPHRASE = "quarry lantern pepper otter"
SCHEMA = schema_of(WITH_DOCUMENTS)


class Watched(Synchronizer):
    """The synchronizer, with one more errand before all others: it says when everything is sent and fetched."""

    def _errands(self) -> list[Errand]:
        self.arrived = Event()
        return [self._arrive, *super()._errands()]

    def _arrive(self) -> bool:
        self.arrived.set()
        return False


@dataclass
class BenchDevice:
    """A profile at work."""

    office: Office
    synchronizer: Watched
    round: Thread | None = None

    def sync(self) -> None:
        """Return when everything is sent and fetched, for lists and pages to show.

        What a round does besides goes on as it would behind a screen: search words, numbers, the audit trail.
        """
        self.rest()
        self.synchronizer.arrived.clear()
        self.round = Thread(target=self._once)
        self.round.start()
        self.synchronizer.arrived.wait()

    def rest(self) -> None:
        """Return when the round is complete. It has to succeed, and to leave nothing unsent."""
        if self.round is not None:
            self.round.join()
            self.round = None
            status = self.synchronizer.status
            assert not status.problem, status
            assert status.is_all_sent, status

    def _once(self) -> None:
        try:
            self.synchronizer.once()
        finally:
            self.synchronizer.arrived.set()

    def edit(self, edits: Sequence[Edit]) -> None:
        """Make edits as an officer does: one action and one durable transaction each."""
        self.rest()
        sitting = self.office.sitting
        for one in edits:
            deed = Deed(author=sitting.author, at=sitting.clock(), action="document.edit")
            with self.office.store.unit(deed) as unit:
                known = unit.find(CaseDocument, one.id)
                assert known is not None, one.id
                unit.save(edited(known, one))

    def docs(self) -> list[Doc]:
        """Return every document on this device."""
        self.rest()
        rows = SCHEMA.of(CaseDocument)
        with self.office.store.reading() as reader:
            found = reader.connection.exec_driver_sql(rows.select_sql)
            records = (rows.load(tuple(row)) for row in found)
            return [to_doc(one) for one in records if isinstance(one, CaseDocument)]

    def count(self) -> int:
        """Return how many documents a list would count."""
        with self.office.store.reading() as reader:
            return int(reader.connection.exec_driver_sql("SELECT count(*) FROM case_document").scalar_one())


@contextmanager
def a_device(folder: Path, ticket: str, *, server: str) -> Iterator[BenchDevice]:
    """Give a new profile that is enrolled and has not synchronized yet. `server` is how it reaches the server."""

    def connect(_told: str, context: ssl.SSLContext) -> Post:
        return connected(server, context)

    told = NewDevice(id=DeviceId(uuid4()), name="a laptop", app="0.1")
    enrolled = enrol(tickets.from_text(ticket), connect, told, entropy=os.urandom)
    membership = msgspec.structs.replace(enrolled.membership, server=server)
    card = OfficerCard(id=enrolled.card.officer, name="Ada Quill", role=Role.OFFICER, territories=TERRITORIES)
    wish = Enrolment(passphrase=PASSPHRASE, now=_now(), secrets=FakeSecrets(), cost=LOWEST)
    joined = Joined(membership, enrolled.lease)
    office = _with_documents(
        offices.found(folder, wish, card=card, pack=riverside(), clock=_now, joined=joined), membership
    )
    synchronizer = Watched(office, entropy=os.urandom)
    try:
        device = BenchDevice(office, synchronizer)
        yield device
        device.rest()
    finally:
        synchronizer.stop()
        office.close()


def _with_documents(office: Office, membership: Membership) -> Office:
    """Return the same office over a store that keeps documents."""
    vault, rows = office.vault, SCHEMA.of(CaseDocument)
    with office.store.writing() as connection:
        rows.table.create(connection)
        search_index.create_tables(connection, [rows.kind])
    store = CaseStore(writer=vault.writer, reader=vault.reader, schema=SCHEMA, entropy=os.urandom)
    sealed = SealedOutbox(vault.profile.outbox, membership, vault.reader)
    sealed.settle()
    store.after_each_unit(lambda _kinds: sealed.catch_up())
    return Office(vault, store, office.card, replace(office.sitting, store=store), sealed)


def _now() -> datetime:
    return datetime.now(UTC)
