"""Paper: plain words whatever they look like, page numbers, the mark of practice, and a trail of every print."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from caseworker.desk.documents import FileEntered
from caseworker.domain.attachments import Origin
from tests.desk.sittings import trail
from tests.ui.workplaces import Workplace
from ui.printing import papers
from ui.printing.commands import (
    print_answer,
    print_case_receipt,
    print_person,
    print_visit_list,
)
from ui.printing.preview import PreviewPanel
from ui.printing.sheet import write_pdf
from ui.printing.writer import Writer
from ui.wording import Wording
from ui.work import Work

MARKUP = '<b>bold</b> <img src="x"> &amp; **stars** [link](x) {place}'
ARABIC = "ليلى حدّاد"

W = TypeVar("W", bound=QWidget)


def the(window: QWidget, kind: type[W]) -> W:
    """Return the one of its kind in a window."""
    found = window.findChild(kind)
    assert found is not None
    return found


@pytest.fixture
def window(officer: Workplace) -> QWidget:
    officer.plain.resize(1000, 800)
    officer.plain.show()
    return officer.plain


@pytest.fixture
def preview(officer: Workplace, window: QWidget, idle: Callable[..., None]) -> Callable[[], PreviewPanel]:
    def found() -> PreviewPanel:
        idle(officer.work)
        panel: PreviewPanel = the(window, PreviewPanel)
        return panel

    return found


def written(work: Work, *lines: str) -> Writer:
    writer = Writer(work, "A paper")
    writer.title(MARKUP)
    writer.facts([(MARKUP, MARKUP)])
    writer.table((MARKUP,), [(line,) for line in lines], (100,))
    writer.points([MARKUP])
    return writer


def test_markup_stays_words_in_every_piece(officer_work: Work) -> None:
    sheet = written(officer_work, MARKUP).done()
    assert sheet.document.toPlainText().count(MARKUP) == 6


def test_long_papers_have_pages_with_numbers(officer_work: Work, tmp_path: Path) -> None:
    sheet = written(officer_work, *(f"Line {number} {ARABIC}" for number in range(200))).done()
    assert sheet.page_count > 3
    write_pdf(sheet, tmp_path / "long.pdf")
    content = (tmp_path / "long.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == sheet.page_count


def test_every_page_has_something_on_it(officer_work: Work) -> None:
    sheet = written(officer_work, *("word " * 40 for _ in range(60))).done()
    for number in range(sheet.page_count):
        image = QImage(int(sheet.width), int(sheet.height), QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        sheet.paint_page(painter, number)
        painter.end()
        body = image.copy(64, 90, 600, 30)
        assert any(byte < 128 for byte in bytes(body.constBits()))


def test_one_very_long_word_does_not_leave_the_paper(officer_work: Work) -> None:
    sheet = written(officer_work, "W" * 5000).done()
    assert sheet.document.idealWidth() <= sheet.document.pageSize().width() + 1


def test_practice_is_written_on_paper(officer_work: Work) -> None:
    assert "Practice" not in written(officer_work).done().text()
    assert "Practice" in written(replace(officer_work, is_practice=True)).done().text()


def test_right_to_left_paper_is_mirrored(officer_work: Work) -> None:
    say = officer_work.wording
    arabic = replace(officer_work, wording=Wording(say.now, say.zone, QLocale("ar")))
    assert written(arabic, ARABIC).done().mirrored


def test_a_summary_asks_what_it_is_for_and_records_it(
    officer: Workplace, preview: Callable[[], PreviewPanel], tmp_path: Path, idle: Callable[..., None]
) -> None:
    print_person(officer.work, officer.known.marta)
    panel = preview()
    panel.save_to(tmp_path / "summary.pdf")
    idle(officer.work)
    assert panel.purpose.error
    assert not (tmp_path / "summary.pdf").exists()
    panel.purpose.set_text("Appeal hearing")
    panel.save_to(tmp_path / "summary.pdf")
    idle(officer.work)
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
    assert trail(officer.office.store)[-1] == ("case.print", "allow")


def test_a_summary_leaves_warnings_out_unless_they_are_asked_for(
    officer: Workplace, preview: Callable[[], PreviewPanel]
) -> None:
    print_person(officer.work, officer.known.marta)
    panel = preview()
    assert "Marta Kowalska" in panel.sheet.text()
    assert "Two staff" not in panel.sheet.text()
    panel.boxes[papers.SAFETY].setChecked(True)
    assert "Two staff" in panel.sheet.text()


def test_a_visit_list_has_time_person_purpose_and_place(
    officer: Workplace, preview: Callable[[], PreviewPanel]
) -> None:
    print_visit_list(officer.work)
    panel = preview()
    for words in ("13:00", "Marta Kowalska", "Look at the flat", "18 Mill Lane", "Two staff"):
        assert words in panel.sheet.text()
    assert panel.purpose.text()


def test_a_receipt_lists_the_documents_that_are_chosen(officer: Workplace, preview: Callable[[], PreviewPanel]) -> None:
    for name in ("Tenancy agreement.pdf", "Letter & more.pdf"):
        entered = FileEntered(
            name=name, media_type="application/pdf", origin=Origin.FILE, case=officer.known.housing.id
        )
        officer.office.documents.attach(io.BytesIO(b"content"), entered)
    print_case_receipt(officer.work, officer.known.housing.id)
    panel = preview()
    assert "Letter & more.pdf" in panel.sheet.text()
    next(box for box in panel.boxes.values() if "Letter" in box.text()).setChecked(False)
    assert "Letter & more.pdf" not in panel.sheet.text()
    assert "Tenancy agreement.pdf" in panel.sheet.text()


def test_nothing_handed_in_is_said(officer: Workplace, window: QWidget, idle: Callable[..., None]) -> None:
    print_case_receipt(officer.work, officer.known.housing.id)
    idle(officer.work)
    assert "nothing to give a receipt for" in officer.plain.toasts[-1].words


def test_an_answer_is_printed_with_its_age(officer: Workplace, preview: Callable[[], PreviewPanel]) -> None:
    answer = officer.office.library.shelf().answers[0]
    print_answer(officer.work, answer)
    assert answer.say in preview().sheet.text()


def test_a_folder_that_takes_no_file_is_said(
    officer: Workplace, preview: Callable[[], PreviewPanel], tmp_path: Path, idle: Callable[..., None]
) -> None:
    print_answer(officer.work, officer.office.library.shelf().answers[0])
    panel = preview()
    panel.save_to(tmp_path / "missing" / "a.pdf")
    idle(officer.work)
    assert "could not be written" in panel.count.text()


def test_a_front_desk_is_given_a_receipt_in_place_of_a_summary(
    front_desk: Workplace, idle: Callable[..., None]
) -> None:
    front_desk.plain.show()
    print_person(front_desk.work, front_desk.known.marta)
    idle(front_desk.work)
    assert front_desk.plain.findChild(PreviewPanel) is None
    assert "receipt" in front_desk.plain.toasts[-1].words
