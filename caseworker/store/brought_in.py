"""Which references of another system are here already, for an import of many people.

A few are looked up one by one in the search index. For many, all people from that system are read once, and then only
those who came since: a look at the index for each row would cost more than everything else that is done with it.
"""

import msgspec

from caseworker.store import sql
from caseworker.store.reader import Reader
from caseworker.store.references import brought_in
from caseworker.store.search.hits import EVERYTHING

_FEW = 100  # items of a batch that are looked up one by one
_MOST = 2_000_000  # references that are held, as hashes of 64 bits
_IDENTIFIERS = msgspec.json.Decoder(list[dict[str, object]])


class ReferencesHere:
    """The references of one source. `look` comes first in every transaction, then `has` for each item of it."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._read_to = 0  # the last row of the table that was looked at
        self._held: set[int] | None = None

    def look(self, reader: Reader, *, how_many: int) -> None:
        """Look at what has come since the last time, when so many items are worth it."""
        if self._held is None and how_many <= _FEW:
            return
        held = set[int]() if self._held is None else self._held
        if len(held) <= _MOST:
            held.update(self._come(reader))
            self._held = held

    def has(self, reader: Reader, reference: str) -> bool:
        """Whether somebody was brought in from the source under a reference."""
        if self._held is None or len(self._held) > _MOST:
            return brought_in(reader, source=self._source, reference=reference, visible=EVERYTHING) is not None
        return hash(reference) in self._held

    def _come(self, reader: Reader) -> list[int]:
        newest = int(sql.scalar(reader.connection, "SELECT coalesce(max(rid), 0) FROM person"))
        rows = sql.run(
            reader.connection,
            "SELECT identifiers FROM person WHERE rid > ? AND rid <= ? AND instr(identifiers, ?) > 0",
            (self._read_to, newest, msgspec.json.encode(self._source).decode()),
        )
        self._read_to = newest
        return [hash(one["value"]) for row in rows for one in self._of_source(row[0])]

    def _of_source(self, identifiers: str) -> list[dict[str, object]]:
        return [one for one in _IDENTIFIERS.decode(identifiers) if one.get("issuer") == self._source]
