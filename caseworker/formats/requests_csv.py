"""Service requests in a table, as cities export them: New York's columns and those of other programs by their names.

Boundary: a table of text in, requests and faults out, a row at a time; nothing is kept. A column goes into the field
that its heading is known for, unless somebody says otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from caseworker.formats.faults import Fault
from caseworker.formats.service_requests import LONGEST, Reporter, RequestState, ServiceRequest, state_of
from caseworker.formats.written_values import NotAMoment, moment_of, point_of
from caseworker.text.csv_table import Table
from caseworker.text.folding import words

REFERENCE = "reference"
_MOMENTS = ("received", "closed", "due", "updated")
REQUEST_FIELDS = frozenset(
    {REFERENCE, "service", "service_code", "detail", "description", "agency", "state", "resolution", "channel"}
    | {"address", "street", "crossing", "locality", "postcode", "place_kind", "latitude", "longitude", "media_url"}
    | {"given", "family", "email", "phone", "case_type"}
    | set(_MOMENTS)
)
SEVERAL = frozenset({"crossing", "detail"})
"""The fields that several columns may go into."""
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    REFERENCE: (
        "unique key",
        "service request id",
        "service request number",
        "sr number",
        "case id",
        "caseid",
        "case enquiry id",
        "request id",
        "ticket id",
    ),
    "received": (
        "created date",
        "date created",
        "opened",
        "open dt",
        "open date",
        "requested datetime",
        "requested date",
        "received date",
        "creation date",
    ),
    "closed": ("closed date", "date closed", "closed", "closed dt", "closed datetime", "completed date"),
    "due": ("due date", "sla target dt", "target dt", "expected datetime", "expected date"),
    "updated": (
        "resolution action updated date",
        "updated datetime",
        "updated date",
        "updated",
        "last modified date",
        "last updated",
    ),
    "service": (
        "complaint type",
        "service name",
        "sr type",
        "request type",
        "category",
        "type",
        "case title",
        "problem",
    ),
    "service_code": ("service code", "sr short code", "request type id"),
    "detail": ("descriptor", "descriptor 2", "request details", "subtype", "reason"),
    "description": ("description", "comments", "problem description"),
    "agency": ("agency name", "agency responsible", "owner department", "responsible agency", "department", "agency"),
    "state": ("status", "case status", "status type"),
    "resolution": ("resolution description", "closure reason", "status notes", "resolution"),
    "channel": ("open data channel type", "channel", "origin", "source", "method received"),
    "address": ("incident address", "address", "street address", "location street name", "request address"),
    "street": ("street name",),
    "crossing": ("intersection street 1", "intersection street 2"),
    "locality": ("city", "borough", "neighborhood"),
    "postcode": ("incident zip", "zip code", "zipcode", "zip", "postcode", "location zipcode"),
    "place_kind": ("location type",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "long", "lng", "lon"),
    "media_url": ("media url", "submitted photo"),
}
_KNOWN = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


@dataclass(frozen=True, slots=True)
class RequestColumns:
    """Which column goes into which field, None for one that is left out; and how dates with slashes are meant."""

    fields: tuple[str | None, ...]
    month_first: bool | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields without which a request cannot be told again or is nothing: reference and moment of receipt."""
        return tuple(one for one in (REFERENCE, "received") if one not in self.fields)


def recognised(columns: Sequence[str]) -> dict[str, str]:
    """Return the field for each column whose heading is known. Of several for one field the better known one counts."""
    found: dict[str, str] = {}
    for column in columns:
        field = _KNOWN.get(" ".join(words(column.replace("_", " "))), column if column in REQUEST_FIELDS else None)
        if field is not None:
            found[column] = field
    return {column: field for column, field in found.items() if _is_the_best(column, field, found)}


def columns_of(columns: Sequence[str], chosen: Mapping[str, str], *, month_first: bool | None = None) -> RequestColumns:
    """Return where each column goes: where somebody said ("" leaves it out), otherwise where its heading is known for.

    New York's headings also say that dates are month first, unless somebody said otherwise.
    """
    known = recognised(columns)
    taken = set(chosen.values()) - SEVERAL
    left = {column: field for column, field in known.items() if field not in taken}
    fields = tuple((chosen[one] or None) if one in chosen else left.get(one) for one in columns)
    american = month_first is None and {"Unique Key", "Created Date"} <= set(columns)
    return RequestColumns(fields, True if american else month_first)


