"""`caseworker match`: which records of a table are one person or organisation, as pairs with their probability.

Works on files alone; no profile is opened.
"""

import csv
import gc
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from caseworker.cli.call import Call, Commands, add
from caseworker.cli.files import FileExists, read_bytes, write_new
from caseworker.errors import CaseworkerError
from caseworker.matching.facts import PersonFacts
from caseworker.matching.linking import Linked, link
from caseworker.matching.table import REFERENCE, SOURCE, Description, read_description
from caseworker.text.csv_table import read_table

_LIKELY = 0.5
_LEAST = 0.01  # pairs less likely than this are left out
_MOST_RECORDS = 200_000


class ReferenceTwice(CaseworkerError):
    """Two rows of the table have the same reference, or one has none."""

    key = "match.reference"
    sentence = "Line {line} has no reference of its own in the column 'rec_id'. Nothing was compared."


class RowUnreadable(CaseworkerError):
    """A row of the table cannot be read."""

    key = "match.row"
    sentence = "Line {line} {fault}. Nothing was compared. Put the line right."


class TooManyRecords(CaseworkerError):
    """The table has more rows than are matched at once."""

    key = "match.too-many"
    sentence = "The table has more than {most} rows, so it was not matched. Divide it, or import it instead."


def add_commands(commands: Commands) -> None:
    """Add `match`."""
    made = add(commands, "match", match, says="find the records of a CSV file that are one person; needs no profile")
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--map", type=Path, required=True, metavar="JSON", help="says which column holds what")
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help="pairs, as CSV: a, b, score")
    made.add_argument("--candidates", type=Path, metavar="FILE", help="also every pair that was compared: a, b")


def match(call: Call) -> None:
    """Read the table, match its records, write the pairs."""
    options = call.options
    call.stopping.safe = "Nothing was written."
    for path in filter(None, (options.out, options.candidates)):
        if path.exists():
            raise FileExists(file=path.name)
    described = _described(options.map)
    if described.unknown:
        call.terminal.remark(f"Not compared, because nothing is known of them: {', '.join(described.unknown)}.")
    references, sources, records = _read(options.file, described)
    gc.freeze()  # the records stay to the end: looking through them for garbage would take a quarter of the time
    with call.terminal.progress("Matching") as progress:
        linked = link(records, sources=sources, organisations=described.is_organisation, progress=progress)
    _write(call, references, linked)


def _described(path: Path) -> Description:
    text = read_bytes(path, limit_bytes=1 << 20).decode("utf-8", errors="replace")
    return read_description(text, file=path.name)


def _read(path: Path, described: Description) -> tuple[list[str], list[str], list[PersonFacts]]:
    table = read_table(read_bytes(path), file=path.name)
    described.check(table.columns)
    references: dict[str, None] = {}
    sources, records = [], []
    for row in table.rows():
        if row.fault:
            raise RowUnreadable(line=row.line, fault=row.fault)
        cells = dict(zip(table.columns, row.cells, strict=True))
        reference = cells[REFERENCE]
        if not reference or reference in references:
            raise ReferenceTwice(line=row.line)
        if len(references) == _MOST_RECORDS:
            raise TooManyRecords(most=_MOST_RECORDS)
        references[reference] = None
        records.append(described.facts(cells))
        if described.is_link:
            sources.append(cells[SOURCE])
    return list(references), sources, records


def _write(call: Call, references: Sequence[str], linked: Linked) -> None:
    scores = linked.scores
    ranked = sorted(scores, key=lambda pair: (-scores[pair], pair))
    told = [(references[one], references[other], f"{scores[one, other]:.6f}") for one, other in ranked]
    shown = [line for line in told if float(line[2]) >= _LEAST]
    write_new(call.options.out, _as_csv(("a", "b", "score"), shown))
    if call.options.candidates:
        write_new(call.options.candidates, _as_csv(("a", "b"), (line[:2] for line in told)))
    likely = sum(score >= _LIKELY for score in scores.values())
    value = {"records": len(references), "compared": len(scores), "written": len(shown), "likely": likely}
    lines = [f"{len(references)} records, {len(scores)} pairs compared, {likely} likely one and the same."]
    call.terminal.answer(value, lines)


def _as_csv(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(lines)
    return out.getvalue().encode()
