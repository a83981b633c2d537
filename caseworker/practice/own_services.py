"""What the practice office itself does for people, as entries of its directory that contacts and referrals name."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime

from caseworker.domain.directory import Service
from caseworker.domain.ids import ServiceId, new_id
from caseworker.domain.plain import to_micros
from caseworker.practice.frame import Frame
from caseworker.practice.population.services import SERVICES, TEAM_NAMES
from caseworker.practice.population.services import Service as OwnService

_BEGAN = datetime(2020, 1, 1, tzinfo=UTC)

SERVICE_BY_ID: dict[str, OwnService] = {service.id: service for service in SERVICES}


def service_id(name: str) -> ServiceId:
    """Return the id of a service; it is the same in every practice office."""
    seed = hashlib.sha256(f"own service {name}".encode()).digest()
    return ServiceId(new_id(to_micros(_BEGAN) // 1000, lambda size: seed[:size]))


def services(frame: Frame) -> Iterator[Service]:
    """Yield the services of the practice office."""
    for service in SERVICES:
        length = "open hours" if service.hours else "working days"
        yield Service(
            id=service_id(service.id),
            territory="",
            source_id=f"own-{service.id}",
            name=service.name,
            organisation_name=frame.pack.agency.name,
            description=f"{TEAM_NAMES[service.team]}. Answered within {service.deadline} {length}.",
            topics=(service.team,),
            how_to_apply=", ".join(service.channels.replace("_", " ").split()),
            cost="Free.",
            assured_on=date(2026, 1, 1),
        )
