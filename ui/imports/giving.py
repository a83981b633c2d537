"""What the page of imports hands on: the file of a run that goes on, and refused rows as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from caseworker.desk.imports.choices import Choices, from_pairs
from caseworker.desk.imports.kinds import Kind, kind_called
from caseworker.desk.imports.source import FileUnreadable, Source
from caseworker.domain.import_runs import RowRefused, Run
from caseworker.errors import CaseworkerError
from caseworker.text.csv_out import csv_bytes


class NotWritten(CaseworkerError):
    """The system does not let the table be written."""

    key = "import.not-written"
    sentence = "The file {file} could not be written. Choose another place."


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """Refused rows on their way into a table that a spreadsheet opens and never runs."""

    path: Path
    refused: Sequence[RowRefused]

    def write(self) -> Path:
        """Write the table in place of what stood there. Raises NotWritten."""
        rows = ((one.file, str(one.line), one.field, one.sentence) for one in self.refused)
        try:
            self.path.write_bytes(csv_bytes(("file", "line", "field", "why"), rows))
        except OSError as error:
            raise NotWritten(file=self.path.name) from error
        return self.path


def same_file(run: Run, path: Path) -> tuple[Kind, Source, Choices] | None:
    """Return with what a run goes on, None when the file is not the one it was begun with."""
    try:
        source = Source(path)
        same = source.digest() == run.digest
    except FileUnreadable:
        return None
    return (kind_called(run.kind), source, from_pairs(run.source, run.mapping)) if same else None
