"""Looking after a profile: is everything whole, is there a backup, what does the trail say, which settings hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from caseworker.desk.desk import Desk
from caseworker.desk.sitting import Sitting
from caseworker.desk.witnessing import Witnessing
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action, Role
from caseworker.domain.leases import Lease, LeaseStanding, judged
from caseworker.domain.plain import from_micros, to_micros
from caseworker.store import audit, audit_file, backup, membership, membership_lease, travel
from caseworker.store.audit import AuditBroken, Checkpoint
from caseworker.store.backup import Backup
from caseworker.store.keys.device_secret import (
    DeviceSecretStore,
    KeyringFailed,
    KeyringForgets,
    KeyringLocked,
    KeyringLost,
    KeyringSilent,
)
from caseworker.store.keys.witness import Witness
from caseworker.store.membership import Membership
from caseworker.store.membership_lease import LeaseUnusable
from caseworker.store.vault import Vault

BACKUP_AGE = timedelta(days=7)
CLOCK_SLACK = timedelta(hours=24)
_KEYRING_TROUBLE = (KeyringFailed, KeyringForgets, KeyringLocked, KeyringLost, KeyringSilent)


class Checkup(StrEnum):
    """What is looked at."""

    STORE = "store"
    OUTBOX = "outbox"
    AUDIT = "audit"
    KEYRING = "keyring"
    CLOCK = "clock"
    BACKUP = "backup"
    SERVER = "server"
    LEASE = "lease"


class Level(StrEnum):
    """How something stands."""

    GOOD = "good"
    ATTENTION = "attention"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """How one thing stands, in a plain English sentence; `number` is a count or the first bad number, where one is."""

    what: Checkup
    level: Level
    sentence: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """All that one look found."""

    diagnoses: tuple[Diagnosis, ...]

    @property
    def level(self) -> Level:
        """The worst of them."""
        levels = {one.level for one in self.diagnoses}
        return next((one for one in (Level.BROKEN, Level.ATTENTION) if one in levels), Level.GOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the agency's policy asks of this profile, for the officer's role. Times are in seconds."""

    idle_lock_s: int
    passphrase_again_s: int
    lease_s: int
    lease_warn_s: int
    clipboard_s: int
    memory_protection: bool
    may_export: bool
    export_needs_reason: bool


