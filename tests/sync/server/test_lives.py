"""Lives of a device: a new one after a fork or a gap continues the one before, and a copy only what they share."""

from uuid import UUID

import pytest

from caseworker.domain.ids import OperationId
from sync.protocol.messages import FormerLife
from tests.sync.messages import ANN, CASE, Sender, creation, mutation
from tests.sync.server.streams import Service

OTHER = UUID(int=0xB0)


@pytest.fixture
def ann() -> Sender:
    return Sender(ANN)


def _in_a_new_life(after: int) -> Sender:
    other = Sender(ANN, life=2)
    other.n = after
    return other


def _begun(service: Service, ann: Sender) -> None:
    service.push(ann.push(ann.operation(creation()), ann.operation(mutation("stage", "open"))))


def test_a_device_in_a_new_life_does_not_conflict_with_what_it_did_before(service: Service, ann: Sender) -> None:
    _begun(service, ann)
    other = _in_a_new_life(2)
    service.push(other.push(other.operation(mutation("stage", "closed")), past=(FormerLife(ann.life, 2),)))
    assert (service.fields(CASE)["stage"], service.conflicts(CASE)) == ("closed", [])


def test_a_copy_conflicts_with_what_the_original_did_after_they_parted(service: Service, ann: Sender) -> None:
    _begun(service, ann)
    other = _in_a_new_life(1)
    service.push(other.push(other.operation(mutation("stage", "closed")), past=(FormerLife(ann.life, 1),)))
    assert service.fields(CASE)["stage"] == "open"
    assert len(service.conflicts(CASE)) == 1


def test_operations_that_moved_into_a_new_life_are_its_past(service: Service, ann: Sender) -> None:
    _begun(service, ann)
    other = _in_a_new_life(0)
    known = [OperationId(UUID(int=ann.life.int << 16 | n)) for n in (1, 2)]
    moved = other.operation(creation(), op_id=known[0]), other.operation(mutation("stage", "open"), op_id=known[1])
    service.push(other.push(*moved, other.operation(mutation("stage", "paused"))))
    service.push(other.push(other.operation(mutation("stage", "closed"))))
    assert (service.fields(CASE)["stage"], service.conflicts(CASE)) == ("closed", [])


def test_what_is_parked_keeps_which_lives_it_continues(service: Service, ann: Sender) -> None:
    _begun(service, ann)
    other = _in_a_new_life(2)
    both = other.operation(mutation("stage", "closed"), mutation("stage", "x", record=OTHER))
    service.push(other.push(both, past=(FormerLife(ann.life, 2),)))
    service.push(other.push(other.operation(creation(OTHER))))
    assert (service.fields(CASE)["stage"], service.conflicts(CASE)) == ("closed", [])
