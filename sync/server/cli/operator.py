"""The person at the console of the service: opens its parts for one command, and leaves a record of what was done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.operations import Plain
from caseworker.errors import CaseworkerError
from sync.server.audit.log import Entry
from sync.server.cli.call import Call, WrongUse
from sync.server.identity.people import Officer
from sync.server.parts import ServerParts, open_parts
from sync.server.settings import FILE, read_settings

T = TypeVar("T")


class NoService(CaseworkerError):
    """There is no service in this folder."""

    key = "server.none-here"
    sentence = "There is no service in {folder}. Nothing was changed. Set one up with: caseworker-server init"


class WhoIsMeant(CaseworkerError):
    """Nobody, or more than one, is meant by what was typed."""

    key = "people.who-is-meant"
    sentence = "{count} people are meant by that. Nothing was changed. Give the whole name, or the id of `people list`."


@dataclass(frozen=True, slots=True)
class Operator:
    """One command at work on an opened service."""

    call: Call
    parts: ServerParts

    def transact(self, work: Callable[[sa.Connection], T]) -> T:
        """Do work in one transaction."""
        return self.parts.database.transact(work)

    def record(
        self, connection: sa.Connection, act: str, *, obj: UUID | str = "", reason: str = "", **x: Plain
    ) -> None:
        """Append what was done at the console to the audit log. To be called last in a transaction."""
        entry = Entry(act=act, at=self.call.clock(), obj=str(obj), reason=reason, x={"by": "console", **x})
        self.parts.audit.append(connection, entry)

    def officer(self, connection: sa.Connection, typed: str) -> Officer:
        """Return the person who is meant by a whole name, an id, or its end; raises WhoIsMeant."""
        people, wanted = self.parts.identity.people.all(connection), typed.strip()
        found = [one for one in people if one.name.casefold() == wanted.casefold()]
        plain = wanted.replace("-", "").lower()
        found = found or [one for one in people if plain and one.id.hex.endswith(plain)]
        if len(found) != 1:
            raise WhoIsMeant(count=len(found))
        return found[0]


@contextmanager
def opened(call: Call) -> Iterator[Operator]:
    """Open the service of the data folder for one command; raises NoService and what `open_parts` raises."""
    if not (call.folder / FILE).exists():
        raise NoService(folder=call.folder.name)
    parts = open_parts(read_settings(call.folder, call.environ), entropy=call.entropy)
    try:
        yield Operator(call, parts)
    finally:
        parts.database.close()


def an_id(typed: str, *, of: str) -> UUID:
    """Return an id as typed; raises WrongUse."""
    try:
        return UUID(typed)
    except ValueError as error:
        raise WrongUse(f"That is not the id of a {of}.") from error
