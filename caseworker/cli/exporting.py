"""`caseworker export …`: one person, one case or a report, with its purpose, sealed under a printed code.

Only `--plain` writes a file that anyone can read. Either way the export is in the audit trail with its purpose.
"""

import os
from argparse import ArgumentParser
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.files import FileExists, read_bytes, write_new
from caseworker.cli.passphrases import printed_code
from caseworker.desk.exporting import Exported, Exporting
from caseworker.desk.office import Office
from caseworker.desk.references import References
from caseworker.desk.reports import Measure
from caseworker.domain.ids import new_id
from caseworker.domain.plain import to_micros
from caseworker.store.sealed_export import open_export, seal_export


def add_commands(commands: Commands) -> None:
    """Add `export` and what stands under it."""
    under = family(commands, "export", says="take data out, with its purpose; encrypted unless told otherwise")
    for name, says in (("person", "all that is known of a person"), ("case", "a case and what belongs to it")):
        made = add(under, name, export, says=says)
        made.add_argument("which", metavar=name.upper(), help="number or id")
        _taken_out(made)
    made = add(under, "report", export, says="figures by team and month")
    made.add_argument(
        "which", choices=[one.value for one in Measure], metavar="MEASURE", help="opened, closed or contacts"
    )
    made.add_argument("--months", type=int, default=12, metavar="N")
    _taken_out(made)
    made = add(under, "open", open_sealed, says="read a sealed export with its code; needs no profile")
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--code-file", metavar="FILE", help="read the code from FILE, or - for stdin")
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write what was sealed")


def export(call: Call) -> None:
    """Write an export."""
    target: Path = call.options.out
    purpose: str = call.options.purpose or call.terminal.ask("What is it for?")
    if target.exists():
        raise FileExists(file=target.name)
    with opened(call) as office:
        taken = _taken(call, office, purpose)
    content = taken.as_csv() if call.options.format == "csv" else taken.as_json()
    value = {"file": str(target), "rows": len(taken.rows), "sealed": not call.options.plain, "code": None}
    if call.options.plain:
        write_new(target, content)
        call.terminal.answer(value, [f"Written to {target}. Anyone who has the file can read it."])
        return
    export_id = new_id(to_micros(call.clock()) // 1000, os.urandom)
    sealed, code = seal_export(content, export_id=export_id, entropy=os.urandom)
    write_new(target, sealed)
    lines = [f"Written to {target}, sealed. Its code: {code}", "Give the code in another way than the file."]
    call.terminal.answer(value | {"code": code}, lines)


def open_sealed(call: Call) -> None:
    """Open a sealed export."""
    source: Path = call.options.file
    sealed = read_bytes(source)
    code = printed_code(call, call.options.code_file)
    content = open_export(sealed, code=code, file=source.name)
    write_new(call.options.out, content)
    value = {"file": str(call.options.out), "bytes": len(content)}
    call.terminal.answer(value, [f"Written to {call.options.out}. Anyone who has the file can read it."])


def _taken_out(made: ArgumentParser) -> None:
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file")
    made.add_argument("--purpose", default="", metavar="TEXT", help="what it is for; kept in the audit trail")
    made.add_argument("--format", choices=["json", "csv"], default="json")
    made.add_argument("--plain", action="store_true", help="do not seal the file")


def _taken(call: Call, office: Office, purpose: str) -> Exported:
    desk, known, which = Exporting(office.sitting, office.people), References(office.sitting), call.options.which
    match call.options.export_command:
        case "person":
            return desk.person(known.person(which), purpose=purpose)
        case "case":
            return desk.case(known.case(which), purpose=purpose)
        case "report":
            return desk.report(Measure(which), months=max(1, call.options.months), purpose=purpose)
    raise WrongUse("There is no such export.")
