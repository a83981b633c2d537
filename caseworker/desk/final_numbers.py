"""Final numbers for what was made while this device had none left, and how many it may still issue.

A provisional number is replaced once; both stay on the record and can be found. A walk-in keeps the number on the slip
in the person's hand. The program gives numbers, so nothing is asked of the officer's rights.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caseworker.desk.numbering import PERSON_SERIES, device_part, person_number
from caseworker.desk.work_desk import WorkDesk
from caseworker.desk.work_numbers import (
    REFERRAL_PREFIX,
    REFERRAL_SERIES,
    case_series,
    number_of_prefix,
    referral_number,
    walk_in_series,
)
from caseworker.domain import cases, people, referrals
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.numbers import Issued, NumberStyle
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral
from caseworker.store import numbers, provisional
from caseworker.store.import_runs import NUMBERING
from caseworker.store.reader import Reader
from caseworker.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Left:
    """How many final numbers of a series this device may still issue."""

    series: str
    count: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """One series with what its numbers stand on: who waits for one, how it is taken, how it is given."""

    series: str
    waiting: Callable[[Unit], list[Record]]
    take: Callable[[Unit], Issued]
    give: Callable[[Unit, Record, Issued], Record]


class FinalNumbers(WorkDesk):
    """Keeps the promise that a provisional number is replaced once."""

    def left(self) -> tuple[Left, ...]:
        """Return what is left of every series of this agency, so that the next contact asks for what runs short."""
        pack = self._sitting.pack
        series = {PERSON_SERIES, REFERRAL_SERIES}
        series |= {case_series(one.prefix) for one in pack.case_types}
        series |= {walk_in_series(one.letter) for one in pack.queues}
        with self._reading() as reader:
            return tuple(Left(one, _left(reader, one)) for one in sorted(series))

    def give(self) -> int:
        """Give final numbers to what has provisional ones, the first made first, as far as numbers last.

        Returns how many records got theirs. Nothing to give writes nothing.
        """
        given = 0
        with self._acting(NUMBERING) as unit:
            counted = set(provisional.series_counted(unit.connection))
            for kind in self._kinds():
                if kind.series in counted:
                    for record in kind.waiting(unit)[: _left(unit, kind.series)]:
                        unit.save(kind.give(unit, record, kind.take(unit)))
                        given += 1
        return given

    def _kinds(self) -> Iterator[_Kind]:
        part, pattern = device_part(self._sitting.author.device), self._sitting.pack.agency.person_number
        yield _Kind(
            PERSON_SERIES,
            lambda unit: [*provisional.unnumbered(unit, Person, device_part=part)],
            lambda unit: person_number(unit, pattern=pattern),
            lambda unit, record, issued: people.give_number(unit.get(Person, record.id), issued),
        )
        yield _Kind(
            REFERRAL_SERIES,
            lambda unit: [*provisional.unnumbered(unit, Referral, device_part=part, prefix=REFERRAL_PREFIX)],
            referral_number,
            lambda unit, record, issued: referrals.give_number(unit.get(Referral, record.id), issued),
        )
        for prefix in sorted({one.prefix for one in self._sitting.pack.case_types}):
            yield self._of_cases(prefix, part)

    def _of_cases(self, prefix: str, part: str) -> _Kind:
        series = case_series(prefix)
        return _Kind(
            series,
            lambda unit: [*provisional.unnumbered(unit, Case, device_part=part, prefix=prefix)],
            lambda unit: number_of_prefix(unit, series, prefix),
            lambda unit, record, issued: cases.give_number(unit.get(Case, record.id), issued),
        )


def _left(reader: Reader, series: str) -> int:
    return numbers.ledger(reader.connection, series, style=NumberStyle(prefix=""), device_part="").left
