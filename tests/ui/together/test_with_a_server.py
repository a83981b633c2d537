"""The whole program beside a real server: the first run by ticket, a forgotten passphrase, a stick, and a wipe."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
import shiboken6
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from caseworker.desk import doors
from caseworker.desk.people import NewPerson
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.store.keys.kdf import LOWEST
from sync.protocol.recovery import ask_code
from sync.server.blobs.uploads import BlobPolicy, Uploads
from sync.server.bundling import bundle_desk
from sync.server.identity.recovery_console import release_root
from tests.fakes.keyring import FakeSecrets
from tests.sync.running import RunningServer, now_utc
from tests.sync.server.served_agency import ServedAgency, a_served_agency
from tests.together.networked import PHRASE, a_town
from tests.ui.program import Program, a_program
from ui.entrance import readmit_model
from ui.entrance.begin_view import TicketCard
from ui.entrance.choice_cards import WaysCard, WelcomeCard
from ui.entrance.passphrase_view import CodeView, PassphraseView
from ui.entrance.readmit_view import WaitingCard
from ui.entrance.unlock_view import UnlockView
from ui.places import Place
from ui.theme.current import Themed

OTHER_PHRASE = "velvet acorn thunder kettle saddle"
BOSS, BOSS_KEY = OfficerId(UUID(int=0xB055)), Ed25519PrivateKey.generate()


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[ServedAgency]:
    """A server with a supervisor whose word counts when a passphrase is forgotten."""
    (tmp_path / "server").mkdir()
    trusted = {str(BOSS): BOSS_KEY.public_key().public_bytes_raw()}
    with a_served_agency(tmp_path / "server", supervisors=trusted) as made:
        made.hire("Sue Boss", Role.SUPERVISOR, "riverside", officer=BOSS)
        yield made


@pytest.fixture(autouse=True)
def _own_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring of the test's own, keys that cost little to derive, and no waiting between two questions."""
    secrets = FakeSecrets()
    monkeypatch.setattr(doors, "keyring_if_any", lambda: secrets)
    monkeypatch.setattr(doors, "system_keyring", lambda: secrets)
    monkeypatch.setattr("caseworker.store.founding.calibrate", lambda _entropy: LOWEST)
    monkeypatch.setattr(readmit_model, "ASK_AGAIN_MS", 20)


def choose_passphrase(program: Program, words: str) -> None:
    """Type a new passphrase twice, and go past the code that is shown once."""
    program.wait_for(PassphraseView)
    program.type(words)
    program.type(words)
    program.wait_for(CodeView)
    program.press(Qt.Key.Key_Space)


def test_the_first_run_by_ticket_and_a_forgotten_passphrase_need_only_keys(
    qapp: Themed, qtbot: QtBot, tmp_path: Path, agency: ServedAgency
) -> None:
    ticket = agency.ticket(agency.hire("Ana Lima"))
    with a_program(qapp, qtbot, tmp_path / "profiles") as program:
        program.wait_for(WelcomeCard)
        program.press(Qt.Key.Key_Return)
        program.wait_for(TicketCard)
        program.type(ticket)
        choose_passphrase(program, PHRASE)
        program.wait_until_at_work()
        assert program.session.office.card.name == "Ana Lima"
        program.wait(lambda: program.session.status is not None and program.session.status.last_round_at)

    with a_program(qapp, qtbot, tmp_path / "profiles") as program:
        card = program.wait_for(UnlockView)
        assert [one for one in card.findChildren(QLabel) if "Ana Lima" in one.text()]
        while "Forgot" not in getattr(qapp.focusWidget(), "text", str)():
            program.press(Qt.Key.Key_Tab)
        program.press(Qt.Key.Key_Space)
        program.wait_for(WaysCard)
        program.press(Qt.Key.Key_Return)
        waiting = program.wait_for(WaitingCard)
        assert isinstance(waiting, WaitingCard)
        program.wait(waiting.digits)
        hand_over_root(agency, waiting.digits().replace(" ", ""))
        choose_passphrase(program, OTHER_PHRASE)
        program.wait_until_at_work()
        assert program.session.office.card.name == "Ana Lima"

    with a_program(qapp, qtbot, tmp_path / "profiles") as program:
        program.wait_for(UnlockView)
        program.type(PHRASE)
        program.wait(lambda: "does not open this device" in program.entrance.card.field.error())  # type: ignore[attr-defined]
        program.unlock(OTHER_PHRASE)


