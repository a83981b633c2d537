"""The first pull from chunks: instead of the pages in which the server fills a scope, while it has chunks of it.

A chunk becomes a page like the server's own (decision 5): full rows in the order of their ids, the place in the filling
moved to the last of them, the log taken up afterwards from where the oldest chunk stood. So it can be left off and
taken up anywhere, by chunks or by pages. Only for devices whose own place in the log is not past the chunks.

The order is: my own work, then my territories, what is offered to all, the rest. Chunks are shared by many devices, so
they do not name the scope of an officer's own work: which records are in it is asked once, and is added to the rows.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

import msgspec

from sync.client.books import Place
from sync.client.line import Line
from sync.client.ranges import Ranges
from sync.protocol.lineage import Lineage
from sync.protocol.manifest import PERSONAL, ChunkEntry, Manifest, read_chunk, read_manifest
from sync.protocol.messages import Filling, PullReply, Row

_ALL = "all"
_TRIES = 3  # chunks may be made anew between a manifest and its chunks


@dataclass(frozen=True, slots=True)
class _Next:
    """A chunk that is being fetched."""

    entry: ChunkEntry
    packed: Future[bytes | None]


def in_order(scopes: Iterable[str], *, territories: Sequence[str] = ()) -> list[str]:
    """Return scopes in the order in which they are useful: the officer's own first."""

    def rank(scope: str) -> tuple[int, str]:
        if scope.startswith(PERSONAL):
            return (0, scope)
        if scope == _ALL:
            return (2, scope)
        territory, _, tier = scope.rpartition("/")
        return (1 if territory in territories and tier == "0" else 3, scope)

    return sorted(scopes, key=rank)


class Bootstrap:
    """Gives the next page of a first filling. Used by one thread; the next chunk is fetched by another meanwhile."""

    def __init__(self, line: Line, *, territories: Sequence[str] = (), ranges: Ranges | None = None) -> None:
        self._line = line
        self._territories = tuple(territories)
        self._ranges = ranges or Ranges(line)
        self._manifests: dict[str, Manifest] = {}
        self._chunked: frozenset[str] | None = None
        self._stood: tuple[Lineage, int] | None = None
        self._next: _Next | None = None
        self._ahead = ThreadPoolExecutor(1, thread_name_prefix="chunks")

    def close(self) -> None:
        """Stop fetching."""
        self._ahead.shutdown(wait=True, cancel_futures=True)

    def page(self, place: Place, granted: Collection[str]) -> PullReply | None:
        """Return the next page for a device in this place, or None when the server is to be asked for one.

        `granted` are the scopes the device may hold. The page answers `SyncCore.pull` of this place. Raises what the
        line raises, or BadMessage when what came is not what was announced.
        """
        had = frozenset(place.held) | ({place.filling.scope} if place.filling else set())
        new = frozenset(granted) - frozenset(place.held)
        if not new or not place.lineage or had - frozenset(granted):
            return None  # what was lost is for the server to tell
        self._begin_anew(place)
        scope = self._scope(place, new)
        for _ in range(_TRIES):
            manifest, own = self._manifest(scope), self._own(granted)
            if not _fits(manifest, place) or any(one.members is None for one in own):
                break
            entry = _entry_after(manifest, _after(place, scope))
            rows = self._rows(manifest, entry) if entry else ()
            if rows is not None:
                return _page(place, manifest, entry, _told_of(rows, {*granted, scope}, own), own)
            self._manifests.pop(scope, None)
        return self._turn_to(place, scope)

    def _begin_anew(self, place: Place) -> None:
        """Forget what was told when the device stood elsewhere in the log."""
        if self._stood != (place.lineage, place.cursor):
            self._stood = (place.lineage, place.cursor)
            self._manifests.clear()
            self._chunked = None

    def _scope(self, place: Place, new: frozenset[str]) -> str:
        filling = place.filling
        if filling is not None and filling.scope in new:
            return filling.scope
        return in_order(new, territories=self._territories)[0]

    def _turn_to(self, place: Place, scope: str) -> PullReply | None:
        """Say which scope the server's own pages are to fill; None when that is said already, or is left to it."""
        if place.filling is not None and place.filling.scope == scope:
            return None
        resume_at = place.resume_at
        if not place.held and place.filling is None and resume_at is None:
            manifest = self._manifests.get(scope)
            if manifest is None or manifest.lineage != place.lineage or manifest.as_of < place.cursor:
                return None
            resume_at = manifest.as_of
        return _reply(place, held=place.held, filling=Filling(scope), resume_at=resume_at)

    def _manifest(self, scope: str) -> Manifest:
        known = self._manifests.get(scope)
        if known is None:
            known = self._manifests[scope] = self._asked(scope)
        return known

    def _own(self, granted: Collection[str]) -> list[Manifest]:
        """Return what there is to know of the officer's own scopes."""
        return [self._manifest(one) for one in granted if one.startswith(PERSONAL)]

    def _asked(self, scope: str) -> Manifest:
        if self._chunked is not None and scope not in self._chunked and not scope.startswith(PERSONAL):
            return Manifest(scope=scope, lineage=(), as_of=0)
        answer = self._line.ask("GET", f"/sync/v1/scope/{quote(scope, safe='/@')}/manifest")
        if not answer.is_good:
            return Manifest(scope=scope, lineage=(), as_of=0)
        manifest = read_manifest(answer.body)
        self._chunked = frozenset(manifest.chunked)
        return manifest

    def _rows(self, manifest: Manifest, entry: ChunkEntry) -> Sequence[Row] | None:
        """Return the rows of a chunk and begin to fetch the one after it; None when the server has it no more."""
        ahead, self._next = self._next, None
        packed = (ahead.packed if ahead and ahead.entry == entry else self._fetch(entry)).result()
        if packed is None:
            return None
        following = _entry_after(manifest, entry.last)
        if following is not None:
            self._next = _Next(following, self._fetch(following))
        return read_chunk(packed, entry)

    def _fetch(self, entry: ChunkEntry) -> Future[bytes | None]:
        return self._ahead.submit(self._ranges.whole, f"/sync/v1/chunk/{entry.sha256}", entry.bytes)


