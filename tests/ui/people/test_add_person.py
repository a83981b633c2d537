"""Adding a person: who is here already is said while typing, only the name is needed, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.consents import Consent
from caseworker.domain.people import InterpreterNeed, Person
from caseworker.domain.values import PartialDate
from caseworker.domain.walk_ins import WalkIn
from tests.ui.conftest import OpenPage
from tests.ui.front_desk.desk_window import AtKeys, at_keys
from tests.ui.workplaces import Workplace, settled
from ui.people.add_entry import Entry, born_of, faults_of
from ui.people.add_page import AddPersonPage
from ui.people.adding import FORM, adding_place, begin_adding, parts_of
from ui.places import Place
from ui.shell.window import ShellWindow

Shot = Callable[[QWidget, str], None]


@pytest.fixture
def page(open_page: OpenPage[AddPersonPage], front_desk: Workplace) -> AddPersonPage:
    front_desk.office.finding.prepare()
    return open_page(AddPersonPage, Place("add-person"), front_desk, size=(1196, 840))


@pytest.fixture
def keys(qtbot: QtBot, page: AddPersonPage, front_desk: Workplace) -> AtKeys:
    return at_keys(qtbot, page, front_desk)


def write(page: AddPersonPage, qtbot: QtBot, **words: str) -> None:
    for name, text in words.items():
        line = page.form.lines[name].line
        line.selectAll()
        QTest.keyClicks(line, text)
    qtbot.waitUntil(lambda: not page.model._rest.isActive())
    settled(qtbot, page.work)


def people(place: Workplace) -> list[Person]:
    with place.office.store.reading() as reader:
        return reader.select(Person)


def test_a_picture(page: AddPersonPage, qtbot: QtBot, shot: Shot) -> None:
    write(page, qtbot, given="Marta", family="Kowalska", born="14 3 2058", phone="05", address="18 Mill Lane")
    page.model.add()
    shot(page, "add-person-wrong")
    write(page, qtbot, born="14 3 1958", phone="0555 010 4471")
    shot(page, "add-person")


def test_somebody_is_added_by_name_alone_and_their_page_opens(
    page: AddPersonPage, keys: AtKeys, front_desk: Workplace
) -> None:
    keys.say("Zofia")
    keys.press("Tab")
    keys.say("Nowak")
    keys.press("Ctrl+Return")

    assert keys.pressed <= 30
    (added,) = [one for one in people(front_desk) if one.names[0].family == "Nowak"]
    assert added.names[0].given == "Zofia"
    assert front_desk.plain.places == [Place("person", added.id)]
    assert front_desk.office.drafts.open_ones() == ()


def test_everything_that_was_said_is_kept(
    page: AddPersonPage, qtbot: QtBot, keys: AtKeys, front_desk: Workplace
) -> None:
    write(page, qtbot, given="Zofia", born="3.5.1990", phone="0555 010 9999", email="z@example.org", address="3 Quay")
    page.form.language.set_value("pl")
    page.form.interpreter.set_value(InterpreterNeed.ALWAYS)
    page.form.consents["keep-facts"].click()
    keys.press("Ctrl+Return")

    (added,) = [one for one in people(front_desk) if one.names[0].given == "Zofia"]
    assert added.birth_date == PartialDate(1990, 5, 3)
    assert [one.value for one in added.contact_points] == ["0555 010 9999", "z@example.org"]
    assert added.addresses[0].shown == "3 Quay"
    assert (added.language, added.interpreter) == ("pl", InterpreterNeed.ALWAYS)
    with front_desk.office.store.reading() as reader:
        said = [one.purpose for one in reader.select(Consent) if one.person == added.id]
    assert said == ["keep-facts"]


@pytest.mark.parametrize(
    ("typed", "exact", "kept"),
    [
        ("27 3 1984", "exact", PartialDate(1984, 3, 27)),
        ("1984", "exact", PartialDate(1984)),
        ("about 1958", "exact", PartialDate(1958, approximate=True)),
        ("14 March 1958", "year", PartialDate(1958)),
        ("1958", "about", PartialDate(1958, approximate=True)),
    ],
)
def test_a_birth_date_is_taken_as_far_as_it_is_known(
    front_desk: Workplace, typed: str, exact: str, kept: PartialDate
) -> None:
    assert born_of(Entry(given="A", born=typed, exact=exact), front_desk.work.wording) == kept


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Entry(), "given"),
        (Entry(given="A", born="32 13 1990"), "born"),
        (Entry(given="A", born="14 3 2058"), "born"),
        (Entry(given="A", phone="05"), "phone"),
        (Entry(given="A", email="nobody"), "email"),
    ],
)
def test_what_can_never_be_right_is_said(front_desk: Workplace, entry: Entry, field: str) -> None:
    assert set(faults_of(entry, front_desk.work.wording)) == {field}


def test_nothing_is_added_while_something_is_to_be_put_right_and_the_links_lead_there(
    page: AddPersonPage, qtbot: QtBot, keys: AtKeys, front_desk: Workplace
) -> None:
    write(page, qtbot, given="Zofia", born="14 3 2058")
    before = len(people(front_desk))
    keys.press("Ctrl+Return")

    assert len(people(front_desk)) == before
    assert QApplication.focusWidget() is page.form.errors
    (link,) = page.form.errors.lines()
    link.click()
    assert QApplication.focusWidget() is page.form.lines["born"].control

    write(page, qtbot, born="14 3 1958")
    assert page.form.lines["born"].error == ""
    assert not page.form.errors.isVisible()


def test_who_is_here_already_is_said_with_reasons(page: AddPersonPage, qtbot: QtBot) -> None:
    write(page, qtbot, given="Marta", family="Kowalska", born="14 3 1958")

    (card,) = page.matches.cards
    assert card.match.likely == "Very likely the same"
    assert [(one.what, one.agrees) for one in card.match.reasons] == [("Name", True), ("Born", True)]


def test_alt_1_uses_who_is_here_already(page: AddPersonPage, qtbot: QtBot, keys: AtKeys, front_desk: Workplace) -> None:
    write(page, qtbot, given="Marta", family="Kowalska", phone="0555 010 4471")
    before = len(people(front_desk))
    keys.press("Alt+1")

    assert len(people(front_desk)) == before
    assert front_desk.plain.places == [Place("person", front_desk.known.marta)]
    assert len(front_desk.office.drafts.discarded()) == 1


def test_who_is_not_the_same_is_not_shown_again(page: AddPersonPage, qtbot: QtBot, keys: AtKeys) -> None:
    write(page, qtbot, given="Marta", family="Kowalska", born="14 3 1958")
    keys.press("Alt+D")
    assert page.matches.cards == []

    write(page, qtbot, address="18 Mill Lane")
    assert page.matches.cards == []


def test_a_twin_is_shown_with_the_words_for_it(page: AddPersonPage, qtbot: QtBot) -> None:
    write(page, qtbot, given="Tomasz", family="Kowalska", born="14 3 1958", address="18 Mill Lane, Northgate")

    (card,) = page.matches.cards
    assert card.match.note == "Same family, address and birth date, another given name: twins?"
    assert "differs" in card.match.sentence
    assert page.model.state.is_ready


def test_a_supervisor_who_says_that_they_are_two_people_notes_it_by_adding(
    open_page: OpenPage[AddPersonPage], supervisor: Workplace, qtbot: QtBot
) -> None:
    supervisor.office.finding.prepare()
    page = open_page(AddPersonPage, Place("add-person"), supervisor, size=(1196, 840))
    write(page, qtbot, given="Martha", family="Kowalska", born="14 3 1958")
    keys = at_keys(qtbot, page, supervisor)
    keys.press("Alt+D", "Ctrl+Return")

    (pair,) = supervisor.office.duplicates.decided()
    assert pair.left == supervisor.known.marta
    assert pair.likelihood.probability > 0.5
    assert supervisor.office.duplicates.pairs() == ()


def test_a_key_without_a_match_says_why(page: AddPersonPage, keys: AtKeys) -> None:
    keys.press("Alt+2")
    assert keys.reasons == ["Nobody here is like the person you are adding."]


def test_what_is_typed_is_there_again_after_leaving(
    page: AddPersonPage, qtbot: QtBot, front_desk: Workplace, open_page: OpenPage[AddPersonPage]
) -> None:
    write(page, qtbot, given="Zofia", phone="0555")
    QTest.mouseClick(page.form.exact.button("about"), Qt.MouseButton.LeftButton)
    page.leave()
    settled(qtbot, page.work)

    again = open_page(AddPersonPage, Place("add-person"), front_desk)
    assert (again.form.entry().given, again.form.entry().phone, again.form.entry().exact) == ("Zofia", "0555", "about")


def test_escape_leaves_and_discarding_can_be_undone(
    page: AddPersonPage, qtbot: QtBot, keys: AtKeys, front_desk: Workplace
) -> None:
    write(page, qtbot, given="Zofia")
    page.model.keep()
    keys.press("Escape")
    assert front_desk.plain.backs == 1

    page.discard.click()
    qtbot.waitUntil(lambda: bool(front_desk.plain.toasts))
    assert page.form.entry() == Entry()
    undo = front_desk.plain.toasts[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: front_desk.plain.places == [Place("add-person")])
    assert [one.words("given") for one in front_desk.office.drafts.open_ones()] == ["Zofia"]


def test_whoever_waits_is_identified_by_being_added(
    open_page: OpenPage[AddPersonPage], front_desk: Workplace, qtbot: QtBot
) -> None:
    waiting = next(
        one for line in front_desk.office.counter.queue_lines() for one in line.waiting if one.person is None
    )
    page = open_page(AddPersonPage, adding_place(waiting.id), front_desk)
    keys = at_keys(qtbot, page, front_desk)
    keys.say("Zofia")
    keys.press("Ctrl+Return")

    with front_desk.office.store.reading() as reader:
        known = reader.get(WalkIn, waiting.id).person
    assert known in {one.id for one in people(front_desk) if one.names[0].given == "Zofia"}
    assert front_desk.plain.places == [Place("front-desk")]


def test_a_name_typed_elsewhere_comes_along_and_an_earlier_draft_is_put_back_by_undo(
    front_desk: Workplace, qtbot: QtBot
) -> None:
    drafts = front_desk.office.drafts
    drafts.keep(FORM, None, given="Owen", phone="0555")
    begin_adding(front_desk.work, "mar kow")
    qtbot.waitUntil(lambda: len(front_desk.plain.places) == 1)
    (draft,) = drafts.open_ones()
    assert (draft.words("given"), draft.words("family"), draft.words("phone")) == ("mar", "kow", "")

    undo = front_desk.plain.toasts[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(front_desk.plain.places) == 2)
    (draft,) = drafts.open_ones()
    assert (draft.words("given"), draft.words("family"), draft.words("phone")) == ("Owen", "", "0555")


def test_the_last_word_of_a_typed_name_is_the_family_name() -> None:
    assert parts_of(" Anna  Maria Lund ") == {"given": "Anna Maria", "family": "Lund"}
    assert parts_of("Anna") == {"given": "Anna", "family": ""}


def test_a_person_is_added_from_every_page(open_window: Callable[..., ShellWindow], front_desk: Workplace) -> None:
    window = open_window(front_desk)
    window.run("person.add")

    assert isinstance(window.pages.page, AddPersonPage)
    assert window.history.here == Place("add-person")


def test_the_same_name_alone_is_possible_and_no_more(page: AddPersonPage, qtbot: QtBot) -> None:
    write(page, qtbot, given="Marta", family="Kowalska")

    (card,) = page.matches.cards
    assert card.match.likely == "Possibly the same"
    assert page.model.state.is_ready
