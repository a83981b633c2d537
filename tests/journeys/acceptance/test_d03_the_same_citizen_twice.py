"""The same citizen twice at the counter: offered before saving, told apart, merged with open eyes, and split again."""

from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.distinctions import PersonDistinction, PersonDoubt
from caseworker.domain.interactions import Interaction
from caseworker.domain.merging import PersonMerge, PersonUnmerge
from caseworker.domain.people import Person, current_address
from caseworker.domain.values import PartialDate
from tests.domain.people_builders import a_phone, an_address
from tests.journeys import there
from tests.journeys.acceptance.steps import go_to, look_up, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.seats import Seat
from tests.journeys.world import World
from ui.duplicates.page import DuplicatesPage
from ui.places import Place


def test_two_records_of_one_citizen_are_merged_and_split_again_and_nothing_is_lost(world: World) -> None:
    seat = world.seat(Role.SUPERVISOR)
    john = there.somebody(
        seat.office,
        "John Smith",
        birth_date=PartialDate(1985, 3, 4),
        addresses=(an_address("12 Mill Lane"),),
        contact_points=(a_phone("020 7946 0123"),),
    )
    case = there.a_case(seat.office, john.id)
    contact = there.a_contact(seat.office, john.id, "Asked which papers are needed.")

    with step(1, "who is stored is offered before saving, with what agrees and what differs"):
        _type_jon(seat)
        wait_to_read(seat, "John Smith", "the same", "Address")
        assert len(seat.all(Person)) == 1

    with step(2, "said to be two people and saved, the pair is found again with its likelihood and its reasons"):
        jon = _added_as_somebody_else(seat, john)
        later = there.a_contact(seat.office, jon.id, "Brought the letter.")
        _change_ones_mind(seat)

    with step(3, "side by side they become one record under both names, at the newer address, with both histories"):
        _merge_at_the_newer_address(seat, john)
        seat.begin(Place("person", john.id))
        wait_to_read(seat, contact.title, later.title, "Smyth")

    with step(4, "the record is found by the other name"):
        assert len([row for row in look_up(seat, "Smyth") if "Smith" in row or "Smyth" in row]) >= 1

    with step(5, "split again, both have their own, and what came since is with one of them"):
        since = there.a_contact(seat.office, john.id, "Came since.")
        keys = seat.begin(Place("duplicates"))
        keys.press("Alt+M")
        wait_to_read(seat, "Smith")
        keys.press("Ctrl+Return", until=lambda: seat.all(PersonUnmerge))
        seat.begin(Place("person", john.id))
        wait_to_read(seat, contact.title, since.title)
        assert not reads(seat, later.title)
        seat.begin(Place("person", jon.id))
        wait_to_read(seat, later.title)
        assert not reads(seat, contact.title)
        assert seat.get(Case, case.id).people[0].person == john.id
        assert seat.get(Person, john.id).addresses == john.addresses

    with step(6, "merge and undo stand in the history, with who and when"):
        seat.begin(Place("person", john.id, "who-looked"))
        wait_to_read(seat, "You · Both have the same date of birth", "You · They are two people.")
        wait_to_read(seat, "Said to be somebody else than")

    with step(0, "no contact is lost"):
        assert {one.id for one in seat.all(Interaction)} >= {contact.id, later.id, since.id}


def _type_jon(seat: Seat) -> None:
    keys = seat.begin(Place("people"))
    keys.press("Ctrl+Shift+N")
    for words in ("Jon", "Smyth", "4.3.1985"):
        keys.say(words)
        keys.press("Tab")
    go_to(seat, "Address")
    keys.say("12 Mill Ln")
    keys.press("Tab")


def _added_as_somebody_else(seat: Seat, john: Person) -> Person:
    keys = seat.keys
    keys.settle()
    keys.press("Alt+D", until=lambda: not reads(seat, "John Smith"))
    keys.press("Ctrl+Return", until=lambda: len(seat.all(Person)) == 2)
    (jon,) = [one for one in seat.all(Person) if one.id != john.id]
    assert {one.pair for one in seat.all(PersonDistinction)} == {(john.id, jon.id)}
    return jon


def _change_ones_mind(seat: Seat) -> None:
    """To the pairs that are decided, what was said is read and taken back, and to those that are to be decided."""
    seat.session.tidy()  # as the program does in a quiet moment
    seat.keys.settle()
    keys = seat.begin(Place("duplicates"))
    page = seat.page(DuplicatesPage)
    go_to(seat, "To decide")
    keys.press("Right")
    wait_to_read(seat, "John Smith", "the same date of birth", "Very likely the same", "that they are two people")
    answered(lambda: page.compare.state.pair is not None, "no pair was shown")
    keys.press("Ctrl+Return", until=lambda: seat.all(PersonDoubt))
    answered(lambda: bool(page.model.state.pairs), "the pair is not offered again")
    go_to(seat, "Two people")
    keys.press("Left")


def _merge_at_the_newer_address(seat: Seat, john: Person) -> None:
    keys, page = seat.keys, seat.page(DuplicatesPage)
    answered(lambda: page.compare.state.pair is not None, "no pair was shown")
    assert not seat.all(PersonMerge), "nobody is merged without being asked"
    go_to(seat, "Pairs that may be one person")
    keys.press("Return")
    answered(lambda: page.view.compare.focused() == "home", "where they live is not asked first")
    keys.press("2")
    keys.press("Ctrl+Return", until=lambda: seat.all(PersonMerge))
    merged = seat.get(Person, john.id)
    home = current_address(merged, seat.office.sitting.calendar.day_of(seat.office.sitting.clock()))
    assert home is not None
    assert home.shown == "12 Mill Ln"
    assert {one.shown for one in merged.names} == {"John Smith", "Jon Smyth"}
    assert {one.shown for one in merged.addresses} == {"12 Mill Ln", john.addresses[0].shown}
