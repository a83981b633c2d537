"""`recovery …`: letting locked-out devices in again, at the console of the service or at the recovery console."""

import argparse
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.access import Actor
from caseworker.errors import CaseworkerError
from sync.protocol.recovery import RecoveryAsk, Wanted
from sync.server.cli.call import Call, Commands, add, family
from sync.server.cli.operator import Operator, an_id, opened
from sync.server.cli.terminal import Json
from sync.server.identity.private_files import read_ed25519, read_x25519
from sync.server.identity.recoveries import RecoveryRefused, Waiting
from sync.server.identity.recovery_console import release_root
from sync.server.identity.server_keys import renew_trust
from sync.server.parts import KEYS_FOLDER


class NotAnActor(CaseworkerError):
    """The person in whose name this was asked may not work here."""

    key = "recovery.not-active"
    sentence = "This person is not active here, so nothing was released."


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    under = family(commands, "recovery", says="let locked-out devices in again")
    add(under, "list", list_requests, says="the requests of the last hour; the officer reads out the six digits")
    made = add(under, "approve", approve, says="give a device its secret back: its passphrase is known")
    _of_request(made)
    made = add(under, "root", hand_over_root, says="give a device its root key: its passphrase is lost")
    _of_request(made)
    made.add_argument("--recovery-key", type=Path, required=True, metavar="FILE", help="the agency's recovery key")
    made.add_argument("--supervisor-key", type=Path, required=True, metavar="FILE", help="the supervisor's signing key")
    made = add(under, "trust", trust_supervisor, says="name a supervisor's key in the trust document")
    made.add_argument("--by", required=True, metavar="PERSON", help="the supervisor")
    made.add_argument("--supervisor-key", type=Path, required=True, metavar="FILE", help="their signing key")
    made.add_argument("--root-key", type=Path, required=True, metavar="FILE", help="the agency's root key")


def list_requests(call: Call) -> None:
    """List the requests that wait."""
    with opened(call) as operator, operator.parts.database.reading() as connection:
        found = operator.parts.identity.recoveries.waiting(connection, now=call.clock())
        names = {one.id: one.name for one in operator.parts.identity.people.all(connection)}
    lines = [
        f"{one.id}  {names.get(one.device.officer, '?')}: {one.device.name}, wants its {one.ask.wanted.value}"
        f"{', approved' if one.approved else ''}"
        for one in found
    ]
    value: list[Json] = [_value(one) for one in found]
    call.terminal.answer({"requests": value}, lines or ["Nobody has asked in the last hour."])


def approve(call: Call) -> None:
    """Release a device secret."""
    with opened(call) as operator, operator.parts.database.writing() as connection:
        request = an_id(call.options.request, of="request")
        by = _actor(operator, connection, call.options.by)
        recoveries = operator.parts.identity.recoveries
        recoveries.release(connection, request, code=call.options.code, by=by, now=call.clock())
        operator.record(connection, "recovery.approve", obj=request, officer=str(by.officer))
    call.terminal.answer({"approved": str(request)}, ["The device is let in again."])


def hand_over_root(call: Call) -> None:
    """Open the recovery slot of a device, and seal its root key to it."""
    options = call.options
    recovery_key, supervisor_key = read_x25519(options.recovery_key), read_ed25519(options.supervisor_key)
    request = an_id(options.request, of="request")
    with opened(call) as operator, operator.parts.database.writing() as connection:
        by = _actor(operator, connection, options.by)
        recoveries, now = operator.parts.identity.recoveries, call.clock()
        ask = _asked([*recoveries.waiting(connection, now=now)], request)
        made = release_root(ask, code=options.code, recovery_key=recovery_key, supervisor_key=supervisor_key)
        recoveries.hand_over_root(
            connection, request, code=options.code, sealed=made.sealed, signature=made.signature, by=by, now=now
        )
        operator.record(connection, "recovery.root", obj=request, officer=str(by.officer))
    call.terminal.answer({"approved": str(request)}, ["The device can be opened under a new passphrase."])


def trust_supervisor(call: Call) -> None:
    """Sign the next trust document, with this supervisor's key in it."""
    public = read_ed25519(call.options.supervisor_key).public_key().public_bytes_raw()
    with opened(call) as operator, operator.parts.database.writing() as connection:
        keys = operator.parts.settings.path(KEYS_FOLDER)
        person = operator.officer(connection, call.options.by)
        supervisors = {**operator.parts.identity.keys.document.supervisors, str(person.id): public}
        made = renew_trust(keys, root_key=call.options.root_key, now=call.clock(), supervisors=supervisors)
        operator.record(connection, "trust.supervisor", obj=person.id, version=made.document.version)
    value: dict[str, Json] = {"version": made.document.version}
    call.terminal.answer(value, [f"Version {made.document.version} is signed. Start the service anew to hand it out."])


def _of_request(made: argparse.ArgumentParser) -> None:
    made.add_argument("request", metavar="REQUEST", help="its id, as `recovery list` shows it")
    made.add_argument("--code", required=True, metavar="DIGITS", help="the six digits the officer reads out")
    made.add_argument("--by", required=True, metavar="PERSON", help="who compared them")


def _actor(operator: Operator, connection: sa.Connection, typed: str) -> Actor:
    person = operator.officer(connection, typed)
    actor = operator.parts.identity.people.actor(connection, person.id)
    if actor is None:
        raise NotAnActor
    return actor


def _asked(waiting: list[Waiting], request: UUID) -> RecoveryAsk:
    found = [one.ask for one in waiting if one.id == request and one.ask.wanted is Wanted.ROOT_KEY]
    if not found:
        raise RecoveryRefused
    return found[0]


def _value(one: Waiting) -> dict[str, Json]:
    return {
        "id": str(one.id),
        "device": str(one.device.id),
        "officer": str(one.device.officer),
        "wanted": one.ask.wanted.value,
        "asked_at": one.asked_at.isoformat(),
        "approved": one.approved,
    }
