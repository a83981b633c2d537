"""The tasks of a front desk, with keys only."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from caseworker.domain.actions import Role
from caseworker.domain.appointments import Appointment, AppointmentState
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.walk_ins import WalkIn, WalkInOutcome, WalkInState
from tests.journeys import there
from tests.journeys.journey import journey
from tests.journeys.seats import Seat
from tests.journeys.world import World
from ui.front_desk.page import FrontDeskPage
from ui.places import Place

AT_DESK = Place("front-desk")
desk_task = partial(journey, role=Role.FRONT_DESK)


@desk_task("walk-in, known person, number issued", keys=10, system_ms=100)
def known_person_walks_in(_world: World, seat: Seat) -> Iterator[None]:
    """F2, the reason, three letters, Enter for the one found, Enter for the number."""
    _quiet_counter(seat)
    person = there.somebody(seat.office, there.a_rare_name())
    keys = seat.begin(AT_DESK)
    yield
    keys.press("F2", "2")
    keys.type(there.first_letters(person))
    keys.press("Return")
    keys.press("Return", until=lambda: _came(seat))
    (came,) = _came(seat)
    assert (came.person, came.reason, bool(came.shown_number)) == (person.id, "benefits", True)


@desk_task("anonymous or quick contact", keys=3, system_ms=50)
def anonymous_contact(_world: World, seat: Seat) -> Iterator[None]:
    """F2, the reason, answered at once."""
    _quiet_counter(seat)
    before = len(seat.all(Interaction))
    keys = seat.begin(AT_DESK)
    yield
    keys.press("F2", "8")
    keys.press("Ctrl+Return", until=lambda: len(seat.all(Interaction)) > before)
    contact = _latest(seat)
    assert (contact.people, contact.reason, contact.outcome) == ((), "other", ContactOutcome.ANSWERED)


@desk_task("call next", keys=1, system_ms=50)
def call_next(_world: World, seat: Seat) -> Iterator[None]:
    """F4, and the cursor is in the note."""
    _quiet_counter(seat)
    came = there.somebody_came(seat.office)
    keys = seat.begin(AT_DESK)
    yield
    keys.press("F4", until=lambda: seat.get(WalkIn, came.id).state is WalkInState.INVITED)
    assert seat.page(FrontDeskPage).form.note.editor.hasFocus()


@desk_task("hold, resume, no-show, finish", keys=2, system_ms=50)
def hold(_world: World, seat: Seat) -> Iterator[None]:
    """One key puts the person on hold, another goes on with them."""
    came = _at_the_counter(seat)
    keys = seat.keyboard()
    seat.keys = keys
    yield
    keys.press("F7", until=lambda: seat.get(WalkIn, came.id).state is WalkInState.ON_HOLD)
    keys.press("Shift+F7", until=lambda: seat.get(WalkIn, came.id).state is WalkInState.BEING_SERVED)


@desk_task("no-show", keys=2, system_ms=50)
def no_show(_world: World, seat: Seat) -> Iterator[None]:
    """Called, and nobody came."""
    _quiet_counter(seat)
    came = there.somebody_came(seat.office)
    keys = seat.begin(AT_DESK)
    yield
    keys.press("F4", "F8", until=lambda: seat.get(WalkIn, came.id).outcome is WalkInOutcome.LEFT_BEFORE)


@desk_task("finish", keys=2, system_ms=50)
def finish(_world: World, seat: Seat) -> Iterator[None]:
    """Ended without a note."""
    came = _at_the_counter(seat)
    seat.keys = keys = seat.keyboard()
    yield
    keys.press("Shift+F8", until=lambda: seat.get(WalkIn, came.id).outcome is WalkInOutcome.RECEIVED_SERVICE)


@desk_task("answer from the knowledge base, recorded", keys=8, system_ms=50)
def answer_given(_world: World, seat: Seat) -> Iterator[None]:
    """The reason, the answers for it, Enter gives the first, saved with its version."""
    _at_the_counter(seat)
    seat.keys = keys = seat.keyboard()
    before = len(seat.all(Interaction))
    yield
    keys.press("Alt+3", "F1", "Return")
    keys.press("Ctrl+Return", until=lambda: len(seat.all(Interaction)) > before)
    (answer,) = _latest(seat).answers
    assert answer.version


@desk_task("redirect a misdirected contact", keys=8, system_ms=50)
def redirect(_world: World, seat: Seat) -> Iterator[None]:
    """Belongs elsewhere: the place by its first letters, and where they were sent is recorded."""
    _quiet_counter(seat)
    before = len(seat.all(Interaction))
    keys = seat.begin(AT_DESK)
    yield
    keys.press("Alt+8", "Alt+E")
    keys.type("tena")
    keys.press("Return")
    keys.press("Ctrl+Return", until=lambda: len(seat.all(Interaction)) > before)
    contact = _latest(seat)
    assert (contact.outcome, contact.belongs_to_name) == (ContactOutcome.BELONGS_ELSEWHERE, "Tenants' advice centre")


@desk_task("phone note while a form is open", keys=4, system_ms=100)
def phone_note(_world: World, seat: Seat) -> Iterator[None]:
    """A call comes in over the form of whoever stands here; the form stays as it was."""
    _at_the_counter(seat)
    seat.keyboard().say("Brought the papers.")
    seat.keys = keys = seat.keyboard()
    page, before = seat.page(FrontDeskPage), len(seat.all(Interaction))
    yield
    keys.press("F3")
    keys.say("The lift is broken again.")
    keys.press("Ctrl+Return", until=lambda: len(seat.all(Interaction)) > before)
    call = _latest(seat)
    assert (call.channel, call.text) == (Channel.PHONE, "The lift is broken again.")
    assert page.form.note.text().endswith("Brought the papers.")
    assert page.form.note.editor.hasFocus()


@desk_task("check in an appointment", keys=4, system_ms=50)
def check_in(_world: World, seat: Seat) -> Iterator[None]:
    """Letters of the name jump to the row, Enter checks in."""
    _quiet_counter(seat)
    for _ in range(3):
        there.an_appointment(seat.office, there.somebody(seat.office).id)
    person = there.somebody(seat.office, there.a_rare_name())
    booked = there.an_appointment(seat.office, person.id)
    keys = seat.begin(AT_DESK)
    yield
    keys.press(seat.room_key("appointments"))
    keys.type(person.names[0].full[:2].lower())
    keys.press("Return", until=lambda: seat.get(Appointment, booked.id).state is AppointmentState.CHECKED_IN)


@desk_task("case from a contact, fields carried over", keys=5, system_ms=100)
def case_from_contact(_world: World, seat: Seat) -> Iterator[None]:
    """On the person's page: down to the contact, a new case from it, saved with what the contact says."""
    person = there.somebody(seat.office)
    contact = there.a_contact(seat.office, person.id, "The boiler is cold and there is a baby.")
    keys = seat.begin(Place("person", person.id))
    yield
    keys.press("Down", "Ctrl+Shift+C", "Tab")
    keys.type("a")
    keys.press("Ctrl+Return", until=lambda: _opened_from(seat, contact))
    (case,) = _opened_from(seat, contact)
    assert case.summary == "The boiler is cold and there is a baby."
    assert [one.role for one in case.people] == ["applicant"]


