"""`caseworker import mail`: what is certain is filed, the rest is told with the reason, a dry run says all of it."""

from pathlib import Path

from tests.cli.office import CommandLine
from tests.desk.imports.letters import Letter, in_a_file

PEOPLE = "reference,name,email\n1,Rosa Delgado,rosa@home.example\n"
CASES = "reference,case_type,title,person\nc1,housing-support,Rent,1\n"


def an_office(cli: CommandLine, folder: Path) -> None:
    """Rosa, whose address is known, with one case."""
    for kind, text in (("people", PEOPLE), ("cases", CASES)):
        path = folder / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        cli.done("import", kind, str(path), "--source", "old")


def test_a_dry_run_says_where_each_message_would_go_and_why(cli: CommandLine, tmp_path: Path) -> None:
    an_office(cli, tmp_path)
    box = in_a_file(tmp_path, Letter(), Letter(message_id="two@x", sender="Who <who@else.example>"))

    told = cli.done("import", "mail", str(box), "--dry-run")

    assert (told["added"], len(told["refused"])) == (1, 1)
    first, second = told["foretold"]
    assert "the address is theirs" in first
    assert "only case at work" in first
    assert first.endswith("This is certain.")
    assert "nobody here has the address" in second
    assert "Rosa" not in first


def test_only_what_is_certain_is_filed_and_once(cli: CommandLine, tmp_path: Path) -> None:
    an_office(cli, tmp_path)
    letter = Letter()
    one, box = in_a_file(tmp_path, letter, name="one.eml"), in_a_file(tmp_path, letter)

    first, again = cli.done("import", "mail", str(one)), cli.done("import", "mail", str(one), str(box))

    assert (first["added"], again["added"], again["known"]) == (1, 0, 2)
