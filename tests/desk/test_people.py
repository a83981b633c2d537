"""The desk for people, on a real store under the demonstration pack."""

from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter

import pytest

from caseworker.desk.finding import Finding
from caseworker.desk.people import FIRST_HAPPENINGS, NewPerson, NobodyDescribed, NotEditable, People
from caseworker.desk.trails import Trails
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.cases import CasePerson
from caseworker.domain.definition import Sensitivity
from caseworker.domain.distinctions import PersonDistinction, pair_of
from caseworker.domain.identifications import Identification, IdentificationId
from caseworker.domain.ids import InteractionId, PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.linkage import Agreement, Aspect, Standing, standing
from caseworker.domain.people import Person, display_name
from caseworker.domain.relationships import Tie
from caseworker.domain.values import PartialDate
from caseworker.store import numbers
from caseworker.store.case_store import CaseStore
from caseworker.store.reader import NotHere
from tests.desk.sittings import ME, MORNING, MovableClock, a_sitting, trail
from tests.domain.builders import a_case, a_contact, a_task
from tests.domain.people_builders import (
    a_consent,
    a_household,
    a_member,
    a_name,
    a_person,
    a_phone,
    a_relationship,
    a_warning,
    an_address,
    an_id,
)
from tests.store.stores import deed


def people_at(store: CaseStore, **over: object) -> People:
    sitting = a_sitting(store, **over)  # type: ignore[arg-type]  # each test knows what it changes
    return People(sitting, Finding(sitting))


def marta(**over: object) -> NewPerson:
    filled = {"names": (a_name("Marta Kowalska"),), "birth_date": PartialDate(1958, 3, 14)}
    return NewPerson(**{**filled, "contact_points": (a_phone("020 7946 0471"),), **over})  # type: ignore[arg-type]


def keep(store: CaseStore, *records: object) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)  # type: ignore[arg-type]  # records all


def test_a_new_person_has_a_number_a_territory_and_stands_in_the_trail(store: CaseStore) -> None:
    with store.writing() as connection:
        numbers.lease(connection, "person", first=417, last=418)
    desk = people_at(store)

    first, second, third = (desk.add(marta()) for _ in range(3))

    assert (first.number, second.number, first.territory) == ("CW-000 000 417", "CW-000 000 418", "north")
    assert third.number == ""
    assert third.provisional_number.startswith("P-")
    assert third.provisional_number.endswith("-CW1")
    assert trail(store) == [("person.add", "allow")] * 3


def test_someone_without_a_name_is_described_or_not_entered(store: CaseStore) -> None:
    desk = people_at(store)

    with pytest.raises(NobodyDescribed):
        desk.add(NewPerson(description="  "))
    unknown = desk.add(NewPerson(description="man about 40, red coat", identified=False))

    known = desk.identify(unknown.id, a_name("Ivan Petrenko"))
    assert known.identified
    assert known.description == "man about 40, red coat"


def test_the_same_person_under_another_spelling_is_pointed_out_before_they_are_entered(store: CaseStore) -> None:
    desk = people_at(store)
    known = desk.add(marta())
    desk.add(marta(names=(a_name("Jonas Berg"),), contact_points=()))

    likely = desk.likely_same(marta(names=(a_name("Kowalska Martha"),), contact_points=(a_phone("+44 20 7946 0471"),)))

    assert [one.person.id for one in likely] == [known.id]
    assert standing(likely[0].likelihood.probability) is Standing.VERY_LIKELY
    speaking = {one.aspect for one in likely[0].likelihood.reasons if one.bits > 0}
    assert speaking >= {Aspect.BIRTH_DATE, Aspect.PHONE}


def test_a_namesake_born_in_another_year_is_not_held_to_be_the_same(store: CaseStore) -> None:
    desk = people_at(store)
    desk.add(marta())

    assert desk.likely_same(marta(birth_date=PartialDate(1991, 7, 2), contact_points=())) == ()


def test_a_twin_at_the_same_address_is_shown_as_such_and_not_as_likely(store: CaseStore) -> None:
    desk = people_at(store)
    home = an_address("12 Mill Lane")
    desk.add(marta(names=(a_name("Jonas Berg"),), addresses=(home,), contact_points=()))

    (twin,) = desk.likely_same(marta(names=(a_name("Emil Berg"),), addresses=(home,), contact_points=()))

    assert standing(twin.likelihood.probability) in {Standing.UNLIKELY, Standing.POSSIBLE}
    assert Agreement.TWINS in {one.agreement for one in twin.likelihood.reasons}


def test_who_is_said_to_be_somebody_else_while_entering_is_told_apart_for_those_who_may_merge(
    store: CaseStore,
) -> None:
    known = people_at(store).add(marta())
    supervisor = people_at(store, role=Role.SUPERVISOR, territories=("riverside",))

    new = supervisor.add(marta(), apart=[known.id], why_apart="Another card was shown.")

    with store.reading() as reader:
        told = reader.select(PersonDistinction)
    assert {one.territory for one in told} == {known.territory, new.territory}
    assert {(one.pair, one.reason) for one in told} == {(pair_of(known.id, new.id), "Another card was shown.")}


