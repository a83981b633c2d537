"""A line to routes without a network: the same handlers, headers and statuses, with cuts where a test wants them."""

import random
import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from caseworker.errors import CaseworkerError
from sync.client.failures import Unreachable
from sync.client.line import Answer
from sync.server.identity.caller import Caller
from sync.server.web.door import Call, Reply, Route
from tests.sync.server.contents import NOON


class RouteLine:
    """Asks routes in the name of a caller. Every request is noted as method, path and bytes of its body.

    With `cut`, some requests do not arrive and some answers are lost on the way back.
    """

    def __init__(self, routes: Iterable[Route], caller: Caller, *, now: datetime = NOON) -> None:
        self._routes = [(re.compile(_pattern(one.path)), one) for one in routes]
        self._caller, self._now = caller, now
        self.asked: list[tuple[str, str, int]] = []
        self.received = 0
        self.cut: random.Random | None = None

    def ask(self, method: str, path: str, body: bytes = b"", *, headers: Mapping[str, str] | None = None) -> Answer:
        self.asked.append((method, path, len(body)))
        self._maybe_cut()
        answer = self._answer(method, path, body, {name.lower(): told for name, told in (headers or {}).items()})
        self._maybe_cut()
        self.received += len(answer.body)
        return answer

    def _answer(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        for pattern, route in self._routes:
            found = pattern.fullmatch(path)
            if found is None or route.method != method:
                continue
            call = Call(
                method=method,
                path_params=found.groupdict(),
                query={},
                headers=headers,
                body=body,
                now=self._now,
                caller=self._caller,
            )
            try:
                reply = route.handler(call)
                assert isinstance(reply, Reply)
            except CaseworkerError as refused:
                return Answer(int(getattr(refused, "status", 400)), b"", {})
            return Answer(reply.status, reply.body, {name.lower(): told for name, told in reply.headers.items()})
        return Answer(404, b"", {})

    def _maybe_cut(self) -> None:
        if self.cut is not None and self.cut.random() < 0.25:
            raise Unreachable


def _pattern(path: str) -> str:
    return re.sub(r"\{(\w+)(:path)?\}", lambda one: f"(?P<{one[1]}>{'.+' if one[2] else '[^/]+'})", path)
