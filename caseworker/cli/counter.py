"""`caseworker queue …`: who is here, who is next."""

from argparse import ArgumentParser

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import at
from caseworker.desk.counter import Arrival, CounterDesk
from caseworker.desk.office import Office
from caseworker.desk.references import References
from caseworker.domain.walk_ins import WalkIn, WalkInId, WalkInOutcome
from caseworker.store.reader import NotHere


def add_commands(commands: Commands) -> None:
    """Add `queue` and what stands under it."""
    under = family(commands, "queue", says="the people at the counter now")
    made = add(under, "arrive", arrive, says="take someone in: they get a number")
    made.add_argument("--queue", default="", help="left out: that of the reason")
    made.add_argument("--reason", default="", help="a contact reason of the agency pack")
    made.add_argument("--person", default="", help="number or id; nobody need be known")
    made.add_argument("--described-as", default="", metavar="TEXT", help="to call someone whose name is not known")
    _at_counter(add(under, "call", call_next, says="call whoever is next for a counter"))
    _at_counter(_numbered(add(under, "serve", serve, says="begin to serve a number")))
    _numbered(add(under, "hold", hold, says="set a number aside for a while"))
    _numbered(add(under, "resume", resume, says="go on with a number that was set aside"))
    made = _numbered(add(under, "finish", finish, says="end a stay"))
    outcomes, usual = [one.value for one in WalkInOutcome], WalkInOutcome.RECEIVED_SERVICE.value
    made.add_argument("--outcome", choices=outcomes, default=usual)
    add(under, "list", list_queues, says="who waits, in the order in which they are called")


def arrive(call: Call) -> None:
    """Take someone in."""
    options = call.options
    if not (options.queue or options.reason):
        raise WrongUse("Say for which queue, or for which reason.")
    with opened(call) as office:
        person = References(office.sitting).person(options.person) if options.person else None
        came = CounterDesk(office.sitting).walk_in(
            Arrival(queue=options.queue, reason=options.reason, person=person, described_as=options.described_as)
        )
    _tell(call, came, f"Number {came.shown_number}.")


def call_next(call: Call) -> None:
    """Call the next number."""
    with opened(call) as office:
        called = CounterDesk(office.sitting).call_next(_counter(call, office))
    if called is None:
        call.terminal.answer({"number": None}, ["Nobody waits."])
        return
    _tell(call, called, f"Number {called.shown_number}, please.")


def serve(call: Call) -> None:
    """Begin to serve a number."""
    with opened(call) as office:
        desk = CounterDesk(office.sitting)
        served = desk.serve(_meant(call, desk), _counter(call, office))
    _tell(call, served, f"Number {served.shown_number} is being served.")


def hold(call: Call) -> None:
    """Set a number aside."""
    with opened(call) as office:
        desk = CounterDesk(office.sitting)
        held = desk.hold(_meant(call, desk))
    _tell(call, held, f"Number {held.shown_number} is set aside.")


def resume(call: Call) -> None:
    """Go on with a number."""
    with opened(call) as office:
        desk = CounterDesk(office.sitting)
        back = desk.resume(_meant(call, desk))
    _tell(call, back, f"Number {back.shown_number} is back: {back.state.value.replace('_', ' ')}.")


def finish(call: Call) -> None:
    """End a stay."""
    with opened(call) as office:
        desk = CounterDesk(office.sitting)
        ended = desk.finish(_meant(call, desk), outcome=WalkInOutcome(call.options.outcome))
    _tell(call, ended, f"Number {ended.shown_number} is finished.")


def list_queues(call: Call) -> None:
    """List who waits, and who is here otherwise."""
    with opened(call) as office:
        desk = CounterDesk(office.sitting)
        lines, here = desk.queue_lines(), desk.here_now()
        shown = [
            f"{line.queue.title}: {', '.join(one.shown_number for one in line.waiting) or 'nobody'}" for line in lines
        ]
        waiting = {one.id for line in lines for one in line.waiting}
        shown += [
            f"{one.shown_number}  {one.state.value.replace('_', ' ')} since {at(office, one.state_since)}"
            for one in here
            if one.id not in waiting
        ]
    queues: list[Json] = [
        {"queue": line.queue.id, "waiting": [one.shown_number for one in line.waiting]} for line in lines
    ]
    call.terminal.answer({"queues": queues, "here": [_value(one) for one in here]}, shown)


def _numbered(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("number", metavar="NUMBER", help="the number on the slip")
    return made


def _at_counter(made: ArgumentParser) -> None:
    made.add_argument("--counter", default="", help="left out: the counter of this profile")


def _counter(call: Call, office: Office) -> str:
    chosen: str = call.options.counter or office.card.desk
    if not chosen:
        raise WrongUse("Say at which counter.")
    return chosen


def _meant(call: Call, desk: CounterDesk) -> WalkInId:
    for one in desk.here_now():
        if one.shown_number.casefold() == call.options.number.strip().casefold():
            return one.id
    raise NotHere(kind="number")


def _tell(call: Call, walk_in: WalkIn, line: str) -> None:
    call.terminal.answer(_value(walk_in), [line])


def _value(walk_in: WalkIn) -> dict[str, Json]:
    return {
        "id": str(walk_in.id),
        "number": walk_in.shown_number,
        "queue": walk_in.queue,
        "state": walk_in.state.value,
        "counter": walk_in.counter or None,
    }
