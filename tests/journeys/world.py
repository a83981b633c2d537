"""The agency of the journeys: its server over TLS, and a counter, an officer and a supervisor enrolled with it.

    with a_world(app, folder) as world:
        seat = world.seat(Role.OFFICER)

It is Friday 20 November 2026, 09:00 UTC when it begins. A seat is opened when it is first asked for, and stays open.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from caseworker.desk.colleagues import Colleague
from caseworker.desk.office import OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId
from sync.server.identity.people import Officer
from tests.desk.sittings import MORNING
from tests.journeys.links import a_link
from tests.journeys.seats import Seat, a_seat
from tests.together.sync_offices import Machine, Town, a_town
from tests.ui.offices import CARDS
from ui.theme.current import Themed


@dataclass(frozen=True, slots=True)
class Day:
    """How much a day is: what one did without a network, and what a colleague did meanwhile."""

    up: int = 20
    down: int = 30


@dataclass
class World:
    """The agency at work."""

    app: Themed
    town: Town
    folder: Path
    stack: ExitStack
    machines: dict[Role, Machine] = field(default_factory=dict)
    seats: dict[Role, Seat] = field(default_factory=dict)
    day: Day = field(default_factory=Day)

    def machine(self, role: Role) -> Machine:
        """Return the machine of a role, enrolled when it is first asked for."""
        if role not in self.machines:
            self.machines[role] = hired(self.town, CARDS[role])
        return self.machines[role]

    def seat(self, role: Role) -> Seat:
        """Return the window of a role, open."""
        if role not in self.seats:
            link = self.stack.enter_context(a_link(self.town.server.base_url))
            seat = a_seat(self.app, self.town, self.machine(role), link, self.folder / f"seat-{role.value}")
            self.seats[role] = self.stack.enter_context(seat)
        return self.seats[role]

    def send(self, role: Role) -> None:
        """Let a role send what it has, at its window or without one."""
        if role in self.seats:
            self.seats[role].send_all()
        else:
            self.machine(role).sync()

    def colleague(self, role: Role) -> Machine:
        """Return the machine of one more officer of this role, whose window nobody looks at."""
        known, number = CARDS[role], len(self.town.machines)
        card = replace(known, id=OfficerId(UUID(int=known.id.int + 0x100 + number)), name=f"{known.name} {number}")
        return hired(self.town, replace(card, desk=""))

    @cached_property
    def neighbour(self) -> Machine:
        """The machine of another field officer of the same area."""
        return self.colleague(Role.OFFICER)


def hired(town: Town, card: OfficerCard) -> Machine:
    """Let the server know an officer, and return their machine, synchronized."""
    asked = Officer(
        id=card.id, name=card.name, role=card.role, team=card.team, territories=card.territories, desk=card.desk
    )

    def add(connection: sa.Connection) -> None:
        town.parts.identity.people.add(connection, asked, now=town.server.clock())

    town.transact(add)
    made = town.gives(card)
    made.office.colleagues.note([Colleague(id=one.id, name=one.name, team=one.team) for one in CARDS.values()])
    return made


@contextmanager
def a_world(app: Themed, folder: Path) -> Iterator[World]:
    """Give the agency, and close everything however it ends."""
    with a_town(folder, with_tls=True) as town, ExitStack() as stack:
        town.clock.set(MORNING)
        yield World(app, town, folder, stack)
