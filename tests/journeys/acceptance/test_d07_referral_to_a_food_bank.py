"""A referral to a food bank: what fits and why, consent before a word leaves, and what became of it."""

from datetime import timedelta

from caseworker.desk.reports import Measure
from caseworker.domain.actions import Role
from caseworker.domain.consents import Consent, ConsentWord
from caseworker.domain.referrals import Referral, ReferralState
from tests.desk.sittings import MORNING
from tests.journeys import there
from tests.journeys.acceptance.steps import do, press_button, step, wait_to_read
from tests.journeys.seats import Seat
from tests.journeys.world import World
from ui.directory.page import DirectoryPage
from ui.places import Place


def test_a_family_is_referred_with_consent_and_what_became_of_it_is_kept(world: World) -> None:
    seat = world.seat(Role.OFFICER)
    person = there.somebody(seat.office, "Ludmila Petrova", language="pl")
    keys = seat.begin(Place("person", person.id))

    with step(1, "services that fit are listed, with what speaks for them"):
        do(seat, "Refer to a service")
        wait_to_read(seat, "Referral directory")
        keys.say("food")
        keys.settle()
        _narrow_and_widen(seat)

    with step(2, "every word that is sent is shown, and consent is asked for"):
        keys.press("Ctrl+Return")
        wait_to_read(seat, "Exactly these words are sent")
        keys.say("There is no food in the house.")
        wait_to_read(seat, "There is no food in the house.")
        keys.press("Ctrl+Return")
        wait_to_read(seat, "Ask whether they agree")
        assert not seat.all(Referral), "nothing leaves without consent"
        keys.press("Ctrl+G")

    with step(3, "sent, it has a number and a day to ask about it"):
        press_button(seat, "Send without slip")
        (sent,) = seat.all(Referral)
        assert next(one.words for one in sent.shares) == "There is no food in the house."
        seat.send_all()
        keys.press("Alt+2")
        wait_to_read(seat, "Referrals under way 1", "RF-00001", "Ask 27 Nov")

    with step(4, "consent that is taken back stays with the person, and what was sent stays on record"):
        keys = seat.begin(Place("person", person.id, "consent"))
        press_button(seat, "Withdraw: Agrees to be referred to another service")
        keys.press("Ctrl+Return", until=lambda: len(seat.all(Consent)) == 2)
        assert {one.word for one in seat.all(Consent)} == {ConsentWord.GIVEN, ConsentWord.WITHDRAWN}
        assert seat.get(Referral, sent.id).shares == sent.shares
        keys = seat.begin(Place("directory", person.id, "referrals"))
        wait_to_read(seat, "Consent withdrawn")

    with step(5, "a week later: served, the referral is closed with its outcome, and the figures count it"):
        world.town.clock.set(MORNING + timedelta(days=7))
        keys = seat.begin(Place("directory", person.id, "referrals"))
        keys.press("Alt+2", "Alt+O")
        wait_to_read(seat, "They went there.")
        keys.press("Space")
        keys.press("Ctrl+Return", until=lambda: seat.get(Referral, sent.id).state is ReferralState.ATTENDED)
        seat.send_all()
        supervisor = world.machine(Role.SUPERVISOR)
        supervisor.sync()
        for measure in (Measure.REFERRED, Measure.ATTENDED):
            assert sum(one.count for one in supervisor.office.reports.figures(measure)) == 1


def _narrow_and_widen(seat: Seat) -> None:
    """Ask for Polish and for tomorrow, look at what fits and what does not, and take tomorrow back."""
    keys, page = seat.keys, seat.page(DirectoryPage)
    page.list.language.setFocus()
    keys.say("Polish", until=lambda: page.model.state.filters.language == "pl")
    press_button(seat, "Tomorrow")
    keys.settle()
    wait_to_read(seat, "Does not fit: Closed tomorrow", "Does not speak Polish", "Open tomorrow", " km")
    far = [one.distance_m or 0 for one in page.model.fitted() if one.fits]
    assert far == sorted(far), "the nearest comes first"
    press_button(seat, "All")
    wait_to_read(seat, "Northgate food bank, Northgate · Speaks Polish", "English and Polish")
    page.find_in_page()
