"""The rest of an agency, in a process of its own: its server, and a colleague whose device sends many changes.

It makes the profile that the measured window opens, says where, and sends when it is told to.
"""

import time
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from caseworker.domain.actions import Role
from caseworker.domain.people import Person
from caseworker.store.preparing import SCHEMA
from caseworker.store.unit import Deed
from tests.bench import datasets
from tests.together.networked import PHRASE, Town, a_town

UNIT = 200  # people in one action of the colleague
_PLENTY = {"requests_a_second": 1e6, "requests_at_once": 1_000_000}
_AT_FIRST = 2_000
_TERRITORY = "north"


def run(line: Connection, changes: int) -> None:
    """Serve until the line is closed: tells the profile's folder, then sends `changes` new people when asked."""
    with TemporaryDirectory() as folder, a_town(Path(folder), **_PLENTY) as town:
        made = _people(_AT_FIRST + changes)
        sender = town.hires("A colleague", role=Role.OFFICER, territories=(_TERRITORY,))
        sender.sync()
        _send(town, made[:_AT_FIRST])
        office = town.joins("Counter 2", role=Role.SUPERVISOR, territories=(_TERRITORY,), with_keyring=False)
        directory = office.vault.profile.directory
        office.close()
        line.send((str(directory), PHRASE))
        line.recv()
        begun = time.monotonic()
        _send(town, made[_AT_FIRST:])
        line.send(time.monotonic() - begun)
        line.recv()


def _send(town: Town, people: list[Person]) -> None:
    (colleague,) = town.colleagues
    sitting = colleague.office.sitting
    deed = Deed(author=sitting.author, at=sitting.clock(), action="import.people", reason="")
    for start in range(0, len(people), UNIT):
        with colleague.office.store.unit(deed) as unit:
            for one in people[start : start + UNIT]:
                unit.add(one)
    colleague.sync()


def _people(count: int) -> list[Person]:
    rows, found = SCHEMA.rows["person"], list[Person]()
    for page in datasets.people(max(count, 20_000)):
        for record, fields in page:
            value = rows.value(record, {**fields, "territory": _TERRITORY})
            assert isinstance(value, Person), "the rows are people"
            found.append(value)
        if len(found) >= count:
            break
    return found[:count]
