"""What is carried beside the officers' work: numbers, audit trail, pack, names, a copy of the device secret, a check.

Each does one piece when it is called and returns whether there may be more. What the server will not serve rests for
an hour and holds up nothing else; only a network that fails, or a device that is not accepted, ends the round.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import msgspec

from caseworker.desk.colleagues import Colleague, Colleagues
from caseworker.desk.exchange import Exchange, News
from caseworker.desk.final_numbers import FinalNumbers
from caseworker.desk.pack_delivery import PackDelivery
from caseworker.domain.agency import Pack
from caseworker.errors import CaseworkerError
from sync.client.failures import NotAccepted, NotTheServer, Unreachable
from sync.client.server_line import BASE, ServerLine
from sync.client.store_books import StoreBooks, changes_of
from sync.client.witness import Witness
from sync.protocol.audit import AuditReply
from sync.protocol.colleagues import ColleaguesReply, ToldColleague
from sync.protocol.contact import MOST_NUMBERS, DigestRequest, NumbersReply, NumbersRequest, RefetchRequest
from sync.protocol.digests import bucket_of, buckets, differing
from sync.protocol.messages import PullReply, Row
from sync.protocol.small_messages import from_json, to_json
from sync.protocol.wire import UNREADABLE, BadMessage, decode, limit_of

KEPT_AT_LEAST = 20  # numbers of a series; with fewer left, a further block is asked for
REST_MS = 3_600_000
COMPARED_FIRST_MS, COMPARED_EVERY_MS = 600_000, 24 * 3_600_000
_PACK_BYTES = 32 << 20
_SMALL_BYTES = 128 << 10
_log = logging.getLogger("caseworker.sync")

Errand = Callable[[], bool]


@dataclass(slots=True)
class Patient:
    """An errand that rests when it fails. `failed` is told; what ends the round is raised."""

    name: str
    work: Errand
    clock_ms: Callable[[], int]
    failed: Callable[[CaseworkerError], None]
    not_before_ms: int = 0

    def __call__(self) -> bool:
        """Carry a piece, unless it rests."""
        if self.clock_ms() < self.not_before_ms:
            return False
        try:
            return self.work()
        except (Unreachable, NotAccepted):
            raise
        except CaseworkerError as error:
            _log.info("errand %s rests: %s", self.name, error.key)
            self.not_before_ms = self.clock_ms() + REST_MS
            self.failed(error)
            return False


class NumberErrand:
    """Keeps blocks of numbers on the device, and gives final numbers to what was made without one.

    A request whose answer was lost is asked again as the same. When the program ends in between, a block is lost, and
    numbers are never given twice.
    """

    def __init__(
        self, line: ServerLine, exchange: Exchange, numbers: FinalNumbers, *, new_id: Callable[[], UUID]
    ) -> None:
        self._line, self._exchange, self._numbers, self._new_id = line, exchange, numbers, new_id
        self._asked: dict[str, UUID] = {}
        self._had_some: set[str] = set()

    def __call__(self) -> bool:
        """Ask for one block, or give what there is to those who wait; who needs more at once gets the largest block."""
        short = next((one.series for one in self._numbers.left() if one.count < KEPT_AT_LEAST), None)
        if short is None:
            given = self._numbers.give()
            if not given:
                self._had_some.clear()
            return given > 0
        count = MOST_NUMBERS if short in self._had_some else 0
        request = NumbersRequest(request=self._asked.setdefault(short, self._new_id()), series=short, count=count)
        answer = self._line.send("POST", f"{BASE}/numbers", to_json(request), limit_bytes=_SMALL_BYTES)
        block = from_json(answer.body, NumbersReply)
        self._exchange.lease_numbers(block.series, first=block.first, last=block.last)
        del self._asked[short]
        self._had_some.add(short)
        return True


class TrailErrand:
    """Hands over this device's audit trail, and is a witness of the server's."""

    def __init__(self, line: ServerLine, witness: Witness) -> None:
        self._line, self._witness = line, witness

    def __call__(self) -> bool:
        """Hand over the next records."""
        pushed = self._witness.push()
        if not pushed.records:
            return False
        answer = self._line.send("POST", f"{BASE}/audit", to_json(pushed), limit_bytes=_SMALL_BYTES)
        self._witness.on_reply(from_json(answer.body, AuditReply))
        return True


class PackErrand:
    """Fetches the pack in force when it is another than the one here. `wanted` is what the last hello named."""

    def __init__(self, line: ServerLine, packs: PackDelivery, *, wanted: Callable[[], str]) -> None:
        self._line, self._packs, self._wanted = line, packs, wanted

    def __call__(self) -> bool:
        """Fetch it."""
        version = self._wanted()
        if not version or version == self._packs.version():
            return False
        answer = self._line.send("GET", f"{BASE}/pack/{version}", b"", limit_bytes=_PACK_BYTES)
        try:
            pack = msgspec.json.decode(answer.body, type=Pack)
        except UNREADABLE as error:
            raise NotTheServer from error
        if pack.version != version:
            raise NotTheServer
        self._packs.take(pack)
        return False


class ColleaguesErrand:
    """Fetches who is who in the agency when the list is another than the one here, and tells `news` that names changed.

    `wanted` is the version that the last hello named. A list that changed between hello and answer is fetched once.
    """

    def __init__(
        self,
        line: ServerLine,
        colleagues: Colleagues,
        *,
        wanted: Callable[[], str],
        news: Callable[[object], None] = lambda _news: None,
    ) -> None:
        self._line, self._colleagues, self._wanted, self._news = line, colleagues, wanted, news
        self._fetched_for = ""

    def __call__(self) -> bool:
        """Fetch it."""
        version = self._wanted()
        if not version or version in {self._fetched_for, self._colleagues.version()}:
            return False
        answer = self._line.send("GET", f"{BASE}/colleagues", b"", limit_bytes=limit_of(ColleaguesReply))
        try:
            told = decode(answer.body, ColleaguesReply)
        except BadMessage as error:
            raise NotTheServer from error
        self._fetched_for = version
        if self._colleagues.take(map(_colleague, told.colleagues), version=told.version):
            self._news(News({}, everything=True))
        return False


def _colleague(told: ToldColleague) -> Colleague:
    return Colleague(
        id=told.id,
        name=told.name,
        team=told.team,
        role=told.role,
        territories=told.territories,
        desk=told.desk,
        disabled=told.disabled,
    )


class ComparingErrand:
    """Compares what is held with what the server says of it, after a while and then daily, and mends what differs.

    What differs is fetched again; what the server does not have in a scope leaves that scope here, unless own work lies
    on it. `news` is told what changed.
    """

    def __init__(
        self,
        line: ServerLine,
        exchange: Exchange,
        books: StoreBooks,
        *,
        clock_ms: Callable[[], int],
        news: Callable[[object], None] = lambda _news: None,
    ) -> None:
        self._line, self._exchange, self._books, self._clock_ms = line, exchange, books, clock_ms
        self._news = news
        self._not_before_ms = clock_ms() + COMPARED_FIRST_MS
        self._left: list[str] = []

    def compare_now(self) -> None:
        """Compare with the next round."""
        self._not_before_ms = self._clock_ms()

    def __call__(self) -> bool:
        """Compare one scope."""
        place = self._books.place()
        if not self._left and self._clock_ms() >= self._not_before_ms and place.filling is None:
            self._not_before_ms = self._clock_ms() + COMPARED_EVERY_MS
            self._left = list(place.held)
        if not self._left:
            return False
        self._compare(self._left.pop())
        return True

    def _compare(self, scope: str) -> None:
        device, place = self._exchange.device, self._books.place()
        told = self._line.digest(DigestRequest(device=device, scopes=(scope,)))
        theirs = told.sums.get(scope)
        if theirs is None or scope not in place.held or told.cursor != place.cursor:
            return  # what changed meanwhile comes with the log
        found = differing(buckets(self._exchange.versions(scope)), [int(one, 16) for one in theirs])
        if found:
            _log.warning("%s buckets of a scope differ from the server's and are fetched again", len(found))
            self._mend(RefetchRequest(device=device, scope=scope, buckets=found), cursor=place.cursor)

    def _mend(self, request: RefetchRequest, *, cursor: int) -> None:
        """Take in what the server has in these buckets, and then let go of what it has not, while the log stands."""
        listed = set[UUID]()
        while True:
            reply = self._line.refetch(request)
            if reply.cursor != cursor:
                return
            self._take(reply.rows)
            listed |= {row.id for row in reply.rows}
            if reply.after is None:
                break
            if request.after is not None and reply.after <= request.after:
                raise NotTheServer
            request = msgspec.structs.replace(request, after=reply.after)
        self._let_go(request.scope, frozenset(request.buckets), listed)

    def _take(self, rows: tuple[Row, ...]) -> None:
        with self._exchange.receiving() as receiving:
            receiving.mend(changes_of(PullReply(lineage=(), rows=rows)))
        self._news(receiving.news)

    def _let_go(self, scope: str, wanted: frozenset[int], listed: set[UUID]) -> None:
        """Take out of a scope what is held in some buckets of it and was not listed."""
        held = (record for record, _ in self._exchange.versions(scope) if bucket_of(record) in wanted)
        surplus = sorted(record for record in held if record not in listed)
        if surplus:
            _log.warning("%s records are held in a scope in which the server has them not", len(surplus))
            with self._exchange.receiving() as receiving:
                receiving.take_out(scope, surplus)
            self._news(receiving.news)
