"""A device in several scopes is told each record once, where it is now, and fetches again only what differs."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from caseworker.domain.cases import Case
from caseworker.domain.definition import Sensitivity
from sync.protocol.contact import DigestRequest, RefetchRequest
from sync.protocol.digests import bucket_of, buckets
from sync.protocol.messages import What
from sync.server.scopes import personal, scopes_for
from tests.domain.builders import a_case, a_task, an_answer
from tests.sync.server.agency import ACTORS, ANN, BEN, Agency, Device, an_agency, device_of, told
from tests.sync.server.test_scopes import setting

MINE = personal(ANN)


@pytest.fixture(params=["memory", "sql"])
def agency(request: pytest.FixtureRequest) -> Iterator[Agency]:
    with an_agency(request.param) as made:
        yield made


def cases(agency: Agency, count: int, *, owner: object = ANN) -> list[Case]:
    made = [a_case(owner=owner) for _ in range(count)]
    agency.push(*(told(one) for one in made))
    return made


def test_a_record_in_two_scopes_of_a_device_comes_once_with_both(agency: Agency) -> None:
    (case,) = cases(agency, 1)
    ann = Device(agency, ANN, budget_bytes=1 << 16)
    (filled, *_) = ann.read()
    agency.push(setting("case", case.id, "title", "Rent"), seen=1)
    (page,) = ann.read()

    assert [(row.what, row.scopes) for row in filled.rows] == [(What.FULL, (MINE, "north/0"))]
    assert [(row.what, row.fields, row.scopes) for row in page.rows] == [(What.PUT, {"title": "Rent"}, ())]


def test_who_keeps_a_record_that_leaves_one_of_their_scopes_is_told_where_it_is_now(agency: Agency) -> None:
    (case,) = cases(agency, 1)
    ann = Device(agency, ANN)
    ann.read()
    agency.push(setting("case", case.id, "owner", str(BEN)), seen=1)
    (page,) = ann.read()
    agency.tx.grant(device_of(ANN), ["all", MINE])
    ann.read()

    assert [(row.what, row.scopes) for row in page.rows] == [(What.PUT, ("north/0",))]
    assert ann.here() == {}


def test_what_follows_its_case_is_told_without_an_author(agency: Agency) -> None:
    (case,) = cases(agency, 1)
    task = a_task(case=case.id, assignee=None)
    agency.push(told(task))
    ben = Device(agency, BEN)
    ben.read()
    agency.push(setting("case", case.id, "owner", str(BEN)), seen=2)
    (page,) = ben.read()

    by = {row.id: row.op for row in page.rows}
    assert set(by) == {case.id, task.id}
    assert by[case.id] is not None
    assert by[task.id] is None
    assert [one.op for one in page.credits] == [by[case.id]]


@pytest.mark.parametrize("budget_bytes", [1, 1500, 1 << 20])
def test_what_is_ones_own_is_filled_first_and_nothing_is_left_out(agency: Agency, budget_bytes: int) -> None:
    own, others = cases(agency, 5), cases(agency, 5, owner=BEN)
    answer = an_answer()
    agency.push(told(answer))
    ann = Device(agency, ANN, budget_bytes=budget_bytes)
    pages = ann.read()

    assert [row.id for page in pages for row in page.rows][:5] == sorted(one.id for one in own)
    assert set(ann.here()) == {*(one.id for one in (*own, *others)), answer.id}
    assert pages[-1].held == tuple(sorted(scopes_for(ACTORS[ANN])))
    assert all(len(page.rows) <= 2 for page in pages) or budget_bytes > 1


def test_sums_are_told_of_ones_own_scopes_only_and_agree_with_what_was_read(agency: Agency) -> None:
    cases(agency, 5)
    agency.push(told(a_case(owner=None, territory="south")))
    ann = Device(agency, ANN)
    ann.read()
    asked = DigestRequest(device=ann.id, scopes=("north/0", "north/1", "south/0", "no-such-scope"))

    reply = agency.pull_core.digest(agency.tx, asked)

    here = buckets((record, base.v) for record, base in ann.books._base.items() if "north/0" in base.scopes)
    assert reply.sums == {"north/0": tuple(f"{one:016x}" for one in here)}
    assert reply.cursor == 2


@pytest.mark.parametrize("budget_bytes", [1, 1 << 20])
def test_the_records_of_a_bucket_are_fetched_again_page_by_page(agency: Agency, budget_bytes: int) -> None:
    made = cases(agency, 6)
    wanted = {bucket_of(one.id) for one in made[:3]}
    expected = sorted(one.id for one in made if bucket_of(one.id) in wanted)
    found, after = list[UUID](), None
    while True:
        request = RefetchRequest(device=device_of(ANN), scope=MINE, buckets=tuple(sorted(wanted)), after=after)
        reply = agency.pull_core.refetch(agency.tx, request, budget_bytes=budget_bytes)
        found += [row.id for row in reply.rows]
        after = reply.after
        if after is None:
            break
    assert found == expected
    assert {row.scopes for row in reply.rows} <= {(MINE, "north/0")}


def test_nothing_is_fetched_of_a_scope_that_is_not_ones_own(agency: Agency) -> None:
    secret = a_case(owner=BEN, sensitivity=Sensitivity.SEALED)
    agency.push(told(secret))
    request = RefetchRequest(device=device_of(ANN), scope=personal(BEN), buckets=(bucket_of(secret.id),))
    assert agency.pull_core.refetch(agency.tx, request).rows == ()
