"""`caseworker import …`: people and cases from a table, in batches, with every refused row and its reason.

Stopped at any point, whole batches are in; importing the file again goes on, because a row is known by its source and
reference.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.files import read_bytes
from caseworker.cli.terminal import Json
from caseworker.cli.words import paired
from caseworker.desk.import_fields import CASE_FIELDS, PERSON_FIELDS, DayOrder, Filled, Mapping, mapping
from caseworker.desk.importing import MOST_IN_BATCH, Batch, Importing, RowRefused
from caseworker.desk.office import Office
from caseworker.errors import CaseworkerError
from caseworker.text.csv_table import Table, read_table

_MOST_LISTED = 50  # refused rows on a terminal; a program is given all of them
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}


class RowsRefused(CaseworkerError):
    """Some rows could not be brought in."""

    key = "import.rows-refused"
    sentence = (
        "{count} rows were refused, each with its reason above. The rest went in. Mend them and import the file again."
    )


@dataclass(slots=True)
class _Result:
    """What became of the rows so far."""

    added: int = 0
    known: int = 0
    refused: list[RowRefused] = field(default_factory=list)

    def take(self, batch: Batch) -> None:
        self.added += batch.added
        self.known += batch.known
        self.refused += batch.refused


def add_commands(commands: Commands) -> None:
    """Add `import` and what stands under it."""
    under = family(commands, "import", says="bring people or cases in from a CSV file")
    for name, says, fields in (
        ("people", "bring people in", PERSON_FIELDS),
        ("cases", "bring cases in, after their people", CASE_FIELDS),
    ):
        made = add(under, name, bring_in, says=says, epilog=f"Fields: {', '.join(sorted(fields))}.")
        made.add_argument("file", type=Path, metavar="FILE")
        made.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="may be given again")
        made.add_argument("--source", default="import", metavar="NAME", help="the system that the rows come from")
        made.add_argument("--dates", choices=["day-first", "month-first"], default="", help="how 03/04/1985 is meant")
        made.add_argument("--encoding", default="", metavar="NAME", help="found out if left out")
        made.add_argument("--separator", choices=sorted(_NAMED), help="found out if left out")
        made.add_argument(
            "--dry-run", action="store_true", help="say what would become of each row, and change nothing"
        )
        if name == "people":
            made.add_argument("--territory", default="", help="where they belong; the officer's own if left out")
        else:
            made.add_argument("--type", default="", help="the case type of rows that do not say theirs")


def bring_in(call: Call) -> None:
    """Read the file, then bring its rows in."""
    table = _read(call)
    is_people = call.options.import_command == "people"
    fields = _mapped(call, table, known=PERSON_FIELDS if is_people else CASE_FIELDS)
    result = _Result()
    with opened(call) as office, call.terminal.progress("Importing") as progress:
        put, whole = _put(call, office, is_people=is_people), sum(1 for _ in table.rows())
        for done, batch in _batches(table, fields, result):
            result.take(put(batch))
            progress(done, whole)
            call.stopping.safe = f"{done} of {whole} rows were taken. Import the file again to go on."
    _tell(call, table, result)


def _read(call: Call) -> Table:
    path: Path = call.options.file
    separator = _NAMED[call.options.separator] if call.options.separator else ""
    return read_table(read_bytes(path), file=path.name, encoding=call.options.encoding, separator=separator)


def _mapped(call: Call, table: Table, *, known: frozenset[str]) -> Mapping:
    chosen = dict(paired(one, of="--map") for one in call.options.map)
    unknown = [column for column in chosen if column not in table.columns]
    if unknown:
        raise WrongUse(f"The file has no column '{unknown[0]}'. It has: {', '.join(table.columns)}.")
    return mapping(table.columns, chosen, known=known)


def _put(call: Call, office: Office, *, is_people: bool) -> Callable[[Sequence[Filled]], Batch]:
    options = call.options
    order = DayOrder(options.dates)
    desk = Importing(office.sitting, office.finding, source=options.source, order=order)
    trial: bool = options.dry_run
    if is_people:
        territory = office.sitting.pack.territory(options.territory).id if options.territory else ""
        return lambda rows: desk.people(rows, territory=territory, trial=trial)
    usual = office.sitting.pack.case_type(options.type).id if options.type else ""
    return lambda rows: desk.cases(rows, usual_type=usual, trial=trial)


def _batches(table: Table, fields: Mapping, result: _Result) -> Iterator[tuple[int, list[Filled]]]:
    """Yield how many rows are read with each batch of those that fit the heading; the others are refused at once."""
    waiting: list[Filled] = []
    done = 0
    for done, row in enumerate(table.rows(), start=1):
        if row.fault:
            result.refused.append(RowRefused(row.line, "", f"The row {row.fault}."))
        else:
            waiting.append(fields.fill(row.line, row.cells))
        if len(waiting) == MOST_IN_BATCH:
            yield done, waiting
            waiting = []
    yield done, waiting


def _tell(call: Call, table: Table, result: _Result) -> None:
    refused = sorted(result.refused, key=lambda one: one.line)
    dry: bool = call.options.dry_run
    value: dict[str, Json] = {
        "dry_run": dry,
        "encoding": table.encoding,
        "separator": table.separator,
        "added": result.added,
        "known": result.known,
        "refused": [{"line": one.line, "field": one.field or None, "sentence": one.sentence} for one in refused],
    }
    would = "would be" if dry else "were"
    lines = [f"{result.added} {would} added, {result.known} were here already, {len(refused)} {would} refused."]
    lines += [
        f"line {one.line}{f', {one.field}' if one.field else ''}: {one.sentence}" for one in refused[:_MOST_LISTED]
    ]
    if len(refused) > _MOST_LISTED:
        lines.append(f"and {len(refused) - _MOST_LISTED} more; --json lists all of them")
    call.terminal.answer(value, lines)
    if refused and not dry:
        raise RowsRefused(count=len(refused))
