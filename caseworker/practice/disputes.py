"""Two officers change the same thing differently while neither sees the other: what a person has to decide."""

from caseworker.desk.office import Office
from caseworker.domain.ids import PersonId
from caseworker.domain.values import PartialDate


def disagree(first: Office, second: Office, people: list[PersonId]) -> None:
    """Change the day of birth of two people on each device; both are to synchronize afterwards."""
    for number, one in enumerate(people):
        known = first.people.open(one).person
        if known.birth_date is None:
            continue
        first.people.set_birth_date(one, _other(known.birth_date, 1 + number), reason="Read from the identity card")
        second.people.set_birth_date(one, _other(known.birth_date, 10 + number), reason="Told at the counter")


def _other(known: PartialDate, days: int) -> PartialDate:
    day = 1 + (((known.day or 1) + days - 1) % 28)
    return PartialDate(year=known.year, month=known.month or 1, day=day)
