"""Problems from the device: what went wrong with what devices sent, for whoever supervises a place or manages devices.

Asked of the server and shown; nothing of it reaches the store.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from urllib.parse import urlencode
from uuid import UUID

import msgspec

from caseworker.desk.office import Office
from caseworker.domain.actions import AccessDenied, Reason
from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from sync.client.failures import ServerRefused
from sync.client.pinned_tls import pinned_context
from sync.client.posting import posting
from sync.client.server_line import BASE, ServerLine
from sync.client.sessions import DeviceSession, NoMembership
from sync.client.transport import Transport
from sync.protocol.limits import PAGE_MESSAGE_BYTES
from sync.protocol.problems import ProblemPage, ToldProblem
from sync.protocol.small_messages import from_json

_HERE = f"{BASE}/problems"


class NotOnTheList(CaseworkerError):
    """A problem that is none of this officer's was to be settled."""

    key = "problem.unknown"
    sentence = "This is not on your list. Nothing was changed. Look at the list again."


S = TypeVar("S", bound=msgspec.Struct)


class ProblemList:
    """Asks the server. Raises what the line raises; AccessDenied for a role that sees no problems, and NotOnTheList."""

    def __init__(self, line: ServerLine) -> None:
        self._line = line

    def all(self, *, settled: bool = False) -> tuple[ToldProblem, ...]:
        """Return all problems on this officer's list, the oldest first: the open ones, or those that are settled."""
        found = list[ToldProblem]()
        while True:
            page = self.page(settled=settled, after=found[-1].id if found else None)
            found += page.problems
            if not page.more or not page.problems:
                return tuple(found)

    def page(self, *, settled: bool = False, after: UUID | None = None) -> ProblemPage:
        """Return the problems that follow one of them, or the first."""
        asked = {"settled": "1"} if settled else {}
        asked |= {} if after is None else {"after": str(after)}
        return self._ask("GET", f"{_HERE}?{urlencode(asked)}" if asked else _HERE, ProblemPage)

    def settle(self, problem: UUID) -> ToldProblem:
        """Say that this officer has dealt with a problem; whoever was first stays named."""
        return self._ask("POST", f"{_HERE}/{problem}/settle", ToldProblem)

    def _ask(self, method: str, path: str, kind: type[S]) -> S:
        try:
            answer = self._line.send(method, path, b"", limit_bytes=PAGE_MESSAGE_BYTES)
        except ServerRefused as error:
            raise _foreseen(error) from error
        return from_json(answer.body, kind, limit_bytes=PAGE_MESSAGE_BYTES)


def _foreseen(error: ServerRefused) -> CaseworkerError:
    """Return what a refusal means here; the refusal itself where nothing better is known."""
    known = {"problem.not-yours": AccessDenied(reason=Reason.ROLE.value), NotOnTheList.key: NotOnTheList()}
    return known.get(error.error, error)


@contextmanager
def problem_list(office: Office, *, entropy: Entropy, clock_ms: Callable[[], int]) -> Iterator[ProblemList]:
    """Give the problems of the server this profile belongs to. Raises NoMembership for one that belongs to none."""
    membership = office.membership.current()
    if membership is None:
        raise NoMembership
    transport = Transport(membership.server, verify=pinned_context(membership.ca))
    try:
        session = DeviceSession(office.membership, posting(transport), clock=office.sitting.clock, entropy=entropy)
        yield ProblemList(ServerLine(transport, session, clock_ms=clock_ms))
    finally:
        transport.close()
