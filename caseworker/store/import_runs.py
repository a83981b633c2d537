"""The runs of files that were brought in on this device, what they touched and what they refused.

Kept in the encrypted store, never sent, and no edits themselves. Works inside the caller's transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.ids import OfficerId
from caseworker.domain.import_runs import UNDO, Counts, RowRefused, Run, RunState, Staying, WhyStays
from caseworker.domain.plain import from_micros, to_micros
from caseworker.errors import CaseworkerError
from caseworker.store import sql
from caseworker.store.unit import Touch

MOST_REFUSED = 10_000  # refused items of a run that are kept with their reasons; all are counted
NUMBERING = "number.give"  # the action by which this device numbers its records once it has been given numbers
_GONE, _GONE_ALONE = "gone", "gone-alone"  # of an item that was taken back, with others or by itself
_MAPPING = msgspec.json.Decoder(tuple[tuple[str, str], ...])
_COLUMNS = (
    "id, kind, source, file, digest, officer, at, mapping, state, position, added, changed, known, refused, "
    "taken_back, staying"
)
_TAKEN = (
    "UPDATE import_run SET position = position + ?, added = added + ?, changed = changed + ?, known = known + ?, "
    "refused = refused + ? WHERE id = ?"
)
_TOUCHED = "INSERT OR IGNORE INTO import_touch (run, item, record, kind, made, stays) VALUES (?, ?, ?, ?, ?, '')"
_REFUSED = "INSERT INTO import_refused (run, item, line, field, sentence) VALUES (?, ?, ?, ?, ?)"


class UnknownRun(CaseworkerError):
    """A run was named that this device does not know."""

    key = "import.unknown-run"
    sentence = "This import is not known on this device. Nothing was changed. `import list` shows those that are."


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of one batch: `items` are what each item touched, or why it was refused, in their order."""

    counts: Counts
    items: Sequence[RowRefused | Sequence[Touch]]


def begin(connection: sa.Connection, run: Run) -> None:
    """Note a run that is about to take its first item."""
    counts = run.counts
    sql.run(
        connection,
        f"INSERT INTO import_run ({_COLUMNS}) VALUES ({','.join('?' * 16)})",
        (
            run.id.bytes,
            run.kind,
            run.source,
            run.file,
            run.digest,
            run.by.bytes,
            to_micros(run.started),
            msgspec.json.encode(run.mapping).decode(),
            run.state.value,
            run.position,
            counts.added,
            counts.changed,
            counts.known,
            counts.refused,
            run.taken_back,
            run.staying,
        ),
    )


def note(connection: sa.Connection, run: UUID, noted: Noted, *, eid: int) -> None:
    """Note one batch: how far the run is, by which edit it came there (0: none), and what became of each item."""
    position = sql.scalar(connection, "SELECT position FROM import_run WHERE id = ?", (run.bytes,))
    counts = noted.counts
    taken = (len(noted.items), counts.added, counts.changed, counts.known, counts.refused)
    sql.run(connection, _TAKEN, (*taken, run.bytes))
    note_edit(connection, run, eid)
    numbered = list(enumerate(noted.items, start=position + 1))
    touches = (
        (run.bytes, item, one.record.bytes, one.kind, one.made)
        for item, what in numbered
        if not isinstance(what, RowRefused)
        for one in what
    )
    sql.run_many(connection, _TOUCHED, touches)
    _refuse(connection, run, [(item, what) for item, what in numbered if isinstance(what, RowRefused)])


def note_edit(connection: sa.Connection, run: UUID, eid: int) -> None:
    """Note that an edit is one of a run, by which it came in or was taken back; 0 is none."""
    if eid:
        sql.run(connection, "INSERT INTO import_edit (run, eid) VALUES (?, ?)", (run.bytes, eid))


def get(connection: sa.Connection, run: UUID) -> Run:
    """Return a run as it stands. Raises UnknownRun."""
    row = sql.first(connection, f"SELECT {_COLUMNS} FROM import_run WHERE id = ?", (run.bytes,))
    if row is None:
        raise UnknownRun
    return _run(row)


