"""`caseworker pack …`: check an agency pack file by file, and put one into a profile."""

from pathlib import Path

from caseworker.cli.call import Call, Commands, add, family
from caseworker.cli.doors import opened
from caseworker.domain.actions import AccessDenied, Reason, Role
from caseworker.packs.faults import PackFaulty
from caseworker.packs.pack import load_pack
from caseworker.store import packs
from caseworker.store.audit import Entry

_MAY_INSTALL = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


def add_commands(commands: Commands) -> None:
    """Add `pack` and what stands under it."""
    under = family(commands, "pack", says="check an agency pack, or put one into a profile")
    for name, run, says in (
        ("check", check, "say every fault of a pack, each with its file and line"),
        ("install", install, "make a pack without faults the one in use; work begun under another keeps that one"),
    ):
        add(under, name, run, says=says).add_argument("folder", type=Path, metavar="FOLDER")


def check(call: Call) -> None:
    """Tell the faults as `file:line: sentence` on stdout; a faulty pack ends the command with 1."""
    folder: Path = call.options.folder
    try:
        pack = load_pack(folder)
    except PackFaulty as faulty:
        faults = [{"file": one.file, "line": one.line, "sentence": one.sentence} for one in faulty.faults]
        lines = [f"{one.file}:{one.line}: {one.sentence}" for one in faulty.faults]
        call.terminal.answer({"ok": False, "faults": faults}, lines)
        raise
    value = {
        "ok": True,
        "faults": [],
        "agency": pack.agency.id,
        "version": pack.version,
        "sha256": pack.sha256,
        "files": len(pack.files),
    }
    lines = [f"{pack.agency.name}, version {pack.version}: no faults in {len(pack.files)} files."]
    call.terminal.answer(value, lines)


def install(call: Call) -> None:
    """Put the pack into the profile; only for who answers for a team or for the devices, where no server does."""
    pack = load_pack(call.options.folder)
    with opened(call) as office:
        sitting, now = office.sitting, call.clock()
        if sitting.actor.role not in _MAY_INSTALL:
            office.store.witness(Entry(author=sitting.author, at=now, act="pack.install", out="deny"))
            raise AccessDenied(reason=Reason.ROLE.value)
        office.library.check_publishes_here()
        with office.store.writing() as connection:
            packs.keep(connection, pack, at=now)
        office.store.witness(Entry(author=sitting.author, at=now, act="pack.install", x={"sha256": pack.sha256}))
    value = {"version": pack.version, "sha256": pack.sha256}
    call.terminal.answer(value, [f"Version {pack.version} of {pack.agency.name} is in use from now on."])
