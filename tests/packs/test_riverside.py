"""The demonstration pack is complete, believable and invented."""

import re
from datetime import date, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from caseworker.domain.agency import Pack
from caseworker.domain.case_types import Ground, NotInPack
from caseworker.domain.deadlines import start
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import CaseId
from caseworker.packs.pack import load_pack
from caseworker.packs.working_days import calendar_of
from tests.packs.riverside import RIVERSIDE, a_copy, edit

TODAY = date(2026, 11, 22)
FICTIONAL = re.compile(r"\+44 20 7946 0[0-9]{3}")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(RIVERSIDE)


def test_the_demonstration_pack_has_no_faults(pack: Pack) -> None:
    assert (pack.version, pack.agency.name) == ("3.1", "Riverside office")


def test_it_is_complete_enough_for_the_demonstration(pack: Pack) -> None:
    assert len(pack.case_types) >= 6
    assert len(pack.answers) >= 25
    assert len(pack.directory) >= 40
    assert len(pack.counters) >= 2


def test_the_eight_reasons_lie_on_the_eight_keys(pack: Pack) -> None:
    labels = [reason.label for key in range(1, 9) if (reason := pack.reason_on_key(key)) is not None]

    assert labels == ["Housing", "Benefits", "Documents", "Lost card", "Booking", "Health", "Complaint", "Other"]


def test_housing_support_goes_from_applying_to_payment_and_review(pack: Pack) -> None:
    housing = pack.case_type("housing-support")

    assert [stage.title for stage in housing.stages] == ["Apply", "Check papers", "Assess", "Decide", "Pay and review"]
    assert housing.stage("assess").doing == "In assessment"
    assert housing.stage("assess").task("ask-approval").after == ("check-agreement", "ask-landlord", "write-summary")
    assert [move.title for move in housing.moves_from("assess")] == ["Send for approval", "Ask for more papers"]


def test_a_housing_decision_is_due_thirty_days_after_asking(pack: Pack) -> None:
    rule = pack.case_type("housing-support").deadline("decision")
    asked = datetime(2025, 10, 29, 11, 0, tzinfo=ZoneInfo("Europe/London"))
    deadline = start(
        rule, deadline_id=UUID(int=1), case=CaseId(UUID(int=2)), at=asked, calendar=calendar_of(pack.agency)
    )

    assert (deadline.ground, deadline.due_at.date()) == (Ground.LEGAL, date(2025, 11, 28))
    assert rule.stands_still("waiting-for-person")
    assert not rule.stands_still("waiting-for-us")


def test_cases_about_protection_are_restricted_from_the_start(pack: Pack) -> None:
    assert pack.case_type("safeguarding").sensitivity is Sensitivity.RESTRICTED
    assert pack.case_type("housing-support").sensitivity is Sensitivity.NORMAL


def test_a_territory_holds_those_below_it(pack: Pack) -> None:
    assert pack.within("north") == {"north", "northgate", "oakwood"}
    assert pack.within("riverside") == {area.id for area in pack.territories}


def test_every_address_and_number_is_kept_for_fiction(pack: Pack) -> None:
    for service in pack.directory:
        assert service.website.endswith(".example.org")
        assert service.email.endswith(".example.org")
        assert all(FICTIONAL.fullmatch(phone) for place in service.places for phone in place.phones)


def test_answers_have_a_sentence_to_say_and_were_checked_before_today(pack: Pack) -> None:
    for answer in pack.answers:
        assert len(answer.say) >= 40, answer.id
        assert answer.valid_from <= answer.checked_on <= TODAY or answer.checked_on <= answer.valid_from, answer.id
        assert answer.valid_to is None or answer.valid_to > TODAY, answer.id


def test_one_answer_is_old_enough_to_ask_for_care(pack: Pack) -> None:
    old = [answer.id for answer in pack.answers if (TODAY - answer.checked_on).days > pack.policy.answer_stale_days]

    assert old == ["rent-in-cash"]


def test_each_outcome_with_a_letter_has_the_letter(pack: Pack) -> None:
    for case_type in pack.case_types:
        for outcome in case_type.outcomes:
            assert outcome.letter is None or pack.template(outcome.letter).body


@pytest.mark.parametrize(
    "look_up", ["territory", "team", "queue", "counter", "reason", "case_type", "template", "answer", "service"]
)
def test_what_the_pack_does_not_have_is_refused_with_a_sentence(pack: Pack, look_up: str) -> None:
    with pytest.raises(NotInPack) as refused:
        getattr(pack, look_up)("nothing-like-it")
    assert "called 'nothing-like-it'" in refused.value.say()


def test_the_hash_is_the_same_for_a_copy_and_another_after_any_change(pack: Pack, tmp_path: Path) -> None:
    copied = a_copy(tmp_path)
    assert load_pack(copied).sha256 == pack.sha256

    edit(copied, "README.md", "Riverside", "Lakeside")
    assert load_pack(copied).sha256 != pack.sha256


def test_forms_and_rules_are_listed_with_their_hash_but_not_read(tmp_path: Path) -> None:
    copied = a_copy(tmp_path)
    for folder, name in (("forms", "intake.xlsx"), ("rules", "housing.yaml")):
        (copied / folder).mkdir()
        (copied / folder / name).write_bytes(b"\0 not read")

    listed = {file.path: file.sha256 for file in load_pack(copied).files}

    assert listed["forms/intake.xlsx"] == listed["rules/housing.yaml"]
    assert len(listed["forms/intake.xlsx"]) == 64


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("desk@riverside.example", True),
        (" Desk@RIVERSIDE.example ", True),
        ("desk@riverside.example.org", False),
        ("desk@notriverside.example", False),
        ("", False),
    ],
)
def test_mail_from_the_agencys_own_addresses_is_told_from_all_other(pack: Pack, address: str, is_own: bool) -> None:
    assert pack.agency.is_own_address(address) is is_own


def test_every_place_of_the_directory_has_a_position_of_its_own() -> None:
    places = [place for service in load_pack(RIVERSIDE).directory for place in service.places]
    spots = {(one.latitude_udeg, one.longitude_udeg) for one in places}
    assert None not in {part for spot in spots for part in spot}
    assert len(spots) > len(places) / 2
