"""Who works in a practice office: one of the invented staff for each of three roles, and where they work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.practice.frame import territory_of
from caseworker.practice.population.generate import Batch, Plan
from caseworker.practice.population.residents import RESIDENTS
from caseworker.practice.population.tables import Staff

ROLES = (Role.OFFICER, Role.FRONT_DESK, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Worker:
    """One person who works here. `invented_id` is theirs in the population."""

    invented_id: str
    name: str
    role: Role
    territories: tuple[str, ...]
    team: str = ""
    desk: str = ""


def workers(plan: Plan, pack: Pack, batches: Sequence[Batch]) -> tuple[Worker, ...]:
    """Return the three of a plan; `batches` are those of its first neighbourhood, which bring the staff."""
    staff = [row for batch in batches for row in batch.rows if isinstance(row, Staff)]
    teams, desks = [one.id for one in pack.teams], [one.id for one in pack.counters]
    areas = tuple(dict.fromkeys(territory_of(pack, number) for number in range(plan.size // RESIDENTS)))
    queues = tuple(dict.fromkeys(one.territory for one in pack.queues))
    everywhere = tuple(one.id for one in pack.territories if one.parent is None)
    places: Mapping[Role, tuple[tuple[str, ...], str, str]] = {
        Role.OFFICER: (areas, _team(teams, "housing"), ""),
        Role.FRONT_DESK: (tuple(dict.fromkeys((*areas, *queues))), _team(teams, "front-desk"), (desks or [""])[0]),
        Role.SUPERVISOR: (everywhere, _team(teams, "housing"), ""),
    }
    return tuple(_worker(staff, role, *places[role]) for role in ROLES)


def _worker(staff: Sequence[Staff], role: Role, territories: tuple[str, ...], team: str, desk: str) -> Worker:
    """Return someone of that role who works here now; of the team when there is one."""
    fitting = [one for one in staff if one.role == role.value and not one.works_to] or list(staff)
    chosen = next((one for one in fitting if one.team_id == team), fitting[0])
    return Worker(chosen.officer_id, chosen.name, role, territories, team, desk)


def _team(teams: Sequence[str], wanted: str) -> str:
    return wanted if wanted in teams else teams[0]
