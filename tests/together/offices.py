"""Whole profiles for tests: founded under the demonstration pack at the lowest accepted cost, with a movable clock."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.desk import office
from caseworker.desk.office import Office, OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import OfficerId
from caseworker.store import preparing
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.vault import Visit
from tests.desk.sittings import ME, MORNING, MovableClock, riverside
from tests.fakes.keyring import FileSecrets

PHRASE = "copper lantern willow harbour"
OTHER_PHRASE = "velvet acorn thunder kettle"
CARD = OfficerCard(
    id=OfficerId(UUID(str(ME))), name="Ada Quill", role=Role.SUPERVISOR, team="north-area", territories=("riverside",)
)


@dataclass
class Place:
    """One profile and its keyring, both on disk, so that processes that are killed leave them as they were."""

    directory: Path
    keyring: Path
    clock: MovableClock
    recovery_key: X25519PrivateKey

    @property
    def secrets(self) -> FileSecrets:
        return FileSecrets(self.keyring)

    def found(self, pack: Pack | None = None) -> Office:
        return office.found(self.directory, self.wish(), card=CARD, pack=pack or riverside(), clock=self.clock)

    def enter(self, passphrase: str = PHRASE, *, secrets: FileSecrets | None = None) -> Office:
        visit = Visit(now=self.clock(), secrets=secrets or self.secrets, prepare=preparing.prepare)
        return office.enter(self.directory, visit, passphrase=passphrase, clock=self.clock)

    def wish(self, **over: object) -> Enrolment:
        filled = {
            "passphrase": PHRASE,
            "now": self.clock(),
            "secrets": self.secrets,
            "recovery_key": self.recovery_key.public_key(),
            "cost": LOWEST,
            **over,
        }
        return Enrolment(**filled)  # type: ignore[arg-type]  # each test knows what it changes

    def copied(self, folder: Path) -> "Place":
        shutil.copytree(self.directory, folder / "profile")
        shutil.copyfile(self.keyring, folder / "keyring")
        return Place(folder / "profile", folder / "keyring", MovableClock(self.clock()), self.recovery_key)


def a_place(folder: Path) -> Place:
    """A place where a profile may be founded."""
    return Place(folder / "profile", folder / "keyring", MovableClock(MORNING), X25519PrivateKey.generate())


def founded(folder: Path, pack: Pack | None = None) -> Place:
    """A closed profile with nothing in it yet."""
    place = a_place(folder)
    place.found(pack).close()
    return place