def latest(connection: sa.Connection, *, limit: int) -> list[Run]:
    """Return the runs of this device, the newest first."""
    rows = sql.run(connection, f"SELECT {_COLUMNS} FROM import_run ORDER BY at DESC, id DESC LIMIT ?", (limit,))
    return [_run(row) for row in rows]


def unfinished(connection: sa.Connection, *, kind: str, source: str, digest: str) -> list[Run]:
    """Return the runs of a file that were begun and not ended, the newest first."""
    condition = "kind = ? AND source = ? AND digest = ? AND state = 'started'"
    rows = sql.run(
        connection,
        f"SELECT {_COLUMNS} FROM import_run WHERE {condition} ORDER BY at DESC, id DESC",
        (kind, source, digest),
    )
    return [_run(row) for row in rows]


def to_state(connection: sa.Connection, run: UUID, state: RunState) -> None:
    """Put a run into a state."""
    sql.run(connection, "UPDATE import_run SET state = ? WHERE id = ?", (state.value, run.bytes))


def refused(connection: sa.Connection, run: Run, *, limit: int = MOST_REFUSED) -> list[RowRefused]:
    """Return why items of a run were refused, in the order of the file; the first so many."""
    rows = sql.run(
        connection,
        "SELECT line, field, sentence FROM import_refused WHERE run = ? ORDER BY item LIMIT ?",
        (run.id.bytes, limit),
    )
    return [RowRefused(line, field, sentence, run.file) for line, field, sentence in rows]


def last_touched(connection: sa.Connection, run: UUID, *, below: int, items: int) -> list[tuple[int, list[Touch]]]:
    """Return what the last so many items before one touched that were not gone through, the last of the file first."""
    rows = sql.run(
        connection,
        "SELECT item, record, kind, made FROM import_touch WHERE run = ?1 AND stays = '' AND item < ?2 AND item >= "
        "(SELECT min(item) FROM (SELECT DISTINCT item FROM import_touch WHERE run = ?1 AND stays = '' AND item < ?2 "
        "ORDER BY item DESC LIMIT ?3)) ORDER BY item DESC",
        (run.bytes, below, items),
    )
    found: dict[int, list[Touch]] = {}
    for item, record, kind, made in rows:
        found.setdefault(item, []).append(Touch(kind, UUID(bytes=record), bool(made)))
    return list(found.items())


def waiting(connection: sa.Connection, run: UUID) -> int:
    """Return how many items of a run touched something and were not gone through by its undoing."""
    statement = "SELECT count(DISTINCT item) FROM import_touch WHERE run = ? AND stays = ''"
    return int(sql.scalar(connection, statement, (run.bytes,)))


def was_changed_since(connection: sa.Connection, run: UUID, record: UUID) -> bool:
    """Whether anybody has changed a record since the run did, as far as this device knows; a number is no change."""
    statement = (
        "SELECT 1 FROM history h JOIN edit e ON e.eid = h.eid WHERE h.record = ?1 "
        "AND h.eid > (SELECT min(eid) FROM import_edit WHERE run = ?2) "
        "AND h.eid NOT IN (SELECT eid FROM import_edit WHERE run = ?2) "
        "AND NOT (e.action = ?3 AND e.n IS NOT NULL) LIMIT 1"
    )
    return sql.first(connection, statement, (record.bytes, run.bytes, NUMBERING)) is not None


def edits_of(connection: sa.Connection, run: UUID, record: UUID) -> int:
    """Return how many edits of a run touched a record."""
    statement = "SELECT count(*) FROM history h JOIN import_edit e ON e.eid = h.eid AND e.run = ?2 WHERE h.record = ?1"
    return int(sql.scalar(connection, statement, (record.bytes, run.bytes)))


def gone_through(connection: sa.Connection, run: UUID, items: Mapping[int, str], *, alone: bool = False) -> None:
    """Note of items what became of them: taken back (an empty reason), `alone` or with others, or why they stay."""
    gone = _GONE_ALONE if alone else _GONE
    noted = [(why or gone, run.bytes, item) for item, why in items.items()]
    sql.run_many(connection, "UPDATE import_touch SET stays = ? WHERE run = ? AND item = ?", noted)
    back = sum(not why for why in items.values())
    counted = "UPDATE import_run SET taken_back = taken_back + ?, staying = staying + ? WHERE id = ?"
    sql.run(connection, counted, (back, len(items) - back, run.bytes))


