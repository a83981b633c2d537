"""The records of the played day: somebody is found by name, their page, papers and case are read; and other looks."""

from collections.abc import Iterator, Mapping

from caseworker.desk.case_lists import CaseLists
from caseworker.desk.office import Office
from caseworker.desk.strands import Strand
from caseworker.domain.cases import Case
from caseworker.domain.ids import PersonId
from ui.cases.case_page import CasePage
from ui.people.add_page import AddPersonPage
from ui.person.page import PersonPage
from ui.places import Place
from ui.practice.stage import Stage, Until
from ui.preferences import ThemeChoice

_LOOKED_AT = 60  # cases among which the one with the longest story is chosen
_TABS_TO_DOCUMENTS = 4
_LOOKS: tuple[tuple[str, str, Mapping[str, object]], ...] = (
    ("Spanish", "team-queue", {"language": "es"}),
    ("Dark", "team-queue", {"theme": ThemeChoice.DARK}),
    ("High contrast", "team-queue", {"theme": ThemeChoice.HIGH_CONTRAST_DARK}),
    ("Right to left", "team-queue", {"mirrored": True}),
)
_USUAL: Mapping[str, object] = {"language": "en", "theme": ThemeChoice.LIGHT, "mirrored": False}
Acts = Iterator[Until | None]


def longest_story(office: Office) -> Case:
    """Return the case under way whose person has the longest timeline, with a file and a visit in it where any has."""
    cases = [one.case for one in CaseLists(office.sitting).of_team("housing", limit=_LOOKED_AT) if one.case.people]
    return max(cases, key=lambda one: _story(office, one.people[0].person))


def _story(office: Office, person: PersonId) -> tuple[int, int]:
    counts = office.people.timeline_counts(person)
    kinds = sum(bool(number) for strand, number in counts.items() if strand is not Strand.ALL)
    return kinds, counts.get(Strand.ALL, 0)


def records(stage: Stage) -> Acts:
    """Find somebody by name, read their page and case, and begin to add somebody who is there already."""
    office = stage.session.office
    case = longest_story(office)
    person = office.people.open(case.people[0].person).person
    yield from _found(stage, person.names[0].shown)
    stage.picture("Search and commands")
    stage.press("Return")
    yield None
    stage.expect(stage.shown(PersonPage).person.id == person.id, "Search and Enter opened somebody else.")
    stage.picture("Person timeline")
    for _ in range(_TABS_TO_DOCUMENTS):
        stage.press("Ctrl+Tab")
        yield None
    stage.expect(stage.shown(PersonPage).tabs.value() == "documents", "Ctrl+Tab did not lead to the documents.")
    stage.picture("Documents")
    yield from _found(stage, case.shown_number)
    stage.press("Return")
    yield None
    stage.shown(CasePage)
    stage.picture("Case")
    yield from _twice(stage, person.names[0].given, person.names[0].family)


def _found(stage: Stage, words: str) -> Acts:
    stage.press("Ctrl+K")
    yield None
    stage.write(words)
    yield None


def _twice(stage: Stage, given: str, family: str) -> Acts:
    """Begin to add somebody of the same name; leaving keeps the draft, which is discarded."""
    stage.press("Ctrl+Shift+N")
    yield None
    for words in (given, family):
        stage.write(words)
        stage.press("Tab")
        yield None
    likely = stage.shown(AddPersonPage).model.state.likely
    stage.expect(likely, "Somebody with the name of a known person was not said to be likely the same.")
    stage.picture("Add a person who is here already")
    stage.press("Escape")
    yield None


def other_looks(stage: Stage) -> Acts:
    """Show the window in another language, in other colours, and from right to left."""
    preferences = stage.lobby.preferences
    for name, page, values in _LOOKS:
        preferences.change(**values)
        yield None
        stage.window.go(Place(page))
        yield None
        stage.picture(name)
        preferences.change(**_USUAL)
        yield None
