"""The practice office as it is kept between two starts: built once, and brought up to the day when it is older.

It is built anew when it is of another size, another version of the pack or the program's tables, older than two weeks,
or does not start; killed in the middle of building, it is not there yet. One program has it at a time.
"""

import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import msgspec

from caseworker.desk.office import Office, at_work
from caseworker.domain.actions import Role
from caseworker.errors import CaseworkerError
from caseworker.packs.pack import load_pack
from caseworker.practice.day_clock import DayClock
from caseworker.practice.folders import hold, make_private, remove_tree, shape
from caseworker.practice.profiles import open_profile
from caseworker.practice.roles import ROLES
from sync.protocol.limits import WIRE_SCHEMA
from ui.practice.building import SEED, Agency, Progress, Wish, build, freshen
from ui.practice.enrolled import Clock, reach, renewal
from ui.practice.server_process import PracticeServer

_ABOUT, _OFFICE, _MAKING, _SERVER, _APART = "about.json", "office", "making", "server", "apart"
_CONTENT = 4  # rises whenever another office is built
_GOOD_FOR = timedelta(days=14)
_log = logging.getLogger(__name__)


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What was built: seed and size, for which pack, tables and messages, on which day, and the last day lived."""

    seed: int
    size: int
    pack: str
    tables: str
    wire: int
    content: int
    made_on: date
    lived_on: date
    names: dict[str, str]
    url: str

    def fits(self, other: "About") -> bool:
        """Whether an office of the same kind, made on that day, would be no better."""
        same = (self.seed, self.size, self.pack, self.tables, self.wire, self.content)
        wanted = (other.seed, other.size, other.pack, other.tables, other.wire, other.content)
        return same == wanted and timedelta() <= other.made_on - self.made_on <= _GOOD_FOR


class Server(Agency, Protocol):
    """The server of a practice office. `url` is its address since it was started last."""

    url: str

    def init(self, *, pack: Path) -> None:
        """Set it up in its folder, with the pack published."""

    def start(self) -> None:
        """Serve."""

    def stop(self) -> None:
        """End. Twice is once."""


@dataclass(frozen=True, slots=True)
class RunningOffice:
    """The practice office while its server runs. `server` is None in another process than the one that runs it."""

    folder: Path
    url: str
    names: Mapping[Role, str]
    server: Server | None = None

    def profile(self, role: Role) -> Path:
        """Return the directory of a role's profile."""
        return self.folder / role.value

    def cut(self) -> None:
        """Take the server away, as a lost connection does."""
        assert self.server is not None, "asked only of the process that runs it"
        self.server.stop()

    def mend(self) -> None:
        """Bring the server back, at the same address."""
        assert self.server is not None, "asked only of the process that runs it"
        self.server.start()

    def open(self, role: Role, *, clock: Clock) -> Office:
        """Open the profile of a role; whoever asked closes it."""
        return open_profile(self.profile(role), role, clock=clock, renew=renewal(self.url, clock))


@contextmanager
def practice_office(
    folder: Path,
    *,
    size: int,
    pack: Path,
    clock: Clock,
    progress: Progress,
    fresh: bool = False,
    apart: bool = False,
    server: Callable[[Path], Server] = PracticeServer,
) -> Iterator[RunningOffice]:
    """Give the practice office kept in a folder, with its server, which ends with the block.

    `server` makes the one of a folder. `fresh` makes the office anew;
    `apart` works on a copy that is removed afterwards, so that what is kept stays as it is.
    Raises PracticeInUse, ServerNotReady, and what building raises.
    """
    held = hold(folder)
    try:
        keeper = _Keeper(folder, Wish(size=size, pack=load_pack(pack), clock=clock), pack, progress, server)
        with keeper.running(fresh=fresh, apart=apart) as running:
            yield running
    finally:
        held.release()


@dataclass(frozen=True, slots=True)
class _Keeper:
    folder: Path
    wish: Wish
    pack: Path
    progress: Progress
    server: Callable[[Path], Server]

    @contextmanager
    def running(self, *, fresh: bool, apart: bool) -> Iterator[RunningOffice]:
        office = self.folder / _OFFICE
        known = None if fresh else _known(office)
        if known is None or not known.fits(self._wanted()):
            self._build()
        with ExitStack() as stack:
            if apart:
                office = stack.enter_context(_copied(office))
            try:
                running = stack.enter_context(self._started(office))
            except CaseworkerError as error:
                _log.info("the practice office that was kept is made anew: %s", error.key)
                self._build()
                running = stack.enter_context(self._started(self.folder / _OFFICE))
            yield running

    @contextmanager
    def _started(self, office: Path) -> Iterator[RunningOffice]:
        """Start the server, and live through today where that was not done."""
        about = _known(office)
        assert about is not None, "it was built, or was there"
        server = self.server(office / _SERVER)
        server.start()
        try:
            running = RunningOffice(office, server.url, _names(about), server)
            if about.lived_on != self._today() or about.url != server.url:
                self._catch_up(running, about)
            yield running
        finally:
            server.stop()

    def _catch_up(self, running: RunningOffice, about: About) -> None:
        """Tell the profiles where the server is now, and live through today if that was not done."""
        clock = DayClock(self.wish.clock, self.wish.pack_zone)
        with ExitStack() as stack:
            offices = {role: stack.enter_context(at_work(running.open(role, clock=clock))) for role in ROLES}
            for office in offices.values():
                reach(office, running.url)
            if about.lived_on != self._today():
                self.progress("Living through this morning.")
                freshen(offices, clock)
        _write(running.folder, msgspec.structs.replace(about, lived_on=self._today(), url=running.url))

    def _build(self) -> None:
        """Make all of it beside, and put it in place when it is whole."""
        making, office = self.folder / _MAKING, self.folder / _OFFICE
        remove_tree(making)
        make_private(making)
        self.progress("Setting up the practice office's own server.")
        server = self.server(making / _SERVER)
        server.init(pack=self.pack)
        server.start()
        try:
            names = build(making, server, self.wish, self.progress)
        finally:
            server.stop()
        told = {role.value: name for role, name in names.items()}
        about = msgspec.structs.replace(self._wanted(), names=told, url=server.url)
        _write(making, about)
        remove_tree(office)
        making.rename(office)

    def _wanted(self) -> About:
        today = self._today()
        return About(
            seed=SEED,
            size=self.wish.size,
            pack=self.wish.pack.version,
            tables=shape(),
            wire=WIRE_SCHEMA,
            content=_CONTENT,
            made_on=today,
            lived_on=today,
            names={},
            url="",
        )

    def _today(self) -> date:
        return self.wish.clock().astimezone(self.wish.pack_zone).date()


def _names(about: About) -> dict[Role, str]:
    return {Role(role): name for role, name in about.names.items()}


def _known(office: Path) -> About | None:
    try:
        return msgspec.json.decode((office / _ABOUT).read_bytes(), type=About)
    except (FileNotFoundError, NotADirectoryError, msgspec.MsgspecError):
        return None


def _write(office: Path, about: About) -> None:
    (office / _ABOUT).write_bytes(msgspec.json.encode(about))


@contextmanager
def _copied(office: Path) -> Iterator[Path]:
    """Give a copy beside it, for as long as the block lasts."""
    copy = office.with_name(_APART)
    remove_tree(copy)
    shutil.copytree(office, copy)
    try:
        yield copy
    finally:
        remove_tree(copy)
