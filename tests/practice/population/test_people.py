"""Who lives in a population: families that could be, names in many scripts, and nobody's number or mailbox."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from random import Random

import phonenumbers
import pytest

from caseworker.practice.population import contacts, names, slips
from caseworker.practice.population.books import books, latin
from caseworker.practice.population.duplicates import how_many
from caseworker.practice.population.households import places
from caseworker.practice.population.names import family_word, for_woman, forms, given_word, written
from caseworker.practice.population.origins import ORIGINS, Origin, origin
from tests.practice.population.conftest import Tables

YEAR = 365.2425


def of_code(code: str) -> Origin:
    return next(item for item in ORIGINS if item.code == code)


def born_by_person(tables: Tables) -> dict[str, str]:
    return {row.record_id: row.birth_date for row in tables["people"]}


def test_parents_are_eighteen_to_forty_five_years_older(tables: Tables) -> None:
    born = born_by_person(tables)
    gaps = [
        (date.fromisoformat(born[tie.to_id]) - date.fromisoformat(born[tie.from_id])).days / YEAR
        for tie in tables["relationships"]
        if tie.kind == "parent_of" and len(born[tie.from_id]) == len(born[tie.to_id]) == 10
    ]

    assert len(gaps) > 500
    assert min(gaps) >= 18
    assert max(gaps) <= 45.1


def test_twins_share_birthday_and_family_name_and_live_together() -> None:
    chance, twins = Random(5), 0
    for _ in range(3000):
        members = places(chance, name="family", size=5)
        ages = Counter(member.age_days for member in members if member.role == "child")
        twins += any(count > 1 for count in ages.values())

    assert 0.01 < twins / 3000 < 0.08


def test_nobody_is_in_two_homes_at_once_but_children_with_two(tables: Tables) -> None:
    stays = defaultdict(list)
    for row in tables["members"]:
        if row.role != "part_time_child":
            stays[row.record_id].append((row.valid_from, row.valid_to or "9999"))

    for spells in stays.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spells)))


def test_the_first_record_of_everyone_alive_has_a_place_now(tables: Tables) -> None:
    housed = {row.record_id for row in tables["addresses"] if not row.valid_to}
    first = {row.record_id for row in tables["truth"] if row.record_id == row.person_id}
    alive = {row.record_id for row in tables["people"] if not row.died_on and not row.erased_on}

    assert alive & first <= housed


def test_a_moved_person_has_both_addresses_with_the_day_of_the_move(tables: Tables) -> None:
    moved = {row.record_id: row.on for row in tables["life_events"] if row.kind == "move"}
    ends = {(row.record_id, row.valid_to) for row in tables["addresses"]}
    begins = {(row.record_id, row.valid_from) for row in tables["addresses"]}

    assert len(moved) > 100
    assert set(moved.items()) <= ends & begins


def test_who_marries_ends_one_stay_and_begins_another_that_day(tables: Tables) -> None:
    ties = {(row.from_id, row.to_id): row.valid_from for row in tables["relationships"] if row.kind == "spouse_of"}
    begins = {(row.record_id, row.valid_from) for row in tables["members"]}
    weddings = [row for row in tables["life_events"] if row.kind == "marriage"]

    assert weddings
    for row in weddings:
        assert ties[row.record_id, row.other_id] == row.on
        assert (row.other_id, row.on) in begins


def test_nobodys_number_is_one_that_could_be_given_out() -> None:
    chance = Random(1)
    numbers = [make(chance) for make in (contacts.mobile, contacts.landline) for _ in range(3000)]

    for number in numbers:
        parsed = phonenumbers.parse(number, "GB")
        drama = number.startswith(("02079460", "01614960"))
        fiction = number.startswith(("+121255501", "+141555501"))
        assert drama or fiction or not phonenumbers.is_valid_number(parsed), number
        assert phonenumbers.is_possible_number(parsed), number


def test_a_number_written_in_any_way_is_the_same_number() -> None:
    chance = Random(2)
    for _ in range(500):
        number = contacts.mobile(chance)
        text = contacts.as_written(chance, number)
        assert phonenumbers.parse(text, "GB") == phonenumbers.parse(number, "GB"), text


def test_mailboxes_are_under_names_kept_for_examples(tables: Tables) -> None:
    boxes = [row.value for row in tables["contact_points"] if row.kind == "email"]

    assert len(boxes) > 1000
    assert all(box.endswith(("example.org", "example.com", "example.net", ".example")) for box in boxes)
    assert all(box.isascii() for box in boxes)


def test_people_come_from_twenty_places_and_write_in_eleven_scripts(tables: Tables) -> None:
    assert len({row.origin for row in tables["people"]}) >= 20
    assert {"Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Hans", "Jpan", "Kana", "Hang", "Thai"} <= {
        *(item.script for item in ORIGINS),
        *(name.script for name in tables["names"]),
        "Kana",
    }


def test_names_of_other_scripts_are_kept_in_the_script_in_latin_or_in_both() -> None:
    chance, russian = Random(3), of_code("ru_RU")
    kept = Counter(forms(chance, origin=russian) for _ in range(20_000))

    assert kept["native",] / 20_000 == pytest.approx(0.40, abs=0.02)
    assert kept["latin",] / 20_000 == pytest.approx(0.45, abs=0.02)
    assert (kept["native", "latin"] + kept["latin", "native"]) / 20_000 == pytest.approx(0.15, abs=0.02)


def test_every_origin_gives_whole_names_in_its_script_and_in_latin_letters() -> None:
    for place in ORIGINS:
        chance = Random(place.code)
        for _ in range(20):
            family, given = family_word(chance, origin=place), given_word(chance, origin=place, sex="f", year=1980)
            native, roman = (written(given, family, origin=place, form=form) for form in ("native", "latin"))
            assert native.given
            assert native.family
            assert place.script == "Latn" or roman.full.isascii(), roman
            assert place.script == "Latn" or not native.full.isascii(), native


def test_women_bear_the_womans_form_of_a_family_name() -> None:
    word = next(word for word in books()["ru_RU"].family.items if word.native == "Иванов")

    assert for_woman(word, origin=of_code("ru_RU")).native == "Иванова"
    assert for_woman(word, origin=of_code("ru_RU")).latin == "Ivanova"


def test_family_comes_first_where_it_is_said_first() -> None:
    assert names.compose(given="明美", family="佐藤", script="Jpan", family_first=True).full == "佐藤 明美"
    assert names.compose(given="伟", family="王", script="Hans", family_first=True).full == "王伟"
    assert names.compose(given="Ana", family="Silva", script="Latn", family_first=False).full == "Ana Silva"


def test_indic_letters_keep_their_silent_vowel_in_latin() -> None:
    assert latin("गणेश") == "Ganes"


def test_origins_are_drawn_as_often_as_their_share_says() -> None:
    chance = Random(4)
    home = sum(origin(chance).code == "en_GB" for _ in range(20_000))

    assert home / 20_000 == pytest.approx(0.72, abs=0.015)


def test_six_in_a_hundred_have_a_second_record() -> None:
    chance = Random(6)
    counts = Counter(how_many(chance) for _ in range(50_000))

    assert (counts[1] + counts[2]) / 50_000 == pytest.approx(0.06, abs=0.005)
    assert counts[2] / 50_000 == pytest.approx(0.008, abs=0.002)


def test_each_copy_says_what_differs_and_differs(tables: Tables) -> None:
    people = {row.record_id: row for row in tables["people"]}
    copies = [row for row in tables["truth"] if row.record_id != row.person_id]
    in_name = ("by ear", "keyboard slip", "nickname", "upper case", "initial only")

    assert len(copies) > 100
    assert all(1 <= len(row.how.split("; ")) <= 4 for row in copies)
    for row in copies:
        if row.how in in_name:
            assert people[row.record_id].full_name != people[row.person_id].full_name
        if row.how == "year off":
            assert people[row.record_id].birth_date[:4] != people[row.person_id].birth_date[:4]
        assert people[row.record_id].created_at > people[row.person_id].created_at


def test_nicknames_are_those_by_which_people_are_called() -> None:
    assert slips.nickname(Random(1), "Elizabeth")
    assert slips.nickname(Random(1), "Xyzzy") is None
