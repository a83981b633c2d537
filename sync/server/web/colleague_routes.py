"""The way in for names: who is who among the agency's officers, for every device that is signed in."""

from collections.abc import Sequence

from sync.protocol.colleagues import ColleaguesReply
from sync.server.database import Database
from sync.server.identity.people import People
from sync.server.identity.telling import told_colleagues
from sync.server.web.door import Call, Reply, Route, as_json, signed

BASE = "/sync/v1"


def routes(database: Database, people: People) -> Sequence[Route]:
    """Return the route of the list."""

    def colleagues(_call: Call) -> Reply:
        with database.reading() as connection:
            told = told_colleagues(people.all(connection))
        return as_json(told, headers={"etag": f'"{told.version}"'})

    return [
        signed(
            "GET",
            f"{BASE}/colleagues",
            colleagues,
            says="Who is who among the agency's officers: names and what they do. Hello tells the version in force.",
            gives=ColleaguesReply,
        )
    ]
