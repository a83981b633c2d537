"""Colleagues: what officers are called, on this device."""

import pytest

from caseworker.desk.colleagues import Colleague, Colleagues
from caseworker.store import book
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, a_sitting
from tests.desk.work import COLLEAGUE


def test_nobody_has_a_name_before_it_was_told(store: CaseStore) -> None:
    assert Colleagues(a_sitting(store)).known() == {}


def test_what_was_told_last_stands_and_others_stay(store: CaseStore) -> None:
    desk = Colleagues(a_sitting(store))
    desk.note([Colleague(ME, "North 1", "housing"), Colleague(COLLEAGUE, "North 2")])

    desk.note([Colleague(ME, "North 7", "income")])

    assert {one.name for one in desk.known().values()} == {"North 7", "North 2"}
    assert desk.known()[ME].team == "income"


def test_the_servers_list_is_kept_with_its_version_and_says_whether_it_is_news(store: CaseStore) -> None:
    desk = Colleagues(a_sitting(store))
    desk.note([Colleague(COLLEAGUE, "North 2")])
    told = [Colleague(ME, "North 1", "housing", role="officer", territories=("north",))]

    assert desk.version() == ""
    assert desk.take(told, version="one")
    assert not desk.take(told, version="two")

    assert desk.version() == "two"
    assert {one.name for one in desk.known().values()} == {"North 1", "North 2"}


def test_names_that_an_earlier_version_kept_are_read(store: CaseStore) -> None:
    with store.writing() as connection:
        book.write_down(connection, "colleagues", f'[{{"id":"{ME}","name":"North 1","team":""}}]')

    assert Colleagues(a_sitting(store)).known() == {ME: Colleague(ME, "North 1")}


@pytest.mark.parametrize(
    ("of", "takes"),
    [
        (Colleague(ME, "Ann", role="officer"), True),
        (Colleague(ME, "Ann", role="of a later version"), True),
        (Colleague(ME, "Ann", role="officer", disabled=True), False),
        (Colleague(ME, "Ann", role="administrator"), False),
    ],
)
def test_work_is_given_to_those_who_may_do_it(of: Colleague, takes: bool) -> None:
    assert of.takes_work is takes
