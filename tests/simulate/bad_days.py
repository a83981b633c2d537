"""Bad days of devices, of the server, and of those who run it. Each is drawn by the seed or not at all."""

from uuid import UUID

from caseworker.domain.operations import Mutation, Verb
from sync.protocol.lineage import Epoch
from tests.simulate.device import Device
from tests.simulate.hostile import strike
from tests.simulate.matter import KIND
from tests.simulate.network import tamper
from tests.simulate.officers import give_numbers, mutation
from tests.simulate.setting import BEGIN_MS, SCOPES, Doing, Setting

_DAY_MS = 86_400_000
_SKEWS_MS = (
    0, 2 * _DAY_MS, -2 * _DAY_MS, 40_000, -BEGIN_MS, 2_145_916_800_000 - BEGIN_MS, 4_102_444_800_000 - BEGIN_MS,
)  # fmt: skip  # right, two days off either way, a little off, 1970, 2038, 2100
_MOST_DEVICES = 4
_ROUNDS = 6  # exchanges in which a device catches up, as a rule
_LONG, _LONGEST = 70_000, 1_100_000  # characters


def kill(world: Setting) -> None:
    """A program is killed while its officer writes; from now on others are now and then, whatever they do."""
    device = world.rng.choice(world.devices)
    device.disk.cut_after(world.a_while())
    device.edit(_some_change(world, device), world.now_ms)
    device.disk.cut_after(0)
    device.restart()
    world.device_kills = 0.2


def kill_server(world: Setting) -> None:
    """From now on the server is killed in the middle of a request now and then."""
    world.server_kills = 0.1


def laptop_backup(world: Setting) -> None:
    """Somebody copies the whole disk of a laptop."""
    device = world.rng.choice(world.devices)
    if device.backup is not None:
        device.backup.close()
    device.backup = device.disk.copy()


def laptop_restored(world: Setting) -> None:
    """A laptop is put back from such a copy."""
    device = world.rng.choice(world.devices)
    if device.backup is not None:
        device.put_back(device.backup)


def laptop_copied(world: Setting) -> None:
    """From now on two machines are the same device."""
    if len(world.devices) < _MOST_DEVICES:
        world.devices.append(world.rng.choice(world.devices).twin())


def clock(world: Setting) -> None:
    """The clock of a device is set wrong, or stands still."""
    device = world.rng.choice(world.devices)
    device.skew_ms = world.rng.choice(_SKEWS_MS)
    device.frozen_ms = world.now_ms if world.rng.random() < 0.2 else None


def disk_full(world: Setting) -> None:
    """There is no room on a disk while its officer writes and its program synchronizes; afterwards there is again."""
    device = world.rng.choice(world.devices)
    device.disk.fill(full=True)
    written = device.edit(_some_change(world, device), world.now_ms)
    request = device.plan(world.now_ms)
    reply = world.serve(request) if hasattr(request, "device") else None
    if reply is not None:
        world.receive(device, request, reply)
    device.disk.fill(full=False)
    world.used["not saved, disk full"] += not written


def grants(world: Setting) -> None:
    """A device is given other scopes."""
    device = world.rng.choice(world.devices)
    world.tx.grant(device.id, world.rng.sample(SCOPES, world.rng.randrange(0, 3)))


def granted_again(world: Setting) -> None:
    """A device loses a scope and is given it again, perhaps without asking in between."""
    device = world.rng.choice(world.devices)
    had = world.tx.grants(device.id)
    world.tx.grant(device.id, [])
    if world.rng.random() < 0.5:
        _one_round(world, device)
    world.tx.grant(device.id, sorted(had) or SCOPES)


def disabled(world: Setting) -> None:
    """A device is turned away at the door, whatever it has in its outbox; or let in again."""
    device = world.rng.choice(world.devices)
    world.disabled ^= {device.id}


def server_backup(world: Setting) -> None:
    """The server is backed up."""
    world.backups.append(world.tx.copy())


def safe(world: Setting) -> None:
    """The last backup has been read back: older ones will not be needed any more."""
    for one in world.backups[:-1]:
        one.close()
    world.backups = world.backups[-1:]
    world.tx.mark_safe(world.backups[0].head)
    world.truth.safe |= world.backups[0].operations(world.truth.born).keys()


