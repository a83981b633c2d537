"""The way in for content: HEAD tells how far an upload has come, PATCH sends a piece, GET gives a part."""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.protocol.blob import (
    LENGTH,
    OFFSET,
    PIECE_BYTES_MOST,
    PIECE_TYPE,
    TUS,
    TUS_VERSION,
    WHOLE_TYPE,
    BadBlobRequest,
    checked_number,
    checked_sum,
)
from sync.server.blobs.book import Reached
from sync.server.blobs.shelf import Shelf
from sync.server.blobs.uploads import Uploads
from sync.server.web.door import Call, Reply, Route, signed

_PATH = "/sync/v1/blob/{sha256}"


@dataclass(frozen=True, slots=True)
class BlobParts:
    """What these routes need of the service."""

    uploads: Uploads
    shelf: Shelf


def routes(parts: BlobParts) -> Sequence[Route]:
    """Return the routes for content."""

    def head(call: Call) -> Reply:
        here = parts.uploads.reached(call.caller, checked_sum(call.path_params["sha256"]))
        return Reply(200, headers=_told(here), media_type=WHOLE_TYPE, packed=True)

    def patch(call: Call) -> Reply:
        if call.headers.get("content-type", "").partition(";")[0].strip() != PIECE_TYPE:
            raise BadBlobRequest
        length = call.headers.get(LENGTH)
        here = parts.uploads.take(
            call.caller,
            checked_sum(call.path_params["sha256"]),
            offset=checked_number(call.headers.get(OFFSET)),
            total=None if length is None else checked_number(length),
            data=call.body,
            now=call.now,
        )
        return Reply(204, headers=_told(here), packed=True)

    def get(call: Call) -> Reply:
        sha256, asked = checked_sum(call.path_params["sha256"]), call.headers.get("range")
        part = parts.shelf.read(call.caller, sha256, asked=asked, now=call.now)
        headers = {"Accept-Ranges": "bytes", "ETag": f'"{sha256}"', "Cache-Control": "private, no-store"}
        if asked is not None:
            headers["Content-Range"] = part.span.content_range()
        return Reply(200 if asked is None else 206, part.data, headers, WHOLE_TYPE, packed=True)

    unknown = {404: "There is no such content for this device."}
    return (
        signed("HEAD", _PATH, head, says="How far the caller's upload of this content has come: 0 before it begins."),
        signed(
            "PATCH",
            _PATH,
            patch,
            says="A piece of the content, from the place that the upload has reached.",
            limit_bytes=PIECE_BYTES_MOST,
            takes=PIECE_TYPE,
            statuses={
                204: "The piece was taken in.",
                409: "The upload stands elsewhere: ask with HEAD.",
                413: "The content is too large, or too much content without a record is here.",
                460: "The whole is not what its sum says: it begins again.",
                503: "The storage cannot be reached.",
            },
            headers={OFFSET: "where the piece begins", LENGTH: "the size of the whole, with the first piece"},
        ),
        signed(
            "GET",
            _PATH,
            get,
            says="A part of the content, of an attachment that the caller may open.",
            gives=WHOLE_TYPE,
            statuses={
                **unknown,
                206: "The part that the range asks for, or its beginning.",
                416: "There is no such part, or the whole is too long for one reply.",
                503: "The storage cannot be reached.",
            },
            headers={"range": "one range of bytes"},
        ),
    )


def _told(here: Reached | None) -> dict[str, str]:
    told = {TUS: TUS_VERSION, "Cache-Control": "no-store", OFFSET: "0" if here is None else str(here.offset)}
    return told if here is None else {**told, LENGTH: str(here.total)}