def _fits(manifest: Manifest, place: Place) -> bool:
    """Whether a scope can be filled from these chunks: the log the device takes up afterwards must follow on them."""
    return bool(manifest.chunks) and manifest.lineage == place.lineage and manifest.as_of >= place.cursor


def _after(place: Place, scope: str) -> UUID | None:
    filling = place.filling
    return filling.after if filling is not None and filling.scope == scope else None


def _entry_after(manifest: Manifest, after: UUID | None) -> ChunkEntry | None:
    return next((one for one in manifest.chunks if after is None or one.last > after), None)


def _page(
    place: Place, manifest: Manifest, entry: ChunkEntry | None, rows: Iterable[Row], own: Sequence[Manifest]
) -> PullReply:
    more = entry is not None and _entry_after(manifest, entry.last) is not None
    return _reply(
        place,
        held=place.held if more else tuple(sorted({*place.held, manifest.scope})),
        filling=Filling(manifest.scope, entry.last) if entry and more else None,
        resume_at=_resume_at(place, min(one.as_of for one in (manifest, *own))),
        rows=tuple(rows),
    )


def _resume_at(place: Place, as_of: int) -> int | None:
    """Return from where the log is taken up, None for a device that follows it from its cursor."""
    if place.resume_at is not None:
        return min(place.resume_at, as_of)
    follows = bool(place.held) or place.filling is not None
    return None if follows else as_of


def _told_of(rows: Sequence[Row], granted: Collection[str], own: Sequence[Manifest]) -> Iterator[Row]:
    """Give the rows with all scopes of theirs that the device may hold, and no others."""
    members = {one.scope: frozenset(one.members or ()) for one in own}
    for row in rows:
        mine = {scope for scope, ids in members.items() if row.id in ids}
        if mine or not frozenset(granted).issuperset(row.scopes):
            shown = mine.union(one for one in row.scopes if one in granted)
            yield msgspec.structs.replace(row, scopes=tuple(sorted(shown)))
        else:
            yield row


def _reply(
    place: Place,
    *,
    held: tuple[str, ...],
    filling: Filling | None,
    resume_at: int | None,
    rows: tuple[Row, ...] = (),
) -> PullReply:
    return PullReply(
        lineage=place.lineage,
        cursor=place.cursor,
        held=held,
        filling=filling,
        resume_at=resume_at,
        rows=rows,
        more=True,
    )
