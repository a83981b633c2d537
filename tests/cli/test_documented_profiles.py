"""The examples of the page on the command line about profiles and their upkeep."""

from tests.cli.examples import Reader


def test_every_example_about_profiles_does_what_the_page_says(reader: Reader) -> None:
    reader.try_all("Profiles")

    assert not (reader.folder / "ana" / "keys.json").exists()


def test_every_example_about_upkeep_does_what_the_page_says(reader: Reader) -> None:
    reader.try_all("Upkeep")

    assert (reader.folder / "restored" / "keys.json").exists()
