"""Cards, calendars and archives of them from the command line; packages and lists out of it."""

import io
import json
import zipfile
from pathlib import Path

from tests.cli.office import CommandLine

ANA = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Ana Lima\nEMAIL:ana@example.org\nEND:VCARD\n"
BO = "BEGIN:VCARD\nVERSION:3.0\nUID:2\nFN:Bo Sand\nBDAY:--0102\nEND:VCARD\n"
TALK = "BEGIN:VEVENT\nUID:t\nSUMMARY:Talk\nDTSTART:20261201T100000Z\nATTENDEE:mailto:ana@example.org\nEND:VEVENT\n"


def test_cards_and_calendars_come_in_and_appointments_go_out(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "all.vcf").write_text(ANA + BO, "utf-8")
    (tmp_path / "all.ics").write_text(TALK, "utf-8")
    out = tmp_path / "out.ics"

    cards = cli("import", "vcard", str(tmp_path / "all.vcf"), "--source", "phone", "--json")
    events = cli.done("import", "calendar", str(tmp_path / "all.ics"), "--source", "phone")
    told = cli.done("export", "appointments", "--from", "2026-12-01", "--plain", "--purpose", "x", "--out", str(out))

    assert (cards.code, cards.json["added"]) == (1, 2)  # one property was not what it says it is
    assert [(one["line"], one["field"]) for one in cards.json["refused"]] == [(11, "BDAY")]
    assert (events["added"], told["rows"]) == (1, 1)
    assert "CONTACT:Ana Lima" in out.read_text("utf-8")


def test_the_files_of_an_archive_come_in_one_by_one(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "cards.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name, text in (("a/ana.vcf", ANA), ("bo.vcf", BO), ("notes.txt", "hello"), ("../../up.vcf", ANA)):
            made.writestr(name, text)

    said = cli("import", "vcard", str(path), "--json")

    assert (said.json["added"], said.json["known"]) == (2, 1)
    assert [(one["file"], one["line"], one["field"]) for one in said.json["refused"]] == [
        ("bo.vcf", 5, "BDAY"),
        ("cards.zip", 3, "notes.txt"),
    ]
    assert not (tmp_path.parent.parent / "up.vcf").exists()


def test_a_person_goes_out_as_a_package_plain_or_sealed(cli: CommandLine, tmp_path: Path) -> None:
    number = cli.done("person", "add", "--name", "Ana Lima")["number"]
    words = ("export", "person", number, "--format", "package", "--purpose", "own records")
    plain, sealed, opened = tmp_path / "ana", tmp_path / "ana.cwexport", tmp_path / "ana.zip"

    cli.done(*words, "--plain", "--out", str(plain))
    told = cli.done(*words, "--out", str(sealed))
    cli("export", "open", str(sealed), "--code-file", "-", "--out", str(opened), passphrase=told["code"])

    assert sorted(one.name for one in plain.iterdir()) == ["record.html", "record.json"]
    with zipfile.ZipFile(io.BytesIO(opened.read_bytes())) as archive:
        document = json.loads(archive.read("record.json"))
    assert document["name"] == "Ana Lima"
    assert b"Ana Lima" not in sealed.read_bytes()


def test_lists_go_out_as_csv(cli: CommandLine, tmp_path: Path) -> None:
    cli.done("person", "add", "--name", "=Ana()")
    people, cases = tmp_path / "people.csv", tmp_path / "cases.csv"

    told = cli.done("export", "people", "--plain", "--purpose", "a letter", "--out", str(people))
    cli.done("export", "cases", "--status", "at_work", "--plain", "--purpose", "a letter", "--out", str(cases))

    assert told["rows"] == 1
    assert '"\'=Ana()"' in people.read_text("utf-8-sig")
    assert cases.read_text("utf-8-sig").startswith('"number","title"')


def test_a_list_without_a_purpose_is_not_written(cli: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "people.csv"

    said = cli("export", "people", "--plain", "--out", str(out))

    assert said.code == 1
    assert not out.exists()
