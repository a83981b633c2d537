"""Those who sign updates, with the tool they use: three holders of root keys, a release key, and the folder between."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sign_update
from sync.protocol.updates import is_metadata_name, root_fingerprint

NOW = datetime.now(UTC)  # the library goes by the clock too
PLATFORM = "linux-x86_64"


@dataclass
class Signers:
    """`files` is what they would hand to the service; `packages` lie beside it."""

    folder: Path

    def __post_init__(self) -> None:
        self.lists, self.packages = self.folder / "lists", self.folder / "packages"
        for one in (self.lists, self.packages):
            one.mkdir(parents=True)
        for name in ("a", "b", "c", "release"):
            self.key(name)

    def key(self, name: str) -> Path:
        path = self.folder / f"{name}.key"
        if not path.exists():
            sign_update.make_key(path, b"")
        return path

    def run(self, *words: str, now: datetime = NOW) -> list[str]:
        return sign_update.main(list(words), now=now, ask=lambda _: "")

    def root(
        self, *, after: int = 0, named: str = "abc", by: str = "ab", release: str = "release", days: int = 700
    ) -> Path:
        """Write the next root and sign it by those holders."""
        keys = [word for one in named for word in ("--key", str(self.key(one).with_suffix(".pub")))]
        former = ["--after", str(self.lists / f"{after}.root.json")] if after else []
        release_key = str(self.key(release).with_suffix(".pub"))
        self.run("root", str(self.lists), *keys, "--release-key", release_key, *former, "--days", str(days))
        made = self.lists / f"{after + 1}.root.json"
        for one in by:
            self.run("sign", str(made), "--key", str(self.key(one)))
        return made

    def release(self, version: str, content: bytes, *, by: str = "release", days: int = 180) -> Path:
        """List one package and return it."""
        package = self.packages / f"caseworker-{version}.bin"
        package.write_bytes(content)
        told = ["--version", version, "--key", str(self.key(by)), "--days", str(days)]
        self.run("release", str(self.lists), f"{PLATFORM}={package}", *told)
        return package

    @property
    def files(self) -> dict[str, bytes]:
        return {one.name: one.read_bytes() for one in self.lists.iterdir() if is_metadata_name(one.name)}

    @property
    def paths(self) -> list[Path]:
        return sorted(self.lists.iterdir())

    @property
    def pinned(self) -> bytes:
        return root_fingerprint(self.files["1.root.json"])


def signers(folder: Path) -> Signers:
    """Return signers with a first root and version 1.0.0."""
    made = Signers(folder)
    made.root()
    made.release("1.0.0", b"the program" * 1000)
    return made


def kept_in(folder: Path) -> Mapping[str, bytes]:
    """Return all that is kept in a folder, by name."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def days(number: int) -> timedelta:
    return timedelta(days=number)
