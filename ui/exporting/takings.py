"""What can be taken out from a page, each as work for a thread of its own: it writes a file and counts what is in it.

Nothing half written stays: a file that could not be finished, or was stopped, is removed.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from caseworker.desk.calendar_export import CalendarExport
from caseworker.desk.list_export import ListExport, Piece
from caseworker.desk.package_files import PAPER, PlaceNotWritable, package_at, write_package
from caseworker.desk.subject_access import Held, SubjectAccess
from caseworker.domain.ids import PersonId
from ui.exporting.paper import paper_of
from ui.printing.sheet import pdf_bytes
from ui.work import Work


@dataclass(frozen=True, slots=True)
class Under:
    """What a taking is handed: where to write, what it is for, whom to tell how far it is, and what says to stop."""

    path: Path
    purpose: str
    tell: Callable[[int, int], None]
    check: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Further:
    """That a taking goes on with something only the screen's thread can do; what it returns goes on off it."""

    on_screen: Callable[[], "Taking"]


Taking = Callable[[Under], int | Further]


def calendar(work: Work, first: date, last: date) -> Taking:
    """Return the taking of the appointments from one day to another."""

    def take(under: Under) -> int:
        desk = CalendarExport(work.office.sitting)
        taken = desk.appointments(first, last, purpose=under.purpose)
        with _written(under.path) as file:
            file.write(taken.content)
        return taken.count

    return take


def people(work: Work, numbers: Sequence[int]) -> Taking:
    """Return the taking of some rows of the list of people."""
    return _listed(lambda purpose: ListExport(work.office.sitting).people(numbers, purpose=purpose))


def cases(work: Work, numbers: Sequence[int]) -> Taking:
    """Return the taking of some rows of the list of cases."""
    return _listed(lambda purpose: ListExport(work.office.sitting).cases(numbers, purpose=purpose))


def person(work: Work, person: PersonId) -> Taking:
    """Return the taking of everything that is held on a person, with a paper of it, which the screen's thread makes."""

    def take(under: Under) -> Further:
        held = SubjectAccess(work.office.sitting).held(person, purpose=under.purpose)
        under.check()
        return Further(lambda: _package(work, held, pdf_bytes(paper_of(work, held))))

    return take


def _package(work: Work, held: Held, paper: bytes) -> Taking:
    def take(under: Under) -> int:
        path = under.path if under.path.suffix.lower() == ".zip" else under.path.with_name(f"{under.path.name}.zip")
        part = path.with_name(f"part-{path.name}")
        with package_at(part) as place:
            for step in write_package(held, work.office.documents, place, beside={PAPER: paper}):
                under.tell(step.done, step.whole)
                under.check()
        _put(part, path)
        return len(held.records)

    return take


def _listed(pieces: Callable[[str], Iterator[Piece]]) -> Taking:
    def take(under: Under) -> int:
        whole = 0
        with _written(under.path) as file:
            for piece in pieces(under.purpose):
                file.write(piece.content)
                whole = piece.whole
                under.tell(piece.done, piece.whole)
                under.check()
        return whole

    return take


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """Give the file that was chosen, in the place of what stood there; it is removed when it comes to nothing."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise PlaceNotWritable(file=path.name) from error
        raise
    _put(part, path)


def _put(part: Path, path: Path) -> None:
    """Put a finished file in its place; raises PlaceNotWritable, and then it is gone."""
    try:
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise PlaceNotWritable(file=path.name) from error
