"""A practice office: three officers, each with a profile of their own, over the same invented people.

For looking around and for training; nobody in it is real. The profiles live by passphrases that anyone may know and by
no device secret, and their keys cost little to derive, so that they open quickly: nothing real belongs in them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec

from caseworker.desk.final_numbers import FinalNumbers
from caseworker.desk.library import Library
from caseworker.desk.office import Office, OfficerCard, at_work
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import OfficerId
from caseworker.errors import CaseworkerError
from caseworker.practice.frame import territory_of
from caseworker.practice.loading import Loader, records_of
from caseworker.practice.population.generate import Batch, Plan, in_order, neighbourhood
from caseworker.practice.population.residents import RESIDENTS
from caseworker.practice.profiles import PASSPHRASES, new_profile
from caseworker.practice.roles import workers
from caseworker.store import numbers
from caseworker.store.files import make_private, remove_tree
from caseworker.store.migrations.upgrade import shape

SEED = 2026
DAYS = 365
_NUMBERS_EACH = 10_000
_ABOUT = "practice.json"
Clock = Callable[[], datetime]
Progress = Callable[[int, int], None]


class PlaceTaken(CaseworkerError):
    """Something else is where the practice office belongs."""

    key = "practice.place-taken"
    sentence = (
        "The folder {folder} holds something that is not a practice office. It was left alone, and nothing was made."
        " Move it away, then try again."
    )


class PracticeProfile(msgspec.Struct, frozen=True):
    """One profile: where it is, and whose."""

    folder: str
    name: str
    role: Role
    passphrase: str


class PracticeOffice(msgspec.Struct, frozen=True):
    """What was made, as it stands beside the profiles: from which seed and size, when, and with which tables."""

    seed: int
    size: int
    start: str
    days: int
    profiles: tuple[PracticeProfile, ...]
    tables: str = ""

    def profile(self, role: Role) -> PracticeProfile:
        """Return the profile of a role."""
        return next(one for one in self.profiles if one.role is role)


def practice_office(folder: Path, *, size: int, pack: Pack, clock: Clock, progress: Progress) -> PracticeOffice:
    """Return the practice office in a folder; makes it when it is not there whole, or is another.

    Another is one of another size, or of a program with other tables: nothing in it is worth carrying over.

    Only what was made here before is replaced; raises `PlaceTaken` for a folder that holds something else. About four
    seconds for each thousand people.
    """
    known = known_office(folder)
    if known is not None and (known.size, known.tables) == (size, shape()):
        return known
    if known is None and folder.exists() and any(folder.iterdir()):
        raise PlaceTaken(folder=folder.name)
    making = folder.with_name(folder.name + ".making")
    remove_tree(making)
    make_private(making)
    made = _made(making, Plan(seed=SEED, size=size, start=_start(clock), days=DAYS), pack, clock, progress)
    (making / _ABOUT).write_bytes(msgspec.json.encode(made))
    forget(folder)
    if folder.exists():
        folder.rmdir()  # it is empty
    making.rename(folder)
    return made


def known_office(folder: Path) -> PracticeOffice | None:
    """Return the practice office that is in a folder, None when there is none."""
    try:
        return msgspec.json.decode((folder / _ABOUT).read_bytes(), type=PracticeOffice)
    except (FileNotFoundError, NotADirectoryError, msgspec.MsgspecError):
        return None


def forget(folder: Path) -> None:
    """Remove the practice office in a folder; what is something else stays."""
    if known_office(folder) is not None:
        remove_tree(folder)


def _start(clock: Clock) -> date:
    return (clock() - timedelta(days=DAYS)).date()


def _made(folder: Path, plan: Plan, pack: Pack, clock: Clock, progress: Progress) -> PracticeOffice:
    profiles: list[PracticeProfile] = []
    with ExitStack() as stack:
        loaders: list[Loader] = []
        for number, batches in enumerate(in_order(plan, neighbourhood, 1)):
            if not loaders:
                for office, profile in _offices(folder, plan, pack, clock, batches):
                    stack.enter_context(at_work(office))
                    loaders.append(_ready(office, len(profiles)))
                    profiles.append(profile)
            territory = territory_of(pack, number)
            records = list(records_of(batches, loaders[0].frame, territory))
            for loader in loaders:
                loader.take(territory, records)
            progress(number + 1, plan.size // RESIDENTS)
    return PracticeOffice(plan.seed, plan.size, plan.start.isoformat(), plan.days, tuple(profiles), shape())


def _offices(
    folder: Path, plan: Plan, pack: Pack, clock: Clock, batches: Sequence[Batch]
) -> Iterator[tuple[Office, PracticeProfile]]:
    for one in workers(plan, pack, batches):
        card = OfficerCard(
            id=OfficerId(UUID(one.invented_id)),
            name=one.name,
            role=one.role,
            team=one.team,
            territories=one.territories,
            desk=one.desk,
        )
        own = one.role.value
        office = new_profile(folder / own, card=card, pack=pack, clock=clock)
        yield office, PracticeProfile(own, card.name, one.role, PASSPHRASES[one.role])


def _ready(office: Office, number: int) -> Loader:
    """Give an office its directory, numbers of its own, and what belongs to the office as a whole."""
    Library(office.sitting).publish()
    first = 1 + number * _NUMBERS_EACH
    with office.store.writing() as connection:
        for one in FinalNumbers(office.sitting).left():
            numbers.lease(connection, one.series, first=first, last=first + _NUMBERS_EACH - 1)
    loader = Loader(office)
    loader.begin()
    return loader
