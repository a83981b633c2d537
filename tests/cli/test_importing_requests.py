"""`caseworker import requests`: a city's export whole, told row by row, taken back as a whole."""

import json
from pathlib import Path

from tests.cli.office import CommandLine
from tests.outside import outside

REQUEST = {"service_request_id": "7", "status": "open", "requested_datetime": "2026-11-18T10:00:00Z"}


def test_every_row_of_a_citys_export_is_told(cli: CommandLine) -> None:
    path = str(outside("data/requests311/nyc-2018-1000.csv"))
    words = ("import", "requests", path, "--source", "nyc", "--zone", "America/New_York")

    told = cli.done(*words)

    assert (told["added"], told["known"], told["changed"], told["refused"]) == (1000, 0, 0, [])


def test_an_import_of_requests_is_taken_back_with_its_contacts_tasks_and_clocks(
    cli: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "requests.csv"
    path.write_text("case id,opened,due date,source,given\n7,2026-11-18,2026-11-25,phone,Ada\n", "utf-8")
    cli.done("import", "requests", str(path), "--source", "city")
    (run,) = cli.done("import", "list")["imports"]

    assert (run["kind"], run["state"], run["added"]) == ("requests", "done", 1)
    assert cli.done("import", "undo", run["id"])["taken_back"] == 1
    assert cli.done("find", "Ada")["results"] == []


def test_an_answer_of_a_server_comes_in_and_what_is_no_request_is_told(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "requests.json"
    path.write_text(json.dumps([REQUEST, {"service_code": "1", "service_name": "Lamp"}]), "utf-8")

    said = cli("import", "requests", str(path), "--source", "open311", "--json")

    assert (said.code, said.json["added"]) == (1, 1)
    (refused,) = said.json["refused"]
    assert (refused["file"], refused["line"]) == ("requests.json", 2)


def test_a_trial_says_the_same_and_leaves_nothing(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "requests.csv"
    path.write_text("case id,opened\n7,2026-11-18\n,2026-11-18\n", "utf-8")

    tried = cli.done("import", "requests", str(path), "--dry-run")

    assert (tried["added"], [one["field"] for one in tried["refused"]]) == (1, ["reference"])
    assert cli.done("import", "list")["imports"] == []
