"""Texts that break programs, put through the desks into every field of a record, and whether they are shown as text."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtOfGui
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.notes import NoteEntered
from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.desk.tasks import Plan
from caseworker.domain.ids import CaseId, InteractionId, PersonId
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.errors import CaseworkerError
from caseworker.store.unit import Deed
from tests.domain.people_builders import a_name, a_phone, an_address
from tests.outside import outside
from tests.ui.every_screen.looking import told
from ui.theme.painting import tip

MARKUP = (
    "<b>bold</b>", "<i>x</i>", "<h1>Big</h1>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<img src='file:///etc/passwd'>", "<a href='http://127.0.0.1/'>press</a>", "<table><tr><td>1</td></tr></table>",
    "<!-- hidden -->", "<br>", "<p>one<p>two", "<div style='font-size:90px'>x</div>", "<font color=red>x</font>",
    "<style>*{font-size:1px}</style>", "<svg onload=alert(1)>", "<iframe src='file:///'></iframe>", "<hr>", "</span>",
    "<span style='color:transparent'>x</span>", "<qt>x</qt>", "<body bgcolor=black>", "<pre>   x</pre>", "&lt;b&gt;",
    "&amp;", "&nbsp;", "&#60;b&#62;", "&", "Smith & Sons", "&Save", "**bold**", "# heading", "[x](http://127.0.0.1/)",
    "![x](file:///etc/passwd)", "`code`", "{name}", "{0.__class__}", "%n people", "%1 %2 %s", "\\n\\t", "]]>",
)  # fmt: skip
RIGHT_TO_LEFT = ("ليلى حدّاد", "נועה כהן", "محمد (Ali) 12", "\u202eabc\u202c", "שלום Marta", "علي، 5 أولاد")
_LONG = 100_000
might_be_rich: Callable[[str], bool] = QtOfGui.mightBeRichText


@dataclass
class Written:
    """What was put into an office."""

    texts: list[str] = field(default_factory=list)
    people: list[PersonId] = field(default_factory=list)
    cases: list[CaseId] = field(default_factory=list)


def naughty() -> list[str]:
    """Return the strings of the list that stands beside the checkout; skips the test where it does not."""
    found: list[str] = json.loads(outside("data/strings/blns.json").read_text(encoding="utf-8"))
    return found


def write(office: Office, texts: Sequence[str], *, each: int = 8) -> Written:
    """Put texts into every text field: a person and a case for some, contacts, notes and tasks with all of them."""
    written = Written(list(texts))
    for start in range(0, len(texts), each):
        for words in texts[start : start + 1]:
            _person_of(office, words, written)
        person, case = written.people[-1:], written.cases[-1:]
        for words in texts[start : start + each] if person and case else ():
            _records_of(office, words, person[0], case[0])
    return written


def _person_of(office: Office, words: str, written: Written) -> None:
    """A text that no name can be is refused with a reason; then it is a description."""
    known = {
        "addresses": (an_address(words[:200] or "x", locality=words[:100]),),
        "contact_points": (a_phone(note=words[:200]),),
        "territory": "north",
    }
    try:
        person = office.people.add(NewPerson(names=(a_name(words),), description=words, **known))  # type: ignore[arg-type]
    except CaseworkerError:
        person = office.people.add(NewPerson(identified=False, description=f"x {words}", territory="north"))
    part = (Part(person=person.id, role="applicant"),)
    opened = office.cases.open(
        NewCase(
            case_type="housing-support",
            people=part,
            title=words[:200],
            summary=words,
            place=words,
            owner=office.card.id,
        )
    )
    written.people.append(person.id)
    written.cases.append(opened.id)


def _records_of(office: Office, words: str, person: PersonId, case: CaseId) -> None:
    office.interactions.log(
        ContactEntered(
            channel=Channel.COUNTER,
            outcome=ContactOutcome.ANSWERED,
            people=(person,),
            title=words[:200],
            text=words,
            place=words[:200],
        )
    )
    for planned in (Plan(title=words[:200], person=person), Plan(title=words[:200], case=case)):
        try:
            office.tasks.plan(planned)
        except CaseworkerError:
            break  # nothing that could be a title
    if words.strip():
        office.notes.write(NoteEntered(text=words, person=person))


def write_long(office: Office, person: PersonId) -> None:
    """Put a note and a contact of a hundred thousand letters into a timeline."""
    words = ("The landlord wrote again about the deposit. " * (_LONG // 40))[:_LONG]
    office.notes.write(NoteEntered(text=words, person=person))
    office.notes.write(NoteEntered(text="x" * _LONG, person=person))
    office.interactions.log(
        ContactEntered(channel=Channel.LETTER, outcome=ContactOutcome.ANSWERED, people=(person,), title="x", text=words)
    )


def write_many(office: Office, person: PersonId, count: int) -> None:
    """Put so many contacts into a timeline."""
    entered = ContactEntered(
        channel=Channel.PHONE, outcome=ContactOutcome.ANSWERED, people=(person,), title="Rang", text="Nobody answered."
    )
    like, sitting = office.interactions.log(entered), office.sitting
    deed = Deed(author=sitting.author, at=sitting.clock(), action="contact.log")
    for start in range(0, count, 500):
        with office.store.unit(deed) as unit:
            for _ in range(start, min(count, start + 500)):
                unit.add(replace(like, id=InteractionId(unit.new_id())))


def taken_for_markup(window: QWidget) -> Iterator[str]:
    """Yield what of a window shows text as markup, or would take it from the clipboard."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and _is_rich(widget.textFormat(), widget.text()):
            yield f"{told(widget)} shows markup"
        if isinstance(widget, QTextEdit) and widget.acceptRichText():
            yield f"{told(widget)} takes markup"
        if might_be_rich(widget.toolTip()) and not _is_told_plainly(widget.toolTip()):
            yield f"the tool tip of {told(widget)} is markup"


def _is_told_plainly(words: str) -> bool:
    """Whether a tool tip was made of plain text, every sign in it as it is."""
    return tip(unescape(words.removeprefix("<span>").removesuffix("</span>"))) == words


def _is_rich(given: Qt.TextFormat, text: str) -> bool:
    if given == Qt.TextFormat.PlainText:
        return False
    return given != Qt.TextFormat.AutoText or might_be_rich(text)
