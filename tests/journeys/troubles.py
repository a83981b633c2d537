"""A day on which the network and the server come and go at random between the keys; the seed tells which day."""

import random
from dataclasses import dataclass, field

from tests.journeys import front_desk, officer
from tests.journeys.journey import Task, finish
from tests.journeys.seats import Seat
from tests.journeys.truth import assert_nothing_claimed, known_here, on_server
from tests.journeys.world import World

HOW_OFTEN = 0.35
MOST_BYTES = 4000
AT_DESK = (
    front_desk.known_person_walks_in,
    front_desk.anonymous_contact,
    front_desk.call_next,
    front_desk.hold,
    front_desk.redirect,
    front_desk.phone_note,
    front_desk.case_from_contact,
)
IN_THE_FIELD = (officer.record_visit, officer.finish_and_plan, officer.add_member, officer.attach_photo)


@dataclass
class Troubles:
    """What happens around a seat. Everything that was ever saved there is written down, to be asked for in the end."""

    world: World
    seat: Seat
    chance: random.Random
    is_down: bool = False
    happened: list[str] = field(default_factory=list)
    saved: set[object] = field(default_factory=set)

    def strike(self) -> None:
        """Let something happen, or not; and hold every word on the screen against what the server has."""
        self.saved |= known_here(self.seat.office)
        assert_nothing_claimed(self.seat)
        if self.chance.random() < HOW_OFTEN:
            name = self.chance.choice(("cut", "cut in the middle", "mend", "server dies", "server comes", "ask"))
            self.happened.append(name)
            self._do(name)

    def end(self) -> None:
        """Let everything be well again, and check that all that was ever saved is on the server."""
        if self.is_down:
            self._do("server comes")
        self.seat.send_all()
        self.saved |= known_here(self.seat.office)
        lost = self.saved - on_server(self.seat)
        assert not lost, (len(lost), self.happened)

    def _do(self, name: str) -> None:
        server, link = self.world.town.server, self.seat.link
        if name == "cut":
            link.cut()
        elif name == "cut in the middle":
            link.cut_after(self.chance.randrange(MOST_BYTES))
        elif name == "mend":
            link.mend()
        elif name == "ask":
            self.seat.session.send_now()
        elif name == "server dies" and not self.is_down:
            self.is_down = True
            server.stop()
        elif name == "server comes" and self.is_down:
            self.is_down = False
            server.restart_after_stop()


def live(world: World, seat: Seat, tasks: tuple[Task, ...], *, seed: int, count: int) -> Troubles:
    """Let somebody do so many tasks on a day full of troubles, and return what happened."""
    chance = random.Random(seed)
    troubles = Troubles(world, seat, chance)
    seat.between = troubles.strike
    try:
        for _ in range(count):
            steps = chance.choice(tasks).steps(world, seat)
            next(steps)
            finish(steps)
            troubles.strike()
    finally:
        seat.between = lambda: None
        troubles.end()
    return troubles
