"""Bringing people and cases in: what goes in, what is refused and why, and what happens when it is stopped."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caseworker.desk.imports.bringing import MOST_IN_BATCH
from caseworker.store.unit import Unit
from tests.cli.office import PASSPHRASE, CommandLine
from tests.outside import outside

ROOT = Path(__file__).resolve().parents[2]
Write = Callable[[str], Path]


def people_here(cli: CommandLine, words: str) -> list[str]:
    return [one["title"] for one in cli.done("find", words, "--kind", "person", "--limit", "1000")["results"]]


def a_long_table(rows: int) -> str:
    return "reference,name\n" + "".join(f"r{row},Ana Nr{row:04}\n" for row in range(rows))


def test_importing_twice_changes_nothing(cli: CommandLine, a_table: Write) -> None:
    path = a_table("id,name,born\n1,Ana,1980-02-03\n2,Bo,1990-12-31\n")
    words = ("import", "people", str(path), "--map", "id=reference", "--map", "born=birth_date", "--source", "old")

    first, second = cli.done(*words), cli.done(*words)

    assert (first["added"], first["known"]) == (2, 0)
    assert (second["added"], second["known"]) == (0, 2)
    assert len(people_here(cli, "Ana")) == 1


def test_the_same_reference_of_another_source_is_somebody_else(cli: CommandLine, a_table: Write) -> None:
    words = ("import", "people", str(a_table("reference,name\n1,Ana\n")))

    cli.done(*words, "--source", "housing")

    assert cli.done(*words, "--source", "health")["added"] == 1


def test_a_reference_twice_in_one_file_is_one_person(cli: CommandLine, a_table: Write) -> None:
    told = cli.done("import", "people", str(a_table("reference,name\n1,Ana\n1,Ana again\n")))

    assert (told["added"], told["known"]) == (1, 1)


def test_a_dry_run_says_the_same_and_leaves_nothing(cli: CommandLine, a_table: Write) -> None:
    path = str(a_table("reference,name,birth_date\n1,Ana,1980-02-30\n2,Bo,\n"))
    before = cli.done("verify")["records"]

    tried = cli.done("import", "people", path, "--dry-run")

    assert (tried["added"], len(tried["refused"])) == (1, 1)
    assert people_here(cli, "Bo") == []
    assert cli.done("verify")["records"] - before <= 8  # openings and searches, no edit
    said = cli("import", "people", path, "--json")
    assert (said.code, said.json["added"]) == (1, 1)


def test_refused_rows_are_told_with_line_field_and_sentence_and_the_rest_goes_in(
    cli: CommandLine, a_table: Write
) -> None:
    path = a_table("reference,name,birth_date\n1,Ana,tomorrow\n,Bo,\n3,Cy,2000-01-01\n4,,\n5,Di,2999-01-01\n")

    said = cli("import", "people", str(path), "--json")

    assert said.code == 1
    assert "4 rows were refused" in said.err
    assert [(one["line"], one["field"]) for one in said.json["refused"]] == [
        (2, "birth_date"),
        (3, "reference"),
        (5, "name"),
        (6, None),
    ]
    assert all(one["sentence"].endswith(".") for one in said.json["refused"])
    assert people_here(cli, "Cy") == ["Cy"]


def test_cases_find_their_people_by_the_reference_of_the_same_source(cli: CommandLine, a_table: Write) -> None:
    cli.done("import", "people", str(a_table("reference,name\np1,Ana Lima\n")), "--source", "old")
    path = a_table("reference,person,case_type,title,received_on\nc1,p1,housing-support,Rent,2026-11-02\nc2,p9,,,\n")

    said = cli("import", "cases", str(path), "--source", "old", "--type", "service-request", "--json")

    assert (said.json["added"], [one["field"] for one in said.json["refused"]]) == (1, ["person"])
    page = cli.done("case", "show", "HB-00001")
    assert page["people"][0]["id"] == cli.done("find", "ana lima", "--kind", "person")["results"][0]["id"]
    assert [one["title"] for one in page["tasks"]] == ["Confirm identity", "Explain which papers are needed"]
    assert cli("import", "cases", str(path), "--source", "old", "--json").json["known"] == 1


@pytest.mark.parametrize(
    ("mapped", "sentence"),
    [
        (["id=reference", "x=name"], "The file has no column 'x'."),
        (["id=reference", "name=nme"], "There is no field 'nme'."),
        (["id=reference", "name=given", "born=given"], "Two columns were put into the field 'given'"),
        ([], "No column says what the other system calls each row."),
    ],
)
def test_a_wrong_mapping_is_refused_before_anything_is_read(
    cli: CommandLine, a_table: Write, mapped: list[str], sentence: str
) -> None:
    path = a_table("id,name,born\n1,Ana,1980-02-03\n")

    said = cli("import", "people", str(path), *(word for one in mapped for word in ("--map", one)))

    assert said.code in {1, 2}
    assert said.err.startswith(sentence)


def test_an_officer_imports_only_where_they_work(officer: CommandLine, a_table: Write) -> None:
    path = str(a_table("reference,name\n1,Ana\n"))

    refused = officer("import", "people", path, "--territory", "oakwood")

    assert (refused.code, refused.err) == (
        1,
        "This belongs to another territory. Nothing was changed. Its supervisor can help.\n",
    )
    assert officer.done("import", "people", path)["added"] == 1


def test_stopped_in_the_middle_whole_batches_are_in_and_the_file_can_be_imported_again(
    cli: CommandLine, a_table: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, rows = str(a_table(a_long_table(3 * MOST_IN_BATCH))), 3 * MOST_IN_BATCH
    kept, stop_at = Unit.add, 2 * MOST_IN_BATCH + 50
    seen = 0

    def add(self: Unit, record: object) -> None:
        nonlocal seen
        seen += 1
        if seen == stop_at:
            raise KeyboardInterrupt
        kept(self, record)  # type: ignore[arg-type]  # handed on as it came

    with monkeypatch.context() as patch:
        patch.setattr(Unit, "add", add)
        said = cli("import", "people", path)

    assert said.code == 130
    assert f"{2 * MOST_IN_BATCH} rows of table.csv were taken. Import the file again to go on." in said.err
    again = cli.done("import", "people", path)
    assert (again["added"], again["known"]) == (rows, 0)
    assert cli.done("check")["level"] != "broken"


@pytest.mark.skipif(os.name == "nt", reason="another system stops programs in another way")
def test_ctrl_c_stops_a_running_import_between_batches(cli: CommandLine, a_table: Write) -> None:
    path = str(a_table(a_long_table(6 * MOST_IN_BATCH)))
    words = ["import", "people", path, "--profile", str(cli.profile), "--passphrase-file", "-"]
    running = subprocess.run(
        [sys.executable, "-m", "tests.cli.interrupted", "10 %", *words],
        cwd=ROOT,
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert running.returncode == 130
    taken = int(running.stderr.split("Stopped. ")[1].split()[0])
    again = cli.done("import", "people", path)
    assert taken % MOST_IN_BATCH == 0
    assert taken < 6 * MOST_IN_BATCH
    assert (again["known"], again["added"]) == (0, 6 * MOST_IN_BATCH)


HOSTILE = {
    "bom-utf8.csv": ["id=reference", "born=birth_date"],
    "utf16le-bom.csv": ["id=reference", "born=birth_date"],
    "semicolons.csv": ["id=reference", "born=birth_date"],
    "tabs.csv": ["id=reference", "born=birth_date"],
    "old-mac-newlines.csv": ["id=reference", "born=birth_date"],
    "cp1252.csv": ["id=reference"],
    "shift-jis.csv": ["id=reference", "氏名=name", "住所=street"],
    "quoted-newlines.csv": ["id=reference", "note=description"],
    "leading-zeros.csv": ["id=reference", "zip=postcode", "phone=phone", "iban=identifier:iban", "id=reference"],
}
COLUMN_OF = {"name": "full", "氏名": "full", "note": "description"}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_come_in_as_they_were_meant(cli: CommandLine, name: str) -> None:
    expected = json.loads(outside("data/hostile/csv/expected.json").read_text("utf-8"))[name]
    words = [word for one in HOSTILE[name] for word in ("--map", one)]

    said = cli("import", "people", str(outside(f"data/hostile/csv/{name}")), *words, "--json")

    if name == "leading-zeros.csv":  # nobody is named in it, so the row is refused; see the test below
        assert said.json["refused"][0]["field"] == "name"
        return
    assert (said.code, said.json["added"]) == (0, len(expected))
    for row in expected:
        fields = cli.done("person", "show", row["id"])["fields"]
        assert fields.get("description") == row.get("note")
        assert [one["full"] for one in fields.get("names", [])] == [
            row[column] for column in ("name", "氏名") if column in row
        ]
        assert fields.get("birth_date") == row.get("born")
        assert [one["street"] for one in fields.get("addresses", [])] == [row[c] for c in ("住所",) if c in row]


def test_zeros_in_front_stay_and_numbers_stay_as_written(cli: CommandLine, a_table: Write) -> None:
    content = outside("data/hostile/csv/leading-zeros.csv").read_text("utf-8").splitlines()
    path = a_table(f"{content[0]},name\n{content[1]},Ana\n")

    cli.done(
        "import",
        "people",
        str(path),
        *("--map", "id=reference", "--map", "zip=postcode", "--map", "iban=identifier:iban"),
    )

    fields = cli.done("person", "show", "007")["fields"]
    assert fields["addresses"][0]["postcode"] == "01234"
    assert fields["contact_points"][0]["phone"] == "0044 20 79460958"
    assert {one["value"] for one in fields["identifiers"]} == {"007", "DE02120300000000202051"}


def test_ragged_rows_are_told_by_line_and_the_whole_one_goes_in(cli: CommandLine) -> None:
    path = outside("data/hostile/csv/ragged.csv")

    said = cli("import", "people", str(path), "--map", "id=reference", "--map", "born=birth_date", "--json")

    assert [(one["line"], one["sentence"]) for one in said.json["refused"]] == [
        (2, "The row has 2 cells where the heading has 3."),
        (3, "The row has 4 cells where the heading has 3."),
    ]
    assert people_here(cli, "Cy") == ["Cy"]


def test_a_heading_that_stands_twice_is_offered_twice(cli: CommandLine) -> None:
    path = str(outside("data/hostile/csv/same-header-twice.csv"))

    cli.done("import", "people", path, "--map", "id=reference", "--map", "name=given", "--map", "name (2)=family")

    assert people_here(cli, "Ana Maria") == ["Ana Maria"]


@pytest.mark.parametrize(
    ("name", "sentence"), [("empty.csv", "is empty"), ("header-only.csv", "has a heading but no rows")]
)
def test_a_file_without_rows_is_said_to_be_one(cli: CommandLine, name: str, sentence: str) -> None:
    said = cli("import", "people", str(outside(f"data/hostile/csv/{name}")), "--map", "id=reference")

    assert said.code == 1
    assert sentence in said.err


@pytest.mark.parametrize(("order", "refused"), [("", [2, 3, 4, 6]), ("day-first", [4, 6]), ("month-first", [3, 4])])
def test_the_order_of_day_and_month_is_stated_never_guessed(cli: CommandLine, order: str, refused: list[int]) -> None:
    path = outside("data/hostile/csv/dates.csv")
    words = ["--map", "id=reference", "--map", "born=birth_date", "--map", "id=reference"]
    named = path.read_text("utf-8").replace("\n", ",Ana\n").replace("born,Ana", "born,name")
    copy = cli.profile.parent / "dates.csv"
    copy.write_text(named, "utf-8")

    said = cli("import", "people", str(copy), *words, *(["--dates", order] if order else []), "--json")

    assert [one["line"] for one in said.json["refused"]] == refused


def test_formulas_are_kept_as_text_and_no_spreadsheet_runs_them_from_an_export(
    cli: CommandLine, tmp_path: Path
) -> None:
    path = str(outside("data/hostile/csv/formulas.csv"))
    cli.done("import", "people", path, "--map", "id=reference", "--map", "note=description")

    kept = cli.done("person", "show", "1")["fields"]["description"]
    out = tmp_path / "out.csv"
    cli.done("export", "person", "1", "--purpose", "a test", "--plain", "--format", "csv", "--out", str(out))

    assert kept == '=HYPERLINK("http://192.0.2.1","x")'
    assert "\"'=HYPERLINK(" in out.read_text("utf-8-sig")


def test_an_import_is_listed_and_taken_back_as_a_whole(cli: CommandLine, a_table: Write) -> None:
    brought = cli("import", "people", str(a_table("reference,name\n1,Ana\n2,Bo\n,Cy\n")), "--json").json
    (run,) = cli.done("import", "list")["imports"]
    assert (run["id"], run["file"], run["state"]) == (brought["runs"][0], "table.csv", "done")
    assert (run["added"], run["refused"]) == (2, 1)

    undone = cli.done("import", "undo", run["id"][-8:])

    assert (undone["taken_back"], undone["staying"]) == (2, [])
    assert people_here(cli, "Ana") == []
    assert cli.done("import", "list")["imports"][0]["state"] == "undone"
    assert cli("import", "undo", "ffffffff").err.startswith("This import is not known on this device.")


def test_several_files_are_taken_one_after_the_other_and_each_row_is_told_with_its_file(
    cli: CommandLine, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"reference,name\n{name}1,Ana {name}\n{name}2,\n", "utf-8")

    said = cli("import", "people", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"))

    assert said.code == 1
    assert "2 were added" in said.out
    assert "a.csv:3, name: A name is needed" in said.out
    assert "b.csv:3, name: A name is needed" in said.out


def test_columns_go_where_they_went_the_last_time(cli: CommandLine, a_table: Write) -> None:
    words = ("import", "people", str(a_table("id,who\n1,Ana\n")), "--source", "old")
    cli.done(*words, "--map", "id=reference", "--map", "who=name")
    a_table("id,who\n2,Bo\n")

    assert cli.done(*words)["added"] == 1
    assert people_here(cli, "Bo") == ["Bo"]
