"""What has to leave this device: records in none of the scopes that are here, and the whole base when the log is
another one. Own work that the log has not passed always stays. Works inside the caller's transaction.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.attachments import Attachment
from caseworker.domain.conflicts import Conflict
from caseworker.store import aside, sql, told
from caseworker.store.aside import Aside
from caseworker.store.holdings import beneath, parts
from caseworker.store.open_records import OpenRecords
from caseworker.store.record_writer import link_rows
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.schema import Schema
from caseworker.store.scope_sets import ScopeSets
from caseworker.store.search import index as search_index

_MANY = 500
_PART = 500
_LINK_IN = "INSERT OR IGNORE INTO link (target, moment, code, source) VALUES (?, ?, ?, ?)"
_CONFLICT, _ATTACHMENT = Conflict.definition.kind, Attachment.definition.kind
_KEYS_GONE = (
    "DELETE FROM attachment_key WHERE id NOT IN (SELECT id FROM attachment) "
    "AND id IN (SELECT attachment FROM blob_state WHERE direction = 'down')"
)


def keep_only(connection: sa.Connection, schema: Schema, records: OpenRecords, kept: Collection[str]) -> None:
    """Take away every record of the log that is in scopes, but in none of these. Nothing may be open yet."""
    numbers = ScopeSets(connection).outside(kept)
    if not numbers:
        return
    listed = ",".join(map(str, numbers))
    sql.run(connection, f"DELETE FROM aside WHERE scopes IN ({listed})")
    for kind, rows in schema.rows.items():
        leaving = f"r.scopes IN ({listed})"
        anew = _are_most(connection, kind, leaving)
        for part in parts(connection, rows, leaving):
            pending = records.overlay.on([one.id for one in part])
            for one in records.opened(kind, pending).values():
                one.drop_base()
            records.remove(kind, [one for one in part if one.id not in pending], words=not anew)
        if anew:
            search_index.empty(connection, kind)
            _find_again(connection, rows)


def take_out(
    connection: sa.Connection, schema: Schema, records: OpenRecords, scope: str, ids: Collection[UUID]
) -> None:
    """Take records out of one scope; what is then in none has no base. Whatever own work lies on stays as it is."""
    sets, pending = ScopeSets(connection), records.overlay.on(ids)
    free = [one for one in ids if one not in pending]
    for start in range(0, len(free), _PART):
        part = free[start : start + _PART]
        beside = aside.find(connection, part)
        for kind, rows in schema.rows.items():
            for one in records.opened(kind, _of_kind(connection, rows, part, beside)).values():
                left = sets.scopes(one.scopes) - {scope}
                one.scopes = sets.number(tuple(sorted(left)))
                if not left:
                    one.drop_base()
        for unknown in (one for one in beside.values() if one.kind not in schema.rows):
            left = sets.scopes(unknown.scopes) - {scope}
            if left:
                aside.put(connection, replace(unknown, scopes=sets.number(tuple(sorted(left)))))
            else:
                aside.drop(connection, unknown.id)


def _of_kind(
    connection: sa.Connection, rows: SubjectRows, ids: Sequence[UUID], beside: Mapping[UUID, Aside]
) -> list[UUID]:
    """Return those of the records that are of one kind, however they are kept."""
    found = f'SELECT id FROM "{rows.kind}" WHERE id IN ({",".join("?" * len(ids))})'
    kept = {UUID(bytes=row[0]) for row in sql.run(connection, found, tuple(one.bytes for one in ids))}
    return [one for one in ids if one in kept or (one in beside and beside[one].kind == rows.kind)]


def keep_to_tell(connection: sa.Connection, schema: Schema, *, above: int) -> None:
    """Keep the conflicts with a version above a place in the log apart, until a server that lost them has been told."""
    rows = schema.rows.get(_CONFLICT)
    if rows is None:
        return
    for part in parts(connection, rows, f"r.v > {int(above)}"):
        for one in part:
            told.keep(connection, told.Told(one.id, {**one.fields, **beneath(connection, one.id)}))


def drop_base(connection: sa.Connection, schema: Schema) -> None:
    """Take away everything that came from the log. What was made here and is not in the log stays with its links."""
    sql.run(connection, "DELETE FROM aside")
    sql.run(connection, "DELETE FROM shadow")
    sql.run(connection, "DELETE FROM link")
    sql.run(connection, "DELETE FROM likely_pair")
    for kind, rows in schema.rows.items():
        if sql.first(connection, f'SELECT 1 FROM "{kind}" LIMIT 1') is not None:
            sql.run(connection, f'DELETE FROM "{kind}" WHERE v > 0')
            search_index.empty(connection, kind)
            _find_again(connection, rows)


def _are_most(connection: sa.Connection, kind: str, leaving: str) -> bool:
    """Whether so many records leave that it is faster to write the words of the others anew than to erase theirs."""
    gone = sql.scalar(connection, f'SELECT count(*) FROM "{kind}" AS r WHERE {leaving}')
    return bool(gone >= _MANY) and bool(2 * gone > sql.scalar(connection, f'SELECT count(*) FROM "{kind}"'))


def _find_again(connection: sa.Connection, rows: SubjectRows) -> None:
    """Write links and search words of all rows of a subject."""
    for part in parts(connection, rows, "1"):
        links = [link for one in part for link in link_rows(rows, one.id, one.fields)]
        sql.run_many(connection, _LINK_IN, links)
        texts = [search_index.SearchText(one.rid, rows.words(one.fields)) for one in part]
        search_index.write(connection, rows.kind, texts)


def forget_absent(connection: sa.Connection, schema: Schema) -> None:
    """Forget what is left of records that did not come back: history's values and reasons, keys of fetched content.

    Who acted and when stays. The sealed files are strays then.
    """
    for kind in schema.rows:
        gone = f"kind = ? AND before <> '{{}}' AND record NOT IN (SELECT id FROM \"{kind}\")"
        touching = f"(SELECT eid FROM history WHERE {gone})"
        sql.run(connection, f"UPDATE edit SET reason = '' WHERE eid IN {touching}", (kind,))
        sql.run(connection, f"UPDATE history SET before = '{{}}' WHERE {gone}", (kind,))
    if _ATTACHMENT in schema.rows:
        sql.run(connection, _KEYS_GONE)
