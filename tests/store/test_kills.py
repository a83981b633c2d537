"""Killed at any moment: nothing acknowledged is lost, exactly one key opens, and what was begun can be finished."""

import io
import os
import random
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from caseworker.store import engine, entrance
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.backup import make_backup, new_backup_code, restore
from caseworker.store.epochs import Standing, begin, replaced, settle
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.keys.keyfile import check_mac, read_keys
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import wrap_passphrase
from caseworker.store.keys.witness import Witness
from caseworker.store.opening import store_key
from caseworker.store.profile import Profile, ProfileWiped
from caseworker.store.unlocking import come_to_door, enter_by_recovery
from caseworker.store.wiping import wipe_files
from tests.fakes.keyring import FileSecrets
from tests.store.killing import killed, needs_fork, time_of
from tests.store.profiles import (
    FIVE_WORDS,
    NOW,
    OTHER_PHRASE,
    PHRASE,
    MadeProfile,
    add_words,
    made_profile,
    prepare,
    visit,
    wish,
    words_in,
)

pytestmark = needs_fork
Tell = Callable[[str], None]
TEN_OR_MORE = pytest.mark.parametrize("times", [10, pytest.param(50, marks=pytest.mark.nightly)])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeProfile:
    return made_profile(tmp_path_factory.mktemp("template") / "profile")


def file_secrets(made: MadeProfile, path: Path) -> FileSecrets:
    secrets = FileSecrets(path)
    for name, value in made.secrets.entries.items():
        secrets.write(name, value)
    return secrets


def standing_of(made: MadeProfile, secrets: FileSecrets) -> Standing:
    """The slots and root keys by way of the recovery key, which takes no derivation."""
    door = come_to_door(Profile(made.directory), secrets, now=NOW)
    return Standing(door.keys, enter_by_recovery(door, made.recovery_key))


def opening_keys(made: MadeProfile, standing: Standing) -> list[int]:
    """The epochs whose key opens the store as it is."""
    return [
        epoch
        for epoch, root in standing.roots.items()
        if engine.opens(made.store, store_key(root, standing.keys.place(epoch)))
    ]


@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.nightly)])
def test_killed_while_writing_every_acknowledged_word_is_there(times: int, tmp_path: Path) -> None:
    source, path, key = random.Random(1), tmp_path / "case.db", bytes(range(32))
    path.touch()
    with engine.maintenance(path, Secret(key)) as connection:
        connection.execute("CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT NOT NULL)")

    def write(tell: Tell) -> None:
        writer = engine.writer(path, Secret(key))
        tell("open")
        while True:
            with writer.begin() as connection:
                n = connection.exec_driver_sql("INSERT INTO word (text) VALUES (hex(randomblob(3000)))").lastrowid
            tell(str(n))

    acknowledged: set[int] = set()
    for _ in range(times):
        told = killed(write, after_s=source.uniform(0.01, 0.1), first="open")
        acknowledged |= {int(word) for word in told.words[1:]}
        with engine.maintenance(path, Secret(key)) as connection:
            kept = {row[0] for row in connection.execute("SELECT n FROM word")}
            assert acknowledged <= kept
            assert len(kept - acknowledged) <= times  # at most the one under way at each kill
    with engine.maintenance(path, Secret(key)) as connection:
        engine.fold(connection)
        assert engine.soundness(connection).sound
    assert acknowledged


@TEN_OR_MORE
def test_killed_while_taking_a_new_epoch_exactly_one_key_opens_and_the_words_are_there(
    times: int, template: MadeProfile, tmp_path: Path
) -> None:
    source, made = random.Random(2), template.copied(tmp_path / "profile")
    secrets = file_secrets(made, tmp_path / "keyring")
    fill(made, secrets)
    outcomes = set()
    for _ in range(times):
        before = standing_of(made, secrets)

        def advance(tell: Tell, before: Standing = before) -> None:
            profile, witness = Profile(made.directory), Witness(secrets, before.keys.profile)
            both = begin(profile, before, passphrase=PHRASE, witness=witness, entropy=os.urandom)
            tell("both epochs stand")
            settle(profile, both, witness)

        killed(advance, after_s=source.uniform(0, 0.12), first=source.choice(["both epochs stand"] * 4 + [None]))
        after = standing_of(made, secrets)
        opening = opening_keys(made, after)
        assert len(opening) == 1
        outcomes.add((len(after.roots), opening[0] == after.keys.newest.epoch))
        settled = settle(Profile(made.directory), after, Witness(secrets, after.keys.profile))
        assert opening_keys(made, settled) == [settled.keys.newest.epoch]

    assert len(outcomes) > 1  # the kills did fall into different steps
    vault = entrance.unlock(made.directory, visit(secrets), passphrase=PHRASE)
    assert words_in(vault)[:5] == FIVE_WORDS
    assert len(words_in(vault)) == 405
    assert vault.verify(now=NOW).sound
    vault.close(now=NOW)


