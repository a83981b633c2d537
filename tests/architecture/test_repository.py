"""The repository as a newcomer meets it: where things are, what they are called, and what must not be there."""

import importlib.util
import os
import re
import tomllib
from pathlib import Path

import pytest

from caseworker import __version__
from tests.architecture.repository import ROOT, files, name

TEST_COMMAND = "python3 dev.py test"
DEMO_COMMAND = "python3 dev.py demo"


def text_of(relative: str) -> str:
    return (ROOT / relative).read_text("utf-8")


def test_the_folder_packaging_never_hides_the_library_of_that_name() -> None:
    """As a package it would break pytest, PyInstaller and every build that import the library called packaging."""
    found = importlib.util.find_spec("packaging")
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert found is not None
    assert found.origin is not None
    assert "site-packages" in Path(found.origin).parts


@pytest.mark.parametrize(
    "file", ["README.md", "CHANGELOG.md", "LICENSE", "docs/architecture.md", "docs/decisions/0001-rooms.md", ".ci/run"]
)
def test_a_newcomer_finds(file: str) -> None:
    assert text_of(file).strip()


def test_the_readme_names_the_two_commands() -> None:
    readme = text_of("README.md")
    assert f"\n{TEST_COMMAND}\n" in readme
    assert f"\n{DEMO_COMMAND}\n" in readme


def test_the_continuous_check_is_the_readme_s_test_command() -> None:
    assert text_of(".ci/run").rstrip().endswith(f"exec {TEST_COMMAND}")
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_place_the_documents_point_to_is_there() -> None:
    documents = [path for path in files() if path.suffix == ".md" and name(path).split("/")[0] in {"README.md", "docs"}]
    links = [(path, link) for path in documents for link in re.findall(r"\]\(([^)#\s]+)\)", path.read_text("utf-8"))]
    lost = [
        f"{name(path)} -> {link}" for path, link in links if "://" not in link and not (path.parent / link).exists()
    ]
    assert lost == []


def test_the_licence_is_apache_2_and_complete() -> None:
    licence = text_of("LICENSE")
    assert "Apache License\n                           Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert tomllib.loads(text_of("pyproject.toml"))["project"]["license"] == "Apache-2.0"


def test_the_version_is_the_same_wherever_it_is_said() -> None:
    assert tomllib.loads(text_of("pyproject.toml"))["project"]["version"] == __version__
    assert f"## [{__version__}]" in text_of("CHANGELOG.md")


def test_no_file_is_so_large_that_cloning_hurts() -> None:
    assert [name(path) for path in files() if path.stat().st_size > 1_000_000] == []
