"""Qt's system libraries: what is missing is found, and named as the system's own packages."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from qt_libraries import missing_in, packages_for
from system_packages import Missing, provide

LDD = """
	linux-vdso.so.1 (0x00007ffd)
	libEGL.so.1 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
	libQt6Core.so.6 => /opt/libQt6Core.so.6 (0x00007f)
	libglib-2.0.so.0 => not found
	libgthread-2.0.so.0 => not found
"""


def test_only_what_the_loader_cannot_find_is_missing() -> None:
    assert missing_in(LDD) == {"libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}


def test_libraries_of_one_package_name_it_once() -> None:
    assert packages_for(missing_in(LDD)) == ["libegl1", "libglib2.0-0"]


def test_a_library_we_do_not_know_is_named_itself() -> None:
    assert packages_for({"libnew.so.9"}) == ["libnew.so.9"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt-get")
def test_whoever_may_not_install_is_told_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apt_get = tmp_path / "apt-get"
    apt_get.write_text("#!/bin/sh\nexit 9\n")
    apt_get.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))  # and no sudo there
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(Missing) as refusal:
        provide(["libegl1", "libgl1"], why="Qt needs libraries")

    told = "Qt needs libraries. Please run: sudo apt-get update && sudo apt-get install -y libegl1 libgl1"
    assert str(refusal.value) == told


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt-get")
@pytest.mark.parametrize("outcome", [0, 100])
def test_whoever_may_install_does_after_reading_the_package_lists(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str], outcome: int
) -> None:
    told = tmp_path / "told"
    apt_get = tmp_path / "apt-get"
    apt_get.write_text(f'#!/bin/sh\necho "$@" >> {told}\nif [ "$2" = install ]; then exit {outcome}; fi\n')
    apt_get.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    if outcome:
        with pytest.raises(Missing, match="apt-get could not install it"):
            provide(["libegl1"], why="Qt needs libraries")
    else:
        provide(["libegl1"], why="Qt needs libraries")

    assert told.read_text().splitlines() == ["-q update", "-q install -y --no-install-recommends libegl1"]


def test_a_system_without_debian_packages_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(Missing, match=r"Please install what your system calls: libegl1\."):
        provide(["libegl1"], why="Qt needs libraries")


@pytest.mark.skipif(not shutil.which("ldd"), reason="this system has no ldd")
def test_this_machine_s_loader_speaks_the_language_we_read() -> None:
    shell = shutil.which("sh") or ""
    said = subprocess.run(["ldd", shell], capture_output=True, text=True, check=True).stdout
    assert "=>" in said
    assert missing_in(said) == set()
