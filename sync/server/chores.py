"""What a server does by itself between requests: sending what is due, signing checkpoints, tidying up.

Each chore runs in a thread, one at a time; one that fails is tried again at its next turn.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import anyio
import anyio.to_thread

from caseworker.errors import CaseworkerError
from sync.server.web.errors import mistaken

_log = logging.getLogger("caseworker.server")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """Work to be done every so many seconds. `work` is told the moment; doing it twice does no harm."""

    name: str
    every_s: float
    work: Callable[[datetime], object]


async def do_chores(chores: Sequence[Chore], clock: Callable[[], datetime]) -> None:
    """Do each chore in its turn, until cancelled."""
    async with anyio.create_task_group() as group:
        for one in chores:
            group.start_soon(_repeat, one, clock)


async def _repeat(chore: Chore, clock: Callable[[], datetime]) -> None:
    while True:
        await anyio.sleep(chore.every_s)
        await anyio.to_thread.run_sync(_once, chore, clock)


def _once(chore: Chore, clock: Callable[[], datetime]) -> None:
    """Do a chore; the next turn comes whatever happens."""
    try:
        chore.work(clock())
    except CaseworkerError as error:
        _log.info("chore %s was put off: %s", chore.name, error.key)
    except Exception as error:  # noqa: BLE001  a turn ends here, so nothing may pass unheard
        mistaken(error, where=f"chore {chore.name}")
