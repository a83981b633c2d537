"""Bringing people in from cards of an address book: each under the next number, with their photo as a document.

A card without a name is taken with what it says instead. What a card says that has no place of its own is kept as a
note, so that nothing of it is lost. A card of a company or of a list of people is refused: it is nobody's.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from caseworker.desk.documents import Documents, FileEntered
from caseworker.desk.finding import Finding
from caseworker.desk.imports.bringing import Batch, CellRefused, Importer
from caseworker.desk.imports.card_fields import description_of, new_person, words_of
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.source import Source
from caseworker.desk.numbering import person_number
from caseworker.desk.people import People
from caseworker.desk.sitting import Sitting
from caseworker.domain import notes, people
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.attachments import AttachmentId, Origin
from caseworker.domain.ids import PersonId
from caseworker.domain.import_runs import Outcome, RowRefused, Run
from caseworker.domain.notes import Note, NoteId
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.formats.card_values import CardPerson, Photo, person_of
from caseworker.formats.faults import Fault
from caseworker.formats.vcard import read_cards
from caseworker.store.references import brought_in
from caseworker.store.search.hits import EVERYTHING
from caseworker.store.unit import Unit

_PHOTO = "photo"  # what its document is called, before its ending
_NOBODY = {
    "group": "This card is of a list of people, not of a person.",
    "org": "This card is of an organisation, not of a person.",
    "location": "This card is of a place, not of a person.",
}


class NoCards(CaseworkerError):
    """A file was to be brought in as cards that holds none."""

    key = "import.no-cards"
    sentence = "The file {file} holds no cards of an address book. Nothing was changed."


def read_people(source: Source, choices: Choices) -> Iterator[CardPerson | RowRefused]:  # noqa: ARG001  as every reader
    """Yield the people of a file of cards; what could not be read of a card follows it. Raises NoCards."""
    count = 0
    with source.open() as stream:
        for one in read_cards(stream):
            if isinstance(one, Fault):
                yield _refused(one)
                continue
            count += 1
            card = person_of(one)
            yield card
            yield from map(_refused, card.faults)
    if not count:
        raise NoCards(file=source.name)


def _refused(fault: Fault) -> RowRefused:
    return RowRefused(fault.line, fault.field, fault.sentence)


class CardsImporter(Importer[CardPerson], People):
    """Brings people in from cards. `territory` is where they belong, the officer's own when it is empty."""

    act: ClassVar[str] = "person.import"

    def __init__(
        self, sitting: Sitting, finding: Finding, documents: Documents, *, source: str, territory: str = ""
    ) -> None:
        super().__init__(sitting, finding)
        self._documents, self._source = documents, source
        self._place = territory or self._territory()
        self._is_trial = False
        self._files: list[AttachmentId] = []

    def bring(self, items: Sequence[CardPerson | RowRefused], *, trial: bool = False, run: Run | None = None) -> Batch:
        """Bring cards in as every importer does; photos of cards that come to nothing leave nothing."""
        self._is_trial, self._files = trial, []
        try:
            return super().bring(items, trial=trial, run=run)
        except BaseException:
            for one in self._files:
                self._documents.drop(one)
            raise

    def _prepare(self, unit: Unit, items: Sequence[CardPerson]) -> None:  # noqa: ARG002  its base hands them in
        self._may(Action.CREATE, Resource(kind="person", territory=self._place))

    def _put(self, unit: Unit, item: CardPerson) -> Outcome:
        if item.kind in _NOBODY:
            raise CellRefused(field="KIND", why=_NOBODY[item.kind])
        if brought_in(unit, source=self._source, reference=item.reference, visible=EVERYTHING) is not None:
            return Outcome.KNOWN
        person = self._person(unit, item)
        unit.add(person)
        self._note(unit, item, person)
        if not self._is_trial:
            for photo in item.photos:
                self._attach(unit, photo, person)
        return Outcome.ADDED

    def _person(self, unit: Unit, card: CardPerson) -> Person:
        entered = replace(new_person(card, source=self._source, fresh_id=unit.new_id), territory=self._place)
        if not entered.names and not description_of(card):
            raise CellRefused(field="FN", why="The card says neither a name nor any way to reach somebody.")
        draft = replace(self._draft(entered, PersonId(unit.new_id())), languages=card.languages[1:])
        checked = people.set_birth_date(draft, entered.birth_date, today=self._today())
        return people.give_number(checked, person_number(unit, pattern=self._sitting.pack.agency.person_number))

    def _note(self, unit: Unit, card: CardPerson, person: Person) -> None:
        words = words_of(card)
        if words:
            at = unit.deed.at
            note = Note(
                id=NoteId(unit.new_id()),
                territory=person.territory,
                sensitivity=person.sensitivity,
                person=person.id,
                text=words,
                occurred_at=at,
                recorded_at=at,
                officer=self._sitting.actor.officer,
            )
            unit.add(notes.write(note))

    def _attach(self, unit: Unit, photo: Photo, person: Person) -> None:
        ending = photo.media_type.partition("/")[2] or "bin"
        name = f"{_PHOTO}.{'jpg' if ending == 'jpeg' else ending}"
        entered = FileEntered(name=name, media_type=photo.media_type, origin=Origin.IMPORT, person=person.id)
        made = self._documents.attached_in(unit, io.BytesIO(photo.content), entered, beside=(person,))
        self._files.append(made.id)
