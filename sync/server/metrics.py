"""Figures for whoever runs the service, in the text form of Prometheus: counts, sizes, durations; no id, no word.

Labels are names of the program (a route's path with its places, a status, a state), so their number is bounded. Each
process counts for itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from caseworker.domain.plain import to_micros
from sync.server.audit.tables import AUDIT_TREE
from sync.server.break_glass import GLASS
from sync.server.effects.worker import counts
from sync.server.identity.tables import DEVICE
from sync.server.problems import PROBLEM, ProblemState
from sync.server.tables import STREAM

MEDIA_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)
_MICROS_A_SECOND = 1_000_000
_SEEN_LATELY_S = 86_400


@dataclass(frozen=True, slots=True)
class Standing:
    """How a stream stands: what a scrape reads from the database."""

    head: int
    safe: int
    floor: int
    audit_records: int
    devices: int
    devices_seen: int
    problems: int
    to_review: int
    effects: Mapping[str, int]


class Metrics:
    """The figures of one process. Thread-safe."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self._requests = Counter("caseworker_requests", "Requests answered", ["route", "status"], registry=registry)
        self._seconds = Histogram(
            "caseworker_request_seconds", "Time to answer", ["route"], buckets=_SECONDS, registry=registry
        )
        self._bytes = Counter("caseworker_bytes", "Bytes of bodies", ["direction"], registry=registry)
        self._operations = Counter("caseworker_operations", "Operations judged", ["state"], registry=registry)
        self._rows = Counter("caseworker_rows", "Rows given to devices", registry=registry)
        self._effects = Counter("caseworker_effects", "Messages tried", ["outcome"], registry=registry)
        self._log = Gauge("caseworker_log", "Places in the log", ["place"], registry=registry)
        self._counts = Gauge("caseworker_count", "What there is", ["what"], registry=registry)
        self._waiting = Gauge("caseworker_effects_waiting", "Messages by state", ["state"], registry=registry)

    def observe(self, *, route: str, status: int, seconds: float, bytes_in: int, bytes_out: int) -> None:
        """Count one request, by the path of its route as it is written in the program."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        self._bytes.labels("in").inc(bytes_in)
        self._bytes.labels("out").inc(bytes_out)

    def judged(self, states: Mapping[str, int]) -> None:
        """Count operations by what became of them."""
        for state, number in states.items():
            self._operations.labels(state).inc(number)

    def gave(self, rows: int) -> None:
        """Count rows given to a device."""
        self._rows.inc(rows)

    def sent(self, outcomes: Mapping[str, int]) -> None:
        """Count messages by what came of trying to send them."""
        for outcome, number in outcomes.items():
            self._effects.labels(outcome).inc(number)

    def text(self, standing: Standing | None = None) -> bytes:
        """Return all figures, with how the stream stands when that is given."""
        if standing is not None:
            self._stand(standing)
        return generate_latest(self.registry)

    def _stand(self, told: Standing) -> None:
        for place, number in (("head", told.head), ("safe", told.safe), ("floor", told.floor)):
            self._log.labels(place).set(number)
        for what in ("audit_records", "devices", "devices_seen", "problems", "to_review"):
            self._counts.labels(what).set(getattr(told, what))
        for state in ("pending", "sent", "stale", "dead"):
            self._waiting.labels(state).set(told.effects.get(state, 0))


def standing(connection: sa.Connection, stream: str, *, now: datetime) -> Standing:
    """Return how a stream stands; `devices_seen` are those that said hello within a day."""
    log = connection.execute(sa.select(STREAM).where(STREAM.c.stream == stream)).first()
    lately = to_micros(now) - _SEEN_LATELY_S * _MICROS_A_SECOND
    in_use = (DEVICE.c.stream == stream, DEVICE.c.revoked_at.is_(None))
    return Standing(
        head=0 if log is None else log.head,
        safe=0 if log is None else log.safe,
        floor=0 if log is None else log.floor,
        audit_records=_one(connection, sa.select(AUDIT_TREE.c.size).where(AUDIT_TREE.c.stream == stream)),
        devices=_count(connection, DEVICE, *in_use),
        devices_seen=_count(connection, DEVICE, *in_use, DEVICE.c.seen_at >= lately),
        problems=_count(connection, PROBLEM, PROBLEM.c.stream == stream, PROBLEM.c.state == ProblemState.OPEN.value),
        to_review=_count(connection, GLASS, GLASS.c.stream == stream, GLASS.c.reviewed_at.is_(None)),
        effects=counts(connection, stream),
    )


def _count(connection: sa.Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    return _one(connection, sa.select(sa.func.count()).select_from(table).where(*where))


def _one(connection: sa.Connection, asked: sa.Select[Any]) -> int:
    return int(connection.execute(asked).scalar() or 0)
