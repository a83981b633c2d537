"""What the service tells of itself: figures, health and log lines, none of which speaks of anyone."""

import io
import json
import logging
from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy.exc import OperationalError

from sync.server.audit.log import Entry
from sync.server.blobs.objects import StorageUnreachable
from sync.server.database import Database, open_database
from sync.server.effects.outbox import Outbox
from sync.server.effects.subscriptions import Wanted, subscribe
from sync.server.health import HealthCheck
from sync.server.json_logs import JsonFormatter, set_up
from sync.server.metrics import Metrics, standing
from tests.sync.server.ledgers import NOON, STREAM, a_log, entropy


@pytest.fixture
def logger() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    root, out = logging.getLogger(), io.StringIO()
    handlers, level = list(root.handlers), root.level
    set_up("info", out=out)
    yield logging.getLogger("caseworker.server"), out
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_log_line_is_one_json_object_with_what_was_added(logger: tuple[logging.Logger, io.StringIO]) -> None:
    log, out = logger
    log.debug("not told")
    log.info("answered %d\nrequests", 7, extra={"route": "POST /x", "device": UUID(int=1), "what": object()})
    (told,) = lines(out)
    assert told["message"] == "answered 7\nrequests"
    assert (told["level"], told["name"], told["route"]) == ("info", "caseworker.server", "POST /x")
    assert (told["device"], told["what"]) == (str(UUID(int=1)), "object")


def test_the_text_of_an_error_is_never_told(logger: tuple[logging.Logger, io.StringIO]) -> None:
    log, out = logger
    try:
        dict[str, str]()["Ana Lima"]
    except KeyError:
        log.info("mistake", exc_info=True)
    (told,) = lines(out)
    assert told["error"] == "builtins.KeyError"
    assert "test_figures_and_logs.py" in str(told["places"])
    assert "Ana" not in out.getvalue()


def test_a_record_without_an_error_tells_none() -> None:
    record = logging.makeLogRecord({"msg": "x", "exc_info": (None, None, None)})
    assert "error" not in json.loads(JsonFormatter().format(record))


def test_figures_count_what_they_are_told(database: Database) -> None:
    metrics = Metrics()
    metrics.observe(route="POST /push", status=200, seconds=0.02, bytes_in=10, bytes_out=5)
    metrics.judged({"applied": 3, "refused": 1})
    metrics.gave(40)
    metrics.sent({"sent": 2})
    with database.writing() as connection:
        subscribe(connection, STREAM, target="a@b.example", wanted=Wanted(), now=NOON, entropy=entropy())
        event = {"event": UUID(int=1), "action": "x", "kind": "case", "record": UUID(int=2), "territory": ""}
        Outbox(STREAM).tell(connection, now=NOON, **event)  # type: ignore[arg-type]  # they are what they are called
        a_log().append(connection, Entry(act="x", at=NOON))
        told = metrics.text(standing(connection, STREAM, now=NOON)).decode()
    for line in (
        'caseworker_requests_total{route="POST /push",status="200"} 1.0',
        'caseworker_bytes_total{direction="in"} 10.0',
        'caseworker_operations_total{state="applied"} 3.0',
        "caseworker_rows_total 40.0",
        'caseworker_effects_total{outcome="sent"} 2.0',
        'caseworker_effects_waiting{state="pending"} 1.0',
        'caseworker_count{what="audit_records"} 1.0',
        'caseworker_log{place="head"} 0.0',
    ):
        assert line in told


def test_two_processes_count_for_themselves() -> None:
    one, other = Metrics(), Metrics()
    one.gave(5)
    assert b"caseworker_rows_total 0.0" in other.text()


def test_health_says_which_part_cannot_be_reached(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise StorageUnreachable

    def broken() -> int:
        raise OperationalError("select", {}, OSError())

    assert HealthCheck(database, lambda: None).ready().status == 200
    found = HealthCheck(database, gone).ready()
    assert (found.ok, found.database, found.storage, found.status) == (False, True, False, 503)
    monkeypatch.setattr(database, "head", broken)
    assert not HealthCheck(database, lambda: None).ready().database


def test_a_new_database_has_figures_of_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = open_database(f"sqlite:///{tmp_path_factory.mktemp('new') / 'server.db'}")
    made.create()
    with made.reading() as connection:
        told = standing(connection, "other", now=NOON)
    made.close()
    assert (told.head, told.devices, told.problems, dict(told.effects)) == (0, 0, 0, {})
