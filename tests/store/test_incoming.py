"""What the server's log brings joins what is pending here, once, in whatever pages and however often it comes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId, OfficerId, OperationId, PersonId
from caseworker.domain.operations import Author
from caseworker.domain.people import Person
from caseworker.store import holdings, travel
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change, Credit, What
from tests.domain.people_builders import a_person
from tests.store.stores import a_passing_store, an_id, answered, deed, take_in

ANN = PersonId(an_id(1))


def full(seq: int, person: Person, store: CaseStore) -> Change:
    return Change(seq, What.FULL, "person", person.id, store.schema.of(Person).plain(person))


def put(seq: int, **fields: object) -> Change:
    return Change(seq, What.PUT, "person", ANN, fields)  # type: ignore[arg-type]  # plain by construction


def ann(store: CaseStore) -> Person | None:
    with store.reading() as reader:
        return reader.find(Person, ANN)


def describe(store: CaseStore, words: str) -> None:
    with store.unit(deed("person.describe")) as unit:
        unit.save(replace(unit.get(Person, ANN), description=words))


def test_a_page_and_its_cursor_come_together(store: CaseStore) -> None:
    people = [a_person(description=f"person {i}") for i in range(1200)]
    news = take_in(store, [full(i + 1, one, store) for i, one in enumerate(people)], cursor=1200)
    with store.reading() as reader:
        assert reader.many(Person, [one.id for one in people]) == people
        assert travel.place(reader.connection).cursor == 1200
    assert news.changed["person"] == {one.id for one in people}


def test_what_the_officer_typed_stays_in_view_until_the_log_has_passed_it(store: CaseStore) -> None:
    take_in(store, [full(1, a_person(id=ANN, description="at first"), store)], cursor=1)
    describe(store, "typed here")
    take_in(store, [put(2, description="from elsewhere", sex="f")], cursor=2)
    assert ann(store) == a_person(id=ANN, description="typed here", sex="f")
    answered(store, up_to=1, seq=3)
    assert ann(store) == a_person(id=ANN, description="typed here", sex="f")
    take_in(store, [put(3, description="typed here")], cursor=3)
    assert ann(store) == a_person(id=ANN, description="typed here", sex="f")
    take_in(store, [put(4, description="later elsewhere")], cursor=4)
    assert ann(store) == a_person(id=ANN, description="later elsewhere", sex="f")


def test_a_value_the_server_did_not_take_gives_way_once_the_log_has_passed_it(store: CaseStore) -> None:
    take_in(store, [full(1, a_person(id=ANN, description="at first"), store)], cursor=1)
    describe(store, "typed here")
    answered(store, up_to=1, seq=2)
    take_in(store, [], cursor=2)
    assert ann(store) == a_person(id=ANN, description="at first")


def test_members_added_here_and_there_are_all_kept(store: CaseStore) -> None:
    take_in(store, [full(1, a_person(id=ANN, access_needs=("quiet room",)), store)], cursor=1)
    with store.unit(deed()) as unit:
        unit.save(replace(unit.get(Person, ANN), access_needs=("quiet room", "large print")))
    take_in(store, [put(2, access_needs=["quiet room", "wheelchair"])], cursor=2)
    seen = ann(store)
    assert seen is not None
    assert set(seen.access_needs) == {"quiet room", "large print", "wheelchair"}


def test_the_same_page_twice_is_the_page_once(store: CaseStore) -> None:
    author = Author(officer=OfficerId(an_id(50)), device=DeviceId(an_id(51)))
    credit = Credit(OperationId(an_id(52)), author, 1, "person.describe", "They called.")
    page = [
        full(1, a_person(id=ANN, description="at first"), store),
        Change(2, What.PUT, "person", ANN, {"description": "then"}, credit),
    ]
    take_in(store, page, cursor=2)
    take_in(store, page, cursor=2)
    assert ann(store) == a_person(id=ANN, description="then")
    with store.reading() as reader:
        (told,) = reader.history(Person, ANN)
    assert (told.author, told.reason, told.changes[0].before) == (author, "They called.", "at first")


def test_an_older_row_never_replaces_a_newer_one(store: CaseStore) -> None:
    take_in(store, [full(5, a_person(id=ANN, description="newer"), store)], cursor=5)
    take_in(store, [full(3, a_person(id=ANN, description="older"), store)], cursor=5)
    assert ann(store) == a_person(id=ANN, description="newer")


def test_a_record_of_an_unknown_kind_has_its_scopes_told_again_like_any_other(store: CaseStore) -> None:
    riddle = Change(1, What.FULL, "riddle", an_id(3), {"asked": "what"}, scopes=("A/0",))
    take_in(store, [riddle, replace(riddle, scopes=("B/0",)), replace(riddle, seq=0, scopes=("C/0",))], cursor=1)
    with store.reading() as reader:
        (kept,) = holdings.base_of(reader.connection, store.schema)
    assert (kept.v, kept.scopes) == (1, frozenset({"B/0"}))


def test_a_record_that_leaves_the_scope_goes_and_its_pending_words_stay_in_the_outbox(store: CaseStore) -> None:
    take_in(store, [full(1, a_person(id=ANN), store)], cursor=1)
    describe(store, "typed here")
    take_in(store, [Change(2, What.LEAVE, "person", ANN, {})], cursor=2)
    assert ann(store) is None
    with store.reading() as reader:
        (waiting,) = travel.waiting(reader.connection, limit=9)
    assert b"typed here" in (waiting.body or b"")


def test_fields_of_a_newer_version_are_kept_and_left_alone(store: CaseStore) -> None:
    coming = {**store.schema.of(Person).plain(a_person(id=ANN)), "favourite_colour": "blue"}
    take_in(store, [Change(1, What.FULL, "person", ANN, coming)], cursor=1)
    describe(store, "typed here")
    with store.reading() as reader:
        row = reader.connection.exec_driver_sql("SELECT extra FROM person").scalar_one()
        (waiting,) = travel.waiting(reader.connection, limit=9)
    assert row == '{"favourite_colour":"blue"}'
    assert b"favourite_colour" not in (waiting.body or b"")


def test_own_operations_are_kept_until_the_server_holds_them_safely(store: CaseStore) -> None:
    take_in(store, [full(1, a_person(id=ANN), store)], cursor=1)
    describe(store, "typed here")
    answered(store, up_to=1, seq=2)
    take_in(store, [put(2, description="typed here")], cursor=2)
    with store.reading() as reader:
        assert reader.connection.exec_driver_sql("SELECT state FROM outbox").scalar_one() == "kept"
    take_in(store, [], cursor=2, safe=2)
    with store.reading() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one() == 0


MOVES = st.lists(st.sampled_from(["edit", "remote", "ack", "pull"]), max_size=14)


@given(MOVES)
def test_the_view_is_the_log_with_the_pending_edits_on_top(moves: list[str]) -> None:
    """A server that takes every edit in turn, in a few lines, says what must be seen here."""
    with a_passing_store() as store:
        take_in(store, [full(1, a_person(id=ANN, description="base"), store)], cursor=1)
        log, pulled, pending, sent = ["base"], 1, list[str](), 0
        for number, move in enumerate(moves):
            if move == "edit":
                describe(store, f"own {number}")
                pending.append(f"own {number}")
            elif move == "remote":
                log.append(f"other {number}")
            elif move == "ack" and pending:
                sent += 1
                log.append(pending.pop(0))
                answered(store, up_to=sent, seq=len(log))
            elif move == "pull":
                take_in(store, [put(i + 1, description=log[i]) for i in range(pulled, len(log))], cursor=len(log))
                pulled = len(log)
            unseen = [own for own in log[pulled:] if own.startswith("own")]
            shown = ann(store)
            assert shown is not None
            assert shown.description == [log[pulled - 1], *unseen, *pending][-1]
