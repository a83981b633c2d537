"""What happens on other threads is told on the screen's thread, and what comes in portions is gathered."""

from datetime import UTC, datetime
from functools import partial
from threading import Thread, get_ident
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from caseworker.desk.exchange import News as Received
from caseworker.domain.people import Person
from sync.client.status import Phase, Status
from tests.ui.workplaces import Workplace
from ui.bridging import Bridge, is_known_online
from ui.news import Changes, News

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def told(qapp: object) -> tuple[Bridge, list[tuple[Changes, int]], list[bool]]:
    news = News()
    changes: list[tuple[Changes, int]] = []
    online: list[bool] = []
    news.changed.connect(lambda one: changes.append((one, get_ident())))
    news.online.connect(online.append)
    return Bridge(news), changes, online


def elsewhere(work: object) -> None:
    thread = Thread(target=work)  # type: ignore[arg-type]  # a function without arguments
    thread.start()
    thread.join()


def test_a_unit_that_was_written_on_a_thread_is_told_with_its_kinds_on_the_screens(
    told: tuple[Bridge, list[tuple[Changes, int]], list[bool]], qtbot: QtBot, officer: Workplace
) -> None:
    bridge, changes, _ = told
    officer.office.store.after_each_unit(bridge.wrote)
    elsewhere(lambda: officer.office.people.edit(officer.known.marta, contact_note="Ring after four.", reason="asked"))

    qtbot.waitUntil(lambda: bool(changes))
    assert [(one.kinds, thread) for one, thread in changes] == [(frozenset({Person.definition.kind}), get_ident())]


def test_what_comes_in_many_portions_is_told_once_with_all_kinds(
    told: tuple[Bridge, list[tuple[Changes, int]], list[bool]], qtbot: QtBot
) -> None:
    bridge, changes, _ = told
    portions = [Received({"person": frozenset({uuid4()})}), Received({"case": frozenset({uuid4()})}), Received({})]
    for one in portions:
        elsewhere(partial(bridge.came, one))

    qtbot.waitUntil(lambda: bool(changes))
    assert [one for one, _ in changes] == [Changes(frozenset({"person", "case"}), from_elsewhere=True)]


def test_a_change_of_everything_is_told_as_that(
    told: tuple[Bridge, list[tuple[Changes, int]], list[bool]], qtbot: QtBot
) -> None:
    bridge, changes, _ = told
    elsewhere(lambda: bridge.came(Received({}, everything=True)))
    qtbot.waitUntil(lambda: bool(changes))
    assert changes[0][0].everything


def test_whether_the_last_contact_succeeded_is_told_and_nothing_before_there_was_one(
    told: tuple[Bridge, list[tuple[Changes, int]], list[bool]], qtbot: QtBot
) -> None:
    bridge, _, online = told
    ways = bridge.told()
    elsewhere(lambda: ways.status(Status()))
    elsewhere(lambda: ways.status(Status(phase=Phase.WAITING, problem="sync.unreachable", failures=1)))
    elsewhere(lambda: ways.status(Status(phase=Phase.RESTING, last_round_at=NOON)))

    qtbot.waitUntil(lambda: len(online) == 2)
    assert online == [False, True]
    assert is_known_online(Status()) is None
