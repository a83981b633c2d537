"""The Details tab: added to, corrected, ended, taken out, and taken back."""

from datetime import UTC, date

import pytest
from PySide6.QtCore import QLocale

from caseworker.domain.contact_points import ContactPoint
from caseworker.domain.people import ContactWay, InterpreterNeed, Person, current_address
from caseworker.domain.values import Bound, PartialDate
from tests.desk.sittings import MORNING
from tests.ui.person.conftest import OpenPerson, Shot
from tests.ui.person.opened import Opened
from tests.ui.workplaces import Workplace
from ui.person import typed
from ui.person.details_rows import Group, Row
from ui.person.words import gender
from ui.widgets.menus import MenuButton
from ui.wording import Wording


def marta(at: Workplace) -> Person:
    return at.office.people.open(at.known.marta).person


@pytest.fixture
def details(officer: Workplace, open_person: OpenPerson) -> Opened:
    return open_person(officer, tab="details", size=(1240, 840))


def row(opened: Opened, group: Group, at: int = 0) -> Row:
    return opened.page.models.details.rows()[group][at]


def a_phone(opened: Opened) -> ContactPoint:
    found = row(opened, Group.CONTACT).of
    assert isinstance(found, ContactPoint)
    return found


def test_a_phone_is_added_and_taken_back(details: Opened) -> None:
    details.press("Add phone or e-mail")
    details.write(kind="phone", value="+44 20 7946 0100", note="the daughter's")
    details.set_field("unsafe", True)

    details.submit()

    point = marta(details.place).contact_points[-1]
    assert (point.phone, point.note, point.safe) == ("+44 20 7946 0100", "the daughter's", False)
    assert details.says("Others may listen")
    details.undo()
    assert len(marta(details.place).contact_points) == 1


def test_a_wrong_phone_is_corrected_with_what_stood_there_filled_in(details: Opened) -> None:
    details.page.models.details.correct(a_phone(details))
    assert details.form.values()["value"] == "0555 010 4471"
    details.write(value="0555 010 4472", reason="Two digits swapped")

    details.submit()

    assert [one.value for one in marta(details.place).contact_points] == ["0555 010 4472"]
    details.undo()
    assert [one.value for one in marta(details.place).contact_points] == ["0555 010 4471"]


def test_a_phone_that_no_longer_reaches_them_is_marked(details: Opened) -> None:
    details.page.models.details.mark_stale(a_phone(details))
    details.wait()

    assert details.says("No longer reaches them")


def test_moving_house_ends_the_old_home_the_day_before(details: Opened) -> None:
    details.press("Record a move")
    details.write(street="3 Quay Street", locality="Northgate")
    details.write(**{"from": "20.11.2026"})

    details.submit()

    today = date(2026, 11, 20)
    home = current_address(marta(details.place), today)
    assert home is not None
    assert home.shown == "3 Quay Street, Northgate"
    assert row(details, Group.ADDRESSES, 1).is_past
    assert details.says("Before")


def test_an_address_is_ended_and_stays_to_be_read(details: Opened) -> None:
    details.page.models.details.end(row(details, Group.ADDRESSES))
    details.write(last="yesterday")

    details.submit()

    assert marta(details.place).addresses[0].valid_to == date(2026, 11, 19)
    assert row(details, Group.ADDRESSES).second == "Until 19 November 2026"


def test_taking_out_asks_why_and_can_be_taken_back(details: Opened) -> None:
    details.page.models.details.take_out(row(details, Group.CONTACT))
    details.submit()
    assert details.errors()
    details.write(reason="Belongs to her sister")

    details.submit()

    assert not marta(details.place).contact_points
    details.undo()
    assert len(marta(details.place).contact_points) == 1


