"""The page of a person as a whole: what its head says, where it leads, and what stands there when they do not."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from caseworker.desk.tasks import Plan
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel
from tests.desk.work import keep
from tests.domain.builders import a_contact
from tests.domain.people_builders import a_person, an_id
from tests.ui.person.conftest import OpenPerson
from tests.ui.person.opened import Opened
from tests.ui.workplaces import Workplace
from ui.news import Changes
from ui.person.form_panel import FormPanel
from ui.places import Place
from ui.widgets.pane_lines import LineButton


def words(opened: Opened, name: str) -> str:
    label = opened.page.findChild(QLabel, name)
    assert label is not None
    return str(label.text()).replace("\u00a0", " ").replace("\u2068", "").replace("\u2069", "")


def test_the_head_says_who_it_is_and_warns_first(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)

    assert words(opened, "name") == "Marta Kowalska"
    assert (
        words(opened, "facts") == "Born 14 March 1958 (68) · CW-000 001 001 · 0555 010 4471 · 18 Mill Lane, Northgate"
    )
    assert opened.says("Two staff for visits")
    assert opened.page.path() == ("People", "Marta Kowalska")


def test_the_side_tells_what_is_due_and_becomes_a_tab_where_there_is_no_room(
    officer: Workplace, open_person: OpenPerson
) -> None:
    wide = open_person(officer, size=(1240, 840))

    assert wide.page.side.isVisible()
    assert wide.says("Housing support")
    wide.place.plain.resize(1024, 640)
    wide.wait()
    wide.page.tabs.set_value("attention")

    assert wide.page.side.isVisible()
    assert wide.page.side.count > 0
    wide.page.tabs.set_value("timeline")
    assert not wide.page.side.isVisible()


def test_every_tab_and_command_is_there_and_says_why_it_cannot_be_given(
    officer: Workplace, open_person: OpenPerson
) -> None:
    opened = open_person(officer)
    why = {one.id: one.why_not() for one in opened.page.commands()}

    assert len(why) == len(opened.page.commands())
    assert "supervisor" in why["person.erase"]
    assert why["person.log-contact"] == ""
    for tab in ("cases", "details", "household", "documents", "consent", "who-looked", "timeline"):
        opened.tab(tab)
        assert opened.page.tabs.value() == tab


def test_what_is_typed_stays_when_someone_else_changes_the_person(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    opened.page.log_contact()
    opened.write(text="She said that the window")
    contact = a_contact(people=(officer.known.marta,), territory="north", channel=Channel.PHONE, title="From elsewhere")
    keep(officer.office.store, contact)

    opened.page.reload(Changes(frozenset({"interaction"}), from_elsewhere=True))
    opened.wait()

    assert opened.says("Changed by someone else")
    assert opened.form.values()["text"] == "She said that the window"
    assert "From elsewhere" not in opened.titles()
    opened.press("Show")
    assert "From elsewhere" in opened.titles()
    assert opened.form.values()["text"] == "She said that the window"


def test_what_was_typed_comes_back_with_the_page(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    opened.page.log_contact()
    opened.write(text="Asked for the letter again")
    view = opened.page.tabbed.timeline.view
    view.setCurrentIndex(view.model().index(3, 0))
    state = opened.page.state()
    opened.page.leave()
    opened.wait()

    again = open_person(officer, state=state)

    assert again.form.values()["text"] == "Asked for the letter again"
    assert again.says("Draft saved")
    assert again.page.tabbed.timeline.view.currentIndex().row() == 3


def test_escape_leaves_a_form_and_the_words_stay_in_its_draft(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    opened.page.log_contact()
    opened.write(text="Half a sentence")

    opened.key(opened.form, Qt.Key.Key_Escape)
    opened.wait()

    assert opened.page.findChild(FormPanel, "form") is None or not opened.page.is_typing
    opened.page.log_contact()
    opened.qtbot.waitUntil(lambda: opened.page._form is not None)
    assert opened.form.values()["text"] == "Half a sentence"


def test_a_person_who_is_not_here_is_told_in_words(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer, PersonId(an_id()))

    assert opened.says("This person is not on this device")
    assert not officer.plain.troubles


def test_a_person_of_another_territory_is_not_shown(officer: Workplace, open_person: OpenPerson) -> None:
    person = a_person(territory="south")
    keep(officer.office.store, person)

    opened = open_person(officer, person.id)

    assert opened.says("This person is not open to you")


def test_whoever_comes_by_a_merged_record_sees_both_as_one(supervisor: Workplace, open_person: OpenPerson) -> None:
    known = supervisor.known
    supervisor.office.merging.merge(known.marta, known.rosa, reason="Same passport")
    stands, other = sorted((known.marta, known.rosa))

    opened = open_person(supervisor, other)

    assert opened.says("Two records are one person")
    assert opened.page.person.id == stands


def test_names_are_hidden_at_once_and_come_back(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)

    opened.page.hide_names(hidden=True)

    assert not opened.says("Marta")
    assert not opened.says("Mill Lane")
    assert opened.page.path() == ("People", "Hidden")
    opened.page.hide_names(hidden=False)
    assert opened.says("Marta Kowalska")


def test_a_task_is_planned_from_the_head_and_taken_back(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    before = len(officer.office.people.open(officer.known.marta).tasks)
    officer.plain.run("task.plan")
    opened.write(title="Ring the landlord", due="28 Nov")

    opened.submit()

    tasks = officer.office.people.open(officer.known.marta).tasks
    assert next(one for one in tasks if one.title == "Ring the landlord").due == date(2026, 11, 28)
    assert opened.said[-1] == "Task added"
    opened.undo()
    assert len(officer.office.people.open(officer.known.marta).tasks) == before


def test_a_visit_is_planned_by_day_and_time(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    officer.plain.run("visit.plan")
    opened.write(purpose="Look at the damp", when="tomorrow 14:30", minutes="45")

    opened.submit()

    assert opened.said[-1] == "Visit planned"
    assert "Look at the damp" in opened.titles()


def test_a_death_is_recorded_and_said_in_the_head(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    officer.plain.run("person.death")
    opened.write(died="March 2026")

    opened.submit()

    assert "Died March 2026" in words(opened, "facts")
    opened.undo()
    assert "Died" not in words(opened, "facts")


def test_two_records_are_made_one_by_a_supervisor(supervisor: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(supervisor)
    supervisor.plain.run("person.merge")
    opened.type(opened.line_of("person"), "rosa del")
    opened.wait()
    opened.key(opened.line_of("person"), Qt.Key.Key_Return)
    opened.write(reason="Same passport")

    opened.submit()

    rosa, marta = supervisor.known.rosa, supervisor.known.marta
    assert set(supervisor.office.people.open(rosa).records) == {rosa, marta}
    opened.undo()
    assert supervisor.office.people.open(rosa).records == (rosa,)


def test_erasing_names_the_person_and_needs_a_reason(supervisor: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(supervisor)
    supervisor.plain.run("person.erase")

    assert opened.says("Erase the record of")
    opened.submit()
    assert opened.errors()
    opened.write(reason="Court order 12/26")
    opened.submit()

    assert supervisor.plain.places[-1] == Place("people")
    assert not supervisor.office.finding.find("marta kowalska", kinds=("person",))


def test_what_needs_attention_stands_in_the_order_in_which_it_is_due_and_what_is_open_is_not_ticked(
    officer: Workplace, open_person: OpenPerson
) -> None:
    office, case = officer.office, officer.known.housing.id
    office.tasks.plan(Plan(title="Ring back", case=case, due=date(2026, 11, 18)))
    office.tasks.plan(Plan(title="Some time", case=case))
    opened = open_person(officer, size=(1240, 840))

    lines = [one._line for one in opened.page.side.findChildren(LineButton) if one.isVisible()]
    titles = [line.title for line in lines]
    late = lines[titles.index("Ring back")]

    assert titles.index("Ring back") < titles.index("Some time")
    assert (late.icon, late.tone, late.second_tone) == ("circle-alert", "danger", "danger")
    assert lines[titles.index("Some time")].icon == "circle"
