"""Numbers of cases, walk-ins and referrals, taken inside the unit that uses them."""

from caseworker.desk.numbering import device_part
from caseworker.domain.agency import Queue
from caseworker.domain.case_types import CaseType
from caseworker.domain.numbers import Issued, NumberStyle
from caseworker.store import numbers
from caseworker.store.unit import Unit

REFERRAL_SERIES, REFERRAL_PREFIX = "referral", "RF"
_DIGITS = 5


def case_series(prefix: str) -> str:
    """Return the series of the cases whose numbers begin with a prefix."""
    return f"case:{prefix}"


def walk_in_series(letter: str) -> str:
    """Return the series of the queues whose numbers begin with a letter."""
    return f"walk_in:{letter}"


def case_number(unit: Unit, case_type: CaseType) -> Issued:
    """Return the next number of a case type, such as HB-20418."""
    return number_of_prefix(unit, case_series(case_type.prefix), case_type.prefix)


def walk_in_number(unit: Unit, queue: Queue) -> Issued:
    """Return the next number of a queue, such as A41."""
    return _taken(unit, walk_in_series(queue.letter), NumberStyle(prefix=queue.letter, separator=""))


def referral_number(unit: Unit) -> Issued:
    """Return the next number of a referral, such as RF-00012."""
    return number_of_prefix(unit, REFERRAL_SERIES, REFERRAL_PREFIX)


def number_of_prefix(unit: Unit, series: str, prefix: str) -> Issued:
    """Return the next number of a series whose numbers are a prefix and five digits or more."""
    return _taken(unit, series, NumberStyle(prefix=prefix, digits=_DIGITS))


def _taken(unit: Unit, series: str, style: NumberStyle) -> Issued:
    return numbers.take(unit.connection, series, style=style, device_part=device_part(unit.deed.author.device))
