"""Contacts and notes: anyone, on any channel, put right later without touching what was written."""

from dataclasses import replace

import pytest

from caseworker.desk.interactions import ContactEntered, Interactions
from caseworker.desk.notes import NoteEntered, Notes
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.answers import AnswerId, published
from caseworker.domain.case_types import NotInPack
from caseworker.domain.cases import CasePerson
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import ServiceId
from caseworker.domain.interactions import (
    BelongsWhere,
    Channel,
    ContactOutcome,
    HandedOn,
    Interaction,
    MustBeForwarded,
)
from caseworker.domain.notes import NoteAboutNothing, NoteId
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MORNING, MovableClock, a_sitting, riverside, trail
from tests.domain.builders import a_case, a_contact, a_service
from tests.domain.people_builders import a_person, an_id
from tests.store.stores import deed


def keep(store: CaseStore, *records: Record) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)


def a_call(**over: object) -> ContactEntered:
    filled = {"channel": Channel.PHONE, "outcome": ContactOutcome.ANSWERED, "text": "Asked about heating."}
    return ContactEntered(**filled | over)  # type: ignore[arg-type]  # each test knows what it changes


def test_a_contact_takes_place_and_discretion_from_whom_it_is_about(store: CaseStore) -> None:
    person = a_person(territory="northgate", sensitivity=Sensitivity.RESTRICTED)
    case = a_case(people=(CasePerson(id=an_id(), person=person.id, role="applicant"),))
    keep(store, person, case)
    desk = Interactions(a_sitting(store, role=Role.SUPERVISOR))

    contact = desk.log(a_call(people=(person.id,), case=case.id, reason="heating"))

    assert (contact.territory, contact.sensitivity, contact.team) == ("north", Sensitivity.RESTRICTED, "heating")
    assert (contact.occurred_at, contact.recorded_at) == (MORNING, MORNING)
    assert desk.open(contact.id) == contact


def test_an_anonymous_contact_needs_its_reason_alone(store: CaseStore) -> None:
    desk = Interactions(a_sitting(store, role=Role.FRONT_DESK, desk="counter-1"))

    contact = desk.quick("documents")

    assert (contact.people, contact.reason, contact.place) == ((), "documents", "counter-1")
    with pytest.raises(NotInPack):
        desk.quick("no such reason")
    assert trail(store) == [("contact.log", "allow")]


def test_an_answer_is_kept_in_the_version_that_was_given(store: CaseStore) -> None:
    article = riverside().answers[0]
    answer = published(article, answer_id=AnswerId(an_id()), territory="")
    keep(store, answer)

    contact = Interactions(a_sitting(store)).log(a_call(answers=(answer.id, answer.id)))

    assert [(one.answer, one.version) for one in contact.answers] == [(answer.id, article.version)]


def test_what_belongs_elsewhere_is_recorded_with_where_it_went(store: CaseStore) -> None:
    service = a_service(name="Water company")
    keep(store, service)
    desk = Interactions(a_sitting(store))
    letter = a_call(channel=Channel.LETTER)

    handed_on = desk.hand_on(letter, how=HandedOn.FORWARDED, to=ServiceId(service.id))

    assert handed_on.outcome is ContactOutcome.BELONGS_ELSEWHERE
    assert (handed_on.belongs_to, handed_on.belongs_to_name) == (service.id, "Water company")
    with pytest.raises(MustBeForwarded):
        desk.hand_on(letter, how=HandedOn.TOLD_WHERE, to_name="Water company")
    with pytest.raises(BelongsWhere):
        desk.hand_on(a_call(), how=HandedOn.TOLD_WHERE)


def test_a_correction_stands_beside_what_it_corrects(store: CaseStore) -> None:
    clock = MovableClock()
    desk = Interactions(a_sitting(store, at=clock))
    wrong = desk.log(a_call())
    clock.forward(days=1)

    right = desk.correct(wrong.id, a_call(text="Asked about housing."), reason="Mixed up two calls.")

    assert (right.corrects, right.occurred_at, right.recorded_at) == (wrong.id, MORNING, clock())
    with store.reading() as reader:
        assert reader.get(Interaction, wrong.id) == wrong


def test_someone_identified_later_is_among_the_people_until_that_is_withdrawn(store: CaseStore) -> None:
    person = a_person()
    keep(store, person)
    desk = Interactions(a_sitting(store))
    contact = desk.quick("other")

    fact = desk.identify(contact.id, person.id, how_known="Called back and gave the number.")
    assert desk.people_of(contact.id) == (person.id,)
    desk.withdraw(fact.id, reason="It was her sister.")
    assert desk.people_of(contact.id) == ()


def test_a_contact_with_a_person_out_of_reach_is_refused_and_not_kept(store: CaseStore) -> None:
    stranger = a_person(territory="east")
    keep(store, stranger)

    with pytest.raises(AccessDenied):
        Interactions(a_sitting(store)).phone_note("Called.", people=(stranger.id,))

    with store.reading() as reader:
        assert reader.count(Interaction) == 0
    assert trail(store)[-1] == ("case.read", "deny")


def test_notes_are_about_something_and_corrections_take_their_place(store: CaseStore) -> None:
    person, contact = a_person(), a_contact()
    keep(store, person, contact)
    desk = Notes(a_sitting(store, role=Role.FRONT_DESK))

    note = desk.write(NoteEntered(text="Brought the papers.", person=person.id))
    better = desk.correct(note.id, text="Brought half of the papers.", reason="Looked again.")

    assert desk.of_person(person.id) == (better,)
    assert better.corrects == NoteId(note.id)
    with pytest.raises(NoteAboutNothing):
        desk.write(NoteEntered(text="About nobody."))
    assert replace(better, id=note.id, text=note.text, corrects=None, correction_reason="") == note
