"""What ships with the program is found in a checkout and beside a frozen program."""

import sys
from pathlib import Path

import pytest

from caseworker import shipped


def test_the_demonstration_pack_is_found_in_a_checkout() -> None:
    found = shipped.find("packs", "riverside")

    assert found is not None
    assert (found / "agency.yaml").is_file()


def test_what_does_not_ship_is_none() -> None:
    assert shipped.find("packs", "nowhere") is None


def test_what_lies_beside_a_frozen_program_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "resources" / "theme").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert shipped.find("theme") == tmp_path / "resources" / "theme"
    assert shipped.find("packs", "riverside") is not None
