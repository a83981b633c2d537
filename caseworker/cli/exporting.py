"""`caseworker export …`: one person, one case, a list, appointments or a report, with its purpose, sealed under a code.

Only `--plain` writes a file that anyone can read. Either way the export is in the audit trail with its purpose.
"""

import io
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.files import FileExists, read_bytes, write_new
from caseworker.cli.passphrases import printed_code
from caseworker.desk.calendar_export import CalendarExport
from caseworker.desk.case_table import AtWork, CasesWanted
from caseworker.desk.directory_export import DirectoryExport
from caseworker.desk.exporting import Exported, Exporting
from caseworker.desk.list_export import ListExport, Piece
from caseworker.desk.office import Office
from caseworker.desk.package_files import package_at, write_package, zip_into
from caseworker.desk.people_table import PeopleWanted
from caseworker.desk.references import References
from caseworker.desk.reports import Measure
from caseworker.desk.subject_access import SubjectAccess
from caseworker.domain.ids import new_id
from caseworker.domain.plain import to_micros
from caseworker.formats.hsds_write import as_json, as_package
from caseworker.store.sealed_export import open_export, seal_export

_PACKAGE = "package"


def add_commands(commands: Commands) -> None:
    """Add `export` and what stands under it."""
    under = family(commands, "export", says="take data out, with its purpose; encrypted unless told otherwise")
    for name, says, formats in (
        ("person", "all that is held on a person; as a package with the documents", ("json", "csv", _PACKAGE)),
        ("case", "a case and what belongs to it", ("json", "csv")),
    ):
        made = add(under, name, export, says=says)
        made.add_argument("which", metavar=name.upper(), help="number or id")
        made.add_argument("--format", choices=formats, default="json")
        _taken_out(made)
    made = add(under, "report", export, says="figures by team and month")
    made.add_argument(
        "which", choices=[one.value for one in Measure], metavar="MEASURE", help=", ".join(one.value for one in Measure)
    )
    made.add_argument("--months", type=int, default=12, metavar="N")
    made.add_argument("--format", choices=["json", "csv"], default="json")
    _taken_out(made)
    _add_lists(under)
    made = add(under, "directory", export_directory, says="the directory of services in Open Referral HSDS 3")
    _taken_out(made)
    made = add(under, "open", open_sealed, says="read a sealed export with its code; needs no profile")
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--code-file", metavar="FILE", help="read the code from FILE, or - for stdin")
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write what was sealed")


def _add_lists(under: Commands) -> None:
    made = add(under, "people", export_list, says="the list of people, as CSV")
    made.add_argument("--territory", default="", help="only people of this one")
    _taken_out(made)
    made = add(under, "cases", export_list, says="the list of cases, as CSV")
    made.add_argument("--territory", default="", help="only cases of this one")
    made.add_argument("--status", choices=[one.value for one in AtWork], default=AtWork.ANY.value)
    _taken_out(made)
    made = add(under, "appointments", export_calendar, says="appointments, as a calendar file")
    made.add_argument("--from", dest="first", type=_day, metavar="YYYY-MM-DD", help="the first day; today if left out")
    made.add_argument("--to", dest="last", type=_day, metavar="YYYY-MM-DD", help="the last day; the first if left out")
    made.add_argument("--mine", action="store_true", help="only the officer's own")
    _taken_out(made)


def export(call: Call) -> None:
    """Write an export of one thing."""
    purpose = _begin(call)
    with opened(call) as office:
        if call.options.format == _PACKAGE:
            _export_package(call, office, purpose)
            return
        taken = _taken(call, office, purpose)
    _write(call, taken.as_csv() if call.options.format == "csv" else taken.as_json(), len(taken.rows))


def export_list(call: Call) -> None:
    """Write a list, telling how far it is."""
    purpose = _begin(call)
    content, whole = io.BytesIO(), 0
    with opened(call) as office, call.terminal.progress("Exporting") as progress:
        for piece in _pieces(call, office, purpose):
            content.write(piece.content)
            whole = piece.whole
            progress(piece.done, max(1, whole))
    _write(call, content.getvalue(), whole)


