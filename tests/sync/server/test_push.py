"""A push is answered operation by operation, once, whatever comes twice, late, changed or from a copied laptop."""

from typing import Any
from uuid import UUID

import msgspec
import pytest

from caseworker.domain.operations import Mutation, Verb
from sync.protocol.lineage import Epoch
from sync.protocol.messages import PushedOperation, State, ToldConflict
from tests.sync.messages import ANN, BEN, CASE, EPOCH, Sender, creation, mutation
from tests.sync.server.streams import Service

OTHER = UUID(int=0xD)


@pytest.fixture
def ann() -> Sender:
    return Sender(ANN)


@pytest.fixture
def ben() -> Sender:
    return Sender(BEN)


def test_operations_are_applied_in_their_order_and_numbered(service: Service, ann: Sender) -> None:
    reply = service.push(ann.push(ann.operation(creation()), ann.operation(mutation("stage", "open"))))
    assert [(one.n, one.state, one.seq) for one in reply.answers] == [(1, "applied", 1), (2, "applied", 2)]
    assert reply.ack is not None
    assert (reply.ack.n, reply.ack.chain) == (2, ann.chain.hex())
    assert service.fields(CASE) == {"territory": "A", "title": "a case", "stage": "open"}


def test_the_same_push_again_gets_the_same_answers_and_changes_nothing(service: Service, ann: Sender) -> None:
    request = ann.push(ann.operation(creation()), ann.operation(mutation("visits", 3, verb=Verb.INCREMENT)))
    first = service.push(request)
    assert service.push(request) == first
    assert service.fields(CASE)["visits"] == 3
    assert service.tx.stream().head == 2


def test_two_officers_on_one_field_leave_the_question_open(service: Service, ann: Sender, ben: Sender) -> None:
    service.push(ann.push(ann.operation(creation())))
    service.push(ann.push(ann.operation(mutation("stage", "open"), seen=1)))
    assert service.states(ben.push(ben.operation(mutation("stage", "closed"), seen=1))) == ["conflict"]
    assert service.fields(CASE)["stage"] == "open"
    (told,) = service.conflicts(CASE)
    assert [side["value"] for side in told["sides"]] == ['"open"', '"closed"']
    assert (told["field"], told["territory"], "settled" in told) == ("stage", "A", False)


def test_two_officers_on_two_fields_do_not_conflict(service: Service, ann: Sender, ben: Sender) -> None:
    service.push(ann.push(ann.operation(creation())))
    assert service.states(ann.push(ann.operation(mutation("stage", "open"), seen=1))) == ["applied"]
    assert service.states(ben.push(ben.operation(mutation("phone", "12"), seen=1))) == ["applied"]
    assert service.conflicts(CASE) == []


def test_a_value_written_after_seeing_both_closes_the_question(service: Service, ann: Sender, ben: Sender) -> None:
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("stage", "open"))))
    service.push(ben.push(ben.operation(mutation("stage", "closed"), seen=1)))
    service.push(ann.push(ann.operation(mutation("stage", "paused"), seen=3)))
    (told,) = service.conflicts(CASE)
    assert (told["settled"], told["settled_by"]) == (2, str(ANN))


def test_writing_again_without_having_seen_it_asks_anew_and_only_once(
    service: Service, ann: Sender, ben: Sender
) -> None:
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("stage", "open"))))
    service.push(ben.push(ben.operation(mutation("stage", "closed"), seen=1)))
    service.push(ben.push(ben.operation(mutation("stage", "gone"), seen=1)))
    told = {one["sides"][1]["value"]: one.get("settled", 0) for one in service.conflicts(CASE)}
    assert told == {'"closed"': 1, '"gone"': 0}


@pytest.mark.parametrize(("ann_hlc", "stands"), [(5, "22"), (9, "11")])
def test_of_two_descriptions_the_later_stands_and_the_other_is_told(
    service: Service, ann: Sender, ben: Sender, ann_hlc: int, stands: str
) -> None:
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("phone", "11"), hlc=ann_hlc)))
    service.push(ben.push(ben.operation(mutation("phone", "22"), seen=1, hlc=7)))
    assert service.fields(CASE)["phone"] == stands
    assert [one["settled"] for one in service.conflicts(CASE)] == [1]


def test_a_clock_in_the_year_2100_wins_no_more_than_a_day(service: Service, ann: Sender, ben: Sender) -> None:
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("phone", "11"), hlc=1 << 62)))
    clock = service.tx.records([CASE])[CASE].clocks.fields["phone"]
    assert clock.hlc < 1 << 57


