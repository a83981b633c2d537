"""Data that the world made, in the practice office: brought in by its supervisor through the importers, and sent.

A folder holds what is brought in: tables of service requests under `requests311`, a directory of services under `hsds`,
pages of answers under `knowledge`. What is not there is left out, and what was brought in before is not brought in
again. Nothing of it ships with the program.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.office import Office, at_work
from caseworker.domain.actions import Role
from caseworker.domain.import_runs import Counts, RunState
from caseworker.errors import CaseworkerError
from ui.practice.enrolled import Clock, reach, synchronized
from ui.practice.kept import RunningOffice

_CITY_ZONE = "America/New_York"  # of the exports under requests311, which say no zone


class NothingReal(CaseworkerError):
    """A folder was named that holds nothing the practice office could bring in."""

    key = "practice.nothing-real"
    sentence = (
        "In {folder} there is nothing to bring in: it needs a folder requests311, hsds or knowledge."
        " The practice office is as it was."
    )


@dataclass(frozen=True, slots=True)
class RealFile:
    """One file or folder that is brought in, as which kind, and what is said of it."""

    kind: str
    path: Path
    choices: Choices


def real_files(folder: Path) -> list[RealFile]:
    """Return what there is in a folder. Raises NothingReal."""
    found = [*_requests(folder), *_directories(folder), *_answers(folder)]
    if not found:
        raise NothingReal(folder=str(folder))
    return found


def bring_real(office: RunningOffice, folder: Path, *, clock: Clock, progress: Callable[[str], None]) -> None:
    """Bring in what is in a folder and not here yet, and send it; a file that does not fit is told and left out.

    Raises NothingReal, and what opening a profile and sending raise.
    """
    files = real_files(folder)
    with at_work(office.open(Role.SUPERVISOR, clock=clock)) as supervisor:
        reach(supervisor, office.url)
        new = [_brought(supervisor, one, progress) for one in files]
        if any(new):
            progress("Sending what was brought in.")
            synchronized(supervisor)


def _brought(office: Office, one: RealFile, progress: Callable[[str], None]) -> bool:
    """Bring a file in unless it was; return whether there is anything new to send."""
    runs, kind = Runs(office.imports), kind_called(one.kind)
    source = Source(one.path)
    try:
        digest = source.digest()
        if any(run.digest == digest and run.state is not RunState.STARTED for run in runs.earlier()):
            return False
        progress(f"Bringing in {one.path.name}.")
        next(kind.reader(source, one.choices), None)  # a file that is nothing of the kind leaves no run behind
        work = runs.begin(kind, source, one.choices)
        for _ in work.steps():
            pass
    except CaseworkerError as error:
        progress(f"{one.path.name}: {error.say()}")
        return False
    assert work.run is not None, "it was no trial"
    progress(_told(one, runs.end(work.run.id).counts))
    return True


def _told(one: RealFile, counts: Counts) -> str:
    return (
        f"{one.path.name}: {counts.added} are new, {counts.changed} have changed,"
        f" {counts.known} were here, {counts.refused} do not fit."
    )


def _requests(folder: Path) -> Iterator[RealFile]:
    for path in sorted((folder / "requests311").glob("*.csv")):
        yield RealFile("requests", path, Choices(source="311", zone=_CITY_ZONE))


def _directories(folder: Path) -> Iterator[RealFile]:
    for path in sorted(folder.glob("hsds/*")):
        if path.is_dir() and any(path.glob("services.csv")):
            yield RealFile("directory", path, Choices(source=path.name))


def _answers(folder: Path) -> Iterator[RealFile]:
    for path in sorted((folder / "knowledge").glob("*pages.json")):
        yield RealFile("answers", path, Choices(source=path.stem))
