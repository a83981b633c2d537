"""Archives are unpacked within limits, into a folder of ours and nowhere else, and each thing left out is told."""

import io
import json
import stat
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from caseworker.errors import CaseworkerError
from caseworker.formats import archive
from caseworker.formats.archive import ArchiveTooLarge, ArchiveUnreadable, Unpacked, is_archive, unpacked
from caseworker.formats.faults import Fault
from tests.outside import outside


def a_zip(path: Path, files: dict[str, bytes], *, links: tuple[str, ...] = ()) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
        for name in links:
            told = zipfile.ZipInfo(name)
            told.external_attr = (stat.S_IFLNK | 0o777) << 16
            made.writestr(told, "/etc/passwd")
    return path


def taken(path: Path, folder: Path) -> tuple[dict[str, bytes], list[Fault], str]:
    """What was unpacked, what was left out, and why it ended early."""
    target = folder / f"from-{path.name}"
    target.mkdir()
    files, faults, ended = dict[str, bytes](), list[Fault](), ""
    try:
        for one in unpacked(path, target):
            if isinstance(one, Unpacked):
                files[one.name] = one.path.read_bytes()
                assert one.path.parent == target
            else:
                faults.append(one)
    except CaseworkerError as error:
        ended = error.say()
    return files, faults, ended


EXPECTED = {
    "slip.zip": "harmless: no path of the archive is used",
    "absolute.zip": "harmless: as above",
    "tar-slip.tar": "harmless: as above",
    "symlink.zip": "the link is left out and told",
    "bomb-flat.zip": "given up: too large",
    "same-name-twice.zip": "both kept under different names",
    "damaged.zip": "told to be damaged",
    "rtl-name.zip": "shown without direction marks, so that its last letters are its ending",
}


def test_every_hostile_archive_is_met_as_is_expected(tmp_path: Path) -> None:
    folder = outside("data/hostile/archives")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    assert sorted(expected) == sorted(EXPECTED)
    ends = {name: taken(folder / name, tmp_path) for name in expected}

    written = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert all(path.parent.name.startswith("from-") and path.parent.parent == tmp_path for path in written)
    assert not any(path.is_symlink() for path in tmp_path.rglob("*"))
    for name in ("slip.zip", "absolute.zip", "tar-slip.tar"):
        files, _, ended = ends[name]
        assert files, name
        assert ended == "", name
        assert not any("/" in one or ".." in one for one in files), name
    assert [fault.sentence for fault in ends["symlink.zip"][1]] == [
        "This is a link or a folder, not a file; it was left out."
    ]
    assert "too large" in ends["bomb-flat.zip"][2]
    assert len(ends["same-name-twice.zip"][0]) == 2
    files, faults, ended = ends["damaged.zip"]
    assert any("damaged" in one for one in (*(fault.sentence for fault in faults), ended))
    assert not any(sign in name for name in ends["rtl-name.zip"][0] for sign in "\u202e\u200f\u2066\u2067")
    assert all(name.endswith(".exe") for name in ends["rtl-name.zip"][0])


def test_memory_stays_small_while_a_bomb_is_unpacked(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "bomb.zip", {"a.csv": bytes(60 << 20)})
    tracemalloc.start()

    _, _, ended = taken(path, tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "too large" in ended
    assert peak < 8 << 20


def test_too_many_files_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    path = a_zip(tmp_path / "many.zip", {f"{number}.csv": b"x" for number in range(5)})
    (tmp_path / "out").mkdir()

    with pytest.raises(ArchiveTooLarge):
        list(unpacked(path, tmp_path / "out"))
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_files_of_a_tar_come_out_too_and_a_nested_archive_stays_packed(tmp_path: Path) -> None:
    path = tmp_path / "all.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        for name, content in (("folder/a.csv", b"one"), ("b.zip", b"PK")):
            told = tarfile.TarInfo(name)
            told.size = len(content)
            made.addfile(told, io.BytesIO(content))
        device = tarfile.TarInfo("zero")
        device.type = tarfile.CHRTYPE
        made.addfile(device)

    files, faults, _ = taken(path, tmp_path)

    assert files == {"a.csv": b"one", "b.zip": b"PK"}
    assert [fault.field for fault in faults] == ["zero"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"name,born\nAna,1980\n"])
def test_what_is_no_archive_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)

    with pytest.raises(ArchiveUnreadable):
        list(unpacked(path, tmp_path))


def test_archives_are_known_by_their_names() -> None:
    known = {name: is_archive(Path(name)) for name in ("a.ZIP", "a.tar.gz", "a.tgz", "a.csv", "zip")}

    assert known == {"a.ZIP": True, "a.tar.gz": True, "a.tgz": True, "a.csv": False, "zip": False}
