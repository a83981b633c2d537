"""An e-mail that answers an e-mail: read, told where it belongs, filed once, and its page looked at without running."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from caseworker.domain.actions import Role
from caseworker.domain.attachments import Attachment
from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.interactions import Interaction
from tests.desk.imports.letters import Enclosed, Letter, in_a_file
from tests.journeys import there
from tests.journeys.acceptance.steps import do, read, reads, step, wait_to_read
from tests.journeys.keys import answered
from tests.journeys.seats import Seat
from tests.journeys.world import World
from ui.imports.mail_page import MailPage
from ui.places import Place


def test_an_answer_is_filed_once_where_it_belongs_and_its_page_runs_and_fetches_nothing(
    world: World, tmp_path: Path
) -> None:
    seat = world.seat(Role.OFFICER)
    desk = seat.office.people
    known = ContactPoint.of(ContactKind.EMAIL, "marta.k@home.example", id=desk.fresh_id())
    marta = there.somebody(seat.office, "Marta Kowalska", contact_points=(known,))
    case = there.a_case(seat.office, marta.id)
    there.a_case(seat.office, there.somebody(seat.office).id)

    with a_listener() as listener:
        path = in_a_file(tmp_path, _answer(case.shown_number, port_of(listener)), name="answer.eml")

        with step(1, "subject and text are readable, the quote is folded, files stand with type and size"):
            do(seat, "Bring in mail")
            _drop(seat, path)
            wait_to_read(seat, f"Re: Your application {case.shown_number}", "Grüße, here is what you asked for.")
            wait_to_read(seat, "Marta K.", "Show quoted text", "2 attached files")
            wait_to_read(seat, "form.html, Web page · ", "letter.pdf, PDF document · 2.0 kB")
            assert not reads(seat, "Please send us the form.")
            seat.keys.press("Alt+Q")
            wait_to_read(seat, "Please send us the form.")

        with step(2, "the case is proposed by the reference in the subject and by the sender, with the reason"):
            wait_to_read(seat, case.shown_number, "Its number stands in the subject")
            wait_to_read(seat, "Marta Kowalska", "They have a part in the case")
            wait_to_read(seat, "The name is the same, the address is not known")
            assert not _filed(seat), "nothing is filed before somebody says so"

        with step(3, "filed, it is in the case and in the person's history, once, also when it is brought in twice"):
            seat.keys.press("Ctrl+Return", until=lambda: _filed(seat))
            _drop(seat, path)
            wait_to_read(seat, "This message is filed already. Bringing it in again changes nothing.")
            (contact,) = _filed(seat)
            assert (contact.case, contact.people) == (case.id, (marta.id,))
            assert len([one for one in seat.all(Attachment) if one.interaction == contact.id]) == 2
            seat.begin(Place("case", case.id))
            wait_to_read(seat, contact.title)
            seat.begin(Place("person", marta.id))
            wait_to_read(seat, contact.title, "Grüße, here is what you asked for.")
            assert not reads(seat, "Please send us the form."), "what is quoted stays folded"
            seat.send_all()

        with step(5, "the attached page is shown as text; nothing of it runs, and nothing is fetched"):
            page = next(one for one in seat.all(Attachment) if one.name == "form.html")
            seat.begin(Place("document", page.id))
            wait_to_read(seat, "form.html", "Application form")
            assert "changed by the script" not in read(seat)

        with step(0, "nothing is ever fetched from outside"):
            assert not was_called(listener)


def _answer(number: str, port: int) -> Letter:
    """An answer with quoted text, a signature, a page with a script and a picture from outside, and wrong letters."""
    outside = f"http://127.0.0.1:{port}"
    page = (
        f"<html><head><link rel='stylesheet' href='{outside}/style.css'></head><body><h1>Application form</h1>"
        "<script>document.body.innerHTML = ['changed', 'by the', 'script'].join(' ');</script>"
        f"<script src='{outside}/run.js'></script><img src='{outside}/pixel.png'></body></html>"
    )
    text = (
        "Grüße, here is what you asked for.\n\nBest regards,\nMarta K.\n\n"
        "On Mon, 20 Jul 2026 at 09:12, Riverside office <desk@riverside.example> wrote:\n"
        "> Dear Ms Kowalska,\n> Please send us the form.\n"
    )
    return Letter(
        sender="Marta Kowalska <m.kowalska@work.example>",  # she is known with another address
        subject=f"Re: Your application {number}",
        text=text.encode("cp1252"),
        charset="utf-8",  # which it is not
        answers=("first@riverside.example",),
        files=(
            Enclosed("form.html", "text/html", page.encode()),
            Enclosed("letter.pdf", "application/pdf", b"%PDF-1.7\n" + b"x" * 2_000),
        ),
    )


def _filed(seat: Seat) -> list[Interaction]:
    return [one for one in seat.all(Interaction) if one.source_ref.startswith("mail:")]


def _drop(seat: Seat, path: Path) -> None:
    """Drop a file on the page of messages."""
    if not seat.at("mail"):
        seat.begin(Place("mail"))
    page, data = seat.page(MailPage), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, plain))
    answered(lambda: bool(page.model.state.letters) and not page.model.state.is_reading)


@contextmanager
def a_listener() -> Iterator[socket.socket]:
    """Listen where the page would fetch from."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        yield listener


def port_of(listener: socket.socket) -> int:
    return int(listener.getsockname()[1])


def was_called(listener: socket.socket) -> bool:
    """Whether anybody has tried to fetch something."""
    try:
        listener.accept()
    except BlockingIOError:
        return False
    return True
