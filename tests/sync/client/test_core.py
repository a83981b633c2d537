"""The loop's brain: push before pull, patience after failures, and only answers to what this store still is."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import OfficerId, OperationId
from caseworker.domain.operations import Author, Mutation, Operation, Verb
from sync.client.books import Answered, BeginEpoch, BeginLife, Place
from sync.client.core import Sleep, State, SyncCore
from sync.client.failures import AnotherLog
from sync.client.memory import MemoryBooks
from sync.client.tempo import DEBOUNCE_MS, EVERY_MS, LONGEST_WAIT_MS, Tempo, edited, failed, pulled, pushed, woken
from sync.protocol.lineage import Epoch
from sync.protocol.messages import Acknowledged, Answer, PullReply, PullRequest, PushReply, PushRequest, Row, What
from sync.protocol.messages import State as Outcome
from tests.sync.messages import ANN, AT, BEN, CASE, EPOCH, Sender, creation, mutation
from tests.sync.server.streams import a_service

LINEAGE = (Epoch(EPOCH, 0),)
CORE = SyncCore()
NEW_LIFE = UUID(int=0xF)


def books() -> MemoryBooks:
    return MemoryBooks(Place(device=ANN, life=UUID(int=7), lineage=LINEAGE))


def write(made: MemoryBooks, *mutations: Mutation) -> None:
    number = made.next_n()
    made.write(
        Operation(
            op_id=OperationId(UUID(int=500 + number)),
            author=Author(officer=OfficerId(ANN), device=ANN),
            life=made.life,
            n=number,
            seen=made.seen(mutations),
            hlc=number,
            schema=1,
            at=AT,
            action="test",
            reason="",
            mutations=mutations,
        )
    )


def state_of(made: MemoryBooks, tempo: Tempo | None = None, *, now_ms: int = 0) -> State:
    waiting = made.waiting(limit=500, limit_bytes=1 << 20)
    return State(place=made.place(), waiting=waiting, told=made.told(), tempo=tempo or Tempo(), now_ms=now_ms)


def pushed_by(made: MemoryBooks) -> tuple[State, PushRequest]:
    state = state_of(made)
    request = CORE.plan(state)
    assert isinstance(request, PushRequest)
    return state, request


def answer_to(request: PushRequest, *, count: int = 99, **more: object) -> PushReply:
    taken = request.operations[:count]
    answers = tuple(Answer(one.n, Outcome.APPLIED, one.n) for one in taken)
    ack = Acknowledged(request.life, taken[-1].n, taken[-1].chain) if taken else None
    return PushReply(lineage=LINEAGE, answers=answers, ack=ack, **more)  # type: ignore[arg-type]


def new_life() -> UUID:
    return NEW_LIFE


def test_what_waits_is_sent_before_anything_is_fetched() -> None:
    made = books()
    assert isinstance(CORE.plan(state_of(made)), PullRequest)
    write(made, creation())
    assert isinstance(CORE.plan(state_of(made)), PushRequest)


def test_an_edit_waits_a_moment_for_company() -> None:
    made = books()
    write(made, creation())
    assert CORE.plan(state_of(made, edited(Tempo(), 1000), now_ms=1100)) == Sleep(1000 + DEBOUNCE_MS)


def test_a_batch_is_of_one_life() -> None:
    made = books()
    write(made, creation())
    state, request = pushed_by(made)
    made.carry_out([BeginLife(NEW_LIFE)])
    made.carry_out(
        CORE.on_push_reply(state_of(made), pushed_by(made)[1], answer_to(pushed_by(made)[1]), new_life=new_life)
    )
    write(made, mutation("stage", "on"))
    assert pushed_by(made)[1].life == NEW_LIFE
    assert request.life != NEW_LIFE
    assert state.place.life == request.life


def test_an_answer_counts_by_its_chain() -> None:
    made = books()
    write(made, creation())
    state, request = pushed_by(made)
    reply = answer_to(request)
    assert CORE.on_push_reply(state, request, reply, new_life=new_life) == (Answered(reply.answers),)
    other = PushReply(lineage=LINEAGE, answers=reply.answers, ack=Acknowledged(request.life, 1, "0" * 64))
    assert CORE.on_push_reply(state, request, other, new_life=new_life) == ()


def test_a_fork_acknowledges_the_shared_part_and_gives_the_rest_a_new_life() -> None:
    made = books()
    for number in range(3):
        write(made, creation(UUID(int=number)))
    state, request = pushed_by(made)
    steps = CORE.on_push_reply(state, request, answer_to(request, count=1, fork=True), new_life=new_life)
    assert [type(step) for step in steps] == [Answered, BeginLife]
    made.carry_out(steps)
    again = pushed_by(made)[1]
    assert ([one.n for one in again.operations], again.life) == ([2, 3], NEW_LIFE)


def test_what_the_server_misses_is_sent_again_in_a_new_life() -> None:
    made = books()
    for number in range(4):
        write(made, creation(UUID(int=number)))
    state, request = pushed_by(made)
    made.carry_out(CORE.on_push_reply(state, request, answer_to(request, count=3), new_life=new_life))
    state, request = pushed_by(made)
    made.carry_out(CORE.on_push_reply(state, request, PushReply(lineage=LINEAGE, gap=1), new_life=new_life))
    assert [one.n for one in pushed_by(made)[1].operations] == [2, 3, 4]


def test_a_late_reply_from_another_epoch_never_takes_the_device_back() -> None:
    made = books()
    write(made, creation())
    state, request = pushed_by(made)
    restored = (*LINEAGE, Epoch(UUID(int=9), 0))
    made.carry_out(CORE.on_push_reply(state, request, PushReply(lineage=restored), new_life=new_life))
    assert made.place().lineage == restored
    assert CORE.on_push_reply(state_of(made), request, answer_to(request), new_life=new_life) == ()


def test_a_restored_server_is_sent_everything_again_and_seeing_ends_where_the_logs_part() -> None:
    made = books()
    write(made, creation())
    state, request = pushed_by(made)
    made.carry_out(CORE.on_push_reply(state, request, answer_to(request), new_life=new_life))
    assert made.waiting(limit=9, limit_bytes=9) == []
    made.carry_out([BeginEpoch((*LINEAGE, Epoch(UUID(int=9), 4)), 4)])
    made.carry_out([BeginEpoch((*LINEAGE, Epoch(UUID(int=9), 4), Epoch(UUID(int=10), 6)), 6)])
    assert [one.seen_at_most for one in made.waiting(limit=9, limit_bytes=1 << 20)] == [4]


def test_a_log_that_has_nothing_in_common_with_the_one_here_changes_nothing() -> None:
    made, anew = books(), (Epoch(UUID(int=0xBAD), 0),)
    write(made, creation())
    state, request = pushed_by(made)

    with pytest.raises(AnotherLog):
        CORE.on_push_reply(state, request, PushReply(lineage=anew), new_life=new_life)
    with pytest.raises(AnotherLog):
        CORE.on_pull_reply(state, CORE.pull(state), PullReply(lineage=anew))


def test_what_an_own_edit_hides_does_not_count_as_seen() -> None:
    """An own edit that is later refused hides what came meanwhile: the next edit cannot have seen it."""
    made = books()
    row = {"seq": 1, "what": What.FULL, "kind": "matter", "id": CASE, "fields": {"territory": "A"}}
    page = PullReply(lineage=LINEAGE, cursor=1, held=("A/0",), rows=(Row(**row),))  # type: ignore[arg-type]
    made.carry_out(CORE.on_pull_reply(state_of(made), CORE.pull(state_of(made)), page))
    write(made, mutation("stage", "mine"), mutation("stage", "x", record=UUID(int=99)))
    came = Row(seq=5, what=What.PUT, kind="matter", id=CASE, fields={"stage": "theirs"})
    request = CORE.pull(state_of(made))
    made.carry_out(
        CORE.on_pull_reply(state_of(made), request, PullReply(lineage=LINEAGE, cursor=5, held=("A/0",), rows=(came,)))
    )
    shown = made.shown(CASE)
    assert shown is not None
    assert shown[1]["stage"] == "mine"
    assert made.seen([mutation("stage", "again")]) == 0
    assert made.seen([mutation("phone", "12")]) == 5


def test_an_edit_over_what_was_hidden_leaves_both_in_the_conflict_list() -> None:
    with a_service("memory") as service:
        ben, ann = Sender(BEN), Sender(ANN)
        service.push(ben.push(ben.operation(creation()), ben.operation(mutation("stage", "theirs"))))
        hidden = ann.operation(mutation("stage", "mine"), mutation("stage", "x", record=UUID(int=99)), seen=1)
        service.push(ann.push(hidden, ann.operation(mutation("stage", "again"), seen=1)))
        assert service.fields(CASE)["stage"] == "theirs"
        assert [one["sides"][1]["value"] for one in service.conflicts(CASE)] == ['"again"']


@given(st.integers(0, 60), st.floats(0, 1))
def test_patience_grows_to_five_minutes_and_no_further(failures: int, chance: float) -> None:
    waits = failed(Tempo(failures=failures), 1000, chance=chance, began_ms=900)
    assert 1000 <= waits.not_before_ms <= 1000 + LONGEST_WAIT_MS
    assert waits.failures == failures + 1
    assert pushed(waits, 2000).failures == 0


def test_after_a_failure_nothing_is_tried_until_it_is_time_or_the_server_calls() -> None:
    waits = failed(Tempo(failures=3), 0, chance=1.0, began_ms=0)
    assert CORE.plan(state_of(books(), waits)) == Sleep(8000)
    assert isinstance(CORE.plan(state_of(books(), woken(waits, 10), now_ms=10)), PullRequest)


def test_who_asks_while_a_try_fails_is_answered_by_one_more_at_once() -> None:
    asked = woken(Tempo(failures=5), 7)

    again = failed(asked, 9, chance=1.0, began_ms=6)

    assert again.not_before_ms == 9
    assert failed(again, 20, chance=1.0, began_ms=10).not_before_ms > 20


def test_a_finished_pull_rests_for_a_minute_and_an_unfinished_one_does_not() -> None:
    assert pulled(Tempo(), 5, more=True).pull_at_ms == 5
    assert pulled(Tempo(), 5, more=False).pull_at_ms == 5 + EVERY_MS


def test_who_asks_while_a_page_is_on_its_way_is_not_kept_waiting() -> None:
    asked = woken(Tempo(), 7)
    assert pulled(asked, 9, more=False, began_ms=6).pull_at_ms == 9
    assert pulled(asked, 9, more=False, began_ms=7).pull_at_ms == 9 + EVERY_MS


def test_erasing_takes_words_out_of_what_waits_and_leaves_the_chain_whole() -> None:
    made = books()
    write(made, creation(stage="SECRET"))
    chain = made.outbox[0].pending.chain
    write(made, Mutation("matter", CASE, Verb.ERASE, "", None))
    (first, _) = made.outbox
    assert b"SECRET" not in first.pending.body
    assert first.pending.chain == chain
    with a_service("memory") as service:
        answers = service.answers(pushed_by(made)[1])
    assert [one.state for one in answers] == ["applied", "parked"]
