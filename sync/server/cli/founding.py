"""`init`, `run` and `publish`: from nothing to a service that serves, with its pack and its first administrator."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from threading import Thread
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.packs.pack import load_pack
from sync.protocol.lineage import Epoch
from sync.server import json_logs
from sync.server.backup.sealing import KEY_BYTES
from sync.server.cli.call import Call, Commands, add
from sync.server.cli.operator import NoService, Operator, opened
from sync.server.database import open_database
from sync.server.http_process import serve
from sync.server.identity.people import Officer
from sync.server.identity.private_files import make_folder, write_once
from sync.server.identity.server_keys import OFFLINE, make_server_keys
from sync.server.packs import Publication
from sync.server.parts import KEYS_FOLDER, open_parts
from sync.server.settings import FILE, Settings, read_settings, settings_text
from sync.server.tls import make_authority, make_server_certificate

BACKUP_KEY = "backup.key"
TLS_FOLDER, CERTIFICATE, KEY, AUTHORITY, AUTHORITY_KEY = "tls", "server.crt", "server.key", "agency-ca.crt", "ca.key"
_PORT = 8440


class FolderNotEmpty(CaseworkerError):
    """The data folder holds something already."""

    key = "server.folder-not-empty"
    sentence = "{folder} is not empty, so no service was set up in it. Name another folder, or remove what is there."


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    made = add(commands, "init", init, says="set up a service: keys, certificate, database, pack, administrator")
    made.add_argument("--pack", type=Path, metavar="FOLDER", help="the agency pack to publish")
    made.add_argument("--agency", default="", help="the agency's name, if there is no pack yet")
    made.add_argument("--admin", default="", metavar="NAME", help="the first administrator")
    made.add_argument("--host", action="append", default=[], metavar="NAME", help="by which devices reach it")
    made.add_argument("--listen", default="", metavar="ADDRESS", help="the address of this machine to listen on")
    made.add_argument("--port", type=int, default=_PORT)
    made.add_argument("--database", default="", metavar="URL", help="postgresql://…; a file in the folder if left out")
    made.add_argument("--blobs", default="", metavar="URL", help="s3://…; a folder in the folder if left out")
    made.add_argument("--behind-proxy", action="store_true", help="a proxy on this machine speaks TLS to devices")
    made = add(commands, "run", run, says="serve until told to end")
    made.add_argument("--until-input-ends", action="store_true", help="also end when standard input is closed")
    made = add(commands, "publish", publish, says="publish an agency pack; a faulty one is never published")
    made.add_argument("pack", type=Path, metavar="FOLDER")


def init(call: Call) -> None:
    """Set a service up in an empty folder. What was cut off in the middle is to be removed and made again."""
    options, folder, now = call.options, call.folder, call.clock()
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(folder=folder.name)
    agency = load_pack(options.pack).agency.name if options.pack else options.agency or "Agency"
    make_folder(folder)
    hosts = options.host or ["localhost", "127.0.0.1"]
    ca = _make_certificate(folder / TLS_FOLDER, agency, hosts, now)
    make_server_keys(folder / KEYS_FOLDER, call.entropy, agency=agency, now=now, ca="" if options.behind_proxy else ca)
    write_once(folder / KEYS_FOLDER / BACKUP_KEY, call.entropy(KEY_BYTES))
    write_once(folder / FILE, settings_text(_settings(call, hosts)).encode())
    settings = read_settings(folder, call.environ)
    _begin_stream(settings, new_id(to_micros(now) // 1000, call.entropy))
    parts = open_parts(settings, entropy=call.entropy)
    try:
        operator = Operator(call, parts)
        admin, published = operator.transact(lambda connection: _first(operator, connection, now))
    finally:
        parts.database.close()
    _tell(call, settings, agency, admin, published)


def run(call: Call) -> None:
    """Serve."""
    if not (call.folder / FILE).exists():
        raise NoService(folder=call.folder.name)
    settings = read_settings(call.folder, call.environ)
    json_logs.set_up(settings.log_level, out=call.terminal.err)
    call.terminal.remark(f"Serving {settings.public_url or settings.host} from {settings.folder}.")
    if call.options.until_input_ends:
        Thread(target=_end_with_input, daemon=True).start()
    serve(settings)


def _end_with_input() -> None:
    """End this process as if told to, once whoever began it has closed our standard input or has gone."""
    while sys.stdin.buffer.read(1024):
        continue
    os.kill(os.getpid(), signal.SIGTERM)


def publish(call: Call) -> None:
    """Publish a pack."""
    with opened(call) as operator:
        published = operator.transact(lambda connection: _publish(operator, connection, call.options.pack))
    records = published.records
    value = {
        "version": published.pack.version,
        "sha256": published.pack.sha256,
        "new": published.is_new,
        "made": records.made,
        "changed": records.changed,
        "ended": records.ended,
    }
    done = f"{records.made} records made, {records.changed} changed, {records.ended} ended"
    call.terminal.answer(value, [f"Version {published.pack.version} is in force: {done}."])


def _publish(operator: Operator, connection: sa.Connection, folder: Path) -> Publication:
    parts, now = operator.parts, operator.call.clock()
    published = parts.packs.publish(connection, folder, now=now)
    parts.identity.people.grant_all_again(connection)
    parts.outbox.effects_of(connection, published.records.filed, now)
    operator.record(connection, "pack.publish", obj=published.pack.version, sha256=published.pack.sha256)
    return published


def _first(operator: Operator, connection: sa.Connection, now: datetime) -> tuple[Officer | None, Publication | None]:
    options, parts = operator.call.options, operator.parts
    admin = None
    if options.admin:
        made = OfficerId(new_id(to_micros(now) // 1000, operator.call.entropy))
        admin = Officer(id=made, name=options.admin, role=Role.ADMINISTRATOR)
        parts.identity.people.add(connection, admin, now=now)
    published = _publish(operator, connection, options.pack) if options.pack else None
    operator.record(connection, "server.init")
    if admin is not None:
        operator.record(connection, "people.add", obj=admin.id, role=admin.role.value)
    parts.audit.checkpoint(connection, now)
    return admin, published


def _begin_stream(settings: Settings, epoch: UUID) -> None:
    database = open_database(settings.database_url, stream=settings.stream)
    try:
        database.create()
        database.begin_stream(Epoch(epoch, 0))
    finally:
        database.close()


def _make_certificate(folder: Path, agency: str, hosts: list[str], now: datetime) -> str:
    """Make the agency's own authority and a certificate for the service; return the authority's, as text."""
    make_folder(folder)
    authority = make_authority(agency, now=now)
    pair = make_server_certificate(authority, hosts, now=now)
    files = {
        AUTHORITY: authority.certificate,
        AUTHORITY_KEY: authority.key,
        CERTIFICATE: pair.certificate,
        KEY: pair.key,
    }
    for name, content in files.items():
        write_once(folder / name, content)
    return authority.certificate.decode("ascii")


def _settings(call: Call, hosts: list[str]) -> dict[str, str | int | float | bool]:
    options = call.options
    is_local = set(hosts) <= {"localhost", "127.0.0.1", "::1"}
    listen = options.listen or ("127.0.0.1" if is_local or options.behind_proxy else "0.0.0.0")  # noqa: S104
    port = "" if options.behind_proxy else f":{options.port}"
    told: dict[str, str | int | float | bool] = {
        "host": listen,
        "port": options.port,
        "public_url": f"https://{_bracketed(hosts[0])}{port}",
    }
    if options.behind_proxy:
        told["behind_proxy"] = True
    else:
        told |= {"tls_certificate": f"{TLS_FOLDER}/{CERTIFICATE}", "tls_key": f"{TLS_FOLDER}/{KEY}"}
    return told | {name: getattr(options, name) for name in ("database", "blobs") if getattr(options, name)}


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _tell(call: Call, settings: Settings, agency: str, admin: Officer | None, published: Publication | None) -> None:
    keys = call.folder / KEYS_FOLDER
    value = {
        "folder": str(call.folder),
        "url": settings.public_url,
        "admin": None if admin is None else str(admin.id),
        "pack": None if published is None else published.pack.version,
        "take_offline": [str(keys / name) for name in OFFLINE],
        "backup_key": str(keys / BACKUP_KEY),
    }
    lines = [
        f"The service of {agency} is set up in {call.folder}. Devices reach it at {settings.public_url}.",
        *([f"Version {published.pack.version} of the pack is published."] if published else []),
        f"Move {' and '.join(OFFLINE)} from {keys} to a safe place without a network: whoever has them can read all.",
        f"Keep a copy of {keys / BACKUP_KEY} away from the backups: without it they cannot be opened.",
        *([f"Next: caseworker-server ticket '{admin.name}', then: caseworker-server run"] if admin else []),
    ]
    call.terminal.answer(value, lines)


def key_files(folder: Path) -> dict[str, bytes]:
    """Return the files a restored service needs beside its database, by their path in the data folder."""
    names = [folder / FILE, *(folder / KEYS_FOLDER).iterdir(), *(folder / TLS_FOLDER).glob("*")]
    left_out = {*OFFLINE, BACKUP_KEY}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in names
        if path.is_file() and path.name not in left_out and os.access(path, os.R_OK)
    }
