"""What is measured of pages in the open window: the palette, a person, the table of people, the counter.

Each returns its times in milliseconds, by what they are of.
"""

import random
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from uuid import UUID

from PySide6.QtTest import QTest

from caseworker.desk.counter import Arrival
from caseworker.domain.ids import PersonId
from tests.bench.typing import keystrokes, people_of
from tests.bench.ui.screen import Paints, Screen
from ui.front_desk.page import FrontDeskPage
from ui.people.list_page import PeoplePage
from ui.person.page import PersonPage
from ui.places import Place
from ui.search.palette import Palette

Times = Mapping[str, list[float]]
_KEYSTROKES, _WARM_UP = 260, 40
_PEOPLE, _BUSY = 40, 400
_VISITORS = 45
_NOTE = "Asked about the heating allowance; a letter was promised."


def palette(screen: Screen) -> Times:
    """From a letter typed into the palette to its rows on the screen."""
    with screen.office.store.reading() as reader:
        some = people_of(reader.connection, count=_KEYSTROKES // 6, seed=7)
    screen.press("Ctrl+K")
    found = screen.window.findChild(Palette, "palette")
    assert found is not None, "Ctrl+K opens it"
    screen.settled()
    paints, times, before = Paints(found.list.viewport()), list[float](), ""
    for text in keystrokes(some, seed=7):
        if text[:-1] != before:
            found.field.selectAll()
            QTest.keyClicks(found.field, text[:-1])
            screen.settled()
        letter = partial(QTest.keyClicks, found.field, text[-1])
        times.append(screen.painted(paints, letter, lambda: found.model.state.is_answered))
        before = text
        screen.settled()
        if len(times) == _KEYSTROKES + _WARM_UP:
            break
    found.close_palette()
    return {"keystroke": times[_WARM_UP:]}


def person(screen: Screen) -> Times:
    """From choosing a person with 500 contacts to their timeline on the screen."""
    shown, at_rest = list[float](), list[float]()
    for number, about in enumerate(_busy(screen)[: _PEOPLE + 2]):
        screen.window.go(Place("my-tasks"))
        screen.settled()
        page_times = _open_person(screen, about)
        if number >= 2:
            shown.append(page_times[0])
            at_rest.append(page_times[1])
    return {"shown": shown, "at rest": at_rest}


def _open_person(screen: Screen, about: UUID) -> tuple[float, float]:
    paints = Paints(screen.window.frame.sheet)
    screen.window.frame.sheet.update()

    def read() -> bool:
        page = screen.window.pages.page
        return isinstance(page, PersonPage) and page.models.timeline.state.is_read

    shown = screen.painted(paints, lambda: screen.window.go(Place("person", about)), read)
    at_rest = screen.painted(paints, screen.settled, lambda: True)
    return shown, shown + at_rest


def table(screen: Screen) -> Times:
    """Each frame while moving through the table of all people by keys, and by its scroll bar."""
    screen.go(Place("people"))
    page = screen.window.pages.page
    assert isinstance(page, PeoplePage), "it was asked for"
    screen.until(lambda: len(page.model.state.ids) > 0 and screen.session.lanes.is_idle)
    view = page.pane.table
    view.setFocus()
    paints, draw = Paints(view.viewport()), random.Random(7)
    keys = ["Down"] * 160 + ["PgDown"] * 120 + ["End"] + ["Up"] * 60 + ["PgUp"] * 60 + ["Home"] + ["Down"] * 40
    at_keys = [screen.frame(paints, partial(screen.press, key, view)) for key in keys]
    bar = view.verticalScrollBar()
    steps = [bar.value() + 3 * step for step in range(1, 161)]
    steps += [draw.randrange(bar.maximum()) for _ in range(60)]
    at_bar = [screen.frame(paints, partial(bar.setValue, value)) for value in steps]
    return {"keys": at_keys, "scroll": at_bar, "rows": [float(len(page.model.state.ids))]}


def counter(screen: Screen) -> Times:
    """From saving a contact and calling the next person to their form, ready to be written in."""
    for number, about in enumerate(_busy(screen)[:_VISITORS]):
        known = PersonId(about) if number % 3 else None
        screen.office.counter.walk_in(Arrival(reason="other", person=known, described_as="" if known else "Red coat"))
    screen.go(Place("front-desk"))
    page = screen.window.pages.page
    assert isinstance(page, FrontDeskPage), "it was asked for"
    screen.press("F4")
    screen.settled()
    paints, times = Paints(page.form.note.editor.viewport()), list[float]()
    for _ in range(_VISITORS - 1):
        QTest.keyClicks(page.form.note.editor, _NOTE)
        is_next = partial(_is_next, page, page.contact.state.whose.walk_in)
        times.append(screen.painted(paints, partial(screen.press, "Ctrl+Return"), is_next))
        screen.settled()
    screen.press("Ctrl+S")
    screen.settled()
    return {"next": times[3:]}


def _is_next(page: FrontDeskPage, before: UUID | None) -> bool:
    """Whether somebody else stands at the counter, and an empty form is theirs."""
    here, written = page.desk.state.here, page.contact.state.whose.walk_in
    return here is not None and before != here.walk_in.id == written and not page.form.note.text()


def _busy(screen: Screen) -> list[UUID]:
    with screen.office.store.reading() as reader:
        statement = f"SELECT target FROM link GROUP BY target HAVING count(*) >= {_BUSY} ORDER BY target"
        return [UUID(bytes=row[0]) for row in reader.connection.exec_driver_sql(statement)]


PAGES: Mapping[str, Callable[[Screen], Times]] = MappingProxyType(
    {"palette": palette, "person": person, "table": table, "counter": counter}
)
