"""An application served for a test, and raw connections to it."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.config import Config

from caseworker.domain.access import Actor
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId
from sync.server.identity.caller import Caller, NotAuthenticated
from sync.server.web.app import Gate, make_app
from sync.server.web.connections import Patience, patient_protocol
from sync.server.web.door import Route
from sync.server.web.limits import Buckets, Budget
from tests.sync.messages import ANN

CALLER = Caller(ANN, OfficerId(ANN), Actor(officer=OfficerId(ANN), role=Role.OFFICER))


def known_by_name(*, headers: Mapping[str, str], **_asked: Any) -> Caller:
    """Anyone who says "ann" is Ann."""
    if headers.get("authorization") != "ann":
        raise NotAuthenticated
    return CALLER


def seen(_told: dict[str, Any]) -> None:
    """Look away."""


def an_app(
    *routes: Route, rate: float = 1e6, burst: int = 1_000_000, budget: Budget | None = None, told: Any = seen
) -> ASGIApp:
    gate = Gate(
        identify=known_by_name,
        clock=lambda: datetime.now(UTC),
        devices=Buckets(time.monotonic, rate=rate, burst=burst),
        strangers=Buckets(time.monotonic, rate=rate, burst=burst),
        observe=lambda **one: told(one),
        budget=budget or Budget(),
        threads=4,
    )
    return make_app(routes, gate)


@contextmanager
def served(app: ASGIApp, patience: Patience | None = None) -> Iterator[int]:
    """Give the port."""
    http = patient_protocol(patience or Patience())
    config = Config(
        app, port=0, http=http, ws="none", log_config=None, access_log=False, interface="asgi3", backlog=1024
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


def request(
    method: str = "GET", path: str = "/small", body: bytes = b"", *, name: str = "ann", **headers: str
) -> bytes:
    told = {"host": "here", "authorization": name, **{key.replace("_", "-"): value for key, value in headers.items()}}
    if body and "transfer-encoding" not in told:
        told.setdefault("content-length", str(len(body)))
    lines = [f"{method} {path} HTTP/1.1", *(f"{key}: {value}" for key, value in told.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def ask(port: int, raw: bytes, *, within_s: float = 10.0) -> bytes:
    """Send bytes, and return everything that comes until the connection is closed or a whole answer is here."""
    with socket.create_connection(("127.0.0.1", port), timeout=within_s) as connection:
        try:
            connection.sendall(raw)
        except (BrokenPipeError, ConnectionResetError):
            return b""
        return answer(connection)


def answer(connection: socket.socket) -> bytes:
    came = b""
    while not is_whole(came):
        try:
            piece = connection.recv(65536)
        except ConnectionResetError:
            return came
        if not piece:
            return came
        came += piece
    return came


def is_whole(came: bytes) -> bool:
    head, end, body = came.partition(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return bool(end) and len(body) >= int(line.split(b":")[1])
    return bool(end) and (b"\r\n0\r\n\r\n" in came or b" 204 " in head)


def status(came: bytes) -> int:
    return int(came.split(b" ", 2)[1]) if came else 0
