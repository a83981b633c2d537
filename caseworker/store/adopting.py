"""After an upgrade: records that an older version had to keep aside are put where this one shows them."""

import sqlalchemy as sa

from caseworker.store import aside
from caseworker.store.record_writer import NewRow, RecordWriter
from caseworker.store.schema import Schema


def adopt(connection: sa.Connection, schema: Schema) -> int:
    """Give a row to every record kept aside that this version knows and that is whole; returns how many those were."""
    writer, adopted = RecordWriter(connection), 0
    for kind, rows in schema.rows.items():
        known = [one for one in aside.of_kind(connection, kind) if one.fields is not None and rows.is_whole(one.fields)]
        writer.insert(rows, [NewRow(one.id, one.v, None, one.fields or {}, one.scopes) for one in known])
        for one in known:
            aside.drop(connection, one.id)
        adopted += len(known)
    return adopted
