"""The tasks of a supervisor, with keys only."""

from collections.abc import Iterator, Sequence
from functools import partial
from uuid import UUID

from caseworker.domain.actions import Role
from caseworker.domain.approvals import Approval, ApprovalState
from caseworker.domain.cases import Case
from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Record
from caseworker.domain.distinctions import pair_of
from caseworker.domain.merge import Settled
from caseworker.domain.merging import PersonMerge, PersonUnmerge
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from tests.domain.people_builders import a_phone
from tests.journeys import there
from tests.journeys.journey import journey
from tests.journeys.keys import answered
from tests.journeys.seats import Seat
from tests.journeys.world import World
from ui.approvals.page import ApprovalsPage
from ui.conflicts.page import ConflictsPage
from ui.duplicates.page import DuplicatesPage
from ui.person.page import PersonPage
from ui.places import Place
from ui.shell.rooms import landing
from ui.team_queue.page import TeamQueuePage

TEN = 10
supervisor_task = partial(journey, role=Role.SUPERVISOR)


@supervisor_task("what needs me now", keys=0, system_ms=300)
def needs_me(world: World, seat: Seat) -> Iterator[None]:
    """It stands on the page one lands on, with what holds it, and the first is chosen."""
    asked = asked_of(world, seat, "Pay the movers")
    yield
    seat.begin(landing([Role.SUPERVISOR], {"team-queue"}))
    page = seat.page(TeamQueuePage)
    assert asked.case in {page.model.id_at(number) for number in page.model.state.ids}
    assert page.pane.table.hasFocus()


@supervisor_task("approve after reading the difference", keys=3, system_ms=100)
def approve(world: World, seat: Seat) -> Iterator[None]:
    """The request is read in the list, approved, and confirmed because it has an effect."""
    asked = asked_of(world, seat, "Pay the deposit")
    keys = seat.begin(Place("approvals", state={"chosen": asked.id}))
    _is_read(seat, asked)
    yield
    keys.press("Ctrl+Return")
    keys.press("Ctrl+Return", until=lambda: seat.get(Approval, asked.id).state is ApprovalState.APPROVED)


@supervisor_task("send back with a comment", keys=4, system_ms=100)
def send_back(world: World, seat: Seat) -> Iterator[None]:
    """What is missing is said, and the request goes back."""
    asked = asked_of(world, seat, "Pay the boiler")
    keys = seat.begin(Place("approvals", state={"chosen": asked.id}))
    _is_read(seat, asked)
    yield
    keys.press("Ctrl+Backspace")
    keys.say("The second offer is missing.")
    keys.press("Ctrl+Return", until=lambda: seat.get(Approval, asked.id).state is ApprovalState.SENT_BACK)
    assert seat.get(Approval, asked.id).comment == "The second offer is missing."


@supervisor_task("reassign ten cases", keys=8, system_ms=200)
def reassign(_world: World, seat: Seat) -> Iterator[None]:
    """The ten first of those without an owner, given to one officer found by name: the least busy of that name."""
    cases = [there.a_case(seat.office, there.somebody(seat.office).id, mine=False) for _ in range(TEN)]
    keys = seat.begin(Place("team-queue", part="no_owner"))
    yield
    keys.press("Ctrl+A", "Ctrl+E")
    keys.type("nor")
    keys.press("Return", until=lambda: _one_owner(seat, cases))


@supervisor_task("review a duplicate pair, merge", keys=6, system_ms=200)
def merge(_world: World, seat: Seat) -> Iterator[None]:
    """The pair is read, the newer phone kept, merged."""
    left, right = _twins(seat)
    keys = seat.begin(Place("duplicates"))
    page = seat.page(DuplicatesPage)
    wanted = pair_of(left.id, right.id)
    answered(lambda: wanted in [one.key for one in page.model.state.shown], "the pair was not found")
    answered(lambda: page.compare.state.pair is not None, "no pair was shown")
    yield
    while (shown := page.compare.state.wanted) is not None and shown.key != wanted:
        keys.press("Down", until=lambda: page.compare.state.wanted is not shown)
    answered(lambda: page.compare.state.pair is not None, "the pair was not shown")
    keys.press("Ctrl+Return", until=lambda: _merged(seat, left, right))


