"""The encrypted engine: the one place of every PRAGMA, of the key's way into SQLite, and of what SQLite may refuse.

`writer` and `reader` give SQLAlchemy engines over one SQLCipher file; `maintenance` a bare connection for the few
statements that need more rights (VACUUM, backup, rekey). The settings are those of the security design, section 4.
Nothing here knows what the tables mean.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2
from sqlalchemy.pool import QueuePool

from caseworker.errors import CaseworkerError
from caseworker.store.damage import StoreDamage
from caseworker.store.files import DiskFull
from caseworker.store.keys.secret import Secret

APPLICATION_ID = 0x43574B31  # "CWK1"
READER_CACHE_MIB = 24
WRITER_CACHE_MIB = 16
READER_CONNECTIONS = 2
_BUSY_S = 10.0
_STATEMENTS = 512
_HEX_KEY = re.compile(r"[0-9a-f]{64}")
_DENIED_PRAGMAS = frozenset(
    {"key", "rekey", "hexkey", "hexrekey", "temp_store", "cipher_profile", "cipher_log", "writable_schema"}
)
_OK, _DENY = 0, 1
_ACT_PRAGMA, _ACT_ATTACH, _ACT_FUNCTION = 19, 24, 31
_ERROR, _BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _NOTADB = 1, 5, 8, 10, 11, 13, 26  # primary result codes
_READ_FAILED = frozenset({_IOERR | kind << 8 for kind in (1, 2, 33)})  # read, short read, damaged file system

Connect = Callable[[], Any]
"""Opens one DB-API connection to one file, keyed if it is to be encrypted."""


class EncryptionMissing(CaseworkerError):
    """The database library cannot encrypt."""

    key = "store.no-encryption"
    sentence = (
        "This installation lacks the part that encrypts the store, so nothing was opened or written."
        " Install the program again from a complete package."
    )


class StoreBusy(CaseworkerError):
    """Another part of the program held the store for too long."""

    key = "store.busy"
    sentence = "The store is busy with other work, so this was not saved. Everything saved before is safe. Try again."


class StoreNotWritable(CaseworkerError):
    """The system refused to write the file."""

    key = "store.not-writable"
    sentence = (
        "The system did not let this be written, so it was not saved. Everything saved before is safe."
        " Check that the disk is connected and not write-protected, then save again."
    )


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a full check found: pages whose seal is broken, and faults of structure. Numbers, never contents."""

    broken_pages: int
    faults: int

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.broken_pages and not self.faults


def key_clause(hex_key: str) -> str:
    """Return the raw-key form of SQLCipher. Any other length would silently become a passphrase, so it is refused."""
    if not _HEX_KEY.fullmatch(hex_key):
        raise ValueError("a store key is exactly 64 lower-case hexadecimal digits")
    return f"\"x'{hex_key}'\""


def keyed(path: Path, key: Secret, *, driver: Any = sqlcipher3.dbapi2) -> Connect:
    """Return a `Connect` for an existing file and its 32-byte key. It raises `EncryptionMissing` without SQLCipher.

    The file is never created here. Opening with a key that is not the file's raises the driver's "not a database".
    """

    def connect() -> Any:
        clause = key_clause(key.value.hex())
        connection = unkeyed(path, driver=driver)()
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key is reported on standard error
            connection.execute(f"PRAGMA key = {clause}")
            _require_cipher(connection)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def unkeyed(path: Path, *, driver: Any = sqlcipher3.dbapi2) -> Connect:
    """Return a `Connect` without a key: the first half of `keyed`, and the twin that measurements compare with."""

    def connect() -> Any:
        return driver.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            cached_statements=_STATEMENTS,
            timeout=_BUSY_S,
        )

    return connect


def writer(path: Path, key: Secret, *, cache_mib: int = WRITER_CACHE_MIB) -> sa.Engine:
    """Return the engine that writes: one connection, every transaction immediate and durable when committed."""
    return build(keyed(path, key), name=path.name, write=True, cache_mib=cache_mib)


def reader(path: Path, key: Secret, *, cache_mib: int = READER_CACHE_MIB) -> sa.Engine:
    """Return the engine that reads: transactions are snapshots, and writing is refused by SQLite."""
    return build(keyed(path, key), name=path.name, write=False, cache_mib=cache_mib)


def build(connect: Connect, *, name: str, write: bool, cache_mib: int) -> sa.Engine:
    """Return an engine over any `Connect` with the settings of this module.

    Its statements raise `DiskFull`, `StoreNotWritable`, `StoreBusy` or `StoreDamage` where SQLite reports these.
    """

    def creator() -> Any:
        connection = connect()
        _settle(connection, write=write, cache_mib=cache_mib)
        return connection

    made = sa.create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        pool_size=1 if write else READER_CONNECTIONS,
        max_overflow=0,
        hide_parameters=True,
        execution_options={"file": name},
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    sa.event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    sa.event.listen(made, "handle_error", lambda context: _refuse(context.original_exception, name))
    return made


@contextmanager
def maintenance(path: Path, key: Secret) -> Iterator[Any]:
    """Give a bare connection that may VACUUM, back up and rekey; foreseen refusals are raised as such."""
    with foreseen(path.name):
        connection = keyed(path, key)()
        try:
            _settle(connection, write=True, cache_mib=WRITER_CACHE_MIB, guarded=False)
            yield connection
        finally:
            connection.close()


@contextmanager
def foreseen(name: str) -> Iterator[None]:
    """Turn the driver's foreseen failures into `CaseworkerError`; every other failure passes unchanged."""
    try:
        yield
    except sqlcipher3.dbapi2.Error as error:
        _refuse(error, name)
        raise


