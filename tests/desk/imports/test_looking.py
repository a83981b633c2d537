"""A look at a file before it is brought in: its columns, where they may go, and what would become of its first rows."""

from pathlib import Path

import pytest

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import DayOrder
from caseworker.desk.imports.kinds import KINDS, UnknownKind, kind_called
from caseworker.desk.imports.looking import look, preview
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import FileUnreadable, Source
from caseworker.desk.imports.suggesting import kinds_of, likeliest, suggested
from caseworker.domain.import_runs import Outcome
from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import PEOPLE, a_file, brought, means, names
from tests.desk.sittings import a_sitting

TABLE = "Client ID,First name,Surname,DOB\n1,Ana,Lima,03/04/1985\n2,,,1990-01-01\n3,Bo,Ray,\n"


def test_columns_are_shown_with_examples_and_dates_that_need_an_order(tmp_path: Path) -> None:
    looked = look(a_file(tmp_path, TABLE), Choices())

    assert looked is not None
    assert looked.columns == ("Client ID", "First name", "Surname", "DOB")
    assert looked.examples[1] == ("Ana", "Bo")
    assert looked.two_ways == {"DOB"}
    assert looked.is_sure


def test_letters_that_were_guessed_are_to_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("id,name\n1,Zoë\n".encode("cp1252"))

    looked = look(Source(path), Choices())

    assert looked is not None
    assert (looked.encoding, looked.is_sure) == ("cp1252", False)


def test_what_is_no_table_has_no_columns(tmp_path: Path) -> None:
    assert look(a_file(tmp_path, "BEGIN:VCARD\nEND:VCARD\n", "a.vcf"), Choices()) is None


def test_columns_go_where_their_names_say_each_field_once() -> None:
    assert suggested(PEOPLE, ["Client ID", "First name", "Surname", "DOB", "id", "Shoe size"]) == {
        "Client ID": "reference",
        "First name": "given",
        "Surname": "family",
        "DOB": "birth_date",
    }
    assert suggested(PEOPLE, ["reference", "name"]) == {"reference": "reference", "name": "name"}


def test_the_kind_whose_fields_fit_most_columns_is_the_likeliest() -> None:
    tables = [one for one in kinds_of(Path("x.csv")) if one.id in {"people", "cases"}]
    assert likeliest(tables, ["id", "client", "case type", "subject", "received"]).id == "cases"
    assert likeliest(tables, ["id", "first name", "last name"]).id == "people"


def test_kinds_are_told_by_the_end_of_a_name_and_folders_are_directories(tmp_path: Path) -> None:
    assert [one.id for one in kinds_of(Path("a.VCF"))] == ["vcard"]
    assert [one.id for one in kinds_of(tmp_path)] == ["directory"]
    assert kinds_of(Path("something.xyz")) == KINDS


def test_the_first_rows_are_tried_one_by_one_and_nothing_is_kept(store: CaseStore, tmp_path: Path) -> None:
    at_hand, source = means(a_sitting(store), tmp_path), a_file(tmp_path, TABLE)
    columns = suggested(PEOPLE, ["Client ID", "First name", "Surname", "DOB"])
    choices = Choices(source="old", columns=columns, order=DayOrder.DAY_FIRST)

    found = preview(at_hand, PEOPLE, source, choices)

    assert [(one.line, one.reference, one.outcome, one.field) for one in found] == [
        (2, "1", Outcome.ADDED, ""),
        (3, "2", None, "name"),
        (4, "3", Outcome.ADDED, ""),
    ]
    assert found[0].says == "Ana · Lima · 03/04/1985"
    assert names(store) == []


def test_a_column_that_was_put_nowhere_is_left_out(store: CaseStore, tmp_path: Path) -> None:
    from_runs = brought_with(store, tmp_path, {"description": ""})
    assert from_runs == [""]


def brought_with(store: CaseStore, folder: Path, columns: dict[str, str]) -> list[str]:
    """The descriptions of people who were brought in with these columns."""
    runs = Runs(means(a_sitting(store), folder))
    table = a_file(folder, "reference,name,description\n1,Ana,tall\n")
    brought(runs, table, choices=Choices(source="old", columns=columns))
    with store.reading() as reader:
        return [one.description for one in reader.select(Person)]


def test_a_file_that_is_not_there_and_a_kind_that_is_none_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        Source(tmp_path / "gone.csv")
    with pytest.raises(UnknownKind) as refused:
        kind_called("moon")
    assert "people" in refused.value.say()
