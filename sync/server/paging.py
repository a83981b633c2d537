"""Reading rows in the order of a key, a page at a time: who stops early has read little, and memory stays bounded."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Key = TypeVar("Key")
_FIRST, _MOST = 32, 1000  # rows
_PAGE_CHARACTERS = 1 << 19  # of one page: several are held while scopes are merged


def in_pages(
    read: Callable[[Key, int], Sequence[Any]],
    *,
    after: Key,
    key_of: Callable[[Any], Key],
    size_of: Callable[[Any], int],
) -> Iterator[Any]:
    """Give all rows after a key. `read` returns so many of the next ones; pages grow while rows are small."""
    limit = _FIRST
    while True:
        rows = read(after, limit)
        yield from rows
        if len(rows) < limit:
            return
        after = key_of(rows[-1])
        limit = max(1, min(_MOST, 4 * limit, _PAGE_CHARACTERS * limit // (1 + sum(map(size_of, rows)))))
