"""`devices …` and `revoke`: which devices there are, and ending what they may do, from the next request on."""

from collections.abc import Callable
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from caseworker.errors import CaseworkerError
from sync.server.cli.call import Call, Commands, add, family
from sync.server.cli.operator import opened
from sync.server.cli.terminal import Json
from sync.server.identity.devices import Device, Devices

_DONE = {
    "device.revoke": "is refused from now on",
    "device.quarantine": "is refused until it is released",
    "device.release": "may be used again",
    "device.wipe": "erases itself at its next contact",
}


class WhichDevice(CaseworkerError):
    """No device, or more than one, is meant by what was typed."""

    key = "devices.which"
    sentence = "{count} devices are meant by that. Nothing was changed. Give more of the id that `devices list` shows."


class RefusedForGood(CaseworkerError):
    """A device that was revoked or wiped cannot be released: that ends a quarantine only."""

    key = "devices.refused-for-good"
    sentence = (
        "The device {device} was {state}, which is for good. Nothing was changed. Give its officer a new ticket, and it"
        " is enrolled as another device."
    )


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    under = family(commands, "devices", says="enrolled devices")
    add(under, "list", list_devices, says="every device that was ever enrolled, the newest first")
    for name, run, says in (
        ("revoke", revoke, "refuse a device for good"),
        ("quarantine", quarantine, "refuse a device until it is released: it may have been copied"),
        ("release", release, "end a quarantine"),
    ):
        add(under, name, run, says=says).add_argument("device", metavar="DEVICE", help="its id, or the end of it")
    made = add(under, "wipe", wipe, says="have a device erase itself at its next contact")
    made.add_argument("device", metavar="DEVICE")
    made.add_argument("--discard-unsent", action="store_true", help="also what was never sent; it is lost then")
    made = add(commands, "revoke", revoke, says="refuse a device for good")
    made.add_argument("device", metavar="DEVICE")


def list_devices(call: Call) -> None:
    """List devices."""
    with opened(call) as operator, operator.parts.database.reading() as connection:
        found = operator.parts.identity.devices.all(connection)
        names = {one.id: one.name for one in operator.parts.identity.people.all(connection)}
    lines = [
        f"{one.id}  {_state(one):<12}{names.get(one.officer, '?')}: {one.name or 'no name'}, digits {one.check_code},"
        f" last seen {one.seen_at:%Y-%m-%d %H:%M}"
        for one in found
    ]
    value: list[Json] = [_value(one) for one in found]
    call.terminal.answer({"devices": value}, lines or ["There is no device yet."])


def revoke(call: Call) -> None:
    """Revoke a device."""
    now = call.clock()
    _do(call, "device.revoke", lambda known, at, one: known.revoke(at, one, now=now))


def quarantine(call: Call) -> None:
    """Quarantine a device."""
    now = call.clock()
    _do(call, "device.quarantine", lambda known, at, one: known.quarantine(at, one, now=now))


def release(call: Call) -> None:
    """Release a device."""
    _do(call, "device.release", _release)


def _release(known: Devices, connection: sa.Connection, device: DeviceId) -> None:
    found = known.get(connection, device)
    if found.revoked_at is not None or found.wipe_at is not None:
        raise RefusedForGood(device=str(device), state=_state(found))
    known.release(connection, device)


def wipe(call: Call) -> None:
    """Order a wipe."""
    keep, now = not call.options.discard_unsent, call.clock()
    _do(call, "device.wipe", lambda known, at, one: known.order_wipe(at, one, keep_outbox=keep, now=now))


def _do(call: Call, act: str, work: Callable[[Devices, sa.Connection, DeviceId], object]) -> None:
    with opened(call) as operator, operator.parts.database.writing() as connection:
        devices = operator.parts.identity.devices
        device = meant(devices.all(connection), call.options.device)
        work(devices, connection, device)
        operator.record(connection, act, obj=device)
    call.terminal.answer({"device": str(device), "done": act}, [f"The device {device} {_DONE[act]}."])


def meant(known: list[Device], typed: str) -> DeviceId:
    """Return the device that an id, or the end of one, means; raises WhichDevice."""
    plain = typed.strip().replace("-", "").lower()
    found = [one.id for one in known if plain and UUID(str(one.id)).hex.endswith(plain)]
    if len(found) != 1:
        raise WhichDevice(count=len(found))
    return found[0]


def _state(one: Device) -> str:
    states = (("wiped", one.wiped_at), ("wiping", one.wipe_at), ("revoked", one.revoked_at))
    told = next((word for word, at in states if at is not None), None)
    return told or ("quarantined" if one.quarantined_at is not None else "in use")


def _value(one: Device) -> dict[str, Json]:
    return {
        "id": str(one.id),
        "officer": str(one.officer),
        "name": one.name,
        "state": _state(one),
        "app": one.app,
        "check_code": one.check_code,
        "enrolled_at": one.enrolled_at.isoformat(),
        "seen_at": one.seen_at.isoformat(),
    }
