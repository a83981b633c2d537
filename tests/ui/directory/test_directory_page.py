"""The directory: narrowed by what a person needs, with hours, calls kept, and referrals asked about."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.referrals import NewReferral, Words
from caseworker.domain.consents import Evidence
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, Interaction
from caseworker.domain.referrals import Referral, ReferralState
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.directory.call_panel import CallPanel
from ui.directory.directory_model import REFERRALS
from ui.directory.filters import NOW, TOMORROW, Filters
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
    assert every + len(page.model.others()) == len(front_desk.office.sitting.pack.directory)
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


def test_what_does_not_fit_is_told_apart_below_with_the_reason(page: DirectoryPage) -> None:
    page.model.filter(Filters(language="pl", open=TOMORROW))
    fits, others = page.model.offers(), page.model.others()
    assert fits
    assert others
    rows = page.list.rows
    texts = [str(rows.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(len(fits) + 1)]
    assert all("Does not fit" not in one for one in texts[:-1])
    assert "Does not fit" in texts[-1]
    assert {"Does not speak Polish", "Closed tomorrow"} <= {why for one in others for why in one.speaks_against}
    page.model.choose(others[0].offer.service.id)
    words = [label.text() for label in page.offer_view.findChildren(Label)]
    assert set(others[0].speaks_against) <= set(words)


def test_services_are_listed_by_how_far_they_are_from_the_person(page: DirectoryPage) -> None:
    far = [one.distance_m for one in page.model.fitted() if one.fits]
    assert None not in far
    assert far == sorted(far, key=lambda one: one or 0)
    assert page.model.fitting.distance_words(far[0]).endswith(" m")
    assert page.model.fitting.distance_words(12_345) == "12 km"
    assert page.model.fitting.distance_words(1_240) == "1.2 km"


def test_what_fits_says_why(page: DirectoryPage) -> None:
    page.model.filter(Filters(language="pl", free=True, drop_in=True, near=True, open=TOMORROW))
    page.model.filter(Filters(language="pl", free=True, drop_in=True))
    best = page.model.fitted()[0]
    assert {"Speaks Polish", "Free", "No appointment needed"} <= set(best.speaks_for)


def test_nobody_in_hand_has_no_distance_and_no_age(open_page: OpenPage[DirectoryPage], front_desk: Workplace) -> None:
    page = open_page(DirectoryPage, Place("directory"), front_desk)
    assert page.model.others() == ()
    assert {one.distance_m for one in page.model.fitted()} == {None}


def test_an_age_that_a_service_is_not_for_is_a_reason_against_it(page: DirectoryPage) -> None:
    (some, *_) = page.model.offers()
    young = replace(some, service=replace(some.service, maximum_age_years=5, minimum_age_years=None))
    handing = page.model.hand.state.handing
    assert handing is not None
    whom = page.model.fitting.whom(handing.person, (young,))
    judged = page.model.fitting.judge(young, Filters(), whom)
    assert "Only for people aged up to 5" in judged.speaks_against
    old = replace(young, service=replace(young.service, maximum_age_years=None, minimum_age_years=18))
    assert "For people aged 18 and over" in page.model.fitting.judge(old, Filters(), whom).speaks_for


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
    page.model.filter(Filters(language="pl", open=TOMORROW, topic="housing"))
    shot(page, "directory")
