"""The tasks of a supervisor with nothing but the keyboard, with the server there and with the network cut."""

from tests.journeys import supervisor
from tests.journeys.journey import play
from tests.journeys.world import World


def test_what_needs_a_supervisor_stands_where_they_land(world: World, connected: bool) -> None:
    play(world, supervisor.needs_me, connected=connected)


def test_a_request_is_approved_within_three_keys(world: World, connected: bool) -> None:
    play(world, supervisor.approve, connected=connected)


def test_a_request_is_sent_back_with_a_comment_within_four_keys(world: World, connected: bool) -> None:
    play(world, supervisor.send_back, connected=connected)


def test_ten_cases_are_given_to_one_officer_within_eight_keys(world: World, connected: bool) -> None:
    play(world, supervisor.reassign, connected=connected)


def test_a_pair_is_reviewed_and_merged_within_six_keys(world: World, connected: bool) -> None:
    play(world, supervisor.merge, connected=connected)


def test_a_merge_is_undone_within_four_keys(world: World, connected: bool) -> None:
    play(world, supervisor.unmerge, connected=connected)


def test_who_read_and_changed_a_record_is_seen_within_three_keys(world: World, connected: bool) -> None:
    play(world, supervisor.who_looked, connected=connected)


def test_a_conflict_is_settled_within_four_keys(world: World, connected: bool) -> None:
    play(world, supervisor.settle, connected=connected)
