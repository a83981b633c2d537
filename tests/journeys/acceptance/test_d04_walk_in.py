"""Somebody walks in: seen waiting, their paper kept and looked at, a case opened with its days, and a receipt."""

from PySide6.QtGui import QGuiApplication, QImage

from caseworker.domain.actions import Role
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.walk_ins import WalkIn, WalkInState
from tests.journeys import there
from tests.journeys.acceptance.steps import do, step, wait_to_read
from tests.journeys.world import World
from ui.places import Place


def test_a_walk_in_hands_in_proof_and_leaves_with_a_receipt(world: World) -> None:
    seat = world.seat(Role.FRONT_DESK)
    there.nobody_is_here(seat.office)
    person = there.somebody(seat.office, "Marek Sikora")
    keys = seat.begin(Place("front-desk"))

    with step(1, "whoever came is in the queue, with how long they wait"):
        keys.press("F2", "2")
        keys.type("sik")
        keys.press("Return")
        keys.press("Return", until=seat.office.counter.here_now)
        (came,) = seat.office.counter.here_now()
        wait_to_read(seat, "Marek Sikora", "Waiting 1")
        keys.press("F4", until=lambda: seat.get(WalkIn, came.id).state is WalkInState.INVITED)

    with step(7, "a case is opened with number and a day by working days"):
        seat.begin(Place("person", person.id))
        do(seat, "New case")
        keys = seat.keys
        keys.say("Heating")
        keys.press("Tab")
        keys.say("Applicant")
        keys.press("Ctrl+Return", until=lambda: seat.all(Case))
        (case,) = seat.all(Case)
        seat.begin(Place("case", case.id))
        wait_to_read(seat, case.shown_number, "working days left")

    with step(5, "the picture of a letter stands in the case and can be looked at"):
        picture = QImage(640, 480, QImage.Format.Format_RGB32)
        picture.fill(0x336699)
        QGuiApplication.clipboard().setImage(picture)
        keys = seat.begin(Place("case", case.id))
        keys.press("Ctrl+Shift+A", "Ctrl+V", "Home")
        keys.press("Ctrl+Return", until=lambda: seat.all(Attachment))
        (paper,) = seat.all(Attachment)
        assert (paper.case, paper.media_type, bool(paper.document_type)) == (case.id, "image/png", True)
        seat.begin(Place("document", paper.id))
        wait_to_read(seat, "Pasted picture.png")

    with step(8, "the receipt names what was handed in and by when an answer is due"):
        seat.begin(Place("case", case.id))
        slip = seat.lobby.around.preferences.parent / "receipt.pdf"
        keys = seat.begin(Place("case", case.id))
        do(seat, "Print receipt")
        wait_to_read(seat, "You handed in", "Pasted picture.png", case.shown_number)
        keys.press("Ctrl+Return")
        keys.say(str(slip))
        keys.press("Return", until=slip.exists)
        assert slip.read_bytes().startswith(b"%PDF")
