"""Whatever is done with a case in whatever order, the books agree, clocks add up and no number is given twice."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.desk.approvals import Request
from caseworker.desk.cases import NewCase
from caseworker.desk.exchange import Exchange
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Role
from caseworker.domain.case_types import Ground, Unit
from caseworker.domain.cases import Case, Priority, Status
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.tasks import Task, TaskState
from caseworker.errors import CaseworkerError
from caseworker.store import audit, travel
from caseworker.store.case_store import CaseStore
from caseworker.store.reader import Reader
from tests.desk.sittings import MovableClock, a_sitting
from tests.desk.work import COLLEAGUE, SUPERVISOR, Work, a_housing_case, attach, finish_tasks
from tests.store.stores import a_passing_store

HOLDS = ("waiting-for-person", "waiting-for-landlord", "waiting-for-us")
STAGES = ("apply", "check-papers", "assess", "decide", "pay-and-review")
PAPERS = ("identity", "proof-of-income", "tenancy-agreement", "bank-statements")
ACTS = (
    "move", "hold", "resume", "close", "reopen", "finish all", "finish one", "drop", "plan", "extend", "promise",
    "meet", "assign", "advance", "advance", "advance", "escalate", "prioritise", "ask", "approve", "papers", "detail",
    "tag", "open another", "lease", "give numbers",
)  # fmt: skip
A_FEW = settings(max_examples=max(5, settings().max_examples // 8))
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.sampled_from((0, 1, 24, 24 * 5))), min_size=1, max_size=15
)


class Walk:
    """One case, one officer and one supervisor, and steps that are taken or refused."""

    def __init__(self, store: CaseStore) -> None:
        self.clock = MovableClock()
        self.store = store
        self.mine = Work(a_sitting(store, at=self.clock))
        self.chief = Work(
            a_sitting(store, role=Role.SUPERVISOR, officer=SUPERVISOR, territories=("riverside",), at=self.clock)
        )
        self.door = Exchange(self.mine.sitting, synchronized=lambda: None)
        self.case = a_housing_case(self.mine)

    def step(self, act: str, which: int, hours: int) -> None:
        self.clock.forward(hours=hours)
        with suppress(CaseworkerError):
            self._acts(which)[act]()

    def _acts(self, which: int) -> dict[str, Callable[[], object]]:
        case, mine, chief = self.case.id, self.mine, self.chief
        return {
            "move": lambda: chief.moves.move(case, self._next_stage(which)),
            "advance": lambda: self._advance(which),
            "hold": lambda: mine.moves.hold(case, reason=HOLDS[which % 3]),
            "resume": lambda: mine.moves.resume(case),
            "close": lambda: mine.moves.close(case, outcome="withdrawn", reason="They said so."),
            "reopen": lambda: mine.moves.reopen(case, reason="They came back."),
            "finish all": lambda: finish_tasks(mine, self.case),
            "finish one": lambda: mine.tasks.finish(self._task(which).id, plan_next=Plan(title="Then", case=case)),
            "drop": lambda: mine.tasks.drop(self._task(which).id, reason="Not needed."),
            "plan": lambda: mine.tasks.plan(Plan(title="Ring", case=case)),
            "extend": lambda: mine.deadlines.extend(
                self._deadline(which).id, by=which, ground=Ground.LEGAL, reason="Late papers."
            ),
            "promise": lambda: mine.deadlines.promise(case, title="Ring", due_at=self.clock() + timedelta(hours=which)),
            "meet": lambda: mine.deadlines.meet(self._deadline(which).id),
            "assign": lambda: chief.owners.assign(case, owner=(COLLEAGUE, None)[which % 2], team="housing"),
            "escalate": lambda: mine.owners.escalate(case, reason="It is urgent."),
            "prioritise": lambda: mine.owners.prioritise(case, Priority(which % 4)),
            "ask": lambda: mine.approvals.ask(Request(case=case, title="Deposit")),
            "approve": lambda: [chief.approvals.approve(one.id) for one in chief.approvals.waiting_for_me()],
            "papers": lambda: attach(self.store, self.case, PAPERS),
            "detail": lambda: mine.cases.set_detail(case, name=("rent-month", "income-month")[which % 2], value="1"),
            "tag": lambda: mine.cases.tag(case, str(which)),
            "open another": lambda: mine.cases.open(NewCase(case_type=("housing-support", "food-parcel")[which % 2])),
            "lease": lambda: self.door.lease_numbers("case:HB", first=10 * which + 1, last=10 * which + 3),
            "give numbers": mine.numbers.give,
        }

    def _next_stage(self, which: int) -> str:
        moves = self.mine.cases.page(self.case.id).moves
        return moves[which % len(moves)].move.to_stage if moves else STAGES[which // 2]

    def _advance(self, which: int) -> None:
        """What it takes to go on, whatever the stage asks for."""
        for act in ("papers", "detail", "ask", "approve", "resume", "finish all", "move"):
            self.step(act, which if act == "move" else 0, 0)
            self.step("detail", 1, 0)

    def _task(self, which: int) -> Task:
        lines = self.mine.cases.page(self.case.id).tasks
        return lines[which % len(lines)].task

    def _deadline(self, which: int) -> Deadline:
        lines = self.mine.cases.page(self.case.id).deadlines
        return lines[which % len(lines)].deadline


@A_FEW
@given(STEPS)
def test_every_book_tells_the_same_story(steps: list[tuple[str, int, int]]) -> None:
    with a_passing_store() as store:
        walk = Walk(store)
        for step in steps:
            walk.step(*step)
        with store.reading() as reader:
            edits, operations, audited = (count(reader, table) for table in ("edit", "outbox", "audit WHERE EDITED"))
            assert edits == operations == audited == travel.place(reader.connection).n
            assert travel.broken_link(reader.connection) is None
            assert audit.verify(reader.connection) == count(reader, "audit")
            for subject in (Case, Task, Deadline):
                for record in reader.select(subject):
                    told = reader.history(subject, record.id)
                    assert told[-1].made
                    assert told[0].fields == store.schema.of(subject).plain(record)


@A_FEW
@given(STEPS)
def test_clocks_stand_still_exactly_as_long_as_they_were_stopped(steps: list[tuple[str, int, int]]) -> None:
    with a_passing_store() as store:
        walk, moved = Walk(store), dict[object, timedelta]()
        for step in steps:
            before = deadlines_of(walk)
            walk.step(*step)
            for key, after in deadlines_of(walk).items():
                if after.due_at < before.get(key, after).due_at:
                    raise AssertionError("a deadline came nearer")
                moved[key] = after.due_at - before.get(key, after).due_at + moved.get(key, timedelta())
        for key, one in deadlines_of(walk).items():
            assert not one.pauses or one.unit in {Unit.CALENDAR_DAYS, Unit.WORKING_DAYS}
            assert one.state is not Clock.PAUSED or one.paused_at is not None
            if one.unit is Unit.CALENDAR_DAYS and one.state in {Clock.RUNNING, Clock.PAUSED}:
                assert days(moved[key]) == sum(each.by for each in one.extensions) + stood_still_days(walk, one)


@A_FEW
@given(STEPS)
def test_no_number_is_given_twice_and_a_provisional_one_is_replaced_once(steps: list[tuple[str, int, int]]) -> None:
    with a_passing_store() as store:
        walk, first_seen = Walk(store), dict[object, tuple[str, str]]()
        for step in steps:
            walk.step(*step)
            with store.reading() as reader:
                for case in reader.select(Case):
                    number, provisional = first_seen.setdefault(case.id, (case.number, case.provisional_number))
                    assert case.provisional_number == provisional
                    assert number in {"", case.number}
                    first_seen[case.id] = case.number, provisional
        finals = [number for number, _ in first_seen.values() if number]
        provisionals = [provisional for _, provisional in first_seen.values() if provisional]
        assert len(finals) == len(set(finals))
        assert len(provisionals) == len(set(provisionals))
        assert all(number or provisional for number, provisional in first_seen.values())


@A_FEW
@given(STEPS)
def test_a_case_is_never_in_two_minds(steps: list[tuple[str, int, int]]) -> None:
    with a_passing_store() as store:
        walk = Walk(store)
        for step in steps:
            walk.step(*step)
            page = walk.mine.cases.page(walk.case.id)
            case, states = page.case, {line.deadline.state for line in page.deadlines}
            assert (case.status is Status.CLOSED) == (case.outcome is not None) == (case.closed_at is not None)
            assert (case.status is Status.ON_HOLD) == bool(case.hold_reason)
            if case.status is Status.OPEN:
                assert Clock.PAUSED not in states
            if case.status is Status.CLOSED:
                assert all(line.deadline.met_at is not None for line in page.deadlines)
            templates = [(line.task.stage, line.task.template) for line in page.tasks if line.task.template]
            assert len(templates) == len(set(templates))
            assert case.passages[-1].stage == case.stage
            assert {passage.stage for passage in case.passages} >= {stage for stage, _ in templates}
            assert all(line.task.done_at for line in page.tasks if line.task.state is not TaskState.OPEN)


def count(reader: Reader, table: str) -> int:
    edited = "audit WHERE json_extract(CAST(record AS TEXT), '$.x.op') IS NOT NULL"
    statement = f"SELECT count(*) FROM {edited if table == 'audit WHERE EDITED' else table}"
    return int(reader.connection.exec_driver_sql(statement).scalar_one())


def deadlines_of(walk: Walk) -> dict[object, Deadline]:
    with walk.store.reading() as reader:
        return {one.id: one for one in reader.select(Deadline) if one.case == walk.case.id}


def days(length: timedelta) -> int:
    return round(length / timedelta(days=1))


def stood_still_days(walk: Walk, deadline: Deadline) -> int:
    """The days between the local days on which the clock stopped and went on; a pause under way moves nothing yet."""
    calendar = walk.mine.sitting.calendar
    spans: list[tuple[datetime, datetime]] = sorted((one.since, one.until) for one in deadline.pauses)
    return sum((calendar.day_of(until) - calendar.day_of(since)).days for since, until in spans)
