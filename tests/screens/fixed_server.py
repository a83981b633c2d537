"""The server of a practice office whose clock stands still: the real one, in a thread of this process."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock
from uuid import UUID, uuid4

from caseworker.domain.ids import OfficerId
from caseworker.practice.roles import Worker
from sync.protocol import tickets
from sync.protocol.lineage import Epoch
from sync.server.assembly import Assembly, assemble
from sync.server.identity.people import Officer
from sync.server.identity.server_keys import make_server_keys
from sync.server.parts import KEYS_FOLDER
from sync.server.settings import Settings
from tests.sync.running import RunningServer
from ui.practice.building import NewTicket

_PLENTY = 1_000_000
_AGENCY = "Riverside office"


class FixedServer:
    """Satisfies `ui.practice.kept.Server`."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.folder, self.url = folder, ""
        self._clock, self._adding = clock, Lock()
        self._running: RunningServer | None = None

    def init(self, *, pack: Path) -> None:
        """Set it up."""
        self.folder.mkdir(parents=True)
        make_server_keys(self.folder / KEYS_FOLDER, os.urandom, agency=_AGENCY, now=self._clock(), ca="")
        database = self._assembled().parts.database
        database.begin_stream(Epoch(UUID(int=0xE), 0))
        packs = self._assembled().parts.packs
        database.transact(lambda connection: packs.publish(connection, pack, now=self._clock()))

    def start(self) -> None:
        """Serve on any port."""
        self._running = RunningServer(self._settings(), self._clock, self._assembled())
        self._running.start()
        self.url = self._running.base_url

    def stop(self) -> None:
        """End."""
        running, self._running = self._running, None
        if running is not None:
            running.close()

    def ticket_for(self, worker: Worker) -> NewTicket:
        """Add somebody, and return a ticket."""
        assert self._running is not None, "tickets are asked for while it serves"
        parts = self._running.assembly.parts
        made = Officer(
            id=OfficerId(uuid4()),
            name=worker.name,
            role=worker.role,
            team=worker.team,
            territories=worker.territories,
            desk=worker.desk,
        )
        with self._adding, parts.database.writing() as connection:
            parts.identity.people.add(connection, made, now=self._clock())
            ticket = parts.identity.tickets.make(connection, made.id, server=self.url, now=self._clock())
        return NewTicket(str(made.id), tickets.to_text(ticket))

    def _settings(self) -> Settings:
        return Settings(
            folder=self.folder,
            port=0,
            threads=8,
            stop_within_s=2,
            requests_a_second=float(_PLENTY),
            requests_at_once=_PLENTY,
        )

    def _assembled(self) -> Assembly:
        return assemble(self._settings(), clock=self._clock, entropy=os.urandom)
