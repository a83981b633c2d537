"""PostgreSQL's programs for the tests: found where they are, and nobody is held up where they may not be installed."""

import os
from pathlib import Path

import pytest

import postgres_programs


def test_programs_on_the_path_are_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / ("initdb.exe" if os.name == "nt" else "initdb")
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert postgres_programs.present()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt-get")
def test_whoever_may_not_install_them_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apt_get = tmp_path / "apt-get"
    apt_get.write_text("#!/bin/sh\nexit 9\n")
    apt_get.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))  # and no sudo there
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(postgres_programs, "_INSTALLED", tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    assert postgres_programs.main() == 0
    assert "apt-get install -y postgresql" in capsys.readouterr().out