def was_an_undoing_refused(connection: sa.Connection) -> bool:
    """Whether the server gave back a part of an undoing: what it was about is here again."""
    return sql.first(connection, "SELECT 1 FROM returned WHERE action = ? LIMIT 1", (UNDO,)) is not None


def take_up_again(connection: sa.Connection, run: UUID) -> int:
    """Look for what was taken back and is here again, because the server refused it; returns how many items are open.

    What was taken back with others is open once more; what was by itself has been changed by somebody, and stays.
    """
    open_again, changed = (_here_again(connection, run, gone) for gone in (_GONE, _GONE_ALONE))
    for items, now in ((open_again, ""), (changed, WhyStays.CHANGED.value)):
        noted = [(now, run.bytes, item) for item in sorted(items)]
        sql.run_many(connection, "UPDATE import_touch SET stays = ? WHERE run = ? AND item = ?", noted)
    counted = "UPDATE import_run SET taken_back = taken_back - ?, staying = staying + ? WHERE id = ?"
    sql.run(connection, counted, (len(open_again) + len(changed), len(changed), run.bytes))
    return len(open_again)


def _here_again(connection: sa.Connection, run: UUID, gone: str) -> set[int]:
    """Return the items noted as gone of which a record is here."""
    chosen = "FROM import_touch WHERE run = ? AND stays = ? AND made"
    kinds = sql.run(connection, f"SELECT DISTINCT kind {chosen}", (run.bytes, gone)).fetchall()
    items: set[int] = set()
    for (kind,) in kinds:
        statement = f'SELECT item {chosen} AND kind = ? AND record IN (SELECT id FROM "{kind}")'
        items.update(item for (item,) in sql.run(connection, statement, (run.bytes, gone, kind)))
    return items


def staying(connection: sa.Connection, run: UUID, *, limit: int) -> list[Staying]:
    """Return what an undone run left and why, in the order of the file: the first record of each item."""
    rows = sql.run(
        connection,
        "SELECT item, record, kind, stays FROM import_touch WHERE run = ? AND stays NOT IN ('', ?, ?) "
        "GROUP BY item ORDER BY item LIMIT ?",
        (run.bytes, _GONE, _GONE_ALONE, limit),
    )
    return [Staying(item, kind, UUID(bytes=record), WhyStays(why)) for item, record, kind, why in rows]


def touched(connection: sa.Connection, run: UUID, *, kind: str, limit: int) -> list[UUID]:
    """Return records of one kind that a run made and that were not taken back, in the order of the file."""
    rows = sql.run(
        connection,
        "SELECT record FROM import_touch WHERE run = ? AND kind = ? AND made AND stays NOT IN (?, ?) "
        "ORDER BY item LIMIT ?",
        (run.bytes, kind, _GONE, _GONE_ALONE, limit),
    )
    return [UUID(bytes=row[0]) for row in rows]


def _refuse(connection: sa.Connection, run: UUID, new: Iterable[tuple[int, RowRefused]]) -> None:
    listed = list(new)
    if not listed:
        return
    kept = sql.scalar(connection, "SELECT count(*) FROM import_refused WHERE run = ?", (run.bytes,))
    rows = [(run.bytes, item, one.line, one.field, one.sentence) for item, one in listed[: MOST_REFUSED - kept]]
    sql.run_many(connection, _REFUSED, rows)


def _run(row: Sequence[Any]) -> Run:
    run, kind, source, file, digest, officer, at, mapping, state, position, *numbers = row
    added, changed, known, refused_, taken_back, staying = numbers
    return Run(
        id=UUID(bytes=run),
        kind=kind,
        source=source,
        file=file,
        digest=digest,
        by=OfficerId(UUID(bytes=officer)),
        started=from_micros(at),
        mapping=_MAPPING.decode(mapping),
        state=RunState(state),
        position=position,
        counts=Counts(added, changed, known, refused_),
        taken_back=taken_back,
        staying=staying,
    )
