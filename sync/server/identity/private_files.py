"""Keys as files that only the service's own account can read. Existing files are never replaced."""

import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from caseworker.errors import CaseworkerError

_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700
_LARGEST = 64 * 1024


class KeyFileUnreadable(CaseworkerError):
    """A key file is missing, open to others, or holds something else."""

    key = "server.key-unreadable"
    sentence = (
        "The key file {file} cannot be used: it is missing, can be read by others, or holds something else. Put it back"
        " from your backup of the key folder, with permissions for the service's account only."
    )


class KeyFileExists(CaseworkerError):
    """There are keys already."""

    key = "server.keys-exist"
    sentence = "The folder {folder} already holds {file}. Nothing was changed: keys are never replaced by this command."


def make_folder(folder: Path) -> None:
    """Make the folder, readable by its owner alone."""
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    folder.chmod(_PRIVATE_FOLDER)


def write_once(path: Path, content: bytes) -> None:
    """Write a new file, durable when this returns; raises KeyFileExists for one that is there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, _PRIVATE_FILE)
    except FileExistsError as error:
        raise KeyFileExists(folder=path.parent.name, file=path.name) from error
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def replace_private(path: Path, content: bytes) -> None:
    """Put content at the path, whole or not at all, readable by its owner alone."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    write_once(fresh, content)
    fresh.replace(path)


def read_private(path: Path, *, secret: bool = True) -> bytes:
    """Return what a file holds; raises KeyFileUnreadable when it is absent, or secret and open to others."""
    try:
        open_to_others = os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & 0o077
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise KeyFileUnreadable(file=path.name) from error
    if (secret and open_to_others) or len(content) > _LARGEST:
        raise KeyFileUnreadable(file=path.name)
    return content


def pem(key: Ed25519PrivateKey | X25519PrivateKey) -> bytes:
    """Return a private key as PEM (RFC 8410)."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read_ed25519(path: Path) -> Ed25519PrivateKey:
    """Return the signing key in a file; raises KeyFileUnreadable."""
    found = _read_key(path)
    if not isinstance(found, Ed25519PrivateKey):
        raise KeyFileUnreadable(file=path.name)
    return found


def read_x25519(path: Path) -> X25519PrivateKey:
    """Return the sealing key in a file; raises KeyFileUnreadable."""
    found = _read_key(path)
    if not isinstance(found, X25519PrivateKey):
        raise KeyFileUnreadable(file=path.name)
    return found


def _read_key(path: Path) -> object:
    try:
        return load_pem_private_key(read_private(path), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyFileUnreadable(file=path.name) from error
