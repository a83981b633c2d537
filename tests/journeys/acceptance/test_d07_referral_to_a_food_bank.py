"""A referral to a food bank: what fits and why, consent before a word leaves, and what became of it."""

from caseworker.domain.actions import Role
from caseworker.domain.consents import Consent, ConsentWord
from caseworker.domain.referrals import Referral, ReferralState
from tests.journeys import there
from tests.journeys.acceptance.steps import do, press_button, step, wait_to_read
from tests.journeys.world import World
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
        wait_to_read(seat, "Northgate food bank, Northgate", "English and Polish")

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
        wait_to_read(seat, "Under way 1", "RF-00001", "Ask 27 Nov")

    with step(4, "consent that is taken back stays with the person, and what was sent stays on record"):
        keys = seat.begin(Place("person", person.id, "consent"))
        press_button(seat, "Withdraw: Agrees to be referred to another service")
        keys.press("Ctrl+Return", until=lambda: len(seat.all(Consent)) == 2)
        assert {one.word for one in seat.all(Consent)} == {ConsentWord.GIVEN, ConsentWord.WITHDRAWN}
        assert seat.get(Referral, sent.id).shares == sent.shares
        keys = seat.begin(Place("directory", person.id, "referrals"))
        wait_to_read(seat, "Consent withdrawn")

    with step(5, "served, the referral is closed with its outcome"):
        keys = seat.begin(Place("directory", person.id, "referrals"))
        keys.press("Alt+2", "Alt+O")
        wait_to_read(seat, "They went there.")
        keys.press("Space")
        keys.press("Ctrl+Return", until=lambda: seat.get(Referral, sent.id).state is ReferralState.ATTENDED)