def read_requests(table: Table, columns: RequestColumns) -> Iterator[ServiceRequest | Fault]:
    """Yield each row as a request, or as a fault where it is none; the others are not held up by it."""
    for row in table.rows():
        if row.fault:
            yield Fault(row.line, "", f"The row {row.fault}.")
            continue
        pairs = zip(columns.fields, row.cells, strict=True)
        yield _request(row.line, _Row([(name, _plain(cell)) for name, cell in pairs if name]), columns)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by field, without empty ones."""

    cells: Sequence[tuple[str, str]]

    def one(self, field: str) -> str:
        return next((cell for name, cell in self.cells if name == field and cell), "")

    def all(self, field: str) -> list[str]:
        return list(dict.fromkeys(cell for name, cell in self.cells if name == field and cell))


class _Unfit(Exception):
    """A cell does not fit its field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(field)
        self.field, self.sentence = field, sentence


def _request(line: int, row: _Row, columns: RequestColumns) -> ServiceRequest | Fault:
    try:
        return _made(line, row, columns)
    except _Unfit as unfit:
        return Fault(line, unfit.field, unfit.sentence)


def _made(line: int, row: _Row, columns: RequestColumns) -> ServiceRequest:
    _check(row)
    moments = {name: _moment(row, name, columns.month_first) for name in _MOMENTS}
    if moments["received"] is None:
        raise _Unfit("received", "The day on which it was reported is needed.")
    state = state_of(row.one("state"), has_closed=moments["closed"] is not None)
    north, east = point_of(row.one("latitude"), row.one("longitude")) or (None, None)
    return ServiceRequest(
        line=line,
        reference=row.one(REFERENCE),
        service=row.one("service"),
        service_code=row.one("service_code"),
        detail=", ".join(row.all("detail")),
        description=row.one("description"),
        agency=row.one("agency"),
        state=state,
        state_word=row.one("state"),
        resolution=row.one("resolution"),
        channel=row.one("channel"),
        received=moments["received"],
        due=moments["due"],
        closed=moments["closed"] if state is RequestState.CLOSED else None,
        updated=moments["updated"],
        place=_place(row),
        place_kind=row.one("place_kind"),
        latitude_udeg=north,
        longitude_udeg=east,
        media_url=row.one("media_url"),
        case_type=row.one("case_type"),
        reporter=Reporter(
            given=row.one("given"), family=row.one("family"), email=row.one("email"), phone=row.one("phone")
        ),
    )


def _place(row: _Row) -> str:
    """Return the place in one line: the address, else the crossing, else the street; then the town."""
    spot = row.one("address") or " & ".join(row.all("crossing")) or row.one("street")
    town = " ".join(one for one in (row.one("postcode"), row.one("locality")) if one)
    return ", ".join(" ".join(one.split()) for one in (spot, town) if one)


def _moment(row: _Row, field: str, month_first: bool | None) -> datetime | None:  # noqa: FBT001  as of the columns
    try:
        return moment_of(row.one(field), month_first=month_first)
    except NotAMoment:
        why = "This is no date, or its day and month can be read in two ways."
        raise _Unfit(field, why) from None


def _check(row: _Row) -> None:
    if not row.one(REFERENCE):
        raise _Unfit(REFERENCE, "What the city calls this request is missing.")
    for field, cell in row.cells:
        if len(cell) > LONGEST:
            raise _Unfit(field, f"The cell has more than {LONGEST} characters.")
        if "\x00" in cell:
            raise _Unfit(field, "The cell holds a sign that no text has (NUL).")


def _plain(cell: str) -> str:
    """Return a cell; the words by which exports say that there is nothing are nothing."""
    plain = cell.strip()
    return "" if plain in {"N/A", "Unspecified", "NULL", "null", "NaN"} else plain


def _is_the_best(column: str, field: str, found: Mapping[str, str]) -> bool:
    if field in SEVERAL:
        return True
    rivals = [one for one in found if found[one] == field]
    return column == min(rivals, key=lambda one: (_rank(one, field), rivals.index(one)))


def _rank(column: str, field: str) -> int:
    plain = " ".join(words(column.replace("_", " ")))
    known = _HEADINGS.get(field, ())
    return known.index(plain) if plain in known else -1
