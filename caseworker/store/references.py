"""Records by the marks people write on paper: numbers, identifiers of other systems, marks of where a thing came from.

Looked up in the search index by their last signs, then compared in full; the officer's condition is part of the query.
"""

from typing import TypeVar
from uuid import UUID

from caseworker.domain.answers import Answer
from caseworker.domain.appointments import Appointment
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.directory import Place as DirectoryPlace
from caseworker.domain.directory import Service
from caseworker.domain.organisations import Organisation
from caseworker.domain.people import Person
from caseworker.store.reader import Reader
from caseworker.store.search.hits import EVERYTHING, VisibleClause
from caseworker.store.search.match_words import Condition
from caseworker.store.search.place import Place
from caseworker.store.search.search_rows import CODE_LENGTH, MAIL_LENGTH, mail_code, squashed, squashed_mail

_UNDER_MARK = "WHERE r.source_id = ? AND r.source_id <> '' ORDER BY r.rid LIMIT 1"
_MOST = 1000  # records that share their last four signs and the rest

R = TypeVar("R", bound=Record)


def marked(reader: Reader, subject: type[R], mark: str, *, visible: VisibleClause) -> list[R]:
    """Return the records that bear a number or identifier, however it is spaced; none for one without a sign."""
    plain = squashed(mark)
    if not plain:
        return []
    wanted = Condition(f'code : "{plain[-CODE_LENGTH:]}"', "instr(f.exact, ?) > 0", (f"|{plain}|",))
    place = Place(reader.connection, subject.definition.kind, visible, None)
    return reader.many(subject, [UUID(bytes=row.id) for row in place.rows(wanted, _MOST)])


def brought_in(reader: Reader, *, source: str, reference: str, visible: VisibleClause) -> Person | None:
    """Return the person who was brought in from a source under a reference, None when nobody was."""
    for person in marked(reader, Person, reference, visible=visible):
        if any((one.issuer, one.value) == (source, reference) for one in person.identifiers):
            return person
    return None


def reached_by_mail(reader: Reader, address: str, *, visible: VisibleClause) -> list[Person]:
    """Return the people who have, or had, an e-mail address; capitals in it make no difference. None for no address."""
    plain = squashed_mail(address)
    code = mail_code(plain)
    if not code or "@" not in plain:
        return []
    word = f'"{code}"' if len(code) == MAIL_LENGTH else f'"{code}" OR "{code}"*'
    wanted = Condition(f"code : ({word})", "instr(f.exact, ?) > 0", (f"|{plain}|",))
    rows = Place(reader.connection, Person.definition.kind, visible, None).rows(wanted, _MOST)
    same = address.strip().casefold()
    found = reader.many(Person, [UUID(bytes=row.id) for row in rows])
    return [one for one in found if any(point.email.strip().casefold() == same for point in one.contact_points)]


def answers_called(reader: Reader, article: str) -> list[Answer]:
    """Return the answers that stand under a name in the agency pack, one for each language."""
    return reader.select(Answer, "WHERE r.article = ? ORDER BY r.language", (article,))


def services_called(reader: Reader, name: str) -> list[Service]:
    """Return the services of exactly this name."""
    return reader.select(Service, "WHERE r.name = ? ORDER BY r.id", (name,))


def appointment_brought_in(reader: Reader, source_ref: str) -> Appointment | None:
    """Return the appointment that was brought in under a mark, None when there is none."""
    condition = "WHERE r.source_ref = ? AND r.source_ref <> '' LIMIT 1"
    found = reader.select(Appointment, condition, (source_ref,))
    return found[0] if found else None


def case_brought_in(reader: Reader, source_ref: str) -> Case | None:
    """Return the case that was brought in under a mark, None when there is none."""
    found = reader.select(Case, "WHERE r.source_ref = ? AND r.source_ref <> '' LIMIT 1", (source_ref,))
    return found[0] if found else None


def service_brought_in(reader: Reader, source_id: str) -> Service | None:
    """Return the service that was brought in under a mark, None when there is none."""
    return next(iter(reader.select(Service, _UNDER_MARK, (source_id,))), None)


def place_brought_in(reader: Reader, source_id: str) -> DirectoryPlace | None:
    """Return the place that was brought in under a mark, None when there is none."""
    return next(iter(reader.select(DirectoryPlace, _UNDER_MARK, (source_id,))), None)


def services_of_source(reader: Reader, source: str) -> list[Service]:
    """Return the services that were brought in from a source, by name."""
    mark = f"{source}:"
    condition = "WHERE substr(r.source_id, 1, ?) = ? ORDER BY r.name, r.id"
    return reader.select(Service, condition, (len(mark), mark))


def organisation_brought_in(reader: Reader, *, source: str, reference: str) -> Organisation | None:
    """Return the organisation that was brought in from a source under a reference, None when there is none."""
    for one in marked(reader, Organisation, reference, visible=EVERYTHING):
        if any((known.issuer, known.value) == (source, reference) for known in one.identifiers):
            return one
    return None
