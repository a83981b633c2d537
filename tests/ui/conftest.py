"""What tests of screens share: the application with its theme, an office for each role, and pages in real windows.

    def test_…(officer_work, open_page):
        page = open_page(MyDayPage, Place("my-day"), officer_work)

`open_page` waits until what the page asked for has come. `idle(work)` does so later on; `shot(widget, name)` keeps a
picture in the folder that `CASEWORKER_PICTURES` names, if it names one.
"""

import importlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.door_plates import LockWhy
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.store.keys import kdf
from tests.desk.sittings import MovableClock
from tests.ui.offices import ReadyOffice, made_ready
from tests.ui.workplaces import P, Workplace, at_a_workplace, in_window, settled
from ui.places import Place
from ui.preferences import ThemeChoice
from ui.remembering import Whereabouts
from ui.shell.page import Page
from ui.shell.window import Seats, ShellWindow
from ui.theme.current import Themed
from ui.theme.theme import Theme
from ui.work import Work

OpenPage = Callable[..., P]


class TestApplication(Themed):
    """The application of the tests: always light, at the usual size, and nothing moves."""

    __test__ = False

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.theme = Theme(self)
        usual_theme(self)


def usual_theme(app: Themed) -> None:
    """Put the theme back as every test finds it."""
    app.theme.apply(choice=ThemeChoice.LIGHT, reduced_motion=True)


@pytest.fixture(scope="session")
def qapp_cls() -> type[Themed]:
    """The class of the application that pytest-qt makes."""
    return TestApplication


@pytest.fixture(scope="module", autouse=True)
def _keys_cost_nothing() -> Iterator[None]:
    """Deriving a key takes 0.3 s on purpose; tests of screens open many profiles of nobody.

    For one module at a time: tests of other rooms, which come after it in the same process, derive real keys.
    """

    def cheap(**asked: Any) -> Argon2id:
        return Argon2id(**{**asked, "iterations": 1, "memory_cost": 64})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "Argon2id", cheap)
        yield


@pytest.fixture(scope="session")
def ready_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Role], ReadyOffice]:
    """Give the profile of a role that this run made once; it is copied, never opened itself."""
    made: dict[Role, ReadyOffice] = {}

    def ready(role: Role) -> ReadyOffice:
        if role not in made:
            made[role] = made_ready(tmp_path_factory.mktemp("ready") / role.value, role)
        return made[role]

    return ready


@pytest.fixture
def clock() -> MovableClock:
    """The clock of the office: Friday 20 November 2026, 09:00 UTC, until it is moved."""
    return MovableClock()


@pytest.fixture
def workplace(
    qapp: Themed, tmp_path: Path, clock: MovableClock, ready_office: Callable[[Role], ReadyOffice]
) -> Iterator[Callable[[Role], Workplace]]:
    """Give a workplace for a role, as often as asked."""
    with ExitStack() as stack:
        count = iter(range(100))

        def make(role: Role) -> Workplace:
            ready, folder = ready_office(role), tmp_path / f"at-work-{next(count)}"
            folder.mkdir()
            office = ready.opened(folder / "profile", clock)
            return stack.enter_context(at_a_workplace(office, ready.known, clock, folder))

        yield make


@pytest.fixture
def front_desk(workplace: Callable[[Role], Workplace]) -> Workplace:
    """Front desk staff at counter 2."""
    return workplace(Role.FRONT_DESK)


@pytest.fixture
def officer(workplace: Callable[[Role], Workplace]) -> Workplace:
    """The field officer North 1."""
    return workplace(Role.OFFICER)


@pytest.fixture
def supervisor(workplace: Callable[[Role], Workplace]) -> Workplace:
    """The supervisor on duty."""
    return workplace(Role.SUPERVISOR)


@pytest.fixture
def front_desk_work(front_desk: Workplace) -> Work:
    """What a page of the front desk is handed."""
    return front_desk.work


@pytest.fixture
def officer_work(officer: Workplace) -> Work:
    """What a page of a field officer is handed."""
    return officer.work


@pytest.fixture
def supervisor_work(supervisor: Workplace) -> Work:
    """What a page of a supervisor is handed."""
    return supervisor.work


@pytest.fixture
def office(officer: Workplace) -> Office:
    """The open office of a field officer."""
    return officer.office


@pytest.fixture
def idle(qtbot: QtBot) -> Callable[[Work], None]:
    """Wait until everything that was asked of the threads has been answered."""
    return lambda work: settled(qtbot, work)


@pytest.fixture
def open_page(qtbot: QtBot) -> OpenPage[Any]:
    """Open a page in the plain window of a workplace (or of a work), and wait until it shows what it asked for."""

    def opened(page: type[P], place: Place, work: Work | Workplace, *, size: tuple[int, int] = (1180, 840)) -> P:
        known = work.work if isinstance(work, Workplace) else work
        made = page(known, place, known.window.guest())  # type: ignore[arg-type]
        plain: Any = known.window
        plain.hold(made)
        qtbot.addWidget(plain, before_close_func=lambda _: made.leave())
        plain.resize(*size)
        plain.show()
        qtbot.waitExposed(plain)
        made.restore(place.state)
        settled(qtbot, known)
        if (first := made.first_focus()) is not None:
            first.setFocus()
        return made

    return opened


@pytest.fixture
def open_window(qtbot: QtBot) -> Callable[..., ShellWindow]:
    """Open the real window on a workplace, with the pages handed in (those of the program otherwise)."""

    def opened(
        at_work: Workplace,
        pages: Mapping[str, type[Page]] | None = None,
        *,
        at: Place | None = None,
        lock: Callable[[LockWhy], None] = lambda why: None,
        size: tuple[int, int] = (1440, 900),
    ) -> ShellWindow:
        program = importlib.import_module("ui.pages") if pages is None else None
        known = pages if pages is not None else program.PAGES  # type: ignore[union-attr]
        everywhere = program.everywhere if program is not None else None
        seats = Seats(pages=known, lock=lock, search=lambda window: None, everywhere=everywhere)
        window = ShellWindow(at_work.work.preferences)
        window.begin(in_window(at_work.work, window), seats)
        at_work.work.lanes.failed.disconnect(at_work.plain.trouble)
        qtbot.addWidget(window, before_close_func=lambda _: left(window))
        window.resize(*size)
        window.resume(None if at is None else Whereabouts(at))
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        settled(qtbot, at_work.work)
        return window

    return opened


def left(window: ShellWindow) -> None:
    """Let the page keep what is typed, as locking and closing do."""
    window.pages.leave()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[QWidget, str], None]:
    """Keep a picture of a widget where somebody wants to look at it."""

    def taken(widget: QWidget, name: str = "") -> None:
        folder = os.environ.get("CASEWORKER_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            QApplication.processEvents()  # a window that is made anew shows its parts one turn later
            QApplication.processEvents()
            widget.grab().save(str(Path(folder) / f"{name or request.node.name}.png"))

    return taken


@pytest.fixture(autouse=True)
def _usual_theme(qapp: Themed) -> Iterator[None]:
    yield
    usual_theme(qapp)
