"""A safeguarding case changes hands: somebody answers for it at every moment, and nobody else learns of it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from caseworker.desk.appointments import Booking
from caseworker.desk.colleagues import Colleague
from caseworker.desk.office import OfficerCard
from caseworker.domain.access import KINDS_FOR_ALL
from caseworker.domain.actions import Role
from caseworker.domain.appointments import Appointment
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task, TaskState
from caseworker.domain.visits import Visit
from tests.journeys import there
from tests.journeys.acceptance.steps import another_seat, do, look_up, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.seats import Seat
from tests.journeys.supervisor import brought
from tests.journeys.world import World, hired
from tests.together.sync_offices import Machine
from tests.ui.offices import CARDS
from ui.places import Place

CHILD = "Quirin Zdravko"


@dataclass(frozen=True)
class Affair:
    """Who has to do with the case, and what there is of it. `others` are colleagues of the same area."""

    world: World
    giver: Seat
    lead: Seat
    taker: Machine
    others: tuple[Machine, ...]
    child: Person
    heard: Interaction
    case: Case
    visits: tuple[Visit, Visit]
    booked: Appointment


def test_a_case_is_handed_over_without_a_gap_and_stays_unknown_to_others(world: World) -> None:
    affair = _an_affair(world)
    _asked_for(affair)
    _accepted(affair)
    _given_away(affair)
    _unknown_to_others(affair)
    _in_the_log(affair)


def _an_affair(world: World) -> Affair:
    giver, lead = world.seat(Role.OFFICER), world.seat(Role.SUPERVISOR)
    card = replace(CARDS[Role.OFFICER], id=OfficerId(uuid4()), name="Beata", territories=("south",))
    taker, others = hired(world.town, card), (world.neighbour, world.machine(Role.FRONT_DESK))
    lead.office.colleagues.note([_known(taker.card)])
    giver.office.colleagues.note([_known(taker.card)])
    child = there.somebody(giver.office, CHILD)
    heard = there.a_contact(giver.office, child.id, f"The school has not seen {CHILD} for a week.")
    giver.send_all()
    for one in others:
        one.sync()
        assert one.has(Person, child.id)  # known in the area, until the case is opened
    case = there.a_case(giver.office, child.id, case_type="safeguarding", role="child")
    missed = there.a_visit(giver.office, child.id, case, in_hours=-24)
    ahead = there.a_visit(giver.office, child.id, case, in_hours=48)
    booked = _booked(giver, child.id, case)
    return Affair(world, giver, lead, taker, others, child, heard, case, (missed, ahead), booked)


def _asked_for(affair: Affair) -> None:
    giver, case = affair.giver, affair.case
    keys = giver.begin(Place("case", case.id))

    with step(1, "what is missing before the case can be handed over is named"):
        do(giver, "Hand over")
        wait_to_read(giver, "Until they accept, the case keeps its owner.")
        wait_to_read(giver, "There is no summary yet.", "Chronology", "Make sure that nobody is in danger now")
        wait_to_read(giver, f"Visits not recorded yet: {affair.visits[0].planned_from.day} Nov.")

    with step(2, "asked for, the owner stays until it is accepted"):
        keys.say(affair.taker.card.name)
        keys.press("Tab")
        keys.say("Housing")
        keys.press("Tab")
        keys.say("28 Nov")
        keys.press("Ctrl+Return", until=lambda: giver.get(Case, case.id).handover_asked_by is not None)
        wait_to_read(giver, "Until it is accepted, the owner stays", affair.taker.card.name)
        asked, on = giver.get(Case, case.id), date(2026, 11, 28)
        assert (asked.owner, asked.handover_to, asked.handover_on) == (giver.machine.me, affair.taker.me, on)
    giver.send_all()


def _accepted(affair: Affair) -> None:
    lead, case, taker = affair.lead, affair.case, affair.taker
    with step(3, "accepted by the other lead, the case and its tasks have their new owner, who sees what is booked"):
        brought(lead, Case, case.id)
        lead.begin(Place("case", case.id))
        do(lead, "Accept handover")
        answered(lambda: lead.get(Case, case.id).owner == taker.me)
        mine = [one for one in lead.all(Task) if one.case == case.id and one.state is TaskState.OPEN]
        assert {one.assignee for one in mine} == {taker.me}
        lead.send_all()
        seat, still = another_seat(affair.world, taker), f"Still with {affair.giver.machine.card.name}"
        brought(seat, Case, case.id)
        seat.begin(Place("case", case.id))
        wait_to_read(seat, "Look at the flat", "Talk with the school", still, f"{still} · Not recorded yet")
        do(seat, "Take over visits and appointments")
        answered(lambda: {seat.get(Visit, one.id).officer for one in affair.visits} == {taker.me})
        assert seat.get(Appointment, affair.booked.id).officer == taker.me
        seat.begin(Place("person", affair.child.id))
        wait_to_read(seat, CHILD, "Closely kept")
        seat.send_all()


def _given_away(affair: Affair) -> None:
    giver, case = affair.giver, affair.case
    with step(4, "who gave it away opens it no longer"):
        giver.session.send_now()
        answered(lambda: not giver.machine.has(Case, case.id), "it is still on the device of who gave it away")
        assert not giver.machine.has(Person, affair.child.id)
        giver.begin(Place("case", case.id))
        assert not reads(giver, "Make sure that nobody is in danger now")


def _unknown_to_others(affair: Affair) -> None:
    case, child = affair.case, affair.child
    with step(0, "the child's name is nowhere that somebody else could look: no list, figure or export has it"):
        for one in affair.others:
            one.sync()
            assert not [kind for kind in (Person, Case, Visit, Task) if _any_about(one, kind, child.id, case.id)]
            assert not one.has(Interaction, affair.heard.id)
            found = [*one.office.finding.find("Zdravko"), *one.office.finding.find("school has not seen")]
            assert not [each for each in found if each.kind not in KINDS_FOR_ALL]

    with step(5, "somebody else finds nothing of the case and nothing of the child"):
        seat = another_seat(affair.world, affair.others[0])
        for words in ("safeguarding", case.shown_number, "Quirin", "Zdravko", "school has not seen"):
            assert not [row for row in look_up(seat, words) if case.shown_number in row or CHILD in row]
        for place in (Place("people"), Place("person", child.id)):
            seat.begin(place)
            shown = [one for one in (CHILD, case.shown_number, "Safeguarding") if reads(seat, one)]
            assert not shown


def _in_the_log(affair: Affair) -> None:
    lead = affair.lead
    with step(6, "handover, acceptance and each opening stand in the log, each by its name"):
        lead.begin(Place("audit-trail", about=affair.case.id))
        wait_to_read(lead, "North 1, Asked somebody to take a case over, SG-00001")
        wait_to_read(lead, "Duty supervisor, Took a case over, SG-00001", "Duty supervisor, Opened a case, SG-00001")


def _booked(giver: Seat, child: PersonId, case: Case) -> Appointment:
    begin = giver.office.sitting.clock() + timedelta(days=3)
    return giver.office.appointments.book(
        Booking(
            starts_at=begin,
            ends_at=begin + timedelta(minutes=30),
            person=child,
            case=case.id,
            title="Talk with the school",
            officer=giver.machine.me,
        )
    )


def _any_about(machine: Machine, subject: type[Record], *ids: UUID) -> bool:
    with machine.office.store.reading() as reader:
        return any(
            one.id in ids or getattr(one, "case", None) in ids or getattr(one, "person", None) in ids
            for one in reader.select(subject)
        )


def _known(card: OfficerCard) -> Colleague:
    return Colleague(id=card.id, name=card.name, team=card.team)
