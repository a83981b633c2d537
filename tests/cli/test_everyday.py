"""Everyday work on the command line where it meets a refusal or something hostile."""

import json
from pathlib import Path

import pytest

from tests.cli.office import CommandLine


def test_a_person_who_may_be_here_already_is_shown_instead_of_added(cli: CommandLine) -> None:
    cli.done("person", "add", "--name", "Marisol Quintero", "--birth-date", "1958-03-12", "--mobile", "07700 900461")

    said = cli("person", "add", "--name", "Marisol Quintera", "--birth-date", "1958-03-12", "--mobile", "07700900461")

    assert said.code == 1
    assert "Marisol Quintero  CW-000 000 001" in said.err
    assert cli("person", "show", "CW-000 000 002").code == 1


def test_stored_text_cannot_steer_the_terminal(cli: CommandLine) -> None:
    number = cli.done("person", "add", "--name", "\x1b]0;owned\x07 \u202eanA", "--description", "a\rb")["number"]

    said = cli("person", "show", number)

    assert "\x1b" not in said.out
    assert "\x07" not in said.out
    assert "\u202e" not in said.out
    assert r"\x1b]0;owned\x07 \u202eanA" in said.out


def test_a_case_that_is_not_ready_says_what_is_missing(cli: CommandLine) -> None:
    number = cli.done("person", "add", "--name", "Ana")["number"]
    case = cli.done("case", "open", "housing-support", "--person", number)["number"]

    said = cli("case", "move", case, "check-papers")

    assert said.code == 1
    assert "2 tasks to finish" in said.err
    assert cli.done("case", "show", case)["stage"] == "apply"


def test_the_part_must_be_said_where_a_part_protects(cli: CommandLine) -> None:
    number = cli.done("person", "add", "--name", "Ana")["number"]

    said = cli("case", "open", "safeguarding", "--person", number, "--mine")
    assert said.code == 1
    assert "Say which part the person has in the case" in said.err
    for way in (("--person", number, "--role", "informant"), ("--person", f"parent={number}")):
        case = cli.done("case", "open", "safeguarding", *way, "--mine")["number"]
        role = way[-1] if "--role" in way else "parent"
        assert [one["role"] for one in cli.done("case", "show", case)["people"]] == [role]


@pytest.mark.parametrize("field", ["number=1", "territory=north", "nonsense=1", "interpreter=perhaps"])
def test_only_fields_that_may_be_edited_are(cli: CommandLine, field: str) -> None:
    number = cli.done("person", "add", "--name", "Ana")["number"]

    assert cli("person", "edit", number, field).code == 2
    assert len({one["action"] for one in cli.done("person", "history", number)["changes"]}) == 1


def test_every_edit_is_told_with_its_reason(cli: CommandLine) -> None:
    number = cli.done("person", "add", "--name", "Ana")["number"]

    cli.done("person", "edit", number, "birth_date=1958-03~", "languages=es,en", "--reason", "asked")

    changes = {one["field"]: one for one in cli.done("person", "history", number)["changes"]}
    assert (changes["birth date"]["after"], changes["birth date"]["why"]) == ("1958-03~", "asked")
    assert changes["languages"]["after"] == "es; en"


def test_what_lies_in_another_territory_is_not_found(officer: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("reference,name\n1,Ana\n", "utf-8")

    assert officer("person", "show", "CW-999 999 999").err.startswith("This person is not on this device.")
    assert officer.done("find", "ana") == {"results": []}


def test_a_referral_needs_a_consent_that_stands(cli: CommandLine) -> None:
    number = cli.done("person", "add", "--name", "Ana")["number"]
    words = ("referral", "send", number, "--service", "Debt helpline", "--share", "name=Ana")

    assert cli(*words).err.startswith("There is no consent that stands for sharing this.")
    cli.done("person", "consent", number, "refer")
    assert cli.done(*words)["number"] == "RF-00001"
    cli.done("person", "consent", number, "refer", "--withdrawn")
    assert cli(*words).code == 1


def test_a_document_is_given_only_to_a_file_or_program(cli: CommandLine, tmp_path: Path) -> None:
    number = cli.done("person", "add", "--name", "Ana")["number"]
    (tmp_path / "empty.txt").touch()

    assert cli("document", "add", str(tmp_path / "empty.txt"), "--person", number).code == 1
    assert cli("document", "add", str(tmp_path / "none.txt"), "--person", number).err.startswith("The file none.txt")
    assert cli("document", "list").code == 2


def test_nobody_waits_where_nobody_came(cli: CommandLine) -> None:
    assert cli.done("queue", "call", "--counter", "counter-1") == {"number": None}
    assert cli("queue", "serve", "A1", "--counter", "counter-1").code == 1
    assert cli("queue", "call").code == 2


def test_a_faulty_pack_is_told_line_by_line_and_not_installed(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "agency.yaml").write_text("id: x\nnonsense: 1\n", "utf-8")

    checked = cli("pack", "check", str(tmp_path / "pack"))
    told = cli("pack", "check", str(tmp_path / "pack"), "--json")

    assert (checked.code, told.code) == (1, 1)
    assert any(line.startswith("agency.yaml:") for line in checked.out.splitlines())
    assert json.loads(told.out)["ok"] is False
    assert cli("pack", "install", str(tmp_path / "pack")).code == 1


def test_only_who_answers_for_a_team_installs_a_pack(officer: CommandLine) -> None:
    riverside = Path(__file__).resolve().parents[2] / "resources" / "packs" / "riverside"

    assert officer("pack", "install", str(riverside)).err.startswith("Your role does not include this.")


def test_check_tells_of_the_program_where_there_is_no_profile(cli: CommandLine, tmp_path: Path) -> None:
    told = cli("check", "--profile", str(tmp_path / "nobody"), "--json")

    assert (told.code, told.json["state"]) == (0, "no-profile")
    assert cli.done("check", "--closed")["state"] == "closed"


def test_a_witness_finds_a_trail_that_was_made_anew(cli: CommandLine, tmp_path: Path) -> None:
    witness = tmp_path / "witness.json"
    cli.done("verify", "--save-witness", str(witness))
    kept = json.loads(witness.read_text("utf-8"))
    witness.write_text(json.dumps({"seq": kept["seq"], "leaf": "00" * 32}), "utf-8")

    said = cli("verify", "--witness", str(witness))

    assert (said.code, f"record {kept['seq']} is another one" in said.err) == (1, True)
    witness.write_text("[]", "utf-8")
    assert cli("verify", "--witness", str(witness)).code == 1
