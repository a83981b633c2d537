"""The network of the bench as a program: carries bytes between a client and a server, counts them, and can be slow.

    python -m tests.bench.sync_link listen=PORT target=PORT

Asked `stats`, it tells the bytes each way, the connections and the turns (how often the client speaks after the server
did: about one round trip each). `field` makes it a link of 150 ms and 4 Mbit/s each way, `fast` what it was.
"""

import asyncio
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.peer_lines import answer

FIELD_RTT_S, FIELD_BYTES_S = 0.150, 4_000_000 / 8
_PIECE = 16 << 10
_WAITING = 64  # pieces on their way, as many as a link holds


@dataclass
class Link:
    """What the link is like, and what it has carried."""

    rtt_s: float = 0.0
    bytes_s: float = 0.0
    up: int = 0
    down: int = 0
    connections: int = 0
    turns: int = 0

    def become(self, rtt_s: float, bytes_s: float) -> None:
        """Be another link from now on."""
        self.rtt_s, self.bytes_s = rtt_s, bytes_s

    def stats(self) -> Mapping[str, Any]:
        """Return what was carried so far."""
        return {"up": self.up, "down": self.down, "connections": self.connections, "turns": self.turns}


class _Carrier:
    """One connection, both ways."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._last_up = False

    async def carry(self, source: asyncio.StreamReader, into: asyncio.StreamWriter, *, up: bool) -> None:
        """Carry one direction to its end."""
        waiting: asyncio.Queue[tuple[float, bytes] | None] = asyncio.Queue(_WAITING)
        delivering, free_at = asyncio.create_task(_deliver(waiting, into)), 0.0
        while piece := await _read(source):
            self._count(len(piece), up=up)
            link = self._link
            free_at = max(time.monotonic(), free_at) + (len(piece) / link.bytes_s if link.bytes_s else 0.0)
            await waiting.put((free_at + link.rtt_s / 2, piece))
        await waiting.put(None)
        await delivering

    def _count(self, size: int, *, up: bool) -> None:
        if up:
            self._link.up += size
            self._link.turns += not self._last_up
        else:
            self._link.down += size
        self._last_up = up


async def _read(source: asyncio.StreamReader) -> bytes:
    try:
        return await source.read(_PIECE)
    except OSError:
        return b""


async def _deliver(waiting: asyncio.Queue[tuple[float, bytes] | None], into: asyncio.StreamWriter) -> None:
    while (told := await waiting.get()) is not None:
        at, piece = told
        if (left_s := at - time.monotonic()) > 0:
            await asyncio.sleep(left_s)
        into.write(piece)
        try:
            await into.drain()
        except OSError:
            continue  # what follows is read and thrown away
    into.close()


async def _run(link: Link, listen: int, target: int, ready: threading.Event) -> None:
    async def meet(source: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        link.connections += 1
        await asyncio.sleep(link.rtt_s)
        there, into = await asyncio.open_connection("127.0.0.1", target)
        carrier = _Carrier(link)
        await asyncio.gather(carrier.carry(source, into, up=True), carrier.carry(there, back, up=False))

    server = await asyncio.start_server(meet, "127.0.0.1", listen)
    ready.set()
    async with server:
        await server.serve_forever()


def main() -> int:
    """Carry until the input ends."""
    told = dict(one.split("=", 1) for one in sys.argv[1:])
    link, ready = Link(), threading.Event()
    carrying = _run(link, int(told["listen"]), int(told["target"]), ready)
    threading.Thread(target=asyncio.run, args=(carrying,), daemon=True).start()
    ready.wait()
    answer(
        {
            "stats": link.stats,
            "field": lambda: link.become(FIELD_RTT_S, FIELD_BYTES_S),
            "fast": lambda: link.become(0.0, 0.0),
        }
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
