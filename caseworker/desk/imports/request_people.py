"""Who reported a request, where the city tells: a person of their own, to be compared with others like any new one."""

from caseworker.desk.imports.fields import FORMER_SYSTEM
from caseworker.desk.numbering import person_number
from caseworker.domain import people
from caseworker.domain.agency import Pack
from caseworker.domain.contact_points import ContactKind, ContactPoint, Identifier
from caseworker.domain.ids import PersonId
from caseworker.domain.names import NameKind, PersonName
from caseworker.domain.people import Person
from caseworker.formats.service_requests import ServiceRequest
from caseworker.store.unit import Unit


def reporter_of(unit: Unit, request: ServiceRequest, *, territory: str, source: str, pack: Pack) -> PersonId | None:
    """Make the person who reported a request, and return them; None where the city does not say who it was.

    Without a name they are not identified. They bear the request's reference as a number of the other system.
    """
    told = request.reporter
    if told.is_anonymous:
        return None
    named = bool(told.given or told.family)
    name = PersonName(id=unit.new_id(), kind=NameKind.OFFICIAL, given=told.given, family=told.family)
    points = ((ContactKind.EMAIL, told.email), (ContactKind.PHONE, told.phone))
    known = Identifier(id=unit.new_id(), scheme=FORMER_SYSTEM, value=request.reference, issuer=source)
    person = Person(
        id=PersonId(unit.new_id()),
        territory=territory,
        identified=named,
        description="" if named else told.email or told.phone,
        names=(name,) if named else (),
        contact_points=tuple(ContactPoint.of(kind, value, id=unit.new_id()) for kind, value in points if value),
        identifiers=(known,),
    )
    unit.add(people.give_number(person, person_number(unit, pattern=pack.agency.person_number)))
    return person.id