def export_directory(call: Call) -> None:
    """Write the directory: a package of tables for a file that ends in .zip, otherwise JSON."""
    purpose = _begin(call)
    with opened(call) as office:
        whole = DirectoryExport(office.sitting).whole(purpose=purpose)
    is_package = call.options.out.suffix.casefold() == ".zip"
    _write(call, as_package(whole) if is_package else as_json(whole), len(whole.services))


def export_calendar(call: Call) -> None:
    """Write appointments."""
    purpose = _begin(call)
    with opened(call) as office:
        first: date = call.options.first or office.sitting.calendar.day_of(call.clock())
        officer = office.card.id if call.options.mine else None
        desk = CalendarExport(office.sitting)
        taken = desk.appointments(first, call.options.last or first, purpose=purpose, officer=officer)
    _write(call, taken.content, taken.count)


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
    made.add_argument("--plain", action="store_true", help="do not seal the file")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _begin(call: Call) -> str:
    """Return what it is for, once nothing stands where it is to be written."""
    if call.options.out.exists():
        raise FileExists(file=call.options.out.name)
    purpose: str = call.options.purpose or call.terminal.ask("What is it for?")
    return purpose


def _pieces(call: Call, office: Office, purpose: str) -> Iterator[Piece]:
    desk, options = ListExport(office.sitting), call.options
    territory = office.sitting.pack.territory(options.territory).id if options.territory else ""
    wanted = frozenset({territory} - {""})
    if options.export_command == "people":
        return desk.people(office.people_table.order(PeopleWanted(territories=wanted)), purpose=purpose)
    order = office.case_table.order(CasesWanted(territories=wanted, status=AtWork(options.status)))
    return desk.cases(order, purpose=purpose)


def _export_package(call: Call, office: Office, purpose: str) -> None:
    """Write the package of a person: plain into a folder or a zip file, sealed as a zip file."""
    person = References(office.sitting).person(call.options.which)
    held = SubjectAccess(office.sitting).held(person, purpose=purpose)
    target: Path = call.options.out
    if call.options.plain:
        with package_at(target) as place, call.terminal.progress("Exporting") as progress:
            for step in write_package(held, office.documents, place):
                progress(step.done, step.whole)
        _tell(call, len(held.records))
        return
    content = io.BytesIO()
    with zip_into(content) as place, call.terminal.progress("Exporting") as progress:
        for step in write_package(held, office.documents, place):
            progress(step.done, step.whole)
    _write(call, content.getvalue(), len(held.records))


def _write(call: Call, content: bytes, rows: int) -> None:
    """Write what was taken out, sealed unless told otherwise, and say where it is."""
    target: Path = call.options.out
    if call.options.plain:
        write_new(target, content)
        _tell(call, rows)
        return
    export_id = new_id(to_micros(call.clock()) // 1000, os.urandom)
    sealed, code = seal_export(content, export_id=export_id, entropy=os.urandom)
    write_new(target, sealed)
    value = {"file": str(target), "rows": rows, "sealed": True, "code": code}
    lines = [f"Written to {target}, sealed. Its code: {code}", "Give the code in another way than the file."]
    call.terminal.answer(value, lines)


def _tell(call: Call, rows: int) -> None:
    target: Path = call.options.out
    value = {"file": str(target), "rows": rows, "sealed": False, "code": None}
    call.terminal.answer(value, [f"Written to {target}. Anyone who has the file can read it."])


def _taken(call: Call, office: Office, purpose: str) -> Exported:
    desk, known, which = Exporting(office.sitting), References(office.sitting), call.options.which
    match call.options.export_command:
        case "person":
            return desk.person(known.person(which), purpose=purpose)
        case "case":
            return desk.case(known.case(which), purpose=purpose)
        case "report":
            return desk.report(Measure(which), months=max(1, call.options.months), purpose=purpose)
    raise WrongUse("There is no such export.")
