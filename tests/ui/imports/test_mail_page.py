"""The page of messages: read, where they go and why, filed by keys, taken back; nothing of a message runs."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.imports.mail_finding import mark_of
from caseworker.domain.attachments import Attachment
from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.interactions import Interaction
from tests.desk.imports.letters import Enclosed, Letter, in_a_file
from tests.ui.conftest import OpenPage
from tests.ui.front_desk.desk_window import AtKeys, at_keys
from tests.ui.workplaces import Workplace, settled
from ui.imports.mail_handover import handed_over, show_mail
from ui.imports.mail_model import Standing
from ui.imports.mail_page import MailPage
from ui.imports.mail_preview import MailPreview
from ui.imports.page import ImportsPage
from ui.places import Place

Shot = Callable[[QWidget, str], None]
MARTA = "marta@home.example"
PAGE = Enclosed(
    "form.html",
    "text/html",
    b"<html><body onload='go()'><script>go()</script><h1>Form</h1><p>Name &amp; street</p>"
    b"<img src='http://far.example/pixel.png'></body></html>",
)
SCAN = Enclosed("letter.pdf", "application/pdf", b"%PDF-1.7\n" + b"x" * 2_000)
QUOTED = "\n\nOn 20 July 2026 at 09:12, Riverside office wrote:\n> Please send us the form.\n> Your caseworker"


def answer(number: str) -> Letter:
    """An answer with a quoted part, a signature, two files and letters that are not what they claim."""
    text = f"Grüße, here is the form.\nCould you call me?\n\nBest regards,\nMarta{QUOTED}"
    return Letter(
        sender=f"Marta Kowalska <{MARTA}>",
        subject=f"Re: Your application {number}",
        text=text.encode("cp1252"),
        charset="utf-8",
        files=(PAGE, SCAN),
    )


def others() -> Sequence[Letter]:
    return (
        Letter(sender=f"Marta <{MARTA}>", subject="One more thing", message_id="two@home.example"),
        Letter(sender="A stranger <who@else.example>", subject="Question", message_id="three@else.example"),
        Letter(sender="Rosa Delgado Marín <rosa.d@other.example>", subject="Hello", message_id="four@other.example"),
    )


@pytest.fixture
def at_work(officer: Workplace) -> Workplace:
    """Marta's address is known."""
    desk = officer.office.people
    desk.add_entry(officer.known.marta, ContactPoint.of(ContactKind.EMAIL, MARTA, id=desk.fresh_id()))
    return officer


@pytest.fixture
def page(open_page: OpenPage[MailPage], at_work: Workplace, tmp_path: Path, qtbot: QtBot) -> MailPage:
    letters = (answer(at_work.known.housing.shown_number), *others())
    made = open_page(MailPage, Place("mail"), at_work, size=(1440, 840))
    made.model.open_files([in_a_file(tmp_path, *letters)])
    qtbot.waitUntil(lambda: len(made.model.state.letters) == 4)
    made.list.setFocus()
    return made


@pytest.fixture
def keys(qtbot: QtBot, page: MailPage, at_work: Workplace) -> AtKeys:
    return at_keys(qtbot, page, at_work)


def contacts(place: Workplace) -> list[Interaction]:
    with place.office.store.reading() as reader:
        return [one for one in reader.select(Interaction) if one.source_ref.startswith("mail:")]


def standing(page: MailPage) -> list[Standing]:
    return [one.standing for one in page.model.state.letters]


def test_a_picture(page: MailPage, shot: Shot) -> None:
    shot(page, "mail")


def test_a_message_is_readable_its_quote_folded_and_its_files_listed_with_type_and_size(page: MailPage) -> None:
    reading = page.reading

    assert "Your application" in reading.subject.text()
    assert reading.text.toPlainText().startswith("Grüße, here is the form.")
    assert "Please send us" not in reading.text.toPlainText()
    assert not reading.quoted.isVisible()
    assert reading.bar.isVisible()  # its letters are not what it says they are
    rows = [(one.title, one.second) for one in reading._files.rows]
    assert [title.strip("\u2068\u2069") for title, _ in rows] == ["form.html", "letter.pdf"]
    assert rows[0][1].startswith("Web page · ")
    assert rows[1][1] == "PDF document · 2.0 kB"


def test_the_quote_is_unfolded_by_a_key(page: MailPage, keys: AtKeys) -> None:
    keys.press("Alt+Q")
    assert page.reading.quoted.isVisible()
    assert "Please send us the form" in page.reading.quoted.toPlainText()

    keys.press("Alt+Q")
    assert not page.reading.quoted.isVisible()


def test_the_case_is_proposed_with_the_reason_and_filed_by_one_key(
    page: MailPage, keys: AtKeys, at_work: Workplace, qtbot: QtBot
) -> None:
    assert page.side.cases.value() == str(at_work.known.housing.id)
    assert "Its number stands in the subject" in page.side.why_case.text()
    assert "This e-mail address is theirs" in page.side.why_person.text()
    assert standing(page)[0] is Standing.CERTAIN

    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: standing(page)[0] is Standing.FILED)

    assert [(one.case, one.people) for one in contacts(at_work)] == [(at_work.known.housing.id, (at_work.known.marta,))]
    assert page.model.state.chosen == "two@home.example"  # the next one that waits


