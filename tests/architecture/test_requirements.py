"""What is installed comes from hash-locked files that name no address, and each piece of it has its reason."""

import re
import tomllib

import pytest

from tests.architecture.repository import ROOT, files, name

REQUIREMENTS = ROOT / "packaging" / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED: list[str] = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["server"],
    *PROJECT["dependency-groups"]["dev"],
]
# Written in pieces so that this file does not fail its own test.
PACKAGE_INDEXES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("anaconda", "org"))]
ADDRESSING = ("://", "--index-url", "--extra-index-url", "--find-links", "--trusted-host", "file:", " @ ")


def requirement_names(requirements: list[str]) -> list[str]:
    return [re.split(r"[=<>!~;\[ ]", requirement, maxsplit=1)[0] for requirement in requirements]


def locked(file: str) -> dict[str, str]:
    """Return what a lock file pins: name -> everything said of it."""
    text = (REQUIREMENTS / file).read_text("utf-8").replace("\\\n", " ")
    return {line.split("==")[0]: line for line in text.splitlines()}


@pytest.mark.parametrize("file", ["dev.txt", "runtime.txt", "server.txt"])
def test_every_locked_package_has_one_version_and_its_hashes(file: str) -> None:
    loose = [package for package, said in locked(file).items() if said.count("==") < 1 or "--hash=sha256:" not in said]
    assert loose == []


@pytest.mark.parametrize("file", ["dev.txt", "runtime.txt", "server.txt"])
def test_a_lock_file_says_nothing_of_where_packages_come_from(file: str) -> None:
    text = (REQUIREMENTS / file).read_text("utf-8")
    assert [sign for sign in (*ADDRESSING, "#") if sign in text] == []


def test_what_developers_test_is_what_users_get() -> None:
    ours = locked("dev.txt")
    users = [*locked("runtime.txt").items(), *locked("server.txt").items()]
    assert {package for package, said in users if ours.get(package) != said} == set()


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    pins = {said.split()[0] for said in locked("dev.txt").values()}
    assert [one for one in ASKED if one.split(";")[0].strip() not in pins] == []


def test_no_file_names_a_package_index() -> None:
    named = [
        f"{name(path)}: {index}"
        for path in files()
        if path.suffix not in {".png", ".jpg", ".ico", ".icns"}
        for index in PACKAGE_INDEXES
        if index in path.read_text("utf-8", errors="replace")
    ]
    assert named == []


def test_no_lock_file_that_holds_addresses_is_kept() -> None:
    assert [name(path) for path in files() if path.name in {"uv.lock", "pylock.toml", "poetry.lock"}] == []


def test_every_dependency_has_its_reason_written_down() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text("utf-8")
    rows = set(re.findall(r"^\| ([a-z0-9-]+) \|", reasons, re.MULTILINE))
    assert sorted(rows) == sorted(set(requirement_names(ASKED)))
