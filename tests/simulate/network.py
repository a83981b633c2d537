"""What travels in a simulated world, and what becomes of it on the way: lost, doubled, late, out of order, forged."""

from typing import Any

from msgspec.structs import replace

from sync.client.core import Sleep
from sync.protocol.messages import PushRequest
from tests.simulate.setting import Setting, Travelling

TROUBLES = ("drop", "double", "reorder", "late")


class Network:
    """The network of one world: how often each trouble comes."""

    def __init__(self, chances: dict[str, float]) -> None:
        self.chances = chances

    def ask(self, world: Setting) -> None:
        """A device asks what it wants to ask now."""
        device = world.rng.choice(world.devices)
        request = device.plan(world.now_ms)
        if isinstance(request, Sleep):
            if world.rng.random() < 0.5:
                world.now_ms = max(world.now_ms, request.until_ms)
            return
        world.net.append(Travelling(device, request, request))

    def deliver(self, world: Setting) -> None:
        """One message arrives, or does not."""
        if not world.net:
            return
        message = world.net.pop(world.rng.randrange(len(world.net)) if self._is(world, "reorder") else 0)
        if self._is(world, "double"):
            world.net.append(Travelling(**vars(message)))
        if self._is(world, "drop"):
            world.used["reply lost" if message.reply is not None else "request lost"] += 1
            message.device.lost(world.now_ms)
        elif message.reply is None:
            self._to_the_server(world, message)
        elif message.device in world.devices:
            world.receive(message.device, message.request, message.reply)

    def _to_the_server(self, world: Setting, message: Travelling) -> None:
        message.reply = world.serve(message.sent)
        if message.reply is None:
            message.device.lost(world.now_ms)
            return
        world.net.append(message)
        if self._is(world, "late"):
            world.net.append(world.net.pop(0))

    def _is(self, world: Setting, trouble: str) -> bool:
        return world.rng.random() < self.chances[trouble]


def tamper(world: Setting) -> None:
    """Somebody on the way changes, drops or moves an operation of a push."""
    pushes = [one for one in world.net if one.reply is None and _has_operations(one.sent)]
    if not pushes:
        return
    message = world.rng.choice(pushes)
    operations = list(message.sent.operations)
    number = world.rng.randrange(len(operations))
    how = world.rng.choice(("change", "drop", "move"))
    if how == "change":
        one = operations[number]
        operations[number] = _replaced(one, body=bytes(one.body).replace(b"simulated", b"forged!!!"))
    elif how == "drop":
        del operations[number]
    else:
        operations.append(operations.pop(number))
    message.sent = replace(message.sent, operations=tuple(operations))


def _has_operations(request: Any) -> bool:
    return isinstance(request, PushRequest) and bool(request.operations)


def _replaced(struct: Any, **changes: Any) -> Any:
    """Return a copy with other values; `msgspec.structs.replace` would want raw bytes in a wrapping of their own."""
    made = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return type(struct)(**{**made, **changes})