class Maintenance(Desk):
    """What keeps a profile sound."""

    def __init__(self, sitting: Sitting, vault: Vault) -> None:
        super().__init__(sitting)
        self._vault = vault

    def check(self, secrets: DeviceSecretStore | None) -> Health:
        """Look at everything; reads the whole store [about 560 MB/s]. `secrets` is the keyring the profile lives by.

        Server and lease are looked at on a device that was enrolled, and on no other.
        """
        return Health(
            (
                self._store(),
                self._outbox(),
                self._audit(),
                self._keyring(secrets),
                self._clock(),
                self._backup(),
                *self._standing_with_server(),
            )
        )

    def settings(self) -> Settings:
        """Return the settings that hold for this officer under today's pack."""
        policy, role = self._sitting.pack.policy, self._sitting.actor.role
        desk = role is Role.FRONT_DESK
        return Settings(
            idle_lock_s=policy.idle_lock_min * 60,
            passphrase_again_s=policy.passphrase_again_h * 3600,
            lease_s=policy.front_desk_lease_h * 3600 if desk else policy.lease_days * 86_400,
            lease_warn_s=policy.front_desk_lease_h * 3600 if desk else policy.lease_warn_days * 86_400,
            clipboard_s=policy.clipboard_s,
            memory_protection=policy.memory_protection,
            may_export=role.value in {one.value for one in policy.export_roles},
            export_needs_reason=policy.export_needs_reason,
        )

    def new_backup_code(self) -> str:
        """Return a fresh code to print and keep apart from the backups."""
        return backup.new_backup_code(self._vault)

    def back_up(self, target: Path, *, code: str) -> Backup:
        """Write a backup and prove it by a trial restore. Raises what `make_backup` raises; work goes on meanwhile."""
        made = backup.make_backup(self._vault, target, code=code, now=self._now())
        self._trail("profile.backup", made.id)
        return made

    def offline_until(self) -> datetime | None:
        """Return until when this device may be opened without its server; None for a profile without a server."""
        with self._reading() as reader:
            joined = membership.current(reader.connection)
        if joined is None:
            return None
        try:
            return from_micros(membership_lease.held(self._vault, joined).not_after)
        except LeaseUnusable:
            return None

    def verify_audit(
        self, *, witness: Checkpoint | None = None, seen: Callable[[int], None] | None = None
    ) -> Checkpoint:
        """Check the whole trail of this device and return its end; raises AuditBroken. Tells nothing of its content.

        `seen` is told how many records were checked so far; what it raises ends the check.
        """
        with self._reading() as reader:
            audit.verify(reader.connection, witness=witness, seen=seen)
            return audit.head(reader.connection)

    def export_audit(self, target: Path) -> Checkpoint:
        """Write the trail to a new file for the auditor, and record that. Raises ExportExists or AccessDenied."""
        self._trail_for_auditor()
        with self._reading() as reader:
            return audit_file.write(reader.connection, target)

    def _trail_for_auditor(self) -> None:
        with self._reading():
            self._may(Action.READ_AUDIT, Resource(kind="audit"))
        self._trail("audit.export")

    def _store(self) -> Diagnosis:
        found = self._vault.verify(now=self._now())
        if found.sound:
            return Diagnosis(what=Checkup.STORE, level=Level.GOOD, sentence="The store is whole.")
        return Diagnosis(
            what=Checkup.STORE,
            level=Level.BROKEN,
            sentence="The store is damaged. Do not delete anything. Restore the newest backup.",
        )

    def _outbox(self) -> Diagnosis:
        with self._reading() as reader:
            broken, waiting = travel.broken_link(reader.connection), travel.count_waiting(reader.connection)
        if broken is None:
            sentence = f"{waiting} pieces of work wait to be sent, and their chain is whole."
            return Diagnosis(what=Checkup.OUTBOX, level=Level.GOOD, sentence=sentence, number=waiting)
        return Diagnosis(
            what=Checkup.OUTBOX,
            level=Level.BROKEN,
            sentence=f"What waits to be sent was changed from number {broken} on. Keep this device as it is.",
            number=broken,
        )

    def _audit(self) -> Diagnosis:
        try:
            end = self.verify_audit()
        except AuditBroken as broken:
            number = int(broken.facts["seq"])
            return Diagnosis(what=Checkup.AUDIT, level=Level.BROKEN, sentence=broken.say(), number=number)
        sentence = f"The audit trail of {end.seq} records is whole."
        return Diagnosis(what=Checkup.AUDIT, level=Level.GOOD, sentence=sentence, number=end.seq)

    def _keyring(self, secrets: DeviceSecretStore | None) -> Diagnosis:
        try:
            level, sentence = self._ask_keyring(secrets)
        except _KEYRING_TROUBLE as trouble:
            level, sentence = Level.ATTENTION, trouble.say()
        return Diagnosis(what=Checkup.KEYRING, level=level, sentence=sentence)

    def _ask_keyring(self, secrets: DeviceSecretStore | None) -> tuple[Level, str]:
        if secrets is None:
            return Level.ATTENTION, "There is no keyring here. The store opens by its passphrase alone."
        found = Witness(secrets, self._vault.profile_id).device_secret(self._vault.epoch)
        if found is None:
            return Level.BROKEN, "The entry for this store is missing from the system's keyring. Print a code now."
        found.wipe()
        return Level.GOOD, "The system's keyring has the entry for this store."

    def _clock(self) -> Diagnosis:
        latest = max(self._moments_known())
        if latest - self._now() > CLOCK_SLACK:
            sentence = "The clock of this device is more than a day behind what was recorded. Nothing is lost. Set it."
            return Diagnosis(what=Checkup.CLOCK, level=Level.ATTENTION, sentence=sentence)
        return Diagnosis(what=Checkup.CLOCK, level=Level.GOOD, sentence="The clock agrees with what was recorded.")

    def _moments_known(self) -> Iterator[datetime]:
        yield from_micros(self._vault.state.attempts.last_seen_us)
        with self._reading() as reader:
            yield from_micros((travel.place(reader.connection).hlc >> 16) * 1000)

    def _backup(self) -> Diagnosis:
        last = self._vault.state.last_backup_us
        age = self._now() - from_micros(last)
        if last and age <= BACKUP_AGE:
            return Diagnosis(what=Checkup.BACKUP, level=Level.GOOD, sentence="The last backup is recent.")
        sentence = f"The last backup is {age.days} days old." if last else "There is no backup of this store yet."
        return Diagnosis(what=Checkup.BACKUP, level=Level.ATTENTION, sentence=f"{sentence} Make one.")

    def _standing_with_server(self) -> Iterator[Diagnosis]:
        with self._reading() as reader:
            joined, seen_us = membership.current(reader.connection), membership.seen_us(reader.connection)
        if joined is None:
            return
        try:
            lease = membership_lease.held(self._vault, joined)
        except LeaseUnusable as trouble:
            yield Diagnosis(what=Checkup.LEASE, level=Level.BROKEN, sentence=trouble.say())
            return
        yield self._server(joined, lease)
        yield self._lease(lease, seen_us)

    def _server(self, joined: Membership, lease: Lease) -> Diagnosis:
        if Witnessing(self._sitting).alarming():
            sentence = (
                "The server's audit log was once not what it had been. Your work is safe. Tell the person who looks"
                " after security; `caseworker checkpoints` writes down what this device holds as proof."
            )
            return Diagnosis(what=Checkup.SERVER, level=Level.ATTENTION, sentence=sentence)
        days = max(0, (self._now() - from_micros(lease.server_time)).days)
        met = f"{days} days ago" if days else "within a day"
        sentence = f"This device belongs to {joined.server} and last met it {met}."
        return Diagnosis(what=Checkup.SERVER, level=Level.GOOD, sentence=sentence, number=days)

    def _lease(self, lease: Lease, seen_us: int) -> Diagnosis:
        standing = judged(lease, now_us=to_micros(self._now()), seen_us=seen_us)
        hours = max(0, int((from_micros(lease.not_after) - self._now()) / timedelta(hours=1)))
        left = f"{hours // 24} days" if hours >= 48 else f"{hours} hours"
        sentence = f"It may be opened without the server for {left} more."
        if standing is LeaseStanding.GOOD:
            return Diagnosis(what=Checkup.LEASE, level=Level.GOOD, sentence=sentence, number=hours)
        sentence += " Connect to the agency's network before that."
        return Diagnosis(what=Checkup.LEASE, level=Level.ATTENTION, sentence=sentence, number=hours)
