"""The chores of a server: which there are, and how often each is done."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from sync.server.blobs.sweeping import sweep
from sync.server.chores import Chore
from sync.server.effects.mail import MailSender, MailSettings
from sync.server.effects.sending import Sender
from sync.server.effects.subscriptions import EffectKind
from sync.server.effects.webhook import WebhookSender
from sync.server.effects.worker import EffectWorker, forget_sent
from sync.server.log_keeping import LogKeeping
from sync.server.parts import ServerParts
from sync.server.settings import Settings

_SECONDS, _MINUTE, _HOUR = 5.0, 60.0, 3_600.0
_SENT_ARE_KEPT = timedelta(days=30)


def chores_of(parts: ServerParts) -> tuple[Chore, ...]:
    """Return the chores of one process. Several processes share them without harm."""
    database = parts.database
    worker = EffectWorker(database.stream, database.writing, senders_of(parts.settings), chance=random.random)

    def send(now: datetime) -> None:
        done = worker.run_once(now)
        parts.metrics.sent({"sent": done.sent, "put_off": done.put_off, "dead": done.dead})

    def sign(now: datetime) -> None:
        database.transact(lambda connection: parts.audit.checkpoint(connection, now))

    def tidy(now: datetime) -> None:
        before = now - _SENT_ARE_KEPT
        database.transact(lambda connection: parts.identity.tidy(connection, now=now))
        database.transact(lambda connection: forget_sent(connection, database.stream, before=before))

    def sweep_all(now: datetime) -> None:
        sweep(database, parts.objects, now=now)
        parts.chunks.sweep(now=now)
        LogKeeping(database).trim(now)

    return (
        Chore(name="send", every_s=_SECONDS, work=send),
        Chore(name="sign", every_s=_MINUTE, work=sign),
        Chore(name="chunks", every_s=_SECONDS, work=lambda _now: parts.chunks.make_wanted()),
        Chore(name="warm", every_s=_HOUR / 6, work=lambda _now: parts.chunks.warm()),
        Chore(name="erase", every_s=_MINUTE, work=lambda _now: parts.chunks.let_go_of_erased()),
        Chore(name="tidy", every_s=_HOUR / 12, work=tidy),
        Chore(name="sweep", every_s=_HOUR, work=sweep_all),
    )


def senders_of(settings: Settings) -> Mapping[EffectKind, Sender]:
    """Return by whom messages are sent; without a mail server no mail is."""
    senders: dict[EffectKind, Sender] = {EffectKind.WEBHOOK: WebhookSender()}
    if settings.smtp_host:
        senders[EffectKind.MAIL] = MailSender(
            MailSettings(
                host=settings.smtp_host,
                port=settings.smtp_port,
                sender=settings.mail_from or f"caseworker@{settings.smtp_host}",
                user=settings.smtp_user,
                password=settings.smtp_password,
                tls=settings.smtp_starttls,
            )
        )
    return senders
