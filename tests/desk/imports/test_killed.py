"""An import whose process is killed, again and again, ends as one that never was."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from caseworker.domain.import_runs import Counts, Run, RunState
from caseworker.domain.people import Person
from caseworker.store import import_runs
from caseworker.store.case_store import CaseStore
from caseworker.store.keys.secret import Secret
from tests.desk.imports.tables import a_file
from tests.store.stores import KEY, a_store, opened

ROOT = Path(__file__).resolve().parents[3]
ROWS = 1500


def a_table() -> str:
    """Fifteen hundred people, every hundredth row of whom cannot go in, and some of whom come twice."""
    lines = [f",Nobody {row}" if row % 100 == 7 else f"r{row % 1450},Ana Nr{row:04}" for row in range(ROWS)]
    return "reference,name\n" + "\n".join(lines) + "\n"


def begun(folder: Path, *, told: int = subprocess.DEVNULL) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "tests.desk.imports.one_import", str(folder)]
    return subprocess.Popen(words, cwd=ROOT, stdin=told, stdout=subprocess.PIPE, text=True)


def end_of(store: CaseStore) -> tuple[list[str], Run, int]:
    """Everybody's reference, the one run there is, and how many rows it told of."""
    with store.reading() as reader:
        (run,) = import_runs.latest(reader.connection, limit=10)
        people = sorted(one.identifiers[0].value for one in reader.select(Person))
        return people, run, len(import_runs.refused(reader.connection, run))


@pytest.mark.skipif(os.name == "nt", reason="another system ends programs in another way")
def test_killed_at_any_point_and_begun_again_it_ends_as_one_clean_run(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    with a_store(tmp_path):
        pass  # left empty, for the other process to open
    a_file(tmp_path, a_table())

    for _ in range(2):
        running = begun(tmp_path, told=subprocess.PIPE)
        with running:
            assert running.stdout is not None
            assert running.stdin is not None
            running.stdout.readline()
            running.stdin.write("\n" * chance.randint(1, 12))  # of the thirty batches there are
            running.stdin.flush()
            time.sleep(chance.uniform(0, 0.4))
            running.send_signal(signal.SIGKILL)
    last = begun(tmp_path)
    with last:
        last.wait(timeout=120)

    assert last.returncode == 0
    with opened(tmp_path / "case.db", Secret(KEY)) as (store, _):
        people, run, refused = end_of(store)
    wanted = {f"r{row % 1450}" for row in range(ROWS) if row % 100 != 7}
    assert people == sorted(wanted)
    assert run.state is RunState.DONE
    assert run.counts == Counts(added=len(wanted), known=ROWS - ROWS // 100 - len(wanted), refused=ROWS // 100)
    assert (run.position, refused) == (ROWS, ROWS // 100)
