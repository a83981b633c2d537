"""Opens profiles for the entrance: the desk's doors and, for enrolment and recovery, the sync client."""

import os
from collections.abc import Callable, MutableMapping
from pathlib import Path

from caseworker.desk import doors
from caseworker.desk.doors import Doors, Enrolment
from caseworker.desk.locking import HeldPin, is_pin_of, waiting_pin
from caseworker.desk.office import Office, OfficerCard, found
from caseworker.desk.sitting import Clock
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.packs.pack import load_pack
from sync.client.joining import Joining
from sync.client.readmitting import Readmission
from sync.client.sessions import renewed_lease
from ui.clock import system_clock
from ui.entrance.keeper import Asking, Entered, NewAlone, PackTold


class NoPin(CaseworkerError):
    """A PIN was given where none waits."""

    key = "entrance.no-pin"
    sentence = "A PIN no longer opens this profile. Everything saved is safe. Unlock with your passphrase."


class DoorKeeper:
    """Satisfies `Keeper`. Made once at the start of the program, which takes the PIN over that a lock left."""

    def __init__(self, *, clock: Clock = system_clock, environ: MutableMapping[str, str] | None = None) -> None:
        self._clock = clock
        self._held: HeldPin | None = waiting_pin(os.environ if environ is None else environ)
        self._doors = Doors(clock=clock, renew=lambda membership: renewed_lease(membership, now=clock()))

    def pin_waits(self, directory: Path) -> bool:
        """Whether a PIN is held that stands and was left by this profile."""
        return self._held is not None and is_pin_of(self._held, directory)

    def drop_pin(self) -> None:
        """Overwrite the PIN that is held."""
        if self._held is not None:
            self._held.drop()
        self._held = None

    def unlock(self, directory: Path, passphrase: str) -> Entered:
        """Open with the passphrase; a PIN that was held is forgotten then."""
        office = self._doors.by_passphrase(directory, passphrase)
        self.drop_pin()
        return Entered(office=office)

    def unlock_by_pin(self, directory: Path, pin: str) -> Entered:
        """Open with the PIN; what refuses it for good makes it forgotten."""
        if self._held is None or not self._held.stands:
            raise NoPin
        office = self._doors.by_pin(directory, self._held, pin)
        self._held = None  # it is the office's now
        return Entered(office=office)

    def unlock_by_code(self, directory: Path, code: str, *, new_passphrase: str) -> Entered:
        """Open with the printed code, which is used up; another one is made."""
        return _with_code(self._doors.by_code(directory, code, new_passphrase=new_passphrase))

    def ask_release(self, directory: Path, *, passphrase_lost: bool) -> Asking:
        """Ask the server; raises NotEnrolled for a profile that has none."""
        return Readmission(directory, passphrase_lost=passphrase_lost, entropy=os.urandom)

    def put_back(self, asked: Asking) -> None:
        """Put the released device secret into the keyring."""
        keyring = doors.keyring_if_any()
        if keyring is None:
            raise doors.KeyringLost
        _readmission(asked).put_back(keyring, now=self._clock())

    def open_released(self, asked: Asking, *, new_passphrase: str) -> Entered:
        """Open with what a supervisor released; the code that was printed before no longer fits."""
        return _with_code(_readmission(asked).open(self._doors, new_passphrase=new_passphrase))

    def has_keyring(self) -> bool:
        """Whether this system has a keyring that can be trusted."""
        return doors.keyring_if_any() is not None

    def uses_keyring(self, directory: Path) -> bool:
        """Whether the profile needs the keyring."""
        return doors.uses_keyring(directory)

    def suggested_passphrase(self) -> str:
        """Return four ordinary words drawn by chance."""
        return doors.suggested_passphrase()

    def check_passphrase(self, passphrase: str, *, with_keyring: bool) -> None:
        """Raise for one that may not be used."""
        doors.is_strong_enough(passphrase, with_keyring=with_keyring)

    def join(
        self, ticket: str, directory: Path, *, passphrase: str, device_name: str, tells_code: Callable[[str], None]
    ) -> Entered:
        """Enrol, make the profile, and print a code for it."""
        joining = Joining(clock=self._clock, entropy=os.urandom, tells_code=tells_code)
        wish = Enrolment(passphrase=passphrase, now=self._clock(), secrets=doors.keyring_if_any())
        return _with_code(joining.join(ticket, directory, wish, device_name=device_name).office)

    def read_pack(self, folder: Path) -> PackTold:
        """Read the pack; raises what `load_pack` does for a faulty one."""
        pack = load_pack(folder)
        return PackTold(
            agency=pack.agency.name,
            territories=tuple((one.id, one.title) for one in pack.territories),
            teams=tuple((one.id, one.title) for one in pack.teams),
            counters=tuple((one.id, one.title) for one in pack.counters),
        )

    def begin_alone(self, directory: Path, wish: NewAlone, *, passphrase: str) -> Entered:
        """Make the profile with the pack's answers and directory in it, and print a code for it."""
        pack, now = load_pack(wish.pack), self._clock()
        card = OfficerCard(
            id=OfficerId(new_id(to_micros(now) // 1000, os.urandom)),
            name=wish.name,
            role=wish.role,
            team=wish.team,
            territories=(wish.territory,) if wish.territory else (),
            desk=wish.counter,
        )
        made = Enrolment(
            passphrase=passphrase,
            now=now,
            secrets=doors.keyring_if_any(),
            front_desk=wish.role is Role.FRONT_DESK,
            own_words=(wish.name, pack.agency.name),
        )
        office = found(directory, made, card=card, pack=pack, clock=self._clock)
        _or_closed(office, office.library.publish)
        return _with_code(office)


def _with_code(office: Office) -> Entered:
    return Entered(office=office, code=_or_closed(office, office.vault.add_code_slot))


def _or_closed(office: Office, work: Callable[[], object]) -> str:
    """Do something with an office that was just opened, and close it when that fails."""
    try:
        return str(work())
    except BaseException:
        office.close()
        raise


def _readmission(asked: Asking) -> Readmission:
    assert isinstance(asked, Readmission), "it was made by this keeper"
    return asked
