"""A person who is added while the window is open is found by a misspelt name soon after."""

from pytestqt.qtbot import QtBot

from caseworker.desk.people import NewPerson
from caseworker.domain.names import PersonName
from caseworker.domain.people import Person
from tests.ui.workplaces import Workplace
from ui import name_words
from ui.name_words import NameWords
from ui.news import Changes


def test_whoever_is_added_is_found_by_a_misspelt_name_after_a_pause(officer: Workplace, qtbot: QtBot) -> None:
    office = officer.work.office
    words = NameWords(office.finding, officer.work.lanes, officer.work.news, officer.work.lanes)
    words.read()
    qtbot.waitUntil(lambda: officer.work.lanes.is_idle)
    office.people.add(
        NewPerson(names=(PersonName(id=office.people.fresh_id(), given="Thorvald", family="Gudmundsson"),))
    )
    assert office.finding.find("Torwald Gudmundson", kinds=("person",)) == ()
    officer.work.news.changed.emit(Changes(frozenset({Person.definition.kind})))
    qtbot.waitUntil(
        lambda: bool(office.finding.find("Torwald Gudmundson", kinds=("person",))), timeout=2 * name_words.PAUSE_MS
    )
