"""Files that attack whoever reads them: every kind of import refuses them in a sentence, or takes what is harmless."""

import json
import shutil
from pathlib import Path

import pytest

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import KINDS, Kind
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.domain.actions import Role
from caseworker.errors import CaseworkerError
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import means
from tests.desk.sittings import a_sitting
from tests.outside import outside

SECRET = "root:"  # what a file of the system would begin with


def hostile() -> list[Path]:
    folder = outside("data/hostile")
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "expected.json")


def told_of(store: CaseStore, folder: Path, kind: Kind, path: Path, suffix: str) -> str:
    """What a trial says of the file when it is called as files of the kind are."""
    copy = folder / f"file{suffix}"
    shutil.copyfile(path, copy)
    runs = Runs(means(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",)), folder))
    try:
        work = runs.trial(kind, Source(copy), Choices(columns={}))
        for _ in work.steps():
            pass
    except CaseworkerError as error:
        return error.say()
    return " ".join(one.sentence for one in work.refused)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_no_hostile_file_breaks_an_import_or_reads_another_file(store: CaseStore, tmp_path: Path, kind: Kind) -> None:
    tried = 0
    for path in hostile():
        for suffix in kind.suffixes:
            said = told_of(store, tmp_path, kind, path, suffix)
            tried += 1
            assert SECRET not in said, (path.name, suffix)

    assert tried >= 25
    assert json.loads(outside("data/hostile/documents/expected.json").read_text("utf-8"))