def checkpoint(engine: sa.Engine) -> None:
    """Fold the write-ahead log into the file and empty it, so that erased words leave the disk.

    Raises `StoreBusy` while a reader still stands in an older snapshot; nothing is lost then.
    """
    with bare(engine) as connection:
        fold(connection)


def fold(connection: Any) -> None:
    """Do what `checkpoint` does, on a bare connection."""
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise StoreBusy


@contextmanager
def bare(engine: sa.Engine) -> Iterator[Any]:
    """Lend a pooled connection outside any transaction, as the driver knows it."""
    with foreseen(str(engine.get_execution_options()["file"])):
        lent = engine.raw_connection()
        try:
            yield lent.driver_connection
        finally:
            lent.close()


def copy(connection: Any, target: Path, key: Secret) -> None:
    """Copy what a bare connection sees into an existing, empty file under the same key.

    A connection inside a read transaction copies that snapshot, whatever is written meanwhile.
    """
    into = keyed(target, key)()
    try:
        connection.backup(into)
    finally:
        into.close()


def in_use(engine: sa.Engine) -> bool:
    """Whether somebody holds a connection of the engine at this moment."""
    return isinstance(engine.pool, QueuePool) and engine.pool.checkedout() > 0


def soundness(connection: Any) -> Soundness:
    """Check every page's seal and the structure of the whole file, on a bare connection [about 560 MB/s]."""
    broken = len(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    try:
        faults = sum(1 for row in connection.execute("PRAGMA quick_check") if row[0] != "ok")
    except sqlcipher3.dbapi2.DatabaseError as error:
        if _code(error) & 0xFF not in {_CORRUPT, _IOERR}:
            raise
        faults = 1  # so broken that the check itself could not go on
    return Soundness(broken_pages=broken, faults=faults)


def rekey(path: Path, *, old: Secret, new: Secret) -> None:
    """Re-encrypt the file from the old key to the new one. One transaction: killed at any point, one key opens it.

    Needs free disk as large as the file; raises `DiskFull` without it, and the old key stays.
    """
    with maintenance(path, old) as connection:
        fold(connection)
        connection.execute(f"PRAGMA rekey = {key_clause(new.value.hex())}")
    if not opens(path, new):  # rekey says "ok" even when it could not write; closing has undone its half
        raise DiskFull
    with maintenance(path, new) as connection:
        fold(connection)  # until then every page would look broken to cipher_integrity_check


def opens(path: Path, key: Secret) -> bool:
    """Whether this key opens the file."""
    try:
        keyed(path, key)().close()
    except sqlcipher3.dbapi2.DatabaseError as error:
        if _code(error) & 0xFF in {_NOTADB, _CORRUPT, _IOERR, _ERROR}:
            return False
        raise
    return True


def mark(connection: Any) -> None:
    """Write this program's application id into a new file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def application_id(connection: Any) -> int:
    """Return the application id of the file."""
    return int(_single(connection, "PRAGMA application_id"))


def page_count(connection: Any) -> int:
    """Return how many pages the file says it holds."""
    return int(_single(connection, "PRAGMA page_count"))


def schema_version(connection: sa.Connection) -> int:
    """Return the number of the last migration (`user_version`)."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def set_schema_version(connection: sa.Connection, version: int) -> None:
    """Keep the number of the last migration, in the transaction that is under way."""
    connection.exec_driver_sql(f"PRAGMA user_version = {int(version)}")


def _settle(connection: Any, *, write: bool, cache_mib: int, guarded: bool = True) -> None:
    """Bring a fresh connection to the settings everybody relies on; a failure closes it."""
    settings = (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        f"cache_size = {-1024 * cache_mib}",
        f"query_only = {'OFF' if write else 'ON'}",
    )
    try:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}").fetchall()
    except BaseException:
        connection.close()
        raise
    connection.set_authorizer(_guard if guarded else _guard_upkeep)


def _guard(action: int, first: str | None, second: str | None, _database: str | None, _inside: str | None) -> int:
    """Refuse what could lead words out of the encrypted file or weaken the connection [0.4 us per statement]."""
    if action == _ACT_ATTACH:
        return _DENY
    if action == _ACT_PRAGMA and (first or "").lower() in _DENIED_PRAGMAS:
        return _DENY
    if action == _ACT_FUNCTION and (second or "").lower() == "load_extension":
        return _DENY
    return _OK


def _guard_upkeep(action: int, first: str | None, second: str | None, database: str | None, inside: str | None) -> int:
    """The same for upkeep, where VACUUM needs ATTACH and an epoch needs rekey."""
    if action == _ACT_ATTACH or (action == _ACT_PRAGMA and (first or "").lower() == "rekey"):
        return _OK
    return _guard(action, first, second, database, inside)


def _refuse(error: BaseException | None, name: str) -> None:
    code = _code(error)
    primary = code & 0xFF
    if primary == _FULL:
        raise DiskFull from error
    if primary == _BUSY:
        raise StoreBusy from error
    if primary in {_CORRUPT, _NOTADB} or code in _READ_FAILED:
        raise StoreDamage(file=name) from error
    if primary in {_READONLY, _IOERR}:
        raise StoreNotWritable from error


def _code(error: BaseException | None) -> int:
    """The extended result code of SQLite, 0 for an error that has none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0)


def _require_cipher(connection: Any) -> None:
    if not _single(connection, "PRAGMA cipher_version"):
        raise EncryptionMissing


def _single(connection: Any, statement: str) -> Any:
    row = connection.execute(statement).fetchone()
    return None if row is None else row[0]
