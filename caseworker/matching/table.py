"""Records of a table to be matched: which column holds what, and the facts of each row.

Boundary: a description and texts in, facts out. The description is a JSON document: `fields` says which column holds
which field, `dob_format` how birth dates are written (`%Y-%m-%d`), `kind` is "dedupe", or "link" for records of several
sources told by the column `source`, `what` is "person" or "organisation". Records are known by the column `rec_id`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from caseworker.errors import CaseworkerError
from caseworker.matching.facts import AddressFacts, BirthFacts, NameFacts, PersonFacts
from caseworker.matching.making import address_facts, gender_of, name_facts, phone_end, plain
from caseworker.text.folding import fold, words

REFERENCE, SOURCE = "rec_id", "source"
_DETAILS = ("occupation", "mother_name")
_IDENTIFIERS = ("national_id",)
_NAMES = ("name", "full_name", "given_name", "surname")
_PLACES = ("street_number", "street", "locality", "postcode", "state")
_CONTACTS = ("phone", "email")
FIELDS = frozenset((*_NAMES, "date_of_birth", *_IDENTIFIERS, *_PLACES, *_CONTACTS, "gender", "household", *_DETAILS))
_KINDS, _WHATS = ("dedupe", "link"), ("person", "organisation")
_DATE_PARTS = {"Y": r"(?P<year>\d{4})", "m": r"(?P<month>\d{1,2})", "d": r"(?P<day>\d{1,2})"}
_YEAR = re.compile(r"\d{4}\Z", re.ASCII)
_LONGEST_CELL = 300  # signs that are compared
_LONGEST_DESCRIPTION = 1 << 16  # characters


class DescriptionUnreadable(CaseworkerError):
    """The description of a table is not one."""

    key = "match.description"
    sentence = "The description {file} {fault}. Nothing was compared. Put it right and try again."


class ColumnMissing(CaseworkerError):
    """The description names a column that the table does not have."""

    key = "match.no-column"
    sentence = (
        "The table has no column '{column}', which the description names. It has: {columns}. Nothing was compared."
    )


@dataclass(frozen=True, slots=True)
class Description:
    """What a table's columns mean. `unknown` are fields that nobody compares here."""

    columns: Mapping[str, str]
    date_pattern: re.Pattern[str]
    is_link: bool
    is_organisation: bool
    unknown: tuple[str, ...]

    def needs(self) -> tuple[str, ...]:
        """Return the columns that the table must have."""
        more = (SOURCE,) if self.is_link else ()
        return (REFERENCE, *more, *self.columns.values())

    def check(self, columns: tuple[str, ...]) -> None:
        """Raise ColumnMissing when one of them is not there."""
        for column in self.needs():
            if column not in columns:
                raise ColumnMissing(column=column, columns=", ".join(columns))

    def facts(self, row: Mapping[str, str]) -> PersonFacts:
        """Return the facts of a row, given by column."""
        cells = ((field, row[column].strip()[:_LONGEST_CELL]) for field, column in self.columns.items())
        cell = {field: text for field, text in cells if text}
        name = self._name(cell)
        home = _address(cell)
        phone = phone_end(cell.get("phone", ""))
        email = fold(cell.get("email", ""))
        return PersonFacts(
            names=(name,) if name.words else (),
            birth=self._birth(cell.get("date_of_birth", "")),
            identifiers=frozenset(f"{field}:{plain(cell[field])}" for field in _IDENTIFIERS if field in cell),
            phones=frozenset({phone} if phone else ()),
            emails=frozenset({email} if email else ()),
            addresses=(home,) if home != AddressFacts() else (),
            gender=gender_of(cell.get("gender", "")),
            household=cell.get("household", ""),
            details=tuple(f"{field}:{fold(cell[field])}" for field in _DETAILS if field in cell),
        )

    def _name(self, cell: Mapping[str, str]) -> NameFacts:
        if self.is_organisation:
            return NameFacts((), tuple(words(cell.get("name", ""))))
        full = cell.get("full_name", cell.get("name", ""))
        return name_facts(given=cell.get("given_name", ""), family=cell.get("surname", ""), full=full)

    def _birth(self, text: str) -> BirthFacts | None:
        found = self.date_pattern.match(text)
        if found is None:
            return BirthFacts(int(text)) if _YEAR.match(text) else None
        parts = found.groupdict()
        month, day = (int(parts[part]) if parts.get(part) else None for part in ("month", "day"))
        return BirthFacts(int(parts["year"]), month, day) if parts.get("year") else None


def read_description(text: str, *, file: str) -> Description:
    """Return the description of a JSON document; raises DescriptionUnreadable with what is wrong."""
    told = _document(text, file)
    fields = told.get("fields")
    if not isinstance(fields, dict) or not all(isinstance(column, str) for column in fields.values()):
        raise DescriptionUnreadable(file=file, fault="does not say under 'fields' which column holds which field")
    columns = {field: column for field, column in fields.items() if field in FIELDS}
    if not columns:
        raise DescriptionUnreadable(
            file=file, fault=f"names no field that can be compared ({', '.join(sorted(FIELDS))})"
        )
    kind, what = _one_of(told, "kind", _KINDS, file), _one_of(told, "what", _WHATS, file)
    pattern = _date_pattern(str(told.get("dob_format", "%Y-%m-%d")))
    unknown = tuple(sorted(set(fields) - FIELDS))
    return Description(columns, pattern, kind == "link", what == "organisation", unknown)


def _document(text: str, file: str) -> dict[str, object]:
    try:
        told = json.loads(text) if len(text) <= _LONGEST_DESCRIPTION else None
    except (ValueError, RecursionError) as error:
        raise DescriptionUnreadable(file=file, fault="is not a JSON document") from error
    if not isinstance(told, dict):
        raise DescriptionUnreadable(file=file, fault="is not a JSON document with 'fields'")
    return told


def _one_of(told: Mapping[str, object], name: str, known: tuple[str, ...], file: str) -> str:
    value = told.get(name, known[0])
    if value not in known:
        raise DescriptionUnreadable(file=file, fault=f"says something else under '{name}' than {' or '.join(known)}")
    return str(value)


def _date_pattern(written: str) -> re.Pattern[str]:
    """Return what finds the parts of a date; numbers that are in no calendar are found as well."""
    pieces = re.split(r"%([Ymd])", written)
    made = "".join(_DATE_PARTS[piece] if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    seen = [piece for at, piece in enumerate(pieces) if at % 2]
    return re.compile(made + r"\Z" if len(seen) == len(set(seen)) else r"(?!)", re.ASCII)


def _address(cell: Mapping[str, str]) -> AddressFacts:
    return address_facts(
        number=cell.get("street_number", ""),
        street=cell.get("street", ""),
        postcode=cell.get("postcode", ""),
        locality=cell.get("locality", ""),
        region=cell.get("state", ""),
    )
