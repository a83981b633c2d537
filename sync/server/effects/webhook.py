"""Sending by webhook: one POST of JSON, signed with the subscription's secret, with its key as Idempotency-Key.

`Caseworker-Signature: t=SECONDS,v1=HEX`, where HEX is HMAC-SHA256 of `SECONDS.BODY` (RFC 2104). Redirects are not
followed, the certificate is checked, and of the answer only its status counts.
"""

import hashlib
import hmac

import httpx

from sync.server.effects.sending import Message, NotSent

TIMEOUT_S = 10.0
_GONE = 410


class WebhookSender:
    """Sends webhooks. Thread-safe."""

    def __init__(self, *, timeout_s: float = TIMEOUT_S, client: httpx.Client | None = None) -> None:
        self._client = client or httpx.Client(timeout=timeout_s, follow_redirects=False, trust_env=False)

    def send(self, message: Message) -> None:
        """Send one message; raises NotSent."""
        body, at = message.body.encode(), int(message.at.timestamp())
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": message.key,
            "Caseworker-Signature": f"t={at},v1={signature(message.secret, at, body)}",
            "User-Agent": "caseworker",
        }
        try:
            with self._client.stream("POST", message.target, content=body, headers=headers) as reply:
                status = reply.status_code
        except httpx.HTTPError as error:
            raise NotSent(word=type(error).__name__) from error
        if not httpx.codes.is_success(status):
            raise NotSent(word=str(status), lasting=status == _GONE)

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()


def signature(secret: bytes, at: int, body: bytes) -> str:
    """Return what a receiver compares: HMAC-SHA256 in hex of moment (Unix seconds), a dot, and the body."""
    return hmac.new(secret, b"%d." % at + body, hashlib.sha256).hexdigest()
