"""Comparing with a real server: what is missing comes, what should not be here leaves, own work stays."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from caseworker.domain.actions import Role
from caseworker.domain.ids import PersonId
from caseworker.domain.operations import Plain
from caseworker.store import holdings
from caseworker.store.incoming import Change, What
from caseworker.store.reader import NotHere
from caseworker.store.receiving import News
from sync.protocol.contact import RefetchReply, RefetchRequest
from sync.server.pull import PullCore
from tests.together.networked import Colleague, Town, a_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        yield made


@pytest.fixture
def ann(town: Town) -> Colleague:
    made = town.hires("Ann", role=Role.SUPERVISOR)
    for number in range(3):
        made.enter(f"somebody {number}")
    made.sync()
    return made


def planted(at: Colleague, *scopes: str, seq: int = 1) -> PersonId:
    """Put somebody onto the device whom the server never told it of."""
    person = PersonId(uuid4())
    fields: dict[str, Plain] = {"territory": "north", "identified": False, "description": "not from the log"}
    with at.office.exchange.receiving() as receiving:
        receiving.mend([Change(seq, What.FULL, "person", person, fields, scopes=scopes)])
    return person


def compare(at: Colleague) -> None:
    status = at.synchronizer.once(compare=True)
    assert not status.problem, status


def held(at: Colleague) -> dict[UUID, frozenset[str]]:
    with at.office.store.reading() as reader:
        return {one.id: one.scopes for one in holdings.base_of(reader.connection, reader.schema)}


def test_what_the_server_does_not_list_leaves_and_the_screens_are_told(
    ann: Colleague, expected_logs: pytest.LogCaptureFixture
) -> None:
    before = held(ann)
    strangers = [planted(ann, "north/0"), planted(ann, "north/0", "north/1")]

    compare(ann)

    assert held(ann) == before
    told = [one for one in ann.news if isinstance(one, News)]
    assert set().union(*(one.changed.get("person", ()) for one in told)) >= set(strangers)
    assert "the server has them not" in expected_logs.text
    for one in strangers:
        with pytest.raises(NotHere):
            ann.office.people.open(one)


def test_a_record_that_is_in_another_scope_than_thought_stays(
    ann: Colleague, expected_logs: pytest.LogCaptureFixture
) -> None:
    before = held(ann)
    with ann.office.store.writing() as connection:
        connection.exec_driver_sql(
            """UPDATE scope_set SET scopes = '["north/0","north/1"]' WHERE scopes LIKE '%north/0%'"""
        )

    compare(ann)

    assert held(ann) == before
    assert "fetched again" in expected_logs.text


def test_what_unsent_work_lies_on_stays(ann: Colleague, expected_logs: pytest.LogCaptureFixture) -> None:
    stranger, other = planted(ann, "north/0"), planted(ann, "north/0")
    ann.office.people.edit(stranger, description="words of mine")
    errand = ann.synchronizer._comparing

    errand.compare_now()
    while errand():  # before the next round sends anything
        pass

    assert ann.office.people.open(stranger).person.description == "words of mine"
    assert other not in held(ann)


def test_a_scope_comes_again_in_as_many_pages_as_it_takes(
    ann: Colleague, monkeypatch: pytest.MonkeyPatch, expected_logs: pytest.LogCaptureFixture
) -> None:
    before, asked = held(ann), list[UUID | None]()
    planted(ann, "north/0")
    with ann.office.store.writing() as connection:
        connection.exec_driver_sql("UPDATE person SET v = 1 WHERE v > 1")
    refetch = PullCore.refetch

    def one_record_a_page(core: PullCore, tx: object, request: RefetchRequest, **_more: int) -> RefetchReply:
        asked.append(request.after)
        core._least_bytes = 1
        return refetch(core, tx, request, budget_bytes=1)  # type: ignore[arg-type]

    monkeypatch.setattr(PullCore, "refetch", one_record_a_page)
    compare(ann)

    assert held(ann) == before
    assert asked[0] is None
    assert len(asked) == len(set(asked)) > 1


def test_nothing_leaves_when_the_log_has_moved_between_the_pages(
    town: Town, ann: Colleague, monkeypatch: pytest.MonkeyPatch, expected_logs: pytest.LogCaptureFixture
) -> None:
    stranger = planted(ann, "north/0")
    refetch = PullCore.refetch

    def moved(core: PullCore, tx: object, request: RefetchRequest, **more: int) -> RefetchReply:
        reply = refetch(core, tx, request, **more)  # type: ignore[arg-type]
        return RefetchReply(cursor=reply.cursor + 1, rows=reply.rows, after=reply.after)

    monkeypatch.setattr(PullCore, "refetch", moved)
    compare(ann)

    assert stranger in held(ann)
