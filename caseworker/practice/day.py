"""A day in a practice office, lived through at the desks of its three roles, each on a device of its own.

The same for an office that was just made and for one that is opened again on a later day: what a day needs and is not
there is done; what people practised stays.
"""

from collections.abc import Callable, Iterable, Mapping

from caseworker.desk.case_lists import CaseLists
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.domain.ids import PersonId
from caseworker.practice.counter_day import live_counter_day, write_down_twice
from caseworker.practice.day_clock import DayClock
from caseworker.practice.disputes import disagree
from caseworker.practice.officer_day import live_officer_day, matters

Synchronize = Callable[[Iterable[Office]], None]
_COMING = 12  # people who may come to the counter today
_DISPUTES = 2


def live_through(offices: Mapping[Role, Office], clock: DayClock, synchronize: Synchronize) -> None:
    """Do what has happened by now today, on devices that are in step; they are in step again afterwards."""
    officer, desk, supervisor = (offices[role] for role in (Role.OFFICER, Role.FRONT_DESK, Role.SUPERVISOR))
    live_officer_day(officer, clock)
    known = list(dict.fromkeys(one.person for one in matters(officer)))
    live_counter_day(desk, _who_comes(desk, known), clock)
    synchronize(offices.values())
    if not supervisor.conflicts.count_open():
        _argue(officer, supervisor, known)
        _write_down_twice(desk, known)
        synchronize((officer, supervisor))
        synchronize(offices.values())


def _who_comes(desk: Office, first: list[PersonId]) -> list[PersonId]:
    """Return those who may come in: people of the officer's cases, and of the housing team's."""
    team = CaseLists(desk.sitting).of_team("housing") if _has_team(desk) else ()
    others = [one.case.people[0].person for one in team if one.case.people]
    return list(dict.fromkeys([*first[5:], *others]))[:_COMING]


def _has_team(desk: Office) -> bool:
    return any(one.id == "housing" for one in desk.sitting.pack.teams)


def _argue(officer: Office, supervisor: Office, known: list[PersonId]) -> None:
    born = [one for one in known if officer.people.open(one).person.birth_date is not None]
    disagree(officer, supervisor, born[:_DISPUTES])


def _write_down_twice(desk: Office, known: list[PersonId]) -> None:
    for one in known[_DISPUTES : _DISPUTES + 1]:
        write_down_twice(desk, desk.people.open(one).person)
