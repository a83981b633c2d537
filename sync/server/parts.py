"""The parts of a server that keep something, opened once at its start. Commands use them without serving."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from caseworker.domain.ids import Entropy
from sync.server.audit.log import AuditLog
from sync.server.blobs.objects import ObjectMissing, Objects, open_objects
from sync.server.break_glass import Glasses
from sync.server.chunks.chunks import Chunks
from sync.server.database import Database, open_database
from sync.server.effects.outbox import Outbox
from sync.server.identity.registry import Identity, identity_of
from sync.server.identity.server_keys import read_server_keys
from sync.server.metrics import Metrics
from sync.server.numbers import Numbers
from sync.server.packs import Packs
from sync.server.problems import Problems
from sync.server.settings import Settings

KEYS_FOLDER = "keys"
_PROBE = "health-probe"  # is never there

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerParts:
    """What one stream is kept in and known by. Close the database at the end."""

    settings: Settings
    database: Database
    objects: Objects
    identity: Identity
    packs: Packs
    audit: AuditLog
    outbox: Outbox
    problems: Problems
    glasses: Glasses
    numbers: Numbers
    chunks: Chunks
    metrics: Metrics

    def try_storage(self) -> None:
        """Do nothing when the object storage answers; raises StorageUnreachable."""
        try:
            self.objects.read(_PROBE, start=0, end=1)
        except ObjectMissing:
            return


def open_parts(settings: Settings, *, entropy: Entropy) -> ServerParts:
    """Open everything, with the keys of the data folder. Makes missing tables.

    Raises DatabaseTooNew, KeyFileUnreadable, StorageUnreachable.
    """
    stream = settings.stream
    database = open_database(settings.database_url, stream=stream)
    database.create()
    objects = open_objects(settings.blobs_url)
    keys = read_server_keys(settings.path(KEYS_FOLDER))
    packs = Packs(stream, entropy=entropy)
    identity = identity_of(
        stream, keys=keys, parents=packs.parents, pack_version=packs.version_in_force, entropy=entropy
    )
    return ServerParts(
        settings=settings,
        database=database,
        objects=objects,
        identity=identity,
        packs=packs,
        audit=AuditLog(stream, signer=keys.signing, entropy=entropy),
        outbox=Outbox(stream),
        problems=Problems(stream),
        glasses=Glasses(stream, entropy=entropy),
        numbers=Numbers(stream),
        chunks=Chunks(database, objects, entropy=entropy),
        metrics=Metrics(),
    )
