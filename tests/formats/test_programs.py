"""What would run when another program opens it is known by its name and by what is in it; papers are papers."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.formats.programs import is_program, is_program_by_name

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINK = b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F"


def a_zip(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return made.getvalue()


def pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


@pytest.mark.parametrize(
    "name",
    [
        "setup.exe",
        "start.BAT",
        "run.sh",
        "x.desktop",
        "a.js",
        "a.vbs",
        "a.msi",
        "x.app",
        "a.scr",
        "Letter.pdf.lnk",
        "macro.docm",
        "sheet.xlsm",
        "a.AppImage",
        "a.command",
        "a.exe.",
        "a.exe ",
        "a.url",
        "a.ps1",
        "a.jar",
    ],
)
def test_a_name_of_a_program_is_known(name: str) -> None:
    assert is_program_by_name(name)
    assert is_program([b"just words"], name=name)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "exe", "a", "", "photo.jpeg", "exe.txt", "a.zip", "mail.eml", "."])
def test_a_name_of_a_paper_is_none(name: str) -> None:
    assert not is_program_by_name(name)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"MZ\x90\x00\x03\x00\x00\x00", id="Windows"),
        pytest.param(b"\x7fELF\x02\x01\x01", id="Linux"),
        pytest.param(b"\xcf\xfa\xed\xfe\x07\x00\x00\x01", id="macOS"),
        pytest.param(b"\xca\xfe\xba\xbe\x00\x00\x00\x34", id="Java"),
        pytest.param(b"#!/bin/sh\nrm -rf ~\n", id="script"),
        pytest.param("#!/bin/sh\n".encode("utf-16"), id="script in UTF-16"),
        pytest.param(b"\xef\xbb\xbf#!/bin/sh\n", id="script after a mark"),
        pytest.param(b"\n [Desktop Entry]\nExec=sh\n", id="starter"),
        pytest.param(b"@echo off\r\ndel *\r\n", id="batch"),
        pytest.param(b"[InternetShortcut]\r\nURL=file://x\r\n", id="internet shortcut"),
        pytest.param(LINK, id="shortcut"),
        pytest.param(a_zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), id="macros in docx"),
        pytest.param(a_zip("mimetype", "content.xml", "Basic/script-lc.xml"), id="macros in odt"),
        pytest.param(OLE + bytes(70_000) + "_VBA_PROJECT".encode("utf-16-le"), id="macros in doc"),
        pytest.param(OLE + bytes(900) + "\u4840\u3b3f\u43f2\u4438\u45b1".encode("utf-16-le"), id="installer"),
    ],
)
@pytest.mark.parametrize("size", [7, 4096, 65_536])
def test_a_program_under_another_name_is_known_by_its_content(content: bytes, size: int) -> None:
    assert is_program(pieces(content, size), name="Letter.pdf")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\nwords"),
        ("a.txt", b"MZ is how a name may begin"),
        ("a.docx", a_zip("[Content_Types].xml", "word/document.xml")),
        ("a.doc", OLE + bytes(5000) + "WordDocument".encode("utf-16-le")),
        ("a.zip", a_zip("setup.exe")),
        ("a.html", b"<html><script>1</script></html>"),
        ("a", b""),
    ],
)
def test_a_paper_is_opened(name: str, content: bytes) -> None:
    assert not is_program(pieces(content, 100), name=name)


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_and_any_name_are_answered(content: bytes, name: str) -> None:
    assert is_program(pieces(content, 9), name=name) in {True, False}


@given(st.integers(0, 5000), st.integers(1, 64))
def test_how_the_content_is_cut_changes_nothing(before: int, size: int) -> None:
    content = OLE + bytes(before) + "_VBA_PROJECT".encode("utf-16-le")
    assert is_program(pieces(content, size), name="a.doc")
