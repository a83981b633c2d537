"""Synchronizing from the command line, with a real server on loopback."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from caseworker.cli.main import main
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from tests.cli.examples import examples
from tests.cli.office import PASSPHRASE, make_profile
from tests.together.networked import PHRASE, Town, a_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        yield made


def a_profile(town: Town, name: str, *, role: Role) -> Path:
    office: Office = town.joins(name, role=role, with_keyring=False)
    office.close()
    return office.vault.profile.directory


class Terminal:
    """Runs commands on one profile."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.profile, self.capsys = profile, capsys
        self.phrase = profile.parent / "phrase.txt"
        self.phrase.write_text(PHRASE + "\n", encoding="utf-8")

    def __call__(self, *words: str) -> tuple[int, str, str]:
        code = main(["--profile", str(self.profile), "--passphrase-file", str(self.phrase), "--json", *words])
        told = self.capsys.readouterr()
        return code, told.out, told.err

    def done(self, *words: str) -> Any:
        code, out, err = self(*words)
        assert code == 0, err
        return json.loads(out)


@pytest.fixture(scope="module")
def disputed(town: Town) -> Path:
    """The profile of one of two officers who wrote different words about somebody, both offline."""
    ann, ben = town.hires("Ann"), town.hires("Ben")
    person = ann.enter("a man in a red coat")
    ann.sync()
    ben.sync()
    ann.office.people.edit(person.id, description="a man in a green coat")
    ben.office.people.edit(person.id, description="a man in a blue coat")
    ann.sync()
    return a_profile(town, "Cay", role=Role.SUPERVISOR)


def test_the_examples_of_the_page_send_fetch_and_settle(
    town: Town, disputed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cay, told = Terminal(disputed, capsys), dict[str, Any]()
    known = {"OPERATION": str(uuid4())}
    town.colleagues[1].sync()

    for words in examples("Working with others"):
        typed = [known.get(word, word) for word in words[1:] if word not in {"--profile", "ana"}]
        said = told[" ".join(words[1:3])] = cay.done(*typed)
        if "conflicts" in said:
            known["CONFLICT"] = said["conflicts"][0]["id"]

    assert {one: told["sync --profile"][one] for one in ("waiting", "problem", "returned")} == {
        "waiting": 0,
        "problem": "",
        "returned": 0,
    }
    assert told["sync --profile"]["received"] > 0
    sides = {told["conflicts show"][side]["value"] for side in ("first", "second")}
    assert sides == {"a man in a green coat", "a man in a blue coat"}
    assert told["conflicts settle"]["settled"] == known["CONFLICT"]
    assert told["returned list"] == {"returned": []}


def test_without_a_server_the_command_says_so_and_work_is_safe(
    town: Town, disputed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cay = Terminal(disputed, capsys)
    town.server.stop()
    try:
        code, _, err = cay("sync")
    finally:
        town.server.restart_after_stop()

    assert code == 1
    assert "could not be reached" in err
    assert "Waiting on this device to be sent: " in err


def test_a_profile_without_a_server_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_profile(tmp_path / "alone")
    alone = Terminal(tmp_path / "alone", capsys)
    alone.phrase.write_text(PASSPHRASE + "\n", encoding="utf-8")

    code, _, err = alone("sync")

    assert code == 1
    assert "belongs to no server" in err
