"""What a person types to name one record: its number as on paper, the mark of another system, or its id."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.domain.answers import AnswerId
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.ids import CaseId, PersonId, ServiceId
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.store.reader import NotHere
from caseworker.store.references import answers_called, marked, services_called

R = TypeVar("R", bound=Record)


class SeveralBearThis(CaseworkerError):
    """More than one record bears what was typed."""

    key = "reference.several"
    sentence = "{count} records bear this number or mark. Nothing was changed. Name the one you mean by its id."


class References(Desk):
    """Finds the one record that is meant, within what the officer may see."""

    def person(self, typed: str) -> PersonId:
        """Return the person with this number, identifier or id; raises NotHere or SeveralBearThis."""
        return PersonId(self._meant(Person, typed))

    def case(self, typed: str) -> CaseId:
        """Return the case with this number or id; raises NotHere or SeveralBearThis."""
        return CaseId(self._meant(Case, typed))

    def answer(self, typed: str) -> AnswerId:
        """Return the answer with this name in the agency pack, or this id; raises NotHere or SeveralBearThis."""
        known = _as_id(typed)
        if known is not None:
            return AnswerId(known)
        with self._reading() as reader:
            return AnswerId(_only([one.id for one in answers_called(reader, typed)], "answer"))

    def service(self, typed: str) -> ServiceId:
        """Return the service with this id or exactly this name; raises NotHere or SeveralBearThis."""
        known = _as_id(typed)
        if known is not None:
            return ServiceId(known)
        with self._reading() as reader:
            return ServiceId(_only([one.id for one in services_called(reader, typed)], "service"))

    def _meant(self, subject: type[R], typed: str) -> UUID:
        known = _as_id(typed)
        if known is not None:
            return known
        with self._reading() as reader:
            found = marked(reader, subject, typed, visible=self._listed(subject))
        return _only([one.id for one in found], subject.definition.kind)


def _only(found: Sequence[UUID], kind: str) -> UUID:
    if not found:
        raise NotHere(kind=kind)
    if len(found) > 1:
        raise SeveralBearThis(count=len(found))
    return found[0]


def _as_id(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
