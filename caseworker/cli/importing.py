"""`caseworker import …`: what other programs know, in batches, with every refused item and its reason.

Stopped at any point, whole batches are in; importing the file again goes on where it was. What was brought in can be
listed, and taken back as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import at, handle, paired
from caseworker.desk.imports.archives import sources_of
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import DayOrder
from caseworker.desk.imports.kinds import KINDS, Kind, kind_called
from caseworker.desk.imports.remembering import RememberedChoices
from caseworker.desk.imports.runs import Bringing, Progress, Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.imports.tables import is_table, table_of
from caseworker.desk.office import Office
from caseworker.domain.import_runs import Counts, RowRefused, Run
from caseworker.errors import CaseworkerError
from caseworker.store.import_runs import UnknownRun
from caseworker.text.csv_table import Table

_MOST_LISTED = 50  # refused rows on a terminal; a program is given all of them
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}


class RowsRefused(CaseworkerError):
    """Some items could not be brought in."""

    key = "import.rows-refused"
    sentence = (
        "{count} rows were refused, each with its reason above. The rest went in. Mend them and import the file again."
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of one file."""

    file: str
    counts: Counts
    refused: tuple[RowRefused, ...]
    run: Run | None
    table: Table | None
    foretold: tuple[str, ...] = ()


def add_commands(commands: Commands) -> None:
    """Add `import` and what stands under it."""
    under = family(commands, "import", says="bring in what other programs know, list what was brought in, take it back")
    for kind in KINDS:
        _add_kind(under, kind)
    add(under, "list", list_runs, says="list what was brought in on this device, the newest first")
    undo = add(under, "undo", undo_run, says="take a whole import back: all that nobody has changed since")
    undo.add_argument("which", metavar="ID", help="as `import list` shows it")


def _add_kind(under: Commands, kind: Kind) -> None:
    epilog = f"Fields: {', '.join(sorted(kind.fields))}." if kind.fields else None
    made = add(under, kind.id, bring_in, says=f"bring in {kind.words}", epilog=epilog)
    made.add_argument("file", type=Path, metavar="FILE", nargs="+")
    made.add_argument("--source", default="import", metavar="NAME", help="the system that they come from")
    if kind.fields:
        made.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="may be given again")
        made.add_argument("--encoding", default="", metavar="NAME", help="found out if left out")
        made.add_argument("--separator", choices=sorted(_NAMED), help="found out if left out")
    if "order" in kind.asks:
        made.add_argument("--dates", choices=["day-first", "month-first"], default="", help="how 03/04/1985 is meant")
    if "territory" in kind.asks:
        made.add_argument("--territory", default="", help="where they belong; the officer's own if left out")
    if "case_type" in kind.asks:
        made.add_argument("--type", default="", help="the case type of those that do not say theirs")
    if "officer" in kind.asks:
        made.add_argument("--officer", default="", metavar="NAME", help="whose they are; the officer's own if left out")
    if "zone" in kind.asks:
        made.add_argument("--zone", default="", metavar="NAME", help="whose clocks they tell; the agency's if left out")
    made.add_argument("--dry-run", action="store_true", help="say what would become of each, and change nothing")


def bring_in(call: Call) -> None:
    """Bring the files in, one after the other, or try them."""
    kind = kind_called(call.options.import_command)
    paths = [Source(path).path for path in call.options.file]
    with opened(call) as office:
        told = [one for path in paths for one in _file(call, office, kind, path)]
    _tell(call, told)


def _file(call: Call, office: Office, kind: Kind, path: Path) -> Iterator[_Told]:
    """Bring in a file, or one by one the files of an archive."""
    left_out: list[RowRefused] = []
    for one in sources_of(path, kind):
        if isinstance(one, RowRefused):
            left_out.append(one)
        else:
            yield _one(call, office, kind, one)
    if left_out:
        yield _Told(path.name, Counts(refused=len(left_out)), tuple(left_out), None, None)


def list_runs(call: Call) -> None:
    """List the runs of this device."""
    with opened(call) as office:
        runs = Runs(office.imports).earlier()
        lines = [_line(office, run) for run in runs] or ["Nothing was brought in on this device."]
    call.terminal.answer({"imports": [_as_json(run) for run in runs]}, lines)


def undo_run(call: Call) -> None:
    """Take a run back, and tell what stays and why."""
    with opened(call) as office:
        run = _picked(Runs(office.imports).earlier(), call.options.which)
        undoing, whole = office.imports.undoing, office.imports.undoing.left(run.id)
        with call.terminal.progress("Taking back") as progress:
            for _ in undoing.steps(run.id):
                call.stopping.safe = "What was taken back is taken back. Undo the same import again to go on."
                progress(whole - undoing.left(run.id), whole)
        run, staying = Runs(office.imports).run(run.id), undoing.staying(run.id)
    lines = [f"{run.taken_back} were taken back, {run.staying} stay."]
    lines += [f"{one.kind} {handle(one.record)}: {_WHY[one.why.value]}" for one in staying[:_MOST_LISTED]]
    listed = [{"kind": one.kind, "id": str(one.record), "why": one.why.value} for one in staying]
    call.terminal.answer({"taken_back": run.taken_back, "staying": listed}, lines)


_WHY = {
    "changed": "somebody has changed it since.",
    "named": "something else that is kept names it.",
    "not-yours": "it is not yours to take back.",
}