def test_who_may_not_merge_decides_nothing_by_entering_somebody_beside_a_match(store: CaseStore) -> None:
    known = people_at(store).add(marta())

    people_at(store).add(marta(), apart=[known.id], why_apart="Another card was shown.")

    with store.reading() as reader:
        assert reader.select(PersonDistinction) == []


def test_opening_a_person_brings_everything_and_leaves_a_trace(store: CaseStore) -> None:
    person, child = a_person(names=(a_name(),)), a_person(names=(a_name("Ben"),))
    home = a_household(a_member(person.id), a_member(child.id))
    tie = a_relationship(person.id, Tie.PARENT, child.id, territory="north")
    warning, consent = a_warning(person=person.id, territory="north"), a_consent(person=person.id, territory="north")
    case = a_case(owner=ME, people=(CasePerson(id=an_id(), person=person.id, role="applicant"),))
    tasks = [a_task(person=person.id, case=None, due=date(2026, 12, 1)), a_task(person=None, case=case.id, due=None)]
    contact = a_contact(people=(person.id,))
    keep(store, person, child, home, tie, warning, consent, case, *tasks, contact)

    page = people_at(store).open(person.id)

    assert page.person == person
    assert page.safety == (warning,)
    assert page.households == (home,)
    assert [(one.person, one.tie) for one in page.relatives] == [(child.id, Tie.CHILD)]
    assert page.others == {child.id: child}
    assert page.consents == (consent,)
    assert page.cases == (case,)
    assert page.tasks == tuple(tasks)
    assert {one.record.id for one in page.timeline.happenings} == {
        one.id for one in (warning, consent, case, tasks[0], contact)
    }
    assert trail(store)[-1] == ("case.read", "allow")


def test_what_an_officer_may_not_see_is_not_on_the_page(store: CaseStore) -> None:
    person = a_person()
    shown = a_contact(people=(person.id,))
    hidden = [
        a_contact(people=(person.id,), territory="east"),
        a_contact(people=(person.id,), sensitivity=Sensitivity.RESTRICTED),
        a_warning(person=person.id, territory="north", sensitivity=Sensitivity.RESTRICTED),
    ]
    keep(store, person, shown, *hidden)

    page = people_at(store).open(person.id)
    assert [one.record.id for one in page.timeline.happenings] == [shown.id]
    assert page.safety == ()
    supervisor = people_at(store, role=Role.SUPERVISOR).open(person.id)
    assert len(supervisor.timeline.happenings) == 3


def test_a_refusal_is_recorded_and_nothing_is_written(store: CaseStore) -> None:
    person = a_person(territory="east")
    keep(store, person)
    desk = people_at(store)

    with pytest.raises(AccessDenied):
        desk.open(person.id)
    with pytest.raises(AccessDenied):
        desk.edit(person.id, language="pl")

    assert trail(store)[1:] == [("case.read", "deny"), ("case.read", "deny")]
    assert store_person(store, person.id) == person


def test_a_sealed_person_seems_not_to_be_here(store: CaseStore) -> None:
    person = a_person(sensitivity=Sensitivity.SEALED)
    keep(store, person)

    with pytest.raises(NotHere):
        people_at(store).open(person.id)
    assert trail(store)[-1] == ("case.read", "deny")


def test_a_front_desk_puts_right_how_to_reach_someone_and_nothing_else(store: CaseStore) -> None:
    desk = people_at(store, role=Role.FRONT_DESK)
    person = desk.add(marta())

    assert desk.edit(person.id, language="pl").language == "pl"
    with pytest.raises(AccessDenied):
        desk.edit(person.id, gender="f")
    with pytest.raises(AccessDenied):
        desk.edit(person.id, language="en", gender="f")
    assert store_person(store, person.id).language == "pl"


def test_fields_with_rules_of_their_own_are_not_simply_edited(store: CaseStore) -> None:
    desk = people_at(store)
    person = desk.add(marta())

    assert desk.edit(person.id, language="pl", reason="She said so.").language == "pl"
    with pytest.raises(NotEditable):
        desk.edit(person.id, number="CW-1")


def test_names_numbers_and_homes_are_added_corrected_and_ended(store: CaseStore) -> None:
    desk = people_at(store)
    person = desk.add(marta(addresses=(an_address(),)))
    old_phone, old_home = person.contact_points[0], person.addresses[0]
    better = replace(old_phone, id=desk.fresh_id(), phone="020 7946 0999")
    home = an_address("4 Harbour Row", valid_from=date(2026, 11, 1))

    desk.correct_entry(person.id, old_phone.id, better, reason="Misheard.")
    desk.mark_stale(person.id, better.id)
    desk.move(person.id, home, old=old_home.id)
    named = desk.change_name(person.id, a_name("Marta Nowak", valid_from=date(2026, 10, 1)), old=person.names[0].id)

    assert [one.phone for one in named.contact_points] == ["020 7946 0999"]
    assert named.contact_points[0].stale
    assert {one.street: one.valid_to for one in named.addresses} == {
        "18 Mill Lane": date(2026, 10, 31),
        "4 Harbour Row": None,
    }
    assert display_name(named, on=date(2026, 11, 20)) == "Marta Nowak"
    assert {one.full for one in named.names} == {"Marta Nowak", "Marta Kowalska"}
    ended = desk.end_entry(person.id, home.id, last_day=date(2026, 11, 19))
    assert [one.valid_to for one in ended.addresses if one.street == "4 Harbour Row"] == [date(2026, 11, 19)]
    assert desk.take_out_entry(person.id, named.contact_points[0].id, reason="Another person's.").contact_points == ()


