"""Bringing a directory in: its organisations, places and services, each known again by its id there.

What the directory changed since replaces what was brought in from it; what it no longer has stays, and is told. What
the agency pack publishes is never changed in this way. Only supervisors bring a directory in: everybody is sent by it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import chain
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from caseworker.desk.imports.bringing import CellRefused, Importer
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import FORMER_SYSTEM
from caseworker.desk.imports.source import FileUnreadable, Source
from caseworker.desk.sitting import Sitting
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.contact_points import Identifier
from caseworker.domain.definition import Element, Record
from caseworker.domain.directory import Place, PlaceId, Service, ServiceStatus
from caseworker.domain.ids import OrganisationId, steady_id
from caseworker.domain.import_runs import Outcome, RowRefused
from caseworker.domain.organisations import Organisation
from caseworker.domain.publication import is_published
from caseworker.formats.hsds import Entry, entries_of
from caseworker.formats.hsds_files import read_directory
from caseworker.store.references import (
    organisation_brought_in,
    place_brought_in,
    service_brought_in,
    services_of_source,
)
from caseworker.store.unit import Unit

LONGEST = 20_000  # characters of a text
_MOST_NAMED = 20  # services that are no longer in a file
R = TypeVar("R", bound=Record)


def read_entries(source: Source, choices: Choices) -> Iterator[Entry | RowRefused]:  # noqa: ARG001  a reader's form
    """Yield organisations, places and services of a directory; what could not be read of it is told in between.

    Raises NoDirectory, DirectoryTooLarge, ArchiveDamaged or FileUnreadable.
    """
    try:
        tables, faults = read_directory(source.path)
    except OSError as error:
        raise FileUnreadable(file=source.name) from error
    for one in chain(faults, entries_of(tables)):
        yield _placed(one, source) if isinstance(one, RowRefused) else one


def _placed(one: RowRefused, source: Source) -> RowRefused:
    """Return what was refused with the file within what was chosen, where that holds several."""
    if one.file in {"", source.name}:
        return one
    return RowRefused(one.line, f"{one.file}:{one.field}" if one.field else one.file, one.sentence, source.name)


class DirectoryImporter(Importer[Entry], WorkDesk):
    """Brings a directory in. `source` names it: the same directory comes under the same name again."""

    act: ClassVar[str] = "directory.import"

    def __init__(self, sitting: Sitting, *, source: str) -> None:
        super().__init__(sitting)
        self._source = source
        self._ids: dict[str, UUID] = {}  # records by their references, as far as they were met

    def _prepare(self, unit: Unit, items: Sequence[Entry]) -> None:  # noqa: ARG002  its base hands them in
        self._may(Action.CREATE, Resource(kind=Service.definition.kind))

    def _put(self, unit: Unit, item: Entry) -> Outcome:
        _check_lengths(item.record)
        made = self._linked(unit, item)
        known = self._standing(unit, item.reference, type(made))
        if known is None:
            fresh = unit.new_id()
            unit.add(_with(made, {"id": fresh}))
            self._ids[item.reference] = fresh
            return Outcome.ADDED
        self._ids[item.reference] = known.id
        if is_published(known) or _is_older(made, known):
            return Outcome.KNOWN
        standing = _with(made, {"id": known.id, "territory": known.territory, "sensitivity": known.sensitivity})
        standing = _with(standing, _kept(made, known))
        if standing == known:
            return Outcome.KNOWN
        self._may_on(unit, Action.WRITE, known)
        unit.save(standing)
        return Outcome.CHANGED

    def _linked(self, unit: Unit, item: Entry) -> Organisation | Place | Service:
        """Return the record of an entry tied to what is kept of the same directory, and marked with its source."""
        own = item.reference.partition("/")[2]
        match item.record:
            case Organisation() as body:
                mark = Identifier(
                    id=steady_id("mark", self._source, item.reference),
                    scheme=FORMER_SYSTEM,
                    value=item.reference,
                    issuer=self._source,
                )
                return replace(body, territory=self._near(), identifiers=(*body.identifiers, mark))
            case Place() as place:
                return replace(place, source_id=f"{self._source}:{own}")
            case service:
                owner = self._standing(unit, item.organisation, Organisation) if item.organisation else None
                found = (self._standing(unit, one, Place) for one in item.places)
                return replace(
                    service,
                    source_id=f"{self._source}:{own}",
                    organisation=OrganisationId(owner.id) if owner else None,
                    places=tuple(PlaceId(one.id) for one in found if one),
                )

    def _standing(self, unit: Unit, reference: str, subject: type[R]) -> R | None:
        """Return what is kept under a reference: of this run, of an earlier one, or a record of our own by its id."""
        if reference in self._ids:
            return unit.find(subject, self._ids[reference])
        own = reference.partition("/")[2]
        found: Record | None
        if subject is Organisation:
            found = organisation_brought_in(unit, source=self._source, reference=reference)
        elif subject is Place:
            found = place_brought_in(unit, f"{self._source}:{own}")
        else:
            found = service_brought_in(unit, f"{self._source}:{own}")
        if found is None and (as_id := _id_in(own)) is not None:
            found = unit.find(subject, as_id)
        return found if isinstance(found, subject) else None


class Gone(WorkDesk):
    """What a directory no longer has."""

    def services(self, source: Source, choices: Choices) -> tuple[Service, ...]:
        """Return the services that are given, came from a source, and are not in this file of it, by name.

        Raises what `read_entries` raises.
        """
        told = {one.reference for one in read_entries(source, choices) if isinstance(one, Entry)}
        with self._reading() as reader:
            kept = services_of_source(reader, choices.source)
        marks = ((f"service/{one.source_id.partition(':')[2]}", one) for one in kept)
        return tuple(one for mark, one in marks if mark not in told and one.status is ServiceStatus.ACTIVE)

    def sentences(self, source: Source, choices: Choices) -> tuple[str, ...]:
        """Return what is said of them after an import; nothing when there are none."""
        gone = self.services(source, choices)
        if not gone:
            return ()
        named = ", ".join(one.name for one in gone[:_MOST_NAMED]) + (", …" if len(gone) > _MOST_NAMED else "")
        return (f"No longer in the file, and left as they are: {len(gone)} services ({named}).",)


def _with(record: R, values: dict[str, Any]) -> R:
    return replace(record, **values)


def _is_older(made: Record, known: Record) -> bool:
    """Whether those who keep an entry changed it later than what this file says."""
    if not isinstance(made, Service) or not isinstance(known, Service):
        return False
    return made.modified_at is not None and known.modified_at is not None and made.modified_at < known.modified_at


def _kept(made: Record, known: Record) -> dict[str, Any]:
    """Return the sets of elements in which what says the same as before is the same element as before, in its order,
    and the facts that are written once.
    """
    kept: dict[str, Any] = {}
    for field in made.definition.fields:
        ours, theirs = getattr(known, field.name), getattr(made, field.name)
        if field.name == "source_id":
            kept[field.name] = ours
        elif field.element is not None:
            kept[field.name] = _same_elements(theirs, ours)
        elif isinstance(theirs, tuple) and set(theirs) == set(ours):
            kept[field.name] = ours
    return kept


def _same_elements(made: tuple[Element, ...], known: tuple[Element, ...]) -> tuple[Element, ...]:
    standing = {_words_of(one): one for one in known}
    found = tuple(standing.get(_words_of(one), one) for one in made)
    return known if set(found) == set(known) else found


def _words_of(element: Element) -> tuple[object, ...]:
    return tuple(getattr(element, one.name) for one in fields(element) if one.name != "id")


def _check_lengths(record: Record) -> None:
    for field in record.definition.fields:
        value = getattr(record, field.name)
        if isinstance(value, str) and (len(value) > LONGEST or "\x00" in value):
            why = f"The text has more than {LONGEST} characters, or a sign that no text has (NUL)."
            raise CellRefused(field=field.name, why=why)


def _id_in(own: str) -> UUID | None:
    try:
        return UUID(own)
    except ValueError:
        return None
