"""`match` on good and bad files; it needs no profile."""

import csv
import gc
import json
from pathlib import Path

import pytest

from caseworker.cli.main import main
from tests.cli.office import clock

ROWS = (
    "rec_id,first,last,born,street\n"
    "1,Marisol,Quintero,1958-03-12,7 Mill Lane\n"
    "2,Marisol,Quinterro,1958-03-12,7 Mill Lane\n"
    "3,Piotr,Nowak,1990-07-01,2 Harbour Road\n"
)
FIELDS = {"given_name": "first", "surname": "last", "date_of_birth": "born", "street": "street"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "records.csv").write_text(ROWS, "utf-8")
    (tmp_path / "map.json").write_text(json.dumps({"fields": FIELDS}), "utf-8")
    return tmp_path


def match(folder: Path, *more: str) -> int:
    named = ["--map", str(folder / "map.json"), "--out", str(folder / "pairs.csv")]
    return main(["match", str(folder / "records.csv"), *named, *more], clock=clock)


def pairs(folder: Path) -> dict[tuple[str, str], float]:
    with (folder / "pairs.csv").open(encoding="utf-8", newline="") as file:
        return {(row["a"], row["b"]): float(row["score"]) for row in csv.DictReader(file)}


def test_two_records_of_one_person_are_written_with_their_probability(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert match(folder, "--candidates", str(folder / "compared.csv"), "--json") == 0

    assert pairs(folder)["1", "2"] > 0.5
    assert all(0 < score < 1 for score in pairs(folder).values())
    assert json.loads(capsys.readouterr().out) == {"records": 3, "compared": 1, "written": 1, "likely": 1}
    assert (folder / "compared.csv").read_text("utf-8") == "a,b\n1,2\n"


def test_records_of_two_sources_are_only_matched_across_them(folder: Path) -> None:
    lines = ROWS.splitlines()
    sources = ["source", "here", "here", "there"]
    rows = [f"{line},{source}" for line, source in zip(lines, sources, strict=True)]
    (folder / "records.csv").write_text("\n".join([*rows, lines[1].replace("1,", "4,", 1) + ",there"]) + "\n", "utf-8")
    (folder / "map.json").write_text(json.dumps({"fields": FIELDS, "kind": "link"}), "utf-8")

    assert match(folder) == 0
    assert ("1", "2") not in pairs(folder)
    assert pairs(folder)["1", "4"] > 0.5


def test_unknown_fields_are_told_and_the_rest_is_matched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "map.json").write_text(json.dumps({"fields": {**FIELDS, "shoe_size": "shoes"}}), "utf-8")

    assert match(folder) == 0
    assert "shoe_size" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "is empty"),
        ("rec_id,first,last,born,street\n", "no rows under it"),
        ("rec_id,first,last\n1,a,b\n", "'born'"),
        (ROWS + "1,Ana,Bell,1990-01-01,\n", "Line 5 has no reference of its own"),
        (ROWS + ",Ana,Bell,1990-01-01,\n", "Line 5 has no reference of its own"),
        (ROWS + "4,Ana\n", "Line 5 has 2 cells where the heading has 5"),
    ],
)
def test_a_bad_table_is_refused_in_a_sentence_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], rows: str, said: str
) -> None:
    (folder / "records.csv").write_text(rows, "utf-8")

    assert match(folder) == 1
    assert said in capsys.readouterr().err
    assert not (folder / "pairs.csv").exists()


def test_a_bad_description_or_a_missing_file_is_refused_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "map.json").write_bytes(b"\xff\xfe{")
    assert match(folder) == 1
    assert "is not a JSON document" in capsys.readouterr().err

    (folder / "map.json").unlink()
    assert match(folder) == 1
    assert "map.json could not be read" in capsys.readouterr().err


def test_a_file_that_is_there_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pairs.csv").write_text("mine", "utf-8")

    assert match(folder) == 1
    assert "pairs.csv is there already" in capsys.readouterr().err
    assert (folder / "pairs.csv").read_text("utf-8") == "mine"


def test_what_was_put_aside_before_from_the_search_for_garbage_stays_there(folder: Path) -> None:
    gc.freeze()
    before = gc.get_freeze_count()

    match(folder)

    assert gc.get_freeze_count() >= before
