"""The tasks of a field officer, with keys only."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QGuiApplication, QImage

from caseworker.domain.actions import Role
from caseworker.domain.attachments import Attachment
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.households import Household
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral
from caseworker.domain.tasks import Task, TaskState
from caseworker.domain.values import PartialDate
from caseworker.domain.visits import Visit, VisitState
from tests.journeys import there
from tests.journeys.journey import journey
from tests.journeys.keys import answered
from tests.journeys.seats import Seat
from tests.journeys.truth import said_to_wait
from tests.journeys.world import World
from ui.directory.page import DirectoryPage
from ui.my_day.page import MyDayPage
from ui.people.add_page import AddPersonPage
from ui.places import Place
from ui.search.palette import Palette

MAY_REFER = "refer"
officer_task = partial(journey, role=Role.OFFICER)


@officer_task("find by partial or misspelt name", keys=8, system_ms=50)
def find(_world: World, seat: Seat) -> Iterator[None]:
    """The palette, and letters that are not quite the name."""
    person = there.somebody(seat.office, "Ludwika Wiśniewska")
    seat.session.tidy()  # as the program does in a quiet moment after its window opened
    seat.keys.settle()
    keys = seat.begin(Place("my-tasks"))
    yield
    keys.press("Ctrl+K")
    keys.type("ludwiga", until=lambda: person.id in _found(seat))
    keys.press("Escape")
    keys.keys -= 1  # only to leave no palette open


@officer_task("open person", keys=1, system_ms=100)
def open_person(_world: World, seat: Seat) -> Iterator[None]:
    """Enter on who was found."""
    person = there.somebody(seat.office, there.a_rare_name())
    keys = seat.begin(Place("my-tasks"))
    yield
    keys.press("Ctrl+K")
    keys.type(there.first_letters(person), until=lambda: person.id in _found(seat)[:1])
    seat.keys = keys = seat.keyboard()
    keys.press("Return", until=lambda: seat.at("person"))
    assert seat.window.history.here is not None
    assert seat.window.history.here.about == person.id


@officer_task("record routine visit", keys=12, system_ms=50)
def record_visit(_world: World, seat: Seat) -> Iterator[None]:
    """Into the note, how it went, what comes next, finished."""
    person = there.somebody(seat.office)
    visit = there.a_visit(seat.office, person.id)
    keys = seat.begin(Place("my-day", visit.id))
    answered(lambda: seat.page(MyDayPage).visit.visit)
    yield
    keys.press("Return")
    keys.say("The damp comes from the roof.")
    keys.press("Ctrl+Return", until=lambda: seat.get(Visit, visit.id).state is VisitState.DONE)
    assert seat.get(Visit, visit.id).outcome == "The damp comes from the roof."


@officer_task("finish task, plan the next", keys=6, system_ms=50)
def finish_and_plan(_world: World, seat: Seat) -> Iterator[None]:
    """On the task: finish and plan, what comes next, done."""
    person = there.somebody(seat.office)
    task = there.a_task(seat.office, person.id, "Ask the landlord")
    keys = seat.begin(Place("my-tasks", state={"chosen": task.id}))
    yield
    keys.press("Ctrl+Shift+Return")
    keys.say("Call them back")
    keys.press("Ctrl+Return", until=lambda: seat.get(Task, task.id).state is TaskState.DONE)
    (following,) = [one for one in seat.all(Task) if one.person == person.id and one.id != task.id]
    assert (following.title, following.state) == ("Call them back", TaskState.OPEN)


@officer_task("new person with duplicate check", keys=30, system_ms=100)
def new_person(_world: World, seat: Seat) -> Iterator[None]:
    """Somebody like them is offered while one types; they are another person, and are added."""
    given = there.a_rare_name().split()[0]
    known = there.somebody(seat.office, f"{given} Ostrowska", birth_date=PartialDate(1984, 3, 27))
    before = {one.id for one in seat.all(Person)}
    keys = seat.begin(Place("people"))
    yield
    keys.press("Ctrl+Shift+N")
    for words in (given, "Ostrovska", "27 3 1984"):
        keys.say(words)
        keys.press("Tab")
    page = seat.page(AddPersonPage)
    answered(lambda: page.model.state.matches, "nobody was offered")
    assert page.model.state.matches[0].person.id == known.id
    keys.press("Ctrl+Return", until=lambda: {one.id for one in seat.all(Person)} - before)
    answered(lambda: seat.at("person"))


@officer_task("add household member", keys=10, system_ms=50)
def add_member(_world: World, seat: Seat) -> Iterator[None]:
    """The Household tab, its first button, who it is, done."""
    person, other = there.somebody(seat.office), there.somebody(seat.office, there.a_rare_name())
    keys = seat.begin(Place("person", person.id))
    yield
    keys.press("Ctrl+Tab", "Ctrl+Tab", "Ctrl+Tab", "Down", "Space")
    keys.type(there.first_letters(other))
    keys.press("Return")
    keys.press("Ctrl+Return", until=lambda: _homes(seat, person))
    (home,) = _homes(seat, person)
    assert {one.person for one in home.members} == {person.id, other.id}


@officer_task("attach photo with type", keys=6, system_ms=300)
def attach_photo(_world: World, seat: Seat) -> Iterator[None]:
    """On the case: add, paste the picture, its kind, done."""
    case = there.a_case(seat.office, there.somebody(seat.office).id)
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    QGuiApplication.clipboard().setImage(picture)
    keys = seat.begin(Place("case", case.id))
    yield
    keys.press("Ctrl+Shift+A", "Ctrl+V", "Home")
    keys.press("Ctrl+Return", until=lambda: [one for one in seat.all(Attachment) if one.case == case.id])
    (attached,) = [one for one in seat.all(Attachment) if one.case == case.id]
    assert attached.media_type == "image/png"
    assert attached.document_type


@officer_task("referral, printed slip", keys=12, system_ms=1000)
def refer(_world: World, seat: Seat) -> Iterator[None]:
    """The directory, the service by its letters, whom, why, and the slip into a file."""
    person = there.somebody(seat.office, there.a_rare_name())
    seat.office.consents.record(person.id, MAY_REFER, ConsentWord.GIVEN, evidence=Evidence.SPOKEN)
    slip = seat.lobby.around.preferences.parent / f"slip-{person.id}.pdf"
    keys = seat.begin(Place("my-tasks"))
    yield
    keys.press(seat.room_key("directory"))
    seat.page(DirectoryPage)
    keys.type("law")
    keys.press("Return")
    keys.type(there.first_letters(person))
    keys.press("Return")
    keys.say("She was told to leave her flat.")
    keys.press("Ctrl+Return", until=lambda: [one for one in seat.all(Referral) if one.person == person.id])
    keys.press("Ctrl+Return")
    keys.say(str(slip))
    keys.press("Return", until=slip.exists)
    assert slip.read_bytes().startswith(b"%PDF")


@officer_task("send a day", keys=1, system_ms=5000, is_sending=True)
def send_a_day(world: World, seat: Seat) -> Iterator[None]:
    """What was done without a network is sent by one key, and what a colleague did comes; cut, it goes on waiting."""
    seat.lose_network()
    for _ in range(world.day.up):
        there.somebody(seat.office)
    theirs = [world.neighbour.enters(there.a_new_name(), territory="north").id for _ in range(world.day.down)]
    world.neighbour.sync()
    keys = seat.begin(Place("my-tasks"))
    yield
    if seat.connected:
        seat.link.mend()
        keys.press("F5", until=lambda: seat.is_all_sent() and seat.machine.has(Person, theirs[-1]))
        assert all(seat.machine.has(Person, one) for one in theirs)
    else:
        keys.press("F5", until=lambda: said_to_wait(seat) == world.day.up)


def _found(seat: Seat) -> list[object]:
    (palette,) = [one for one in seat.window.findChildren(Palette) if one.isVisible()]
    return [row.about for row in palette.rows() if row.about is not None]


def _homes(seat: Seat, person: Person) -> list[Household]:
    found = [one for one in seat.all(Household) if person.id in {member.person for member in one.members}]
    return [one for one in found if len(one.members) > 1]
