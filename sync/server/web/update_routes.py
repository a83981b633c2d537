"""The way in for updates: the signed lists of packages, and the packages in parts."""

from collections.abc import Sequence

from sync.protocol.blob import WHOLE_TYPE, checked_sum
from sync.protocol.updates import UPDATES
from sync.server.updates import Updates
from sync.server.web.door import Call, Reply, Route, signed


def routes(updates: Updates) -> Sequence[Route]:
    """Return the routes for updates."""

    def document(call: Call) -> Reply:
        return Reply(body=updates.document(call.path_params["name"]))

    def package(call: Call) -> Reply:
        sha256, asked = checked_sum(call.path_params["sha256"]), call.headers.get("range")
        part = updates.package(sha256, asked=asked)
        headers = {"Accept-Ranges": "bytes", "ETag": f'"{sha256}"'}
        if asked is not None:
            headers["Content-Range"] = part.span.content_range()
        return Reply(200 if asked is None else 206, part.data, headers, WHOLE_TYPE, packed=True)

    unknown = {404: "There is no such update."}
    return (
        signed(
            "GET",
            f"{UPDATES}/{{name}}",
            document,
            says="A list of updates, signed by the agency's update keys (TUF 1.0): timestamp.json, or N.role.json.",
            gives=dict,
            statuses=unknown,
        ),
        signed(
            "GET",
            f"{UPDATES}/package/{{sha256}}",
            package,
            says="A package of the program, or a part of it.",
            gives=WHOLE_TYPE,
            statuses={**unknown, 206: "The part that the range asks for.", 416: "There is no such part."},
            headers={"range": "one range of bytes"},
        ),
    )
