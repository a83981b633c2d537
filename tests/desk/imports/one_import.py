"""A process that brings the table of a folder into the store of that folder, one batch for each line it is told.

Without anybody to tell it, it goes on to the end.
"""

import sys
from pathlib import Path

from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.store.keys.secret import Secret
from tests.desk.imports.tables import OLD, PEOPLE, means
from tests.desk.sittings import a_sitting
from tests.store.stores import KEY, opened


def main() -> None:
    """Bring it in, in small batches, so that there are many places to be killed at."""
    folder = Path(sys.argv[1])
    with opened(folder / "case.db", Secret(KEY)) as (store, _):
        runs = Runs(means(a_sitting(store), folder))
        work = runs.begin(PEOPLE, Source(folder / "people.csv"), OLD)
        print("begun", flush=True)
        for _step in work.steps(at_once=50):
            sys.stdin.readline()
        assert work.run is not None
        runs.end(work.run.id)


if __name__ == "__main__":
    main()
