"""The page of a document: pictures and text are shown here, everything else says what it is and opens elsewhere."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QImageWriter, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.documents import FileEntered
from caseworker.domain.attachments import AttachmentId, Origin
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace, settled
from ui.documents.page import DocumentPage
from ui.documents.reading import PAGE_LETTERS, Picture, Unreadable, Words
from ui.messages import say
from ui.places import Place

Shot = Callable[[QWidget, str], None]
OpenDocument = Callable[..., DocumentPage]


def a_picture(width: int = 640, height: int = 420, form: bytes = b"png") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#e9e4d8"))
    painter = QPainter(image)
    painter.fillRect(60, 60, width - 120, 40, QColor("#24507a"))
    painter.fillRect(60, 140, width - 200, 16, QColor("#555555"))
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(form)).write(image)
    return bytes(kept.data())


def attached(at: Workplace, content: bytes, name: str, media_type: str, **over: object) -> AttachmentId:
    filled = {"case": at.known.housing.id, "person": at.known.marta, "origin": Origin.PHOTO, **over}
    entered = FileEntered(name=name, media_type=media_type, **filled)  # type: ignore[arg-type]  # each test knows
    return at.office.documents.attach(io.BytesIO(content), entered).id


@pytest.fixture
def open_document(open_page: OpenPage[DocumentPage], qtbot: QtBot) -> OpenDocument:
    def opened(at: Workplace, document: AttachmentId, **over: object) -> DocumentPage:
        page = open_page(DocumentPage, Place("document", about=document), at.work, **over)
        settled(qtbot, at.work)
        return page

    return opened


def says(page: QWidget, words: str) -> bool:
    return any(words in one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_a_picture_is_shown_enlarged_and_turned_by_keys(
    officer: Workplace, open_document: OpenDocument, shot: Shot
) -> None:
    document = attached(officer, a_picture(), "Bank statement.png", "image/png", document_type="bank-statements")
    page = open_document(officer, document, size=(1208, 836))

    assert isinstance(page.model.state.shown, Picture)
    assert says(page, "Bank statements, last two months")
    shot(page, "document-picture")
    before = page.picture.percent
    QTest.keyClick(page.picture, Qt.Key.Key_Plus)
    assert page.picture.percent > before
    QTest.keyClick(page.picture, Qt.Key.Key_R)
    assert page.picture.turned == 90


def test_a_large_picture_is_read_smaller_than_it_is(officer: Workplace, open_document: OpenDocument) -> None:
    document = attached(officer, a_picture(6000, 500, b"jpg"), "wall.jpg", "image/jpeg")
    shown = open_document(officer, document).model.state.shown

    assert isinstance(shown, Picture)
    assert (shown.image.width(), shown.size.width()) == (4096, 6000)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\nbroken", b"<svg><script/></svg>", b"\0" * 500])
def test_what_is_no_picture_is_said_to_be_none(
    officer: Workplace, open_document: OpenDocument, content: bytes, shot: Shot
) -> None:
    page = open_document(officer, attached(officer, content, "scan.png", "image/png"))

    assert isinstance(page.model.state.shown, Unreadable)
    assert says(page, "This file cannot be shown here")
    shot(page, "document-broken")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_its_encoding(officer: Workplace, open_document: OpenDocument, encoding: str) -> None:
    page = open_document(officer, attached(officer, "Größe: 3 € für José".encode(encoding), "note.txt", "text/plain"))

    assert page.text.toPlainText() == "Größe: 3 € für José"


def test_a_long_text_is_turned_page_by_page(officer: Workplace, open_document: OpenDocument, shot: Shot) -> None:
    text = "<b>not bold</b>\n" * (PAGE_LETTERS // 8)
    page = open_document(officer, attached(officer, text.encode(), "log.txt", "text/plain"))

    assert isinstance(page.model.state.shown, Words)
    assert says(page, "Page 1 of 2")
    page.turn_page(1)
    assert says(page, "Page 2 of 2")
    assert page.text.toPlainText().startswith("<b>not bold</b>")
    shot(page, "document-text")


def test_another_program_gets_a_copy_that_is_told_of_and_removed(
    officer: Workplace, open_document: OpenDocument, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    handed: list[str] = []

    def hand(url: QUrl) -> bool:
        handed.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hand)
    page = open_document(officer, attached(officer, b"%PDF-1.4 form", "form.pdf", "application/pdf"))
    assert says(page, "Files of this kind open in another program")

    page.elsewhere.click()
    settled(qtbot, officer.work)

    assert Path(handed[0]).read_bytes() == b"%PDF-1.4 form"
    assert says(page, "Another program has a readable copy")
    shot(page, "document-copy")
    page.bar.action_button().click()
    settled(qtbot, officer.work)
    assert not Path(handed[0]).exists()
    assert not officer.office.documents.copies()


@pytest.mark.parametrize(("name", "content"), [("setup.exe", b"words"), ("Form.pdf", b"#!/bin/sh\n")])
def test_no_other_program_gets_what_would_run(
    supervisor: Workplace,
    open_document: OpenDocument,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
) -> None:
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", handed.append)
    page = open_document(supervisor, attached(supervisor, content, name, "application/octet-stream"))

    page.elsewhere.click()
    settled(qtbot, supervisor.work)

    told = [*(one.words for one in supervisor.plain.toasts), *map(say, supervisor.plain.troubles)]
    assert [one for one in told if one.startswith("This file is a program, or has one in it")]
    assert (handed, supervisor.office.documents.copies()) == ([], ())
    assert next(one for one in page.commands() if one.id == "document.save").why_not() == ""


def test_a_copy_is_removed_when_the_office_is_closed(officer: Workplace) -> None:
    path = officer.office.documents.copy_out(attached(officer, b"words", "a.txt", "text/plain"))
    officer.office.close()

    assert not path.exists()


def test_a_copy_outside_needs_a_purpose_and_the_right(
    supervisor: Workplace, officer: Workplace, open_document: OpenDocument, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_document(supervisor, attached(supervisor, b"for the court", "a.txt", "text/plain"))
    page.model.save_copy(tmp_path / "court.txt", "Asked for by the court")
    settled(qtbot, supervisor.work)
    assert (tmp_path / "court.txt").read_bytes() == b"for the court"

    refused = open_document(officer, attached(officer, b"words", "a.txt", "text/plain"))
    save = next(one for one in refused.commands() if one.id == "document.save")
    assert save.why_not() == "A supervisor of the territory can do this."


def test_a_supervisor_erases_with_a_reason(supervisor: Workplace, open_document: OpenDocument, qtbot: QtBot) -> None:
    document = attached(supervisor, b"wrong person", "a.txt", "text/plain")
    page = open_document(supervisor, document)
    page.ask_erase()
    page.model.erase("It belongs to somebody else")
    settled(qtbot, supervisor.work)

    assert supervisor.plain.backs == 1
    assert document not in [one.id for one in supervisor.office.documents.of_case(supervisor.known.housing.id)]
