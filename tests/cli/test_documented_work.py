"""The examples of the page on the command line that are an officer's work, in their order on one profile."""

import argparse
import json

from caseworker.cli.main import parser
from tests.cli.examples import PIXEL, Reader, examples

HEADINGS = (
    "Agency packs",
    "People",
    "Cases and what there is to do",
    "The counter",
    "Files",
    "In and out",
    "Matching files",
)


def test_every_example_does_what_the_page_says(reader: Reader) -> None:
    reader.try_all(*HEADINGS)

    assert (reader.folder / "copy.png").read_bytes() == PIXEL
    assert json.loads((reader.folder / "person.json").read_bytes())["about"] == "person"
    assert json.loads((reader.folder / "contacts.json").read_bytes())["rows"]


def test_every_command_has_an_example() -> None:
    told = {" ".join(words[1:3]) for words in examples()} | {words[1] for words in examples()}

    assert _commands() - told == set()


def _commands() -> set[str]:
    found = set()
    for name, one in _choices(parser()).items():
        found |= {f"{name} {under}" for under in _choices(one)} or {name}
    return found


def _choices(one: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return {
        name: made
        for action in one._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, made in action.choices.items()
    }
