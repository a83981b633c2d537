"""A safeguarding case changes hands: somebody answers for it at every moment, and nobody else learns of it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from caseworker.desk.colleagues import Colleague
from caseworker.desk.office import OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.ids import OfficerId
from caseworker.domain.tasks import Task, TaskState
from tests.journeys import there
from tests.journeys.acceptance.steps import another_seat, do, look_up, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.supervisor import brought
from tests.journeys.world import World, hired
from tests.ui.offices import CARDS
from ui.places import Place

CHILD = "Quirin Zdravko"


def test_a_case_is_handed_over_without_a_gap_and_stays_unknown_to_others(world: World) -> None:
    giver, lead = world.seat(Role.OFFICER), world.seat(Role.SUPERVISOR)
    card = replace(CARDS[Role.OFFICER], id=OfficerId(uuid4()), name="Beata", territories=("south",))
    taker, other = hired(world.town, card), world.neighbour
    lead.office.colleagues.note([_known(taker.card)])
    giver.office.colleagues.note([_known(taker.card)])
    child = there.somebody(giver.office, CHILD)
    case = there.a_case(giver.office, child.id, case_type="safeguarding")
    keys = giver.begin(Place("case", case.id))

    with step(1, "what is missing before the case can be handed over is named"):
        do(giver, "Hand over")
        wait_to_read(giver, "Until they accept, the case keeps its owner.")
        wait_to_read(giver, "There is no summary yet.", "Chronology", "Make sure that nobody is in danger now")

    with step(2, "asked for, the owner stays until it is accepted"):
        keys.say(taker.card.name)
        keys.press("Tab")
        keys.say("Housing")
        keys.press("Tab")
        keys.say("28 Nov")
        keys.press("Ctrl+Return", until=lambda: giver.get(Case, case.id).handover_asked_by is not None)
        wait_to_read(giver, "Until it is accepted, the owner stays", taker.card.name)
        asked = giver.get(Case, case.id)
        assert (asked.owner, asked.handover_to, asked.handover_on) == (giver.machine.me, taker.me, date(2026, 11, 28))

    with step(3, "accepted by the other lead, the case and its tasks have their new owner"):
        giver.send_all()
        brought(lead, Case, case.id)
        lead.begin(Place("case", case.id))
        do(lead, "Accept handover")
        answered(lambda: lead.get(Case, case.id).owner == taker.me)
        mine = [one for one in lead.all(Task) if one.case == case.id and one.state is TaskState.OPEN]
        assert {one.assignee for one in mine} == {taker.me}
        lead.send_all()

    with step(4, "who gave it away opens it no longer"):
        giver.session.send_now()
        answered(lambda: not giver.machine.has(Case, case.id), "it is still on the device of who gave it away")
        giver.begin(Place("case", case.id))
        assert not reads(giver, "Make sure that nobody is in danger now")

    seat = another_seat(world, other)
    with step(5, "somebody else finds nothing of the case, not on the page of the child either"):
        assert not [row for row in look_up(seat, "safeguarding") if case.shown_number in row]
        assert not [row for row in look_up(seat, case.shown_number) if case.shown_number in row]
        seat.begin(Place("person", child.id))
        assert not reads(seat, case.shown_number)
        assert not reads(seat, "Safeguarding")

    with step(6, "handover, acceptance and each opening stand in the log"):
        lead.begin(Place("audit-trail", about=case.id))
        changed = "Changed cases and tasks, SG-00001"
        wait_to_read(lead, f"North 1, {changed}", f"Duty supervisor, {changed}", "Duty supervisor, Opened it")


def _known(card: OfficerCard) -> Colleague:
    return Colleague(id=card.id, name=card.name, team=card.team)
