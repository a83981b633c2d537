"""Problems from the command line, as the page says, with a real server on loopback."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from caseworker.cli.main import main
from caseworker.domain.actions import Role
from caseworker.domain.operations import Mutation
from tests.cli.examples import examples
from tests.cli.office import PASSPHRASE, make_profile
from tests.sync.server.web_work import a_person, described, sender_of
from tests.together.networked import PHRASE, Town, a_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        yield made


class Terminal:
    """Runs commands on one profile."""

    def __init__(self, profile: Path, phrase: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.profile, self.capsys, self.phrase = profile, capsys, profile.parent / "phrase.txt"
        self.phrase.write_text(phrase + "\n", encoding="utf-8")

    def __call__(self, *words: str, as_json: bool = True) -> tuple[int, str, str]:
        how = ["--json"] if as_json else []
        code = main(["--profile", str(self.profile), "--passphrase-file", str(self.phrase), *how, *words])
        told = self.capsys.readouterr()
        return code, told.out, told.err

    def done(self, *words: str) -> Any:
        code, out, err = self(*words)
        assert code == 0, err
        return json.loads(out)


@pytest.fixture
def sue(town: Town, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(_profile(town, Role.SUPERVISOR), PHRASE, capsys)


def _profile(town: Town, role: Role) -> Path:
    office = town.joins("Sue", role=role, with_keyring=False)
    office.close()
    return office.vault.profile.directory


def refused(town: Town, words: str) -> UUID:
    """Somebody from elsewhere writes these words on a person of the north; return that person's id."""
    made = a_person()
    _send(town, "north", made)
    _send(town, "south", described(made.record, words))
    return made.record


def _send(town: Town, territory: str, mutation: Mutation) -> None:
    device = town.server.device(territories=(territory,))
    sender = sender_of(device)
    device.line().push(sender.push(sender.operation(mutation)))


def test_the_examples_of_the_page_list_and_settle(town: Town, sue: Terminal) -> None:
    record = refused(town, "a man in a red coat")
    told, known = dict[str, Any](), dict[str, str]()
    for words in examples("Problems"):
        said = told[words[2]] = sue.done(*[known.get(one, one) for one in words[1:] if one not in {"--profile", "ana"}])
        if "problems" in said:
            known["PROBLEM"] = said["problems"][0]["id"][-8:]

    (problem,) = told["list"]["problems"]
    assert (problem["kind"], problem["word"], problem["scope"]) == ("refused", "scope", "north/0")
    assert [(one["record"], one["value"]) for one in problem["said"]] == [(str(record), "a man in a red coat")]
    assert told["settle"]["settled"] == problem["id"]
    assert sue.done("problems", "list") == {"problems": []}
    assert [one["id"] for one in sue.done("problems", "list", "--settled")["problems"]] == [problem["id"]]


def test_a_person_reads_who_wrote_what_and_why_it_was_refused(town: Town, sue: Terminal) -> None:
    record = refused(town, "a man in a blue coat\x1b[2J")

    _, out, _ = sue("problems", "list", as_json=False)

    assert "refused   scope           north" in out
    assert f"set person {record.hex[-8:]} description: a man in a blue coat\\x1b[2J" in out
    assert "\x1b" not in out


def test_what_is_not_on_the_list_is_not_settled(town: Town, sue: Terminal) -> None:
    for typed in ("nothing", "0" * 8, "0" * 32):
        code, _, err = sue("problems", "settle", typed)
        assert code == 1
        assert "not on your list" in err


def test_an_officer_is_told_whose_list_it_is(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = Terminal(_profile(town, Role.OFFICER), PHRASE, capsys)("problems", "list")

    assert code == 1
    assert "Your role does not include this" in err


def test_without_a_connection_the_command_says_that_it_needs_one(town: Town, sue: Terminal) -> None:
    town.server.stop()
    try:
        code, _, err = sue("problems", "list")
    finally:
        town.server.restart_after_stop()

    assert code == 1
    assert "needs a connection" in err


def test_a_profile_without_a_server_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_profile(tmp_path / "alone")

    code, _, err = Terminal(tmp_path / "alone", PASSPHRASE, capsys)("problems", "list")

    assert code == 1
    assert "belongs to no server" in err
