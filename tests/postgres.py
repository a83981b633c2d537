"""A PostgreSQL server of this test session's own, from the system's binaries, as an unprivileged user.

It listens on a socket in a temporary folder and on nothing else, writes nothing durably, and is gone at the end.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

if sys.platform != "win32":
    import pwd

ABSENT = "PostgreSQL's programs initdb and pg_ctl are not on this machine (Debian: apt-get install postgresql)"
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50", "deadlock_timeout=50ms")
_SAFE = ("shared_buffers=512MB", "max_wal_size=4GB", "max_connections=50")


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest where there are several, None where there are none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


@contextmanager
def running(*, durable: bool = False) -> Iterator[str]:
    """Start a server and give the address of its database; `durable` keeps what is committed, for measurements."""
    found = binaries()
    if found is None or sys.platform == "win32":
        pytest.skip(ABSENT)
    folder = Path(tempfile.mkdtemp(prefix="cw-pg-"))
    user = _nobody() if sys.platform != "win32" and os.geteuid() == 0 else {}
    if user:
        shutil.chown(folder, user["user"], user["group"])
    settings = " ".join(f"-c {one}" for one in (_SAFE if durable else _FAST))
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} {settings}"
    data, log = str(folder / "data"), str(folder / "log")
    initdb, pg_ctl = str(found / "initdb"), str(found / "pg_ctl")
    try:
        _do([initdb, "-D", data, "-U", "cw", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"], folder, user)
        _do([pg_ctl, "-D", data, "-w", "-l", log, "-o", options, "start"], folder, user)
        try:
            yield f"postgresql://cw@/postgres?host={folder}"
        finally:
            _do([pg_ctl, "-D", data, "-m", "immediate", "stop"], folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(server: str, *, like: str = "template1") -> Iterator[str]:
    """Make a database for one test, like another that nobody uses at the moment, and give its address."""
    name = f"t{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (name, like))))
    try:
        yield server.replace("/postgres?", f"/{name}?")
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of the session's server, started when the first test asks for it."""
    with running() as address:
        yield address


@pytest.fixture
def postgres(postgres_server: str) -> Iterator[str]:
    """The address of an empty database."""
    with database(postgres_server) as address:
        yield address


def _nobody() -> dict[str, Any]:
    """PostgreSQL refuses to be run by root."""
    if sys.platform == "win32":
        return {}
    who = pwd.getpwnam("nobody")
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def _do(command: list[str], folder: Path, user: dict[str, Any]) -> None:
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    said = folder / "said"
    with said.open("wb") as into:  # a pipe would be held open by the server that pg_ctl leaves behind
        done = subprocess.run(command, cwd=folder, env=environment, stdout=into, stderr=into, check=False, **user)
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {said.read_text(errors='replace')[-2000:]}")
