"""`caseworker bundle …`: synchronization by hand, where there is no connection: a file out, an answer in."""

import os
from pathlib import Path

from caseworker.cli.call import Call, Commands, add, family
from caseworker.cli.doors import opened
from caseworker.desk.office import Office
from caseworker.domain.ids import new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.client.bundles import Bundles, keys_of
from sync.client.store_books import StoreBooks


class NoServer(CaseworkerError):
    """The profile was never enrolled with a server, so there is nobody a bundle could be for."""

    key = "bundle.no-server"
    sentence = "This profile belongs to no server, so there is nobody to carry a bundle to. Everything is safe here."


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
        made = _bundles(office).export(path, now=call.clock())
    told = {"bundle": str(made.id), "operations": made.operations, "files": made.contents, "bytes": made.bytes}
    lines = [
        f"{path.name}: {made.operations} changes and {made.contents} files, {made.bytes} bytes, sealed for the server.",
        "They count as sent when the server's answer has been imported here.",
    ]
    if made.left:
        lines.append(f"{made.left} more changes did not fit; export again after that.")
    call.terminal.answer({**told, "left": made.left}, lines)


def take(call: Call) -> None:
    """Take in the answer to a bundle."""
    path: Path = call.options.file
    with opened(call) as office:
        taken = _bundles(office).take(path, new_life=lambda: new_id(to_micros(call.clock()) // 1000, os.urandom))
        office.exchange.finished()
    told = {"pushes": taken.pushes, "pages": taken.pages, "files": taken.contents}
    if any(told.values()):
        line = f"Taken in: {taken.pushes} answers, {taken.pages} pages of news, {taken.contents} files on the server."
    else:
        line = "There is nothing new in this file: it was taken in already, or is older than what is here."
    call.terminal.answer({**told}, [line])


def _bundles(office: Office) -> Bundles:
    membership = office.membership.current()
    if membership is None:
        raise NoServer
    return Bundles(StoreBooks(office.exchange), office.contents, keys_of(membership), entropy=os.urandom)
