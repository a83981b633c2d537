"""The work of an office: cases, contacts, papers and visits fit together."""

from collections import Counter, defaultdict
from datetime import date
from itertools import count, pairwise
from statistics import median
from typing import Any

import pytest

from caseworker.practice.population import field_work
from caseworker.practice.population.arrivals import Arrival, Seasons, day_weight, shocks
from caseworker.practice.population.calendar import day_start_us
from caseworker.practice.population.records import identify
from caseworker.practice.population.services import SERVICES, TEAM_NAMES
from caseworker.practice.population.settling import settle
from caseworker.practice.population.staff import office
from caseworker.practice.population.streams import stream
from caseworker.practice.population.work import Desk, Matter, subject
from caseworker.practice.population.world import Sheets, world
from tests.practice.population.conftest import Tables

WORLD = world(seed=5, start=date(2026, 1, 1), days=365)
ORDER = {"new", "in_work", "waiting_citizen", "waiting_others", "decided", "closed", "reopened"}


def test_there_are_forty_services_in_eight_teams() -> None:
    assert len(SERVICES) == len({service.id for service in SERVICES}) == 40
    assert {service.team for service in SERVICES} == set(TEAM_NAMES)
    assert len(TEAM_NAMES) == 8


def test_the_steps_of_a_case_follow_each_other_from_new_on(tables: Tables) -> None:
    steps = defaultdict(list)
    for row in tables["case_events"]:
        steps[row.case_id].append(row)

    assert set(steps) == {row.case_id for row in tables["cases"]}
    for found in steps.values():
        assert (found[0].kind, found[0].from_state, found[0].to_state) == ("opened", "", "new")
        assert all(a.to_state == b.from_state and a.at <= b.at for a, b in pairwise(found))
        assert {row.to_state for row in found} <= ORDER


def test_a_case_shows_its_last_state_and_is_closed_when_it_says_so(tables: Tables) -> None:
    last = {row.case_id: row.to_state for row in tables["case_events"]}

    for row in tables["cases"]:
        assert row.status == last[row.case_id]
        assert (row.closed_at is not None) == (row.status == "closed") == (row.outcome != "")
        assert row.closed_at is None or row.closed_at > row.opened_at


def test_case_numbers_and_person_numbers_are_given_once(tables: Tables) -> None:
    for table in ("cases", "people"):
        numbers = [row.number for row in tables[table]]
        assert len(set(numbers)) == len(numbers)


def test_contacts_join_a_case_only_while_it_is_open(tables: Tables) -> None:
    cases = {row.case_id: row for row in tables["cases"]}
    joined = [row for row in tables["interactions"] if row.outcome == "joined_open_case"]

    assert len(joined) > 100
    for row in joined:
        case = cases[row.case_id]
        assert case.opened_at < row.occurred_at
        assert case.closed_at is None or row.occurred_at < case.closed_at


def test_nothing_is_recorded_before_it_happened(tables: Tables) -> None:
    assert all(row.recorded_at >= row.occurred_at for row in tables["interactions"])
    assert all(row.sent_at > row.recorded_at > row.planned_from for row in tables["visits"])
    assert all(row.done_at is None or row.done_at >= row.created_at for row in tables["tasks"])


def test_a_rare_word_stands_in_its_note_and_nowhere_else(tables: Tables) -> None:
    words = tables["truth_words"]
    texts = {row.note_id: row.text.lower() for row in tables["notes"]}
    everything = " ".join([*texts.values(), *(row.text.lower() for row in tables["interactions"])])

    assert words
    for row in words:
        assert row.word in texts[row.note_id]
        assert everything.count(row.word) == 1


def test_notes_are_in_three_languages_and_have_no_empty_slots(tables: Tables) -> None:
    assert {row.language for row in tables["notes"]} == {"en", "es", "de"}
    assert not any("{" in row.text for row in (*tables["notes"], *tables["interactions"]))
    assert not any("{" in row.title for row in tables["tasks"])


def test_a_referral_has_the_consent_of_the_same_person(tables: Tables) -> None:
    consents = {row.consent_id: row for row in tables["consents"]}

    assert tables["referrals"]
    for row in tables["referrals"]:
        consent = consents[row.consent_id]
        assert (consent.record_id, consent.purpose, consent.given) == (row.record_id, "share_with_services", True)
        assert consent.at <= row.sent_at


def test_documents_are_of_all_sizes_around_180_kilobytes(tables: Tables) -> None:
    sizes = [row.size for row in tables["documents"]]

    assert 140_000 < median(sizes) < 230_000
    assert max(sizes) > 1_000_000


def test_the_counter_is_closed_on_free_days(tables: Tables) -> None:
    counters = [row for row in tables["interactions"] if row.channel == "counter"]

    for row in counters:
        day, second = WORLD.calendar.wall(row.occurred_at)
        assert WORLD.calendar.is_working(day)
        assert 9 * 3600 <= second < 17 * 3600


