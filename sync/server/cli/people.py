"""`people …` and `ticket`: who may work here, and the one-time code with which a device of theirs is enrolled."""

import argparse
import io
from dataclasses import replace
from typing import Any

import segno
import sqlalchemy as sa

from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId, OfficerId, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.tickets import to_text
from sync.server.cli.call import Call, Commands, WrongUse, add, family
from sync.server.cli.operator import Operator, opened
from sync.server.cli.terminal import Json
from sync.server.identity.people import Officer
from sync.server.identity.tickets import GOOD_FOR


class NotInThePack(CaseworkerError):
    """A team, territory or counter that the pack in force does not have."""

    key = "people.not-in-pack"
    sentence = "The agency pack has no {what} '{word}'. Nothing was changed. The pack's teams.yaml lists them."


class NoPackPublished(CaseworkerError):
    """A ticket was asked for before there is a pack: enrolling would fail and use it up."""

    key = "ticket.no-pack"
    sentence = (
        "No agency pack is published yet, so no device could begin to work. No ticket was made. Publish the pack first:"
        " caseworker-server publish FOLDER."
    )


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    under = family(commands, "people", says="who may work here, as what, and where")
    made = add(under, "add", add_person, says="add a person")
    made.add_argument("name")
    made.add_argument("--role", required=True, choices=[one.value for one in Role])
    _places(made)
    made = add(under, "change", change, says="change role, team, territories or name; it counts at once")
    made.add_argument("person", metavar="PERSON", help="the name, or the id of `people list`")
    made.add_argument("--name", default=None)
    made.add_argument("--role", default=None, choices=[one.value for one in Role])
    made.add_argument("--active", action="store_true", help="let a person work again who was disabled")
    _places(made)
    made = add(under, "disable", disable, says="end everything a person may do, at once")
    made.add_argument("person", metavar="PERSON")
    made.add_argument("--wipe", action="store_true", help="also have their devices erase themselves")
    add(under, "list", list_people, says="everybody, by name")
    made = add(commands, "ticket", ticket, says="make the one-time code that enrols a device of a person")
    made.add_argument("person", metavar="PERSON")


