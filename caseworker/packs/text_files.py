"""`templates/*.md` and `answers/*.md`: facts between two lines of `---`, then the text in plain Markdown.

Texts are read by people, so they stay plain: no HTML, no pictures, no links but to the web, mail and telephone.
"""

import re
from datetime import date

from caseworker.domain.agency import AnswerArticle, Template, TemplateKind
from caseworker.packs.faults import Place, suggestion
from caseworker.packs.section import LOCALE, LONGEST_BODY, Section

PLACES = (
    "agency.name",
    "agency.phone",
    "case.number",
    "case.title",
    "case.outcome",
    "deadline.date",
    "deadline.title",
    "documents.list",
    "appointment.date",
    "appointment.place",
    "officer.name",
    "person.address",
    "person.name",
    "person.number",
    "reason.text",
    "service.name",
    "service.address",
    "service.phone",
    "team.title",
    "today",
)
"""What a template may leave to be filled in, each in braces."""

_PLACE = re.compile(r"\{([^{}\n]*)\}")
_LETTER_NUMBER = re.compile(r"[A-Z]{2,4}-[0-9]{1,4}\Z")
_NOT_PLAIN = (
    (re.compile(r"<[A-Za-z/!?]"), "HTML is not allowed in this text. Write it in plain words."),
    (re.compile(r"!\["), "Pictures are not allowed in this text. Describe what they show."),
    (re.compile(r"\]\((?!https://|mailto:|tel:)"), "Links may only begin with https://, mailto: or tel:."),
)


def read_template(front: Section, name: str, body: str, first_line: int) -> Template:
    """Return the letter, message or phrase of one file."""
    front.ledger.declare("template", name, front.place())
    number = front.text("number", default="")
    if number and not _LETTER_NUMBER.match(number):
        front.fault("'number' must be letters, a hyphen and digits, such as HB-7.", "number")
    if number:
        front.ledger.declare("letter number", number, front.place("number"))
    made = Template(
        id=name,
        title=front.text("title", most=80),
        kind=front.choice("kind", TemplateKind),
        language=_language(front),
        number=number,
        subject=front.text("subject", default=""),
        body=body,
        places=tuple(sorted(set(_PLACE.findall(body)))),
    )
    _check_body(front, body, first_line)
    _check_places(front, body, first_line)
    front.done()
    return made


def read_answer(front: Section, name: str, body: str, first_line: int) -> AnswerArticle:
    """Return the answer of one file."""
    front.ledger.declare("answer", name, front.place())
    valid_from, valid_to, checked_on = (
        front.day("valid_from"),
        front.day("valid_to", needed=False),
        front.day("checked_on"),
    )
    made = AnswerArticle(
        id=name,
        title=front.text("title", most=100),
        topic=front.text("topic", most=30),
        say=front.text("say", most=400),
        body=body,
        language=_language(front),
        version=front.number("version", 1, 100_000),
        valid_from=valid_from or date.min,
        valid_to=valid_to,
        checked_on=checked_on or date.min,
        checked_by=front.refer("team", "checked_by"),
        keywords=front.words("keywords"),
        templates=front.references("template", "templates"),
        services=front.references("service", "services"),
    )
    if valid_from and valid_to and valid_to < valid_from:
        front.fault("'valid_to' lies before 'valid_from', so the answer is never valid.", "valid_to")
    _check_body(front, body, first_line)
    front.done()
    return made


def _language(front: Section) -> str:
    language = front.text("language", default="en")
    if not LOCALE.match(language):
        front.fault(f"'{language}' is no language code. Write it as en-GB or pl.", "language")
    return language


def _check_body(front: Section, body: str, first_line: int) -> None:
    if not body.strip():
        front.ledger.fault(Place(front.place().file, first_line), "The text below the second '---' is missing. Add it.")
    if len(body) > LONGEST_BODY:
        front.ledger.fault(
            Place(front.place().file, first_line),
            f"The text has {len(body)} letters, {LONGEST_BODY} are allowed. Split it.",
        )
    for offset, line in enumerate(body.split("\n")):
        for pattern, sentence in _NOT_PLAIN:
            if pattern.search(line):
                front.ledger.fault(Place(front.place().file, first_line + offset), sentence)


def _check_places(front: Section, body: str, first_line: int) -> None:
    for offset, line in enumerate(body.split("\n")):
        for word in _PLACE.findall(line):
            if word not in PLACES:
                sentence = f"Nothing can be filled in for '{{{word}}}'.{suggestion(word, PLACES)}"
                front.ledger.fault(Place(front.place().file, first_line + offset), sentence)
