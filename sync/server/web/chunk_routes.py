"""The way in for first pulls: what chunks a scope has, and their bytes."""

from collections.abc import Sequence

from sync.protocol.blob import checked_sum
from sync.protocol.manifest import CHUNK_TYPE, Manifest
from sync.server.chunks.chunks import Chunks
from sync.server.web.door import Call, Reply, Route, as_json, signed


def routes(chunks: Chunks) -> Sequence[Route]:
    """Return the routes for manifests and chunks."""

    def manifest(call: Call) -> Reply:
        return as_json(chunks.manifest(call.caller.device, call.path_params["scope"]))

    def chunk(call: Call) -> Reply:
        sha256, asked = checked_sum(call.path_params["sha256"]), call.headers.get("range")
        part = chunks.read(call.caller.device, sha256, asked=asked)
        headers = {
            "Accept-Ranges": "bytes",
            "ETag": f'"{sha256}"',
            "Cache-Control": "private, max-age=86400, immutable",
        }
        if asked is not None:
            headers["Content-Range"] = part.span.content_range()
        return Reply(200 if asked is None else 206, part.data, headers, CHUNK_TYPE, packed=True)

    unknown = {404: "There is no such thing for this device."}
    return (
        signed(
            "GET",
            "/sync/v1/scope/{scope:path}/manifest",
            manifest,
            says="The chunks from which a scope is filled for the first time.",
            gives=Manifest,
            statuses=unknown,
        ),
        signed(
            "GET",
            "/sync/v1/chunk/{sha256}",
            chunk,
            says="A chunk of full rows, or a part of it: JSON lines in one zstd frame.",
            gives=CHUNK_TYPE,
            statuses={**unknown, 206: "The part that the range asks for.", 416: "There is no such part."},
            headers={"range": "one range of bytes"},
        ),
    )
