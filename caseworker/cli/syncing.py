"""`caseworker sync` and `caseworker returned`: sending and fetching now, and what the server sent back."""

import os
from threading import Event
from uuid import UUID

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import an_id, at, counted, handle
from caseworker.desk.office import Office
from caseworker.domain.operations import Mutation
from caseworker.errors import CaseworkerError
from sync.client.links import Link
from sync.client.status import Status
from sync.client.synchronizer import Synchronizer, Told


class NotSynchronized(CaseworkerError):
    """A round was not completed: its reason is told in full."""

    key = "sync.not-complete"
    sentence = "{says} Waiting on this device to be sent: {waiting}."


def add_commands(commands: Commands) -> None:
    """Add both."""
    made = add(commands, "sync", sync, says="send what was saved here, and fetch what colleagues have sent")
    made.add_argument("--watch", action="store_true", help="go on until stopped with Ctrl-C")
    made.add_argument("--compare", action="store_true", help="also compare everything held here with the server")
    made.add_argument("--metered", action="store_true", help="the link costs: carry no files that nobody waits for")
    made.add_argument("--most-kib-s", type=int, default=0, metavar="N", help="use at most so much of the link")
    under = family(commands, "returned", says="work that the server refused: every word of it is kept for you")
    add(under, "list", list_returned, says="what came back, the oldest first")
    made = add(under, "dismiss", dismiss, says="let the words of one piece of work go, for good")
    made.add_argument("operation", metavar="OPERATION", help="the short handle of `returned list`, or its id")


def sync(call: Call) -> None:
    """Do one round, or go on until stopped. An order to wipe this device is carried out."""
    options = call.options
    link = Link(metered=options.metered, most_bytes_s=max(0, options.most_kib_s) << 10)
    with opened(call) as office:
        told = Told(status=lambda status: _remark(call, status)) if options.watch else Told()
        synchronizer = Synchronizer(office, entropy=os.urandom, link=link, told=told)
        try:
            status = _watched(synchronizer) if options.watch else synchronizer.once(compare=options.compare)
        finally:
            synchronizer.stop()
        if synchronizer.is_to_be_wiped:
            synchronizer.obey()
            call.terminal.answer({"wiped": True}, ["Your agency had this profile removed from this device."])
            return
        _tell(call, office, status)


def list_returned(call: Call) -> None:
    """List what came back."""
    with opened(call) as office:
        found = office.exchange.returned()
        value: list[Json] = [
            {
                "operation": str(one.op_id),
                "at": one.at.isoformat(),
                "action": one.action,
                "refused": one.word,
                "reason": one.reason,
                "written": [_written(mutation) for mutation in one.mutations],
            }
            for one in found
        ]
        lines = list[str]()
        for one in found:
            lines.append(f"{handle(one.op_id)}  {at(office, one.at)}  {one.action:<24}{one.word}")
            lines += [f"  {mutation.kind} {mutation.field}: {_told(mutation)}" for mutation in one.mutations]
    call.terminal.answer({"returned": value}, lines or ["Nothing came back."])


def dismiss(call: Call) -> None:
    """Let it go."""
    with opened(call) as office:
        operation = _picked(office, call.options.operation)
        office.exchange.dismiss(operation)
    call.terminal.answer({"dismissed": str(operation)}, ["It is gone from the list."])


def _picked(office: Office, typed: str) -> UUID:
    """Return what a handle means among what came back, or a whole id; raises WrongUse."""
    wanted = typed.strip().replace("-", "").lower()
    found = [one.op_id for one in office.exchange.returned() if wanted and one.op_id.hex.endswith(wanted)]
    if len(found) > 1:
        raise WrongUse("More than one piece of work is meant by that. Give more of its id.")
    return found[0] if found else an_id(typed, kind="piece of work that came back")


def _written(mutation: Mutation) -> dict[str, Json]:
    return {
        "kind": mutation.kind,
        "record": str(mutation.record),
        "verb": mutation.verb.value,
        "field": mutation.field,
        "value": mutation.value,
    }


def _told(mutation: Mutation) -> str:
    value = mutation.value
    return f"({mutation.verb.value})" if value is None else str(value)


def _watched(synchronizer: Synchronizer) -> Status:
    """Synchronize until the person stops it, or the server has the device wiped."""
    synchronizer.start()
    try:
        while not synchronizer.is_to_be_wiped:
            Event().wait(0.5)
    except KeyboardInterrupt:
        synchronizer.stop()
    return synchronizer.status


def _remark(call: Call, status: Status) -> None:
    line = f"{status.phase.value}: {status.waiting} waiting, {status.sent} sent, {status.received} received"
    call.terminal.remark(f"{line}. {status.says}".strip())


def _tell(call: Call, office: Office, status: Status) -> None:
    """Give the result; a round that was not completed is a foreseen failure."""
    if status.problem and not call.options.watch:
        raise NotSynchronized(says=status.says, waiting=office.exchange.status().saved_here)
    own, conflicts = office.exchange.status(), office.conflicts.count_open()
    value: dict[str, Json] = {
        "waiting": status.waiting,
        "sent": status.sent,
        "received": status.received,
        "returned": own.returned,
        "drafts": own.drafts,
        "open_conflicts": conflicts,
        "problem": status.problem,
    }
    sent, received = counted(status.sent, "edit"), counted(status.received, "change")
    lines = [f"{sent} sent, {received} received, {status.waiting} waiting to be sent."]
    lines += [f"Came back from the server: {own.returned}. See: caseworker returned list"] if own.returned else []
    lines += [f"Open conflicts: {conflicts}. See: caseworker conflicts list"] if conflicts else []
    call.terminal.answer(value, lines)