def test_a_name_that_was_taken_keeps_the_old_one_as_a_former_name(details: Opened) -> None:
    details.press("Change name")
    details.write(full="Marta Nowak", kind="married")

    details.submit()

    assert details.says("Former name")
    assert details.says("Marta Nowak")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("about 1958", PartialDate(1958, approximate=True)),
        ("14.3.1958", PartialDate(1958, 3, 14)),
        ("03/04/1958", PartialDate(1958, 4, 3)),
        ("March 1958", PartialDate(1958, 3)),
        ("before 1958", PartialDate(1958, bound=Bound.BEFORE)),
        ("", None),
    ],
)
def test_a_date_is_as_known_as_it_is(words: str, kept: PartialDate | None) -> None:
    say = Wording(lambda: MORNING, MORNING.tzinfo or UTC, QLocale("en_GB"))

    assert typed.partial(words, say) == kept
    assert typed.partial(typed.editable(kept, say), say) == kept


def test_a_day_and_a_time_are_read_in_the_locale_they_are_typed_in() -> None:
    british, american = (Wording(lambda: MORNING, UTC, QLocale(one)) for one in ("en_GB", "en_US"))

    assert typed.day("28 Nov", british) == date(2026, 11, 28)
    assert typed.day("3/4/2027", british) == date(2027, 4, 3)
    assert typed.day("3/4/2027", american) == date(2027, 3, 4)
    assert typed.moment("yesterday 10:40", british) == MORNING.replace(day=19, hour=10, minute=40)
    with pytest.raises(ValueError, match="Smarch"):
        typed.day("30 Smarch", british)


def test_a_birth_date_is_saved_as_far_as_it_is_known(details: Opened) -> None:
    details.page.models.details.edit_about()
    details.set_field("birth", "about 1958")

    details.submit()

    assert marta(details.place).birth_date == PartialDate(1958, approximate=True)


def test_a_birth_date_that_can_never_be_right_is_told_at_its_field(details: Opened) -> None:
    details.page.models.details.edit_about()
    details.write(birth="31.13.1958")
    details.submit()
    assert "no date of birth" in details.errors()[0]
    details.write(birth="1 December 2026")
    details.submit()
    assert details.says("has not come yet")


def test_languages_needs_and_wishes_are_saved_and_taken_back(details: Opened) -> None:
    details.page.models.details.edit_talking()
    details.write(language="Spanish", interpreter="always", languages="Polish, French", needs="large print, wheelchair")
    details.set_field("not-letter", True)

    details.submit()

    person = marta(details.place)
    assert (person.language, person.languages, person.interpreter) == ("es", ("pl", "fr"), InterpreterNeed.ALWAYS)
    assert person.access_needs == ("large print", "wheelchair")
    assert person.not_by == (ContactWay.LETTER.value,)
    assert details.says("Spanish interpreter")
    details.undo()
    assert marta(details.place).language == "pl"


def test_a_safety_fact_has_its_source_and_its_review(details: Opened, shot: Shot) -> None:
    details.press("Add safety fact")
    details.write(kind="animal", what="A dog bit a colleague.", source="East 1", review="soon")
    details.submit()
    assert "no day" in details.errors()[0]
    details.write(review="1.5.2027")

    details.submit()
    shot(details.page, "details-rich")

    told = [one for one in details.page.models.details.rows()[Group.SAFETY] if one.label == "Animal"]
    assert "East 1" in told[0].second
    assert "1 May 2027" in told[0].second
    details.page.models.details.end(told[0])
    details.write(reason="The dog is gone")
    details.submit()
    ended = [one for one in details.page.models.details.rows()[Group.SAFETY] if one.label == "Animal"]
    assert "ended: The dog is gone" in ended[0].second
    assert details.says("Ends today")


def test_every_entry_has_a_menu_that_is_named(details: Opened) -> None:
    names = [one.accessibleName() for one in details.page.findChildren(MenuButton) if one.isVisible()]

    assert any("Mobile phone, 0555 010 4471" in one for one in names)
    assert all(names)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("female", "Female"), ("non-binary", "Non-binary"), ("hijra", "hijra"), ("", "")],
)
def test_a_gender_that_systems_write_is_said_in_our_words_and_any_other_as_it_stands(stored: str, shown: str) -> None:
    assert gender(stored) == shown
