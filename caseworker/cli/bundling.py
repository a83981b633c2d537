"""`caseworker bundle …`: synchronization by hand, where there is no connection: a file out, an answer in."""

import os
from pathlib import Path

from caseworker.cli.call import Call, Commands, add, family
from caseworker.cli.doors import opened
from caseworker.cli.words import counted
from caseworker.domain.ids import new_id
from caseworker.domain.plain import to_micros
from sync.client.by_hand import bundles_of


def add_commands(commands: Commands) -> None:
    """Add `bundle` and what stands under it."""
    under = family(commands, "bundle", says="carry work to the server by hand, and its answer back")
    made = add(under, "export", export, says="put what waits here into a sealed file for the server")
    made.add_argument("file", type=Path, metavar="FILE")
    made = add(under, "import", take, says="take in the server's answer to an exported file")
    made.add_argument("file", type=Path, metavar="FILE")


def export(call: Call) -> None:
    """Write a bundle. Nothing changes here: the work counts as sent when the answer is imported."""
    path: Path = call.options.file
    with opened(call) as office:
        made = bundles_of(office).export(path, now=call.clock())
    told = {"bundle": str(made.id), "operations": made.operations, "files": made.contents, "bytes": made.bytes}
    lines = [
        f"{path.name}: {counted(made.operations, 'edit')}, {counted(made.contents, 'file')}; sealed for the server.",
        "They count as sent when the server's answer has been imported here.",
    ]
    if made.left:
        lines.append(f"Did not fit: {counted(made.left, 'edit')}. Export again after that.")
    call.terminal.answer({**told, "left": made.left}, lines)


def take(call: Call) -> None:
    """Take in the answer to a bundle."""
    path: Path = call.options.file
    with opened(call) as office:
        taken = bundles_of(office).take(path, new_life=lambda: new_id(to_micros(call.clock()) // 1000, os.urandom))
        office.exchange.finished()
    told = {"pushes": taken.pushes, "pages": taken.pages, "files": taken.contents, "fetched": taken.fetched}
    if any(told.values()):
        answers, pages = counted(taken.pushes, "answer"), counted(taken.pages, "page")
        files = f"{counted(taken.contents, 'file')} on the server, {counted(taken.fetched, 'file')} from there"
        line = f"Taken in: {answers}, {pages} of news, {files}."
    else:
        line = "There is nothing new in this file: it was taken in already, or is older than what is here."
    call.terminal.answer({**told}, [line])
