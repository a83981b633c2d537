"""Everything about identity for one stream, put together once at the start of the service."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from caseworker.domain.ids import Entropy
from sync.server.identity.device_secrets import DeviceSecrets
from sync.server.identity.devices import Devices
from sync.server.identity.doorkeeper import Doorkeeper
from sync.server.identity.enrolments import Enrolments, PackVersion, Register
from sync.server.identity.nonces import Nonces
from sync.server.identity.people import Parents, People
from sync.server.identity.recoveries import Recoveries
from sync.server.identity.server_keys import ServerKeys
from sync.server.identity.sessions import Sessions
from sync.server.identity.tickets import Tickets


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The parts. Each takes the connection it is to work in; whoever opened that commits it."""

    keys: ServerKeys
    people: People
    devices: Devices
    tickets: Tickets
    enrolments: Enrolments
    sessions: Sessions
    doorkeeper: Doorkeeper
    secrets: DeviceSecrets
    recoveries: Recoveries
    nonces: Nonces

    def tidy(self, connection: sa.Connection, *, now: datetime) -> int:
        """Remove spent nonces and old tickets; returns how many. For a quiet moment every few minutes."""
        return self.nonces.forget_old(connection, now=now) + self.tickets.forget_old(connection, now=now)


def identity_of(
    stream: str, *, keys: ServerKeys, parents: Parents, pack_version: PackVersion, entropy: Entropy
) -> Identity:
    """Return the parts for a stream. `parents` and `pack_version` read the pack in force."""
    people = People(stream, parents=parents)
    devices = Devices(stream, keys=keys, people=people, entropy=entropy)
    tickets = Tickets(stream, keys=keys, people=people, entropy=entropy)
    secrets = DeviceSecrets(stream, keys=keys, entropy=entropy)
    register = Register(
        stream=stream,
        keys=keys,
        people=people,
        devices=devices,
        tickets=tickets,
        pack_version=pack_version,
        entropy=entropy,
    )
    return Identity(
        keys=keys,
        people=people,
        devices=devices,
        tickets=tickets,
        enrolments=Enrolments(register),
        sessions=Sessions(stream=stream, keys=keys, people=people, devices=devices, entropy=entropy),
        doorkeeper=Doorkeeper(stream, people=people),
        secrets=secrets,
        recoveries=Recoveries(stream, keys=keys, devices=devices, secrets=secrets, entropy=entropy),
        nonces=Nonces(stream),
    )
