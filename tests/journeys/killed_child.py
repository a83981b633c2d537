"""Somebody at the real window in a process of its own, working until it is killed.

    python killed_child.py FOLDER SEED LIVES

FOLDER holds the profile of a counter with its keyring. After each task everything that is saved is told to
FOLDER/saved.jsonl, with what the window says about sending.
"""

import json
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from caseworker.desk import office as offices
from caseworker.store.preparing import prepare
from caseworker.store.vault import Visit
from tests.fakes.keyring import FileSecrets
from tests.journeys import there
from tests.journeys.links import Link
from tests.journeys.seats import Seat, a_seat
from tests.journeys.troubles import AT_DESK
from tests.journeys.truth import counted_as_sent, known_here
from tests.sync.proxies import Proxy
from tests.together.sync_offices import PHRASE, Shifted
from ui.opening import made_app

PROFILE, KEYRING, SAVED, ABOUT = "profile", "keyring.json", "saved.jsonl", "about.json"


class AtWork:
    """What a seat needs of a machine when the server is elsewhere."""

    def __init__(self, folder: Path, about: dict[str, Any]) -> None:
        clock = Shifted(timedelta(seconds=about["ahead_s"]))
        visit = Visit(now=clock(), secrets=FileSecrets(folder / KEYRING), prepare=prepare)
        self.office = offices.enter(folder / PROFILE, visit, passphrase=PHRASE, clock=clock)
        self.synchronizer = self
        self.is_open = True

    def stop(self) -> None:
        """Nothing synchronizes yet."""


def main(folder: Path, seed: int, lives: int) -> None:
    """Work until killed, which happened so many times before."""
    there.skip_names(lives)
    about = json.loads((folder / ABOUT).read_text())
    app = made_app(["caseworker"])
    link = Link(Proxy(about["port"]))
    place = folder / f"seat-{datetime.now(UTC).timestamp()}"
    with a_seat(app, cast(Any, None), cast(Any, AtWork(folder, about)), link, place, is_sent=False) as seat:
        chance = random.Random(seed)
        while True:
            for _ in chance.choice(AT_DESK).steps(cast(Any, None), seat):
                _tell(folder, seat)
            _tell(folder, seat)


def _tell(folder: Path, seat: Seat) -> None:
    seat.keys.settle()
    words, sent, saved = seat.sync_words, counted_as_sent(seat.office), known_here(seat.office)
    told = {"words": words, "sent": sorted(map(str, sent)), "saved": sorted(map(str, saved))}
    with (folder / SAVED).open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
