"""`updates …`: what newer version of the program devices are offered. Everything is signed elsewhere, offline."""

from pathlib import Path

import sqlalchemy as sa

from sync.protocol.updates import METADATA_BYTES, Release, UpdateRefused, root_fingerprint
from sync.server.cli.call import Call, Commands, add, family
from sync.server.cli.operator import opened
from sync.server.cli.terminal import Json
from sync.server.identity.server_keys import renew_trust
from sync.server.parts import KEYS_FOLDER
from sync.server.updates import updates_of


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    under = family(commands, "updates", says="offer devices a newer version of the program")
    made = add(under, "add", add_files, says="take in signed lists and the packages they name, whole or not at all")
    made.add_argument("files", type=Path, nargs="+", metavar="FILE")
    add(under, "list", list_releases, says="what devices are offered")
    made = add(under, "trust", trust_root, says="name the first root of updates in the trust document")
    made.add_argument("root", type=Path, metavar="1.root.json")
    made.add_argument("--root-key", type=Path, required=True, metavar="FILE", help="the agency's root key")


def add_files(call: Call) -> None:
    """Offer what the files hold from now on."""
    with opened(call) as operator:

        def done(connection: sa.Connection) -> None:
            operator.record(connection, "updates.add", files=len(call.options.files))

        updates = updates_of(operator.parts, call.entropy)
        found = updates.add(call.options.files, now=call.clock(), done=done)
    _tell(call, found)


def list_releases(call: Call) -> None:
    """Tell what is offered, as a device would believe it now."""
    with opened(call) as operator:
        found = updates_of(operator.parts, call.entropy).releases(now=call.clock())
    _tell(call, found)


def trust_root(call: Call) -> None:
    """Sign the next trust document, with this first root in it."""
    with call.options.root.open("rb") as source:
        raw = source.read(METADATA_BYTES + 1)
    if len(raw) > METADATA_BYTES:
        raise UpdateRefused
    named = root_fingerprint(raw)
    with opened(call) as operator, operator.parts.database.writing() as connection:
        keys = operator.parts.settings.path(KEYS_FOLDER)
        made = renew_trust(keys, root_key=call.options.root_key, now=call.clock(), update_root=named)
        operator.record(connection, "updates.trust", version=made.document.version)
    lines = ["The root is named. Start the service again; devices learn it when they next sign in."]
    call.terminal.answer({"version": made.document.version, "update_root": named.hex()}, lines)


def _tell(call: Call, found: tuple[Release, ...]) -> None:
    lines = [f"{one.version}  {one.platform}  {one.file} ({one.size} bytes)" for one in found]
    value: list[Json] = [
        {
            "platform": one.platform,
            "version": one.version,
            "file": one.file,
            "size": one.size,
            "sha256": one.sha256,
        }
        for one in found
    ]
    call.terminal.answer({"updates": value}, lines or ["Devices are offered no update."])