def fill(made: MadeProfile, secrets: FileSecrets) -> None:
    """Enough pages for the re-encryption to take a while."""
    vault = entrance.unlock(made.directory, visit(secrets), passphrase=PHRASE)
    add_words(vault, *("long " * 2000 for _ in range(400)))
    vault.close(now=NOW)


@TEN_OR_MORE
def test_killed_while_replacing_the_slots_exactly_one_passphrase_stands(
    times: int, template: MadeProfile, tmp_path: Path
) -> None:
    source, made = random.Random(3), template.copied(tmp_path / "profile")
    secrets, profile = file_secrets(made, tmp_path / "keyring"), Profile(made.directory)
    standing = standing_of(made, secrets)
    device_secret = Witness(secrets, standing.keys.profile).device_secret(1)
    slots = [
        wrap_passphrase(
            standing.root,
            passphrase=phrase,
            device_secret=device_secret,
            place=standing.keys.place(1),
            cost=LOWEST,
            entropy=os.urandom,
        )
        for phrase in (OTHER_PHRASE, PHRASE)
    ]
    for _ in range(times):
        standing = standing_of(made, secrets)

        def change(tell: Tell, current: Standing = standing) -> None:
            for slot in cycle(slots):
                current = replaced(profile, current, current.keys.newest.with_slot(slot))
                tell(str(current.keys.serial))

        told = killed(change, after_s=source.uniform(0.01, 0.05))
        keys = read_keys(made.keys)
        check_mac(keys, standing.root, epoch=1, name="keys.json")
        acknowledged = int(told.words[-1]) if told.words else standing.keys.serial
        assert keys.serial in {acknowledged, acknowledged + 1}

    standing_phrase = PHRASE if read_keys(made.keys).newest.passphrase == slots[1] else OTHER_PHRASE
    vault = entrance.unlock(made.directory, visit(secrets), passphrase=standing_phrase)
    assert words_in(vault) == FIVE_WORDS
    vault.close(now=NOW)


@TEN_OR_MORE
def test_killed_while_wiping_the_next_opening_finishes_it(times: int, template: MadeProfile, tmp_path: Path) -> None:
    source, begun = random.Random(4), 0
    for number in range(times):
        made = template.copied(tmp_path / f"profile{number}")
        secrets, profile = file_secrets(made, tmp_path / f"keyring{number}"), Profile(made.directory)
        profile.outbox.write_bytes(b"sealed to the server")
        for _ in range(40):
            AttachmentFiles(profile.attachments).add(uuid4(), io.BytesIO(b"scan"), entropy=os.urandom)

        told = killed(partial(wipe, profile, secrets), after_s=source.uniform(0, 0.02), first="now")
        if profile.wiping.exists():
            begun += 1
            with pytest.raises(ProfileWiped):
                entrance.unlock(made.directory, visit(secrets), passphrase=PHRASE)
        elif not told.ended and made.keys.exists():
            wipe_files(profile, secrets)  # killed before the first step
        assert {path.name for path in made.directory.iterdir()} <= {"lock", "outbox.sealed"}
        assert profile.outbox.read_bytes() == b"sealed to the server"
        assert secrets._entries() == {}
    assert begun


def wipe(profile: Profile, secrets: FileSecrets, tell: Tell) -> None:
    tell("now")
    wipe_files(profile, secrets)


@pytest.fixture(scope="module")
def backed_up(template: MadeProfile, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("backup")
    made = template.copied(folder / "profile")
    vault = made.unlock()
    vault.attachments.add(UUID(int=3), io.BytesIO(b"scan" * 100_000), entropy=os.urandom)
    code = new_backup_code(vault)
    make_backup(vault, folder / "copy.cwbackup", code=code, now=NOW)
    vault.close(now=NOW)
    return folder / "copy.cwbackup", code


@pytest.mark.parametrize("times", [3, pytest.param(25, marks=pytest.mark.nightly)])
def test_killed_while_restoring_there_is_nothing_or_a_whole_profile_and_it_can_be_done_again(
    times: int, backed_up: tuple[Path, str], tmp_path: Path
) -> None:
    (source, code), chance = backed_up, random.Random(5)

    def bring_back(number: int, _: Tell = print) -> None:
        secrets = FileSecrets(tmp_path / f"keyring{number}")
        restore(source, tmp_path / f"restored{number}", wish(secrets), code=code, prepare=prepare).close(now=NOW)

    whole_s = time_of(lambda: bring_back(0))
    for number in range(1, times + 1):
        killed(partial(bring_back, number), after_s=chance.uniform(0, whole_s))
        directory, secrets = tmp_path / f"restored{number}", FileSecrets(tmp_path / f"keyring{number}")
        if not directory.exists():
            bring_back(number)
        vault = entrance.unlock(directory, visit(secrets), passphrase=PHRASE)
        assert words_in(vault) == FIVE_WORDS
        vault.close(now=NOW)
        assert len([name for name in secrets._entries() if "device-secret" in name]) == 1
