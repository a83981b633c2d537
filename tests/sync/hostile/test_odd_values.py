"""Values that fit a message and nothing else: keys nothing can be sealed to, NULs, numbers without end.

They are answered on either database, and what honest devices do afterwards is served.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from caseworker.domain.actions import Role
from caseworker.domain.operations import Mutation, Plain, Verb
from sync.protocol.audit import AuditPush
from sync.protocol.recovery import RecoveryAsk, Wanted
from sync.server.identity.tickets import TicketRefused
from tests.postgres import postgres, postgres_server
from tests.sync.hostile.at_hand import EPOCH, Answer, Device, ServerAtHand, a_server_at_hand
from tests.sync.messages import Sender
from tests.sync.server.identities import ANN, Agency, Laptop, an_agency
from tests.sync.server.test_audit_log import Trail

__all__ = ["postgres", "postgres_server"]

NUL, HALF = "a\0b", "\U0010ffff\u202e\ufeff"
ORDER_8 = bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")
SMALL_ORDER = [bytes(32), bytes((1, *bytes(31))), ORDER_8]


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerAtHand]:
    database = request.getfixturevalue("postgres") if request.param == "postgres" else ""
    with a_server_at_hand(tmp_path / "server", database=database) as made:
        yield made


@pytest.fixture
def device(server: ServerAtHand) -> Device:
    return server.device(server.officer("Ann", Role.OFFICER, "north"), "ann")


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    with an_agency(tmp_path) as made:
        yield made


def post(device: Device, place: str, message: Any) -> Answer:
    return device.ask("POST", f"/sync/v1/{place}", msgspec.json.encode(message))


MESSAGES: list[tuple[str, dict[str, Any]]] = [
    ("hello", {"app": NUL, "pack": NUL, "origin": NUL, "life": str(UUID(int=1)), "schema": 1, "clock": 1 << 62}),
    ("hello", {"app": HALF, "life": str(UUID(int=1)), "schema": (1 << 53) - 1, "clock": -(1 << 63)}),
    ("pull", {"epoch": str(EPOCH.id), "cursor": 0, "held": [NUL, HALF], "filling": {"scope": NUL}}),
    ("pull", {"epoch": str(EPOCH.id), "cursor": (1 << 53) - 1, "resume_at": (1 << 53) - 1}),
    ("digest", {"scopes": [NUL, HALF, ""]}),
    ("refetch", {"scope": NUL, "buckets": [0] * 256}),
    ("numbers", {"request": str(UUID(int=1)), "series": NUL, "count": 1}),
    ("audit", {"records": [NUL], "origin": NUL, "witnessed": (1 << 53) - 1}),
    (
        "break-glass",
        {"id": str(UUID(int=2)), "case": str(UUID(int=3)), "category": "person_present", "reason": NUL * 20},
    ),
    ("recovery/00000000-0000-0000-0000-000000000001/approve", {"code": NUL}),
    ("device-secret", {"profile": str(UUID(int=1)), "epoch": (1 << 31) - 1, "sealed": ""}),
]


def test_odd_texts_and_numbers_are_answered(device: Device) -> None:
    for place, told in MESSAGES:
        answer = post(device, place, {"device": str(device.id), **told})
        assert answer.status < 500, (place, told)


def test_an_odd_audit_record_is_answered(device: Device) -> None:
    for told in ({"obj": NUL}, {"scope": NUL}, {"actor": HALF}, {"x": {"n": 10**400, NUL: NUL}}, {"t": 1 << 80}):
        record = Trail(device.id).record(**told)
        assert post(device, "audit", AuditPush(records=(record.decode(),))).status < 500, told


VALUES: list[Any] = [NUL, HALF, 10**400, -(10**400), 1e308, 1 << 63, [NUL], {NUL: NUL}, [[[[[]]]]], True, None, ""]


def test_odd_values_of_fields_are_answered_and_the_next_push_is_served(device: Device) -> None:
    sender = Sender(device.id)
    sender.officer = device.officer
    person = uuid4()
    made: dict[str, Plain] = {"territory": "north", "description": "a woman"}
    deeds = [Mutation("person", person, Verb.CREATE, "", made)]
    for value in VALUES:
        deeds.append(Mutation("person", person, Verb.SET, "description", value))
        deeds.append(Mutation("person", person, Verb.SET, "territory", value))
        deeds.append(Mutation("person", person, Verb.SET, NUL, value))
        deeds.append(Mutation("person", person, Verb.ADD, "names", value))
        deeds.append(Mutation("person", uuid4(), Verb.CREATE, "", {**made, "description": value}))
        deeds.append(Mutation("person", uuid4(), Verb.CREATE, "", {"territory": value}))
        deeds.append(Mutation("attachment", uuid4(), Verb.CREATE, "", {"territory": "north", "sha256": value}))
        deeds.append(Mutation(NUL, uuid4(), Verb.CREATE, "", {"territory": "north", NUL: value}))
        deeds.append(Mutation("novelty", uuid4(), Verb.CREATE, "", {"territory": "north", "field": value}))
    for one in deeds:
        answer = post(device, "push", sender.push(sender.operation(one)))
        assert answer.status == 200, one
    pulled = post(device, "pull", {"device": str(device.id), "epoch": str(EPOCH.id), "cursor": 0})
    assert pulled.status == 200
    assert str(person).encode() in pulled.body


@pytest.mark.parametrize("key", SMALL_ORDER)
def test_nobody_enrols_with_a_key_that_nothing_can_be_sealed_to(agency: Agency, key: bytes) -> None:
    laptop = Laptop(uuid4())  # type: ignore[arg-type]  # any id
    with pytest.raises(TicketRefused):
        agency.begin(laptop.begins(agency.ticket(), sealing_key=key))


@pytest.mark.parametrize("key", SMALL_ORDER)
def test_no_request_waits_to_which_nothing_could_be_released(agency: Agency, key: bytes) -> None:
    laptop = agency.enrol(ANN)
    ask = RecoveryAsk(
        wanted=Wanted.DEVICE_SECRET,
        device=laptop.device,
        profile=UUID(int=1),
        epoch=1,
        ephemeral=bytes(range(32)),
        random=bytes(32),
    )
    with agency.database.writing() as connection:
        agency.identity.recoveries.ask(connection, msgspec.structs.replace(ask, ephemeral=key), now=agency.now)
        assert agency.identity.recoveries.waiting(connection, now=agency.now) == []
        agency.identity.recoveries.ask(connection, ask, now=agency.now)
        assert len(agency.identity.recoveries.waiting(connection, now=agency.now)) == 1
