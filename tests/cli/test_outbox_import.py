"""`caseworker-server outbox import`: the work of a device that is let in no more, from the sealed file it left."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from caseworker.domain.ids import DeviceId
from sync.server.audit.leaves import Leaves
from sync.server.database import open_database
from tests.cli.agencies import ByCommands, Machine, an_agency


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ByCommands]:
    with an_agency(tmp_path_factory.mktemp("agency")) as made:
        yield made


def imported(agency: ByCommands, file: Path, device: str) -> Any:
    return agency("outbox", "import", str(file), "--device", device).value


def records_of(agency: ByCommands, act: str) -> list[Any]:
    database = open_database(f"sqlite:///{agency.folder / 'server.db'}")
    with database.reading() as connection:
        told = [json.loads(one.record or b"{}") for one in Leaves(connection, "agency").all()]
    database.close()
    return [one for one in told if one["act"] == act]


def scopes_of(agency: ByCommands, device: str) -> frozenset[str]:
    database = open_database(f"sqlite:///{agency.folder / 'server.db'}")
    with database.reading() as connection:
        held = database.tx(connection).grants(DeviceId(UUID(device)))
    database.close()
    return held


def left_by(machine: Machine, folder: Path) -> Path:
    return Path(shutil.copy(machine.profile / "outbox.sealed", folder / "outbox.sealed"))


def test_what_a_revoked_device_never_sent_is_taken_in_once(agency: ByCommands, tmp_path: Path) -> None:
    ana, ben = agency.hires("Ana Lima"), agency.hires("Ben Ode")
    ana("person", "add", "--name", "Marisol Quintero").value  # noqa: B018
    device = agency.device(ana)
    agency("devices", "revoke", device).value  # noqa: B018
    file = left_by(ana, tmp_path)

    first = imported(agency, file, device)
    again = imported(agency, file, device[-12:])
    ben.sync()

    assert (first["device"], first["operations"], first["states"]) == (device, 1, {"applied": 1})
    assert first["left"] == 0
    assert again == first
    assert "Marisol Quintero" in ben.says("find", "quintero")
    assert ben("find", "quintero").out.count("Marisol") == 1
    assert ana("sync").code == 1
    assert scopes_of(agency, device) == frozenset()
    assert [one["x"]["applied"] for one in records_of(agency, "outbox.import")] == [1, 1]


def test_a_file_whose_beginning_is_missing_is_taken_in_all_the_same(agency: ByCommands, tmp_path: Path) -> None:
    eve, fay = agency.hires("Eve Hale"), agency.hires("Fay Moor")
    for name in ("Ida Stone", "Jan Marsh"):
        eve("person", "add", "--name", name).value  # noqa: B018
    device, file = agency.device(eve), left_by(eve, tmp_path)
    raw = file.read_bytes()
    file.write_bytes(raw[raw.index(b"CWO1", 4) :])

    taken = imported(agency, file, device)
    eve.sync()
    fay.sync()

    assert taken["states"] == {"applied": 1}
    assert "Jan Marsh" in fay.says("find", "marsh")
    assert "Ida Stone" in fay.says("find", "stone")
    assert fay("find", "marsh").out.count("Jan Marsh") == 1


def test_of_what_is_not_the_devices_or_its_officers_nothing_is_taken_in(agency: ByCommands, tmp_path: Path) -> None:
    gus, hal = agency.hires("Gus Reed"), agency.hires("Hal Wood")
    gus("person", "add", "--name", "Kim Vale").value  # noqa: B018
    device, file = agency.device(gus), left_by(gus, tmp_path)
    changed = tmp_path / "changed"
    changed.write_bytes(file.read_bytes()[:-1] + b"?")
    agency("people", "disable", "Gus Reed").value  # noqa: B018

    refused = [
        agency("outbox", "import", str(file), "--device", agency.device(hal)),
        agency("outbox", "import", str(changed), "--device", device),
        agency("outbox", "import", str(file), "--device", "no such"),
        agency("outbox", "import", str(tmp_path / "nothing"), "--device", device),
        agency("outbox", "import", str(file), "--device", device),
    ]
    hal.sync()

    assert [one.code for one in refused] == [1] * 5
    assert "not active" in refused[-1].err
    assert "Kim Vale" not in hal("find", "vale").out
