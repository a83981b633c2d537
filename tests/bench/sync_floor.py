"""What no program can be faster than: the same documents fetched in one piece, unpacked, written by the driver alone.

The rows have the same columns, in a file encrypted as the product's is, without an index, a rule or a decoded field.
"""

import http.client
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
import zstandard

from caseworker.store.schema import schema_of
from tests.bench.sync_documents import CaseDocument, docs_in, edits_in, of_doc

_ROWS = schema_of([CaseDocument]).of(CaseDocument)
_KEY = "2f" * 32


@dataclass(frozen=True, slots=True)
class Floor:
    """The physical limits of one workload: bytes of zstd at level 3, and the seconds of each phase."""

    packed_bytes: int
    first_pull_s: float
    edits_s: float

    def transfer_s(self, bytes_s: float) -> float:
        """Return how long the packed documents take on a link."""
        return self.packed_bytes / bytes_s


def floor_of(data: Path, *, tries: int = 3) -> Floor:
    """Measure the limits of a workload: the best of some tries."""
    packed = zstandard.ZstdCompressor(level=3).compress((data / "docs.jsonl").read_bytes())
    cells = [_cells(number, doc) for number, doc in enumerate(docs_in(data), 1)]
    edits = [(one.field, _cell(one.value), one.id.bytes) for one in edits_in(data, "edits1")]
    firsts, changes = list[float](), list[float]()
    with _served(packed) as port:
        for _ in range(tries):
            with tempfile.TemporaryDirectory(prefix="cw-bench-") as made, _store(Path(made) / "floor.db") as store:
                firsts.append(_timed_first(store, port, cells))
                changes.append(_timed_edits(store, edits))
    return Floor(len(packed), min(firsts), min(changes))


def _cells(number: int, doc: dict[str, Any]) -> list[Any]:
    record = of_doc(doc)
    return _ROWS.columns(number, record.id.bytes, number, None, _ROWS.plain(record), scopes=1)


def _cell(value: Any) -> str | int:
    return value if isinstance(value, str | int) else str(value)


def _timed_first(store: Any, port: int, cells: list[list[Any]]) -> float:
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    zstandard.ZstdDecompressor().decompress(connection.getresponse().read())
    store.execute("BEGIN")
    store.executemany(_ROWS.insert_sql, cells)
    store.execute("COMMIT")
    spent_s = time.perf_counter() - began
    connection.close()
    return spent_s


def _timed_edits(store: Any, edits: list[tuple[str, Any, bytes]]) -> float:
    store.execute("CREATE UNIQUE INDEX by_id ON case_document (id)")
    began = time.perf_counter()
    store.execute("BEGIN")
    for field, value, record in edits:
        store.execute(f'UPDATE case_document SET "{field}" = ? WHERE id = ?', (value, record))
    store.execute("COMMIT")
    return time.perf_counter() - began


@contextmanager
def _store(path: Path) -> Iterator[Any]:
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    columns = ", ".join(f'"{column.name}"' for column in _ROWS.table.columns if column.name != "rid")
    for statement in (
        f"PRAGMA key = \"x'{_KEY}'\"",
        "PRAGMA journal_mode = wal",
        "PRAGMA synchronous = normal",
        f"CREATE TABLE case_document (rid INTEGER PRIMARY KEY, {columns})",
    ):
        connection.execute(statement).fetchall()
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _served(packed: bytes) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, *_told: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield int(server.server_port)
    finally:
        server.shutdown()
        server.server_close()