def hand_over_root(agency: ServedAgency, digits: str) -> None:
    """Do what the supervisor does at the recovery console, who was read these digits."""
    with agency.parts.database.writing() as connection:
        recoveries = agency.identity.recoveries
        (waiting,) = recoveries.waiting(connection, now=now_utc())
        assert ask_code(waiting.ask) == digits
        made = release_root(waiting.ask, code=digits, recovery_key=agency.recovery_key, supervisor_key=BOSS_KEY)
        by = agency.identity.people.actor(connection, BOSS)
        assert by is not None
        recoveries.hand_over_root(
            connection,
            waiting.id,
            code=digits,
            sealed=made.sealed,
            signature=made.signature,
            by=by,
            now=now_utc(),
        )


@pytest.mark.nightly
def test_work_goes_to_the_office_and_its_answer_comes_back_on_a_stick(
    qapp: Themed, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, answer = tmp_path / "work.cwb", tmp_path / "answer.cwb"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(stick), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(answer), ""))
    with a_town(tmp_path) as town:
        town.joins("Ann", with_keyring=False).close()
        with a_program(qapp, qtbot, tmp_path) as program:
            program.unlock(PHRASE)
            session = program.session
            program.wait(lambda: session.status is not None and session.status.is_all_sent)
            town.server.stop()
            session.office.people.add(NewPerson(identified=False, description="Sat on the stairs at Mill Lane"))
            program.window.go(Place("sync"))

            program.window.run("sync.export")
            program.wait(lambda: "exported" in kinds(program))
            assert b"Mill Lane" not in stick.read_bytes()
            assert session.office.exchange.waiting_work()  # it counts as sent when the answer is there

            answered(town.server, stick, answer)
            program.window.run("sync.import")
            program.wait(lambda: "imported" in kinds(program))
            assert session.office.exchange.waiting_work() == ()
            town.server.restart_after_stop()


def kinds(program: Program) -> list[str]:
    return [line.kind for line in program.session.sync_log.lines]


def answered(server: RunningServer, stick: Path, answer: Path) -> None:
    """Take the stick in where the service runs, and put the answer on it."""
    assembly, parts = server.assembly, server.assembly.parts
    uploads = Uploads(parts.database, parts.objects, entropy=os.urandom, policy=BlobPolicy())
    desk = bundle_desk(assembly.service, uploads, parts=parts, entropy=os.urandom)
    with stick.open("rb") as source, answer.open("xb") as target:
        assert desk.answer(source, target, now=now_utc()).operations


@pytest.mark.nightly
def test_a_profile_that_the_agency_has_removed_is_gone_and_the_entrance_says_so(
    qapp: Themed, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_town(tmp_path) as town:
        office = town.joins("Ann", with_keyring=False)
        membership = office.membership.current()
        assert membership is not None
        office.close()
        with a_program(qapp, qtbot, tmp_path) as program:
            program.unlock(PHRASE)
            program.wait(lambda: program.session.status is not None and program.session.status.is_all_sent)
            identity, database = town.server.assembly.parts.identity, town.server.assembly.parts.database
            with database.writing() as connection:
                identity.devices.order_wipe(connection, DeviceId(membership.device), keep_outbox=True, now=now_utc())
            program.window.run("window.send-now")
            program.wait(lambda: shiboken6.isValid(program.entrance))
            program.wait(lambda: any("had this profile removed" in fact for fact in program.entrance.facts()))
            assert not (tmp_path / "profile-1" / "case.db").exists()
            program.wait_for(WelcomeCard)
