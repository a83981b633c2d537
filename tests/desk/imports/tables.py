"""Tables for tests of imports: written to disk, with the choices under which they come in."""

from pathlib import Path

from caseworker.desk.documents import Documents
from caseworker.desk.finding import Finding
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import Kind, kind_called
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.runs import Progress, Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.imports.undoing import Undoing
from caseworker.desk.sitting import Sitting
from caseworker.domain.import_runs import Run
from caseworker.domain.people import Person
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.case_store import CaseStore
from caseworker.store.temporary_copies import TemporaryCopies

PEOPLE = kind_called("people")
OLD = Choices(source="old")


def means(sitting: Sitting, folder: Path) -> Means:
    """What importers work with, for an officer of a test; attachments lie in the folder."""
    files = AttachmentFiles(folder / "att")
    return Means(
        sitting=sitting,
        finding=Finding(sitting),
        documents=Documents(sitting, files, TemporaryCopies(folder / "copies"), entropy=lambda count: b"\1" * count),
        undoing=Undoing(sitting, files, empty_log=lambda: None),
    )


def a_file(folder: Path, text: str, name: str = "people.csv") -> Source:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return Source(path)


def people_named(count: int) -> str:
    """A table of people, each called by its number."""
    return "reference,name\n" + "".join(f"r{row},Ana Nr{row:04}\n" for row in range(count))


def brought(
    runs: Runs, source: Source, *, kind: Kind = PEOPLE, choices: Choices = OLD, steps: int = -1, at_once: int = 10
) -> Run:
    """Bring a file in, or only so many batches of it, and return its run."""
    work = runs.begin(kind, source, choices)
    assert work.run is not None
    taken: list[Progress] = []
    for step in work.steps(at_once=at_once):
        taken.append(step)
        if len(taken) == steps:
            return runs.run(work.run.id)
    return runs.end(work.run.id)


def names(store: CaseStore) -> list[str]:
    """What everybody here is called, in order."""
    with store.reading() as reader:
        return sorted(one.names[0].full for one in reader.select(Person))
