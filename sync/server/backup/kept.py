"""Which tables a backup holds: all of a stream but what ends by itself or can be made again."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from sync.server.audit.tables import AUDIT_CHAIN, AUDIT_CHECKPOINT, AUDIT_LEAF, AUDIT_NODE, AUDIT_REASON, AUDIT_TREE
from sync.server.blobs.tables import BLOB, BLOB_HOLDER
from sync.server.break_glass import GLASS
from sync.server.effects.tables import EFFECT, SUBSCRIPTION
from sync.server.identity.tables import DEVICE, DEVICE_SECRET, OFFICER, RECOVERY, TICKET
from sync.server.numbers import BLOCK, SERIES
from sync.server.packs import PUBLISHED
from sync.server.problems import PROBLEM
from sync.server.tables import METADATA, STREAM
from sync.server.updates import UPDATE_FILE

ENDS_BY_ITSELF = frozenset(
    {
        "server_schema",
        "session",
        "nonce",
        "enrolment",
        "upload",
        "upload_piece",
        "chunk",
        "recovery_try",
        "update_package",
    }
)
_FRAME_BYTES = 1 << 20
_ROWS_AT_ONCE = 500
_KNOWN_HERE = (
    *(STREAM, OFFICER, DEVICE, DEVICE_SECRET, RECOVERY, TICKET, BLOB, BLOB_HOLDER, PROBLEM, PUBLISHED, BLOCK, SERIES),
    *(AUDIT_TREE, AUDIT_LEAF, AUDIT_NODE, AUDIT_CHAIN, AUDIT_REASON, AUDIT_CHECKPOINT, EFFECT, SUBSCRIPTION, GLASS),
    UPDATE_FILE,  # without packages: they are added again from where they were built
)


def tables() -> list[sa.Table]:
    """Return the tables a backup holds, by name. Naming those of other rooms here makes sure that they are known."""
    found = {one.name: one for one in (*METADATA.sorted_tables, *_KNOWN_HERE) if one.name not in ENDS_BY_ITSELF}
    return [found[name] for name in sorted(found)]


def rows_of(connection: sa.Connection, table: sa.Table, stream: str) -> Iterator[list[list[Any]]]:
    """Yield the rows of a stream in parts of about 1 MiB."""
    part: list[list[Any]] = []
    spent = 0
    mine = sa.select(table).where(table.c.stream == stream).execution_options(yield_per=_ROWS_AT_ONCE)
    for row in connection.execute(mine):
        told = [str(value) if isinstance(value, UUID) else value for value in row]
        part.append(told)
        spent += sum(len(value) if isinstance(value, str | bytes) else 8 for value in told)
        if spent > _FRAME_BYTES or len(part) >= _ROWS_AT_ONCE:
            yield part
            part, spent = [], 0
    if part:
        yield part


def as_row(table: sa.Table, columns: list[str], values: list[Any]) -> dict[str, Any]:
    """Return a row to be inserted; columns that this version does not have are left out."""
    told = dict(zip(columns, values, strict=True))
    return {
        name: UUID(value) if isinstance(table.c[name].type, sa.Uuid) and value is not None else value
        for name, value in told.items()
        if name in table.c
    }
