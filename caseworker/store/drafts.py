"""Drafts, kept on this device only: saved while typing, so they are no operations and leave no history."""

from datetime import datetime
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.drafts import Draft, DraftKey
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.plain import form_of, from_micros, to_micros
from caseworker.store import sql

_FIELDS = msgspec.json.Decoder(tuple[tuple[str, str], ...])
_ALL = "SELECT about, form, officer, content, changed_at, discarded_at FROM draft"


def keep(connection: sa.Connection, draft: Draft) -> None:
    """Keep a draft in place of its earlier state. Raises TextCannotBeKept, with the field's name, for a broken text."""
    for field, words in draft.fields:
        form_of(str, field).plain(words)
    discarded = None if draft.discarded_at is None else to_micros(draft.discarded_at)
    sql.run(
        connection,
        "INSERT INTO draft (about, form, officer, content, changed_at, discarded_at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (about, form, officer) DO UPDATE SET content = excluded.content, "
        "changed_at = excluded.changed_at, discarded_at = excluded.discarded_at",
        (*_key(draft.key), msgspec.json.encode(draft.fields).decode(), to_micros(draft.changed_at), discarded),
    )


def find(connection: sa.Connection, key: DraftKey) -> Draft | None:
    """Return the draft of a form about someone by an officer, None when there is none."""
    row = sql.first(connection, f"{_ALL} WHERE about = ? AND form = ? AND officer = ?", _key(key))
    return None if row is None else _draft(row)


def of(connection: sa.Connection, officer: OfficerId) -> list[Draft]:
    """Return an officer's drafts, the last changed first, discarded ones among them."""
    rows = sql.run(connection, f"{_ALL} WHERE officer = ? ORDER BY changed_at DESC", (officer.bytes,))
    return [_draft(row) for row in rows]


def remove(connection: sa.Connection, key: DraftKey) -> None:
    """Remove a draft: what it held was saved, or the days to bring it back are over."""
    sql.run(connection, "DELETE FROM draft WHERE about = ? AND form = ? AND officer = ?", _key(key))


def remove_discarded(connection: sa.Connection, *, before: datetime) -> int:
    """Remove what was discarded before a moment; returns how many drafts that were."""
    done = sql.run(connection, "DELETE FROM draft WHERE discarded_at < ?", (to_micros(before),))
    return int(done.rowcount)


def _key(key: DraftKey) -> tuple[str, str, bytes]:
    return (str(key.about) if key.about else "", key.form, key.officer.bytes)


def _draft(row: tuple[str, str, bytes, str, int, int | None]) -> Draft:
    about, form, officer, content, changed_at, discarded_at = row
    subject: PersonId | CaseId | None = PersonId(UUID(about)) if about else None
    return Draft(
        key=DraftKey(about=subject, form=form, officer=OfficerId(UUID(bytes=officer))),
        fields=_FIELDS.decode(content),
        changed_at=from_micros(changed_at),
        discarded_at=None if discarded_at is None else from_micros(discarded_at),
    )
