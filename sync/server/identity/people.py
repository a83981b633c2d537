"""The agency's people: who may work here, as what, and where. A change counts from the next request on.

The scopes of a person's devices are rewritten in the transaction that changes the person, so that no request ever sees
one without the other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from caseworker.domain.access import Actor, territories_below
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.server.identity.tables import DEVICE, OFFICER, SESSION
from sync.server.rows import SqlTx
from sync.server.scopes import scopes_for

Parents = Callable[[sa.Connection], Mapping[str, str]]
"""Reads the territories of the pack in force: each with the one above it."""


class OfficerUnknown(CaseworkerError):
    """Nobody has this id here."""

    key = "people.unknown"
    sentence = "Nobody with the id {officer} is known here. Nothing was changed."


class OfficerKnown(CaseworkerError):
    """Somebody has this id already."""

    key = "people.known"
    sentence = "Somebody with the id {officer} is known already. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """One person of the agency. `desk` names a counter; someone not `active` may do nothing at all."""

    id: OfficerId
    name: str
    role: Role
    team: str = ""
    territories: tuple[str, ...] = ()
    desk: str = ""
    active: bool = True


class People:
    """The people of one stream."""

    def __init__(self, stream: str, *, parents: Parents) -> None:
        self._stream, self._parents = stream, parents

    def add(self, connection: sa.Connection, officer: Officer, *, now: datetime) -> None:
        """Take in someone new; raises OfficerKnown."""
        if self.find(connection, officer.id) is not None:
            raise OfficerKnown(officer=str(officer.id))
        row = {"stream": self._stream, "id": officer.id, **_values(officer, now)}
        connection.execute(sa.insert(OFFICER).values(row))

    def change(self, connection: sa.Connection, officer: Officer, *, now: datetime) -> None:
        """Put these values in place of the present ones, and their scopes on the person's devices.

        Raises OfficerUnknown. Someone who is no longer active also loses every session.
        """
        written = connection.execute(sa.update(OFFICER).where(self._is(officer.id)).values(_values(officer, now)))
        if written.rowcount != 1:
            raise OfficerUnknown(officer=str(officer.id))
        self.grant_again(connection, officer.id)
        if not officer.active:
            devices = sa.select(DEVICE.c.id).where(DEVICE.c.stream == self._stream, DEVICE.c.officer == officer.id)
            connection.execute(
                sa.delete(SESSION).where(SESSION.c.stream == self._stream, SESSION.c.device.in_(devices))
            )

    def disable(self, connection: sa.Connection, officer: OfficerId, *, now: datetime) -> None:
        """End everything this person may do; raises OfficerUnknown."""
        self.change(connection, replace(self.get(connection, officer), active=False), now=now)

    def find(self, connection: sa.Connection, officer: OfficerId) -> Officer | None:
        """Return a person, None for an unknown one."""
        row = connection.execute(sa.select(OFFICER).where(self._is(officer))).one_or_none()
        return None if row is None else officer_of(row)

    def get(self, connection: sa.Connection, officer: OfficerId) -> Officer:
        """Return a person; raises OfficerUnknown."""
        found = self.find(connection, officer)
        if found is None:
            raise OfficerUnknown(officer=str(officer))
        return found

    def all(self, connection: sa.Connection) -> list[Officer]:
        """Return everybody, by name."""
        rows = connection.execute(sa.select(OFFICER).where(OFFICER.c.stream == self._stream).order_by(OFFICER.c.name))
        return [officer_of(row) for row in rows]

    def actor(self, connection: sa.Connection, officer: OfficerId) -> Actor | None:
        """Return what a person may act as now; None when unknown or no longer active."""
        found = self.find(connection, officer)
        return None if found is None else self.acting(connection, found)

    def acting(self, connection: sa.Connection, officer: Officer) -> Actor | None:
        """Return what this person may act as under the pack in force."""
        if not officer.active:
            return None
        return Actor(
            officer=officer.id,
            role=officer.role,
            territories=frozenset(officer.territories),
            below=territories_below(officer.territories, self._parents(connection)),
            desk=officer.desk,
        )

    def grant_again(self, connection: sa.Connection, officer: OfficerId) -> None:
        """Give the person's devices the scopes that follow from role and territories; ended devices have none."""
        actor = self.actor(connection, officer)
        scopes = frozenset() if actor is None else scopes_for(actor)
        tx = SqlTx(connection, self._stream)
        for device, ended in self._devices(connection, officer):
            tx.grant(device, () if ended else scopes)

    def grant_all_again(self, connection: sa.Connection) -> None:
        """Do so for everybody: after another pack has moved territories."""
        for officer in self.all(connection):
            self.grant_again(connection, officer.id)

    def _devices(self, connection: sa.Connection, officer: OfficerId) -> Iterable[tuple[DeviceId, bool]]:
        ended = sa.func.coalesce(DEVICE.c.revoked_at, DEVICE.c.quarantined_at, DEVICE.c.wipe_at)
        found = sa.select(DEVICE.c.id, ended).where(DEVICE.c.stream == self._stream, DEVICE.c.officer == officer)
        return [(DeviceId(row[0]), row[1] is not None) for row in connection.execute(found)]

    def _is(self, officer: OfficerId) -> sa.ColumnElement[bool]:
        return sa.and_(OFFICER.c.stream == self._stream, OFFICER.c.id == officer)


def officer_of(row: Any) -> Officer:
    """Return the person in a row of the table."""
    return Officer(
        id=OfficerId(row.id),
        name=row.name,
        role=Role(row.role),
        team=row.team,
        territories=tuple(msgspec.json.decode(row.territories)),
        desk=row.desk,
        active=row.active,
    )


def _values(officer: Officer, now: datetime) -> dict[str, object]:
    return {
        "name": officer.name,
        "role": officer.role.value,
        "team": officer.team,
        "territories": msgspec.json.encode(officer.territories).decode(),
        "desk": officer.desk,
        "active": officer.active,
        "changed_at": to_micros(now),
    }
