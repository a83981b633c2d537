"""A server put together: the service over its parts, the routes of every area, the gate before them, the chores."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa
from starlette.types import ASGIApp

from caseworker.domain.ids import Entropy
from sync.server.blobs.shelf import Shelf
from sync.server.blobs.uploads import BlobPolicy, Uploads
from sync.server.bundling import bundle_desk
from sync.server.chores import do_chores
from sync.server.health import HealthCheck
from sync.server.hooks import hooks_of, rules_of
from sync.server.identity.caller import Caller
from sync.server.interest import Interest
from sync.server.parts import Clock, ServerParts, open_parts
from sync.server.service import Service
from sync.server.settings import Settings
from sync.server.updates import updates_of
from sync.server.upkeep import chores_of
from sync.server.web import (
    blob_routes,
    bundle_routes,
    chunk_routes,
    colleague_routes,
    enrolment_routes,
    glass_routes,
    operations_routes,
    problem_routes,
    sync_routes,
    update_routes,
    wake,
)
from sync.server.web.app import Gate, Identify, make_app, starting
from sync.server.web.door import Route
from sync.server.web.limits import Buckets
from sync.server.web.openapi import with_document
from sync.server.web.operations_parts import OperationsParts
from sync.server.web.wake import Bell

_STRANGERS_A_SECOND, _STRANGERS_AT_ONCE = 50.0, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """A server that can be run: `app` serves `routes`, by `service`; everything is kept by `parts`."""

    parts: ServerParts
    service: Service
    bell: Bell
    routes: tuple[Route, ...]
    app: ASGIApp


def assemble(settings: Settings, *, clock: Clock, entropy: Entropy) -> Assembly:
    """Return the server of these settings. Raises what opening its parts raises."""
    parts = open_parts(settings, entropy=entropy)
    bell = Bell(Interest(parts.database))
    service = Service(
        parts.database,
        rules=rules_of(parts),
        hooks=hooks_of(parts),
        metrics=parts.metrics,
        committed=bell.ring,
        attachment_bytes=settings.attachment_bytes,
    )
    routes = with_document(_routes(parts, service, bell, entropy))
    chores = partial(do_chores, chores_of(parts), clock)
    lifespan = starting(bell.run, chores, closing=[parts.database.close])
    app = make_app(routes, _gate(parts, clock), lifespan=lifespan)
    return Assembly(parts=parts, service=service, bell=bell, routes=routes, app=app)


def _routes(parts: ServerParts, service: Service, bell: Bell, entropy: Entropy) -> tuple[Route, ...]:
    policy = BlobPolicy(most_bytes=parts.settings.attachment_bytes)
    uploads = Uploads(parts.database, parts.objects, entropy=entropy, policy=policy)
    blobs = blob_routes.BlobParts(uploads=uploads, shelf=Shelf(parts.database, parts.objects))
    enrolment = enrolment_routes.EnrolmentParts(database=parts.database, identity=parts.identity, audit=parts.audit)
    operations = _operations(parts)
    desk = bundle_desk(service, uploads, parts=parts, entropy=entropy)
    return (
        *sync_routes.routes(service),
        *wake.routes(bell),
        *enrolment_routes.routes(enrolment),
        *blob_routes.routes(blobs),
        *chunk_routes.routes(parts.chunks),
        *colleague_routes.routes(parts.database, parts.identity.people),
        *operations_routes.routes(operations),
        *glass_routes.routes(operations),
        *problem_routes.routes(operations),
        *bundle_routes.routes(desk),
        *update_routes.routes(updates_of(parts, entropy)),
    )


def _operations(parts: ServerParts) -> OperationsParts:
    return OperationsParts(
        database=parts.database,
        packs=parts.packs,
        audit=parts.audit,
        numbers=parts.numbers,
        glasses=parts.glasses,
        outbox=parts.outbox,
        problems=parts.problems,
        metrics=parts.metrics,
        health=HealthCheck(parts.database, parts.try_storage),
    )


def _gate(parts: ServerParts, clock: Clock) -> Gate:
    settings = parts.settings
    return Gate(
        identify=_identify(parts),
        clock=clock,
        devices=Buckets(time.monotonic, rate=settings.requests_a_second, burst=settings.requests_at_once),
        strangers=Buckets(time.monotonic, rate=_STRANGERS_A_SECOND, burst=_STRANGERS_AT_ONCE),
        observe=parts.metrics.observe,
        public_url=settings.public_url.rstrip("/"),
        threads=settings.threads,
    )


def _identify(parts: ServerParts) -> Identify:
    """Return how callers are identified: in a transaction of its own, which spends the request's nonce.

    A light one: a nonce that is forgotten when the power fails is too old before the machine is up again.
    """

    def identify(
        *, method: str, target_uri: str, authority: str, headers: Mapping[str, str], body: bytes, now: datetime
    ) -> Caller:
        asked: dict[str, Any] = {"method": method, "target_uri": target_uri, "authority": authority}
        asked |= {"headers": headers, "body": body, "now": now}

        def ask(connection: sa.Connection) -> Caller:
            return parts.identity.doorkeeper.identify(connection, **asked)

        return parts.database.transact(ask, light=True)

    return identify
