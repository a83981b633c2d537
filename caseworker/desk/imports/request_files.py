"""Files of service requests as items: tables of cities, and answers of Open311 servers in XML or JSON."""

from collections.abc import Iterator

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import DayOrder, FieldTwice, ReferenceNeeded, UnknownField
from caseworker.desk.imports.source import Source
from caseworker.desk.imports.tables import NoSuchColumn, table_of
from caseworker.domain.import_runs import RowRefused
from caseworker.errors import CaseworkerError
from caseworker.formats.faults import Fault
from caseworker.formats.open311 import requests_only
from caseworker.formats.open311_documents import LARGEST
from caseworker.formats.requests_csv import (
    REFERENCE,
    REQUEST_FIELDS,
    SEVERAL,
    RequestColumns,
    columns_of,
    read_requests,
)
from caseworker.formats.service_requests import ServiceRequest
from caseworker.text.csv_table import Table

_HEAD = 1024  # bytes
_DOCUMENT_BEGINS = (b"<", b"[", b"{")
_MONTH_FIRST = {DayOrder.NOT_SAID: None, DayOrder.DAY_FIRST: False, DayOrder.MONTH_FIRST: True}


class ReceivedNeeded(CaseworkerError):
    """No column says when a request was reported."""

    key = "import.received-needed"
    sentence = (
        "No column says when each request was reported. Nothing was changed. Put a column into the field 'received'."
    )


def read_request_file(source: Source, choices: Choices) -> Iterator[ServiceRequest | RowRefused]:
    """Yield the requests of a file in their order; what it is, its first sign tells.

    A table is read in bounded memory, a document of an Open311 server up to its limit. Raises, with the first item,
    what `open_table` and `records_of` raise, NoSuchColumn, UnknownField, FieldTwice, ReferenceNeeded, ReceivedNeeded.
    """
    with source.open() as stream:
        head = stream.read(_HEAD)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_DOCUMENT_BEGINS):
        with source.open() as stream:
            found = requests_only(stream.read(LARGEST + 1), file=source.name)
    else:
        table = table_of(source, choices)
        found = read_requests(table, _columns(table, choices))
    for one in found:
        yield RowRefused(one.line, one.field, one.sentence) if isinstance(one, Fault) else one


def _columns(table: Table, choices: Choices) -> RequestColumns:
    for column, field in choices.columns.items():
        if column not in table.columns:
            raise NoSuchColumn(column=column, columns=", ".join(table.columns))
        if field and field not in REQUEST_FIELDS:
            raise UnknownField(field=field, known=", ".join(sorted(REQUEST_FIELDS)))
        if field and field not in SEVERAL and list(choices.columns.values()).count(field) > 1:
            raise FieldTwice(field=field)
    columns = columns_of(table.columns, choices.columns, month_first=_MONTH_FIRST[choices.order])
    if REFERENCE in columns.missing:
        raise ReferenceNeeded
    if columns.missing:
        raise ReceivedNeeded
    return columns
