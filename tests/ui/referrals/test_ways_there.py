"""From a person one comes to the directory and the answers with that person in hand, and prints what fits."""

from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.person.page import PersonPage
from ui.places import Place


def test_a_person_is_referred_and_answered_from_their_page(open_page: OpenPage[PersonPage], officer: Workplace) -> None:
    page = open_page(PersonPage, Place("person", officer.known.marta), officer)
    officer.plain.run("person.refer")
    assert officer.plain.places[-1] == Place("directory", officer.known.marta)
    assert page.answers_place() == Place("answers", officer.known.marta)
    assert {"record.print", "person.receipt"} <= {one.id for one in page.commands()}
