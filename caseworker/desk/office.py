"""The office: makes and opens a profile, and hands out the desks at which its officer works.

Everything a person can do starts here and ends with `close`. The office knows no screen and no network.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from caseworker.desk.appointments import Appointments
from caseworker.desk.approvals import Approvals
from caseworker.desk.case_moves import CaseMoves
from caseworker.desk.case_owners import CaseOwners
from caseworker.desk.cases import Cases
from caseworker.desk.consents import Consents
from caseworker.desk.counter import CounterDesk
from caseworker.desk.deadlines import Deadlines
from caseworker.desk.documents import Documents
from caseworker.desk.drafts import Drafts
from caseworker.desk.erasing import Erasing
from caseworker.desk.exchange import Exchange
from caseworker.desk.field_day import FieldDay
from caseworker.desk.final_numbers import FinalNumbers
from caseworker.desk.finding import Finding
from caseworker.desk.households import Households
from caseworker.desk.interactions import Interactions
from caseworker.desk.library import Library
from caseworker.desk.maintenance import Maintenance
from caseworker.desk.merging import Merging
from caseworker.desk.notes import Notes
from caseworker.desk.people import People
from caseworker.desk.referrals import Referrals
from caseworker.desk.reports import Reports
from caseworker.desk.safety import Safety
from caseworker.desk.sitting import Clock, Sitting
from caseworker.desk.tasks import Tasks
from caseworker.desk.trails import Trails
from caseworker.desk.visits import Visits
from caseworker.domain.access import Actor, territories_below
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId, OfficerId, new_id
from caseworker.domain.operations import Author
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.packs.working_days import calendar_of
from caseworker.store import attachment_keys, book, entrance, packs
from caseworker.store.audit import Entry
from caseworker.store.case_store import CaseStore
from caseworker.store.engine import checkpoint
from caseworker.store.founding import Enrolment
from caseworker.store.preparing import SCHEMA, Connection, device_of, founding
from caseworker.store.temporary_copies import TemporaryCopies
from caseworker.store.vault import Vault, Visit

_OFFICER, _COPIES = "officer", "copies"

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

    def __init__(self, vault: Vault, store: CaseStore, card: OfficerCard, sitting: Sitting) -> None:
        self.vault = vault
        self.store = store
        self.card = card
        self.sitting = sitting
        self._open = True
        files, copies = vault.attachments, TemporaryCopies(vault.profile.temporary / _COPIES)
        self.finding = Finding(sitting)
        self.people = People(sitting, self.finding)
        self.households = Households(sitting)
        self.safety = Safety(sitting)
        self.consents = Consents(sitting)
        self.merging = Merging(sitting)
        self.interactions = Interactions(sitting)
        self.notes = Notes(sitting)
        self.documents = Documents(sitting, files, copies, entropy=vault.entropy)
        self.drafts = Drafts(sitting)
        self.trails = Trails(sitting)
        self.erasing = Erasing(sitting, files, empty_log=partial(checkpoint, vault.writer))
        self.cases = Cases(sitting)
        self.case_moves = CaseMoves(sitting)
        self.case_owners = CaseOwners(sitting)
        self.tasks = Tasks(sitting)
        self.deadlines = Deadlines(sitting)
        self.approvals = Approvals(sitting)
        self.referrals = Referrals(sitting)
        self.field_day = FieldDay(sitting)
        self.visits = Visits(sitting)
        self.appointments = Appointments(sitting)
        self.counter = CounterDesk(sitting)
        self.library = Library(sitting)
        self.reports = Reports(sitting)
        self.final_numbers = FinalNumbers(sitting)
        self.exchange = Exchange(sitting, synchronized=vault.raise_generation)
        self.maintenance = Maintenance(sitting, vault)

    def tidy(self) -> int:
        """Remove sealed files that a crash left without a record, and drafts discarded too long ago; returns how many.

        For a quiet moment after opening, before anything is being attached.
        """
        with self.store.reading() as reader:
            known = attachment_keys.known(reader.connection)
        return self.vault.attachments.remove_strays(known) + self.drafts.clear_out()

    def close(self) -> None:
        """Remove readable copies, record the lock, close the store and wipe the keys. Closing twice is closing once.

        Nothing may keep the keys in memory: what fails on the way is logged, and the next opening makes up for it.
        """
        if not self._open:
            return
        self._open = False
        try:
            self.documents.remove_copies()
            self.store.witness(Entry(author=self.sitting.author, at=self.sitting.clock(), act="profile.lock"))
        except CaseworkerError as error:
            _log.warning("locking went on without its record: %s", error.key)
        finally:
            self.vault.close(now=self.sitting.clock())


def found(directory: Path, wish: Enrolment, *, card: OfficerCard, pack: Pack, clock: Clock) -> Office:
    """Make a profile for an officer in an absent or empty directory, under an agency pack, and open it.

    Raises what `entrance.create` raises. Killed at any point, the profile is not there or opens.
    """
    now_ms = to_micros(wish.now) // 1000

    def first(connection: Connection) -> None:
        book.write_down(connection, _OFFICER, msgspec.json.encode(card).decode())
        packs.keep(connection, pack, at=wish.now)

    life, device = new_id(now_ms, wish.entropy), new_id(now_ms, wish.entropy)
    vault = entrance.create(directory, wish, prepare=founding(life=life, device=device, first=first))
    return _seated(vault, clock)


def enter(directory: Path, visit: Visit, *, passphrase: str, clock: Clock) -> Office:
    """Open a profile with its passphrase; raises what `entrance.unlock` raises."""
    return _seated(entrance.unlock(directory, visit, passphrase=passphrase), clock)


def seated(vault: Vault, clock: Clock) -> Office:
    """Return the office of a vault that was opened in another way: by code, by recovery, from a backup."""
    return _seated(vault, clock)


@contextmanager
def at_work(office: Office) -> Iterator[Office]:
    """Give the office and close it however the work ends."""
    try:
        yield office
    finally:
        office.close()


def _seated(vault: Vault, clock: Clock) -> Office:
    try:
        store = CaseStore(writer=vault.writer, reader=vault.reader, schema=SCHEMA, entropy=os.urandom)
        with store.reading() as reader:
            card = msgspec.json.decode(book.look_up(reader.connection, _OFFICER) or "", type=OfficerCard)
            device = DeviceId(device_of(reader.connection))
            pack = packs.current(reader.connection)
        author = Author(officer=card.id, device=device)
        sitting = Sitting(
            store=store,
            actor=_actor(card, pack),
            author=author,
            pack=pack,
            calendar=calendar_of(pack.agency),
            clock=clock,
        )
        store.witness(Entry(author=author, at=clock(), act="profile.unlock"))
    except BaseException:
        vault.close(now=clock())
        raise
    return Office(vault, store, card, sitting)


def _actor(card: OfficerCard, pack: Pack) -> Actor:
    parents = {one.id: one.parent for one in pack.territories if one.parent is not None}
    return Actor(
        officer=card.id,
        role=card.role,
        territories=frozenset(card.territories),
        below=territories_below(card.territories, parents),
        desk=card.desk,
    )
