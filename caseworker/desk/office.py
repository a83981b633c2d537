"""The office: makes and opens a profile, and hands out the desks at which its officer works.

Everything a person can do starts here and ends with `close`. The office knows no screen and no network.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec

from caseworker.desk.appointments import Appointments
from caseworker.desk.approvals import Approvals
from caseworker.desk.audit_trail import AuditTrail
from caseworker.desk.case_moves import CaseMoves
from caseworker.desk.case_owners import CaseOwners
from caseworker.desk.case_table import CaseTable
from caseworker.desk.cases import Cases
from caseworker.desk.colleagues import Colleagues
from caseworker.desk.conflicts import Conflicts
from caseworker.desk.consents import Consents
from caseworker.desk.contents import Contents
from caseworker.desk.counter import CounterDesk
from caseworker.desk.deadlines import Deadlines
from caseworker.desk.documents import Documents
from caseworker.desk.door_plates import LockWhy
from caseworker.desk.drafts import Drafts
from caseworker.desk.duplicates import Duplicates
from caseworker.desk.erasing import Erasing
from caseworker.desk.exchange import Exchange
from caseworker.desk.facing import FacingDesk
from caseworker.desk.field_day import FieldDay
from caseworker.desk.final_numbers import FinalNumbers
from caseworker.desk.finding import Finding
from caseworker.desk.front_desk import FrontDesk
from caseworker.desk.households import Households
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.undoing import Undoing
from caseworker.desk.interactions import Interactions
from caseworker.desk.library import Library
from caseworker.desk.locking import HeldPin, Locking
from caseworker.desk.maintenance import Maintenance
from caseworker.desk.membership import Membership, Memberships
from caseworker.desk.merging import Merging
from caseworker.desk.notes import Notes
from caseworker.desk.people import People
from caseworker.desk.people_table import PeopleTable
from caseworker.desk.place_reports import PlaceReports
from caseworker.desk.printing import Printing
from caseworker.desk.referrals import Referrals
from caseworker.desk.remembered import Remembered
from caseworker.desk.reports import Reports
from caseworker.desk.safety import Safety
from caseworker.desk.sitting import Clock, Sitting
from caseworker.desk.sweeping import Sweeping
from caseworker.desk.tasks import Tasks
from caseworker.desk.trails import Trails
from caseworker.desk.visits import Visits
from caseworker.domain.access import Actor, territories_below
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId, OfficerId, new_id
from caseworker.domain.operations import Author
from caseworker.domain.plain import from_micros, to_micros
from caseworker.errors import CaseworkerError
from caseworker.packs.working_days import calendar_of
from caseworker.store import attachment_keys, book, entrance, membership, membership_lease, packs, plate, sending
from caseworker.store.audit import Entry
from caseworker.store.case_store import CaseStore
from caseworker.store.engine import checkpoint
from caseworker.store.founding import Enrolment
from caseworker.store.membership_lease import LeaseEnded, Renewal
from caseworker.store.plate import Plate
from caseworker.store.preparing import SCHEMA, Connection, device_of, founding
from caseworker.store.sealed_outbox import SealedOutbox
from caseworker.store.temporary_copies import TemporaryCopies
from caseworker.store.vault import Vault, Visit
from caseworker.store.wiping import WipeReceipt

_OFFICER, _COPIES, _LAST_ROUND = "officer", "copies", "last-round"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerCard:
    """Whose profile this is: name as colleagues know it, role, team and territories; `desk` names a counter."""

    id: OfficerId
    name: str
    role: Role
    team: str = ""
    territories: tuple[str, ...] = ()
    desk: str = ""


class Office:
    """One opened profile, with its desks. Made by `found` or `enter`; ended by `close`."""

    def __init__(
        self,
        vault: Vault,
        store: CaseStore,
        card: OfficerCard,
        sitting: Sitting,
        sealed: SealedOutbox | None = None,
        *,
        reopened_with: HeldPin | None = None,
    ) -> None:
        self.vault = vault
        self.store = store
        self.card = card
        self.sitting = sitting
        self._open = True
        self._locked = Plate()
        files, copies = vault.attachments, TemporaryCopies(vault.profile.temporary / _COPIES)
        self.finding = Finding(sitting)
        self.people = People(sitting, self.finding)
        self.people_table = PeopleTable(sitting)
        self.households = Households(sitting)
        self.safety = Safety(sitting)
        self.consents = Consents(sitting)
        self.merging = Merging(sitting)
        self.duplicates = Duplicates(sitting, self.finding)
        self.sweeping = Sweeping(sitting, self.finding)
        self.interactions = Interactions(sitting)
        self.notes = Notes(sitting)
        self.documents = Documents(sitting, files, copies, entropy=vault.entropy)
        self.contents = Contents(sitting, files, vault.profile.directory / "coming", entropy=vault.entropy)
        self.drafts = Drafts(sitting)
        self.trails = Trails(sitting)
        self.audit_trail = AuditTrail(sitting)
        self.erasing = Erasing(sitting, files, empty_log=partial(checkpoint, vault.writer))
        undoing = Undoing(sitting, files, empty_log=partial(checkpoint, vault.writer))
        self.imports = Means(sitting=sitting, finding=self.finding, documents=self.documents, undoing=undoing)
        self._open_desks_of_cases(sitting)
        self.printing = Printing(sitting)
        self.field_day = FieldDay(sitting)
        self.visits = Visits(sitting)
        self.appointments = Appointments(sitting)
        self.counter = CounterDesk(sitting)
        self.place_reports = PlaceReports(sitting)
        self.front_desk = FrontDesk(sitting, self.counter, self.interactions, self.tasks)
        self.facing = FacingDesk(sitting)
        self.library = Library(sitting)
        self.reports = Reports(sitting)
        self.final_numbers = FinalNumbers(sitting)
        self.exchange = Exchange(
            sitting, synchronized=partial(_synchronized, vault, store, sealed, sitting), files=files
        )
        self.conflicts = Conflicts(sitting)
        self.remembered = Remembered(sitting)
        self.maintenance = Maintenance(sitting, vault)
        self.membership = Memberships(store, vault, sitting.clock)
        self.locking = Locking(vault, sitting, close=self.close, reopened_with=reopened_with)

    def _open_desks_of_cases(self, sitting: Sitting) -> None:
        self.cases = Cases(sitting)
        self.case_moves = CaseMoves(sitting)
        self.case_owners = CaseOwners(sitting)
        self.case_table = CaseTable(sitting)
        self.colleagues = Colleagues(sitting)
        self.tasks = Tasks(sitting)
        self.deadlines = Deadlines(sitting)
        self.approvals = Approvals(sitting)
        self.referrals = Referrals(sitting)

    @property
    def last_contact_at(self) -> datetime | None:
        """When everything was last sent and fetched, also before this opening; None when it never was."""
        with self.store.reading() as reader:
            at_us = book.look_up(reader.connection, _LAST_ROUND)
        return None if at_us is None else from_micros(int(at_us))

    def tell_lock(self, why: LockWhy, *, idle_min: int = 0, draft_kept: bool = False) -> None:
        """Say why the office is about to be locked: it stands on the door afterwards, with the moment."""
        at_us = to_micros(self.sitting.clock())
        self._locked = Plate(locked_at_us=at_us, locked_why=why.value, idle_min=idle_min, draft_kept=draft_kept)

    def tidy(self) -> int:
        """Remove sealed files that a crash left without a record, and drafts discarded too long ago; returns how many.

        What a first synchronization that was cut off left out of the search index is put in.
        For a quiet moment after opening, before anything is being attached.
        """
        while self.store.index_some():
            continue
        with self.store.reading() as reader:
            known = attachment_keys.known(reader.connection)
        return self.vault.attachments.remove_strays(known) + self.drafts.clear_out()

    def wipe(self, *, keep_outbox: bool) -> WipeReceipt:
        """Remove the profile from this device, as the server ordered; nothing of the office can be used afterwards."""
        self._open = False
        return self.vault.wipe(keep_outbox=keep_outbox)

    def close(self) -> None:
        """Remove readable copies, record the lock, close the store and wipe the keys. Closing twice is closing once.

        Nothing may keep the keys in memory: what fails on the way is logged, and the next opening makes up for it.
        """
        if not self._open:
            return
        self._open = False
        try:
            self._put_up_plate()
            self.documents.remove_copies()
            self.store.witness(Entry(author=self.sitting.author, at=self.sitting.clock(), act="profile.lock"))
        except CaseworkerError as error:
            _log.warning("locking went on without its record: %s", error.key)
        finally:
            self.vault.close(now=self.sitting.clock())

    def _put_up_plate(self) -> None:
        """Write on the door whose profile this is, and how it was left."""
        with self.store.reading() as reader:
            waiting = sending.status(reader.connection).saved_here
            at_us = book.look_up(reader.connection, _LAST_ROUND)
            belongs = membership.current(reader.connection) is not None
        told = msgspec.structs.replace(
            self._locked,
            name=self.card.name,
            role=self.card.role.value,
            agency=self.sitting.pack.agency.name,
            belongs_to_server=belongs,
            waiting=waiting,
            last_contact_us=int(at_us or 0),
        )
        plate.put_up(self.vault.profile, told)


@dataclass(frozen=True, slots=True)
class Joined:
    """What a device that was just enrolled begins with: its standing, and its first lease."""

    membership: Membership
    lease: bytes


def found(
    directory: Path,
    wish: Enrolment,
    *,
    card: OfficerCard,
    pack: Pack,
    clock: Clock,
    joined: Joined | None = None,
) -> Office:
    """Make a profile for an officer in an absent or empty directory, under an agency pack, and open it.

    `joined` is what an enrolled device got from its server; it then has the id it was enrolled under. Raises what
    `entrance.create` raises. Killed at any point, the profile is not there or opens.
    """
    now_ms = to_micros(wish.now) // 1000

    def first(connection: Connection) -> None:
        book.write_down(connection, _OFFICER, msgspec.json.encode(card).decode())
        packs.keep(connection, pack, at=wish.now)
        if joined is not None:
            membership.keep(connection, joined.membership)

    life, fresh = new_id(now_ms, wish.entropy), new_id(now_ms, wish.entropy)
    device = fresh if joined is None else joined.membership.device
    vault = entrance.create(directory, wish, prepare=founding(life=life, device=device, first=first))
    if joined is not None:
        membership_lease.take(vault, joined.membership, joined.lease)
    return _seated(vault, clock)


def enter(directory: Path, visit: Visit, *, passphrase: str, clock: Clock, renew: Renewal | None = None) -> Office:
    """Open a profile with its passphrase; raises what `entrance.unlock` and `membership_lease.admit` raise.

    `renew` asks the server for a lease where the one at hand does not stand.
    """
    return _seated(entrance.unlock(directory, visit, passphrase=passphrase), clock, renew)


def enter_by_pin(
    directory: Path, visit: Visit, *, held: HeldPin, pin: str, clock: Clock, renew: Renewal | None = None
) -> Office:
    """Open a profile that was softly locked with its PIN; raises what `entrance.unlock_with_pin` raises.

    The lease is asked as by `enter`; when it has ended, the PIN is gone with it.
    """
    vault = entrance.unlock_with_pin(directory, visit, held=held, pin=pin)
    try:
        return _seated(vault, clock, renew, reopened_with=held)
    except LeaseEnded:
        held.drop()
        raise


def seated(vault: Vault, clock: Clock, *, renew: Renewal | None = None) -> Office:
    """Return the office of a vault that was opened in another way: by code, by recovery, from a backup."""
    return _seated(vault, clock, renew)


@contextmanager
def at_work(office: Office) -> Iterator[Office]:
    """Give the office and close it however the work ends."""
    try:
        yield office
    finally:
        office.close()


def _seated(
    vault: Vault, clock: Clock, renew: Renewal | None = None, *, reopened_with: HeldPin | None = None
) -> Office:
    try:
        store = CaseStore(writer=vault.writer, reader=vault.reader, schema=SCHEMA, entropy=os.urandom)
        with store.reading() as reader:
            card = msgspec.json.decode(book.look_up(reader.connection, _OFFICER) or "", type=OfficerCard)
            device = DeviceId(device_of(reader.connection))
            pack = packs.current(reader.connection)
            sealed = _sealed_outbox(vault, membership.current(reader.connection))
        author = Author(officer=card.id, device=device)
        with _recorded_refusal(store, author, clock):
            membership_lease.admit(vault, now=clock(), renew=renew)
        sitting = Sitting(
            store=store,
            actor=_actor(card, pack),
            author=author,
            pack=pack,
            calendar=calendar_of(pack.agency),
            clock=clock,
        )
        store.witness(Entry(author=author, at=clock(), act="profile.unlock"))
        if sealed is not None:
            sealed.settle()
            store.after_each_unit(lambda _kinds: sealed.catch_up())
    except BaseException:
        vault.close(now=clock())
        raise
    return Office(vault, store, card, sitting, sealed, reopened_with=reopened_with)


@contextmanager
def _recorded_refusal(store: CaseStore, author: Author, clock: Clock) -> Iterator[None]:
    """Record that the profile was not opened, and why: a lease that ended, a clock set back, a server that refused."""
    try:
        yield
    except CaseworkerError as refusal:
        store.witness(Entry(author=author, at=clock(), act="profile.refused", out="deny", x={"why": refusal.key}))
        raise


def _sealed_outbox(vault: Vault, standing: Membership | None) -> SealedOutbox | None:
    """Return the copy of the outbox that the server can read; a profile without a server has none."""
    return None if standing is None else SealedOutbox(vault.profile.outbox, standing, vault.reader)


def _actor(card: OfficerCard, pack: Pack) -> Actor:
    parents = {one.id: one.parent for one in pack.territories if one.parent is not None}
    return Actor(
        officer=card.id,
        role=card.role,
        territories=frozenset(card.territories),
        below=territories_below(card.territories, parents),
        desk=card.desk,
    )


def _synchronized(vault: Vault, store: CaseStore, sealed: SealedOutbox | None, sitting: Sitting) -> None:
    with store.writing() as connection:
        book.write_down(connection, _LAST_ROUND, str(to_micros(sitting.clock())))
    vault.raise_generation()
    if sealed is not None:
        sealed.settle()
