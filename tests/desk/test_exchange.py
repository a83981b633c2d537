"""Sync's door: what waits goes out in order, replies come in whole, and nothing is called sent before its time."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.desk.cases import NewCase
from caseworker.desk.exchange import Change, Epoch, Exchange, Filling, Made, OwnAnswer, Page, Progress, What
from caseworker.domain.attachments import Attachment
from caseworker.domain.ids import PersonId
from caseworker.domain.operations import FIRST_CHAIN, digest, extend
from caseworker.domain.people import Person
from caseworker.store import attachment_keys, travel
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.case_store import CaseStore
from caseworker.store.files import DiskFull
from tests.desk.sittings import a_sitting
from tests.desk.work import Work, a_housing_case, a_known_person
from tests.domain.people_builders import a_person
from tests.store.any_record import filled
from tests.store.stores import NOON, a_passing_store, answered, deed, take_in


@pytest.fixture
def exchange(store: CaseStore) -> Exchange:
    return at_the_door(store)


def at_the_door(store: CaseStore, files: AttachmentFiles | None = None) -> Exchange:
    return Exchange(a_sitting(store), synchronized=lambda: None, files=files)


def full(seq: int, person: Person, store: CaseStore, *scopes: str) -> Change:
    return Change(seq, What.FULL, "person", person.id, store.schema.of(Person).plain(person), scopes=scopes)


def cut_off(change: Change) -> Iterator[Change]:
    """A page that ends in a full disk."""
    yield change
    raise DiskFull


def _receive(exchange: Exchange, given_answers: list[OwnAnswer], page: Page) -> None:
    with exchange.receiving() as receiving:
        receiving.answered(given_answers)
        receiving.take_in(page)


@given(st.integers(1, 12), st.integers(1, 5), st.integers(1, 4000))
def test_what_waits_goes_out_once_in_order_and_chained_whatever_the_size_of_a_page(
    people: int, limit: int, limit_bytes: int
) -> None:
    with a_passing_store() as store:
        exchange = at_the_door(store)
        made = [a_known_person(store, description="x" * (50 * number)).id for number in range(people)]
        chain, sent = FIRST_CHAIN, []
        while page := exchange.waiting(limit=limit, limit_bytes=limit_bytes):
            assert len(page) <= limit
            for one in page:
                assert one.digest == digest(one.body)
                chain = extend(chain, one.digest)
                assert chain == one.chain
                sent.append(one.n)
            with exchange.receiving() as receiving:
                receiving.answered(OwnAnswer(one.n, Made.APPLIED, one.n) for one in page)
        assert sent == list(range(1, len(made) + 1))
        assert exchange.status().saved_here == 0
        assert exchange.standing().chain == chain


def test_handing_over_changes_nothing(store: CaseStore, exchange: Exchange) -> None:
    a_known_person(store)
    before = exchange.standing()
    assert exchange.waiting() == exchange.waiting()
    assert exchange.standing() == before


def test_one_operation_of_sixteen_megabytes_is_handed_over_alone(store: CaseStore, exchange: Exchange) -> None:
    a_known_person(store, description="short")
    a_known_person(store, description="x" * (15 << 20))
    a_known_person(store, description="short")
    assert [one.n for one in exchange.waiting()] == [1]
    answered(store, up_to=1, seq=1)
    (large,) = exchange.waiting()
    assert large.n == 2
    assert 15 << 20 < len(large.body) < 16 << 20


def test_a_page_comes_in_with_its_place_and_says_what_changed(store: CaseStore, exchange: Exchange) -> None:
    person = a_person()
    page = Page(
        changes=[full(7, person, store, "north/0")],
        cursor=7,
        held=("all", "north/0"),
        filling=Filling("north/1", PersonId(UUID(int=9))),
        resume_at=5,
    )
    with exchange.receiving() as receiving:
        receiving.take_in(page)
    assert receiving.news.changed == {"person": frozenset({person.id})}
    here = exchange.standing()
    assert (here.cursor, here.held, here.filling, here.resume_at) == (7, page.held, page.filling, 5)
    assert exchange.versions("north/0") == [(person.id, 7)]
    with exchange.receiving() as receiving:
        receiving.take_in(page)
    assert receiving.news.changed == {}


def test_a_reply_that_fails_half_way_leaves_everything_as_it_was(store: CaseStore, exchange: Exchange) -> None:
    a_known_person(store)
    before = exchange.standing()
    page = Page(changes=cut_off(full(1, a_person(), store)), cursor=1, held=("north/0",))
    with pytest.raises(DiskFull):
        _receive(exchange, [OwnAnswer(1, Made.APPLIED, 1)], page)
    assert exchange.standing() == before
    assert len(exchange.waiting()) == 1
    assert exchange.holdings() == []


def test_work_leaves_the_device_only_when_the_server_holds_it_safely(store: CaseStore, exchange: Exchange) -> None:
    person = a_known_person(store)
    answered(store, up_to=1, seq=5)
    take_in(store, [full(5, person, store)], cursor=5)
    assert exchange.status().sent == 1
    take_in(store, [], cursor=6, safe=5)
    assert exchange.standing().safe == 5
    assert exchange.status().sent == 0
    with store.reading() as reader:
        assert reader.get(Person, person.id) == person


def test_nothing_is_called_sent_before_the_server_has_said_so(store: CaseStore, exchange: Exchange) -> None:
    people = [a_known_person(store, description=f"person {number}").id for number in range(4)]
    assert set(exchange.progress(people).values()) == {Progress.SAVED_HERE}
    assert exchange.status().oldest_waiting == NOON
    with exchange.receiving() as receiving:
        receiving.answered(
            [OwnAnswer(1, Made.APPLIED, 1), OwnAnswer(2, Made.PARKED, 2), OwnAnswer(3, Made.REFUSED, 3, "territory")]
        )
    told = exchange.progress(people)
    assert [told[one] for one in people] == [
        Progress.SENT,
        Progress.SAVED_HERE,
        Progress.RETURNED,
        Progress.SAVED_HERE,
    ]
    here = exchange.status()
    assert (here.saved_here, here.sent, here.returned) == (2, 1, 0)


def test_what_was_refused_leaves_the_view_and_comes_back_to_its_author(store: CaseStore, exchange: Exchange) -> None:
    person = a_known_person(store, description="every word of mine")
    with exchange.receiving() as receiving:
        receiving.answered([OwnAnswer(1, Made.REFUSED, 3, "territory")])
    with store.reading() as reader:
        assert reader.find(Person, person.id) is not None
    assert exchange.returned() == ()
    take_in(store, [], cursor=3)
    with store.reading() as reader:
        assert reader.find(Person, person.id) is None
    (back,) = exchange.returned()
    assert (back.n, back.word, back.mutations[0].record) == (1, "territory", person.id)
    assert "every word of mine" in str(back.mutations[0].value)
    exchange.dismiss(back.op_id)
    exchange.dismiss(back.op_id)
    assert exchange.returned() == ()
    assert exchange.status().returned == 0


def test_after_a_restore_own_work_stays_in_view_and_waits_again(store: CaseStore, exchange: Exchange) -> None:
    mine, theirs = a_known_person(store, description="mine"), a_person(description="theirs")
    answered(store, up_to=1, seq=1)
    take_in(store, [full(1, mine, store), full(2, theirs, store)], cursor=2)
    lineage = (Epoch(UUID(int=1), 0), Epoch(UUID(int=2), 1))
    with exchange.receiving() as receiving:
        receiving.begin_epoch(lineage, shared=1)
    assert receiving.news.everything
    with store.reading() as reader:
        assert reader.get(Person, mine.id) == mine
        assert reader.find(Person, theirs.id) is None
    here = exchange.standing()
    assert (here.lineage, here.cursor, here.held) == (lineage, 0, ())
    (waiting,) = exchange.waiting()
    assert waiting.seen_at_most == 1


def test_what_leaves_the_scopes_goes_with_its_sealed_files_unless_the_server_has_yet_to_get_them(
    store: CaseStore, tmp_path: Path
) -> None:
    files = AttachmentFiles(tmp_path / "att")
    exchange = at_the_door(store, files)
    rows = store.schema.of(Attachment)
    made = [filled(Attachment, UUID(int=number), lambda: "words") for number in (1, 2)]
    with store.writing() as connection:
        for one in made:
            sealed = files.add(one.id, io.BytesIO(b"content"), entropy=os.urandom)
            attachment_keys.keep(connection, one.id, sealed.key)
        for one, done in zip(made, (7, 3), strict=True):
            sent = "INSERT INTO blob_state VALUES (?, ?, 'up', 7, ?, 0, 0)"
            connection.exec_driver_sql(sent, (str(one.id), one.id.bytes, done))
    coming = [
        Change(1, What.FULL, "attachment", one.id, {**rows.plain(one), "sha256": str(one.id)}, scopes=("north/0",))
        for one in made
    ]
    with exchange.receiving() as receiving:
        receiving.take_in(Page(changes=coming, cursor=1, held=("north/0",)))
    with exchange.receiving() as receiving:
        receiving.take_in(Page(changes=(), cursor=2, gone=("north/0",)))
    assert list(files.ids()) == [made[1].id]
    with store.reading() as reader:
        assert reader.count(Attachment) == 0
        assert attachment_keys.known(reader.connection) == {made[1].id}


def test_a_round_that_is_complete_is_told(store: CaseStore) -> None:
    told: list[str] = []
    Exchange(a_sitting(store), synchronized=lambda: told.append("done")).finished()
    assert told == ["done"]


def test_a_first_pull_that_is_cut_off_leaves_the_search_tidying_itself(store: CaseStore, exchange: Exchange) -> None:
    with pytest.raises(DiskFull), exchange.in_bulk():
        raise DiskFull
    with store.reading() as reader:
        setting = "SELECT v FROM search_person_config WHERE k = 'automerge'"
        assert reader.connection.exec_driver_sql(setting).scalar_one() == 4


def test_the_chain_of_what_waits_is_whole_through_a_new_life(store: CaseStore, exchange: Exchange) -> None:
    for number in range(4):
        a_known_person(store, description=f"person {number}")
    answered(store, up_to=2, seq=2)
    with exchange.receiving() as receiving:
        receiving.begin_life(UUID(int=8))
    a_known_person(store, description="one more")
    with store.reading() as reader:
        assert travel.broken_link(reader.connection) is None
    assert [(one.n, one.life) for one in exchange.waiting()] == [(n, UUID(int=8)) for n in (3, 4, 5)]
    with store.unit(deed()) as unit:
        unit.connection.exec_driver_sql("DELETE FROM outbox WHERE n = 4")
    with store.reading() as reader:
        assert travel.broken_link(reader.connection) == 5


def test_provisional_numbers_are_replaced_once_as_far_as_numbers_last(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    first, second = a_housing_case(work), a_housing_case(work)
    assert work.numbers.give() == 0
    exchange.lease_numbers("case:HB", first=100, last=100)
    assert work.numbers.give() == 1
    exchange.lease_numbers("case:HB", first=200, last=210)
    assert work.numbers.give() == 1
    assert work.numbers.give() == 0
    shown = [work.cases.page(one.id).case for one in (first, second)]
    assert sorted(one.number for one in shown) == ["HB-00100", "HB-00200"]
    assert {one.provisional_number for one in shown} == {first.provisional_number, second.provisional_number}


def test_numbers_of_one_kind_are_not_given_to_another(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    housing = a_housing_case(work)
    work.cases.open(NewCase(case_type="food-parcel"))
    exchange.lease_numbers("case:HB", first=1, last=9)
    assert work.numbers.give() == 1
    assert work.cases.page(housing.id).case.number == "HB-00001"


def test_what_is_left_of_each_series_is_known(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    exchange.lease_numbers("case:HB", first=1, last=9)
    a_housing_case(work)
    left = {one.series: one.count for one in work.numbers.left()}
    assert left["case:HB"] == 8
    assert left["walk_in:A"] == left["person"] == left["referral"] == 0


def test_the_same_block_twice_is_one_block(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    for _ in range(2):
        exchange.lease_numbers("case:HB", first=1, last=9)
    made = [a_housing_case(work).number for _ in range(2)]
    assert made == ["HB-00001", "HB-00002"]
    exchange.lease_numbers("case:HB", first=1, last=9)
    assert a_housing_case(work).number == "HB-00003"


def test_what_waits_is_told_by_what_was_done_and_since_when(store: CaseStore, exchange: Exchange) -> None:
    assert exchange.waiting_work() == ()
    for _ in range(3):
        a_known_person(store)
    (waiting,) = exchange.waiting_work()
    assert (waiting.count, waiting.oldest_at) == (3, exchange.status().oldest_waiting)

    answered(store, up_to=2, seq=2)
    assert [one.count for one in exchange.waiting_work()] == [exchange.status().saved_here] == [1]
