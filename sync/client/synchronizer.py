"""An open profile and its server: everything put together, for whoever runs the program.

    synchronizer = Synchronizer(office, around=...)
    synchronizer.start()     # two threads: the loop, and one that waits for news
    synchronizer.edited()    # after something was saved
    synchronizer.stop()      # before the office is closed

or `once()`, for a single round. An order to wipe stops everything; `obey` carries it out.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Thread
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker import __version__
from caseworker.desk.exchange import Exchange
from caseworker.desk.membership import Membership
from caseworker.desk.office import Office
from caseworker.desk.pack_delivery import PackDelivery
from caseworker.desk.witnessing import Witnessing
from caseworker.domain.ids import Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.client import device_secret, wiping
from sync.client.blobs import BlobCarrier
from sync.client.books import Place
from sync.client.bootstrap import Bootstrap
from sync.client.engine import Engine, Parts, Surroundings
from sync.client.errands import (
    ColleaguesErrand,
    ComparingErrand,
    Errand,
    NumberErrand,
    PackErrand,
    Patient,
    TrailErrand,
)
from sync.client.links import Link, Throttle
from sync.client.pinned_tls import pinned_context
from sync.client.posting import BASE, posting
from sync.client.server_line import ServerLine
from sync.client.sessions import DeviceSession, NoMembership, WipeOrdered
from sync.client.status import Backlog, Status
from sync.client.store_books import StoreBooks
from sync.client.transport import Transport
from sync.client.wake import Listener
from sync.client.wiping import Wiped
from sync.client.witness import Witness
from sync.protocol.contact import Agreed, Hello
from sync.protocol.limits import WIRE_SCHEMA
from sync.protocol.messages import PullReply

_SECRET_BYTES = 128 << 10


def monotonic_ms() -> int:
    """Return milliseconds of a clock that only goes forward."""
    return time.monotonic_ns() // 1_000_000


def _nothing(_value: object) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who is told of what, on the loop's thread: of the status, of records that came (`News`), of failures."""

    status: Callable[[Status], None] = _nothing
    news: Callable[[object], None] = _nothing
    failed: Callable[[CaseworkerError], None] = _nothing


