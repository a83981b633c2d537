"""Who wants to hear of what: a web address or a mail address, and which work. Set up by an administrator."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.server.effects.tables import EFFECT, SUBSCRIPTION

SECRET_BYTES = 32
LONGEST_TARGET = 500
LONGEST_TEMPLATE = 4000
_SAME_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\Z")


class EffectKind(StrEnum):
    """By which way something is told."""

    WEBHOOK = "webhook"
    MAIL = "mail"


class BadTarget(CaseworkerError):
    """A target nothing can be sent to safely."""

    key = "effect.bad-target"
    sentence = "Nothing can be sent there. Give an address with https://, or a mail address. Nothing was changed."


class NoSubscription(CaseworkerError):
    """There is no subscription of this id."""

    key = "effect.no-subscription"
    sentence = "There is no subscription with this id. Nothing was changed. The list shows the ids there are."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which work is told: kinds of records, actions of operations, territories; an empty choice means all of them.

    `template` is what a mail or a webhook says beside ids: words with places such as `{case.number}`. Without one no
    citizen's words leave. Only records that are not restricted are told at all.
    """

    kinds: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One target that hears of work. `secret` signs what a webhook is sent; a mail has none."""

    id: UUID
    kind: EffectKind
    target: str
    wanted: Wanted
    secret: bytes = b""


def subscribe(
    connection: sa.Connection,
    stream: str,
    *,
    target: str,
    wanted: Wanted,
    now: datetime,
    entropy: Entropy,
) -> Subscription:
    """Add a subscription of a web address or a mail address and return it with its secret; raises BadTarget."""
    kind = _kind_of(target)
    if kind is None or len(wanted.template) > LONGEST_TEMPLATE:
        raise BadTarget
    secret = entropy(SECRET_BYTES) if kind is EffectKind.WEBHOOK else b""
    made = Subscription(
        id=new_id(to_micros(now) // 1000, entropy), kind=kind, target=target, wanted=wanted, secret=secret
    )
    connection.execute(sa.insert(SUBSCRIPTION), [{"stream": stream, **_row(made), "made_at": to_micros(now)}])
    return made


def unsubscribe(connection: sa.Connection, stream: str, subscription: UUID) -> int:
    """Remove a subscription and what was not sent yet; return how much that was. Raises NoSubscription."""
    mine = (SUBSCRIPTION.c.stream == stream, SUBSCRIPTION.c.id == subscription)
    if connection.execute(sa.delete(SUBSCRIPTION).where(*mine)).rowcount == 0:
        raise NoSubscription
    waiting = (EFFECT.c.stream == stream, EFFECT.c.subscription == subscription, EFFECT.c.state == "pending")
    return connection.execute(sa.delete(EFFECT).where(*waiting)).rowcount


def subscriptions(connection: sa.Connection, stream: str) -> Sequence[Subscription]:
    """Return all subscriptions, the oldest first."""
    rows = sa.select(SUBSCRIPTION).where(SUBSCRIPTION.c.stream == stream)
    return [_subscription(row) for row in connection.execute(rows.order_by(SUBSCRIPTION.c.made_at, SUBSCRIPTION.c.id))]


def _kind_of(target: str) -> EffectKind | None:
    if len(target) > LONGEST_TARGET or not target.isascii() or not target.isprintable():
        return None
    if _ADDRESS.match(target):
        return EffectKind.MAIL
    try:
        told = urlsplit(target)
        host, _ = told.hostname, told.port
    except ValueError:
        return None
    safe = told.scheme == "https" or (told.scheme == "http" and host in _SAME_MACHINE)
    return EffectKind.WEBHOOK if safe and host and told.username is None and " " not in target else None


def _row(one: Subscription) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "target": one.target,
        "secret": one.secret,
        "kinds": json.dumps(one.wanted.kinds),
        "actions": json.dumps(one.wanted.actions),
        "territories": json.dumps(one.wanted.territories),
        "template": one.wanted.template,
    }


def _subscription(row: Any) -> Subscription:
    wanted = Wanted(
        kinds=tuple(json.loads(row.kinds)),
        actions=tuple(json.loads(row.actions)),
        territories=tuple(json.loads(row.territories)),
        template=row.template,
    )
    return Subscription(id=row.id, kind=EffectKind(row.kind), target=row.target, wanted=wanted, secret=row.secret)
