"""Profiles of a practice office: made and opened by passphrases that anyone may know, and by no device secret.

Their keys cost little to derive, so that they open quickly: nothing real belongs in them.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from caseworker.desk.office import Joined, Office, OfficerCard, enter, found
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.membership_lease import Renewal
from caseworker.store.preparing import prepare
from caseworker.store.vault import Visit

PASSPHRASES = {
    Role.OFFICER: "practice officer river lantern",
    Role.FRONT_DESK: "practice counter maple window",
    Role.SUPERVISOR: "practice supervisor copper bridge",
}
Clock = Callable[[], datetime]


def new_profile(folder: Path, *, card: OfficerCard, pack: Pack, clock: Clock, joined: Joined | None = None) -> Office:
    """Make the profile of a role in an absent or empty folder, and open it. Raises what `office.found` raises."""
    wish = Enrolment(
        passphrase=PASSPHRASES[card.role],
        now=clock(),
        secrets=None,
        cost=LOWEST,
        front_desk=card.role is Role.FRONT_DESK,
    )
    return found(folder, wish, card=card, pack=pack, clock=clock, joined=joined)


def visit_at(now: datetime) -> Visit:
    """Return how a practice profile is opened at a moment."""
    return Visit(now=now, secrets=None, prepare=prepare)


def open_profile(folder: Path, role: Role, *, clock: Clock, renew: Renewal | None = None) -> Office:
    """Open the profile of a role; `renew` asks its server for a lease. Raises what `office.enter` raises."""
    return enter(folder, visit_at(clock()), passphrase=PASSPHRASES[role], clock=clock, renew=renew)