class Synchronizer:
    """Keeps one profile and its server together. Raises NoMembership for a profile that belongs to no server."""

    def __init__(self, office: Office, *, entropy: Entropy, link: Link | None = None, told: Told | None = None) -> None:
        membership = office.membership.current()
        if membership is None:
            raise NoMembership
        self._office, self._entropy, self._told = office, entropy, told or Told()
        self.link = link or Link()
        self._agreed: Agreed | None = None
        self._order: bytes | None = None
        self._threads: tuple[Thread, ...] = ()
        self._connect(membership)
        self._books = StoreBooks(office.exchange)
        self._witness = Witness(Witnessing(office.sitting), Ed25519PublicKey.from_public_bytes(membership.server_key))
        self._bootstrap = Bootstrap(self._line, territories=office.card.territories)
        self._comparing = ComparingErrand(
            self._line, office.exchange, self._books, clock_ms=monotonic_ms, news=self._told.news
        )
        self.engine = Engine(self._books, self._line, self._parts(office.exchange), around=self._surroundings())

    @property
    def status(self) -> Status:
        """How synchronization stands."""
        return self.engine.status

    @property
    def is_to_be_wiped(self) -> bool:
        """Whether the server has ordered this profile to be wiped: then call `stop` and `obey`."""
        return self._order is not None

    def once(self, *, compare: bool = False) -> Status:
        """Do one round now, and return how it stands. With `compare` everything held is compared with the server's."""
        if compare:
            self._comparing.compare_now()
        self.engine.woken()
        self.engine.run_once()
        return self.engine.status

    def start(self) -> None:
        """Begin the loop and the waiting for news, on threads of their own."""
        loop = Thread(target=self.engine.run, name="sync", daemon=True)
        news = Thread(target=self._listener.run, name="sync-news", daemon=True)
        self._threads = (loop, news)
        for one in self._threads:
            one.start()

    def edited(self) -> None:
        """Say that something was saved: it is sent 0.3 s later. From any thread."""
        self.engine.edited()

    def woken(self) -> None:
        """Say that the network is another, or that a person asks: all is tried now. From any thread."""
        self.engine.woken()

    def stop(self) -> None:
        """End everything; what is on its way is cut and asked for again next time. Returns when all threads ended."""
        self.engine.stop()
        self._listener.stop()
        self._transport.cut()
        for one in self._threads:
            one.join()
        self._bootstrap.close()
        self._transport.close()
        self._news_transport.close()

    def obey(self) -> Wiped:
        """Wipe the profile as ordered; the office is closed for good. Call it after `stop`."""
        assert self._order is not None, "asked only when there is an order"
        membership = self._office.membership.current()
        assert membership is not None, "without one there is no order"
        transport = self._new_transport(membership)
        try:
            return wiping.carry_out(self._office, self._order, posting(transport))
        finally:
            transport.close()

    def _connect(self, membership: Membership) -> None:
        """Make the lines: one for the loop, one for news, which is always in use."""
        self._transport, self._news_transport = self._new_transport(membership), self._new_transport(membership)
        clock = self._office.sitting.clock
        session = DeviceSession(self._office.membership, posting(self._transport), clock=clock, entropy=self._entropy)
        self._line = ServerLine(self._transport, session, clock_ms=monotonic_ms)
        self._listener = Listener(
            self._news_transport,
            session,
            cursor=lambda: self._office.exchange.standing().cursor,
            on_news=self.woken,
        )

    def _new_transport(self, membership: Membership) -> Transport:
        throttle = Throttle(monotonic_ms, most_bytes_s=self.link.most_bytes_s)
        return Transport(membership.server, verify=pinned_context(membership.ca), throttle=throttle)

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            clock_ms=monotonic_ms, now=self._office.sitting.clock, chance=random.random, new_life=self._new_id
        )

    def _parts(self, exchange: Exchange) -> Parts:
        return Parts(
            hello=self._hello,
            backlog=partial(_backlog, exchange),
            page_bytes=lambda: self._line.pace.page_bytes,
            errands=tuple(self._errands()),
            fill=self._fill,
            bulk=exchange.in_bulk,
            finished=exchange.finished,
            agreed=self._on_agreed,
            news=self._told.news,
            status=self._told.status,
            failed=self._on_failed,
        )

    def _errands(self) -> list[Errand]:
        office, line = self._office, self._line
        blobs = BlobCarrier(
            office.contents,
            line,
            link=lambda: self.link,
            page_bytes=lambda: line.pace.page_bytes,
            clock_ms=monotonic_ms,
        )
        packs = PackErrand(line, PackDelivery(office.sitting), wanted=self._pack_in_force)
        wanted, news = self._colleagues_in_force, self._told.news
        named: list[tuple[str, Errand]] = [
            ("search", office.exchange.index_some),
            ("numbers", NumberErrand(line, office.exchange, office.final_numbers, new_id=self._new_id)),
            ("secret", partial(device_secret.hand_in, office.membership, self._post)),
            ("pack", packs),
            ("colleagues", ColleaguesErrand(line, office.colleagues, wanted=wanted, news=news)),
            ("trail", TrailErrand(line, self._witness)),
            ("contents", blobs.carry),
            ("comparing", self._comparing),
        ]
        return [Patient(name, work, monotonic_ms, self._told.failed) for name, work in named]

    def _post(self, place: str, body: bytes) -> bytes:
        return self._line.send("POST", f"{BASE}/{place}", body, limit_bytes=_SECRET_BYTES).body

    def _hello(self) -> Hello:
        last = self._witness.last()
        return Hello(
            device=self._office.exchange.device,
            life=self._books.place().life,
            app=__version__,
            schema=WIRE_SCHEMA,
            clock=to_micros(self._office.sitting.clock()),
            pack=self._office.sitting.pack.version,
            witnessed=0 if last is None else last.size,
            origin="" if last is None else last.origin,
        )

    def _on_agreed(self, agreed: Agreed) -> None:
        """Take note of what the server said; a log that was rewritten is told, and stops no work."""
        self._agreed = agreed
        if agreed.checkpoint is not None:
            try:
                self._witness.take(agreed.checkpoint)
            except CaseworkerError as error:
                self._told.failed(error)

    def _on_failed(self, error: CaseworkerError) -> None:
        if isinstance(error, WipeOrdered):
            self._order = error.order
            self.engine.stop()
        self._told.failed(error)

    def _fill(self, place: Place) -> PullReply | None:
        """Return a page of a first filling from chunks, None where there are none."""
        agreed = self._agreed
        if agreed is None or agreed.lineage != place.lineage or frozenset(place.held) >= frozenset(agreed.scopes):
            return None
        return self._bootstrap.page(place, agreed.scopes)

    def _pack_in_force(self) -> str:
        return "" if self._agreed is None else self._agreed.pack

    def _colleagues_in_force(self) -> str:
        return "" if self._agreed is None else self._agreed.colleagues

    def _new_id(self) -> UUID:
        return new_id(to_micros(self._office.sitting.clock()) // 1000, self._entropy)


def _backlog(exchange: Exchange) -> Backlog:
    status = exchange.status()
    return Backlog(waiting=status.saved_here, oldest_at=status.oldest_waiting)
