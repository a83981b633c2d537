"""Whether a file runs code when another program opens it: by the ending of its name, and by what is in it.

Boundary: a name and bytes in, a yes or no out. What is a program for one system is taken for one on every system.
Office documents with macros count as programs; pages for a browser, which keeps their scripts apart, do not. Archives
do not either: nothing in them runs until somebody takes it out. Memory is one piece and a few bytes, whatever the size.
"""

from collections.abc import Iterable

from caseworker.formats.content_types import LOOKED_AT, media_type

_WINDOWS = (
    "exe com scr pif cpl msi msp mst msix appx bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs ws wsf wsh wsc sct hta"
)
_WINDOWS += (
    " lnk url scf inf reg msc chm hlp jar application gadget dll sys drv ocx xbap ade adp mde accde iqy slk diagcab"
)
_WINDOWS += " appref-ms settingcontent-ms library-ms search-ms searchconnector-ms appinstaller msixbundle appxbundle"
_UNIX = (
    "sh bash zsh ksh csh fish run bin out elf appimage desktop deb rpm snap flatpakref flatpak ko so py pyw pyc pyz pl"
)
_UNIX += " rb php lua tcl awk class jnlp apk xpi crx"
_APPLE = "app command tool workflow action scpt scptd applescript terminal pkg mpkg dmg dylib webloc inetloc fileloc"
_OFFICE = "docm dotm xlsm xltm xlam xll xla pptm potm ppam ppsm sldm"
_ENDINGS = frozenset(f"{_WINDOWS} {_UNIX} {_APPLE} {_OFFICE}".split())
_KINDS = frozenset({"application/x-elf", "application/x-msdownload"})
_STARTS = (
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a Windows shortcut
    b"\xfe\xed\xfa\xce",  # Mach-O, in its four forms
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",  # Mach-O for several processors, or a class of Java
    b"!<arch>\n",  # a package of Debian, or a library
    b"\xed\xab\xee\xdb",  # a package of RPM
    b"ITSF",  # compiled HTML help
    b"xar!",  # a package of macOS
    b"dex\n",
)
_HEADINGS = (b"[desktop entry]", b"[internetshortcut]", b"windows registry editor", b"regedit4", b"@echo off")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_ZIP = (b"vbaProject.bin", b"Basic/script-", b"Scripts/python/")  # macros of Microsoft's and of open documents
_TABLE_OF_INSTALLER = "\u4840\u3b3f\u43f2\u4438\u45b1"  # `_Columns`, as Windows Installer writes the names of tables
_IN_OLE = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", _TABLE_OF_INSTALLER))


def is_program_by_name(name: str) -> bool:
    """Say whether the last ending of the name is one of programs; blanks and full stops at its end do not hide it."""
    _, dot, ending = name.strip(" .\t").lower().rpartition(".")
    return bool(dot) and ending.strip() in _ENDINGS


def is_program(pieces: Iterable[bytes], *, name: str) -> bool:
    """Say whether the file is a program, or has one that runs when it is opened; pieces follow each other."""
    if is_program_by_name(name):
        return True
    rest = iter(pieces)
    start = _first(rest)
    if _begins_program(start):
        return True
    wanted = _IN_ZIP if start.startswith(_ZIP) else _IN_OLE if start.startswith(_OLE) else ()
    return bool(wanted) and _holds(start, rest, wanted)


def _first(pieces: Iterable[bytes]) -> bytes:
    start = b""
    for piece in pieces:
        start += piece
        if len(start) >= LOOKED_AT:
            break
    return start


def _begins_program(start: bytes) -> bool:
    if start.startswith(_STARTS) or media_type(start) in _KINDS:
        return True
    plain = start[:LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")  # byte order marks
    return plain.startswith(b"#!") or plain.lstrip().lower().startswith(_HEADINGS)


def _holds(start: bytes, rest: Iterable[bytes], wanted: tuple[bytes, ...]) -> bool:
    """Whether one of the words stands in the content, also across two pieces."""
    longest = max(map(len, wanted))
    seen = start
    if any(word in seen for word in wanted):
        return True
    for piece in rest:
        seen = seen[-longest:] + piece
        if any(word in seen for word in wanted):
            return True
    return False
