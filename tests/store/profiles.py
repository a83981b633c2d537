"""Profiles for tests: made once per module at the lowest accepted cost, then copied."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.store import entrance
from caseworker.store.founding import Enrolment
from caseworker.store.keys.device_secret import DeviceSecretStore
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.vault import Vault, Visit
from tests.fakes.keyring import FakeSecrets

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PHRASE = "copper lantern willow harbour"
OTHER_PHRASE = "velvet acorn thunder kettle"


def prepare(connection: sa.Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS word (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")


def wish(secrets: DeviceSecretStore | None, **changes: object) -> Enrolment:
    settings = {"passphrase": PHRASE, "now": NOW, "secrets": secrets, "cost": LOWEST, **changes}
    return Enrolment(**settings)  # type: ignore[arg-type]  # each test knows what it changes


def visit(
    secrets: DeviceSecretStore | None, *, later: timedelta = timedelta(0), accept_old_copy: bool = False
) -> Visit:
    return Visit(now=NOW + later, secrets=secrets, prepare=prepare, accept_old_copy=accept_old_copy)


def add_words(vault: Vault, *words: str) -> None:
    with vault.writer.begin() as connection:
        connection.execute(sa.text("INSERT INTO word (text) VALUES (:text)"), [{"text": word} for word in words])


def words_in(vault: Vault) -> list[str]:
    with vault.reader.connect() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT text FROM word ORDER BY n")]


@dataclass
class MadeProfile:
    """A closed profile with five words in it, its keyring, its recovery key and its printed code."""

    directory: Path
    code: str
    recovery_key: X25519PrivateKey
    secrets: FakeSecrets = field(default_factory=FakeSecrets)

    @property
    def keys(self) -> Path:
        return self.directory / "keys.json"

    @property
    def store(self) -> Path:
        return self.directory / "case.db"

    def copied(self, directory: Path) -> "MadeProfile":
        shutil.copytree(self.directory, directory)
        return MadeProfile(directory, self.code, self.recovery_key, self.secrets.copied())

    def unlock(
        self, passphrase: str = PHRASE, *, later: timedelta = timedelta(0), accept_old_copy: bool = False
    ) -> Vault:
        chosen = visit(self.secrets, later=later, accept_old_copy=accept_old_copy)
        return entrance.unlock(self.directory, chosen, passphrase=passphrase)


FIVE_WORDS = ["one", "two", "three", "four", "five"]


def made_profile(directory: Path) -> MadeProfile:
    secrets, recovery_key = FakeSecrets(), X25519PrivateKey.generate()
    chosen = wish(secrets, recovery_key=recovery_key.public_key())
    vault = entrance.create(directory, chosen, prepare=prepare)
    add_words(vault, *FIVE_WORDS)
    code = vault.add_code_slot()
    vault.close(now=NOW)
    return MadeProfile(directory, code, recovery_key, secrets)
