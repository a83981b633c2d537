"""The examples of the page on the command line about the practice office."""

from caseworker.cli.main import main
from tests.cli.examples import Reader
from tests.cli.office import clock


def test_every_example_about_the_practice_office_does_what_the_page_says(reader: Reader) -> None:
    reader.try_all("A practice office")

    assert (reader.folder / "invented" / "people.csv").exists()
    assert (reader.folder / "cache" / "caseworker" / "practice" / "supervisor" / "case.db").exists()
    assert main(["practice", "walk", "--size", "1000"], clock=clock) == 0  # made before, so this is the walk
    told = reader.capsys.readouterr().out.decode()
    assert "similar" in told or "sounds" in told
    assert "went from 'apply' to 'check-papers'" in told
    assert "it is whole" in told


def test_what_was_not_made_here_is_never_removed(reader: Reader) -> None:
    folder = reader.folder / "cache" / "caseworker" / "practice"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine", "utf-8")

    assert main(["practice", "walk", "--size", "1000", "--quiet", "--fresh"], clock=clock) == 1
    assert (folder / "mine.txt").read_text("utf-8") == "mine"
