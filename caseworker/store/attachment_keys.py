"""The key of each sealed attachment, kept in the encrypted store: without it the file beside the store is noise."""

from uuid import UUID

import sqlalchemy as sa

from caseworker.store import sql
from caseworker.store.attachments import AttachmentMissing


def keep(connection: sa.Connection, attachment: UUID, key: bytes) -> None:
    """Keep the key of a new attachment, in the transaction that keeps its record."""
    sql.run(connection, "INSERT INTO attachment_key (id, key) VALUES (?, ?)", (attachment.bytes, key))


def key_of(connection: sa.Connection, attachment: UUID) -> bytes:
    """Return the key, or raise AttachmentMissing: the content has not come to this device, or was erased."""
    key: bytes | None = sql.scalar(connection, "SELECT key FROM attachment_key WHERE id = ?", (attachment.bytes,))
    if key is None:
        raise AttachmentMissing
    return key


def forget(connection: sa.Connection, attachment: UUID) -> None:
    """Forget the key: the content is unreadable from then on, in every copy of the file."""
    sql.run(connection, "DELETE FROM attachment_key WHERE id = ?", (attachment.bytes,))


def known(connection: sa.Connection) -> frozenset[UUID]:
    """Return every attachment whose content can be opened here."""
    return frozenset(UUID(bytes=row[0]) for row in sql.run(connection, "SELECT id FROM attachment_key"))


def is_awaited(connection: sa.Connection, attachment: UUID, sha256: str) -> bool:
    """Whether the content is here, and may be nowhere else: the server has yet to get it from this device."""
    here = (
        "SELECT 1 FROM attachment_key WHERE id = ? AND NOT EXISTS "
        "(SELECT 1 FROM blob_state WHERE sha256 = ? AND (direction = 'down' OR done >= size))"
    )
    return sql.first(connection, here, (attachment.bytes, sha256)) is not None
