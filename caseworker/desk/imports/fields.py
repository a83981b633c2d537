"""From the cells of one row of a table to a person or a case to be entered: which fields there are, and what fits.

Nothing is guessed: the order of day and month is stated for the whole file, a year has four digits, and a cell that
does not fit its field refuses the row with the field and a sentence. Everything else is kept as it was written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as part
from datetime import datetime, time, tzinfo
from enum import StrEnum
from uuid import UUID

from caseworker.desk.cases import NewCase
from caseworker.desk.imports.bringing import REFERENCE, CellRefused
from caseworker.desk.people import NewPerson
from caseworker.domain.cases import Priority
from caseworker.domain.contact_points import Address, ContactKind, ContactPoint, Identifier
from caseworker.domain.names import NameKind, PersonName
from caseworker.domain.values import ImpossibleDate, PartialDate
from caseworker.errors import CaseworkerError

IDENTIFIER = "identifier:"
FORMER_SYSTEM = "former-system"
_SEVERAL = frozenset({"name", "phone", "mobile", "email"})
PERSON_FIELDS = frozenset(
    {"given", "family", "birth_date", "street", "locality", "postcode", "country", "language", "gender"}
    | {"form_of_address", "description", REFERENCE}
    | _SEVERAL
)
CASE_FIELDS = frozenset(
    {REFERENCE, "person", "part", "case_type", "title", "summary", "place", "received_on", "priority"}
)
_LONGEST = 10_000  # characters of a cell
_PARTED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)


class DayOrder(StrEnum):
    """In which order a file writes day and month, where a date does not say it itself."""

    NOT_SAID = ""
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class UnknownField(CaseworkerError):
    """A column was to be put into a field that there is not."""

    key = "import.unknown-field"
    sentence = "There is no field '{field}'. Nothing was changed. These are known: {known}."


class FieldTwice(CaseworkerError):
    """Two columns were to be put into a field that holds one value."""

    key = "import.field-twice"
    sentence = "Two columns were put into the field '{field}', which holds one. Nothing was changed. Leave one out."


class ReferenceNeeded(CaseworkerError):
    """No column tells the rows apart, so importing again could not be noticed."""

    key = "import.reference-needed"
    sentence = (
        "No column says what the other system calls each row. Nothing was changed."
        " Put a column into the field 'reference', so that importing twice changes nothing."
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """One row: the values of its fields, in the order of the columns, without empty ones."""

    line: int
    values: tuple[tuple[str, str], ...]
    _first: dict[str, str] = part(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_first", dict(reversed(self.values)))  # looked up a dozen times for each row

    @property
    def reference(self) -> str:
        """What the other system calls this row, empty when it does not say."""
        return self.one(REFERENCE)

    def one(self, field: str) -> str:
        """Return the value of a field that holds one, empty when there is none."""
        return self._first.get(field, "")

    def all(self, field: str) -> list[str]:
        """Return every value of a field."""
        return [value for name, value in self.values if name == field] if field in self._first else []


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column goes into which field; None for a column that is left out."""

    fields: tuple[str | None, ...]

    def fill(self, line: int, cells: Sequence[str]) -> Filled:
        """Return the values of one row."""
        pairs = zip(self.fields, cells, strict=True)
        return Filled(line, tuple((name, cell.strip()) for name, cell in pairs if name is not None and cell.strip()))


def mapping(columns: Sequence[str], chosen: dict[str, str], *, known: frozenset[str]) -> Mapping:
    """Return the mapping of the columns by name; a column that is called like a field goes there unless said otherwise.

    One that was put into "" is left out. Raises UnknownField, FieldTwice or ReferenceNeeded.
    """
    fields = [chosen.get(column, column if column in known else None) or None for column in columns]
    used = [field for field in fields if field is not None]
    for field in used:
        if field not in known and not (REFERENCE in known and field.startswith(IDENTIFIER) and "name" in known):
            raise UnknownField(field=field, known=", ".join(sorted(known)))
        if used.count(field) > 1 and field not in _SEVERAL:
            raise FieldTwice(field=field)
    if REFERENCE not in used:
        raise ReferenceNeeded
    return Mapping(tuple(fields))


