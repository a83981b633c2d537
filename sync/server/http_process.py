"""The process that serves: uvicorn with connections that may not dawdle, TLS 1.3, and a graceful end.

Processes hold no state of their own, so several may serve one database; those of one `serve` share a socket.
"""

import asyncio
import os
import socket
import sys
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.config import Config

from sync.server import json_logs
from sync.server.assembly import assemble
from sync.server.parts import system_clock
from sync.server.settings import Settings
from sync.server.tls import server_context
from sync.server.web.connections import Connections, Patience, patient_protocol
from sync.server.web.limits import IDLE_S
from sync.server.workers import supervise

if sys.platform == "win32":
    _Loop = asyncio.ProactorEventLoop
else:
    from uvloop import Loop as _Loop

HANDSHAKE_S = 10.0
GOODBYE_S = 1.0  # for a client that is silent when TLS is closed
_BACKLOG = 1024


class PatientLoop(_Loop):
    """An event loop whose TLS handshakes have a deadline too, and whose closing of TLS waits for nobody long."""

    async def create_server(self, *args: Any, **more: Any) -> Any:
        """Listen as usual, with the deadlines."""
        if more.get("ssl") is not None:
            more.setdefault("ssl_handshake_timeout", HANDSHAKE_S)
            more.setdefault("ssl_shutdown_timeout", GOODBYE_S)
        return await super().create_server(*args, **more)


class Service(uvicorn.Server):
    """A server whose end no connection can miss: those that come afterwards are closed at once."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.server_state: Connections = Connections()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End, with the requests in hand finished first."""
        self.server_state.is_ending = True
        await super().shutdown(sockets)


def serve(settings: Settings) -> None:
    """Serve until the process is told to end (SIGTERM, SIGINT); requests in hand are finished first."""
    if settings.workers > 1:
        json_logs.set_up(settings.log_level)
        supervise(settings, work)
    else:
        work(settings)


def work(settings: Settings, shared: socket.socket | None = None) -> None:
    """Serve in this process, on a socket that others may share."""
    json_logs.set_up(settings.log_level)
    app = assemble(settings, clock=system_clock, entropy=os.urandom).app
    Service(config_of(settings, app)).run(sockets=None if shared is None else [shared])


def config_of(settings: Settings, app: ASGIApp) -> Config:
    """Return how uvicorn is to run an application."""
    patience = Patience(
        header_s=settings.header_deadline_s, body_s=settings.body_deadline_s, connections=settings.connections
    )
    certificate, key = settings.path(settings.tls_certificate), settings.path(settings.tls_key)
    return Config(
        app,
        host=settings.host,
        port=settings.port,
        http=patient_protocol(patience),
        ws="none",
        loop=f"{__name__}:{PatientLoop.__name__}",
        lifespan="on",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=settings.behind_proxy,
        forwarded_allow_ips=settings.proxy_addresses,
        backlog=_BACKLOG,
        timeout_keep_alive=int(IDLE_S),
        timeout_graceful_shutdown=settings.stop_within_s,
        ssl_context_factory=(lambda *_: server_context(certificate, key)) if settings.has_tls else None,
    )