def test_sets_keep_what_a_remover_could_not_know(service: Service, ann: Sender, ben: Sender) -> None:
    service.push(ann.push(ann.operation(creation(tags=["x"])), ann.operation(mutation("tags", "x", verb=Verb.ADD))))
    service.push(ben.push(ben.operation(mutation("tags", "x", verb=Verb.REMOVE), seen=1)))
    assert service.fields(CASE)["tags"] == ["x"]
    service.push(ben.push(ben.operation(mutation("tags", "x", verb=Verb.REMOVE), seen=3)))
    assert service.fields(CASE)["tags"] == []


def test_a_forged_seeing_counts_no_further_than_the_log(service: Service, ann: Sender) -> None:
    service.push(ann.push(ann.operation(creation(), seen=1 << 50)))
    (row,) = service.tx.operations([UUID(int=ann.life.int << 16 | 1)]).values()
    assert row.seen == 0


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        (mutation("title", "other"), "written-once"),
        (mutation("tags", ["x"]), "wrong-value"),
        (mutation("tags", 7, verb=Verb.ADD), "wrong-value"),
        (mutation("stage", {"not": "a text"}), "wrong-value"),
        (mutation("level", True), "wrong-value"),
        (mutation("level", 1 << 70), "wrong-value"),
        (Mutation("matter", OTHER, Verb.CREATE, "", {"territory": "A"}), "wrong-value"),
        (Mutation("matter", OTHER, Verb.CREATE, "", {"territory": "A", "title": None}), "wrong-value"),
        (mutation("visits", "three", verb=Verb.INCREMENT), "wrong-value"),
        (mutation("visits", 1 << 60, verb=Verb.INCREMENT), "wrong-value"),
        (mutation("stage", "x", verb=Verb.ADD), "wrong-value"),
        (Mutation("person", CASE, Verb.SET, "stage", "x"), "wrong-kind"),
        (Mutation("conflict", OTHER, Verb.CREATE, "", {"territory": "A"}), "server-made"),
        (Mutation("matter", OTHER, Verb.CREATE, "", "no fields"), "malformed"),
        (creation(OTHER, territory="Z"), "scope"),
    ],
)
def test_what_cannot_be_applied_is_refused_with_a_word_and_numbered(
    service: Service, ann: Sender, edit: Mutation, word: str
) -> None:
    before = service.states(ann.push(ann.operation(creation())))
    assert service.states(ann.push(ann.operation(edit), ann.operation(mutation("stage", "on")))) == [word, "applied"]
    assert before == ["applied"]
    assert service.tx.stream().head == 3


def test_an_unknown_verb_is_refused_and_what_follows_is_not_held_up(service: Service, ann: Sender) -> None:
    unknown = _edited(ann, lambda told: told[-1][0].__setitem__(2, "frobnicate"))
    assert service.states(ann.push(unknown, ann.operation(creation()))) == ["unknown-verb", "applied"]


def test_a_body_that_is_none_of_ours_is_refused_and_what_follows_is_not_held_up(service: Service, ann: Sender) -> None:
    odd = ann.operation(body=b'["what",1,2,3,4,5,6,7,8,"a","b",[]]')
    assert service.states(ann.push(odd, ann.operation(creation()))) == ["malformed", "applied"]


def test_an_operation_in_the_name_of_another_device_is_refused(service: Service, ann: Sender, ben: Sender) -> None:
    theirs = bytes(ben.operation(creation()).body)
    assert service.states(ann.push(ann.operation(body=theirs))) == ["not-as-sent"]
    assert service.states(Sender(BEN).push(Sender(BEN).operation(creation()))) == ["applied"]


def test_revoked_while_offline_with_a_full_outbox_every_operation_is_refused_and_kept(
    service: Service, ann: Sender
) -> None:
    service.push(ann.push(ann.operation(creation())))
    edits = [ann.operation(mutation("stage", f"s{i}"), seen=1) for i in range(20)]
    service.tx.grant(ANN, ())
    assert service.states(ann.push(*edits)) == ["scope"] * 20
    assert "stage" not in service.fields(CASE)


def test_a_copied_laptop_gets_a_new_life_and_loses_nothing(service: Service, ann: Sender) -> None:
    copy = Sender(ANN)
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("visits", 1, verb=Verb.INCREMENT))))
    first = copy.operation(creation())
    second = copy.operation(mutation("visits", 5, verb=Verb.INCREMENT), op_id=UUID(int=99))
    reply = service.push(copy.push(first, second))
    assert (reply.fork, [one.n for one in reply.answers]) == (True, [1])
    other = Sender(ANN, life=2)
    other.n = 1
    again = other.operation(mutation("visits", 5, verb=Verb.INCREMENT), op_id=UUID(int=99))
    assert service.states(other.push(again)) == ["applied"]
    assert service.fields(CASE)["visits"] == 6


