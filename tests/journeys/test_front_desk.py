"""The tasks of a front desk with nothing but the keyboard, with the server there and with the network cut."""

from tests.journeys import front_desk
from tests.journeys.journey import play
from tests.journeys.world import World


def test_somebody_known_walks_in_and_has_a_number_within_ten_keys(world: World, connected: bool) -> None:
    play(world, front_desk.known_person_walks_in, connected=connected)


def test_an_anonymous_question_is_recorded_within_three_keys(world: World, connected: bool) -> None:
    play(world, front_desk.anonymous_contact, connected=connected)


def test_the_next_person_is_called_with_one_key_and_the_cursor_is_in_the_note(world: World, connected: bool) -> None:
    play(world, front_desk.call_next, connected=connected)


def test_somebody_is_put_on_hold_and_gone_on_with_one_key_each(world: World, connected: bool) -> None:
    play(world, front_desk.hold, connected=connected)


def test_who_was_called_and_did_not_come_is_told_within_two_keys(world: World, connected: bool) -> None:
    play(world, front_desk.no_show, connected=connected)


def test_a_stay_ends_without_a_note_within_two_keys(world: World, connected: bool) -> None:
    play(world, front_desk.finish, connected=connected)


def test_an_answer_is_given_and_recorded_with_its_version_within_eight_keys(world: World, connected: bool) -> None:
    play(world, front_desk.answer_given, connected=connected)


def test_a_misdirected_contact_is_sent_where_it_belongs_within_eight_keys(world: World, connected: bool) -> None:
    play(world, front_desk.redirect, connected=connected)


def test_a_call_is_noted_over_an_open_form_within_four_keys(world: World, connected: bool) -> None:
    play(world, front_desk.phone_note, connected=connected)


def test_who_is_booked_is_checked_in_within_four_keys(world: World, connected: bool) -> None:
    play(world, front_desk.check_in, connected=connected)


def test_a_scan_is_put_into_a_case_with_its_kind_within_six_keys(world: World, connected: bool) -> None:
    play(world, front_desk.scan_to_case, connected=connected)


def test_a_case_begins_with_what_a_contact_says_within_five_keys(world: World, connected: bool) -> None:
    play(world, front_desk.case_from_contact, connected=connected)
