"""What a list of search results shows of a record: a title and a second line, in the words of the record itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from caseworker.domain.answers import Answer
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.directory import Place, Service
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person, current_address, display_name
from caseworker.store.search.hits import How, Reason

__all__ = ["FOUND", "Found", "How", "Reason", "lines_of"]

_BETWEEN = " · "
_LONGEST = 120  # signs of a text that stands in for a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One result. `title` is empty for someone not identified of whom nothing is described; `score` is 0 to 1.

    `reasons` say why it was found: in which role, how, and the word that matched.
    """

    kind: str
    id: UUID
    title: str
    second: str
    score: float
    reasons: tuple[Reason, ...]


def lines_of(record: Record, *, on: date) -> tuple[str, str]:
    """Return the title and the second line of a record of one of `FOUND`."""
    return _LINES[type(record)](record, on)


def _person(person: Person, on: date) -> tuple[str, str]:
    born = person.birth_date.to_text() if person.birth_date else ""
    address = current_address(person, on)
    title = display_name(person, on=on) or _begun(person.description)
    return title, _joined(born, address.shown if address else "", person.shown_number)


def _case(case: Case, _on: date) -> tuple[str, str]:
    return case.title, _joined(case.shown_number, case.status.value.replace("_", " "), case.place)


def _interaction(contact: Interaction, _on: date) -> tuple[str, str]:
    title = contact.title or _begun(contact.text) or _begun(contact.described_as) or contact.reason
    channel = contact.channel.value.replace("_", " ")
    return title, _joined(contact.occurred_at.date().isoformat(), channel, contact.place)


def _answer(answer: Answer, _on: date) -> tuple[str, str]:
    return answer.title, answer.say


def _service(service: Service, _on: date) -> tuple[str, str]:
    return service.name, _joined(service.organisation_name, service.alert)


def _place(place: Place, _on: date) -> tuple[str, str]:
    return place.name, _joined(place.organisation_name, place.address, place.locality)


_LINES: Mapping[type[Record], Callable[[Any, date], tuple[str, str]]] = {
    Person: _person,
    Case: _case,
    Interaction: _interaction,
    Answer: _answer,
    Service: _service,
    Place: _place,
}
FOUND: Mapping[str, type[Record]] = {subject.definition.kind: subject for subject in _LINES}
"""The subjects that are searched, by kind, in the order in which results are shown."""


def _begun(text: str) -> str:
    """The first line, cut where it grows too long for a list."""
    first = text.strip().split("\n", 1)[0]
    return first if len(first) <= _LONGEST else first[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _joined(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)
