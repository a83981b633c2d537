"""What an answer tells: every form in which it might say something, and what of it may not be said."""

import hashlib
import io
import re
from collections.abc import Iterator

import msgspec

from sync.protocol.bundle import OpenedBundle
from sync.protocol.bundle_frames import frames
from sync.protocol.packing import unpack
from sync.server.web.bundle_routes import BUNDLE_TYPE
from tests.sync.hostile.at_hand import Answer
from tests.sync.hostile.planted import Planted
from tests.sync.hostile.walkers import Walker

_SUMS = re.compile(rb"[0-9a-f]{64}|[A-Za-z0-9+/]{43}=|caseworker/agency [A-Za-z0-9+/]+=")
_RANDOM = (b'{"challenge":', b'{"id":')
_MOST_UNPACKED = 64 << 20


def everything_in(walker: Walker, answer: Answer) -> Iterator[bytes]:
    """Give every form in which an answer might say something: head, body, what is packed or sealed in it."""
    yield repr(sorted(answer.headers.items())).encode()
    yield answer.body
    packed = (
        answer.headers.get("content-encoding") == "zstd" or answer.headers.get("content-type") == "application/zstd"
    )
    if packed and answer.status == 200:
        yield unpack(answer.body, limit_bytes=_MOST_UNPACKED)
    if answer.headers.get("content-type") == BUNDLE_TYPE:
        yield from _opened(walker, answer.body)


def _opened(walker: Walker, body: bytes) -> Iterator[bytes]:
    signing = walker.world.server.assembly.parts.identity.keys.public
    told = OpenedBundle(io.BytesIO(body), recipient=walker.device.sealing, sender=signing)
    for frame in frames(told.content()):
        yield msgspec.json.encode(getattr(frame.says, "reply", frame.says))  # what was asked comes back beside it


def leaks(hidden: list[Planted], said: bytes) -> list[str]:
    """Return the kinds of records that something says a word, an id or a sum of."""
    found = []
    for one in hidden:
        marks = [word.encode() for word in one.words]
        if one.id.int:
            marks += [str(one.id).encode(), one.id.hex.encode(), one.id.bytes]
        if one.content:
            marks += [one.sha256.encode(), hashlib.sha256(one.content).digest(), one.content]
        if any(mark in said for mark in marks):
            found.append(one.kind)
    return found


def said(walker: Walker, answer: Answer) -> tuple[object, ...]:
    """Return what of an answer is the same wherever the same may be known. What is random counts by its length.

    Left out are sums: the walker's own chain over what it asked, and the audit log's over what everybody did.
    """
    headers = {**answer.headers}
    if answer.headers.get("content-type") == BUNDLE_TYPE:
        del headers["content-length"]
        return answer.status, sorted(headers.items()), *_opened(walker, answer.body)
    if answer.body.startswith(_RANDOM):
        return answer.status, sorted(headers.items()), len(answer.body)
    return answer.status, sorted(headers.items()), _SUMS.sub(b"(sum)", answer.body)
