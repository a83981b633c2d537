"""Looking after a profile: what is whole is called whole, and what was tampered with is named."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caseworker.desk import office as offices
from caseworker.desk import restoring
from caseworker.desk.cases import NewCase
from caseworker.desk.maintenance import Checkup, Health, Level
from caseworker.desk.office import Office, OfficerCard, at_work
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.cases import Case
from caseworker.store import audit_file
from caseworker.store.audit import AuditBroken, Checkpoint
from caseworker.store.audit_file import ExportExists
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from tests.desk.sittings import ME, MORNING, MovableClock, riverside, trail
from tests.fakes.keyring import FakeSecrets

PHRASE = "copper lantern willow harbour"


@pytest.fixture
def secrets() -> FakeSecrets:
    return FakeSecrets()


@pytest.fixture
def office(tmp_path: Path, secrets: FakeSecrets, clock: MovableClock) -> Iterator[Office]:
    with at_work(an_office(tmp_path / "profile", secrets, clock)) as made:
        made.cases.open(NewCase(case_type="complaint"))
        yield made


def wish(secrets: FakeSecrets) -> Enrolment:
    return Enrolment(passphrase=PHRASE, now=MORNING, secrets=secrets, cost=LOWEST)


def an_office(directory: Path, secrets: FakeSecrets, clock: MovableClock, role: Role = Role.OFFICER) -> Office:
    card = OfficerCard(id=ME, name="Ada North", role=role, territories=("north",))
    return offices.found(directory, wish(secrets), card=card, pack=riverside(), clock=clock)


def levels(health: Health) -> dict[Checkup, Level]:
    return {one.what: one.level for one in health.diagnoses if one.level is not Level.GOOD}


def tamper(office: Office, statement: str) -> None:
    with office.store.writing() as connection:
        connection.exec_driver_sql(statement)


def test_a_sound_profile_lacks_only_a_backup(office: Office, secrets: FakeSecrets, tmp_path: Path) -> None:
    health = office.maintenance.check(secrets)
    assert levels(health) == {Checkup.BACKUP: Level.ATTENTION}
    assert health.level is Level.ATTENTION
    office.maintenance.back_up(tmp_path / "profile.backup", code=office.maintenance.new_backup_code())
    assert office.maintenance.check(secrets).level is Level.GOOD
    assert trail(office.store)[-1] == ("profile.backup", "allow")


def test_what_waits_to_be_sent_is_counted_and_a_change_in_it_is_found(office: Office, secrets: FakeSecrets) -> None:
    outbox = next(one for one in office.maintenance.check(secrets).diagnoses if one.what is Checkup.OUTBOX)
    assert outbox.number == 1
    tamper(office, "UPDATE outbox SET body = CAST('[]' AS BLOB) WHERE n = 1")
    assert levels(office.maintenance.check(secrets))[Checkup.OUTBOX] is Level.BROKEN


def test_a_changed_trail_is_found_with_the_number_of_its_first_bad_record(office: Office, secrets: FakeSecrets) -> None:
    tamper(office, "UPDATE audit SET record = replace(record, 'allow', 'deny') WHERE seq = 2")
    found = next(one for one in office.maintenance.check(secrets).diagnoses if one.what is Checkup.AUDIT)
    assert (found.level, found.number) == (Level.BROKEN, 2)


@pytest.mark.parametrize(
    ("state", "entries", "level"),
    [("ok", True, Level.GOOD), ("ok", False, Level.BROKEN), ("locked", True, Level.ATTENTION)],
)
def test_the_keyring_is_looked_at(
    office: Office, secrets: FakeSecrets, state: str, entries: bool, level: Level
) -> None:
    asked = secrets.copied()
    asked.state = state
    if not entries:
        asked.entries.clear()
    found = next(one for one in office.maintenance.check(asked).diagnoses if one.what is Checkup.KEYRING)
    assert found.level is level


def test_a_clock_set_back_by_more_than_a_day_is_named(
    office: Office, secrets: FakeSecrets, clock: MovableClock
) -> None:
    clock.forward(hours=-23)
    assert Checkup.CLOCK not in levels(office.maintenance.check(secrets))
    clock.forward(hours=-2)
    assert levels(office.maintenance.check(secrets))[Checkup.CLOCK] is Level.ATTENTION


def test_a_backup_comes_back_as_a_profile_at_work(office: Office, tmp_path: Path, clock: MovableClock) -> None:
    code = office.maintenance.new_backup_code()
    office.maintenance.back_up(tmp_path / "profile.backup", code=code)
    restored = restoring.restore(
        tmp_path / "profile.backup", tmp_path / "again", wish(FakeSecrets()), code=code, clock=clock
    )
    with at_work(restored) as again:
        with again.store.reading() as reader, office.store.reading() as known:
            assert reader.select(Case) == known.select(Case)
        assert again.vault.state.new_device_identity
        assert again.card == office.card


def test_settings_are_those_of_the_policy_for_the_role(tmp_path: Path, office: Office) -> None:
    settings = office.maintenance.settings()
    assert (settings.idle_lock_s, settings.lease_s, settings.may_export) == (300, 30 * 86_400, False)
    with at_work(an_office(tmp_path / "desk", FakeSecrets(), MovableClock(), Role.FRONT_DESK)) as desk:
        assert desk.maintenance.settings().lease_s == 12 * 3600
    with at_work(an_office(tmp_path / "chief", FakeSecrets(), MovableClock(), Role.SUPERVISOR)) as chief:
        assert chief.maintenance.settings().may_export


def test_only_an_auditor_takes_the_trail_away_and_that_is_recorded(office: Office, tmp_path: Path) -> None:
    with pytest.raises(AccessDenied):
        office.maintenance.export_audit(tmp_path / "trail.jsonl")
    assert not (tmp_path / "trail.jsonl").exists()
    assert trail(office.store)[-1] == ("audit.read", "deny")
    with at_work(an_office(tmp_path / "auditor", FakeSecrets(), MovableClock(), Role.AUDITOR)) as auditor:
        end = auditor.maintenance.export_audit(tmp_path / "trail.jsonl")
        assert audit_file.check(tmp_path / "trail.jsonl").last == end
        assert trail(auditor.store)[-1] == ("audit.export", "allow")
        with pytest.raises(ExportExists):
            auditor.maintenance.export_audit(tmp_path / "trail.jsonl")


Lines = list[str]
TAMPERINGS: dict[str, Callable[[Lines], Lines]] = {
    "edited": lambda lines: [lines[0], lines[1].replace("allow", "deny"), *lines[2:]],
    "deleted": lambda lines: [lines[0], *lines[2:]],
    "swapped": lambda lines: [lines[1], lines[0], *lines[2:]],
    "cut": lambda lines: lines[:-2],
    "cut before its end": lambda lines: [*lines[:-2], lines[-1]],
    "broken": lambda lines: [lines[0], "{", *lines[2:]],
    "grown": lambda lines: [*lines[:-1], lines[-2], lines[-1]],
    "empty": lambda lines: [],
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_a_trail_that_was_tampered_with_on_the_way_is_found(trail_lines: Lines, tmp_path: Path, how: str) -> None:
    changed = tmp_path / "changed.jsonl"
    changed.write_text("".join(TAMPERINGS[how](trail_lines)), encoding="utf-8")
    with pytest.raises(AuditBroken):
        audit_file.check(changed)


def test_a_trail_made_anew_is_found_by_a_checkpoint_somebody_remembers(trail_lines: Lines, tmp_path: Path) -> None:
    whole = tmp_path / "whole.jsonl"
    whole.write_text("".join(trail_lines), encoding="utf-8")
    end = audit_file.check(whole).last
    assert audit_file.check(whole, witness=end).last == end
    for witness in (Checkpoint(end.seq, bytes(32)), Checkpoint(end.seq + 1, bytes(32))):
        with pytest.raises(AuditBroken):
            audit_file.check(whole, witness=witness)


@pytest.fixture
def trail_lines(office: Office, tmp_path: Path) -> Lines:
    """The lines of a trail of at least three records, with the checkpoint as the last line."""
    office.cases.open(NewCase(case_type="complaint"))
    with office.store.reading() as reader:
        audit_file.write(reader.connection, tmp_path / "trail.jsonl")
    lines = (tmp_path / "trail.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(lines) >= 4
    assert "checkpoint" in json.loads(lines[-1])
    return lines
