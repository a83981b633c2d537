"""GeoReport v2 (Open311, wiki.open311.org): services, definitions, requests, receipts with tokens, errors.

Boundary: bytes in, values out; nothing is fetched. Each record is read for itself: one that is nothing is a fault, the
others are not held up by it. Records are numbered from 1 in the order of the document.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from caseworker.formats.citysourced import reports_in, services_in
from caseworker.formats.faults import Fault
from caseworker.formats.open311_documents import Record, Value, records_of
from caseworker.formats.service_requests import LONGEST, Reporter, RequestState, ServiceRequest, state_of
from caseworker.formats.services import Attribute, Choice, Service, ServiceDefinition
from caseworker.formats.written_values import NotAMoment, moment_of, point_of


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a server answers when a request was handed in: its id, or a token by which the id is asked for later."""

    reference: str = ""
    token: str = ""
    notice: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class ServerError:
    """Why a server refused: the HTTP status it names, and its words."""

    code: str
    description: str


Told = Service | ServiceDefinition | ServiceRequest | Receipt | ServerError


def read_open311(content: bytes, *, file: str) -> Iterator[Told | Fault]:
    """Yield what a document tells. Raises Open311TooLarge or Open311Unreadable, with the first value.

    Forms of servers that are near to GeoReport are read too: lists under a name, ids that are numbers with leading
    zeros, and reports and service lists of the CitySourced gateway.
    """
    root, records = records_of(content, file=file)
    for number, record in enumerate(records, start=1):
        others = [*reports_in(record), *services_in(record)]
        if others:
            yield from others
        else:
            yield _told(root, number, record)


def requests_only(content: bytes, *, file: str) -> Iterator[ServiceRequest | Fault]:
    """Yield the requests of a document; any other record is told as a fault. Raises as `read_open311`."""
    for number, one in enumerate(read_open311(content, file=file), start=1):
        if isinstance(one, ServiceRequest | Fault):
            yield one
        elif isinstance(one, ServerError):
            yield Fault(number, "", "This is an error that the server told, not a request.")
        elif isinstance(one, Receipt):
            yield Fault(number, "", "This is only the receipt of a request. Ask the server for the request itself.")
        else:
            yield Fault(number, "", "This is a kind of service, not a request.")


def _told(root: str, number: int, record: Record) -> Told | Fault:
    """Tell records apart by their names, as JSON does not say what a list holds."""
    if "attributes" in record:
        return _definition(record)
    if "datatype" in record:
        return ServiceDefinition("", (_attribute(record),))
    if root == "errors" or ("code" in record and "service_code" not in record):
        return ServerError(_text(record, "code"), _text(record, "description"))
    if "status" in record or "requested_datetime" in record:
        return _request(number, record)
    return _brief(number, record)


def _brief(number: int, record: Record) -> Receipt | Service | Fault:
    if "service_request_id" in record or "token" in record:
        names = ("service_request_id", "token", "service_notice", "account_id")
        return Receipt(*(_text(record, one) for one in names))
    if "service_code" in record and "service_name" in record:
        return _service(record)
    return Fault(number, "", "This record is neither a request nor anything else that is known here.")


def _service(record: Record) -> Service:
    keywords = _text(record, "keywords").split(",")
    return Service(
        code=_text(record, "service_code"),
        name=_text(record, "service_name"),
        description=_text(record, "description"),
        group=_text(record, "group"),
        keywords=tuple(word.strip() for word in keywords if word.strip()),
        has_definition=_text(record, "metadata").casefold() == "true",
        answer=_text(record, "type"),
    )


def _definition(record: Record) -> ServiceDefinition:
    listed = record["attributes"]
    attributes = (_attribute(one) for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()
    return ServiceDefinition(_text(record, "service_code"), tuple(sorted(attributes, key=lambda one: one.order)))


def _attribute(record: Record) -> Attribute:
    values = record.get("values")
    order = _text(record, "order")
    return Attribute(
        code=_text(record, "code"),
        question=_text(record, "description"),
        datatype=_text(record, "datatype"),
        hint=_text(record, "datatype_description"),
        is_asked=_text(record, "variable").casefold() != "false",
        is_required=_text(record, "required").casefold() == "true",
        order=int(order) if order.isascii() and order.isdecimal() and len(order) < 10 else 0,
        choices=tuple(_choices(values)),
    )


def _choices(values: Value) -> Iterator[Choice]:
    for one in values if isinstance(values, list) else []:
        if isinstance(one, dict):
            yield Choice(_text(one, "key"), _text(one, "name"))


def _request(number: int, record: Record) -> ServiceRequest | Fault:
    reference = _text(record, "service_request_id")
    if not reference:
        return Fault(number, "reference", "What the city calls this request is missing.")
    too_long = next((name for name in record if len(_text(record, name)) > LONGEST), None)
    if too_long is not None:
        return Fault(number, too_long, f"The field has more than {LONGEST} characters.")
    try:
        return _made(number, record, _moments(record))
    except _NoMoment as unfit:
        return Fault(number, unfit.field, "This is no date, or it is missing.")


class _NoMoment(Exception):
    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def _moments(record: Record) -> Callable[[str], datetime | None]:
    def one(field: str) -> datetime | None:
        try:
            return moment_of(_text(record, field), month_first=None)
        except NotAMoment:
            raise _NoMoment(field) from None

    return one


def _made(number: int, record: Record, moment: Callable[[str], datetime | None]) -> ServiceRequest:
    received, updated = moment("requested_datetime"), moment("updated_datetime")
    if received is None:
        raise _NoMoment("requested_datetime")
    closed_at = moment("closed_datetime") or moment("close_date")
    state = state_of(_text(record, "status"), has_closed=closed_at is not None)
    is_over = state is RequestState.CLOSED
    north, east = point_of(_text(record, "lat"), _text(record, "long") or _text(record, "lon")) or (None, None)
    place = (_text(record, "address") or _text(record, "address_string"), _text(record, "zipcode"))
    return ServiceRequest(
        line=number,
        reference=_text(record, "service_request_id"),
        service=_text(record, "service_name"),
        service_code=_text(record, "service_code"),
        description=_text(record, "description"),
        agency=_text(record, "agency_responsible"),
        state=state,
        state_word=_text(record, "status"),
        resolution=_text(record, "status_notes"),
        received=received,
        due=moment("expected_datetime"),
        closed=(closed_at or updated) if is_over else None,
        updated=updated,
        place=", ".join(one for one in place if one),
        latitude_udeg=north,
        longitude_udeg=east,
        media_url=_text(record, "media_url"),
        reporter=Reporter(
            given=_text(record, "first_name"),
            family=_text(record, "last_name"),
            email=_text(record, "email"),
            phone=_text(record, "phone"),
        ),
    )


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""