def server_restored(world: Setting) -> None:
    """The server is put back from a backup. Grants are policy and stay as they are."""
    backup = world.rng.choice(world.backups)
    kept = world.backups.index(backup) + 1
    for one in (world.tx, *world.backups[kept:]):
        one.close()
    world.backups = world.backups[:kept]
    world.tx = backup.copy()
    world.epoch = world.an_id()
    world.tx.begin_epoch(Epoch(world.epoch, world.tx.head))
    world.tx.mark_safe(world.backups[0].head)
    world.tx.grants_again()
    world.watch.restored(world.tx)


def restored_while_away(world: Setting) -> None:
    """The server is put back while one officer writes far from any network; the others soon go on with the new log."""
    away, *others = world.rng.sample(world.devices, len(world.devices))
    away.edit(_some_change(world, away), world.now_ms)
    server_restored(world)
    for device in others:
        _catch_up(world, device)
        device.edit(_some_change(world, device), world.now_ms)
        _catch_up(world, device)


def trim(world: Setting) -> None:
    """The server lets go of the older part of its log."""
    world.tx.trim(world.rng.randrange(world.tx.head + 1))


def erase(world: Setting) -> None:
    """An officer erases a record everywhere, perhaps in one operation with the moving of another."""
    device = world.rng.choice(world.devices)
    shown = device.disk.view()
    here = [one for one in world.records if one in shown]
    if not here or world.rng.random() < 0.7:
        return
    record = world.rng.choice(here)
    doing = [Mutation(KIND, record, Verb.ERASE, "", None)]
    other = world.rng.choice(here)
    if other != record:
        doing.insert(0, _moving(other, world.rng.choice("AB")))
    if device.edit(tuple(doing), world.now_ms):
        world.records.remove(record)


def there_and_back(world: Setting) -> None:
    """A record is moved to another territory and back, perhaps by two officers."""
    if not world.records:
        return
    record = world.rng.choice(world.records)
    for territory in world.rng.choice(("AB", "BA", "ABA")):
        device = world.rng.choice(world.devices)
        if record in device.disk.view():
            device.edit((_moving(record, territory),), world.now_ms)
        if world.rng.random() < 0.5:
            _one_round(world, device)


def long_story(world: Setting) -> None:
    """An officer writes a text that is longer than a page, once in a while longer than a push may be."""
    device = world.rng.choice(world.devices)
    shown = device.disk.view()
    here = [one for one in world.records if one in shown]
    if here and not world.long_stories:
        world.long_stories += 1
        length = _LONGEST if world.rng.random() < 0.1 else _LONG
        write_story(world, device, world.rng.choice(here), length)


def write_story(world: Setting, device: Device, record: UUID, length: int) -> None:
    """Let the officer of a device write a text of so many characters."""
    told = f"{world.a_word()} " + "x" * length
    device.edit((Mutation(KIND, record, Verb.SET, "story", told),), world.now_ms)


DAYS: dict[str, Doing] = {
    "kill": kill,
    "server kills": kill_server,
    "laptop backup": laptop_backup,
    "laptop restored": laptop_restored,
    "laptop copied": laptop_copied,
    "clock": clock,
    "disk full": disk_full,
    "grants": grants,
    "granted again": granted_again,
    "disabled": disabled,
    "server backup": server_backup,
    "safe": safe,
    "server restored": server_restored,
    "restored while away": restored_while_away,
    "trim": trim,
    "erase": erase,
    "there and back": there_and_back,
    "long story": long_story,
    "number block": give_numbers,
    "tamper": tamper,
    "hostile": strike,
}


def _one_round(world: Setting, device: Device) -> None:
    request = device.plan(world.now_ms)
    if not hasattr(request, "device"):
        return
    world.steps += 1
    reply = world.serve(request)
    if reply is not None:
        world.receive(device, request, reply)


def _catch_up(world: Setting, device: Device) -> None:
    for _ in range(_ROUNDS):
        world.now_ms += 600_000
        _one_round(world, device)


def _some_change(world: Setting, device: Device) -> tuple[Mutation, ...]:
    shown = device.disk.view()
    here = [one for one in world.records if one in shown]
    return (mutation(world, device, world.rng.choice(here), shown[here[0]][1]),) if here else ()


def _moving(record: UUID, territory: str) -> Mutation:
    return Mutation(KIND, record, Verb.SET, "territory", territory)