@supervisor_task("undo a merge", keys=4, system_ms=300)
def unmerge(_world: World, seat: Seat) -> Iterator[None]:
    """To what was merged, and split again."""
    left, right = _twins(seat)
    seat.office.merging.merge(left.id, right.id, reason="Both have the same phone.")
    keys = seat.begin(Place("duplicates"))
    before = len(seat.all(PersonUnmerge))
    yield
    keys.press("Alt+M")
    keys.press("Ctrl+Return", until=lambda: len(seat.all(PersonUnmerge)) > before)


@supervisor_task("who read or changed this", keys=3, system_ms=300)
def who_looked(_world: World, seat: Seat) -> Iterator[None]:
    """The last tab of the person says who added them, and who looked."""
    person = there.somebody(seat.office)
    keys = seat.begin(Place("person", person.id))
    page = seat.page(PersonPage)
    yield
    keys.press("Ctrl+Shift+Tab", until=lambda: page.tabs.value() == "who-looked")


@supervisor_task("settle a conflict", keys=4, system_ms=100)
def settle(world: World, seat: Seat) -> Iterator[None]:
    """Into the versions, the right one, saved."""
    person = there.somebody(seat.office, birth_date=PartialDate(1958))
    seat.send_all()
    officer = world.machine(Role.OFFICER)
    world.send(Role.OFFICER)
    answered(lambda: officer.has(Person, person.id), "the person did not come to the officer")
    seat.lose_network()
    seat.machine.writes(Person, person.id, birth_date=PartialDate(1958, 3, 14))
    officer.writes(Person, person.id, birth_date=PartialDate(1958, 4, 13))
    world.send(Role.OFFICER)
    seat.link.mend()
    seat.session.send_now()
    answered(lambda: _open(seat, person), "no conflict came")
    keys = seat.begin(Place("conflicts", person.id))
    answered(lambda: seat.page(ConflictsPage).model.state.pages, "the versions were not shown")
    yield
    keys.press("Return", "2")
    keys.press("Ctrl+Return", until=lambda: not _open(seat, person))


def asked_of(world: World, seat: Seat, title: str) -> Approval:
    """Let the officer ask for something, and wait until it has come."""
    officer = world.machine(Role.OFFICER)
    case = there.a_case(officer.office, there.somebody(officer.office).id)
    asked = there.a_request(officer.office, case, title)
    world.send(Role.OFFICER)
    brought(seat, Approval, asked.id)
    return asked


def brought(seat: Seat, subject: type[Record], record: UUID) -> None:
    """Wait until a record that a colleague has sent is at this seat."""
    seat.session.send_now()
    answered(lambda: seat.machine.has(subject, record), "what a colleague sent did not come")
    seat.keys.settle()


def _one_owner(seat: Seat, cases: Sequence[Case]) -> bool:
    owners = {seat.get(Case, one.id).owner for one in cases}
    return len(owners) == 1 and None not in owners


def _is_read(seat: Seat, asked: Approval) -> None:
    model = seat.page(ApprovalsPage).decision
    answered(lambda: model.state.page is not None and model.state.page.approval.id == asked.id, "nothing to read")


def _twins(seat: Seat) -> tuple[Person, Person]:
    name, phone = there.a_new_name(), a_phone(there.a_phone_number())
    return tuple(there.somebody(seat.office, name, contact_points=(phone,)) for _ in range(2))  # type: ignore[return-value]


def _merged(seat: Seat, left: Person, right: Person) -> list[PersonMerge]:
    return [one for one in seat.all(PersonMerge) if {one.left, one.right} == {left.id, right.id}]


def _open(seat: Seat, person: Person) -> list[Conflict]:
    return [one for one in seat.all(Conflict) if one.record == person.id and one.settled is Settled.OPEN]
