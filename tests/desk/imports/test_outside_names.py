"""Names of many cultures, strings that break programs: brought in, they are kept, found and taken out unchanged."""

import csv
import io
import json
from pathlib import Path

import pytest

from caseworker.desk.finding import Finding
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.runs import Runs
from caseworker.desk.list_export import ListExport
from caseworker.desk.people_table import PeopleTable, PeopleWanted
from caseworker.domain.actions import Role
from caseworker.domain.import_runs import Run
from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from caseworker.store.search.search_rows import squashed
from caseworker.text.csv_out import safe_cell
from tests.desk.imports.tables import a_file, brought, means
from tests.desk.sittings import a_sitting
from tests.outside import outside

NOT_AMONG_THE_FOUND = {
    "1E+02": "a number: it is found as 1E02 and -1E02, which stand there too",
    "-1E+02": "as above",
    "1,0/0,0": "a number: it is found as 1'000.00, which stands there too",
    "<IMG SRC=\"jav&#x0D;ascript:alert('XSS');\">": "more than fifty others have the same words, and fifty are told",
    "A:": "one letter: more than fifty others have it, and fifty are told",
}.keys()
HEADING = ("reference", "name")


def bring(store: CaseStore, folder: Path, names: list[str]) -> tuple[Run, Runs]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADING)
    writer.writerows([f"r{number}", name] for number, name in enumerate(names))
    runs = Runs(means(a_sitting(store), folder))
    return brought(runs, a_file(folder, text.getvalue()), choices=Choices(source="old")), runs


def kept(store: CaseStore) -> dict[str, str]:
    with store.reading() as reader:
        people = reader.select(Person)
    return {person.identifiers[0].value: person.names[0].full for person in people}


def found_by(finding: Finding, typed: str) -> set[str]:
    return {one.title for one in finding.find(typed, kinds=("person",), limit=200)}


def test_strings_that_break_programs_are_kept_as_they_are(store: CaseStore, tmp_path: Path) -> None:
    strings: list[str] = json.loads(outside("data/strings/blns.json").read_text("utf-8"))
    run, runs = bring(store, tmp_path, strings)

    here = kept(store)
    assert run.counts.added == len(here)
    for number, text in enumerate(strings):
        if f"r{number}" in here:
            assert here[f"r{number}"] == text.strip().replace("\r\n", "\n").replace("\r", "\n")
        else:
            assert not text.strip() or "\x00" in text, repr(text)  # only these are no name
    assert {one.field for one in runs.refused(run)} <= {"name"}


def test_strings_that_break_programs_find_what_bears_them(store: CaseStore, tmp_path: Path) -> None:
    strings: list[str] = json.loads(outside("data/strings/blns.json").read_text("utf-8"))
    bring(store, tmp_path, strings)
    finding = Finding(a_sitting(store))

    asked = [text for text in dict.fromkeys(kept(store).values()) if squashed(text) and len(text) < 60]
    missed = [text for text in asked if text not in found_by(finding, text)]

    assert set(missed) == NOT_AMONG_THE_FOUND


def test_strings_that_break_programs_go_out_as_they_came_in(store: CaseStore, tmp_path: Path) -> None:
    strings: list[str] = json.loads(outside("data/strings/blns.json").read_text("utf-8"))
    bring(store, tmp_path, strings)
    sitting = a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))
    order = PeopleTable(sitting).order(PeopleWanted())

    content = b"".join(one.content for one in ListExport(sitting).people(order, purpose="a test"))

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert sorted(row["name"] for row in rows) == sorted(safe_cell(text) for text in kept(store).values())


def test_names_of_many_cultures_are_found_by_all_they_ought_to_be_found_by(store: CaseStore, tmp_path: Path) -> None:
    names = json.loads(outside("data/names/personal-names.json").read_text("utf-8"))["names"]
    run, _ = bring(store, tmp_path, [one["written"] for one in names])
    finding = Finding(a_sitting(store))
    finding.prepare()

    missed = [
        (name["written"], typed)
        for name in names
        for typed in name["should_be_found_by"]
        if name["written"] not in found_by(finding, typed)
    ]

    assert run.counts.added == len(names)
    assert list(kept(store).values()) == [one["written"] for one in names]
    assert missed == []


@pytest.mark.parametrize("file", ["labelled-person.json", "labelled-organisation.json"])
def test_names_as_offices_write_them_are_found_as_they_are_written_and_by_their_parts(
    store: CaseStore, tmp_path: Path, file: str
) -> None:
    told = json.loads(outside(f"data/names/{file}").read_text("utf-8"))
    bring(store, tmp_path, [one["text"] for one in told])
    finding = Finding(a_sitting(store))
    wanted = {" ".join(one["text"].split()): one["parts"] for one in told}

    missed = [text for text in wanted if squashed(text) and text not in spaced(found_by(finding, text))]
    turned = [
        text for text, parts in wanted.items() if len(parts) == 2 and text not in spaced(found_by(finding, back(parts)))
    ]

    assert missed == []
    assert turned == []


def spaced(titles: set[str]) -> set[str]:
    return {" ".join(one.split()) for one in titles}


def back(parts: list[dict[str, str]]) -> str:
    return " ".join(one["text"] for one in reversed(parts))