def test_a_filing_is_taken_back_by_undo_and_the_message_waits_again(
    page: MailPage, keys: AtKeys, at_work: Workplace, qtbot: QtBot
) -> None:
    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: standing(page)[0] is Standing.FILED)
    toast = at_work.plain.toasts[-1]
    assert toast.undo is not None

    toast.undo()
    qtbot.waitUntil(lambda: standing(page)[0] is Standing.CERTAIN)

    assert contacts(at_work) == []
    with at_work.office.store.reading() as reader:
        assert [one for one in reader.select(Attachment) if one.name == "form.html"] == []


def test_all_that_are_certain_are_filed_at_once_the_rest_is_left(
    page: MailPage, keys: AtKeys, at_work: Workplace, qtbot: QtBot
) -> None:
    certain = standing(page).count(Standing.CERTAIN)
    assert certain >= 1

    keys.press("Ctrl+Shift+Return")
    qtbot.waitUntil(lambda: standing(page).count(Standing.FILED) == certain)

    assert len(contacts(at_work)) == certain
    assert standing(page)[2:] == [Standing.OPEN, Standing.OPEN]


def test_what_nobody_knows_is_filed_where_a_person_says(
    page: MailPage, keys: AtKeys, at_work: Workplace, qtbot: QtBot
) -> None:
    page.list.choose("three@else.example")
    keys.press("Ctrl+Return")
    assert keys.reasons == ["Choose the person or the case this message belongs to."]

    page.side.find_person.setFocus(Qt.FocusReason.OtherFocusReason)
    keys.type("Rosa")
    qtbot.waitUntil(lambda: bool(page.side._found_people.found))
    keys.press("Return")
    qtbot.waitUntil(lambda: page.side.people.value() == str(at_work.known.rosa))
    page.list.setFocus()
    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(contacts(at_work)) == 1)

    assert contacts(at_work)[0].people == (at_work.known.rosa,)
    assert contacts(at_work)[0].source_ref == mark_of("three@else.example")


def test_a_message_is_skipped_and_taken_up_again(page: MailPage, keys: AtKeys) -> None:
    keys.press("Ctrl+Backspace")
    assert standing(page)[0] is Standing.SKIPPED
    assert page.model.state.chosen == "two@home.example"

    keys.press("Alt+Up", "Ctrl+Backspace")
    assert standing(page)[0] is Standing.CERTAIN


def test_brought_in_again_a_filed_message_says_so(
    page: MailPage, keys: AtKeys, at_work: Workplace, tmp_path: Path, qtbot: QtBot, open_page: OpenPage[MailPage]
) -> None:
    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: standing(page)[0] is Standing.FILED)
    page.model.choose(page.model.state.letters[0].key)

    assert "filed already" in page.model.why_not_file()
    assert not page.side.isEnabled()


def test_a_page_among_the_files_is_shown_as_plain_text(page: MailPage, qtbot: QtBot, shot: Shot) -> None:
    page.look_at(0)
    panel = page.window().findChild(MailPreview)
    assert isinstance(panel, MailPreview)
    qtbot.waitUntil(panel.text.isVisible)

    assert panel.text.toPlainText() == "Form\n\nName & street"
    assert "nothing is fetched" in panel.facts.text()
    shot(page.window(), "mail-preview")
    panel.close_panel()


def test_files_are_dropped_on_the_page_and_one_that_is_no_message_is_told(
    open_page: OpenPage[MailPage], at_work: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    note = tmp_path / "note.eml"
    note.write_bytes(b"Just a note.\n")
    paths = [in_a_file(tmp_path, Letter(), name="one.eml"), note]
    made = open_page(MailPage, Place("mail"), at_work)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    made.dropEvent(
        QDropEvent(
            QPoint(5, 5).toPointF(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: len(made.model.state.letters) == 1)

    assert "1 could not be read" in made._told_words()


def test_files_chosen_on_another_page_are_there_when_this_one_is_shown(
    open_page: OpenPage[MailPage], at_work: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    show_mail(at_work.work, [in_a_file(tmp_path, Letter())])
    made = open_page(MailPage, Place("mail"), at_work)

    qtbot.waitUntil(lambda: len(made.model.state.letters) == 1)
    assert at_work.plain.places[-1] == Place("mail")


def test_mail_that_is_dropped_where_files_are_imported_is_shown_here(
    open_page: OpenPage[ImportsPage], at_work: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    imports = open_page(ImportsPage, Place("imports"), at_work)
    imports.take([in_a_file(tmp_path, Letter(), name="one.eml")])

    assert at_work.plain.places[-1] == Place("mail")
    assert [one.name for one in handed_over(at_work.work)] == ["one.eml"]
    assert handed_over(at_work.work) == ()


def test_names_can_be_hidden(page: MailPage) -> None:
    page.hide_names(hidden=True)

    assert not page.split.isVisible()


def test_before_anything_is_there_the_page_says_what_to_do(
    open_page: OpenPage[MailPage], at_work: Workplace, shot: Shot, qtbot: QtBot
) -> None:
    made = open_page(MailPage, Place("mail"), at_work)
    settled(qtbot, at_work.work)

    assert made.first_focus() is not None
    shot(made, "mail-empty")
