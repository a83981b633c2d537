"""The one place of every PRAGMA: what it insists on and what it refuses."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2

from caseworker.store import engine
from caseworker.store.damage import StoreDamage
from caseworker.store.files import DiskFull
from caseworker.store.keys.secret import Secret, VaultLocked

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    path.touch()
    with engine.maintenance(path, Secret(KEY)) as connection:
        connection.execute("CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    return path


@pytest.fixture
def writer(path: Path) -> Iterator[sa.Engine]:
    made = engine.writer(path, Secret(KEY))
    yield made
    made.dispose()


@pytest.fixture
def reader(path: Path) -> Iterator[sa.Engine]:
    made = engine.reader(path, Secret(KEY))
    yield made
    made.dispose()


def add(writer: sa.Engine, count: int, *, size: int = 200) -> None:
    with writer.begin() as connection:
        rows = [{"text": f"planted-{number:06d}-" + "x" * size} for number in range(count)]
        connection.execute(sa.text("INSERT INTO word (text) VALUES (:text)"), rows)


def count(reader: sa.Engine) -> int:
    with reader.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM word").scalar_one())


@pytest.mark.parametrize("length", [0, 1, 63, 65, 96, 128])
def test_a_key_of_any_other_length_is_refused_because_it_would_become_a_passphrase(length: int) -> None:
    with pytest.raises(ValueError, match="exactly 64"):
        engine.key_clause("a" * length)


@pytest.mark.parametrize("text", ["A" * 64, "g" * 64, "a" * 63 + "'", "a" * 63 + "\n", "a" * 64 + "\n"])
def test_a_key_that_is_not_lower_case_hexadecimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="lower-case"):
        engine.key_clause(text)


def test_a_library_that_cannot_encrypt_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()

    with pytest.raises(engine.EncryptionMissing):
        engine.keyed(path, Secret(KEY), driver=sqlite3)()

    assert path.stat().st_size == 0


def test_a_plaintext_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE word (text TEXT)")
    plain.close()

    with pytest.raises(StoreDamage), engine.reader(path, Secret(KEY)).connect():
        pass


def test_a_missing_file_is_never_created(tmp_path: Path) -> None:
    with pytest.raises(sa.exc.OperationalError), engine.writer(tmp_path / "absent.db", Secret(KEY)).connect():
        pass

    assert list(tmp_path.iterdir()) == []


def test_another_key_does_not_open_and_nothing_is_printed(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert engine.opens(path, Secret(KEY))
    assert not engine.opens(path, Secret(OTHER))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
    ],
)
def test_both_engines_have_the_settings_everybody_relies_on(
    writer: sa.Engine, reader: sa.Engine, setting: str, value: object
) -> None:
    for made in (writer, reader):
        with made.connect() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value


def test_the_reader_has_the_large_cache_and_cannot_write(reader: sa.Engine) -> None:
    with reader.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -1024 * engine.READER_CACHE_MIB
        assert connection.exec_driver_sql("PRAGMA query_only").scalar_one() == 1
    with pytest.raises(engine.StoreNotWritable), reader.begin() as connection:
        connection.exec_driver_sql("INSERT INTO word (text) VALUES ('no')")


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'other.db' AS other",
        "VACUUM INTO 'other.db'",
        "PRAGMA temp_store = FILE",
        "PRAGMA cipher_profile = 'profile.log'",
        "PRAGMA cipher_log = 'cipher.log'",
        "PRAGMA writable_schema = ON",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "SELECT load_extension('evil')",
    ],
)
def test_what_could_lead_words_out_of_the_file_is_denied(
    writer: sa.Engine, reader: sa.Engine, path: Path, statement: str
) -> None:
    before = {item.name for item in path.parent.iterdir()}
    for made in (writer, reader):
        with engine.bare(made) as connection, pytest.raises(sqlcipher3.dbapi2.Error, match=r"not authorized|denied"):
            connection.execute(statement)

    assert {item.name for item in path.parent.iterdir()} - before <= {"case.db-wal", "case.db-shm"}


def test_a_reader_keeps_its_snapshot_while_others_write(writer: sa.Engine, reader: sa.Engine) -> None:
    add(writer, 1)
    with reader.connect() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM word").scalar_one()
        add(writer, 5)
        assert connection.exec_driver_sql("SELECT count(*) FROM word").scalar_one() == before

    assert count(reader) == 6


def test_a_failed_transaction_leaves_nothing(writer: sa.Engine, reader: sa.Engine) -> None:
    with writer.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE half (n)")
        with pytest.raises(sa.exc.IntegrityError):
            connection.exec_driver_sql("INSERT INTO word (text) VALUES ('half'), (NULL)")

    assert count(reader) == 0
    with reader.connect() as connection:
        assert not sa.inspect(connection).has_table("half")


def test_no_planted_word_stands_in_any_file_even_after_a_large_sort(
    writer: sa.Engine, reader: sa.Engine, path: Path
) -> None:
    add(writer, 5000)
    with reader.connect() as connection:
        sorted_rows = connection.exec_driver_sql("SELECT text FROM word ORDER BY substr(text, 5) DESC, text")
        assert sorted_rows.fetchmany(10)
        opened = [item.readlink() for item in Path("/proc/self/fd").iterdir() if item.is_symlink()]
        files = [*path.parent.iterdir(), *(item for item in opened if item.is_file() and path.parent in item.parents)]
        for file in files:
            assert b"planted" not in file.read_bytes()


def test_a_full_disk_refuses_the_edit_and_work_goes_on_when_there_is_room(writer: sa.Engine, reader: sa.Engine) -> None:
    add(writer, 10)
    with engine.bare(writer) as connection:
        connection.execute(f"PRAGMA max_page_count = {engine.page_count(connection) + 3}")

    with pytest.raises(DiskFull) as refusal:
        add(writer, 1000)
    assert "Free some space" in refusal.value.say()
    assert count(reader) == 10

    with engine.bare(writer) as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    add(writer, 1000)
    assert count(reader) == 1010
    with engine.bare(reader) as connection:
        assert engine.soundness(connection).sound


def test_a_flipped_bit_is_damage_when_the_page_is_read_and_when_the_file_is_checked(
    writer: sa.Engine, path: Path
) -> None:
    add(writer, 500)
    engine.checkpoint(writer)
    writer.dispose()
    flip(path, page=9, bit=1234)

    damaged = engine.reader(path, Secret(KEY))
    with pytest.raises(StoreDamage), damaged.connect() as connection:
        connection.exec_driver_sql("SELECT sum(length(text)) FROM word").scalar_one()
    with engine.bare(damaged) as connection:
        assert engine.soundness(connection).broken_pages == 1
    damaged.dispose()


def flip(path: Path, *, page: int, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * 4096 + bit // 8] ^= 1 << bit % 8
    path.write_bytes(raw)


def flips_found(path: Path, whole: bytes, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The flips that neither opening nor checking found."""
    missed = []
    for page, bit in places:
        path.write_bytes(whole)
        flip(path, page=page, bit=bit)
        try:
            with engine.maintenance(path, Secret(KEY)) as connection:
                if engine.soundness(connection).sound:
                    missed.append((page, bit))
        except StoreDamage:
            continue
    return missed