def person_from(
    row: Filled, *, source: str, order: DayOrder, fresh_id: Callable[[], UUID], territory: str = ""
) -> NewPerson:
    """Return the person of a row; raises CellRefused with the field."""
    _check_lengths(row)
    names = tuple(_names(row, fresh_id))
    description = row.one("description")
    if not names and not description:
        raise CellRefused(field="name", why="A name is needed, or a description of whom is meant.")
    return NewPerson(
        names=names,
        birth_date=birth_date(row.one("birth_date"), order),
        contact_points=tuple(_points(row, fresh_id)),
        addresses=tuple(_addresses(row, fresh_id)),
        identifiers=tuple(_identifiers(row, source, fresh_id)),
        language=row.one("language"),
        gender=row.one("gender"),
        form_of_address=row.one("form_of_address"),
        description=description,
        identified=bool(names),
        territory=territory,
    )


def case_from(row: Filled, *, order: DayOrder, zone: tzinfo, usual_type: str) -> NewCase:
    """Return the case of a row, yet without its person; raises CellRefused with the field."""
    _check_lengths(row)
    case_type = row.one("case_type") or usual_type
    if not case_type:
        raise CellRefused(field="case_type", why="The case type is needed.")
    received = birth_date(row.one("received_on"), order, field="received_on")
    if received is not None and received.exact is None:
        raise CellRefused(field="received_on", why="The whole day is needed.")
    day = received.exact if received else None
    return NewCase(
        case_type=case_type,
        title=row.one("title"),
        summary=row.one("summary"),
        place=row.one("place"),
        priority=_priority(row.one("priority")),
        received_at=None if day is None else datetime.combine(day, time(12), zone),
    )


def birth_date(text: str, order: DayOrder, *, field: str = "birth_date") -> PartialDate | None:
    """Return the date of a cell, None for an empty one; raises CellRefused.

    Year first is always understood, and day.month.year with full stops; with other signs the order must be stated.
    """
    if not text:
        return None
    parted = _PARTED.fullmatch(text)
    try:
        if parted is None:
            return PartialDate.from_text(text)
        first, sign, second, year = int(parted[1]), parted[2], int(parted[3]), int(parted[4])
        if sign != "." and order is DayOrder.NOT_SAID:
            why = "Day and month can be read in two ways. Say which of them comes first."
            raise CellRefused(field=field, why=why)
        month_first = sign != "." and order is DayOrder.MONTH_FIRST
        return PartialDate(year, first, second) if month_first else PartialDate(year, second, first)
    except ImpossibleDate as error:
        raise CellRefused(field=field, why="There is no such date, or it is not written as YYYY-MM-DD.") from error


def _check_lengths(row: Filled) -> None:
    for field, value in row.values:
        if len(value) > _LONGEST:
            raise CellRefused(field=field, why=f"The cell has more than {_LONGEST} characters.")
        if "\x00" in value:
            raise CellRefused(field=field, why="The cell holds a sign that no text has (NUL).")


def _names(row: Filled, fresh_id: Callable[[], UUID]) -> Iterator[PersonName]:
    given, family = row.one("given"), row.one("family")
    fulls = row.all("name")
    if given or family:
        yield PersonName(id=fresh_id(), full=fulls.pop(0) if fulls else "", given=given, family=family)
    for place, full in enumerate(fulls):
        kind = NameKind.ALIAS if place or given or family else NameKind.OFFICIAL
        yield PersonName(id=fresh_id(), kind=kind, full=full)


def _points(row: Filled, fresh_id: Callable[[], UUID]) -> Iterator[ContactPoint]:
    for kind in (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.EMAIL):
        for value in row.all(kind.value):
            yield ContactPoint.of(kind, value, id=fresh_id())


def _addresses(row: Filled, fresh_id: Callable[[], UUID]) -> Iterator[Address]:
    parts = {name: row.one(name) for name in ("street", "locality", "postcode", "country")}
    if any(parts.values()):
        yield Address(id=fresh_id(), **parts)  # type: ignore[arg-type]  # each name is a field of text


def _identifiers(row: Filled, source: str, fresh_id: Callable[[], UUID]) -> Iterator[Identifier]:
    if row.reference:
        yield Identifier(id=fresh_id(), scheme=FORMER_SYSTEM, value=row.reference, issuer=source)
    for field, value in row.values:
        if field.startswith(IDENTIFIER):
            yield Identifier(id=fresh_id(), scheme=field.removeprefix(IDENTIFIER), value=value)


def _priority(word: str) -> Priority:
    known = {one.name.lower(): one for one in Priority}
    if word and word.lower() not in known:
        raise CellRefused(field="priority", why=f"The priority is one of {_listed(known)}.")
    return known.get(word.lower(), Priority.NORMAL)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
