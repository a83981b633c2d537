"""The files of an archive as sources of a kind: each unpacked when its turn comes, and removed after it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from caseworker.desk.imports.kinds import Kind
from caseworker.desk.imports.source import Source
from caseworker.domain.import_runs import RowRefused
from caseworker.formats.archive import is_archive, unpacked
from caseworker.formats.faults import Fault


def sources_of(path: Path, kind: Kind) -> Iterator[Source | RowRefused]:
    """Yield the file itself; of an archive, the files of the kind in it, and what is left out with the reason.

    A source of an archive is there until the next is asked for. An archive that the kind reads as one file is one.
    Raises FileUnreadable, ArchiveUnreadable or ArchiveTooLarge; what was given before can be kept.
    """
    if not is_archive(path) or path.name.lower().endswith(kind.suffixes):
        yield Source(path)
        return
    archive = Source(path)  # so that one that is not there is told as any file
    with tempfile.TemporaryDirectory() as folder:
        for one in unpacked(archive.path, Path(folder)):
            if isinstance(one, Fault):
                yield RowRefused(one.line, one.field, one.sentence, path.name)
            elif not one.name.lower().endswith(kind.suffixes):
                yield RowRefused(one.number, one.name, "This file is of another kind and was left out.", path.name)
            else:
                yield Source(one.path, name=one.name)
            if not isinstance(one, Fault):
                one.path.unlink()