@pytest.mark.parametrize("number", [20, pytest.param(500, marks=pytest.mark.nightly)])
def test_every_flipped_bit_in_the_file_is_found(writer: sa.Engine, path: Path, number: int) -> None:
    add(writer, 2000)
    engine.checkpoint(writer)
    writer.dispose()
    whole, source = path.read_bytes(), random.Random(7)
    places = [(source.randrange(1, len(whole) // 4096 + 1), source.randrange(4096 * 8)) for _ in range(number)]

    assert flips_found(path, whole, places) == []


def test_after_a_rekey_only_the_new_key_opens_and_every_page_is_whole(writer: sa.Engine, path: Path) -> None:
    add(writer, 500)
    writer.dispose()

    engine.rekey(path, old=Secret(KEY), new=Secret(OTHER))

    assert not engine.opens(path, Secret(KEY))
    renewed = engine.reader(path, Secret(OTHER))
    assert count(renewed) == 500
    with engine.bare(renewed) as connection:
        assert engine.soundness(connection).sound
    renewed.dispose()


def test_an_engine_whose_key_was_wiped_says_that_the_store_is_locked(path: Path) -> None:
    key = Secret(KEY)
    made = engine.reader(path, key)
    key.wipe()

    with pytest.raises(VaultLocked), made.connect():
        pass


def test_a_checkpoint_empties_the_log(writer: sa.Engine, path: Path) -> None:
    add(writer, 100)
    log = path.with_name("case.db-wal")
    assert log.stat().st_size > 0

    engine.checkpoint(writer)

    assert log.stat().st_size == 0


def test_upkeep_may_vacuum_and_the_result_is_still_encrypted(writer: sa.Engine, path: Path) -> None:
    add(writer, 100)
    with engine.maintenance(path, Secret(KEY)) as connection:
        connection.execute("VACUUM")
        engine.fold(connection)

    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert b"planted" not in path.read_bytes()


def test_the_schema_version_is_kept_in_the_transaction_that_sets_it(writer: sa.Engine, reader: sa.Engine) -> None:
    with writer.connect() as connection:
        engine.set_schema_version(connection, 5)
        connection.rollback()
    with reader.connect() as connection:
        assert engine.schema_version(connection) == 0
    with writer.begin() as connection:
        engine.set_schema_version(connection, 5)
    with reader.connect() as connection:
        assert engine.schema_version(connection) == 5