def test_most_calls_come_while_the_office_is_open(tables: Tables) -> None:
    calls = [row for row in tables["interactions"] if row.channel == "phone" and row.outcome != "joined_open_case"]
    moments = [WORLD.calendar.wall(row.occurred_at) for row in calls]
    on_workdays = [second for day, second in moments if WORLD.calendar.is_working(day)]
    open_then = sum(9 * 3600 <= second < 17 * 3600 for second in on_workdays)

    assert open_then / len(on_workdays) == pytest.approx(0.88, abs=0.035)


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        (date(2026, 3, 11), 1.0),
        (date(2026, 3, 9), 1.25),  # a Monday
        (date(2026, 9, 9), 1.2),  # a Wednesday in September
        (date(2026, 4, 1), 1.3),  # the first working day of a month
        (date(2026, 4, 7), 1.4),  # the day after Easter Monday
        (date(2026, 3, 8), 0.12),  # a Sunday
        (date(2026, 12, 25), 0.12),
    ],
)
def test_a_day_is_as_busy_as_its_weekday_month_and_place_say(day: date, weight: float) -> None:
    assert day_weight(WORLD.calendar, day.toordinal()) == pytest.approx(weight)


def test_a_shock_makes_one_neighbourhood_ask_for_one_thing() -> None:
    hit = next(hit for number in range(50) for hit in shocks(WORLD, number))
    seasons = Seasons(WORLD)

    def asked(neighbourhood: int) -> list[Arrival]:
        demand = seasons.demand(neighbourhood=neighbourhood, hits=[hit])
        found = [arrival for number in range(4000) for arrival in demand.of_person(stream(1, "t", number))]
        return [arrival for arrival in found if hit.first <= arrival.day < hit.last]

    shocked, usual = asked(hit.neighbourhood), asked(hit.neighbourhood + 1)

    assert sum(arrival.service is hit.service for arrival in shocked) > 0.4 * len(shocked)
    assert all(arrival.service is None for arrival in usual)
    assert len(shocked) > 1.5 * len(usual)


def test_every_team_has_someone_each_day_and_leavers_own_no_case_after_they_left(tables: Tables) -> None:
    one = office(WORLD, 0)
    chance = stream(1, "someone", 1)
    for day in range(WORLD.start, WORLD.end, 30):
        for team in TEAM_NAMES:
            assert one.someone(chance, team=team, day=day).works_on(day)
    left = {row.officer_id: row.works_to for row in tables["staff"] if row.works_to}
    for row in tables["case_events"]:
        if row.officer_id in left and row.kind in {"opened", "handed_over"}:
            assert row.at < day_start_us(date.fromisoformat(left[row.officer_id]).toordinal())


def test_an_office_has_one_officer_for_four_hundred_people_in_three_roles(tables: Tables) -> None:
    assert len(tables["staff"]) == 25
    assert set(Counter(row.role for row in tables["staff"])) == {"officer", "front_desk", "supervisor"}


def test_forms_of_visits_have_one_to_eight_members(tables: Tables) -> None:
    sizes = Counter(row.visit_id for row in tables["visit_members"])

    assert sizes
    assert all(1 <= size <= 8 for size in sizes.values())


def test_a_third_of_the_visits_is_sent_later_within_three_days(tables: Tables) -> None:
    waits: dict[bool, list[int]] = {True: [], False: []}
    for row in tables["visits"]:
        waits[row.offline].append((row.sent_at - row.recorded_at) // 60_000_000)

    assert max(waits[False]) < 2
    assert min(waits[True]) >= 4
    assert max(waits[True]) <= 3 * 1440


def many_visits() -> dict[str, list[Any]]:
    hood, one = settle(WORLD, 0), office(WORLD, 0)
    identify(WORLD, hood)
    person = next(person for person in hood.residents if not person.died and not person.erased)
    desk = Desk(WORLD, one, Sheets(), "D0000", count())
    about = subject(WORLD, person, stream(1, "visits", 1), [person])
    opened = day_start_us(WORLD.start + 20)
    matter = Matter("case", person.id, "care", one.teams["care"][0], opened, opened + 30 * 86_400_000_000)
    for _ in range(3000):
        field_work.visit(desk, about, matter)
    return dict(desk.sheets.tables())


def test_one_visit_in_two_hundred_meets_a_change_made_at_the_office_before_it_was_sent() -> None:
    made = many_visits()
    visits = {row.visit_id: row for row in made["visits"]}

    assert len(made["truth_conflicts"]) / len(visits) == pytest.approx(0.005, abs=0.003)
    for row in made["truth_conflicts"]:
        visit = visits[row.visit_id]
        assert visit.recorded_at == row.field_recorded_at < row.office_changed_at < visit.sent_at
        assert row.field_value != row.office_value
