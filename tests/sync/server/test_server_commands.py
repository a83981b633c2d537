"""`caseworker-server`: three commands to a running service; each leaves its record; exit codes tell how it ended."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.ids import DeviceId, OfficerId
from sync.client.books import Place
from sync.client.bundles import BundleKeys, Bundles
from sync.client.memory import MemoryBooks
from sync.client.pinned_tls import pinned_context
from sync.protocol.tickets import from_text
from sync.server.audit.leaves import Leaves
from sync.server.cli.main import DONE, FAILED, WRONG_USE, main
from sync.server.database import open_database
from sync.server.effects.subscriptions import subscriptions
from sync.server.identity.tables import DEVICE
from sync.server.parts import open_parts
from sync.server.settings import read_settings
from tests.sync.client.bundle_world import HeldFiles, HeldTrail
from tests.sync.server.ledgers import NOON
from tests.sync.server.test_packs import RIVERSIDE

Run = Callable[..., "Ended"]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    def done(self) -> None:
        assert self.code == DONE, self.err

    @property
    def value(self) -> Any:
        self.done()
        return json.loads(self.out)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A service set up once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("founded") / "service"
    wish = ["init", "--pack", str(RIVERSIDE), "--admin", "Ada Admin", "--port", "0"]
    assert main([*wish, "--folder", str(folder)], environ={}) == DONE
    return folder


@pytest.fixture
def folder(founded: Path, tmp_path: Path) -> Path:
    return shutil.copytree(founded, tmp_path / "service")


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str, at: Path = folder, as_json: bool = True) -> Ended:
        capsys.readouterr()
        code = main(["--folder", str(at), *(["--json"] if as_json else []), *words], environ={})
        told = capsys.readouterr()
        return Ended(code, told.out, told.err)

    return call


def acts(folder: Path) -> list[str]:
    database = open_database(f"sqlite:///{folder / 'server.db'}")
    with database.reading() as connection:
        raw = [json.loads(one.record or b"{}") for one in Leaves(connection, "agency").all()]
    database.close()
    return [one["act"] for one in raw]


@pytest.fixture
def device(folder: Path) -> DeviceId:
    """An enrolled device of the administrator."""
    made, parts = DeviceId(UUID(int=0xD0E5)), open_parts(read_settings(folder, {}), entropy=os.urandom)
    with parts.database.writing() as connection:
        officer = parts.identity.people.all(connection)[0].id
        row: dict[str, Any] = {"stream": "agency", "id": made, "officer": officer, "name": "laptop", "app": ""}
        row |= {"signing_key": bytes(32), "sealing_key": bytes(32), "certificate": b"", "transcript": b""}
        row |= {"check_code": "000000", "schema_version": 1, "lease_seq": 0, "enrolled_at": 1, "seen_at": 1}
        connection.execute(sa.insert(DEVICE).values(row))
    parts.database.close()
    return made


def test_init_leaves_a_service_that_is_whole(folder: Path, run: Run) -> None:
    assert acts(folder) == ["pack.publish", "server.init", "people.add"]
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    people = run("people", "list").value["people"]
    assert [(one["name"], one["role"]) for one in people] == [("Ada Admin", "administrator")]
    assert run("verify").value["records"] == 3


def test_init_does_not_touch_a_folder_that_holds_something(run: Run) -> None:
    ended = run("init")
    assert ended.code == FAILED
    assert ended.err.count("\n") == 1


def test_a_faulty_pack_sets_nothing_up(run: Run, tmp_path: Path) -> None:
    pack = shutil.copytree(RIVERSIDE, tmp_path / "pack")
    (pack / "policy.yaml").unlink()
    ended = run("init", "--pack", str(pack), at=tmp_path / "new")
    assert ended.code == FAILED
    assert "policy.yaml:1: " in ended.err
    assert not (tmp_path / "new").exists()


def test_three_commands_lead_to_a_ticket_and_a_running_service(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "third"
    run("init", "--pack", str(RIVERSIDE), "--admin", "Ada Admin", "--port", "0", at=folder).done()
    ticket = from_text(run("ticket", "Ada Admin", at=folder).value["ticket"])
    command = [sys.executable, "-m", "sync.server.cli.main", "--folder", str(folder), "run"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = next(word for line in process.stderr for word in line.split('"') if "https://127" in word)
        url = next(word for word in address.split() if word.startswith("https://"))
        try:
            trust = pinned_context((folder / "tls" / "agency-ca.crt").read_text())
            assert httpx.get(f"{url}/health", verify=trust).json()["ok"]
        finally:
            process.send_signal(signal.SIGTERM)
            process.stderr.read()
    assert process.returncode in {0, -signal.SIGTERM}
    assert ticket.server.startswith("https://localhost")


def test_a_ticket_is_drawn_for_a_person_and_not_for_a_program(run: Run) -> None:
    assert "█" in run("ticket", "ada admin", as_json=False).out
    assert "█" not in run("ticket", "Ada Admin").out
    assert run("ticket", "Nobody").code == FAILED


def test_no_ticket_is_made_before_a_pack_is_published(run: Run, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    run("init", "--admin", "Ada Admin", "--port", "0", at=bare).done()

    ended = run("ticket", "Ada Admin", at=bare)
    assert ended.code == FAILED
    assert "Publish the pack first" in ended.err
    run("publish", str(RIVERSIDE), at=bare).done()
    assert run("ticket", "Ada Admin", at=bare).code == DONE


def test_people_are_added_changed_and_disabled(folder: Path, run: Run) -> None:
    made = run("people", "add", "Otto", "--role", "officer", "--team", "housing", "--territory", "northgate").value
    assert made["territories"] == ["northgate"]
    changed = run("people", "change", made["id"][-12:], "--role", "supervisor", "--name", "Otto O").value
    assert (changed["role"], changed["name"], changed["team"]) == ("supervisor", "Otto O", "housing")
    assert not run("people", "disable", "otto o").value["active"]
    assert run("ticket", "Otto O").code == FAILED
    assert run("people", "change", "Otto O", "--active").value["active"]
    assert acts(folder)[3:] == ["people.add", "people.change", "people.disable", "people.change"]
    assert "Otto" not in run("people", "list", as_json=False).err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["people", "add", "Otto", "--role", "king"], WRONG_USE),
        (["people", "add", "", "--role", "officer"], WRONG_USE),
        (["people", "add", "Otto", "--role", "officer", "--territory", "atlantis"], FAILED),
        (["people", "add", "Otto", "--role", "officer", "--team", "atlantis"], FAILED),
        (["people", "disable", "Nobody"], FAILED),
        (["devices", "revoke", "ffff"], FAILED),
        (["verify", "--export", "nowhere"], WRONG_USE),
        (["verify", "--witness", "nowhere"], FAILED),
        (["subscriptions", "add", "ftp://example.org"], FAILED),
        (["subscriptions", "remove", "x"], WRONG_USE),
        (["glass", "review", "00000000-0000-0000-0000-000000000001", "--by", "Ada Admin"], FAILED),
        (["audit", "retire", "--older-than-days", "3"], WRONG_USE),
        (["bundle", "import", "nowhere", "--answer", "x"], FAILED),
        (["backup", "/nowhere/at/all"], FAILED),
        ([], WRONG_USE),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run: Run, folder: Path, words: list[str], code: int) -> None:
    before = acts(folder)
    ended = run(*words)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.strip()
    assert acts(folder) == before


def test_without_a_service_every_command_says_so(run: Run, tmp_path: Path) -> None:
    for words in (["run"], ["people", "list"], ["verify"], ["backup", "x"], ["bundle", "import", "x", "--answer", "y"]):
        assert run(*words, at=tmp_path / "none").code == FAILED


def test_devices_are_ended_and_come_back(folder: Path, run: Run, device: DeviceId) -> None:
    def state() -> str:
        (one,) = run("devices", "list").value["devices"]
        return str(one["state"])

    assert state() == "in use"
    for words, after in (
        (["devices", "quarantine"], "quarantined"),
        (["devices", "release"], "in use"),
        (["devices", "wipe"], "wiping"),
        (["revoke"], "wiping"),
    ):
        run(*words, str(device)[-8:]).done()
        assert state() == after
    assert acts(folder)[3:] == ["device.quarantine", "device.release", "device.wipe", "device.revoke"]


def test_publishing_again_is_recorded_and_a_changed_pack_needs_a_version(
    folder: Path, run: Run, tmp_path: Path
) -> None:
    assert run("publish", str(RIVERSIDE)).value["new"] is False
    pack = shutil.copytree(RIVERSIDE, tmp_path / "pack")
    (pack / "README.md").write_text("other words")
    assert run("publish", str(pack)).code == FAILED
    assert acts(folder)[3:] == ["pack.publish"]


def test_the_log_is_exported_and_checked_elsewhere(run: Run, tmp_path: Path, folder: Path) -> None:
    key = run("verify").value["key"]
    note = tmp_path / "witness"
    note.write_text(run("audit", "checkpoint").value["checkpoint"])
    target = tmp_path / "audit.jsonl"
    assert run("audit", "export", str(target)).value["records"] == 3
    offline = ["verify", "--export", str(target), "--key", key, "--witness", str(note)]
    assert run(*offline, at=tmp_path / "none").value["records"] == 3
    target.write_text(target.read_text().replace("server.init", "server.exit"))
    ended = run(*offline, at=tmp_path / "none")
    assert ended.code == FAILED
    assert "record 2 was changed" in ended.err
    assert acts(folder)[-1] == "audit.export"


def test_reasons_are_erased_and_old_records_let_go(folder: Path, run: Run) -> None:
    run("audit", "erase-reason", "2").done()
    assert run("audit", "retire").value["up_to"] == 0
    told = ["--folder", str(folder), "--json", "audit", "retire", "--older-than-days", "400"]
    assert main(told, environ={}, clock=lambda: NOON.replace(year=2035)) == DONE
    assert run("verify").value["removed"] == 4


def test_a_service_is_put_back_from_its_backup(folder: Path, run: Run, tmp_path: Path) -> None:
    run("people", "add", "Otto", "--role", "officer").done()
    target, other = tmp_path / "backup", tmp_path / "other"
    made = run("backup", str(target)).value
    assert run("metrics").value["safe"] == made["head"]
    assert run("backup", str(target)).code == FAILED
    key = str(folder / "keys" / "backup.key")
    assert run("restore", str(target), "--key", key).code == FAILED
    assert run("restore", str(tmp_path / "nowhere"), "--key", key, at=other).code == FAILED
    assert run("restore", str(target), "--key", str(folder / "keys" / "trust"), at=other).code == FAILED
    assert not other.exists()
    run("restore", str(target), "--key", key, at=other).done()
    assert [one["name"] for one in run("people", "list", at=other).value["people"]] == ["Ada Admin", "Otto"]
    assert acts(other)[-1] == "server.restore"
    assert run("verify", at=other).value["checkpoints"] == 2
    assert not (other / "keys" / "agency-root.key").exists()
    assert run("ticket", "Otto", at=other).code == DONE


def test_a_key_that_is_not_the_one_opens_no_backup(folder: Path, run: Run, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "backup")).done()
    (tmp_path / "key").write_bytes(bytes(32))
    ended = run("restore", str(tmp_path / "backup"), "--key", str(tmp_path / "key"), at=tmp_path / "other")
    assert ended.code == FAILED
    assert "another key" in ended.err
    assert not (tmp_path / "other").exists()


def test_who_is_told_is_listed_without_the_secret(folder: Path, run: Run, tmp_path: Path) -> None:
    template = tmp_path / "words.txt"
    template.write_text("Case {case.number}")
    made = run("subscriptions", "add", "https://example.org/hook", "--kind", "case", "--template", str(template)).value
    assert len(made["secret"]) == 64
    run("subscriptions", "add", "team@example.org").done()
    listed = run("subscriptions", "list")
    assert [one["kind"] for one in listed.value["subscriptions"]] == ["webhook", "mail"]
    assert made["secret"] not in listed.out
    assert run("subscriptions", "remove", made["id"]).value["unsent"] == 0
    database = open_database(f"sqlite:///{folder / 'server.db'}")
    with database.reading() as connection:
        assert len(subscriptions(connection, "agency")) == 1
    database.close()


def test_figures_problems_and_openings_are_listed(run: Run) -> None:
    assert run("metrics").value["head"] == 1
    assert run("problems").value == {"problems": []}
    assert run("glass", "list", "--all").value == {"openings": []}
    assert "There is no problem." in run("problems", as_json=False).out


def test_a_bundle_is_taken_in_and_answered_on_the_same_stick(folder: Path, run: Run, tmp_path: Path) -> None:
    person = run("people", "add", "Otto", "--role", "officer", "--territory", "northgate").value
    parts, made = open_parts(read_settings(folder, {}), entropy=os.urandom), DeviceId(UUID(int=0xD0E6))
    signing, opening = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    row: dict[str, Any] = {"stream": "agency", "id": made, "officer": UUID(person["id"]), "name": "laptop", "app": ""}
    row |= {"signing_key": signing.public_key().public_bytes_raw(), "certificate": b"", "transcript": b""}
    row |= {"sealing_key": opening.public_key().public_bytes_raw(), "check_code": "000000", "schema_version": 1}
    with parts.database.writing() as connection:
        connection.execute(sa.insert(DEVICE).values({**row, "lease_seq": 0, "enrolled_at": 1, "seen_at": 1}))
        parts.identity.people.grant_again(connection, OfficerId(UUID(person["id"])))
        lineage = parts.database.tx(connection).stream().lineage
    document = parts.identity.keys.document
    parts.database.close()
    books = MemoryBooks(Place(device=made, life=UUID(int=1), lineage=lineage))
    keys = BundleKeys(
        device=made,
        signing=signing,
        opening=opening,
        server_bundle_key=document.bundle_key,
        server_key=document.server_key,
    )
    bundles = Bundles(books, HeldFiles(), keys, trail=HeldTrail(made), entropy=os.urandom)
    stick, answer = tmp_path / "stick", tmp_path / "answer"
    bundles.export(stick, now=NOON)

    assert run("bundle", "import", str(stick), "--answer", str(answer)).value["device"] == str(made)

    assert bundles.take(answer, new_life=lambda: UUID(int=9)).pages > 0
    assert {kind for kind, _ in books.view().values()} == {"answer", "service", "place"}
    assert acts(folder)[-1] == "bundle.import"
    (tmp_path / "stick").write_bytes(stick.read_bytes()[:-5])
    assert run("bundle", "import", str(stick), "--answer", str(tmp_path / "other")).code == FAILED
    assert not list(tmp_path.glob("other*"))
