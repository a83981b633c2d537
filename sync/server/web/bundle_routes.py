"""The way in for bundles that were carried to some device with a connection: the answer goes back the same way."""

import io
from collections.abc import Sequence

from sync.server.bundling import BundleDesk
from sync.server.web.door import Call, Reply, Route, signed

BUNDLE_TYPE = "application/vnd.caseworker.bundle"
POSTED_BYTES = 32 << 20  # a larger one is imported where the service runs
REPLY_BYTES = 16 << 20


def routes(desk: BundleDesk) -> Sequence[Route]:
    """Return the route for bundles."""

    def post(call: Call) -> Reply:
        answer = io.BytesIO()
        source = io.BytesIO(call.body)
        desk.answer(source, answer, now=call.now, most_bytes=REPLY_BYTES, most_in_all=REPLY_BYTES)
        return Reply(200, answer.getvalue(), {"Cache-Control": "no-store"}, BUNDLE_TYPE, packed=True)

    return (
        signed(
            "POST",
            "/sync/v1/bundle",
            post,
            says="The work of a device that has no connection, brought by one that has; the answer is for that device.",
            limit_bytes=POSTED_BYTES,
            takes=BUNDLE_TYPE,
            gives=BUNDLE_TYPE,
            statuses={422: "It is damaged, or not from a device in use here. Nothing was changed."},
        ),
    )
