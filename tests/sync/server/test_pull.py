"""A pull brings what the device may have, record by record and then the log, wherever it is interrupted."""

from typing import Any
from uuid import UUID

import pytest

from caseworker.domain.operations import Mutation, Verb
from sync.client.books import Place, TakeIn
from sync.client.core import State, SyncCore
from sync.client.memory import MemoryBooks
from sync.protocol.lineage import Epoch
from sync.protocol.messages import PullReply, What
from tests.sync.messages import ANN, BEN, CASE, EPOCH, Sender, creation, mutation
from tests.sync.server.streams import BOTH, Service


class Reader:
    """A device that only reads, by the product's own brain and books."""

    def __init__(self, service: Service, *, budget_bytes: int = 1) -> None:
        self.service = service
        self.books = MemoryBooks(Place(device=BEN, life=UUID(int=1), lineage=(Epoch(EPOCH, 0),)))
        self.budget_bytes = budget_bytes

    def page(self) -> PullReply:
        state = State(place=self.books.place(), waiting=(), budget_bytes=self.budget_bytes)
        request = SyncCore().pull(state)
        reply = self.service.pull(request)
        self.books.carry_out(SyncCore().on_pull_reply(state, request, reply))
        return reply

    def read(self) -> list[PullReply]:
        pages = [self.page()]
        while pages[-1].more:
            pages.append(self.page())
        return pages

    def here(self) -> dict[UUID, dict[str, Any]]:
        return {record: fields for record, (_, fields) in self.books.view().items()}


@pytest.fixture
def ann(service: Service) -> Sender:
    return Sender(ANN)


def fill(service: Service, ann: Sender, count: int = 7) -> list[UUID]:
    ids = [UUID(int=1000 + i) for i in range(count)]
    service.push(ann.push(*(ann.operation(creation(one, territory="AB"[i % 2])) for i, one in enumerate(ids))))
    return ids


@pytest.mark.parametrize("budget_bytes", [1, 300, 1 << 20])
def test_a_first_pull_brings_everything_in_pages_of_any_size(service: Service, ann: Sender, budget_bytes: int) -> None:
    ids = fill(service, ann)
    reader = Reader(service, budget_bytes=budget_bytes)
    pages = reader.read()
    assert set(reader.here()) == set(ids)
    assert reader.books.place().cursor == 7
    assert len(pages) == (2 if budget_bytes == 1 << 20 else len(pages))


def test_what_changes_while_a_scope_is_filled_is_not_missed(service: Service, ann: Sender) -> None:
    ids = fill(service, ann)
    reader = Reader(service)
    for number, one in enumerate(ids):
        reader.page()
        service.push(ann.push(ann.operation(mutation("stage", f"s{number}", record=one), seen=99)))
        moved = mutation("territory", "B" if number % 2 == 0 else "A", record=one)
        service.push(ann.push(ann.operation(moved, seen=99)))
    reader.read()
    assert {one: fields["stage"] for one, fields in reader.here().items()} == {
        one: f"s{number}" for number, one in enumerate(ids)
    }


def test_a_finished_pull_returns_the_head_and_not_the_last_row(service: Service, ann: Sender) -> None:
    fill(service, ann)
    reader = Reader(service)
    reader.read()
    service.tx.grant(ANN, ())
    service.push(ann.push(ann.operation(mutation("stage", "refused"))))
    (page,) = reader.read()
    assert (page.rows, page.cursor) == ((), 8)


def test_all_rows_of_one_operation_come_in_one_page(service: Service, ann: Sender) -> None:
    ids = fill(service, ann, 4)
    reader = Reader(service)
    reader.read()
    service.push(ann.push(ann.operation(*(mutation("stage", "x", record=one) for one in ids))))
    (page,) = reader.read()
    assert len(page.rows) == 4


def test_a_record_moved_there_and_back_is_here_as_it_is_now(service: Service, ann: Sender) -> None:
    service.push(ann.push(ann.operation(creation())))
    service.tx.grant(BEN, ["A/0"])
    reader = Reader(service)
    reader.read()
    for territory in "BAB":
        service.push(ann.push(ann.operation(mutation("territory", territory), seen=99)))
    assert [row.what for row in reader.page().rows] == [What.LEAVE]
    service.push(ann.push(ann.operation(mutation("territory", "A"), seen=99)))
    reader.read()
    assert reader.here()[CASE]["territory"] == "A"


def test_who_has_both_scopes_never_loses_a_record_that_moves_between_them(service: Service, ann: Sender) -> None:
    service.push(ann.push(ann.operation(creation())))
    reader = Reader(service)
    reader.read()
    service.push(ann.push(ann.operation(mutation("territory", "B"), seen=99)))
    assert [row.what for row in reader.page().rows] == [What.FULL]


def test_a_lost_scope_is_dropped_and_comes_whole_when_it_is_given_back(service: Service, ann: Sender) -> None:
    fill(service, ann)
    reader = Reader(service)
    reader.read()
    service.tx.grant(BEN, ["B/0"])
    assert reader.page().gone == ("A/0",)
    assert {fields["territory"] for fields in reader.here().values()} == {"B"}
    service.tx.grant(BEN, BOTH)
    reader.read()
    assert len(reader.here()) == 7


def test_a_device_behind_the_kept_log_drops_its_base_and_is_filled_anew(service: Service, ann: Sender) -> None:
    ids = fill(service, ann)
    reader = Reader(service)
    reader.read()
    service.push(ann.push(ann.operation(Mutation("matter", ids[0], Verb.ERASE, "", None))))
    service.push(ann.push(ann.operation(mutation("stage", "on", record=ids[1]), seen=99)))
    service.tx.trim(9)
    first = reader.page()
    assert (first.gone, first.rows) == (BOTH, ())
    assert reader.here() == {}
    reader.read()
    assert set(reader.here()) == set(ids[1:])


def test_who_may_have_nothing_gets_nothing(service: Service, ann: Sender) -> None:
    fill(service, ann)
    service.tx.grant(BEN, ())
    (page,) = Reader(service).read()
    assert (page.rows, page.credits, page.held, page.cursor) == ((), (), (), 7)


def test_a_row_tells_who_is_behind_it(service: Service, ann: Sender) -> None:
    service.push(ann.push(ann.operation(creation())))
    reader = Reader(service)
    reader.read()
    service.push(ann.push(ann.operation(mutation("stage", "on"))))
    page = reader.page()
    assert [(one.op, one.device, one.reason) for one in page.credits] == [(page.rows[0].op, ANN, "because")]


def test_the_answer_to_an_old_question_changes_nothing(service: Service, ann: Sender) -> None:
    fill(service, ann)
    reader = Reader(service)
    state = State(place=reader.books.place(), waiting=())
    request = SyncCore().pull(state)
    reply = service.pull(request)
    reader.read()
    late = State(place=reader.books.place(), waiting=())
    assert SyncCore().on_pull_reply(late, request, reply) == ()
    assert SyncCore().on_pull_reply(state, request, reply) == (TakeIn(reply),)