def test_history_says_in_words_what_was_what_before_and_why(store: CaseStore) -> None:
    clock = MovableClock()
    desk = people_at(store, at=clock)
    person = desk.add(marta())
    clock.forward(hours=1)
    desk.set_birth_date(person.id, PartialDate(1958, 4, 14), reason="As on her passport.")
    desk.add_entry(person.id, a_phone("020 7946 0555"))

    told = Trails(a_sitting(store)).changes(Person, person.id)

    assert (told[0].field, told[0].before, told[0].after) == ("contact points", "", "020 7946 0555")
    birth = told[1]
    assert (birth.field, birth.before, birth.after) == ("birth date", "1958-03-14", "1958-04-14")
    assert (birth.by, birth.at, birth.why) == (ME, clock(), "As on her passport.")
    assert {one.field: one.after for one in told if one.made}["names"] == "Marta Kowalska"


def test_who_looked_is_told_to_a_supervisor_alone(store: CaseStore) -> None:
    person, other = a_person(), a_person()
    keep(store, person, other)
    people_at(store).open(person.id)
    people_at(store).open(other.id)

    (looked,) = Trails(a_sitting(store, role=Role.SUPERVISOR)).lookings(Person, person.id)
    assert (looked.by, looked.at, looked.action, looked.allowed) == (ME, MORNING, "case.read", True)
    with pytest.raises(AccessDenied):
        Trails(a_sitting(store)).lookings(Person, person.id)


def test_a_timeline_is_read_page_by_page_to_its_end(store: CaseStore) -> None:
    person = a_person()
    contacts = [a_contact(people=(person.id,), occurred_at=MORNING - timedelta(hours=n // 3)) for n in range(40)]
    hidden = [
        a_contact(people=(person.id,), occurred_at=MORNING - timedelta(hours=n), territory="east") for n in range(40)
    ]
    keep(store, person, *contacts, *hidden)
    desk = people_at(store)

    seen, spot, pages = [], None, 0
    while pages == 0 or spot is not None:
        page = desk.timeline(person.id, before=spot, limit=7)
        seen += [one.record for one in page.happenings]
        spot, pages = page.older, pages + 1

    assert seen == sorted(contacts, key=lambda one: (one.occurred_at, one.id), reverse=True)
    assert 6 <= pages <= 7


def test_a_corrected_contact_gives_way_and_one_identified_later_stands_in_its_time(store: CaseStore) -> None:
    person = a_person()
    wrong = a_contact(people=(person.id,), occurred_at=MORNING)
    right = replace(wrong, id=InteractionId(an_id()), text="Put right.", corrects=wrong.id)
    walked_in = a_contact(people=(), occurred_at=MORNING - timedelta(days=3))
    taken_back = a_contact(people=(), occurred_at=MORNING - timedelta(days=2))
    facts = [identification(walked_in, person.id), identification(taken_back, person.id)]
    withdrawal = replace(facts[1], id=IdentificationId(an_id()), withdraws=facts[1].id)
    keep(store, person, wrong, right, walked_in, taken_back, *facts, withdrawal)

    page = people_at(store).timeline(person.id)

    assert [one.record for one in page.happenings] == [right, walked_in]


def identification(contact: Interaction, person: PersonId) -> Identification:
    return Identification(
        id=IdentificationId(an_id()),
        territory="north",
        interaction=contact.id,
        person=person,
        how_known="Knew the voice.",
        at=MORNING,
        by=ME,
    )


def test_a_person_with_two_hundred_contacts_opens_at_once(store: CaseStore) -> None:
    """The limit is far above what is measured (a few milliseconds): it finds a scan, not a busy machine."""
    person = a_person()
    keep(store, person, *(a_contact(people=(person.id,), text="word " * 40) for _ in range(200)))
    keep(store, *(a_contact(people=(a_person().id,)) for _ in range(200)))
    desk = people_at(store)
    page = desk.open(person.id)

    assert len(page.timeline.happenings) == FIRST_HAPPENINGS
    assert page.timeline.older is not None
    assert min(spent_opening(desk, person.id) for _ in range(5)) < 0.1


def spent_opening(desk: People, person: PersonId) -> float:
    began = perf_counter()
    desk.open(person)
    return perf_counter() - began


def store_person(store: CaseStore, person: PersonId) -> Person:
    with store.reading() as reader:
        return reader.get(Person, person)
