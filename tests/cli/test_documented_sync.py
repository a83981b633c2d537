"""The pages about the service and about synchronization: what they say can be typed, and does what they say."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.cli.main import parser as device_parser
from sync.server.cli.main import parser
from tests.cli.agencies import ByCommands, an_agency
from tests.cli.examples import ROOT, examples

PAGE = ROOT / "docs" / "server.md"


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ByCommands]:
    with an_agency(tmp_path_factory.mktemp("agency")) as made:
        yield made


def typed(program: str, *headings: str, page: Path = PAGE) -> list[list[str]]:
    """Every line of the page that calls a program, or those under some headings, as the words that are typed."""
    found = []
    for section in page.read_text("utf-8").split("\n## ")[1:]:
        if not headings or section.splitlines()[0] in headings:
            blocks = re.findall(r"```(?:sh)?\n(.*?)```", section, re.DOTALL)
            found += [line for block in blocks for line in block.splitlines() if line.startswith(f"{program} ")]
    return [shlex.split(line, comments=True)[1:] for line in found]


def test_every_line_of_the_pages_is_understood() -> None:
    for page in (PAGE, ROOT / "README.md"):
        for words in typed("caseworker-server", page=page):
            assert parser().parse_args(words).run, words
        for words in typed("caseworker", page=page):
            assert device_parser().parse_args(words).run, words


def test_every_command_of_the_service_is_on_the_page() -> None:
    told = {" ".join(words[:2]) for words in typed("caseworker-server")} | {
        words[0] for words in typed("caseworker-server")
    }

    assert _commands(parser()) - told == set()


def test_two_officers_are_at_work_as_the_page_says(agency: ByCommands, tmp_path: Path) -> None:
    for words in typed("caseworker-server", "Two officers at work"):
        ended = agency(*words)
        assert ended.code == 0, (words, ended.err)
    for name in ("Ana Lima", "Ben Ode"):
        machine = agency.machine(name)
        for words in typed("caseworker", "Two officers at work"):
            if words[0] == "person" and name != "Ana Lima":
                continue
            known = [agency.ticket(name) if word == "TICKET" else word for word in words]
            known += ["--no-keyring", "--new-passphrase-file", str(agency.phrase)] if words[0] == "enrol" else []
            ended = machine(*known)
            assert ended.code == 0, (words, ended.err)

    assert "Marisol Quintero" in agency.machine("Ben Ode").says("find", "quintero")
    _carries_a_stick(agency, tmp_path)
    _looks_after_devices(agency)


def _carries_a_stick(agency: ByCommands, folder: Path) -> None:
    """Ana does what the page on the command line says under its headings, on the machine she has now."""
    ana = agency.machine("Ana Lima")
    ana("person", "add", "--name", "Bo Bell").value  # noqa: B018
    work, answer = folder / "work.cwbundle", folder / "answer.cwbundle"
    for words in examples("By hand", "A device of an agency"):
        if words[1] not in {"bundle", "checkpoints"}:
            continue
        named = [str(folder / word) if "." in word else word for word in words[1:] if word not in {"--profile", "ana"}]
        ended = ana(*named)
        assert ended.code == 0, (words, ended.err)
        if work.exists() and not answer.exists():
            agency("bundle", "import", str(work), "--answer", str(answer)).value  # noqa: B018
    assert (folder / "checkpoint.txt").exists()
    assert ana("check").value["checks"][1]["number"] == 0


def _looks_after_devices(agency: ByCommands) -> None:
    """The administrator does what the page says about people and devices, to Ben and to his machine."""
    device = agency.device(agency.machine("Ben Ode"))
    for words in typed("caseworker-server", "People and devices"):
        if words[0] in {"recovery", "publish"} or words[:2] == ["people", "disable"]:
            continue
        if words[:2] == ["devices", "wipe"]:
            continue
        ended = agency(*[device if word == "DEVICE" else word for word in words])
        assert ended.code == 0, (words, ended.err)
    assert agency.machine("Ben Ode")("sync").code == 1


def _commands(one: argparse.ArgumentParser) -> set[str]:
    found = set()
    for name, made in _choices(one).items():
        found |= {f"{name} {under}" for under in _choices(made)} or {name}
    return found


def _choices(one: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return {
        name: made
        for action in one._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, made in action.choices.items()
    }
