"""The timeline: written, logged, filtered, searched, corrected, and fluent however much there is."""

from datetime import timedelta

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from caseworker.desk.strands import Strand
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.names import PersonName
from tests.desk.sittings import MORNING
from tests.desk.work import keep
from tests.domain.builders import a_contact, an_attachment
from tests.domain.people_builders import a_name, a_person, an_id
from tests.ui.person.conftest import OpenPerson
from tests.ui.workplaces import Workplace
from ui.person.person_model import PersonModel
from ui.person.timeline_entries import Batch, passages_of, woven
from ui.theme.current import Themed

MARKUP = [
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &nbsp;",
    "<a href='https://x'>x</a>",
    "**bold** _it_ `code`",
    "# Heading\n## Sub",
    "[link](https://x)",
    "![i](x.png)",
    "| a | b |\n|---|---|",
    "{name} {0} %s %1 %n",
    "<table><tr><td>1</td></tr></table>",
    "<!-- comment -->",
    "<![CDATA[ x ]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE html>",
    "<style>*{display:none}</style>",
    "<marquee>x</marquee>",
    "<font size=99>x</font>",
    "<h1>x</h1>",
    "<br><br><br>",
    "<ul><li>x</ul>",
    "&&&& && &x",
    "\\n \\t \\u0041",
    "a\tb\tc",
    "line\r\nline\rline",
    "\u202eright to left\u202c",
    "\u2066isolated",
    "\u200b\u200b\u200b",
    "\u0301\u0301\u0301\u0301",
    "zalgo z̸̧͖a̵͎l̷g̸o̷",
    "مرحبا بالعالم <b>",
    "שלום עולם",
    "日本語のとても長い文章。",
    "👩‍👩‍👧‍👦 🏳️‍🌈",
    "x" * 5000,
    "word " * 3000,
    "\x00\x01\x02 control",
    "<svg onload=alert(1)>",
    "data:text/html,<b>x</b>",
]


def many(at: Workplace, count: int) -> list[Interaction]:
    return [
        a_contact(
            people=(at.known.marta,),
            channel=Channel.COUNTER if number % 2 else Channel.PHONE,
            title=f"Contact {number}",
            text="She asked about the flat again. " * 3,
            occurred_at=MORNING - timedelta(days=30, hours=number),
        )
        for number in range(count)
    ]


