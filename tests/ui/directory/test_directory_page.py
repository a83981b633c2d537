"""The directory: narrowed by what a person needs, with hours, calls kept, and referrals asked about."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.referrals import NewReferral, Words
from caseworker.domain.consents import Evidence
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, Interaction
from caseworker.domain.referrals import Referral, ReferralState
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.directory.call_panel import CallPanel
from ui.directory.directory_model import NOW, REFERRALS, TOMORROW, Filters
from ui.directory.hours_table import HoursTable
from ui.directory.page import DirectoryPage, case_part
from ui.places import Place
from ui.referrals.outcome_panel import AGAIN, OutcomePanel
from ui.widgets.labels import Label

W = TypeVar("W", bound=QWidget)


def the(window: QWidget, kind: type[W]) -> W:
    """Return the one of its kind in a window."""
    found = window.findChild(kind)
    assert found is not None
    return found


@pytest.fixture
def page(open_page: OpenPage[DirectoryPage], front_desk: Workplace) -> DirectoryPage:
    return open_page(DirectoryPage, Place("directory", front_desk.known.marta), front_desk)


def names(page: DirectoryPage) -> list[str]:
    return [one.service.name for one in page.model.offers()]


def referred(at: Workplace) -> Referral:
    service = at.office.library.shelf().offers[0].service
    told = (Words(label="Name", words="Marta"),)
    new = NewReferral(person=at.known.marta, service=service.id, shares=told)
    return at.office.referrals.refer(new, agreed=Evidence.SPOKEN)


def test_every_service_is_listed_and_searching_narrows(
    page: DirectoryPage, front_desk: Workplace, idle: Callable[..., None]
) -> None:
    every = len(names(page))
    assert every == len(front_desk.office.sitting.pack.directory)
    page.list.search.set_text("tenants advice")
    idle(front_desk.work)
    assert names(page)[0] == "Tenants' advice centre"
    assert len(names(page)) < every


def test_open_now_and_tomorrow_follow_the_clock(page: DirectoryPage) -> None:
    every = set(names(page))
    page.model.filter(Filters(open=NOW))
    now = set(names(page))
    page.model.filter(Filters(open=TOMORROW))
    tomorrow = set(names(page))  # a Saturday
    assert now < every
    assert tomorrow < every
    assert "Tenants' advice centre" not in now | tomorrow  # it opens at ten, and not on Saturdays


def test_language_topic_free_and_area_are_each_a_filter(page: DirectoryPage) -> None:
    for filters in (Filters(language="pl"), Filters(topic="debt"), Filters(free=True), Filters(near=True)):
        page.model.filter(filters)
        assert names(page)
    page.model.filter(Filters(language="pl", topic="debt"))
    assert all("pl" in one.service.languages and "debt" in one.service.topics for one in page.model.offers())


def test_the_hours_mark_today(page: DirectoryPage) -> None:
    (table, *_) = page.offer_view.findChildren(HoursTable)
    words = [one.text() for one in table.findChildren(Label)]
    assert [one for one in words if "today" in one] == ["Friday, today"]


def test_a_call_is_kept_with_the_person(page: DirectoryPage, front_desk: Workplace, idle: Callable[..., None]) -> None:
    page.call_service()
    panel = the(page.window(), CallPanel)
    panel.save()
    assert panel.note.error
    panel.note.set_text("They have a place on Monday.")
    panel.save()
    idle(front_desk.work)
    with front_desk.office.store.reading() as reader:
        kept = reader.select(Interaction, "ORDER BY r.recorded_at, r.id")[-1]
    assert (kept.channel, kept.direction, kept.outcome) == (Channel.PHONE, Direction.OUT, ContactOutcome.ANSWERED)
    assert kept.people == (front_desk.known.marta,)


def test_a_referral_under_way_is_closed_only_by_an_outcome(
    open_page: OpenPage[DirectoryPage], front_desk: Workplace, idle: Callable[..., None]
) -> None:
    sent = referred(front_desk)
    page = open_page(DirectoryPage, Place("directory", None, REFERRALS), front_desk)
    assert page.model.line is not None
    page.say_outcome()
    panel = the(page.window(), OutcomePanel)
    panel.save()
    assert panel.note.error
    panel.choice.set_value(AGAIN)
    panel.save()
    idle(front_desk.work)
    assert page.model.line is not None
    page.say_outcome()
    later = [one for one in page.window().findChildren(OutcomePanel) if one is not panel][-1]
    later.choice.set_value(ReferralState.ATTENDED.value)
    later.save()
    idle(front_desk.work)
    assert page.model.state.asking == ()
    with front_desk.office.store.reading() as reader:
        known = reader.get(Referral, sent.id)
    assert known.state is ReferralState.ATTENDED
    assert known.outcome_at is not None


def test_hidden_names_are_hidden_in_the_list_of_referrals(
    open_page: OpenPage[DirectoryPage], front_desk: Workplace
) -> None:
    referred(front_desk)
    page = open_page(DirectoryPage, Place("directory", None, REFERRALS), front_desk)
    page.hide_names(hidden=True)
    shown = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert not any("Marta" in one for one in shown)
    row = page.list.rows.value()
    assert row is not None
    assert "Marta" not in row.title


def test_a_case_that_was_brought_along_is_tied_to_the_referral(
    open_page: OpenPage[DirectoryPage], front_desk: Workplace
) -> None:
    case = front_desk.known.housing.id
    page = open_page(DirectoryPage, Place("directory", front_desk.known.marta, case_part(case)), front_desk)
    assert page.referring.case == case


def test_the_page_comes_back_as_it_was(
    page: DirectoryPage, open_page: OpenPage[DirectoryPage], front_desk: Workplace
) -> None:
    page.model.filter(replace(page.model.state.filters, language="pl"))
    page.model.choose(page.model.offers()[1].service.id)
    again = open_page(DirectoryPage, Place("directory", front_desk.known.marta, state=page.state()), front_desk)
    assert again.model.state.chosen == page.model.state.chosen
    assert again.list.language.value() == "pl"


def test_a_picture(page: DirectoryPage, shot: Callable[[QWidget, str], None], qtbot: QtBot) -> None:
    shot(page, "directory")
