"""The list of colleagues over HTTP: for every device that is signed in, of everybody, and no more than needed."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import httpx
import msgspec
import pytest

from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId
from sync.client.failures import NotAccepted
from sync.protocol.colleagues import ColleaguesReply, ToldColleague
from sync.protocol.contact import Hello
from sync.protocol.limits import COLLEAGUES_BYTES, MOST_COLLEAGUES, NAME_CHARACTERS, WIRE_SCHEMA
from sync.protocol.wire import decode, encode
from sync.server.identity.people import Officer
from sync.server.identity.telling import told_colleagues
from tests.sync.running import EnrolledDevice, RunningServer, a_running_server, now_utc


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with a_running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


def listed(device: EnrolledDevice) -> ColleaguesReply:
    answer = device.line().ask("GET", "/sync/v1/colleagues")
    assert answer.status == 200, answer.body
    return msgspec.json.decode(answer.body, type=ColleaguesReply)


def in_force(device: EnrolledDevice) -> str:
    hello = Hello(device=device.id, life=uuid4(), app="0", schema=WIRE_SCHEMA, clock=0)
    return device.line().hello(hello).colleagues


def somebody(name: str, **more: object) -> Officer:
    return replace(Officer(id=OfficerId(uuid4()), name=name, role=Role.OFFICER), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", Role)
def test_every_role_is_told_who_is_who(server: RunningServer, role: Role) -> None:
    device = server.device(f"One {role}", role=role, territories=("north",))

    told = {one.id: one for one in listed(device).colleagues}

    me = ToldColleague(id=device.officer, name=f"One {role}", role=role.value, territories=("north",))
    assert told[device.officer] == me


def test_a_change_of_name_is_another_version_and_disabling_is_told(server: RunningServer) -> None:
    ann, ben = server.device("Ann"), server.officer("Ben")
    people, database = server.assembly.parts.identity.people, server.assembly.parts.database
    before = listed(ann)
    assert in_force(ann) == before.version

    with database.writing() as connection:
        people.change(connection, replace(people.get(connection, ben), name="Ben Ode"), now=now_utc())
        people.disable(connection, ben, now=now_utc())

    told = listed(ann)
    assert told.version == in_force(ann) != before.version
    assert [(one.name, one.disabled) for one in told.colleagues if one.id == ben] == [("Ben Ode", True)]


def test_strangers_and_ended_devices_are_told_nothing(server: RunningServer) -> None:
    eve = server.device("Eve")
    parts = server.assembly.parts
    listed(eve)
    parts.database.transact(lambda connection: parts.identity.devices.revoke(connection, eve.id, now=now_utc()))

    with pytest.raises(NotAccepted):
        listed(eve)
    assert httpx.get(f"{server.base_url}/sync/v1/colleagues").status_code == 401


def test_those_who_work_come_first_each_by_name_and_nothing_else_is_told() -> None:
    ann, ben, cat = somebody("Ann", active=False), somebody("Ben", desk="counter-1"), somebody("Cat", team="housing")

    told = told_colleagues([cat, ann, ben])

    assert [one.name for one in told.colleagues] == ["Ben", "Cat", "Ann"]
    assert ToldColleague.__struct_fields__ == ("id", "name", "role", "team", "territories", "desk", "disabled")
    assert told_colleagues([ben, cat, ann]) == told


def test_the_list_is_bounded_and_one_long_name_keeps_nobodys_away() -> None:
    many = [
        Officer(id=OfficerId(UUID(int=at)), name=f"{at:05}", role=Role.OFFICER) for at in range(MOST_COLLEAGUES + 9)
    ]
    places = tuple(f"{at:0200}" for at in range(200))
    wide = [somebody(f"{at:03}", territories=places) for at in range(200)]

    assert len(told_colleagues(many).colleagues) == MOST_COLLEAGUES
    for told in (told_colleagues(wide), told_colleagues([somebody("Ö" * 1000), somebody("Ann")])):
        raw = encode(told)
        assert len(raw) <= COLLEAGUES_BYTES
        assert decode(raw, ColleaguesReply) == told
    assert len(told.colleagues) == 2
    assert len(told.colleagues[1].name) == NAME_CHARACTERS
