"""A device's books in its encrypted store: `books.Books` over the exchange.

Every step of a reply is carried out in one transaction of the store; the exchange speaks in its own values, and here
the messages of the protocol are put into them.
"""

from collections.abc import Iterator, Sequence

from caseworker.desk.exchange import (
    Change,
    Credit,
    Epoch,
    Exchange,
    Filling,
    Made,
    News,
    OwnAnswer,
    Page,
    Receiving,
    Standing,
    Told,
    Waiting,
    What,
)
from caseworker.domain.ids import DeviceId, OperationId
from caseworker.domain.operations import Author
from sync.client.books import Answered, BeginEpoch, BeginLife, Entries, Pending, Place, Step, TakeIn, ToldTaken
from sync.protocol import lineage, messages
from sync.protocol.messages import PullReply, Row, ToldConflict


class StoreBooks:
    """Satisfies `books.Books`. May be used from any thread; one reply at a time is carried out."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def entries(self, *, limit: int, limit_bytes: int) -> Entries:
        """Return everything that the next step depends on, from one snapshot of the store."""
        here, waiting, told = self._exchange.to_do(limit=limit, limit_bytes=limit_bytes)
        return Entries(self._place(here), [_pending(one) for one in waiting], [_told(one) for one in told])

    def place(self) -> Place:
        """Return where the device stands."""
        return self._place(self._exchange.standing())

    def _place(self, here: Standing) -> Place:
        filling = here.filling
        return Place(
            device=self._exchange.device,
            life=here.life,
            lineage=tuple(lineage.Epoch(one.id, one.forked_at) for one in here.lineage),
            cursor=here.cursor,
            held=here.held,
            filling=None if filling is None else messages.Filling(filling.scope, filling.after),
            resume_at=here.resume_at,
            past=here.past,
        )

    def waiting(self, *, limit: int, limit_bytes: int) -> Sequence[Pending]:
        """Return the oldest operations without an answer, in order: so many and so large, but always one."""
        return [_pending(one) for one in self._exchange.waiting(limit=limit, limit_bytes=limit_bytes)]

    def told(self) -> Sequence[ToldConflict]:
        """Return the conflicts that are still to be told to a server that lost them."""
        return [_told(one) for one in self._exchange.told()]

    def carry_out(self, steps: Sequence[Step]) -> News:
        """Carry out the steps of one reply in one transaction, or none of them, and return what changed here."""
        with self._exchange.receiving() as receiving:
            for step in steps:
                _carry_out(receiving, step)
        return receiving.news


def _pending(one: Waiting) -> Pending:
    return Pending(one.n, one.life, OperationId(one.op_id), one.body, one.digest, one.chain, one.seen_at_most)


def _told(one: Told) -> ToldConflict:
    return ToldConflict(one.id, one.fields)


def _carry_out(receiving: Receiving, step: Step) -> None:
    match step:
        case Answered():
            receiving.answered(OwnAnswer(one.n, Made(one.state.value), one.seq, one.reason) for one in step.answers)
        case BeginLife():
            receiving.begin_life(step.life, missing_after=step.missing_after)
        case BeginEpoch():
            receiving.begin_epoch(tuple(Epoch(one.id, one.forked_at) for one in step.lineage), shared=step.shared)
        case ToldTaken():
            receiving.told_taken(step.ids)
        case TakeIn():
            receiving.take_in(page_of(step.page))


def page_of(page: PullReply) -> Page:
    """Return a page of the log as the exchange takes it in."""
    filling = page.filling
    return Page(
        changes=changes_of(page),
        cursor=page.cursor,
        held=page.held,
        gone=page.gone,
        filling=None if filling is None else Filling(filling.scope, filling.after),
        resume_at=page.resume_at,
        safe=page.safe,
    )


def changes_of(page: PullReply) -> Iterator[Change]:
    """Give the rows of a page with who is behind them."""
    known = {one.op: _credit(one) for one in page.credits}
    return (_change(row, known.get(row.op) if row.op else None) for row in page.rows)


def _change(row: Row, credit: Credit | None) -> Change:
    return Change(row.seq, What(row.what.value), row.kind, row.id, row.fields, credit, row.scopes)


def _credit(one: messages.Credit) -> Credit:
    author = Author(officer=one.officer, device=DeviceId(one.device))
    return Credit(one.op, author, one.at, one.action, one.reason)
