"""Enrolling a practice profile by ticket, as any device is, and a round of synchronization with its server."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from caseworker import __version__
from caseworker.desk.membership import Membership
from caseworker.desk.office import Joined, Office, OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.practice.profiles import new_profile
from sync.client.enrolling import NewDevice, enrol
from sync.client.posting import connected
from sync.client.sessions import renewed_lease
from sync.client.synchronizer import Synchronizer
from sync.protocol import tickets

Clock = Callable[[], datetime]


class PracticeNotSent(CaseworkerError):
    """What was made for the practice office did not reach its server."""

    key = "practice.not-sent"
    sentence = (
        "The practice office could not be made: its server did not take everything ({why}). Nothing was kept."
        " Try again with --fresh."
    )


def enrolled_profile(folder: Path, ticket: str, *, device_name: str, pack: Pack, clock: Clock) -> Office:
    """Make a device of the ticket's officer with a profile of its own, open and still empty."""
    device = NewDevice(id=DeviceId(new_id(to_micros(clock()) // 1000, os.urandom)), name=device_name, app=__version__)
    enrolled = enrol(tickets.from_text(ticket), connected, device, entropy=os.urandom)
    told = enrolled.card
    card = OfficerCard(
        id=told.officer,
        name=told.name,
        role=Role(told.role),
        team=told.team,
        territories=told.territories,
        desk=told.desk,
    )
    return new_profile(folder, card=card, pack=pack, clock=clock, joined=Joined(enrolled.membership, enrolled.lease))


def renewal(url: str, clock: Clock) -> Callable[[Membership], bytes | None]:
    """Return what asks the server at this address for a lease."""
    return lambda membership: renewed_lease(msgspec.structs.replace(membership, server=url), now=clock())


def reach(office: Office, url: str) -> None:
    """Have the profile look for its server at this address from its next synchronization on."""
    known = office.membership.current()
    assert known is not None, "practice profiles are enrolled"
    if known.server != url:
        office.membership.keep(msgspec.structs.replace(known, server=url))


def synchronized(office: Office) -> None:
    """Send and fetch everything. Raises PracticeNotSent when something stays behind."""
    failures: list[str] = []
    synchronizer = Synchronizer(office, entropy=os.urandom)
    try:
        status = synchronizer.once()
        if status.problem or not status.is_all_sent:
            failures.append(status.problem or "unsent")
        if office.exchange.returned():
            failures.append("returned")
    finally:
        synchronizer.stop()
    if failures:
        raise PracticeNotSent(why=", ".join(failures))
