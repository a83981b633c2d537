"""Identifications: saying later who a contact was with, and taking it back when that was wrong.

Facts beside the contact, which itself never changes. Rules only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Nature, Record, Search, fact, subject
from caseworker.domain.ids import InteractionId, OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given
from caseworker.domain.interactions import Interaction

IdentificationId = NewType("IdentificationId", UUID)


@subject("identification", nature=Nature.FACT, moment="at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Identification(Record):
    """That a contact was with a person, and how that is known; or, with `withdraws`, that an earlier one was wrong."""

    id: IdentificationId
    interaction: Annotated[InteractionId, fact(refers="interaction")]
    person: Annotated[PersonId, fact(refers="person")]
    how_known: Annotated[str, fact(search=Search.BODY)]
    withdraws: Annotated[IdentificationId | None, fact(refers="identification")] = None
    at: Annotated[datetime, fact()]
    by: Annotated[OfficerId, fact(refers="officer")]


def identify(
    contact: Interaction,
    person: PersonId,
    *,
    identification_id: IdentificationId,
    how_known: str,
    by: OfficerId,
    at: datetime,
) -> Identification:
    """Return the fact that the contact was with the person; raises ReasonMissing without how that is known."""
    return Identification(
        id=identification_id,
        territory=contact.territory,
        sensitivity=contact.sensitivity,
        interaction=contact.id,
        person=person,
        how_known=reason_given(how_known),
        at=moment(at),
        by=by,
    )


def withdraw(
    wrong: Identification, *, identification_id: IdentificationId, reason: str, by: OfficerId, at: datetime
) -> Identification:
    """Return the fact that an identification was wrong; raises ReasonMissing."""
    return Identification(
        id=identification_id,
        territory=wrong.territory,
        sensitivity=wrong.sensitivity,
        interaction=wrong.interaction,
        person=wrong.person,
        how_known=reason_given(reason),
        withdraws=wrong.id,
        at=moment(at),
        by=by,
    )


def people_of(contact: Interaction, identifications: Iterable[Identification]) -> tuple[PersonId, ...]:
    """Return everyone the contact was with, as far as is known; the order in which facts arrived does not matter."""
    about = [each for each in identifications if each.interaction == contact.id]
    withdrawn = {each.withdraws for each in about}
    later = sorted(
        (each for each in about if each.withdraws is None and each.id not in withdrawn),
        key=lambda each: (each.at, each.id),
    )
    return tuple(dict.fromkeys((*contact.people, *(each.person for each in later))))
