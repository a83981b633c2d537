"""A damaged store: the stated sentence for each kind, never "wrong passphrase", never silently an empty store."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.store import engine
from caseworker.store.damage import (
    PAGE_BYTES,
    StoreCutShort,
    StoreDamage,
    StoreEmpty,
    StoreForeign,
    StoreGrown,
    StoreMissing,
    StoreNotEncrypted,
    StoreOlder,
    StoreUnreadable,
)
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import Place
from caseworker.store.opening import OpenStore, found_store, open_store, store_key
from caseworker.store.profile import Profile
from tests.store.profiles import prepare

ROOT, PLACE = bytes(range(32)), Place(UUID(int=7), 1)
ROWS = 400


def opened(profile: Profile, *, least_gen: int = 0, place: Place = PLACE) -> OpenStore:
    return open_store(profile, Secret(ROOT), place, prepare, least_gen=least_gen)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A store of many pages with its root key at hand, so that no passphrase has to be stretched."""
    made = Profile(tmp_path / "profile")
    made.make()
    found_store(made, Secret(ROOT), PLACE)
    store = opened(made)
    with store.writer.begin() as connection:
        for number in range(ROWS):
            connection.exec_driver_sql("INSERT INTO word (text) VALUES (?)", (f"{number} " * 60,))
    engine.checkpoint(store.writer)
    store.shut()
    return made


def count(store: OpenStore) -> int:
    with store.reader.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM word").scalar_one())


def plain_database(path: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT)")
    plain.close()


def cut(share: float) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        raw = path.read_bytes()
        path.write_bytes(raw[: int(len(raw) * share)])

    return damage


def cut_to(size: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:size])

    return damage


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(PAGE_BYTES))


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * (path.stat().st_size // 256))


def flip_in_first_page(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("damage", "refusals"),
    [
        pytest.param(Path.unlink, (StoreMissing,), id="missing"),
        pytest.param(cut(0), (StoreEmpty,), id="no bytes"),
        pytest.param(cut_to(100), (StoreCutShort,), id="100 bytes"),
        pytest.param(cut_to(PAGE_BYTES), (StoreCutShort, StoreUnreadable), id="one page"),
        pytest.param(cut(0.5), (StoreCutShort, StoreUnreadable), id="half"),
        pytest.param(lambda path: cut_to(path.stat().st_size - 1)(path), (StoreCutShort,), id="a byte short"),
        pytest.param(
            lambda path: cut_to(path.stat().st_size - PAGE_BYTES)(path),
            (StoreCutShort, StoreUnreadable),
            id="a page short",
        ),
        pytest.param(grow, (StoreGrown,), id="a page more"),
        pytest.param(plain_database, (StoreNotEncrypted,), id="not encrypted"),
        pytest.param(noise, (StoreUnreadable,), id="noise"),
        pytest.param(flip_in_first_page, (StoreUnreadable,), id="a bit of the first page"),
    ],
)
def test_each_kind_of_damage_has_its_own_sentence_and_the_file_is_left_alone(
    profile: Profile, damage: Callable[[Path], None], refusals: tuple[type[StoreDamage], ...]
) -> None:
    damage(profile.store)
    before = profile.store.read_bytes() if profile.store.exists() else None

    with pytest.raises(refusals) as refusal:
        opened(profile)

    assert "restore the newest backup" in refusal.value.say()
    assert (profile.store.read_bytes() if profile.store.exists() else None) == before


def swap(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    one, other = slice(5 * PAGE_BYTES, 6 * PAGE_BYTES), slice(6 * PAGE_BYTES, 7 * PAGE_BYTES)
    raw[one], raw[other] = raw[other], raw[one]
    path.write_bytes(raw)


def flip_inside(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[6 * PAGE_BYTES + 77] ^= 4
    path.write_bytes(raw)


@pytest.mark.parametrize("damage", [swap, flip_inside])
def test_damage_inside_is_found_by_the_check_and_by_whoever_reads_it(
    profile: Profile, damage: Callable[[Path], None]
) -> None:
    damage(profile.store)
    store = opened(profile)

    with engine.bare(store.reader) as connection:
        assert engine.soundness(connection).broken_pages > 0
    with pytest.raises(StoreDamage), store.reader.connect() as connection:
        connection.exec_driver_sql("SELECT sum(length(text)) FROM word").scalar_one()
    store.shut()


def test_an_old_page_put_back_never_shows_an_empty_store(profile: Profile) -> None:
    old = profile.store.read_bytes()
    store = opened(profile)
    with store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE word SET text = 'short' WHERE n < 200")
    engine.checkpoint(store.writer)
    store.shut()
    new = bytearray(profile.store.read_bytes())
    page = next(
        at for at in range(PAGE_BYTES, len(new), PAGE_BYTES) if new[at : at + PAGE_BYTES] != old[at : at + PAGE_BYTES]
    )
    new[page : page + PAGE_BYTES] = old[page : page + PAGE_BYTES]
    profile.store.write_bytes(new)

    try:
        spliced = opened(profile)
    except StoreDamage:
        return
    assert 0 < count(spliced) <= ROWS
    spliced.shut()


def test_a_store_of_another_profile_under_the_same_key_is_foreign(profile: Profile) -> None:
    with store_key(Secret(ROOT), PLACE) as key, engine.maintenance(profile.store, key) as connection:
        connection.execute("UPDATE vault SET profile = ?", (str(UUID(int=8)),))

    with pytest.raises(StoreForeign):
        opened(profile)


def test_an_encrypted_file_of_another_program_is_foreign(profile: Profile) -> None:
    with store_key(Secret(ROOT), PLACE) as key, engine.maintenance(profile.store, key) as connection:
        connection.execute("PRAGMA application_id = 1")

    with pytest.raises(StoreForeign):
        opened(profile)


def test_the_key_of_another_epoch_does_not_open_and_says_damage(profile: Profile) -> None:
    with pytest.raises(StoreUnreadable) as refusal:
        opened(profile, place=Place(PLACE.profile, 2))

    assert "passphrase is right" in refusal.value.say()


def test_an_older_store_is_refused_before_anything_in_it_is_changed(profile: Profile) -> None:
    before = profile.store.read_bytes()

    with pytest.raises(StoreOlder):
        opened(profile, least_gen=1)

    assert profile.store.read_bytes() == before


def test_a_log_left_by_a_kill_is_taken_in(profile: Profile, tmp_path: Path) -> None:
    store = opened(profile)
    with store.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO word (text) VALUES ('from the log')")
    copy = Profile(tmp_path / "as-left")
    shutil.copytree(profile.directory, copy.directory)
    store.shut()

    again = opened(copy)
    assert count(again) == ROWS + 1
    again.shut()