def _opened_from(seat: Seat, contact: Interaction) -> list[Case]:
    return [one for one in seat.all(Case) if one.opened_from == contact.id]


def _quiet_counter(seat: Seat) -> None:
    there.nobody_is_here(seat.office)


def _at_the_counter(seat: Seat) -> WalkIn:
    """Let somebody unknown stand at the counter, being served, with an empty note."""
    _quiet_counter(seat)
    came = there.somebody_came(seat.office)
    keys = seat.begin(AT_DESK)
    keys.press("F4", until=lambda: seat.get(WalkIn, came.id).state is WalkInState.INVITED)
    keys.say(" ", until=lambda: seat.get(WalkIn, came.id).state is WalkInState.BEING_SERVED)
    keys.settle()
    return came


def _came(seat: Seat) -> list[WalkIn]:
    return [one for one in seat.office.counter.here_now() if one.state is WalkInState.WAITING]


def _latest(seat: Seat) -> Interaction:
    return seat.all(Interaction, "ORDER BY r.recorded_at, r.id")[-1]


@desk_task("scan to case", keys=6, system_ms=300)
def scan_to_case(_world: World, seat: Seat) -> Iterator[None]:
    """The scanner's file is pasted into the case, with its kind."""
    case = there.a_case(seat.office, there.somebody(seat.office).id, mine=False)
    scan = seat.lobby.around.preferences.parent / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 a letter " + str(case.id).encode())
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(scan))])
    QGuiApplication.clipboard().setMimeData(brought)
    keys = seat.begin(Place("case", case.id))
    yield
    keys.press("Ctrl+Shift+A", "Ctrl+V", "Home")
    keys.press("Ctrl+Return", until=lambda: [one for one in seat.all(Attachment) if one.case == case.id])
    QGuiApplication.clipboard().clear()
    (attached,) = [one for one in seat.all(Attachment) if one.case == case.id]
    assert (attached.name, bool(attached.document_type)) == ("scan.pdf", True)
