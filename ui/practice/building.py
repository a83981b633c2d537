"""Building a practice office: its people are written down on one device, and go from there to everybody's.

What comes out is what an agency has after a year: a server, three enrolled profiles that hold what their officers may
see, all of it sent and fetched. Nothing reaches a profile in another way than by synchronization.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from caseworker.desk.colleagues import Colleague
from caseworker.desk.office import Office, at_work
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.cases import Case
from caseworker.domain.ids import OfficerId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.practice.authorship import recorded_by, with_staff
from caseworker.practice.day import live_through
from caseworker.practice.day_clock import DayClock
from caseworker.practice.folders import remove_tree
from caseworker.practice.frame import territory_of
from caseworker.practice.keeping_up import kept_up
from caseworker.practice.loading import Loader, records_of
from caseworker.practice.population.generate import Batch, Plan, in_order, neighbourhood
from caseworker.practice.population.tables import Staff
from caseworker.practice.recent_weeks import grown_people, live_recent_weeks
from caseworker.practice.roles import Worker, workers
from ui.practice.enrolled import Clock, enrolled_profile, synchronized

SEED, DAYS = 2026, 365
_OWN, _OTHERS = 22, 16  # people whose cases are under way: the officer's, and colleagues'
_COMPARED, _AT_ONCE = 600, 20  # people
Progress = Callable[[str], None]
"""Told what is being made now, in words."""


@dataclass(frozen=True, slots=True)
class NewTicket:
    """Who was added, and the text of their ticket."""

    officer: str
    text: str


class Agency(Protocol):
    """The server of the practice office, as far as building needs it."""

    def ticket_for(self, worker: Worker) -> NewTicket:
        """Add somebody to those who work here, and return a ticket for a device of theirs. From any thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to build: how many people, under which pack, and by which clock."""

    size: int
    pack: Pack
    clock: Clock

    @property
    def pack_zone(self) -> ZoneInfo:
        """The zone of the agency."""
        return ZoneInfo(self.pack.agency.time_zone)


def build(folder: Path, agency: Agency, wish: Wish, progress: Progress) -> Mapping[Role, str]:
    """Fill an agency's server with people and make the profiles of all roles in a folder; return their names.

    Raises what enrolling, the store and `synchronized` raise; what is in the folder is of no use then.
    """
    progress("Inventing people and their cases.")
    hoods = list(in_order(_plan(wish), neighbourhood, 1))
    staff = workers(_plan(wish), wish.pack, hoods[0])
    before = Worker("", "Records before today", Role.SUPERVISOR, staff[-1].territories, staff[-1].team)
    with ThreadPoolExecutor(len(staff) + 1) as pool:
        tickets = list(pool.map(agency.ticket_for, (before, *staff)))
    known = {one.invented_id: ticket.officer for one, ticket in zip(staff, tickets[1:], strict=True)}
    names = _colleagues([row for hood in hoods for batch in hood for row in batch.rows], taken=known)
    progress("Writing them down and sending them to the server.")
    _write_down(folder / "before", tickets[0], [with_staff(one, known) for one in hoods], wish)
    progress("Filling the profiles of three roles.")
    with ExitStack() as stack:
        clock = DayClock(wish.clock, wish.pack_zone)
        offices: dict[Role, Office] = {}
        for worker, ticket in zip(staff, tickets[1:], strict=True):  # one after another: migrations take no company
            office = _enrolled(folder, worker, ticket, replace(wish, clock=clock))
            offices[worker.role] = stack.enter_context(at_work(office))
        synchronized_all(offices.values())
        for office in offices.values():
            office.tidy()
            office.colleagues.note(names)
        progress("Living through the last weeks.")
        _live_recent_weeks(offices, staff, hoods, clock)
        progress("Living through this morning.")
        live_through(offices, clock, synchronized_all)
        progress("Looking for people who were entered twice.")
        _compare_some(offices[Role.SUPERVISOR])
    return {worker.role: worker.name for worker in staff}


def _compare_some(office: Office) -> None:
    """Compare those who came last with everybody; the window goes on with the others."""
    office.finding.prepare()
    for _ in range(_COMPARED // _AT_ONCE):
        if not office.sweeping.step(limit=_AT_ONCE).goes_on:
            return


def _live_recent_weeks(
    offices: Mapping[Role, Office], staff: Sequence[Worker], hoods: Sequence[Sequence[Batch]], clock: DayClock
) -> None:
    """Have the officer and two colleagues begin what is under way today; the supervisor writes for the colleagues."""
    people = [one for batches in hoods for one in grown_people(batches, until_year=clock().year)]
    officer, supervisor = offices[Role.OFFICER], offices[Role.SUPERVISOR]
    taken = {one.invented_id for one in staff}
    others = [one for one in _officers_at_work(hoods[0]) if str(one) not in taken]
    live_recent_weeks(officer, people[:_OWN], [officer.card.id], clock)
    live_recent_weeks(supervisor, people[_OWN : _OWN + _OTHERS], [*others[:3], None], clock)
    synchronized_all(offices.values())


def _officers_at_work(batches: Sequence[Batch]) -> list[OfficerId]:
    rows = (row for batch in batches for row in batch.rows if isinstance(row, Staff))
    return [OfficerId(UUID(one.officer_id)) for one in rows if one.role == Role.OFFICER.value and not one.works_to]


def _colleagues(rows: Iterable[object], *, taken: Collection[str]) -> list[Colleague]:
    """Return the invented staff in whose place nobody stands: their names are in cases, and no server knows them."""
    staff = {row.officer_id: row for row in rows if isinstance(row, Staff) and row.officer_id not in taken}
    return [
        Colleague(
            OfficerId(UUID(one.officer_id)), one.name, team=one.team_id, role=one.role, disabled=bool(one.works_to)
        )
        for one in staff.values()
    ]


def freshen(offices: Mapping[Role, Office], clock: DayClock) -> None:
    """Live through today in an office that was made on another day; its clock is the offices'."""
    synchronized_all(offices.values())
    live_through(offices, clock, synchronized_all)


def synchronized_all(offices: Iterable[Office]) -> None:
    """Do a round for each, at the same time."""
    chosen = list(offices)
    with ThreadPoolExecutor(len(chosen)) as pool:
        list(pool.map(synchronized, chosen))


def _plan(wish: Wish) -> Plan:
    return Plan(seed=SEED, size=wish.size, start=(wish.clock() - timedelta(days=DAYS)).date(), days=DAYS)


def _write_down(folder: Path, ticket: NewTicket, hoods: Sequence[Sequence[Batch]], wish: Wish) -> None:
    """Put everything into one profile, send it, and remove the profile."""
    office = enrolled_profile(folder, ticket.text, device_name="Import", pack=wish.pack, clock=wish.clock)
    with at_work(office):
        loader, today = Loader(office), wish.clock().date()
        with office.store.bulk([Person, Case, Interaction]):
            for number, batches in enumerate(hoods):
                territory = territory_of(wish.pack, number)
                found = records_of(batches, loader.frame, territory)
                kept = (kept_up(one, today=today, zone=wish.pack_zone) for one in found)
                loader.take(territory, (recorded_by(one, office.card.id) for one in kept))
        synchronized(office)
    remove_tree(folder)


def _enrolled(folder: Path, worker: Worker, ticket: NewTicket, wish: Wish) -> Office:
    """Return the open profile of a role, still empty."""
    place, name = folder / worker.role.value, f"{worker.name}'s laptop"
    return enrolled_profile(place, ticket.text, device_name=name, pack=wish.pack, clock=wish.clock)
