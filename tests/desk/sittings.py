"""Officers at work in tests: a real store, the demonstration pack, a clock that moves when told to."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from caseworker.desk.sitting import Sitting
from caseworker.domain.access import Actor, territories_below
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.operations import Author
from caseworker.packs.pack import load_pack
from caseworker.packs.working_days import calendar_of
from caseworker.store import audit
from caseworker.store.case_store import CaseStore

RIVERSIDE = Path(__file__).resolve().parents[2] / "resources" / "packs" / "riverside"
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday
TODAY = date(2026, 11, 20)
ME = OfficerId(UUID("01900000-0000-7000-8000-00000000000a"))
DEVICE = DeviceId(UUID("01900000-0000-7000-8000-00000000000d"))


@dataclass
class MovableClock:
    """Tells the same moment until it is moved."""

    moment: datetime = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> datetime:
        """Move on by days, hours, minutes or seconds, and return the new moment."""
        self.moment += timedelta(**by)
        return self.moment


@cache
def riverside() -> Pack:
    """The demonstration pack, read once."""
    return load_pack(RIVERSIDE)


def riverside_with_pins() -> Pack:
    """The demonstration pack of an agency that allows PINs."""
    return replace(riverside(), policy=replace(riverside().policy, pin_allowed=True))


def a_sitting(
    store: CaseStore,
    *,
    role: Role = Role.OFFICER,
    territories: tuple[str, ...] = ("north",),
    at: datetime | MovableClock = MORNING,
    officer: OfficerId = ME,
    desk: str = "",
) -> Sitting:
    """Someone at work on a store. Hand in a `MovableClock` to let time pass."""
    pack = riverside()
    parents = {one.id: one.parent for one in pack.territories if one.parent is not None}
    return Sitting(
        store=store,
        actor=Actor(
            officer=officer,
            role=role,
            territories=frozenset(territories),
            below=territories_below(territories, parents),
            desk=desk,
        ),
        author=Author(officer=officer, device=DEVICE),
        pack=pack,
        calendar=calendar_of(pack.agency),
        clock=at if isinstance(at, MovableClock) else MovableClock(at),
    )


def trail(store: CaseStore) -> list[tuple[str, str]]:
    """What the audit trail says was done and how it came out, oldest first."""
    with store.reading() as reader:
        return [_told(one) for one in audit.entries(reader.connection)]


def _told(kept: audit.Kept) -> tuple[str, str]:
    record = json.loads(kept.record)
    return record["act"], record["out"]
