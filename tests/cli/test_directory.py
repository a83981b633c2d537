"""The directory and answers by command: brought in, told what is gone, and taken out as other programs read it."""

import json
import zipfile
from pathlib import Path

from tests.cli.office import CommandLine

SOUP = {"id": "s1", "name": "Harbour soup kitchen", "status": "active"}
BREAD = {"id": "s2", "name": "Harbour bread shelf", "status": "active"}


def a_file(folder: Path, *services: dict[str, str]) -> str:
    path = folder / "county.json"
    path.write_text(json.dumps(services), encoding="utf-8")
    return str(path)


def test_a_directory_comes_in_is_found_and_what_left_it_is_told(cli: CommandLine, tmp_path: Path) -> None:
    words = ("import", "directory", a_file(tmp_path, SOUP, BREAD), "--source", "county")
    assert cli.done(*words)["added"] == 2
    assert cli.done(*words)["known"] == 2
    assert next(one["title"] for one in cli.done("find", "soup kitchen")["results"]) == SOUP["name"]

    a_file(tmp_path, BREAD)

    assert cli.done(*words)["foretold"] == [
        "No longer in the file, and left as they are: 1 services (Harbour soup kitchen)."
    ]


def test_a_folder_of_tables_is_one_directory(cli: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "hsds"
    folder.mkdir()
    (folder / "organizations.csv").write_text("id,name,description\no1,Quay,Food\n", encoding="utf-8")
    (folder / "services.csv").write_text("id,organization_id,name,status\ns1,o1,Soup,active\n", encoding="utf-8")
    assert cli.done("import", "directory", str(folder), "--source", "county")["added"] == 2


def test_the_directory_is_taken_out_as_json_and_as_a_package(cli: CommandLine, tmp_path: Path) -> None:
    words = ("export", "directory", "--purpose", "for the county", "--plain", "--out")
    told, _ = (cli.done(*words, str(tmp_path / name)) for name in ("directory.json", "directory.zip"))
    page = json.loads((tmp_path / "directory.json").read_bytes())
    assert sum(len(one.get("services", [])) for one in page["contents"]) == told["rows"]
    with zipfile.ZipFile(tmp_path / "directory.zip") as package:
        assert "services.csv" in package.namelist()


def test_what_was_taken_out_comes_back_without_changing_a_service(cli: CommandLine, tmp_path: Path) -> None:
    out = str(tmp_path / "directory.json")
    cli.done("export", "directory", "--purpose", "a check", "--plain", "--out", out)
    assert cli.done("import", "directory", out, "--source", "own")["changed"] == 0


def test_answers_come_in_and_are_found_by_a_question(cli: CommandLine, tmp_path: Path) -> None:
    page = tmp_path / "bins.md"
    page.write_text("# Missed bins\n\n## When is a missed bin emptied?\n\nWithin two days.\n", encoding="utf-8")
    assert cli.done("import", "answers", str(page), "--source", "web")["added"] == 1
    assert cli.done("find", "when is my missed bin emptied?")["results"][0]["title"] == "Missed bins"
