from pathlib import Path

import pytest
import sqlalchemy as sa

from caseworker.domain.definition import Search
from caseworker.store import engine
from caseworker.store.search import index
from caseworker.store.search.index import SearchText
from tests.store.search.stores import Shelf, a_shelf


def words_on(rid: int) -> dict[Search, list[str]]:
    return {
        Search.NAME: [f"Zebediah{rid:04} Quixote{rid:04}"],
        Search.BODY: [f"testimony{rid:04} given in confidence"],
        Search.IDENTIFIER: [f"ZQ{rid:04}"],
    }


def test_a_changed_record_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    with a_shelf(tmp_path) as shelf:
        old, new = {Search.NAME: ["Ann Lee"]}, {Search.NAME: ["Ann Miller"]}
        shelf.put(1, old)
        index.replace(shelf.connection, "person", SearchText(1, new), old=SearchText(1, old))

        assert shelf.rids("lee") == []
        assert shelf.rids("miller") == [1]


def test_erasing_twice_is_erasing_once(tmp_path: Path) -> None:
    with a_shelf(tmp_path) as shelf:
        shelf.put(1, words_on(1))
        for _ in range(2):
            index.erase(shelf.connection, "person", [SearchText(1, words_on(1))])

        assert shelf.rids("quixote0001") == []


def test_erased_words_leave_no_trace_in_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "open.db"
    path.touch()
    writer = engine.build(engine.unkeyed(path), name=path.name, write=True, cache_mib=2)
    try:
        with writer.begin() as connection:
            index.create_tables(connection, ["person"])
        for start in range(0, 600, 100):
            with writer.begin() as connection:
                index.write(connection, "person", [SearchText(rid, words_on(rid)) for rid in range(start, start + 100)])
        with writer.begin() as connection:
            index.erase(connection, "person", [SearchText(rid, {}) for rid in range(500)])
        engine.checkpoint(writer)
    finally:
        writer.dispose()
    pages = path.read_bytes().lower()

    assert b"quixote0550" in pages
    assert [rid for rid in range(500) if f"{rid:04}".encode() in _words_in(pages)] == []


def _words_in(pages: bytes) -> set[bytes]:
    found: set[bytes] = set()
    for stem in (b"zebediah", b"quixote", b"testimony"):
        parts = pages.split(stem)[1:]
        found.update(part[:4] for part in parts)
    return found


@pytest.mark.parametrize("bulk", [False, True])
def test_what_is_written_in_many_transactions_is_found(tmp_path: Path, *, bulk: bool) -> None:
    with a_shelf(tmp_path) as shelf:
        if bulk:
            index.begin_bulk(shelf.connection, ["person"])
        for start in range(1, 200, 20):
            with _savepoint(shelf):
                for rid in range(start, start + 20):
                    shelf.put(rid, words_on(rid))
        if bulk:
            index.end_bulk(shelf.connection, ["person"])

        assert shelf.rids("quixote0150") == [150]
        assert shelf.rids("zq0007") == [7]


def _savepoint(shelf: Shelf) -> sa.NestedTransaction:
    return shelf.connection.begin_nested()
