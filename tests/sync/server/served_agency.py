"""A whole server of an agency on loopback: its keys, its pack, its people; over TLS under its own authority."""

import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId, new_id
from sync.protocol import tickets
from sync.protocol.lineage import Epoch
from sync.server.assembly import assemble
from sync.server.http_process import Service, config_of
from sync.server.identity.people import Officer
from sync.server.identity.private_files import read_x25519
from sync.server.identity.registry import Identity
from sync.server.identity.server_keys import RECOVERY_KEY, ROOT_KEY, make_server_keys, renew_trust
from sync.server.parts import KEYS_FOLDER, ServerParts, system_clock
from sync.server.settings import Settings
from sync.server.tls import make_authority, make_server_certificate
from tests.desk.sittings import RIVERSIDE


@dataclass(frozen=True)
class ServedAgency:
    """A server that runs. `url` is its address."""

    url: str
    parts: ServerParts
    keys: Path

    @property
    def identity(self) -> Identity:
        return self.parts.identity

    def hire(
        self,
        name: str = "Ana Lima",
        role: Role = Role.OFFICER,
        *territories: str,
        officer: OfficerId | None = None,
    ) -> OfficerId:
        """Take in someone and return their id."""
        officer = officer or OfficerId(new_id(0, os.urandom))
        told = Officer(id=officer, name=name, role=role, team="housing", territories=territories or ("northgate",))
        with self.parts.database.writing() as connection:
            self.identity.people.add(connection, told, now=datetime.now(UTC))
        return officer

    @property
    def recovery_key(self) -> X25519PrivateKey:
        """The agency's recovery key, which would be offline."""
        return read_x25519(self.keys / RECOVERY_KEY)

    def ticket(self, officer: OfficerId) -> str:
        """Return a ticket as it is handed to someone."""
        with self.parts.database.writing() as connection:
            made = self.identity.tickets.make(connection, officer, server=self.url, now=datetime.now(UTC))
        return tickets.to_text(made)


@contextmanager
def a_served_agency(
    folder: Path, *, with_pack: bool = True, supervisors: Mapping[str, bytes] | None = None
) -> Iterator[ServedAgency]:
    """A server in a folder, over TLS 1.3, until the block ends. `supervisors` are in its trust document."""
    now = datetime.now(UTC)
    authority = make_authority("Riverside", now=now)
    made = make_server_certificate(authority, ["127.0.0.1"], now=now)
    (folder / "tls.crt").write_bytes(made.certificate)
    (folder / "tls.key").write_bytes(made.key)
    make_server_keys(folder / KEYS_FOLDER, os.urandom, agency="Riverside", now=now, ca=authority.certificate.decode())
    renew_trust(folder / KEYS_FOLDER, root_key=folder / KEYS_FOLDER / ROOT_KEY, now=now, supervisors=supervisors or {})
    settings = Settings(folder=folder, port=0, tls_certificate="tls.crt", tls_key="tls.key", log_level="warning")
    assembly = assemble(settings, clock=system_clock, entropy=os.urandom)
    parts = assembly.parts
    parts.database.begin_stream(Epoch(new_id(0, os.urandom), 0))
    if with_pack:
        parts.database.transact(lambda connection: parts.packs.publish(connection, RIVERSIDE, now=now))
    server = Service(config_of(settings, assembly.app))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield ServedAgency(f"https://127.0.0.1:{port}", parts, folder / KEYS_FOLDER)
    finally:
        server.should_exit = True
        thread.join()
