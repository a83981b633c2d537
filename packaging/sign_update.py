"""Makes and signs the metadata by which devices believe a package (`sync/protocol/updates.py`).

For computers without a network, where packages are built and where each root key is kept; run by the interpreter of
`.venv`. `key` makes a key; `root` writes a root that names at least three root keys and the release key, unsigned;
`sign` adds one signature, by each holder on a computer of their own; `release` lists packages and signs the list;
`renew` signs the same list for longer.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Signed, Snapshot, TargetFile, Targets, Timestamp

ROOT_KEYS, ROOT_SIGNATURES = 3, 2
ROOT_DAYS, RELEASE_DAYS = 730, 180
S = TypeVar("S", bound=Signed)
_RELEASE_ROLES = (Targets.type, Snapshot.type, Timestamp.type)


def make_key(path: Path, passphrase: bytes) -> None:
    """Write a new Ed25519 key, readable by its owner alone, and beside it its public half as `.pub`.

    Without a passphrase the key is not encrypted. Raises FileExistsError: a key is never replaced.
    """
    made = Ed25519PrivateKey.generate()
    protection: KeySerializationEncryption = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    secret = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(secret)
    path.with_suffix(".pub").write_bytes(
        made.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )


def read_signer(path: Path, passphrase: Callable[[], bytes]) -> CryptoSigner:
    """Return what signs with a key; asks for its passphrase only when it has one. Raises ValueError for a wrong one."""
    raw = path.read_bytes()
    read = load_pem_private_key(raw, passphrase() if b"ENCRYPTED" in raw else None)
    if not isinstance(read, Ed25519PrivateKey):
        raise ValueError(f"{path.name} is no Ed25519 key")  # noqa: TRY004  the file's mistake
    return CryptoSigner(read)


def make_root(keys: Sequence[Path], release_key: Path, *, after: Path | None, expires: datetime) -> Metadata[Root]:
    """Return the next root, unsigned: of version 1, or of the version after another one. `keys` are `.pub` files."""
    version = 1 if after is None else _read(after, Root).version + 1
    root = Root(version=version, expires=expires, consistent_snapshot=True)
    for one in keys:
        root.add_key(_public(one), Root.type)
    for role in _RELEASE_ROLES:
        root.add_key(_public(release_key), role)
    if len(root.roles[Root.type].keyids) < ROOT_KEYS:
        raise ValueError(f"a root names at least {ROOT_KEYS} root keys")
    root.roles[Root.type].threshold = ROOT_SIGNATURES
    return Metadata(root)


def add_signature(path: Path, signer: CryptoSigner) -> int:
    """Add a signature to metadata in a file and return how many it has now."""
    read: Metadata[Any] = Metadata.from_file(str(path))
    read.sign(signer, append=True)
    read.to_file(str(path))
    return len(read.signatures)


def release(
    folder: Path, packages: Mapping[str, Path], signer: CryptoSigner, *, version: str, expires: datetime
) -> list[Path]:
    """List packages, one for each platform, as the program's version; return the files to hand to the service."""
    listed = {}
    for platform, path in sorted(packages.items()):
        target = TargetFile.from_file(platform, str(path), ["sha256"])
        target.unrecognized_fields["custom"] = {"version": version, "file": path.name}
        listed[platform] = target
    return _publish(folder, listed, signer, expires=expires)


def renew(folder: Path, signer: CryptoSigner, *, expires: datetime) -> list[Path]:
    """Sign the list of the last release for longer; return the files to hand to the service."""
    last = _last(folder)
    return _publish(folder, _read(folder / f"{last}.targets.json", Targets).targets, signer, expires=expires)


def _publish(folder: Path, listed: dict[str, TargetFile], signer: CryptoSigner, *, expires: datetime) -> list[Path]:
    """Write the next targets, snapshot and timestamp; all three have one version."""
    version = _last(folder) + 1
    targets = _signed(Targets(version=version, expires=expires, targets=listed), signer)
    of_targets = MetaFile.from_data(version, targets, ["sha256"])
    snapshot = _signed(Snapshot(version=version, expires=expires, meta={"targets.json": of_targets}), signer)
    of_snapshot = MetaFile.from_data(version, snapshot, ["sha256"])
    timestamp = _signed(Timestamp(version=version, expires=expires, snapshot_meta=of_snapshot), signer)
    made = {f"{version}.targets.json": targets, f"{version}.snapshot.json": snapshot, "timestamp.json": timestamp}
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


