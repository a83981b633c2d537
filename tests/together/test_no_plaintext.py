"""A scripted session on a thousand planted words leaves none of them, and no key, in any file, log or descriptor."""

import base64
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from caseworker.desk.maintenance import Maintenance
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.store import audit, travel
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.backup import new_backup_code, verify_backup
from caseworker.store.engine import build, checkpoint, unkeyed
from caseworker.store.keys.slots import WrongPassphrase
from caseworker.store.temporary_copies import TemporaryCopies
from tests.desk.sittings import a_sitting
from tests.store.stores import a_store
from tests.together.offices import CARD, OTHER_PHRASE, PHRASE, Place, a_place
from tests.together.planted import HOW_MANY, MARKER, Words, files_in, forms_of, found_in, leaks, numbers_of, open_files
from tests.together.session import Session

PLACES = ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


@dataclass
class Watched:
    """Everything the program might write to: the profile, the system's places for temporary things, the log."""

    root: Path
    log: Path

    def contents(self) -> Iterator[tuple[str, bytes]]:
        for handler in logging.getLogger().handlers:
            handler.flush()
        yield from files_in(self.root)
        yield from open_files(self.root)


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    root = tmp_path / "machine"
    for name in (
        "TMPDIR",
        "TEMP",
        "TMP",
        "SQLITE_TMPDIR",
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
    ):
        (root / name.lower()).mkdir(parents=True)
        monkeypatch.setenv(name, str(root / name.lower()))
    monkeypatch.setattr(tempfile, "tempdir", None)
    log = root / "everything.log"
    handler, logger = logging.FileHandler(log, encoding="utf-8"), logging.getLogger()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield Watched(root, log)
    logger.setLevel(level)
    logger.removeHandler(handler)
    handler.close()


def session_of(office: Office, words: Words) -> Session:
    return Session(
        sitting=office.sitting,
        words=words,
        files=office.vault.attachments,
        copies=TemporaryCopies(office.vault.profile.temporary / "copies"),
        empty_log=partial(checkpoint, office.vault.writer),
        entropy=os.urandom,
    )


def secrets_of(office: Office, place: Place) -> dict[str, list[bytes]]:
    """Every secret of the profile by its name, in every form it could be left in."""
    kept = [value for name, value in json.loads(place.keyring.read_text()).items() if "device-secret" in name]
    forms = {"the passphrase": PHRASE.encode(), "the officer": CARD.name.encode(), "a word": MARKER.encode()}
    with office.vault.store_key() as key, office.vault.root_copy() as root:
        forms |= {"the store's key": bytes(key.value), "the root key": bytes(root.value)}
    forms |= {f"device secret {number}": base64.b64decode(one) for number, one in enumerate(kept)}
    return {name: forms_of(secret) for name, secret in forms.items()}


def test_a_session_on_a_thousand_planted_words_leaves_none_of_them_anywhere(watched: Watched) -> None:
    place, words = a_place(watched.root / "documents"), Words()
    place.directory.parent.mkdir()
    place.keyring = watched.root.parent / "keyring"  # the system's own, not a file of ours
    office = place.found()
    session_of(office, words).play()
    assert words.count == HOW_MANY
    forms = secrets_of(office, place)
    assert_nothing_left(watched, forms)  # at work, with the write-ahead log full

    code = new_backup_code(office.vault)
    forms |= {"the backup's code": forms_of(code.encode()), "the next passphrase": forms_of(OTHER_PHRASE.encode())}
    Maintenance(office.sitting, office.vault).back_up(watched.root / "documents" / "monday.cwbackup", code=code)
    with pytest.raises(WrongPassphrase):
        office.vault.change_passphrase(old=OTHER_PHRASE, new="another phrase of four words")
    office.vault.change_passphrase(old=PHRASE, new=OTHER_PHRASE)
    office.vault.new_epoch(passphrase=OTHER_PHRASE)
    forms |= {f"{name}, next epoch": found for name, found in secrets_of(office, place).items()}
    printed = office.vault.add_code_slot()
    forms |= {"the printed code": forms_of(printed.encode())}
    assert_nothing_left(watched, forms)
    office.close()

    office = place.enter(OTHER_PHRASE)
    with office.store.reading() as reader:
        assert travel.place(reader.connection).n >= 30
        assert audit.verify(reader.connection) > travel.place(reader.connection).n
    office.close()
    scratch = watched.root / "documents" / "scratch"
    verify_backup(watched.root / "documents" / "monday.cwbackup", code=code, scratch=scratch)
    assert_nothing_left(watched, forms)
    assert watched.log.read_bytes().count(b"refused: ") >= 7  # the log was kept, at its lowest level


def assert_nothing_left(watched: Watched, forms: dict[str, list[bytes]]) -> None:
    searched = 0
    for place, content in watched.contents():
        assert leaks(content, forms) <= on_the_door(place), f"found in {place}"
        assert found_in(content) == set(), f"found in {place}"
        searched += 1
    assert searched > 20


def on_the_door(place: str) -> set[str]:
    """What may be read there: whose profile it is stands on its door, and nowhere else (`store/plate.py`)."""
    return {"the officer", "the officer, next epoch"} if Path(place).name == "plate.json" else set()


def test_the_same_search_finds_every_word_of_the_same_session_on_an_unencrypted_store(tmp_path: Path) -> None:
    words = Words()
    with a_store(tmp_path, encrypted=False) as store:
        sitting = a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))
        writer = build(unkeyed(tmp_path / "case.db"), name="case.db", write=True, cache_mib=2)
        Session(
            sitting=sitting,
            words=words,
            files=AttachmentFiles(tmp_path / "att"),
            copies=TemporaryCopies(tmp_path / "copies"),
            empty_log=partial(checkpoint, writer),
            entropy=os.urandom,
        ).play()
        writer.dispose()
        at_work = set[int]().union(*(found_in(content) for _, content in files_in(tmp_path)))
        seen_open = set[int]().union(*(found_in(content) for _, content in open_files()))
    assert words.count == HOW_MANY
    assert at_work == numbers_of(words.written)  # all that was written; nothing that was sealed, refused or erased
    assert seen_open == at_work
    assert any(leaks(content, {"a word": forms_of(MARKER.encode())}) for _, content in files_in(tmp_path))


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be", "latin-1"])
@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_the_search_finds_a_word_in_every_form(code: str, before: str) -> None:
    forms = {"a word": forms_of(MARKER.encode())}
    plain = f"{before}{MARKER}0042 and more".encode(code)
    for left in (plain, plain.lower(), plain.hex().encode(), base64.b64encode(plain), base64.urlsafe_b64encode(plain)):
        assert leaks(b"noise" + left + b"noise", forms) == {"a word"}
    assert leaks(os.urandom(100_000), forms) == set()
