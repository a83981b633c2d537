"""`backup` and `restore`: a copy that was read back, and a service put back from one."""

from pathlib import Path, PurePosixPath

from caseworker.errors import CaseworkerError
from sync.server.backup.backup import Source, make
from sync.server.backup.restore import Contents, key_files_in, note_restored, restore
from sync.server.backup.sealing import KEY_BYTES, BackupDamaged
from sync.server.blobs.objects import open_objects
from sync.server.cli.auditing import FileUnreadable
from sync.server.cli.call import Call, Commands, add
from sync.server.cli.founding import BACKUP_KEY, FolderNotEmpty, key_files
from sync.server.cli.operator import opened
from sync.server.database import open_database
from sync.server.identity.private_files import make_folder, write_once
from sync.server.parts import KEYS_FOLDER, open_parts
from sync.server.settings import FILE, read_settings

_FOLDERS = frozenset({KEYS_FOLDER, "tls"})


class NoBackupKey(CaseworkerError):
    """The file that should hold the backup key holds something else."""

    key = "backup.no-key"
    sentence = "The file {file} is no backup key. Nothing was changed. Use the copy of backup.key that was put away."


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    made = add(commands, "backup", backup, says="write a sealed backup while the service runs, and read it back")
    made.add_argument("file", type=Path)
    made.add_argument("--without-blobs", action="store_true", help="attachments are backed up with their storage")
    made = add(commands, "restore", put_back, says="put a service back from a backup, into an empty folder")
    made.add_argument("file", type=Path)
    made.add_argument("--key", type=Path, required=True, metavar="FILE", help="the copy of backup.key")


def backup(call: Call) -> None:
    """Make a backup; only when it could be read back does its place in the log count as safe."""
    key = _key(call.folder / KEYS_FOLDER / BACKUP_KEY)
    with opened(call) as operator:
        parts = operator.parts
        source = Source(
            database=parts.database,
            objects=parts.objects,
            keys=key_files(call.folder),
            with_blobs=not call.options.without_blobs,
        )
        target: Path = call.options.file
        made = make(source, target.absolute(), key=key, now=call.clock(), entropy=call.entropy)
        operator.transact(lambda connection: operator.record(connection, "server.backup", head=made.head))
    call.terminal.answer(_value(made), [f"{target} holds the log up to {made.head}, and was read back: {_told(made)}."])


def put_back(call: Call) -> None:
    """Restore a service; devices send again what the backup did not hold."""
    options, folder = call.options, call.folder
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(folder=folder.name)
    key = _key(options.key)
    files = key_files_in(_there(options.file), key=key)
    make_folder(folder)
    for name, content in files.items():
        _put(folder, name, content, options.file.name)
    write_once(folder / KEYS_FOLDER / BACKUP_KEY, key)
    settings = read_settings(folder, call.environ)
    database = open_database(settings.database_url, stream=settings.stream)
    try:
        objects = open_objects(settings.blobs_url)
        now = call.clock()
        found = restore(database, options.file, key=key, now=now, entropy=call.entropy, objects=objects)
    finally:
        database.close()
    _note(call, found)
    lines = [f"The service is back as of place {found.head} of its log: {_told(found)}. Start it with: run"]
    call.terminal.answer(_value(found), lines)


def _note(call: Call, found: Contents) -> None:
    parts = open_parts(read_settings(call.folder, call.environ), entropy=call.entropy)
    try:
        with parts.database.writing() as connection:
            note_restored(connection, parts.audit, found, now=call.clock())
            parts.audit.checkpoint(connection, call.clock(), at_once=True)
    finally:
        parts.database.close()


def _put(folder: Path, name: str, content: bytes, backup: str) -> None:
    """Write a file of the backup to its place; a name that leads elsewhere is not from us."""
    parts = PurePosixPath(name).parts
    if parts != (FILE,) and (len(parts) != 2 or parts[0] not in _FOLDERS or parts[1].startswith(".")):
        raise BackupDamaged(file=backup)
    make_folder(folder.joinpath(*parts).parent)
    write_once(folder.joinpath(*parts), content)


def _key(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    if len(key) != KEY_BYTES:
        raise NoBackupKey(file=path.name)
    return key


def _there(path: Path) -> Path:
    if not path.is_file():
        raise FileUnreadable(file=path.name)
    return path


def _told(one: Contents) -> str:
    return f"{one.rows} rows, {one.blobs} attachments"


def _value(one: Contents) -> dict[str, object]:
    return {"stream": one.stream, "head": one.head, "rows": one.rows, "blobs": one.blobs, "tables": one.counts}
