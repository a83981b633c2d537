"""The tasks of a field officer with nothing but the keyboard, with the server there and with the network cut."""

from tests.journeys import officer
from tests.journeys.journey import play
from tests.journeys.world import World


def test_somebody_is_found_by_a_misspelt_name_within_eight_keys(world: World, connected: bool) -> None:
    play(world, officer.find, connected=connected)


def test_who_was_found_is_opened_with_one_key(world: World, connected: bool) -> None:
    play(world, officer.open_person, connected=connected)


def test_a_routine_visit_is_recorded_within_twelve_keys(world: World, connected: bool) -> None:
    play(world, officer.record_visit, connected=connected)


def test_a_task_is_finished_and_the_next_planned_within_six_keys(world: World, connected: bool) -> None:
    play(world, officer.finish_and_plan, connected=connected)


def test_a_new_person_is_added_beside_those_like_them_within_thirty_keys(world: World, connected: bool) -> None:
    play(world, officer.new_person, connected=connected)


def test_a_household_member_is_added_within_ten_keys(world: World, connected: bool) -> None:
    play(world, officer.add_member, connected=connected)


def test_a_photo_is_attached_with_its_kind_within_six_keys(world: World, connected: bool) -> None:
    play(world, officer.attach_photo, connected=connected)


def test_somebody_is_referred_and_the_slip_written_within_twelve_keys(world: World, connected: bool) -> None:
    play(world, officer.refer, connected=connected)


def test_a_day_is_sent_and_fetched_with_one_key(world: World, connected: bool) -> None:
    play(world, officer.send_a_day, connected=connected)
