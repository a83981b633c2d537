"""What officers do in a simulated world: they make records, write on them, move them, settle conflicts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from caseworker.domain.numbers import issue, refill
from caseworker.domain.operations import Mutation, Verb
from tests.simulate.device import Device
from tests.simulate.matter import CONFLICT, KIND
from tests.simulate.setting import Setting

UNHEARD_OF = UUID(int=1)  # a record that nobody ever made: an operation about it waits for good


def edit(world: Setting) -> None:
    """An officer writes one operation."""
    device = world.rng.choice(world.devices)
    if not world.records or (len(world.records) < world.most_records and world.rng.random() < 0.2):
        create(world, device)
        return
    shown = device.disk.view()
    here = [one for one in world.records if one in shown]
    record = world.rng.choice(here if here and world.rng.random() < 0.8 else world.records)
    mutations = [mutation(world, device, record, shown.get(record, ("", {}))[1])]
    if world.rng.random() < world.together:
        other = world.rng.choice((*world.records, UNHEARD_OF))
        if other != record:
            mutations.append(mutation(world, device, other, {}))
    if world.rng.random() < 0.15:
        mutations += _settling(world, shown)
    device.edit(tuple(mutations), world.now_ms)


def create(world: Setting, device: Device) -> UUID:
    """Make a record with the next number of the device, a provisional one when its block is exhausted."""
    record = world.an_id()
    issued, after = issue(device.disk.ledger)
    numbered = "provisional_number" if issued.provisional else "number"
    fields: dict[str, Any] = {"territory": world.rng.choice("AB"), "title": f"t{len(world.records)}"}
    making = Mutation(KIND, record, Verb.CREATE, "", {**fields, numbered: issued.text})
    if device.edit((making,), world.now_ms):
        device.disk.ledger = after
        world.records.append(record)
    return record


def give_numbers(world: Setting) -> None:
    """A device gets a small block of numbers, and gives those of its records a final one that have none."""
    device = world.rng.choice(world.devices)
    world.numbers += 2
    device.disk.ledger = refill(device.disk.ledger, first=world.numbers - 1, last=world.numbers)
    mine = f"P-{device.disk.ledger.device_part}"
    for record, (kind, fields) in sorted(device.disk.view().items()):
        issued, after = issue(device.disk.ledger)
        waits = str(fields.get("provisional_number", "")).startswith(mine) and not fields.get("number")
        if kind == KIND and waits and not issued.provisional:
            giving = Mutation(KIND, record, Verb.SET, "number", issued.text)
            if device.edit((giving,), world.now_ms):
                device.disk.ledger = after


def mutation(world: Setting, device: Device, record: UUID, fields: Mapping[str, Any]) -> Mutation:
    """Return one change of a record that shows these fields."""
    rng = world.rng
    chosen = rng.choice(world.fields_of(device) or ("stage",))
    if chosen == "visits":
        return Mutation(KIND, record, Verb.INCREMENT, "visits", rng.randrange(1, 9))
    if chosen == "level":
        return Mutation(KIND, record, Verb.SET, "level", rng.randrange(4))
    if chosen == "territory":
        return Mutation(KIND, record, Verb.SET, "territory", rng.choice("AB"))
    if chosen == "tags" and fields.get("tags") and rng.random() < 0.5:
        return Mutation(KIND, record, Verb.REMOVE, "tags", rng.choice(fields["tags"]))
    verb = Verb.ADD if chosen == "tags" else Verb.SET
    return Mutation(KIND, record, verb, chosen, world.a_word())


def _settling(world: Setting, shown: Mapping[UUID, tuple[str, dict[str, Any]]]) -> list[Mutation]:
    conflicts = [key for key, (kind, fields) in shown.items() if kind == CONFLICT and not fields.get("settled")]
    if not conflicts:
        return []
    return [Mutation(CONFLICT, world.rng.choice(sorted(conflicts)), Verb.SET, "settled", 2)]
