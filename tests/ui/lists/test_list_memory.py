"""What a list remembers: how it was left, and views saved by name."""

import logging

import pytest

from caseworker.desk.remembered import Remembered
from tests.ui.workplaces import Workplace
from ui.lists.list_memory import Memory, View, keep, recall


@pytest.fixture
def remembered(officer: Workplace) -> Remembered:
    return officer.office.remembered


def test_nothing_is_remembered_at_first(remembered: Remembered) -> None:
    assert recall(remembered, "people") == Memory()


def test_what_was_kept_comes_back_for_its_own_list_only(remembered: Remembered) -> None:
    memory = Memory().with_view(View("Polish", {"language": "pl"}, "name")).left_as({}, "born", descending=True)

    keep(remembered, "people", memory)

    assert recall(remembered, "people") == memory
    assert recall(remembered, "cases") == Memory()


def test_a_view_of_the_same_name_is_replaced() -> None:
    memory = Memory().with_view(View("Mine", {"owner": "me"})).with_view(View("Mine", {"owner": "nobody"}))

    assert [view.filters for view in memory.views] == [{"owner": "nobody"}]
    assert memory.without_view("Mine").views == ()


def test_what_cannot_be_read_is_as_if_nothing_were(remembered: Remembered, caplog: pytest.LogCaptureFixture) -> None:
    remembered.keep("list.people", "[1]")

    with caplog.at_level(logging.INFO):
        assert recall(remembered, "people") == Memory()