def _signed(told: Targets | Snapshot | Timestamp, signer: CryptoSigner) -> bytes:
    made: Metadata[Any] = Metadata(told)
    made.sign(signer)
    return made.to_bytes()


def _last(folder: Path) -> int:
    path = folder / "timestamp.json"
    return _read(path, Timestamp).version if path.exists() else 0


def _read(path: Path, of: type[S]) -> S:
    read: Metadata[Any] = Metadata.from_file(str(path))
    if not isinstance(read.signed, of):
        raise ValueError(f"{path.name} is no list of {of.type}")  # noqa: TRY004  the file's mistake
    return read.signed


def _public(path: Path) -> SSlibKey:
    read = load_pem_public_key(path.read_bytes())
    if not isinstance(read, Ed25519PublicKey):
        raise ValueError(f"{path.name} is no Ed25519 key")  # noqa: TRY004  the file's mistake
    return SSlibKey.from_crypto(read)


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    made = argparse.ArgumentParser(prog="sign_update.py", description="Sign what devices believe of updates.")
    commands = made.add_subparsers(required=True, dest="command", metavar="COMMAND")
    one = commands.add_parser("key", help="make a key FILE and its public half FILE.pub")
    one.add_argument("file", type=Path)
    one = commands.add_parser("root", help="write the next root into a folder, to be signed by its holders")
    one.add_argument("folder", type=Path)
    one.add_argument("--key", type=Path, action="append", required=True, metavar="PUB", help="three or more times")
    one.add_argument("--release-key", type=Path, required=True, metavar="PUB")
    one.add_argument("--after", type=Path, metavar="ROOT", help="the root before; its holders sign this one too")
    _lasting(one, ROOT_DAYS)
    one = commands.add_parser("sign", help="add a signature to a root")
    one.add_argument("file", type=Path)
    one.add_argument("--key", type=Path, required=True)
    one = commands.add_parser("release", help="list packages and sign the list, in the folder of the last release")
    one.add_argument("folder", type=Path)
    one.add_argument("packages", nargs="+", metavar="PLATFORM=FILE")
    one.add_argument("--version", required=True)
    one.add_argument("--key", type=Path, required=True)
    _lasting(one, RELEASE_DAYS)
    one = commands.add_parser("renew", help="sign the list of the last release for longer")
    one.add_argument("folder", type=Path)
    one.add_argument("--key", type=Path, required=True)
    _lasting(one, RELEASE_DAYS)
    return made


def main(argv: Sequence[str] | None = None, *, now: datetime, ask: Callable[[str], str] = getpass.getpass) -> list[str]:
    """Run one command and return what to tell. Raises ValueError, OSError or RepositoryError."""
    options = parser().parse_args(argv)
    ends = now + timedelta(days=getattr(options, "days", 0))

    def signer() -> CryptoSigner:
        return read_signer(options.key, lambda: ask(f"Passphrase of {options.key.name}: ").encode())

    if options.command == "key":
        make_key(options.file, ask("Passphrase for the new key (empty for none): ").encode())
        return [f"{options.file.name} is the key; give away only {options.file.with_suffix('.pub').name}."]
    if options.command == "root":
        made = make_root(options.key, options.release_key, after=options.after, expires=ends)
        path: Path = options.folder / f"{made.signed.version}.root.json"
        made.to_file(str(path))
        return [f"{path.name} needs {ROOT_SIGNATURES} signatures, and as many of the root before, if there is one."]
    if options.command == "sign":
        return [f"{options.file.name} has {add_signature(options.file, signer())} signatures."]
    if options.command == "release":
        packages = {name: Path(path) for name, _, path in (one.partition("=") for one in options.packages)}
        files = release(options.folder, packages, signer(), version=options.version, expires=ends)
    else:
        files = renew(options.folder, signer(), expires=ends)
    return [f"Until {ends:%Y-%m-%d}. Hand these to the service, and the packages:", *(one.name for one in files)]


def _lasting(command: argparse.ArgumentParser, days: int) -> None:
    command.add_argument("--days", type=int, default=days, help=f"how long it is believed (otherwise {days})")


if __name__ == "__main__":
    try:
        told = main(now=datetime.now(UTC))
    except (OSError, ValueError, RepositoryError) as error:
        sys.exit(f"Nothing was signed: {error}")
    sys.stdout.writelines(f"{line}\n" for line in told)
