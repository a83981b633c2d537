"""What the bench of synchronization carries is the same for everybody, and comes back as it was."""

import json
from pathlib import Path

from tests.bench.sync_documents import CaseDocument, digest, docs_in, edited, edits_in, make, of_doc, to_doc


def test_the_same_numbers_make_the_same_workload(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make(tmp_path / name, documents=30, edits=10)
    files = ("docs.jsonl", "edits1.jsonl", "edits2.jsonl", "expect.json")
    one, other = ([(tmp_path / name / file).read_bytes() for file in files] for name in ("one", "other"))
    assert one == other


def test_documents_are_as_they_were_after_they_have_been_records(tmp_path: Path) -> None:
    make(tmp_path, documents=30, edits=10)
    expected = json.loads((tmp_path / "expect.json").read_text(encoding="utf-8"))
    records: dict[object, CaseDocument] = {one.id: one for one in map(of_doc, docs_in(tmp_path))}
    assert digest(map(to_doc, records.values())) == expected["d0"]
    for name, after in (("edits1", "d1"), ("edits2", "d2")):
        for edit in edits_in(tmp_path, name):
            records[edit.id] = edited(records[edit.id], edit)
        assert digest(map(to_doc, records.values())) == expected[after]
