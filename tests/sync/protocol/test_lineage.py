"""How much of two logs is the same, whatever backups either has come from; and sums that find what differs."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.digests import BUCKETS, bucket_of, buckets, differing
from sync.protocol.lineage import Epoch, Lineage, shared_past


def epochs(*forks: tuple[int, int]) -> Lineage:
    return tuple(Epoch(UUID(int=number), forked_at) for number, forked_at in forks)


def test_the_same_lineage_has_no_fork() -> None:
    assert shared_past(epochs((1, 0), (2, 40)), epochs((1, 0), (2, 40))) is None


def test_a_restored_server_shares_what_its_backup_held() -> None:
    assert shared_past(epochs((1, 0)), epochs((1, 0), (2, 40))) == 40


def test_a_device_that_missed_several_restores_shares_the_least() -> None:
    assert shared_past(epochs((1, 0)), epochs((1, 0), (2, 40), (3, 90))) == 40


def test_a_branch_the_server_knows_nothing_of_is_shared_up_to_where_it_began() -> None:
    assert shared_past(epochs((1, 0), (2, 30)), epochs((1, 0), (3, 40))) == 30


def test_a_device_without_a_past_shares_nothing() -> None:
    assert shared_past((), epochs((1, 0))) == 0
    assert shared_past(epochs((9, 0)), epochs((1, 0))) == 0


@st.composite
def lineages(draw: st.DrawFn) -> Lineage:
    places = sorted(draw(st.lists(st.integers(1, 99), max_size=4)))
    return (Epoch(UUID(int=1), 0), *(Epoch(UUID(int=draw(st.integers(2, 5))), place) for place in places))


@given(lineages(), lineages())
def test_sharing_is_mutual(one: Lineage, other: Lineage) -> None:
    assert shared_past(one, other) == shared_past(other, one)


versions = st.dictionaries(st.uuids(), st.integers(0, 1 << 40), max_size=30)


@given(versions, st.randoms())
def test_sums_do_not_depend_on_order(held: dict[UUID, int], chance: object) -> None:
    listed = list(held.items())
    chance.shuffle(listed)  # type: ignore[attr-defined]  # a seeded random.Random
    assert buckets(listed) == buckets(held.items())
    assert len(buckets(listed)) == BUCKETS


@given(versions, st.uuids(), st.integers(0, 1 << 40))
def test_one_record_that_differs_is_found_in_its_bucket(held: dict[UUID, int], record: UUID, v: int) -> None:
    before = buckets(held.items())
    after = buckets({**held, record: v}.items())
    expected = () if held.get(record) == v else (bucket_of(record),)
    assert differing(before, after) == expected