def test_a_note_is_written_over_the_timeline_and_stands_in_it(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    composer = opened.page.tabbed.timeline.composer
    opened.type(composer.editor, "Keys are with the neighbour.")

    opened.page.main_action()
    opened.wait()

    assert "Note" in opened.titles()
    assert composer.editor.toPlainText() == ""
    assert [one.text for one in officer.office.notes.of_person(officer.known.marta)] == ["Keys are with the neighbour."]


def test_the_words_of_the_line_go_on_in_the_form_of_a_contact(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    opened.type(opened.page.tabbed.timeline.composer.editor, "Rang about the heating")

    opened.press("Log a phone call")

    assert opened.form.values()["text"] == "Rang about the heating"
    assert opened.form.values()["channel"] == "phone"


def test_a_contact_is_logged_with_all_that_is_known_of_it(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    officer.plain.run("person.log-contact")
    case = str(officer.known.housing.id)
    opened.write(channel="counter", direction="in", reason="housing", text="Brought two papers.", title="Papers")
    opened.write(case=case, outcome="joined_to_case", minutes="12 min", when="yesterday 10:40")

    officer.plain.run("form.main")
    opened.wait()

    found = next(
        one.record
        for one in officer.office.people.timeline(officer.known.marta).happenings
        if isinstance(one.record, Interaction) and one.record.title == "Papers"
    )
    assert (found.duration_s, found.outcome) == (720, ContactOutcome.JOINED_TO_CASE)
    assert officer.work.wording.day_time(found.occurred_at) == "Yesterday 10:40"
    assert opened.said[-1] == "Contact saved"
    assert "Papers" in opened.titles()


def test_what_cannot_be_right_is_said_at_its_field_and_nothing_is_lost(
    officer: Workplace, open_person: OpenPerson
) -> None:
    opened = open_person(officer)
    opened.page.log_contact()
    opened.write(when="the 40th of Foo", minutes="a while", outcome="joined_to_case", text="Words")

    opened.submit()

    assert len(opened.errors()) == 3
    assert opened.form.values()["text"] == "Words"
    assert not opened.said


def test_a_contact_is_corrected_with_what_was_wrong(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)
    model = opened.page.models.timeline
    contact = next(one.of for one in model.entries if isinstance(one.of, Interaction))
    assert isinstance(contact, Interaction)
    model.correct(contact)
    opened.write(title="x")
    opened.submit()
    assert opened.errors() == ["Say what was wrong, so that whoever reads this later understands it."]
    opened.write(why="Wrong title")

    opened.submit()

    assert contact.id not in {one.id for one in model.entries}
    corrected = next(one.of for one in model.entries if getattr(one.of, "corrects", None) == contact.id)
    assert isinstance(corrected, Interaction)
    assert corrected.occurred_at == contact.occurred_at
    assert corrected.case == contact.case


def test_strands_search_and_order_choose_what_is_shown(officer: Workplace, open_person: OpenPerson) -> None:
    keep(officer.office.store, *many(officer, 6))
    opened = open_person(officer)
    model = opened.page.models.timeline

    model.show(Strand.COUNTER)
    opened.wait()
    assert opened.titles() == ["Contact 1", "Contact 3", "Contact 5"]
    model.turn()
    opened.wait()
    assert opened.titles() == ["Contact 5", "Contact 3", "Contact 1"]
    model.show(Strand.ALL)
    model.search("CONTACT flat")
    opened.wait()
    assert len(opened.titles()) == 6
    model.search("nothing says this")
    opened.wait()
    assert opened.says("Nothing here says this")


def test_ten_thousand_contacts_come_page_by_page(officer: Workplace, open_person: OpenPerson) -> None:
    keep(officer.office.store, *many(officer, 10_000))

    opened = open_person(officer)

    items = opened.page.tabbed.timeline._items
    assert len(items.items) < 300
    first = items.rowCount()
    opened.page.tabbed.timeline.view.scrollToBottom()
    opened.qtbot.waitUntil(lambda: items.rowCount() > first)
    while items.canFetchMore(QModelIndex()) and items.rowCount() < 600:
        items.fetchMore(QModelIndex())
        opened.wait()
    titles = opened.titles()
    assert len(titles) == len({(one.key) for one in items.items})


def test_a_file_stands_with_the_contact_it_came_with(officer: Workplace, open_person: OpenPerson) -> None:
    contact = a_contact(people=(officer.known.marta,), title="Handed in papers", occurred_at=MORNING)
    file = an_attachment(person=officer.known.marta, interaction=contact.id, territory="north")
    keep(officer.office.store, contact, file)

    opened = open_person(officer)

    item = next(one for one in opened.page.tabbed.timeline._items.items if one.title == "Handed in papers")
    assert [one.name for one in item.files] == ["Tenancy agreement.pdf"]


def test_a_new_case_takes_over_what_its_contact_says(officer: Workplace, open_person: OpenPerson) -> None:
    contact = a_contact(people=(officer.known.marta,), title="Window is broken", text="Since Monday.", reason="housing")
    keep(officer.office.store, contact)
    opened = open_person(officer)

    opened.page.models.cases.new_case_from(contact.id)
    opened.wait()

    assert opened.form.values()["title"] == "Window is broken"
    assert opened.form.values()["summary"] == "Since Monday."
    opened.write(part="applicant")
    opened.submit()
    assert officer.plain.places[-1].page == "case"
    made = officer.office.cases.page(officer.plain.places[-1].about).case  # type: ignore[arg-type]
    assert made.opened_from == contact.id


def test_stored_words_are_words_however_they_look(officer: Workplace, open_person: OpenPerson) -> None:
    names = tuple(PersonName(id=an_id(), full=text.replace("\n", " ")[:400]) for text in MARKUP)
    person = a_person(names=names, territory="north", description=MARKUP[1])
    contacts = [
        a_contact(people=(person.id,), title=text[:300], text=text, occurred_at=MORNING - timedelta(hours=at))
        for at, text in enumerate(MARKUP)
    ]
    keep(officer.office.store, person, *contacts)

    opened = open_person(officer, person.id)
    view = opened.page.tabbed.timeline.view
    for row in range(len(MARKUP)):
        view.setCurrentIndex(view.model().index(row, 0))
        opened.page.grab()
    opened.tab("details")
    opened.page.grab()

    assert [one.text for one in opened.page.tabbed.timeline._items.items] == MARKUP
    shown = [one for one in opened.page.findChildren(QLabel) if one.text()]
    assert {one.textFormat() for one in shown} == {Qt.TextFormat.PlainText}
    assert {one.text() for one in shown} >= {one.shown for one in names if one.shown.strip()}
    assert opened.page.width() <= officer.plain.width()


def test_a_right_to_left_name_stands_in_a_mirrored_page(
    officer: Workplace, open_person: OpenPerson, qapp: Themed
) -> None:
    person = a_person(names=(a_name("ليلى حدّاد"),), territory="north")
    keep(officer.office.store, person)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        opened = open_person(officer, person.id)
        opened.page.grab()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert opened.page.header._log.x() < opened.page.header._name.x()


def test_every_row_of_the_timeline_is_read_aloud_as_one_sentence(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer)

    said = [one.sentence for one in opened.page.tabbed.timeline._items.items]

    assert any("Phone" in one and "HB-" in one and "Not sent yet" in one for one in said)
    assert QAccessible.queryAccessibleInterface(opened.page.tabbed.timeline.view) is not None


def test_stages_a_case_went_through_stand_between_the_contacts(officer: Workplace) -> None:
    office = officer.office
    model = PersonModel(officer.work, officer.known.marta)
    page = office.people.open(officer.known.marta)
    case = page.cases[0]
    batch = Batch(happenings=page.timeline.happenings, progress={}, is_last=True)

    assert passages_of([case]) == []  # its first stage is its opening, which stands there already
    told = woven(batch, [], files={}, beyond=None, oldest_first=False)
    assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)
    assert model.state.page is None
