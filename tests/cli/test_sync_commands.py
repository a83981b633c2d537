"""Two offices and their service by commands alone: what an officer and an administrator type, and what they read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.agencies import ByCommands, Machine, an_agency


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ByCommands]:
    with an_agency(tmp_path_factory.mktemp("agency")) as made:
        yield made


@pytest.fixture(scope="module")
def ana(agency: ByCommands) -> Machine:
    return agency.hires("Ana Lima")


@pytest.fixture(scope="module")
def ben(agency: ByCommands) -> Machine:
    return agency.hires("Ben Ode")


@pytest.fixture(scope="module")
def cal(agency: ByCommands) -> Machine:
    return agency.hires("Cal Dorn")


@pytest.fixture(scope="module")
def sue(agency: ByCommands) -> Machine:
    return agency.hires("Sue Boss", "supervisor")


def enter(machine: Machine, family: str) -> str:
    """Write a person down, and return their number."""
    return str(machine("person", "add", "--given", "Marisol", "--family", family, "--anyway").value["number"])


def test_what_one_office_saves_the_other_finds(ana: Machine, ben: Machine) -> None:
    number = enter(ana, "Quintero")
    case = ana("case", "open", "housing-support", "--person", number, "--title", "Rent", "--mine").value["number"]
    sent = ana.sync()
    assert (sent["waiting"], sent["sent"]) == (0, 2)

    assert ben.sync()["received"] > 0
    assert number.startswith("CW-")
    assert "Marisol Quintero" in ben.says("find", "quintero")
    assert "Rent" in ben.says("case", "show", case)


def test_edits_of_one_field_made_apart_are_listed_with_both_values(ana: Machine, ben: Machine) -> None:
    number = enter(ana, "Apart")
    ana.sync()
    ben.sync()
    ana("person", "edit", number, "contact_note=ring twice").value  # noqa: B018
    ben("person", "edit", number, "contact_note=write only").value  # noqa: B018
    ana.sync()
    ben.sync()
    ana.sync()

    for machine in (ana, ben):
        listed = machine.says("conflicts", "list", "--by-rule")
        assert "person Marisol Apart: contact note" in listed
        shown = machine.says("conflicts", "show", listed.split()[0])
        assert "ring twice" in shown
        assert "write only" in shown


def test_an_open_conflict_is_settled_by_one_and_gone_for_both(agency: ByCommands, ana: Machine, sue: Machine) -> None:
    tom = agency.hires("Tom Boss", "supervisor")
    case = ana("case", "open", "housing-support", "--person", enter(ana, "Owned"), "--mine").value["number"]
    ana.sync()
    for machine in (sue, tom):
        machine.sync()
        machine("case", "assign", case, "--to", "me", "--reason", "knows the family").value  # noqa: B018
    sue.sync()
    assert "Open conflicts: 1. See: caseworker conflicts list" in tom.says("sync")

    (open_one,) = tom("conflicts", "list").value["conflicts"]
    tom("conflicts", "settle", open_one["id"][-8:], "--value", "second").value  # noqa: B018
    tom.sync()

    assert sue.sync()["open_conflicts"] == 0
    assert sue("case", "show", case).value["owner"] == tom("case", "show", case).value["owner"]


def test_a_stick_carries_work_where_there_is_no_connection(
    agency: ByCommands, ana: Machine, ben: Machine, tmp_path: Path
) -> None:
    work, answer = tmp_path / "work.cwbundle", tmp_path / "answer.cwbundle"
    number = enter(ana, "Stick")

    assert ana("bundle", "export", str(work)).value["operations"] == 1
    assert agency("bundle", "import", str(work), "--answer", str(answer)).value["operations"] == 1
    assert "1 answer" in ana.says("bundle", "import", str(answer))
    assert "nothing new" in ana.says("bundle", "import", str(answer))
    assert ben("bundle", "import", str(answer)).code == 1

    assert ana("check").value["checks"][1]["number"] == 0
    ben.sync()
    assert "Marisol Stick" in ben.says("person", "show", number)


def test_check_tells_of_server_lease_and_what_waits(agency: ByCommands, ana: Machine) -> None:
    ana.sync()
    enter(ana, "Waiting")

    found = {one["what"]: one for one in ana("check").value["checks"]}

    assert found["outbox"]["number"] == 1
    assert f"https://127.0.0.1:{agency.port}" in found["server"]["sentence"]
    assert "30 days" in found["lease"]["sentence"] or "29 days" in found["lease"]["sentence"]
    assert {found[what]["level"] for what in ("outbox", "server", "lease")} == {"good"}


def test_a_device_says_when_it_is_refused_and_its_work_is_safe(agency: ByCommands, cal: Machine) -> None:
    device = agency.device(cal)
    number = enter(cal, "Unsent")

    agency("devices", "quarantine", device[-8:]).value  # noqa: B018
    refused = cal("sync")
    assert refused.code == 1
    assert "does not accept this device" in refused.err
    assert "Waiting on this device to be sent: 1." in refused.err
    assert "Unsent" in cal.says("person", "show", number)

    agency("devices", "release", device[-8:]).value  # noqa: B018
    assert cal.sync()["sent"] == 1


def test_a_revoked_device_is_not_released_and_can_still_be_wiped(agency: ByCommands, cal: Machine) -> None:
    device = agency.device(cal)
    enter(cal, "Sealed")
    agency("revoke", device).value  # noqa: B018
    refused = agency("devices", "release", device)
    assert refused.code == 1
    assert "was revoked, which is for good" in refused.err

    assert agency("people", "disable", "Cal Dorn", "--wipe").value["wiping"] == [device]
    assert cal("sync").value == {"wiped": True}

    assert not (cal.profile / "case.db").exists()
    assert (cal.profile / "outbox.sealed").exists()
    assert cal("sync").code == 1
    assert "wiped" in agency("devices", "list", as_json=False).out


def test_refused_work_comes_back_with_its_words_and_is_on_the_supervisors_list(agency: ByCommands) -> None:
    fay = agency.hires("Fay Gant")
    number = enter(fay, "Moved")
    fay.sync()
    fay("person", "edit", number, "contact_note=never after six").value  # noqa: B018
    agency("people", "change", "Fay Gant", "--territory", "harbour").value  # noqa: B018

    assert "Came back from the server: 1. See: caseworker returned list" in fay.says("sync")
    listed = fay.says("returned", "list")
    assert "contact_note: never after six" in listed
    assert fay("returned", "dismiss", listed.split()[0]).code == 0
    assert fay("returned", "list").value == {"returned": []}
    assert fay("returned", "dismiss", "abc").code == 2

    (problem,) = agency("problems").value["problems"]
    assert problem["kind"] == "refused"
    settled = agency("problems", "settle", problem["id"][-8:], "--by", "Ada Admin").value
    assert settled["settled_by"] == agency("people", "list").value["people"][0]["id"]
    assert agency("problems").value == {"problems": []}
    assert len(agency("problems", "--settled").value["problems"]) == 1
    assert agency("problems", "settle", "abcdef", "--by", "Ada Admin").code == 1


def test_checkpoints_of_devices_prove_the_servers_log(agency: ByCommands, ana: Machine, tmp_path: Path) -> None:
    agency("audit", "checkpoint").value  # noqa: B018
    ana.sync()
    note = tmp_path / "checkpoint.txt"

    (held,) = ana("checkpoints", str(note)).value["checkpoints"]

    assert held["which"] == "held"
    assert ana("checkpoints", str(note)).code == 1
    assert agency("verify", "--witness", str(note)).code == 0
    note.write_text(note.read_text().replace(f"\n{held['records']}\n", f"\n{held['records'] - 1}\n"))
    assert agency("verify", "--witness", str(note)).code == 1


def test_a_device_of_an_agency_takes_its_pack_from_the_server_alone(sue: Machine) -> None:
    refused = sue("pack", "install", "resources/packs/riverside")

    assert refused.code == 1
    assert "Your agency's server publishes the agency pack" in refused.err


def test_a_service_put_back_from_a_backup_gets_again_what_it_had_lost(
    agency: ByCommands, ana: Machine, tmp_path: Path
) -> None:
    ana.sync()
    copy = tmp_path / "agency.backup"
    agency("backup", str(copy)).value  # noqa: B018
    number = enter(ana, "Later")
    ana.sync()
    agency.stop()
    lost, agency.folder = agency.folder, tmp_path / "new"
    agency("restore", str(copy), "--key", str(lost / "keys" / "backup.key")).value  # noqa: B018
    agency.start()

    assert ana.sync()["sent"] == 1

    hal = agency.hires("Hal Ivo")
    assert "Marisol Later" in hal.says("person", "show", number)
    assert agency("verify").code == 0
    note = tmp_path / "note"
    assert [one["which"] for one in ana("checkpoints", str(note)).value["checkpoints"]] == ["held", "former"]
