"""Cases: how they begin, and who and what belongs to them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import cases
from caseworker.domain.cases import CaseDetail, CaseLink, Status
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import CaseId
from caseworker.domain.inputs import ReasonMissing, TitleMissing
from caseworker.domain.numbers import AlreadyNumbered, Issued
from tests.domain.builders import a_case, a_case_person, a_case_type, final, provisional
from tests.domain.people_builders import NOON, NORTH_1, an_id


def opened(issued: Issued, **over: object) -> cases.Case:
    return cases.open_case(
        a_case_type(sensitivity=Sensitivity.RESTRICTED),
        case_id=CaseId(an_id()),
        passage_id=an_id(),
        issued=issued,
        pack_version="2026.1",
        territory="north",
        people=(a_case_person(),),
        by=NORTH_1,
        at=NOON,
        **over,  # type: ignore[arg-type]  # the test names the field
    )


def test_a_case_begins_in_the_first_stage_of_its_type_under_the_pack_version_it_keeps() -> None:
    case = opened(final("HB-20418"))

    assert (case.stage, case.status, case.pack_version) == ("apply", Status.OPEN, "2026.1")
    assert (case.title, case.team, case.sensitivity) == ("Housing support", "north-area", Sensitivity.RESTRICTED)
    assert [(passage.stage, passage.at) for passage in case.passages] == [("apply", NOON)]
    assert (case.received_at, case.opened_at) == (NOON, NOON)
    came = NOON - timedelta(days=2)
    assert opened(final(), received_at=came).received_at == came


def test_a_case_may_have_a_title_of_its_own_and_no_team() -> None:
    assert opened(final(), title=" Flat in Mill Lane ").title == "Flat in Mill Lane"
    no_team = cases.open_case(
        a_case_type(team=None),
        case_id=CaseId(an_id()),
        passage_id=an_id(),
        issued=final(),
        pack_version="2026.1",
        territory="north",
        people=(),
        by=NORTH_1,
        at=NOON,
    )
    assert no_team.team == ""


def test_a_case_without_owner_has_no_moment_of_owning() -> None:
    assert opened(final()).owner_since is None
    assert opened(final(), owner=NORTH_1).owner_since == NOON


def test_a_provisional_number_is_replaced_once_and_both_stay_on_the_case() -> None:
    case = opened(provisional("P-7K3-HB1"))
    assert case.shown_number == "P-7K3-HB1"

    numbered = cases.give_number(case, final("HB-20419"))

    assert (numbered.shown_number, numbered.provisional_number) == ("HB-20419", "P-7K3-HB1")
    with pytest.raises(AlreadyNumbered):
        cases.give_number(numbered, final("HB-20420"))


def test_a_moment_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="time zone"):
        cases.open_case(
            a_case_type(),
            case_id=CaseId(an_id()),
            passage_id=an_id(),
            issued=final(),
            pack_version="1",
            territory="",
            people=(),
            by=NORTH_1,
            at=datetime(2026, 11, 22, 12, 0),  # noqa: DTZ001 - the missing zone is what is tested
        )


def test_a_person_may_have_several_roles_but_each_only_once() -> None:
    applicant = a_case_person()
    reporter = a_case_person(person=applicant.person, role="reporter")
    again = a_case_person(person=applicant.person)

    case = cases.add_person(cases.add_person(cases.add_person(a_case(), applicant), reporter), again)

    assert case.people == (applicant, reporter)
    assert cases.remove_person(case, applicant.person, role="applicant").people == (reporter,)


def test_a_case_is_tied_to_another_once_and_never_to_itself() -> None:
    case, other = a_case(), CaseId(an_id())
    tie = CaseLink(id=an_id(), case=other, tie="follows")
    linked = cases.link(case, tie)

    assert linked.links == (tie,)
    assert cases.link(linked, CaseLink(id=an_id(), case=other, tie="follows")) == linked
    assert cases.link(case, CaseLink(id=an_id(), case=case.id, tie="follows")) == case


@given(st.lists(st.text(max_size=6)))
def test_tags_are_kept_once_each_and_never_empty(words: list[str]) -> None:
    case = a_case()
    for word in words:
        case = cases.tag(cases.tag(case, word), word)

    assert len(set(case.tags)) == len(case.tags)
    assert set(case.tags) == {" ".join(word.split()) for word in words} - {""}
    for word in case.tags:
        case = cases.untag(case, word)
    assert case.tags == ()


def test_a_detail_stands_in_place_of_its_earlier_value() -> None:
    old, new = (CaseDetail(id=an_id(), name="rent", value=value) for value in ("500", "540"))
    other = CaseDetail(id=an_id(), name="rooms", value="3")
    case = a_case(details=(old, other))

    assert cases.set_detail(case, new).details == (other, new)
    assert cases.set_detail(case, CaseDetail(id=an_id(), name="rent", value="500")) == case


def test_a_legal_hold_is_put_and_lifted_only_with_a_reason() -> None:
    held = cases.put_under_legal_hold(a_case(), reason=" Court asked for the file ")
    assert (held.legal_hold, held.legal_hold_reason) == (True, "Court asked for the file")

    with pytest.raises(ReasonMissing):
        cases.lift_legal_hold(held, reason="  ")
    assert not cases.lift_legal_hold(held, reason="Judgment given").legal_hold


def test_a_case_is_never_left_without_a_title() -> None:
    assert cases.rename(a_case(), " Heating ").title == "Heating"
    with pytest.raises(TitleMissing):
        cases.rename(a_case(), "\t")
