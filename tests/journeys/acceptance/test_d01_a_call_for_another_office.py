"""A call that belongs to another office: answered, sent on and kept, and nobody was asked for a name."""

from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.people import Person
from tests.journeys import there
from tests.journeys.acceptance.steps import click_row, read, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.world import World
from ui.front_desk.phone_panel import PhonePanel
from ui.places import Place

ARTICLE, OFFICE = "Passports and identity cards", "Passport and identity office"


def test_a_call_for_another_office_is_answered_and_sent_on_without_a_name(world: World) -> None:
    seat = world.seat(Role.FRONT_DESK)
    there.nobody_is_here(seat.office)
    keys = seat.begin(Place("front-desk"))

    with step(1, "one key opens a running call, and nobody has to be named"):
        keys.press("F3")
        (panel,) = seat.window.findChildren(PhonePanel)
        began = panel.clock.text()
        answered(lambda: panel.clock.text() != began, "the clock does not run")

    with step(2, "article and office both come, the article first"):
        keys.press("F1")
        keys.say("passport renewal", until=lambda: reads(seat, ARTICLE))
        keys.settle()
        assert read(seat).index(ARTICLE) < read(seat).index(OFFICE)

    with step(3, "read out and noted with its version"):
        keys.press("Return")
        wait_to_read(seat, "Say: That is done at the passport", "in version 3")

    with step(4, "phone, hours and whether it is open stand there, and where it belongs is on the call"):
        keys.say("passport renewal", until=lambda: reads(seat, OFFICE))
        click_row(seat, OFFICE)
        wait_to_read(seat, f"It belongs to {OFFICE}.", "Open", "Today")

    with step(5, "kept with channel, length, outcome, article and office; no person and no case came of it"):
        keys.press("Ctrl+Return", until=lambda: seat.all(Interaction))
        (call,) = seat.all(Interaction)
        assert (call.channel, call.outcome) == (Channel.PHONE, ContactOutcome.BELONGS_ELSEWHERE)
        assert call.belongs_to_name == OFFICE
        assert call.belongs_to is not None
        assert [one.version for one in call.answers] == [3]
        assert call.duration_s is not None
        assert (call.people, seat.all(Person), seat.all(Case)) == ((), [], [])

    with step(0, "at most 14 clicks or keys beside the words looked up"):
        assert keys.keys <= 14
