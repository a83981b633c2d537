"""Taking data out: sealed unless told otherwise, with a purpose, recorded, and harmless to a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.text.csv_out import csv_bytes, safe_cell
from tests.cli.office import CommandLine

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "\uff1d", "\uff0b", "\uff0d", "\uff20")
WORDS = "Marisol"


@pytest.fixture
def person(cli: CommandLine) -> str:
    number = cli.done("person", "add", "--name", WORDS, "--birth-date", "1958-03-12")["number"]
    return str(number)


def test_an_export_is_sealed_and_opens_with_its_code_alone(cli: CommandLine, person: str, tmp_path: Path) -> None:
    sealed, opened = tmp_path / "person.cwexport", tmp_path / "person.json"

    told = cli.done("export", "person", person, "--purpose", "own records", "--out", str(sealed))
    cli("export", "open", str(sealed), "--code-file", "-", "--out", str(opened), passphrase=told["code"])

    assert WORDS.encode() not in sealed.read_bytes()
    document = json.loads(opened.read_bytes())
    assert document["records"][0]["fields"]["names"][0]["full"] == WORDS


@pytest.mark.parametrize("place", [0, 8, 30, 60, -1])
def test_a_damaged_or_foreign_export_is_refused_and_nothing_written(
    cli: CommandLine, person: str, tmp_path: Path, place: int
) -> None:
    sealed, out = tmp_path / "person.cwexport", tmp_path / "person.json"
    told = cli.done("export", "person", person, "--purpose", "own records", "--out", str(sealed))
    content = bytearray(sealed.read_bytes())
    content[place] ^= 1
    sealed.write_bytes(content)

    said = cli("export", "open", str(sealed), "--code-file", "-", "--out", str(out), passphrase=told["code"])

    assert said.code == 1
    assert not out.exists()


def test_an_export_without_a_purpose_is_refused_and_leaves_a_trace(
    cli: CommandLine, person: str, tmp_path: Path
) -> None:
    before = cli.done("verify")["records"]

    said = cli("export", "person", person, "--out", str(tmp_path / "person.json"))

    assert (said.code, said.err) == (1, "Say what it is for first. Nothing has left the application.\n")
    assert not (tmp_path / "person.json").exists()
    assert cli.done("verify")["records"] - before == 2 + 2 + 1  # two openings and locks, and the refusal


def test_an_officer_may_not_export(officer: CommandLine, tmp_path: Path) -> None:
    number = officer.done("person", "add", "--name", WORDS)["number"]

    said = officer("export", "person", number, "--purpose", "to read at home", "--out", str(tmp_path / "out"))

    assert said.code == 1
    assert said.err.startswith("Your role does not include this.")


def test_a_file_that_is_there_is_not_overwritten(cli: CommandLine, person: str, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text("mine", "utf-8")

    said = cli("export", "person", person, "--purpose", "x", "--plain", "--out", str(tmp_path / "mine.json"))

    assert said.code == 1
    assert (tmp_path / "mine.json").read_text("utf-8") == "mine"


@given(st.sampled_from(STARTS), st.text(max_size=40))
def test_no_cell_begins_as_a_formula_does(start: str, rest: str) -> None:
    assert safe_cell(start + rest) == "'" + start + rest


@given(st.text(alphabet=st.characters(blacklist_characters="".join(STARTS)), max_size=40))
def test_every_other_cell_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_what_is_written_reads_back_the_same_but_for_the_apostrophe(rows: list[list[str]]) -> None:
    written = csv_bytes(("a", "b"), rows).decode("utf-8-sig")

    read = list(csv.reader(io.StringIO(written, newline="")))

    assert read == [["a", "b"], *([safe_cell(cell) for cell in row] for row in rows)]
