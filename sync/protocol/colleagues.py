"""The list of the agency's officers as every device may have it: who is who. Nothing about a citizen."""

import hashlib
from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from caseworker.domain.ids import OfficerId
from caseworker.domain.operations import canonical
from sync.protocol.limits import MOST_COLLEAGUES, MOST_SCOPES
from sync.protocol.messages import Name

_DIGITS = 32


class ToldColleague(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One officer. Who is `disabled` may do nothing any more, and is told because the name stands in histories."""

    id: OfficerId
    name: Name
    role: Name
    team: Name = ""
    territories: Annotated[tuple[Name, ...], Meta(max_length=MOST_SCOPES)] = ()
    desk: Name = ""
    disabled: bool = False


class ColleaguesReply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everybody, those who may work before those who are disabled, each by name. `version` is that of `version_of`."""

    version: Name
    colleagues: Annotated[tuple[ToldColleague, ...], Meta(max_length=MOST_COLLEAGUES)] = ()


def version_of(colleagues: Sequence[ToldColleague]) -> str:
    """Return the version of a list: another one for every other list, and the same one on every server."""
    return hashlib.sha256(canonical(msgspec.to_builtins(colleagues))).hexdigest()[:_DIGITS]
