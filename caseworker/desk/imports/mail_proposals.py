"""Where a message could go: the people and cases it may concern, each with the reasons, and whether that is certain.

Values and the rule of what is certain; they are gathered by `mail_finding`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, InteractionId, PersonId
from caseworker.domain.interactions import Direction
from caseworker.domain.people import Person


class Why(StrEnum):
    """What speaks for a person or a case."""

    NUMBER = "number"  # its number stands in the subject
    THREAD = "thread"  # an earlier message of the exchange is there
    ADDRESS = "address"  # the address is this person's
    PART = "part"  # this person has a part in the case that is proposed
    ONLY_CASE = "only-case"  # the only case at work of the one whose address it is
    ONE_OF_CASES = "one-of-cases"  # one of several
    NAME = "name"  # the name is this person's


_WEIGHT = {
    Why.NUMBER: 8,
    Why.THREAD: 7,
    Why.ADDRESS: 6,
    Why.ONLY_CASE: 4,
    Why.PART: 3,
    Why.NAME: 2,
    Why.ONE_OF_CASES: 1,
}


@dataclass(frozen=True, slots=True)
class PersonProposed:
    """A person a message may be from or for, as shown, with what speaks for that."""

    person: Person
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class CaseProposed:
    """A case a message may belong to, with what speaks for that."""

    case: Case
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where a message goes: to a person, a case, or both."""

    person: PersonId | None = None
    case: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is known of where a message belongs; people and cases with the best first.

    `filed` is the contact it was filed as, when it was; then it is with these people and that case. `answers` is the
    filed message it answers, `thread` the mark of its exchange.
    """

    direction: Direction
    people: tuple[PersonProposed, ...] = ()
    cases: tuple[CaseProposed, ...] = ()
    filed: InteractionId | None = None
    answers: InteractionId | None = None
    thread: str = ""

    @property
    def where(self) -> Where:
        """What is proposed first. The person is one without anybody else being as likely, the case too."""
        people, cases = self.people[:2], self.cases[:2]
        person = people[0].person.id if people and _leads([weight(one.why) for one in people]) else None
        case = cases[0].case.id if cases and _leads([weight(one.why) for one in cases]) else None
        return Where(person=person, case=case)

    @property
    def is_certain(self) -> bool:
        """Whether it may be filed unasked: one person's own address, and a case of theirs that nothing speaks against.

        The case is named in the subject or is that of the exchange; without either it is their only one at work.
        """
        sure = [one for one in self.people if Why.ADDRESS in one.why]
        if len(sure) != 1 or not self.cases or self.where.person != sure[0].person.id:
            return False
        best, *others = self.cases
        told = [one for one in self.cases if {Why.NUMBER, Why.THREAD} & set(one.why)]
        if told:
            return len(told) == 1 and told[0] is best and Why.PART in sure[0].why
        return not others and Why.ONLY_CASE in best.why


def in_order(why: Iterable[Why]) -> tuple[Why, ...]:
    """Return reasons once each, the strongest first."""
    return tuple(sorted(set(why), key=lambda one: -_WEIGHT[one]))


def weight(why: Iterable[Why]) -> int:
    """Return how much reasons say together, to put candidates in order."""
    return sum(_WEIGHT[one] for one in why)


def _leads(weights: list[int]) -> bool:
    return len(weights) == 1 or weights[0] > weights[1]
