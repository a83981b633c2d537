"""Devices of a served agency that run the client made from the page."""

from typing import Any

from caseworker.domain.actions import Role
from tests.sync.page_client import Line, new_id
from tests.sync.page_device import PlainDevice
from tests.sync.server.served_agency import ServedAgency


def a_device(server: ServedAgency, territory: str, *, role: Role = Role.OFFICER) -> PlainDevice:
    """Return a device of a new officer, enrolled by a ticket, that has read the log."""
    device = PlainDevice(Line.enrol(server.ticket(server.hire("Ana Lima", role, territory))))
    device.round()
    return device


def two_devices(server: ServedAgency, territory: str) -> tuple[PlainDevice, PlainDevice]:
    """Return devices of two officers of one territory."""
    return a_device(server, territory), a_device(server, territory)


def a_person(device: PlainDevice, territory: str, **fields: Any) -> str:
    """Make a person, and return their id."""
    record = new_id()
    device.create("person", record, territory=territory, **{"description": "a man of about 40", **fields})
    return record


def shared_person(one: PlainDevice, other: PlainDevice, territory: str, **fields: Any) -> str:
    """Return the id of a person whom both devices have."""
    record = a_person(one, territory, **fields)
    one.round()
    other.round()
    return record


def compared(device: PlainDevice, *scopes: str) -> dict[str, Any]:
    """Return the message that asks for the sums of scopes."""
    return {"device": device.line.device, "scopes": list(scopes)}
