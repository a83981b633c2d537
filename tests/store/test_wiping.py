import io
import os
from pathlib import Path
from uuid import uuid4

import pytest

from caseworker.store import entrance
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.profile import Hold, Profile, ProfileInUse, ProfileMissing, ProfileWiped
from tests.store.profiles import NOW, PHRASE, MadeProfile, made_profile, visit


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeProfile:
    return made_profile(tmp_path_factory.mktemp("template") / "profile")


@pytest.fixture
def made(template: MadeProfile, tmp_path: Path) -> MadeProfile:
    copy = template.copied(tmp_path / "profile")
    AttachmentFiles(copy.directory / "att").add(uuid4(), io.BytesIO(b"scan"), entropy=os.urandom)
    (copy.directory / "outbox.sealed").write_bytes(b"sealed to the server")
    (copy.directory / "lease.json").write_text("{}")
    return copy


def names(made: MadeProfile) -> set[str]:
    return {path.name for path in made.directory.iterdir()}


def test_wiping_keeps_only_unsent_work(made: MadeProfile) -> None:
    receipt = entrance.wipe_unopened(made.directory, made.secrets)

    assert names(made) == {"lock", "outbox.sealed"}
    assert made.secrets.entries == {}
    assert (receipt.keyring_cleared, receipt.outbox_kept) == (True, True)
    with pytest.raises(ProfileMissing):
        made.unlock()


def test_policy_can_take_unsent_work_too(made: MadeProfile) -> None:
    receipt = entrance.wipe_unopened(made.directory, made.secrets, keep_outbox=False)

    assert names(made) == {"lock"}
    assert not receipt.outbox_kept


def test_an_open_vault_can_be_wiped(made: MadeProfile) -> None:
    vault = made.unlock()
    vault.wipe()
    vault.close(now=NOW)

    assert names(made) == {"lock", "outbox.sealed"}
    assert made.secrets.entries == {}


def test_a_wipe_that_was_cut_off_is_finished_by_whoever_opens_next_under_its_own_order(made: MadeProfile) -> None:
    profile = Profile(made.directory)
    before = made.keys.read_text().split('"profile":"')[1][:36]
    profile.wiping.write_text(f'{{"profile":"{before}","last_epoch":1,"keep_outbox":false}}')
    made.keys.unlink()

    with pytest.raises(ProfileWiped) as refusal:
        made.unlock()

    assert "Enrol the device again" in refusal.value.say()
    assert names(made) == {"lock"}
    assert made.secrets.entries == {}


def test_a_keyring_that_fails_does_not_keep_the_files_alive(
    made: MadeProfile, expected_logs: pytest.LogCaptureFixture
) -> None:
    made.secrets.state = "lost"

    receipt = entrance.wipe_unopened(made.directory, made.secrets)

    assert not receipt.keyring_cleared
    assert names(made) == {"lock", "outbox.sealed"}
    assert "keyring.lost" in expected_logs.text


def test_damaged_slots_do_not_save_a_profile_from_being_wiped(
    made: MadeProfile, expected_logs: pytest.LogCaptureFixture
) -> None:
    made.keys.write_bytes(b"{broken")

    receipt = entrance.wipe_unopened(made.directory, made.secrets)

    assert receipt.keyring_cleared  # the profile's id stood in state.json
    assert made.secrets.entries == {}
    assert names(made) == {"lock", "outbox.sealed"}
    assert "keys.damaged" in expected_logs.text


def test_a_profile_in_use_is_not_wiped_under_anyones_hands(made: MadeProfile) -> None:
    hold = Hold(Profile(made.directory))
    with pytest.raises(ProfileInUse):
        entrance.wipe_unopened(made.directory, made.secrets)
    hold.release()

    entrance.unlock(made.directory, visit(made.secrets), passphrase=PHRASE).close(now=NOW)