def _one(call: Call, office: Office, kind: Kind, source: Source) -> _Told:
    choices, table = _choices(call), None
    if kind.fields and is_table(source):
        table = table_of(source, choices)
        choices = _columns(call, office, kind, table, choices)
    runs = Runs(office.imports)
    work = runs.trial(kind, source, choices) if call.options.dry_run else runs.begin(kind, source, choices)
    end = _carry_out(call, work)
    if work.run is not None:
        runs.end(work.run.id)
        if table is not None:
            RememberedChoices(office.sitting).keep(kind, table.columns, choices)
    return _Told(source.name, end, tuple(work.refused), work.run, table, _more(call, office, kind, source, choices))


def _more(call: Call, office: Office, kind: Kind, source: Source, choices: Choices) -> tuple[str, ...]:
    """Return what a kind tells besides: on trial where items would go, and what is to be known once they are in."""
    if call.options.dry_run:
        return () if kind.foretells is None else tuple(kind.foretells(office.imports, source))
    return () if kind.after is None else kind.after(office.imports, source, choices)


def _carry_out(call: Call, work: Bringing) -> Counts:
    file = work.source.name
    with call.terminal.progress("Importing") as progress:
        for step in work.steps():
            call.stopping.safe = _safe(file, step)
            progress(step.taken_bytes, step.size_bytes)
    return work.counts


def _safe(file: str, step: Progress) -> str:
    if step.run is None:
        return "It was a trial, so nothing was changed."
    return f"{step.items} rows of {file} were taken. Import the file again to go on."


def _choices(call: Call) -> Choices:
    options = vars(call.options)
    separator = options.get("separator")
    return Choices(
        source=options["source"],
        order=DayOrder(options.get("dates", "")),
        encoding=options.get("encoding", ""),
        separator=_NAMED[separator] if separator else "",
        territory=options.get("territory", ""),
        case_type=options.get("type", ""),
        officer=options.get("officer", ""),
        zone=options.get("zone", ""),
    )


def _columns(call: Call, office: Office, kind: Kind, table: Table, choices: Choices) -> Choices:
    """Put the columns where the options say; without any, where they went the last time."""
    said = dict(paired(one, of="--map") for one in call.options.map)
    unknown = [column for column in said if column not in table.columns]
    if unknown:
        raise WrongUse(f"The file has no column '{unknown[0]}'. It has: {', '.join(table.columns)}.")
    last = None if said else RememberedChoices(office.sitting).recall(kind, table.columns, source=choices.source)
    if last is not None and last.columns:
        call.terminal.remark("The columns go where they went the last time.")
        said = dict(last.columns)
    return replace(choices, columns=said)


def _picked(runs: list[Run], typed: str) -> Run:
    found = [run for run in runs if typed and run.id.hex.endswith(typed.replace("-", "").lower())]
    if not found:
        raise UnknownRun
    if len(found) > 1:
        raise WrongUse("More than one import is meant by that. Give more of its id.")
    return found[0]


def _line(office: Office, run: Run) -> str:
    counts = run.counts
    return (
        f"{handle(run.id)}  {at(office, run.started)}  {run.kind}  {run.file}  from {run.source}: {run.state.value}, "
        f"{counts.added} added, {counts.changed} changed, {counts.known} known, {counts.refused} refused"
    )


def _as_json(run: Run) -> dict[str, Json]:
    counts = run.counts
    return {
        "id": str(run.id),
        "kind": run.kind,
        "file": run.file,
        "source": run.source,
        "started": run.started.isoformat(),
        "by": str(run.by),
        "state": run.state.value,
        "added": counts.added,
        "changed": counts.changed,
        "known": counts.known,
        "refused": counts.refused,
        "taken_back": run.taken_back,
        "staying": run.staying,
    }


def _sum(told: list[_Told]) -> Counts:
    parts = [one.counts for one in told]
    return Counts(
        sum(one.added for one in parts),
        sum(one.changed for one in parts),
        sum(one.known for one in parts),
        sum(one.refused for one in parts),
    )


def _tell(call: Call, told: list[_Told]) -> None:
    refused = [one for each in told for one in sorted(each.refused, key=lambda row: row.line)]
    counts, dry, table = _sum(told), bool(call.options.dry_run), told[0].table
    value: dict[str, Json] = {
        "dry_run": dry,
        "runs": [str(one.run.id) for one in told if one.run is not None],
        "added": counts.added,
        "changed": counts.changed,
        "known": counts.known,
        "refused": [_refusal(one) for one in refused],
    }
    foretold = [line for one in told for line in one.foretold]
    if foretold:
        value["foretold"] = list(foretold)
    if table is not None:
        value |= {"encoding": table.encoding, "separator": table.separator}
    would = "would be" if dry else "were"
    became = f"{counts.added} {would} added, {counts.changed} changed, {counts.known} were here already"
    lines = [f"{became}, {counts.refused} {would} refused."]
    lines += foretold[:_MOST_LISTED]
    lines += [_refused_line(one) for one in refused[:_MOST_LISTED]]
    if counts.refused > _MOST_LISTED:
        lines.append(f"and {counts.refused - _MOST_LISTED} more; --json lists {len(refused)} of them")
    call.terminal.answer(value, lines)
    if refused and not dry:
        raise RowsRefused(count=counts.refused)


def _refused_line(one: RowRefused) -> str:
    return f"{one.file}:{one.line}{f', {one.field}' if one.field else ''}: {one.sentence}"


def _refusal(one: RowRefused) -> dict[str, Json]:
    return {"file": one.file, "line": one.line, "field": one.field or None, "sentence": one.sentence}
