"""How things are told on a terminal: days, moments, and the short handle by which a listed thing is named again."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from caseworker.cli.call import WrongUse
from caseworker.desk.office import Office
from caseworker.domain.definition import Record
from caseworker.store.reader import NotHere

HANDLE_SIGNS = 8
R = TypeVar("R", bound=Record)


def handle(one: UUID) -> str:
    """Return the last signs of an id: those that are random."""
    return one.hex[-HANDLE_SIGNS:]


def picked(typed: str, known: Iterable[R], *, kind: str) -> R:
    """Return the one listed thing that a handle, or whole id, names; raises NotHere, or WrongUse for several."""
    wanted = typed.strip().replace("-", "").lower()
    found = [one for one in known if wanted and one.id.hex.endswith(wanted)]
    if not found:
        raise NotHere(kind=kind)
    if len(found) > 1:
        raise WrongUse(f"More than one {kind} is meant by that. Give more of its id.")
    return found[0]


def an_id(typed: str, *, kind: str) -> UUID:
    """Return an id as typed; raises WrongUse."""
    try:
        return UUID(typed)
    except ValueError as error:
        raise WrongUse(f"That is not the id of a {kind}.") from error


def counted(count: int, thing: str) -> str:
    """Return a count and what is counted, such as `1 edit` and `2 edits`."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def at(office: Office, moment: datetime) -> str:
    """Return a moment as the clocks of the agency show it."""
    return office.sitting.calendar.local(moment).strftime("%Y-%m-%d %H:%M")


def a_day(typed: str) -> date:
    """Return a day written as YYYY-MM-DD; raises WrongUse."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise WrongUse("A day is written as YYYY-MM-DD.") from error


def a_moment(office: Office, typed: str) -> datetime:
    """Return a moment written as YYYY-MM-DDTHH:MM at the agency; raises WrongUse."""
    try:
        read = datetime.fromisoformat(typed)
    except ValueError as error:
        raise WrongUse("A moment is written as YYYY-MM-DDTHH:MM.") from error
    return read if read.tzinfo is not None else read.replace(tzinfo=office.sitting.calendar.time_zone)


def paired(typed: str, *, of: str) -> tuple[str, str]:
    """Return both sides of NAME=VALUE; raises WrongUse."""
    name, sign, value = typed.partition("=")
    if not sign or not name.strip():
        raise WrongUse(f"{of} is written as NAME=VALUE.")
    return name.strip(), value
