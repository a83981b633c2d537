"""People: what changes, what stays, and what cannot be right."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import elements
from caseworker.domain.contact_points import (
    Address,
    AddressKind,
    ContactKind,
    ContactPoint,
    Identifier,
    postal_address_on,
)
from caseworker.domain.definition import Merge, Search, rules_of
from caseworker.domain.names import NameKind
from caseworker.domain.numbers import AlreadyNumbered, Issued
from caseworker.domain.people import (
    BornInTheFuture,
    DiedBeforeBirth,
    DiedInTheFuture,
    Entry,
    Person,
    add,
    age_between,
    change_name,
    correct,
    current_address,
    current_emails,
    current_phones,
    display_name,
    end,
    give_number,
    identify,
    initials,
    mark_stale,
    move,
    record_death,
    set_birth_date,
    take_out,
)
from caseworker.domain.plain import TextCannotBeKept
from caseworker.domain.snapshots import read_snapshot, snapshot
from caseworker.domain.values import PartialDate, PeriodEndsTooEarly
from tests.domain.people_builders import TODAY, a_name, a_person, a_phone, an_address, an_id

YESTERDAY = date(2026, 11, 21)


def test_sets_and_numbers_of_a_person_merge_as_such() -> None:
    merges = {field.name: field.rule.merge for field in Person.definition.fields}

    for name in ("names", "identifiers", "contact_points", "addresses", "languages", "access_needs", "not_by"):
        assert merges[name] is Merge.SET
    assert merges["number"] is merges["provisional_number"] is Merge.NUMBER
    assert merges["birth_date"] is merges["died_on"] is Merge.DECIDE
    assert rules_of(Identifier)["value"].search is Search.IDENTIFIER


@pytest.mark.parametrize(
    "entry", [a_name(), a_phone(), an_address(), Identifier(id=an_id(), scheme="passport", value="X 12")]
)
def test_adding_twice_is_adding_once_and_taking_out_undoes_it(
    entry: Entry,
) -> None:
    person = a_person()
    once = add(person, entry)

    assert once != person
    assert add(once, entry) == once
    assert take_out(once, entry.id) == person
    assert take_out(person, entry.id) == person


def test_a_corrected_entry_takes_the_place_of_the_wrong_one() -> None:
    wrong, right, other = a_phone("0555 010 447"), a_phone("0555 010 4471"), a_phone("0555 010 9999")
    person = a_person(contact_points=(wrong, other))

    corrected = correct(person, wrong.id, right)

    assert corrected.contact_points == (right, other)
    assert correct(corrected, wrong.id, right) == corrected


def test_an_entry_corrected_in_two_places_keeps_both_wordings() -> None:
    wrong, here, there = a_phone("1"), a_phone("12"), a_phone("13")
    person = correct(a_person(contact_points=(wrong,)), wrong.id, here)

    assert correct(person, wrong.id, there).contact_points == (here, there)


def test_an_ended_entry_stays_readable_and_is_no_longer_current() -> None:
    phone, new_id = a_phone(), an_id()
    person = end(a_person(contact_points=(phone,)), phone.id, last_day=YESTERDAY, new_id=new_id)

    assert person.contact_points == (replace(phone, id=new_id, valid_to=YESTERDAY),)
    assert current_phones(person, TODAY) == ()
    assert current_phones(person, YESTERDAY) == person.contact_points
    assert end(person, phone.id, last_day=YESTERDAY, new_id=new_id) == person


def test_an_entry_cannot_end_before_it_began() -> None:
    address = an_address(valid_from=TODAY)

    with pytest.raises(PeriodEndsTooEarly):
        end(a_person(addresses=(address,)), address.id, last_day=YESTERDAY, new_id=an_id())


def test_a_number_that_no_longer_reaches_them_is_kept_and_comes_last() -> None:
    old, new = a_phone("1"), a_phone("2")
    person = mark_stale(a_person(contact_points=(old, new)), old.id, new_id=an_id())

    assert [(point.value, point.stale) for point in current_phones(person, TODAY)] == [("2", False), ("1", True)]
    assert mark_stale(person, old.id, new_id=an_id()) == person


def test_a_number_where_others_listen_is_offered_after_the_safe_ones() -> None:
    person = a_person(contact_points=(a_phone("1", safe=False), a_phone("2")))

    assert [point.value for point in current_phones(person, TODAY)] == ["2", "1"]


def test_phones_and_mail_are_told_apart_and_found_in_their_own_way() -> None:
    mail, fax = a_phone("m@example.org", kind=ContactKind.EMAIL), a_phone("1", kind=ContactKind.FAX)
    person = a_person(contact_points=(mail, fax))

    assert current_phones(person, TODAY) == ()
    assert current_emails(person, TODAY) == (mail,)
    assert (mail.email, fax.phone, mail.value, fax.value) == ("m@example.org", "1", "m@example.org", "1")
    roles = {name: rule.search for name, rule in rules_of(ContactPoint).items()}
    assert roles == {"phone": Search.PHONE, "email": Search.EMAIL, "handle": Search.IDENTIFIER}


def test_who_moves_lives_in_one_place_on_each_day() -> None:
    old, new = an_address("Old Lane", valid_from=date(2020, 1, 1)), an_address("New Lane", valid_from=TODAY)
    person = move(a_person(addresses=(old,)), new, old_address_id=old.id, new_id=an_id())

    lived = [address.street for day in (YESTERDAY, TODAY) if (address := current_address(person, day))]
    assert lived == ["Old Lane", "New Lane"]
    assert move(person, new, old_address_id=old.id, new_id=an_id()) == person


def test_only_a_home_is_moved_to() -> None:
    with pytest.raises(ValueError, match="home"):
        move(a_person(), an_address(kind=AddressKind.WORK), old_address_id=None, new_id=an_id())


def test_people_are_visited_where_they_are_and_written_to_where_their_post_goes() -> None:
    home, post = an_address("18 Mill Lane"), an_address("Box 7", kind=AddressKind.POSTAL)
    person = a_person(addresses=(post, home))

    assert current_address(person, TODAY) == home
    assert postal_address_on(person.addresses, TODAY) == post


def test_a_person_without_a_home_is_found_care_of_someone() -> None:
    office = an_address("1 Quay", kind=AddressKind.CARE_OF, care_of="Day centre")

    assert current_address(a_person(addresses=(office,)), TODAY) == office
    assert current_address(a_person(), TODAY) is None


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (an_address("18 Mill Lane", postcode="NG1"), "18 Mill Lane, NG1 Northgate"),
        (an_address("", lines="18 Mill Lane\n\n Flat 4 \nNorthgate"), "18 Mill Lane, Flat 4, Northgate"),
        (an_address("", locality=""), ""),
    ],
)
def test_an_address_is_shown_in_one_line(address: Address, shown: str) -> None:
    assert address.shown == shown


def test_a_new_name_leaves_the_old_one_as_a_name_of_before() -> None:
    papers, new = a_name("Marta Wrona"), a_name("Marta Kowalska", valid_from=TODAY)
    person = change_name(a_person(names=(papers,)), new, old_name_id=papers.id, new_id=an_id())

    assert [(name.full, name.kind, name.valid_to) for name in person.names] == [
        ("Marta Wrona", NameKind.FORMER, YESTERDAY),
        ("Marta Kowalska", NameKind.OFFICIAL, None),
    ]
    assert display_name(person, on=TODAY) == "Marta Kowalska"
    assert change_name(person, new, old_name_id=papers.id, new_id=an_id()) == person


def test_a_birth_name_stays_a_birth_name() -> None:
    born, married = a_name("Marta Wrona", kind=NameKind.BIRTH), a_name("Marta Kowalska", kind=NameKind.MARRIED)

    person = change_name(a_person(names=(born,)), married, old_name_id=born.id, new_id=an_id())

    assert person.names == (born, married)


def test_someone_not_identified_becomes_a_person_with_a_name_and_keeps_the_description() -> None:
    unknown = a_person(identified=False, description="man about 40, red coat")

    known = identify(unknown, a_name("Jan Wrona"))

    assert (known.identified, display_name(known, on=TODAY), known.description) == (
        True,
        "Jan Wrona",
        "man about 40, red coat",
    )
    assert (initials(unknown, on=TODAY), initials(known, on=TODAY)) == ("", "JW")


def test_a_provisional_number_stays_beside_the_final_one() -> None:
    provisional, final = Issued(text="P-7-1", provisional=True), Issued(text="CW-104", provisional=False)

    person = give_number(give_number(a_person(), provisional), final)

    assert (person.number, person.provisional_number, person.shown_number) == ("CW-104", "P-7-1", "CW-104")
    assert give_number(give_number(person, final), provisional) == person
    with pytest.raises(AlreadyNumbered):
        give_number(person, Issued(text="CW-105", provisional=False))


def test_a_birth_date_to_come_is_refused() -> None:
    with pytest.raises(BornInTheFuture):
        set_birth_date(a_person(), PartialDate(2058, 3, 14), today=TODAY)
    assert set_birth_date(a_person(), PartialDate(2026), today=TODAY).birth_date == PartialDate(2026)


def test_death_comes_after_birth_and_not_after_today() -> None:
    person = a_person(birth_date=PartialDate(1958))

    with pytest.raises(DiedBeforeBirth):
        record_death(person, PartialDate(1957), today=TODAY)
    with pytest.raises(DiedInTheFuture):
        record_death(person, PartialDate(2027), today=TODAY)
    dead = record_death(person, PartialDate(1958), today=TODAY)
    with pytest.raises(DiedBeforeBirth):
        set_birth_date(dead, PartialDate(1959), today=TODAY)
    assert record_death(dead, None, today=TODAY) == person


def test_age_stops_at_death_and_is_unknown_without_a_birth_date() -> None:
    dead = a_person(birth_date=PartialDate(1958, 3, 14), died_on=PartialDate(2000, 1, 1))

    assert age_between(dead, TODAY) == (41, 41)
    assert age_between(a_person(), TODAY) is None


def test_a_snapshot_tells_only_what_is_known_and_equal_people_alike() -> None:
    person = a_person(names=(a_name(),), birth_date=PartialDate(1958, approximate=True))

    assert "languages" not in snapshot(person)
    assert '"birth_date":"1958~"' in snapshot(person)
    assert snapshot(replace(person)) == snapshot(person)


def test_a_snapshot_of_a_newer_version_is_read_as_far_as_it_is_known() -> None:
    person = a_person(language="pl")
    newer = snapshot(person).replace('"language"', '"shoe_size":41,"language"')

    assert read_snapshot(Person, newer) == person


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "7", '{"id":5}', '{"id":"x"}', '{"id":null,"names":3}'])
def test_a_text_that_is_no_snapshot_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_snapshot(Person, text)


def test_a_broken_character_is_refused_with_a_sentence() -> None:
    with pytest.raises(TextCannotBeKept):
        snapshot(a_person(description="\ud800"))


_ENTRIES = st.lists(st.integers(0, 3), max_size=8)


@given(_ENTRIES, st.integers(0, 3))
def test_sets_hold_each_entry_once_in_the_order_it_came(turns: list[int], gone: int) -> None:
    entries = [a_phone(str(turn)) for turn in range(4)]
    members: tuple[elements.Dated, ...] = ()
    for turn in turns:
        members = elements.added(members, entries[turn])

    assert members == tuple(entries[turn] for turn in dict.fromkeys(turns))
    assert elements.removed(members, entries[gone].id) == tuple(one for one in members if one != entries[gone])
