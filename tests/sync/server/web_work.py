"""Work that devices of a running server send and fetch."""

from typing import Any
from uuid import UUID, uuid4

from caseworker.domain.operations import Mutation, Verb
from sync.protocol.messages import PullRequest, PushedOperation, Row
from tests.sync.messages import Sender
from tests.sync.running import EnrolledDevice


def a_person(record: UUID | None = None, *, territory: str = "north", **fields: Any) -> Mutation:
    told = {"territory": territory, "description": "a man of about 40", **fields}
    return Mutation("person", record or uuid4(), Verb.CREATE, "", told)


def described(record: UUID, words: str) -> Mutation:
    return Mutation("person", record, Verb.SET, "description", words)


def sender_of(device: EnrolledDevice) -> Sender:
    sender = Sender(device.id)
    sender.officer = device.officer
    return sender


def pushed(sender: Sender, *mutations: Mutation) -> list[PushedOperation]:
    """Return one operation for each mutation."""
    return [sender.operation(one) for one in mutations]


def pull_all(device: EnrolledDevice) -> list[Row]:
    """Return everything a new device is given."""
    line, rows, asked = device.line(), list[Row](), Sender(device.id).pull()
    while True:
        page = line.pull(asked)
        rows += page.rows
        if not page.more:
            return rows
        asked = PullRequest(
            device=device.id,
            epoch=asked.epoch,
            cursor=page.cursor,
            held=page.held,
            filling=page.filling,
            resume_at=page.resume_at,
        )