def add_person(call: Call) -> None:
    """Add a person."""
    options, now = call.options, call.clock()
    person = Officer(
        id=OfficerId(new_id(to_micros(now) // 1000, call.entropy)),
        name=_name(options.name),
        role=Role(options.role),
        team=options.team or "",
        territories=tuple(options.territory or ()),
        desk=options.desk or "",
    )
    with opened(call) as operator, operator.parts.database.writing() as connection:
        _check(person, operator.parts.packs.pack(connection))
        operator.parts.identity.people.add(connection, person, now=now)
        operator.record(connection, "people.add", obj=person.id, role=person.role.value)
    call.terminal.answer(_value(person), [f"{person.name} is known as {person.role.value}.", str(person.id)])


def change(call: Call) -> None:
    """Change a person."""
    options = call.options
    given: dict[str, Any] = {
        "name": None if options.name is None else _name(options.name),
        "role": None if options.role is None else Role(options.role),
        "team": options.team,
        "territories": None if options.territory is None else tuple(options.territory),
        "desk": options.desk,
        "active": True if options.active else None,
    }
    with opened(call) as operator, operator.parts.database.writing() as connection:
        before = operator.officer(connection, options.person)
        after = replace(before, **{name: value for name, value in given.items() if value is not None})
        _check(after, operator.parts.packs.pack(connection))
        operator.parts.identity.people.change(connection, after, now=call.clock())
        operator.record(connection, "people.change", obj=after.id, role=after.role.value, was=before.role.value)
    call.terminal.answer(_value(after), [f"{after.name} is {after.role.value} from now on."])


def disable(call: Call) -> None:
    """Disable a person; with `--wipe` their devices erase themselves, and keep unsent work sealed."""
    ordered = list[DeviceId]()
    with opened(call) as operator, operator.parts.database.writing() as connection:
        person = operator.officer(connection, call.options.person)
        operator.parts.identity.people.disable(connection, person.id, now=call.clock())
        if call.options.wipe:
            ordered = _order_wipes(operator, connection, person)
        operator.record(connection, "people.disable", obj=person.id, wiped=len(ordered))
    value: dict[str, Json] = {**_value(replace(person, active=False)), "wiping": [str(one) for one in ordered]}
    erased = f"{len(ordered)} of their devices erase themselves at the next contact."
    kept = "What their devices hold stays there, encrypted, and opens until the lease ends; --wipe has it erased."
    lines = [f"{person.name} can do nothing here any more, from now on.", erased if call.options.wipe else kept]
    call.terminal.answer(value, lines)


def _order_wipes(operator: Operator, connection: sa.Connection, person: Officer) -> list[DeviceId]:
    devices, now = operator.parts.identity.devices, operator.call.clock()
    theirs = [one.id for one in devices.all(connection) if one.officer == person.id and one.wiped_at is None]
    for one in theirs:
        devices.order_wipe(connection, one, keep_outbox=True, now=now)
    return theirs


def list_people(call: Call) -> None:
    """List everybody."""
    with opened(call) as operator, operator.parts.database.reading() as connection:
        found = operator.parts.identity.people.all(connection)
    lines = [
        f"{one.id}  {one.role.value:<14}{'' if one.active else '(disabled) '}{one.name}"
        f"{'  ' + ', '.join(one.territories) if one.territories else ''}"
        for one in found
    ]
    value: list[Json] = [_value(one) for one in found]
    call.terminal.answer({"people": value}, lines or ["There is nobody yet."])


def ticket(call: Call) -> None:
    """Make a ticket; it is shown this once."""
    with opened(call) as operator, operator.parts.database.writing() as connection:
        person = operator.officer(connection, call.options.person)
        server, now = operator.parts.settings.public_url, call.clock()
        if not server:
            raise WrongUse("The setting public_url is missing, so a device would not find the service.")
        if not operator.parts.packs.version_in_force(connection):
            raise NoPackPublished
        made = operator.parts.identity.tickets.make(connection, person.id, server=server, now=now)
        operator.record(connection, "ticket.make", obj=person.id)
    text, ends = to_text(made), now + GOOD_FOR
    value = {"ticket": text, "officer": str(person.id), "server": server, "ends": ends.isoformat()}
    call.terminal.draw(_qr(text))
    told = f"For one device of {person.name}, once, until {ends:%Y-%m-%d %H:%M %Z}. Hand it over in person."
    call.terminal.answer(value, [text, told])


def _qr(text: str) -> str:
    out = io.StringIO()
    segno.make(text, error="m").terminal(out=out, compact=True)
    return out.getvalue()


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--team", default=None)
    parser.add_argument("--territory", action="append", default=None, help="may be given several times")
    parser.add_argument("--desk", default=None, help="the counter of a front desk")


def _name(typed: str) -> str:
    name = " ".join(typed.split())
    if not name or not name.isprintable():
        raise WrongUse("Give the name as colleagues know it.")
    return name


def _check(person: Officer, pack: Pack | None) -> None:
    if pack is None:
        return
    known = {
        "territory": {one.id for one in pack.territories},
        "team": {one.id for one in pack.teams} | {""},
        "counter": {one.id for one in pack.counters} | {""},
    }
    told = [("team", person.team), ("counter", person.desk), *(("territory", one) for one in person.territories)]
    for what, word in told:
        if word not in known[what]:
            raise NotInThePack(what=what, word=word)


def _value(one: Officer) -> dict[str, Json]:
    return {
        "id": str(one.id),
        "name": one.name,
        "role": one.role.value,
        "team": one.team,
        "territories": list(one.territories),
        "desk": one.desk,
        "active": one.active,
    }
