"""Adding documents: by file, drop, paste and from the camera folder; what cannot be attached is said."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.attachments import Attachment, Origin
from tests.ui.cases.conftest import OpenCase
from tests.ui.cases.conftest import open_case as _open_case
from tests.ui.cases.opened import OpenedCase
from tests.ui.workplaces import Workplace, settled
from ui.documents.adding import AddingPanel
from ui.documents.attacher import Attacher, Target
from ui.documents.camera import CameraFolder
from ui.documents.sources import of_mime, of_paths

Shot = Callable[[QWidget, str], None]
open_case = _open_case


def papers(at: Workplace) -> tuple[Attachment, ...]:
    return at.office.documents.of_case(at.known.housing.id)


def the_panel(opened: OpenedCase) -> AddingPanel:
    found = [one for one in opened.page.window().findChildren(AddingPanel) if one.isVisible()]
    assert found, "the panel is open"
    return found[-1]


def a_camera(at: Workplace, folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"\x89PNG " + name.encode())
        moment = at.clock.moment.timestamp() - 60
        os.utime(folder / name, (moment, moment))
    at.work.preferences.change(camera_folder=str(folder))


def test_a_new_picture_is_attached_to_the_case_with_its_kind_within_six_keys(
    officer: Workplace, open_case: OpenCase, tmp_path: Path, shot: Shot
) -> None:
    a_camera(officer, tmp_path / "camera", "scan-1.png")
    opened = open_case(officer, size=(1208, 836))
    assert opened.says("1 new pictures in the camera folder")
    opened.run("case-page.attach")
    panel = the_panel(opened)
    assert panel.types.hasFocus()
    QTest.keyClicks(panel.types, "ba")
    shot(opened.page.window(), "adding")
    panel.give()
    opened.wait()

    found = papers(officer)
    assert [(one.name, one.document_type, one.origin) for one in found] == [
        ("scan-1.png", "bank-statements", Origin.PHOTO)
    ]
    assert found[0].person == officer.known.marta
    assert not opened.page.camera.fresh
    assert not opened.says("new pictures in the camera folder")


def test_pictures_that_are_not_wanted_are_offered_no_more(
    officer: Workplace, open_case: OpenCase, tmp_path: Path
) -> None:
    a_camera(officer, tmp_path / "camera", "one.jpg", "two.jpg")
    opened = open_case(officer)
    opened.press("Not these")

    assert not open_case(officer).page.camera.fresh
    assert (tmp_path / "camera" / "one.jpg").exists()


def test_a_picture_that_comes_while_one_looks_is_offered(officer: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "camera"
    a_camera(officer, folder)
    camera = CameraFolder(officer.work, officer.plain)
    settled(qtbot, officer.work)
    a_camera(officer, folder, "late.png")

    qtbot.waitUntil(lambda: [one.name for one in camera.fresh] == ["late.png"])


def test_a_folder_that_is_gone_offers_nothing(officer: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    officer.work.preferences.change(camera_folder=str(tmp_path / "nowhere"))
    camera = CameraFolder(officer.work, officer.plain)
    settled(qtbot, officer.work)

    assert camera.fresh == ()
    assert not officer.plain.troubles


def test_what_cannot_be_attached_is_said_one_by_one(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.pdf", tmp_path / "empty.pdf"
    good.write_bytes(b"words")
    empty.touch()
    gathered = of_paths([good, empty, tmp_path, tmp_path / "gone.pdf"])

    assert [one.name for one in gathered.sources] == ["good.pdf"]
    assert gathered.refused == (
        "empty.pdf is empty.",
        f"{tmp_path.name} is a folder. Choose the files in it.",
        "gone.pdf is no longer there.",
    )


def test_files_pictures_and_text_are_dropped_and_pasted(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"words")
    files, picture, text = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    picture.setImageData(image)
    text.setText("Dear landlord")

    names = [of_mime(one).sources[0].name for one in (files, picture, text)]
    assert names == ["a.pdf", "Pasted picture.png", "Pasted text.txt"]
    assert of_mime(QMimeData()).refused


def test_a_file_that_vanishes_keeps_no_other_back(officer: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for path in (one, two):
        path.write_bytes(b"words")
    sources = of_paths([one, two]).sources
    one.unlink()
    attacher = Attacher(officer.work, Target(case=officer.known.housing.id), officer.plain)
    attacher.attach(sources)
    settled(qtbot, officer.work)

    assert [each.name for each in papers(officer)] == ["two.pdf"]
    assert attacher.state.refused == ("one.pdf could not be read. The file itself was not changed.",)


def test_a_large_file_tells_how_far_it_is_and_can_be_stopped(officer: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(os.urandom(1024) * 16_000)
    attacher = Attacher(officer.work, Target(case=officer.known.housing.id), officer.plain)
    told: list[int] = []
    attacher.changed.connect(lambda: told.append(attacher.state.percent))
    attacher.changed.connect(lambda: attacher.stop() if attacher.state.percent else None)
    attacher.attach(of_paths([large]).sources)
    attacher.stop()
    qtbot.waitUntil(lambda: not attacher.state.is_busy)

    assert not papers(officer)
    assert [one.name for one in attacher.left] == ["large.bin"]


def test_a_front_desk_attaches_a_scan_to_a_case(front_desk: Workplace, open_case: OpenCase, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF")
    opened = open_case(front_desk)
    opened.page.attach(of_paths([scan]).sources)
    the_panel(opened).give()
    opened.wait()

    assert [one.name for one in papers(front_desk)] == ["scan.pdf"]
