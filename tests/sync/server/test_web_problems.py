"""Problems over HTTP: who is shown which of them, how much of what refused work says, and settling them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
import sqlalchemy as sa

from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.ids import OperationId
from caseworker.domain.operations import Mutation, Verb
from caseworker.domain.plain import to_micros
from sync.client.failures import NotAccepted
from sync.client.problems import NotOnTheList, ProblemList
from sync.protocol.messages import PushReply
from sync.server import problem_desk
from sync.server.audit.leaves import Leaves
from sync.server.problems import PROBLEM
from tests.sync.messages import Sender
from tests.sync.running import EnrolledDevice, RunningServer, a_running_server, now_utc
from tests.sync.server.web_work import a_person, described, sender_of


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with a_running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


class Place:
    """A territory of its own on the server, with whoever is needed there."""

    def __init__(self, server: RunningServer) -> None:
        self.server, self.name = server, f"place-{uuid4().hex[:8]}"

    def device(self, role: Role = Role.OFFICER) -> EnrolledDevice:
        return self.server.device(territories=(self.name,), role=role)

    def supervisor(self) -> ProblemList:
        return ProblemList(self.device(Role.SUPERVISOR).line())

    def a_record(self, **fields: Any) -> UUID:
        made = a_person(territory=self.name, **fields)
        send(self.device(Role.SUPERVISOR), made)
        return made.record


@pytest.fixture
def here(server: RunningServer) -> Place:
    return Place(server)


@pytest.fixture
def there(server: RunningServer) -> Place:
    return Place(server)


def send(device: EnrolledDevice, *mutations: Mutation) -> PushReply:
    """Push all of them in one operation."""
    sender = sender_of(device)
    return device.line().push(sender.push(sender.operation(*mutations)))


def acts(server: RunningServer, officer: UUID) -> list[tuple[str, str]]:
    with server.assembly.parts.database.reading() as connection:
        raw = [one.record or b"{}" for one in Leaves(connection, server.settings.stream).all()]
    told = [msgspec.json.decode(one) for one in raw]
    return [(one["act"], one["out"]) for one in told if one.get("actor") == str(officer)]


def test_a_supervisor_reads_what_refused_work_says_about_records_in_reach(here: Place, there: Place) -> None:
    record, stranger = here.a_record(), there.device()
    send(stranger, described(record, "a man I met at the market"))

    (problem,) = here.supervisor().all()

    assert (problem.kind, problem.word, problem.scope) == ("refused", "scope", f"{here.name}/0")
    assert (problem.device, problem.officer, problem.action) == (stranger.id, stranger.officer, "test")
    assert (problem.reason, problem.withheld) == ("because", 0)
    said = [(one.kind, one.record, one.verb, one.field, one.value) for one in problem.said]
    assert said == [("person", record, "set", "description", "a man I met at the market")]
    assert there.supervisor().all() == ()


def test_of_work_on_several_records_only_what_may_be_read_is_told(here: Place, there: Place) -> None:
    mine, other = here.a_record(), there.a_record()
    outsider = Place(here.server).device()
    send(outsider, described(mine, "tall"), described(other, "in the wrong place"))

    found = {one.said[0].value: one for place in (here, there) for one in place.supervisor().all()}

    assert len(found) == 1, "it is on one list"
    assert found.keys() <= {"tall", "in the wrong place"}
    assert [(len(one.said), one.withheld, one.reason) for one in found.values()] == [(1, 1, "")]


def test_of_a_sealed_record_no_word_is_told_to_whoever_has_the_problem(here: Place, there: Place) -> None:
    sealed = a_person(territory=here.name, sensitivity=2)
    send(here.device(), sealed)
    send(there.device(), described(sealed.record, "a man in hiding"))

    (problem,) = there.supervisor().all()

    assert (problem.word, problem.said, problem.withheld, problem.reason) == ("scope", (), 1, "")
    assert here.supervisor().all() == ()


def test_a_record_that_was_never_made_is_read_as_it_would_have_been(here: Place, there: Place) -> None:
    here.a_record()
    made = a_person(territory=here.name, description="somebody new")
    send(there.device(), made)

    (problem,) = here.supervisor().all()

    assert [(one.verb, one.record, one.value["description"]) for one in problem.said] == [
        ("create", made.record, "somebody new")
    ]


def test_an_erased_record_leaves_no_word_in_a_problem(here: Place, there: Place) -> None:
    record = here.a_record()
    send(there.device(), described(record, "words about the erased"))
    send(here.device(Role.SUPERVISOR), Mutation("person", record, Verb.ERASE, "", None))

    (problem,) = here.supervisor().all()

    assert (problem.said, problem.withheld) == ((), 1)


def test_officers_and_auditors_are_shown_no_problem_and_that_is_recorded(server: RunningServer, here: Place) -> None:
    for role in (Role.OFFICER, Role.FRONT_DESK, Role.AUDITOR):
        device = here.device(role)
        with pytest.raises(AccessDenied):
            ProblemList(device.line()).all()
        with pytest.raises(AccessDenied):
            ProblemList(device.line()).settle(uuid4())
        assert acts(server, device.officer) == [("problem.list", "deny"), ("problem.settle", "deny")]


def test_an_administrator_sees_devices_that_parted_from_their_past_and_no_content(here: Place) -> None:
    record = here.a_record()
    laptop = here.device()
    send(Place(here.server).device(), described(record, "refused"))
    senders = [sender_of(laptop) for _ in range(2)]
    for one in senders:
        one.operation(described(record, "first"))
    for words, sender in zip(("this", "that"), senders, strict=True):
        fresh = sender_of(laptop)
        first = fresh.operation(described(record, "first"))
        laptop.line().push(fresh.push(first, sender.operation(described(record, words))))
    admin = ProblemList(here.device(Role.ADMINISTRATOR).line())

    found = [one for one in admin.all() if one.device == laptop.id]

    assert [(one.kind, one.said, one.operation) for one in found] == [("fork", (), None)]
    assert not [one for one in admin.all() if one.kind == "refused"]
    assert {one.kind for one in here.supervisor().all()} == {"fork", "refused"}
    assert admin.settle(found[0].id).settled_at
    assert found[0].id not in {one.id for one in here.supervisor().all()}


def test_whoever_settles_first_stays_named(server: RunningServer, here: Place, there: Place) -> None:
    send(there.device(), described(here.a_record(), "mine"))
    sue, pat = here.device(Role.SUPERVISOR), here.device(Role.SUPERVISOR)
    (problem,) = ProblemList(sue.line()).all()

    with pytest.raises(NotOnTheList):
        there.supervisor().settle(problem.id)
    done = [ProblemList(one.line()).settle(problem.id) for one in (sue, pat)]

    assert done[0] == done[1]
    assert done[0].settled_by == sue.officer
    assert here.supervisor().all() == ()
    assert [one.id for one in here.supervisor().all(settled=True)] == [problem.id]
    assert ("problem.list", "allow") in acts(server, sue.officer)
    assert ("problem.settle", "allow") in acts(server, sue.officer)


def test_a_long_list_comes_in_pages(server: RunningServer, here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [UUID(int=number) for number in range(1, 8)]
    rows = [_row(server, one, scope=f"{here.name}/0") for one in ids]
    server.assembly.parts.database.transact(lambda connection: connection.execute(sa.insert(PROBLEM), rows))
    monkeypatch.setattr(problem_desk, "PAGE_PROBLEMS", 3)
    desk = here.supervisor()

    assert [one.id for one in desk.page().problems] == ids[:3]
    assert [one.id for one in desk.all()] == ids
    monkeypatch.setattr(problem_desk, "PAGE_BYTES", 1)
    assert [one.id for one in desk.page(after=ids[3]).problems] == [ids[4]]
    assert [one.id for one in desk.all()] == ids
    with pytest.raises(NotOnTheList):
        desk.page(after=uuid4())


def _row(server: RunningServer, problem: UUID, *, scope: str) -> dict[str, Any]:
    told = {"kind": "refused", "word": "scope", "scope": scope, "state": "open"}
    ids = {"stream": server.settings.stream, "id": problem, "device": uuid4(), "life": uuid4(), "op_id": uuid4()}
    return {**told, **ids, "at": to_micros(now_utc()) // 10**12}


@pytest.mark.parametrize("path", ["problems?after=x", "problems?after=", "problems/x/settle"])
def test_what_is_no_id_is_on_nobodys_list(here: Place, path: str) -> None:
    line = here.device(Role.SUPERVISOR).line()
    answer = line.ask("POST" if path.endswith("settle") else "GET", f"/sync/v1/{path}")
    assert (answer.status, answer.body) == (404, b'{"error":"problem.unknown"}')


def test_a_first_past_that_goes_on_with_work_the_copy_had_sent_already_is_found_to_be_a_clone(here: Place) -> None:
    """The copied disk held unsent work, which the copy hands over in its new life and the laptop in the old one."""
    device, known = here.device(), OperationId(uuid4())
    laptop, copy, renewed = sender_of(device), sender_of(device), Sender(device.id, life=2)
    renewed.officer = device.officer
    line = device.line()
    line.push(laptop.push(laptop.operation(a_person(territory=here.name))))
    assert line.push(copy.push(copy.operation(a_person(territory=here.name)))).fork
    shared = a_person(territory=here.name)
    line.push(renewed.push(renewed.operation(shared, op_id=known)))

    line.push(laptop.push(laptop.operation(shared, op_id=known)))

    assert {one.kind for one in here.supervisor().all()} == {"fork", "clone"}
    with pytest.raises(NotAccepted):
        device.line().pull(laptop.pull())
