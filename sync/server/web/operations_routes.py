"""The ways in for what keeps an agency running: numbers, packs, audit trails, health and figures."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import ClassVar

import sqlalchemy as sa

from caseworker.errors import CaseworkerError
from sync.protocol.audit import AUDIT_BYTES, AuditPush, AuditReply, read_push
from sync.protocol.contact import NumbersReply, NumbersRequest
from sync.protocol.small_messages import from_json
from sync.server.health import Health
from sync.server.metrics import MEDIA_TYPE, standing
from sync.server.numbers import NoSuchSeries, series_of
from sync.server.trails import Trails
from sync.server.web.door import Call, Reply, Route, Visit, as_json, open_to_all, signed
from sync.server.web.operations_parts import OperationsParts, record

BASE = "/sync/v1"
_SMALL_BYTES = 4096
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", ""})
_NOT_FOUND = {404: "Nothing of that name is there for the caller."}


class NotForEveryone(CaseworkerError):
    """The figures are for the machine the service runs on."""

    key = "server.no-such-place"
    sentence = "There is nothing here."
    status: ClassVar[int] = HTTPStatus.NOT_FOUND


def routes(parts: OperationsParts) -> Sequence[Route]:
    """Return these routes."""
    return [*_supplies(parts), *_trails(parts), *_operators(parts)]


def _supplies(parts: OperationsParts) -> list[Route]:
    def numbers(call: Call) -> Reply:
        asked = from_json(call.body, NumbersRequest, limit_bytes=_SMALL_BYTES)
        return as_json(parts.database.transact(lambda connection: _lease(parts, connection, call, asked)))

    def pack(call: Call) -> Reply:
        with parts.database.reading() as connection:
            found = parts.packs.version(connection, call.path_params["version"])
        return Reply(body=found.content, headers={"etag": f'"{found.sha256}"'})

    return [
        signed(
            "POST",
            f"{BASE}/numbers",
            numbers,
            says="Reserve a block of numbers for this device; the same request gives the same block.",
            limit_bytes=_SMALL_BYTES,
            takes=NumbersRequest,
            gives=NumbersReply,
            statuses={**_NOT_FOUND, 409: "The series has no number left."},
        ),
        signed(
            "GET",
            f"{BASE}/pack/{{version}}",
            pack,
            says="The agency's pack in one version, as JSON.",
            gives=dict,
            statuses=_NOT_FOUND,
        ),
    ]


def _lease(parts: OperationsParts, connection: sa.Connection, call: Call, asked: NumbersRequest) -> NumbersReply:
    known = parts.packs.pack(connection)
    if known is None or asked.series not in series_of(known):
        raise NoSuchSeries(series=asked.series)
    device = call.caller.device
    first, last = parts.numbers.lease(connection, device, asked.series, count=asked.count, request=asked.request)
    record(parts, connection, call, act="numbers.lease", x={"first": first, "last": last})
    return NumbersReply(series=asked.series, first=first, last=last)


def _trails(parts: OperationsParts) -> list[Route]:
    trails = Trails(database=parts.database, audit=parts.audit, problems=parts.problems)

    def audit(call: Call) -> Reply:
        return as_json(trails.take(call.caller, read_push(call.body), now=call.now))

    return [
        signed(
            "POST",
            f"{BASE}/audit",
            audit,
            says="Hand over the next records of the device's audit trail, and be told the checkpoint of the server's.",
            limit_bytes=AUDIT_BYTES,
            takes=AuditPush,
            gives=AuditReply,
        )
    ]


def _operators(parts: OperationsParts) -> list[Route]:
    def health(_visit: Visit) -> Reply:
        found = parts.health.ready()
        return as_json(found, status=found.status)

    def metrics(visit: Visit) -> Reply:
        if visit.address not in _THIS_MACHINE:
            raise NotForEveryone
        with parts.database.reading() as connection:
            told = standing(connection, parts.database.stream, now=visit.now)
        return Reply(body=parts.metrics.text(told), media_type=MEDIA_TYPE)

    unwell = {503: "The database or the storage cannot be reached."}
    return [
        open_to_all("GET", "/health", health, says="Whether requests can be served.", gives=Health, statuses=unwell),
        open_to_all(
            "GET",
            "/metrics",
            metrics,
            says="Figures for Prometheus; for callers on the same machine only.",
            gives=MEDIA_TYPE,
            statuses={404: "The caller is not on this machine."},
        ),
    ]
