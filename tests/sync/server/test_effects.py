"""What is sent out: written down once with the work, sent with a key, repeated until it is taken, never stale."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
import sqlalchemy as sa

from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Clock
from caseworker.domain.operations import canonical
from caseworker.domain.plain import to_micros
from sync.protocol.messages import State
from sync.server.effects.mail import MailSender, MailSettings
from sync.server.effects.outbox import Outbox, key_of
from sync.server.effects.sending import Message, NotSent
from sync.server.effects.subscriptions import (
    BadTarget,
    EffectKind,
    NoSubscription,
    Wanted,
    subscribe,
    subscriptions,
    unsubscribe,
)
from sync.server.effects.tables import EFFECT
from sync.server.effects.webhook import WebhookSender
from sync.server.effects.worker import MOST_ATTEMPTS, EffectWorker, Round, counts, forget_sent
from sync.server.rows import SqlTx
from sync.server.storage import Clocks, FiledOperation, OperationRow, StoredRecord
from sync.server.tls import make_authority, make_server_certificate, server_context
from tests.fakes.post import Received, a_mail_server, a_web_server
from tests.sync.server.ledgers import ANA, LAPTOP, NOON, STREAM, entropy

CASE, SEALED = UUID(int=0xC), UUID(int=0xD)
HOOK = "https://example.org/hook"
OUTBOX = Outbox(STREAM)
CHANCE = entropy()


class Pen:
    """A sender that writes down what it is given, and fails as it is told."""

    def __init__(self, error: NotSent | None = None) -> None:
        self.error, self.sent = error, list[Message]()

    def send(self, message: Message) -> None:
        self.sent.append(message)
        if self.error is not None:
            raise self.error


@pytest.fixture
def connection(ledger: sa.Connection) -> sa.Connection:
    a_record(ledger, CASE, number="HB-7", title="Ana Lima", territory="north")
    a_record(ledger, SEALED, number="HB-8", territory="north", sensitivity=2)
    return ledger


def a_record(connection: sa.Connection, record: UUID, **fields: Any) -> None:
    clocks = Clocks(Clock(1, UUID(int=1), 1, 1, OperationId(UUID(int=1))))
    stored = StoredRecord("case", record, frozenset({"north/0"}), 1, 1, fields, clocks)
    SqlTx(connection, STREAM).put_records([stored])


def done(
    number: int = 1, *records: UUID, at: datetime = NOON, action: str = "case.move", **more: Any
) -> FiledOperation:
    about = records or (CASE,)
    told = [["case", str(one), "set", "stage", "words of Ana"] for one in about]
    op_id = OperationId(UUID(int=number))
    head: Any = [
        str(op_id),
        str(ANA),
        str(LAPTOP),
        str(UUID(int=2)),
        number,
        0,
        1,
        1,
        to_micros(at),
        action,
        "why",
        told,
    ]
    row = OperationRow(
        op_id=op_id,
        officer=ANA,
        device=LAPTOP,
        life=UUID(int=2),
        at=to_micros(at),
        hlc=1,
        seen=0,
        seq=number,
        state=State.APPLIED,
        refusal="",
        action=action,
        reason="why",
        digest=b"",
    )
    return FiledOperation(msgspec.structs.replace(row, **more), canonical(head), frozenset(about))


def hear(connection: sa.Connection, target: str = HOOK, **wanted: Any) -> UUID:
    made = subscribe(connection, STREAM, target=target, wanted=Wanted(**wanted), now=NOON, entropy=CHANCE)
    return made.id


def a_worker(connection: sa.Connection, **senders: Any) -> EffectWorker:
    @contextmanager
    def writing() -> Iterator[sa.Connection]:
        yield connection

    return EffectWorker(STREAM, writing, {EffectKind(k): v for k, v in senders.items()}, chance=lambda: 0.0)


def payloads(connection: sa.Connection) -> list[dict[str, Any]]:
    return [json.loads(one) for one in connection.execute(sa.select(EFFECT.c.payload)).scalars()]


def test_an_operation_is_written_down_once_for_each_target(connection: sa.Connection) -> None:
    hear(connection)
    hear(connection, "team@example.org")
    hear(connection, "team@example.org", kinds=("case",))
    assert OUTBOX.effects_of(connection, [done(1), done(2)], NOON) == 4
    assert OUTBOX.effects_of(connection, [done(2), done(1), done(3)], NOON) == 2


def test_what_is_written_down_holds_no_words(connection: sa.Connection) -> None:
    hear(connection)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    (told,) = payloads(connection)
    assert told["records"] == [{"kind": "case", "id": str(CASE), "territory": "north", "verbs": ["set"]}]
    assert "Ana" not in json.dumps(told)


@pytest.mark.parametrize("state", [State.REFUSED, State.PARKED, State.SUPERSEDED])
def test_what_was_not_taken_in_sends_nothing(connection: sa.Connection, state: State) -> None:
    hear(connection)
    assert OUTBOX.effects_of(connection, [done(1, state=state)], NOON) == 0


def test_a_sealed_record_is_never_spoken_of(connection: sa.Connection) -> None:
    hear(connection)
    assert OUTBOX.effects_of(connection, [done(1, SEALED)], NOON) == 0
    assert OUTBOX.effects_of(connection, [done(2, SEALED, CASE)], NOON) == 1
    assert str(SEALED) not in str(payloads(connection))


@pytest.mark.parametrize(
    ("wanted", "heard"),
    [
        ({"kinds": ("case",)}, 1),
        ({"kinds": ("note",)}, 0),
        ({"actions": ("case.move", "x")}, 1),
        ({"actions": ("case.add",)}, 0),
        ({"territories": ("north",)}, 1),
        ({"territories": ("south",), "kinds": ("case",)}, 0),
    ],
)
def test_a_target_hears_only_of_what_it_wants(connection: sa.Connection, wanted: dict[str, Any], heard: int) -> None:
    hear(connection, **wanted)
    assert OUTBOX.effects_of(connection, [done(1)], NOON) == heard


def test_what_was_done_long_before_it_came_is_marked_and_not_sent(connection: sa.Connection) -> None:
    hear(connection)
    OUTBOX.effects_of(connection, [done(1), done(2, at=NOON - timedelta(hours=25))], NOON)
    assert counts(connection, STREAM) == {"pending": 1, "stale": 1}
    pen = Pen()
    assert a_worker(connection, webhook=pen).run_once(NOON) == Round(sent=1)
    assert len(pen.sent) == 1


@pytest.mark.parametrize(
    ("behind_h", "done_h", "state"),
    [
        (48, 49, "pending"),  # an hour ago, on a clock that is two days behind
        (48, 73, "stale"),
        (-48, -47, "pending"),
        (-48, -23, "stale"),  # 25 hours ago, on a clock that is two days ahead
        (500_000, 25, "stale"),  # done before the clock fell back to its beginning
        (500_000, 1, "pending"),
    ],
)
def test_lateness_is_told_by_our_clock(connection: sa.Connection, behind_h: int, done_h: int, state: str) -> None:
    hear(connection)
    behind, at = timedelta(hours=behind_h), NOON - timedelta(hours=done_h)
    OUTBOX.effects_of(connection, [done(1, at=at)], NOON, clock_behind=behind)
    assert counts(connection, STREAM) == {state: 1}


@pytest.mark.parametrize(
    "target",
    [
        "http://example.org/",
        "ftp://example.org",
        "https://",
        "https://a:b@example.org/",
        "https://x y/",
        "a@b\r\nc",
        "",
        "a@",
    ],
)
def test_nothing_is_sent_to_what_is_no_safe_target(connection: sa.Connection, target: str) -> None:
    with pytest.raises(BadTarget):
        hear(connection, target)


def test_who_no_longer_wants_to_hear_hears_nothing(connection: sa.Connection) -> None:
    one = hear(connection)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    assert unsubscribe(connection, STREAM, one) == 1
    assert subscriptions(connection, STREAM) == []
    with pytest.raises(NoSubscription):
        unsubscribe(connection, STREAM, one)
    assert a_worker(connection, webhook=Pen()).run_once(NOON) == Round()


def test_what_was_not_taken_is_sent_again_later_and_later(connection: sa.Connection) -> None:
    hear(connection)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    pen = Pen(NotSent(word="503"))
    worker = a_worker(connection, webhook=pen)
    assert worker.run_once(NOON) == Round(put_off=1)
    assert worker.run_once(NOON + timedelta(seconds=29)) == Round()
    assert worker.run_once(NOON + timedelta(seconds=30)) == Round(put_off=1)
    assert worker.run_once(NOON + timedelta(seconds=89)) == Round()
    pen.error = None
    assert worker.run_once(NOON + timedelta(seconds=90)) == Round(sent=1)
    assert worker.run_once(NOON + timedelta(days=90)) == Round()
    assert len({one.key for one in pen.sent}) == 1


def test_what_nobody_takes_is_put_aside_in_the_end(
    connection: sa.Connection, expected_logs: pytest.LogCaptureFixture
) -> None:
    hear(connection)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    worker, at = a_worker(connection, webhook=Pen(NotSent(word="503"))), NOON
    for _ in range(MOST_ATTEMPTS):
        worker.run_once(at)
        at += timedelta(hours=6)
    assert counts(connection, STREAM) == {"dead": 1}
    assert "example" not in expected_logs.text


def test_a_worker_that_died_before_marking_is_followed_by_another(connection: sa.Connection) -> None:
    hear(connection)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    dying = Pen()
    dying.error = RuntimeError()  # type: ignore[assignment]  # the process ends here
    with pytest.raises(RuntimeError):
        a_worker(connection, webhook=dying).run_once(NOON)
    pen = Pen()
    worker = a_worker(connection, webhook=pen)
    assert worker.run_once(NOON) == Round()
    assert worker.run_once(NOON + timedelta(minutes=5)) == Round(sent=1)
    assert pen.sent[0].key == dying.sent[0].key


def test_a_template_is_filled_when_it_is_sent_from_what_stands_then(connection: sa.Connection) -> None:
    hear(connection, "team@example.org", template="Case {case.number}: {case.title} {person.name} {case.__class__}")
    OUTBOX.effects_of(connection, [done(1), done(2)], NOON)
    pen = Pen()
    a_record(connection, CASE, number="HB-9", title="x", territory="north")
    worker = a_worker(connection, mail=pen)
    worker.run_once(NOON)
    assert [one.words for one in pen.sent] == ["Case HB-9: x  "] * 2
    assert "Ana" not in str(payloads(connection))


def test_messages_sent_long_ago_are_forgotten(connection: sa.Connection) -> None:
    hear(connection)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    a_worker(connection, webhook=Pen()).run_once(NOON)
    assert forget_sent(connection, STREAM, before=NOON - timedelta(days=1)) == 0
    assert forget_sent(connection, STREAM, before=NOON + timedelta(days=1)) == 1


# --- over real sockets ---


@pytest.fixture
def web() -> Iterator[Received]:
    with a_web_server() as made:
        yield made


@pytest.fixture
def sender() -> Iterator[WebhookSender]:
    made = WebhookSender()
    yield made
    made.close()


def test_a_webhook_is_signed_and_carries_its_key(
    connection: sa.Connection, web: Received, sender: WebhookSender
) -> None:
    hear(connection, web.url)
    (subscription,) = subscriptions(connection, STREAM)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    assert a_worker(connection, webhook=sender).run_once(NOON) == Round(sent=1)
    ((headers, body),) = web.requests
    assert headers["Idempotency-Key"] == key_of(UUID(int=1), "webhook", web.url) == json.loads(body)["id"]
    at, _, told = headers["Caseworker-Signature"].partition(",v1=")
    expected = hmac.new(subscription.secret, at[2:].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert told == expected


@pytest.mark.parametrize(
    ("status", "outcome"), [(204, Round(sent=1)), (302, Round(put_off=1)), (500, Round(put_off=1))]
)
def test_only_a_success_counts_as_taken(
    connection: sa.Connection, web: Received, sender: WebhookSender, status: int, outcome: Round
) -> None:
    hear(connection, web.url)
    web.status = status
    OUTBOX.effects_of(connection, [done(1)], NOON)
    assert a_worker(connection, webhook=sender).run_once(NOON) == outcome
    assert len(web.requests) == 1


def test_a_receiver_that_is_gone_is_not_asked_again(
    connection: sa.Connection, web: Received, sender: WebhookSender, expected_logs: pytest.LogCaptureFixture
) -> None:
    hear(connection, web.url)
    web.status = 410
    OUTBOX.effects_of(connection, [done(1)], NOON)
    assert a_worker(connection, webhook=sender).run_once(NOON) == Round(dead=1)


def test_a_receiver_that_is_not_there_is_tried_again(connection: sa.Connection, sender: WebhookSender) -> None:
    with a_web_server() as gone:
        url = gone.url
    hear(connection, url)
    OUTBOX.effects_of(connection, [done(1)], NOON)
    assert a_worker(connection, webhook=sender).run_once(NOON) == Round(put_off=1)


def a_letter(connection: sa.Connection, settings: MailSettings) -> Round:
    hear(connection, "team@example.org", template="Case {case.number} has moved.")
    OUTBOX.effects_of(connection, [done(1)], NOON)
    return a_worker(connection, mail=MailSender(settings)).run_once(NOON)


def test_a_mail_has_an_id_that_follows_from_its_key(connection: sa.Connection) -> None:
    with a_mail_server() as server:
        settings = MailSettings(host="127.0.0.1", port=server.port, sender="office@agency.example", tls=False)
        assert a_letter(connection, settings) == Round(sent=1)
    (letter,) = server.letters
    key = key_of(UUID(int=1), "mail", "team@example.org")
    assert letter["Message-ID"] == f"<{key}@agency.example>"
    assert letter["Subject"] == "Caseworker: case.move"
    assert "Case HB-7 has moved." in str(letter.get_payload())


def test_a_mail_is_handed_over_under_tls_to_the_server_we_know(connection: sa.Connection, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    authority = make_authority("Riverside", now=now)
    pair = make_server_certificate(authority, ["127.0.0.1"], now=now)
    for name, content in (("ca", authority.certificate), ("crt", pair.certificate), ("key", pair.key)):
        (tmp_path / name).write_bytes(content)
    with a_mail_server(server_context(tmp_path / "crt", tmp_path / "key")) as server:
        settings = MailSettings(host="127.0.0.1", port=server.port, ca_file=str(tmp_path / "ca"))
        assert a_letter(connection, settings) == Round(sent=1)
        assert server.secured == 1
        with pytest.raises(NotSent):
            MailSender(replace(settings, ca_file="")).send(
                Message(key="k", target="a@b.example", body="{}", words="", subject="s", at=NOON)
            )
    assert len(server.letters) == 1


@pytest.mark.parametrize(("answer", "outcome"), [("451 later", Round(put_off=1)), ("550 nobody", Round(dead=1))])
def test_a_recipient_nobody_knows_is_not_asked_for_again(
    connection: sa.Connection, expected_logs: pytest.LogCaptureFixture, answer: str, outcome: Round
) -> None:
    with a_mail_server() as server:
        server.refuses = answer
        settings = MailSettings(host="127.0.0.1", port=server.port, tls=False)
        assert a_letter(connection, settings) == outcome


def test_without_starttls_nothing_is_handed_over(connection: sa.Connection) -> None:
    with a_mail_server() as server:
        settings = MailSettings(host="127.0.0.1", port=server.port, user="u", password="p")
        assert a_letter(connection, settings) == Round(put_off=1)
    assert not server.letters
