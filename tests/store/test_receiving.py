"""What a reply of the server makes of a store: what is pending stays on top, what must go goes with every word."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.domain.definition import Record
from caseworker.domain.drafts import Draft, DraftKey
from caseworker.domain.ids import DeviceId, OfficerId, OperationId, PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.operations import Author, Plain
from caseworker.domain.people import Person
from caseworker.store import aside, drafts, holdings, standing, travel
from caseworker.store.adopting import adopt
from caseworker.store.answers import Made, OwnAnswer
from caseworker.store.case_store import CaseStore
from caseworker.store.engine import build, checkpoint, unkeyed
from caseworker.store.incoming import Change, Credit, What
from caseworker.store.receiving import Page
from caseworker.store.returned import everything
from tests.domain.builders import a_contact
from tests.domain.people_builders import a_name, a_person
from tests.store.stores import NOON, OFFICER, a_store, an_id, answered, deed, take_in

ANN = PersonId(an_id(1))
NORTH, EAST = ("north/0",), ("east/0",)


def full(seq: int, record: Record, store: CaseStore, scopes: tuple[str, ...] = NORTH) -> Change:
    rows = store.schema.of(type(record))
    return Change(seq, What.FULL, rows.kind, record.id, rows.plain(record), scopes=scopes)


def put(seq: int, **fields: object) -> Change:
    return Change(seq, What.PUT, "person", ANN, fields)  # type: ignore[arg-type]  # plain by construction


def page(
    store: CaseStore, *changes: Change, cursor: int, held: tuple[str, ...] = NORTH, gone: tuple[str, ...] = ()
) -> None:
    with store.receiving() as receiving:
        receiving.take_in(Page(changes=changes, cursor=cursor, held=held, gone=gone))


def describe(store: CaseStore, words: str) -> None:
    with store.unit(deed("person.describe", reason=f"because of {words}")) as unit:
        unit.save(replace(unit.get(Person, ANN), description=words))


def ann(store: CaseStore) -> Person | None:
    with store.reading() as reader:
        return reader.find(Person, ANN)


def last_seen(store: CaseStore) -> int:
    with store.reading() as reader:
        return int(reader.connection.exec_driver_sql("SELECT seen FROM outbox ORDER BY n DESC").scalars().first() or 0)


def test_a_record_that_leaves_and_comes_back_has_the_pending_edit_on_top_again(store: CaseStore) -> None:
    page(store, full(1, a_person(id=ANN, description="at first"), store), cursor=1)
    describe(store, "typed here")
    page(store, Change(2, What.LEAVE, "person", ANN, {}), cursor=2)
    assert ann(store) is None
    page(store, full(3, a_person(id=ANN, description="from elsewhere", sex="f"), store), cursor=3)
    assert ann(store) == a_person(id=ANN, description="typed here", sex="f")


def test_members_that_came_back_with_the_record_are_not_added_twice(store: CaseStore) -> None:
    page(store, full(1, a_person(id=ANN), store), cursor=1)
    with store.unit(deed()) as unit:
        unit.save(replace(unit.get(Person, ANN), access_needs=("quiet room",)))
    answered(store, up_to=1, seq=5)
    page(store, Change(6, What.PUT, "person", ANN, {"access_needs": []}), cursor=4)
    shown = ann(store)
    assert shown is not None
    assert shown.access_needs == ()  # somebody who had seen it took it away again


def test_an_author_has_not_seen_what_their_own_edit_hides(store: CaseStore) -> None:
    page(store, full(1, a_person(id=ANN, description="at first"), store), cursor=7)
    describe(store, "mine")
    assert last_seen(store) == 7
    page(store, put(9, description="theirs"), cursor=9)
    describe(store, "mine again")
    assert last_seen(store) == 7
    with store.unit(deed()) as unit:
        unit.save(replace(unit.get(Person, ANN), sex="f"))
    assert last_seen(store) == 9


def test_nothing_is_seen_of_a_record_that_the_log_has_not_brought(store: CaseStore) -> None:
    page(store, cursor=7)
    with store.unit(deed()) as unit:
        unit.add(a_person(id=ANN))
    describe(store, "more")
    assert last_seen(store) == 0


def test_a_lost_scope_takes_its_records_and_leaves_those_of_a_scope_that_is_held(store: CaseStore) -> None:
    people = [a_person(id=PersonId(an_id(number))) for number in range(4)]
    scopes = (NORTH, EAST, (*EAST, *NORTH), ())
    page(
        store,
        *(full(1, one, store, told) for one, told in zip(people, scopes, strict=True)),
        Change(1, What.FULL, "riddle", an_id(9), {"asked": "words"}, scopes=EAST),
        cursor=1,
        held=(*EAST, *NORTH),
    )
    page(store, cursor=2, gone=EAST)
    with store.reading() as reader:
        assert {one.id for one in reader.select(Person)} == {people[0].id, people[2].id, people[3].id}
        assert aside.find(reader.connection, [an_id(9)]) == {}
        assert standing.standing(reader.connection).held == NORTH


def test_when_most_records_leave_the_others_are_found_as_before(tmp_path: Path) -> None:
    people = [a_person(id=PersonId(an_id(number)), names=(a_name(f"Quagmire{number}"),)) for number in range(700)]
    with a_store(tmp_path, encrypted=False) as store:
        coming = [full(1, one, store, NORTH if number < 10 else EAST) for number, one in enumerate(people)]
        page(store, *coming, cursor=1, held=(*EAST, *NORTH))
        with store.unit(deed()) as unit:
            unit.add(a_person(names=(a_name("Steadfast Keeper"),)))
            unit.save(replace(unit.get(Person, people[20].id), description="typed here"))
        page(store, cursor=2, gone=EAST)
        with store.reading() as reader:
            found = reader.connection.exec_driver_sql(
                "SELECT rowid FROM search_person WHERE search_person MATCH ?", ("quagmire*",)
            )
            assert len(found.all()) == 10
            found = reader.connection.exec_driver_sql(
                "SELECT rowid FROM search_person WHERE search_person MATCH ?", ("keeper",)
            )
            assert len(found.all()) == 1
            assert reader.count(Person) == 11
        writer = build(unkeyed(tmp_path / "case.db"), name="case.db", write=True, cache_mib=2)
        checkpoint(writer)
        writer.dispose()
        content = b"".join(part.read_bytes() for part in tmp_path.iterdir()).lower()
    assert b"quagmire9" in content
    assert b"quagmire11" not in content
    assert b"quagmire699" not in content


def test_own_work_stays_in_view_when_its_scope_is_lost_until_the_server_has_refused_it(store: CaseStore) -> None:
    with store.unit(deed()) as unit:
        unit.add(a_person(id=ANN, description="mine"))
    page(store, cursor=1, gone=EAST)
    assert ann(store) == a_person(id=ANN, description="mine")
    with store.receiving() as receiving:
        receiving.answered([OwnAnswer(1, Made.REFUSED, 2, "territory")])
    page(store, cursor=2)
    assert ann(store) is None
    with store.reading() as reader:
        (back,) = everything(reader.connection)
    assert back.mutations[0].value == store.schema.of(Person).plain(a_person(id=ANN, description="mine"))


def test_an_erasing_that_is_refused_brings_the_scope_of_its_record_again(store: CaseStore) -> None:
    page(store, full(1, a_person(id=ANN), store), cursor=1)
    with store.unit(deed("person.erase")) as unit:
        unit.erase(Person, ANN)
    with store.receiving() as receiving:
        receiving.answered([OwnAnswer(1, Made.REFUSED, 2, "legal_hold")])
    page(store, cursor=2)
    with store.reading() as reader:
        assert standing.standing(reader.connection).held == ()
    page(store, full(1, a_person(id=ANN), store), cursor=2)
    assert ann(store) == a_person(id=ANN)


def test_records_of_a_kind_of_a_newer_version_are_kept_whole_and_handed_on(store: CaseStore) -> None:
    asked: dict[str, Plain] = {"asked": "words", "of": {"anything": [1, 2]}}
    page(store, Change(1, What.FULL, "riddle", an_id(9), asked, scopes=NORTH), cursor=1)
    page(store, Change(2, What.PUT, "riddle", an_id(9), {"asked": "others"}), cursor=2)
    page(store, Change(1, What.PUT, "riddle", an_id(9), {"asked": "older"}), cursor=2)
    with store.reading() as reader:
        (kept,) = holdings.base_of(reader.connection, reader.schema)
    assert (kept.kind, kept.v, kept.fields) == ("riddle", 2, {**asked, "asked": "others"})
    page(store, Change(3, What.LEAVE, "riddle", an_id(9), {}), cursor=3)
    with store.reading() as reader:
        assert list(holdings.base_of(reader.connection, reader.schema)) == []


def test_a_record_that_lacks_what_it_cannot_be_without_holds_nothing_up_and_is_shown_once_it_is_whole(
    store: CaseStore,
) -> None:
    contact = a_contact()
    whole = store.schema.of(Interaction).plain(contact)
    lacking = {name: value for name, value in whole.items() if name != "channel"}
    page(store, Change(1, What.FULL, "interaction", contact.id, lacking), full(1, a_person(id=ANN), store), cursor=1)
    assert ann(store) is not None
    with store.reading() as reader:
        assert reader.count(Interaction) == 0
    page(store, Change(2, What.PUT, "interaction", contact.id, {"channel": whole["channel"]}), cursor=2)
    with store.reading() as reader:
        assert reader.get(Interaction, contact.id) == contact


def test_what_was_kept_aside_is_shown_by_the_version_that_knows_it(store: CaseStore) -> None:
    rows = store.schema.of(Person)
    with store.writing() as connection:
        aside.put(connection, aside.Aside(ANN, "person", 4, None, rows.plain(a_person(id=ANN))))
        aside.put(connection, aside.Aside(an_id(9), "riddle", 4, None, {}))
        assert adopt(connection, store.schema) == 1
    assert ann(store) == a_person(id=ANN)


def test_history_names_an_operation_once_however_many_records_it_touched(store: CaseStore) -> None:
    people = [a_person(id=PersonId(an_id(number)), description="at first") for number in range(3)]
    credit = Credit(
        OperationId(an_id(52)),
        Author(officer=OfficerId(an_id(50)), device=DeviceId(an_id(51))),
        1,
        "act",
        "They called.",
    )
    page(store, *(full(1, one, store) for one in people), cursor=1)
    page(store, *(Change(2, What.PUT, "person", one.id, {"description": "then"}, credit) for one in people), cursor=2)
    with store.reading() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM edit").scalar_one() == 1
        for one in people:
            (told,) = reader.history(Person, one.id)
            assert (told.reason, told.changes[0].before) == ("They called.", "at first")


def test_what_did_not_come_back_after_a_restore_leaves_no_words_in_the_history(store: CaseStore) -> None:
    page(store, full(1, a_person(id=ANN, description="at first"), store), cursor=1)
    describe(store, "typed here")
    answered(store, up_to=1, seq=2)
    page(store, put(2, description="typed here"), cursor=2)
    with store.receiving() as receiving:
        receiving.take_in(Page(changes=(), cursor=2, held=NORTH, safe=2))
        receiving.begin_epoch((standing.Epoch(UUID(int=1), 0),), shared=0)
    with store.receiving() as receiving:
        receiving.take_in(Page(changes=(), cursor=0, filling=standing.Filling(NORTH[0]), resume_at=5))
    page(store, cursor=5)
    with store.reading() as reader:
        told = reader.connection.exec_driver_sql("SELECT before FROM history").scalars().all()
        assert told == ["{}"]
        assert reader.connection.exec_driver_sql("SELECT reason FROM edit").scalars().all() == [""]


@pytest.mark.parametrize("here", [True, False], ids=["the record is here", "the record has left"])
def test_an_erasing_from_elsewhere_takes_every_word_off_the_disk(tmp_path: Path, here: bool) -> None:
    with a_store(tmp_path, encrypted=False) as store:
        page(store, full(1, a_person(id=ANN, names=(a_name("Zebulon Quagmire"),)), store), cursor=1)
        describe(store, "quixotry refused")
        with store.receiving() as receiving:
            receiving.answered([OwnAnswer(1, Made.REFUSED, 2, "role")])
        page(store, cursor=2)
        describe(store, "quixotry pending")
        with store.writing() as connection:
            key = DraftKey(about=ANN, form="note", officer=OFFICER)
            drafts.keep(connection, Draft(key=key, fields=(("text", "quixotry drafted"),), changed_at=NOON))
        if not here:
            page(store, Change(3, What.LEAVE, "person", ANN, {}), cursor=3)
        page(store, Change(4, What.ERASE, "person", ANN, {}), cursor=4)
        with store.reading() as reader:
            assert travel.broken_link(reader.connection) is None
            assert travel.count_waiting(reader.connection) == 1
        writer = build(unkeyed(tmp_path / "case.db"), name="case.db", write=True, cache_mib=2)
        checkpoint(writer)
        writer.dispose()
        content = b"".join(part.read_bytes() for part in tmp_path.iterdir()).lower()
    for word in (b"quixotry", b"zebulon", b"quagmire"):
        assert word not in content


def test_the_same_reply_again_changes_nothing(store: CaseStore) -> None:
    coming = [full(1, a_person(id=ANN), store), put(2, description="then")]
    take_in(store, coming, cursor=2)
    assert take_in(store, coming, cursor=2).changed == {}