def test_an_operation_known_from_another_life_is_answered_and_not_applied_again(service: Service, ann: Sender) -> None:
    count: dict[str, Any] = {"op_id": UUID(int=99)}
    first = ann.operation(mutation("visits", 5, verb=Verb.INCREMENT), **count)
    other = Sender(ANN, life=2)
    service.push(Sender(BEN).push(Sender(BEN).operation(creation())))
    was = service.answers(ann.push(first))
    again = service.answers(other.push(other.operation(mutation("visits", 5, verb=Verb.INCREMENT), **count)))
    assert again == was
    assert service.fields(CASE)["visits"] == 5


def test_operations_missing_in_between_are_asked_for(service: Service, ann: Sender) -> None:
    first, _, third = (ann.operation(creation(UUID(int=i))) for i in range(3))
    service.push(ann.push(first))
    reply = service.push(ann.push(third))
    assert (reply.gap, reply.answers) == (1, ())


def test_a_changed_operation_is_not_taken_in(service: Service, ann: Sender) -> None:
    good = ann.operation(creation())
    forged = bytes(good.body).replace(b"a case", b"a lie!")
    reply = service.push(ann.push(msgspec.structs.replace(good, body=msgspec.Raw(forged))))
    assert reply.answers == ()
    assert service.tx.stream().head == 0


def test_a_push_of_another_epoch_is_told_the_lineage_and_nothing_is_taken_in(service: Service, ann: Sender) -> None:
    reply = service.push(ann.push(ann.operation(creation()), epoch=UUID(int=1)))
    assert (reply.lineage, reply.answers) == ((Epoch(EPOCH, 0),), ())
    assert service.tx.stream().head == 0


def test_an_operation_waits_for_its_record_and_is_applied_when_it_comes(
    service: Service, ann: Sender, ben: Sender
) -> None:
    assert service.states(ben.push(ben.operation(mutation("stage", "open")))) == ["parked"]
    service.push(ann.push(ann.operation(creation())))
    assert service.fields(CASE)["stage"] == "open"
    (row,) = service.tx.operations([UUID(int=ben.life.int << 16 | 1)]).values()
    assert (row.state, row.seq) == (State.APPLIED, 3)


def test_an_erased_record_leaves_no_words_in_log_bodies_or_conflicts(
    service: Service, ann: Sender, ben: Sender
) -> None:
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("stage", "SECRET"))))
    service.push(ben.push(ben.operation(mutation("stage", "HIDDEN"), seen=1)))
    service.push(ann.push(ann.operation(Mutation("matter", CASE, Verb.ERASE, "", None), seen=3)))
    assert service.tx.records([CASE])[CASE].erased
    assert service.conflicts(CASE) == []
    left = repr(list(service.tx.changes(after=0, scopes=frozenset({"A/0"}))))
    left += repr(service.tx.parked_for([CASE])) + repr(service.tx.records(service.tx.conflicts_about([CASE])[CASE]))
    assert "SECRET" not in left
    assert "HIDDEN" not in left
    assert service.states(ben.push(ben.operation(mutation("stage", "back"), seen=3))) == ["erased"]


def test_what_is_written_and_erased_in_one_push_leaves_no_words(service: Service, ann: Sender) -> None:
    told = [creation(), mutation("stage", "SECRET"), Mutation("matter", CASE, Verb.ERASE, "", None)]
    assert service.states(ann.push(*[ann.operation(one) for one in told])) == ["applied"] * 3
    assert "SECRET" not in repr(list(service.tx.changes(after=0, scopes=frozenset({"A/0"}))))


def test_a_conflict_the_server_lost_is_taken_back_once_and_only_as_it_was(
    service: Service, ann: Sender, ben: Sender
) -> None:
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("stage", "open"))))
    service.push(ben.push(ben.operation(mutation("stage", "closed"), seen=1)))
    (conflict,) = service.tx.conflicts_about([CASE])[CASE]
    told = ToldConflict(conflict, service.conflicts(CASE)[0])
    forged = ToldConflict(UUID(int=3), told.fields)
    service.push(ann.push(told=(told, forged, ToldConflict(UUID(int=4), {"record": 7}))))
    assert service.tx.conflicts_about([CASE]) == {CASE: [conflict]}


def _edited(sender: Sender, change: Any) -> PushedOperation:
    made = Sender(sender.device)
    told = msgspec.json.decode(bytes(made.operation(creation(OTHER)).body))
    change(told)
    return sender.operation(body=msgspec.json.encode(told))
