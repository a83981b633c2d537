"""What devices are told of the agency's people: names, and what they do. When or by whom that changed stays here."""

from collections.abc import Iterable

from sync.protocol.colleagues import ColleaguesReply, ToldColleague, version_of
from sync.protocol.limits import COLLEAGUES_BYTES, MOST_COLLEAGUES, MOST_SCOPES, NAME_CHARACTERS
from sync.protocol.wire import encode
from sync.server.identity.people import Officer

_ROOM_BYTES = COLLEAGUES_BYTES - 1024  # what is around the list takes less


def told_colleagues(people: Iterable[Officer]) -> ColleaguesReply:
    """Return everybody as devices are told: those who may work first, and as many as a message has room for."""
    told, size = list[ToldColleague](), 0
    for one in sorted(people, key=lambda one: (not one.active, one.name, one.id)):
        made = _told(one)
        size += len(encode(made)) + 1
        if size > _ROOM_BYTES or len(told) == MOST_COLLEAGUES:
            break
        told.append(made)
    return ColleaguesReply(version=version_of(told), colleagues=tuple(told))


def _told(one: Officer) -> ToldColleague:
    """A name longer than the protocol has room for is cut: it must not keep everybody's from the devices."""
    return ToldColleague(
        id=one.id,
        name=one.name[:NAME_CHARACTERS],
        role=one.role.value,
        team=one.team,
        territories=one.territories[:MOST_SCOPES],
        desk=one.desk,
        disabled=not one.active,
    )
