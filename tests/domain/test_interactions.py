"""Contacts: recorded with or without a name, corrected and identified by further facts, sent on when misdirected."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import identifications, interactions
from caseworker.domain.identifications import Identification, IdentificationId
from caseworker.domain.ids import CaseId, InteractionId, ServiceId
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.interactions import (
    WRITTEN,
    BelongsWhere,
    CaseNotNamed,
    Channel,
    ContactOutcome,
    Direction,
    DurationWrong,
    HandedOn,
    Interaction,
    MustBeForwarded,
)
from tests.domain.builders import COUNTER_1, a_contact, minutes
from tests.domain.people_builders import NOON, NORTH_1, a_person_id, an_id


@given(st.sampled_from(Channel), st.sampled_from(Direction), st.integers(0, 86_400) | st.none(), st.text())
def test_no_channel_asks_for_a_name(channel: Channel, direction: Direction, duration_s: int | None, words: str) -> None:
    contact = a_contact(channel=channel, direction=direction, duration_s=duration_s, text=words)

    assert interactions.record(contact) == contact
    assert not contact.is_identified


def test_a_contact_written_down_before_it_happened_is_kept_because_clocks_may_be_wrong() -> None:
    contact = a_contact(recorded_at=NOON - timedelta(days=400))

    assert interactions.record(contact) == contact


@pytest.mark.parametrize("outcome", [ContactOutcome.NEW_CASE, ContactOutcome.JOINED_TO_CASE])
def test_an_outcome_that_speaks_of_a_case_names_it(outcome: ContactOutcome) -> None:
    with pytest.raises(CaseNotNamed):
        interactions.record(a_contact(outcome=outcome))

    named = a_contact(outcome=outcome, case=CaseId(an_id()))
    assert interactions.record(named) == named


def test_a_contact_does_not_last_less_than_no_time() -> None:
    with pytest.raises(DurationWrong, match="-1"):
        interactions.record(a_contact(duration_s=-1))


def misdirected(**over: Any) -> Interaction:
    return a_contact(outcome=ContactOutcome.BELONGS_ELSEWHERE, **over)


def test_what_belongs_elsewhere_says_where() -> None:
    with pytest.raises(BelongsWhere):
        interactions.record(misdirected(channel=Channel.PHONE, belongs_to_name=" "))

    told = misdirected(channel=Channel.PHONE, belongs_to=ServiceId(an_id()), handed_on=HandedOn.TOLD_WHERE)
    assert interactions.record(told) == told


@pytest.mark.parametrize("channel", sorted(WRITTEN))
def test_what_came_in_writing_is_forwarded_for_the_person(channel: Channel) -> None:
    with pytest.raises(MustBeForwarded):
        interactions.record(misdirected(channel=channel, belongs_to_name="Passport office"))
    with pytest.raises(MustBeForwarded):
        interactions.record(
            misdirected(channel=channel, belongs_to_name="Passport office", handed_on=HandedOn.TOLD_WHERE)
        )

    told_in_reply = misdirected(channel=channel, belongs_to_name="Passport office", direction=Direction.OUT)
    assert interactions.record(told_in_reply) == told_in_reply
    forwarded = misdirected(channel=channel, belongs_to_name="Passport office", handed_on=HandedOn.FORWARDED)
    assert interactions.record(forwarded) == forwarded


def corrected(original: Interaction, **over: Any) -> Interaction:
    changed = replace(original, **{"id": InteractionId(an_id()), **over})
    return interactions.correct(original, changed, reason="Wrong channel", by=NORTH_1, at=NOON + timedelta(days=1))


def test_a_correction_stands_in_place_of_the_contact_and_says_who_and_why() -> None:
    contact = a_contact(text="Asked about rent")
    better = corrected(contact, channel=Channel.PHONE)

    assert interactions.standing([better, contact]) == (better,)
    assert (better.corrects, better.officer, better.correction_reason) == (contact.id, NORTH_1, "Wrong channel")
    assert (better.text, better.occurred_at) == (contact.text, contact.occurred_at)
    assert better.recorded_at == NOON + timedelta(days=1)
    assert (contact.officer, contact.channel) == (COUNTER_1, Channel.COUNTER)


def test_a_correction_of_a_correction_stands_alone_and_two_apart_both_stand() -> None:
    contact = a_contact()
    first, second = corrected(contact, text="one"), corrected(contact, text="two")
    third = corrected(first, text="three")

    assert set(interactions.standing([contact, first, second, third])) == {second, third}


def test_a_correction_needs_a_reason_and_an_id_of_its_own() -> None:
    contact = a_contact()
    with pytest.raises(ValueError, match="own"):
        interactions.correct(contact, contact, reason="Oops", by=NORTH_1, at=NOON)
    with pytest.raises(ReasonMissing):
        interactions.correct(contact, replace(contact, id=InteractionId(an_id())), reason=" ", by=NORTH_1, at=NOON)


def test_contacts_stand_newest_first() -> None:
    old, new = a_contact(), a_contact(occurred_at=NOON + minutes(1))

    assert interactions.standing([old, new]) == (new, old)


def identified(contact: Interaction) -> Identification:
    return identifications.identify(
        contact,
        a_person_id(),
        identification_id=IdentificationId(an_id()),
        how_known="Rang again and gave the number",
        by=NORTH_1,
        at=NOON,
    )


def withdrawn(wrong: Identification) -> Identification:
    return identifications.withdraw(
        wrong, identification_id=IdentificationId(an_id()), reason="Her sister", by=NORTH_1, at=NOON
    )


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(0, 1000))
def test_who_a_contact_was_with_does_not_depend_on_the_order_of_what_became_known(
    taken_back: list[bool], seed: int
) -> None:
    contact, other = a_contact(), a_contact()
    facts, expected = [identified(other)], set()
    for wrong in taken_back:
        fact = identified(contact)
        facts.append(fact)
        if wrong:
            facts.append(withdrawn(fact))
        else:
            expected.add(fact.person)
    shuffled = Random(seed).sample(facts, len(facts))

    assert set(identifications.people_of(contact, shuffled)) == expected
    assert identifications.people_of(contact, shuffled) == identifications.people_of(contact, facts)


def test_people_named_in_the_contact_come_first_and_nobody_twice() -> None:
    person = a_person_id()
    contact = a_contact(people=(person,))
    again = replace(identified(contact), person=person)
    later = identified(contact)

    assert identifications.people_of(contact, [later, again]) == (person, later.person)


def test_an_identification_travels_where_its_contact_does_and_says_how_it_is_known() -> None:
    fact = identified(a_contact(territory="east"))

    assert fact.territory == "east"
    assert withdrawn(fact).withdraws == fact.id
    with pytest.raises(ReasonMissing):
        identifications.identify(
            a_contact(), a_person_id(), identification_id=IdentificationId(an_id()), how_known="", by=NORTH_1, at=NOON
        )
