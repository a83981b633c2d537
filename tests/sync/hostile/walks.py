"""Random walks over everything a server offers, by somebody who knows ids, sums and scopes that are not theirs.

A step is made from chance alone, so the same walk can be taken on two servers that differ only in what is foreign.
"""

import io
import random
from collections.abc import Callable
from typing import Any

import msgspec

from caseworker.domain.break_glass import GlassCategory
from caseworker.domain.ids import CaseId
from sync.protocol.audit import AuditPush
from sync.protocol.blob import PIECE_TYPE
from sync.protocol.break_glass import GlassNote, GlassRequest
from sync.protocol.bundle import BundleHeader, BundleWriter, key_id
from sync.protocol.bundle_frames import Kind, write_frame
from sync.protocol.contact import DigestRequest, Hello, NumbersRequest, RefetchRequest
from sync.protocol.messages import Filling, PullRequest, PushRequest, ToldConflict
from sync.protocol.recovery import RecoveryAsk, RecoveryFetch, Wanted
from sync.protocol.sessions import ChallengeRequest
from tests.sync.hostile.at_hand import EPOCH, counted
from tests.sync.hostile.deeds import DEEDS
from tests.sync.hostile.walkers import WORDS, Request, Walker, new_id


def _posted(place: str, message: Any) -> Request:
    return Request("POST", f"/sync/v1/{place}", msgspec.json.encode(message))


def hello(walker: Walker, chance: random.Random) -> Request:
    """Say who one is, or that one is somebody else."""
    told = Hello(
        device=walker.a_device(chance),
        life=walker.sender.life,
        app="1",
        schema=1,
        clock=0,
        witnessed=chance.randrange(9),
        protocol=chance.choice([1, 1, 2]),
    )
    return _posted("hello", told)


def push(walker: Walker, chance: random.Random) -> Request:
    """Make, change or point at records, one's own and others'."""
    sender = walker.sender
    made = sender.operation(*(chance.choice(DEEDS)(walker, chance) for _ in range(chance.choice([1, 1, 2]))))
    told = (_conflict(walker, chance),) if chance.random() < 0.3 else ()
    request = PushRequest(device=walker.device.id, life=sender.life, epoch=EPOCH.id, operations=(made,), told=told)
    return _posted("push", request)


def _conflict(walker: Walker, chance: random.Random) -> ToldConflict:
    other = walker.other(chance)
    fields = {"of": other.kind, "record": str(other.id), "field": "title", "territory": "north"}
    return ToldConflict(id=new_id(chance), fields=fields)


def pull(walker: Walker, chance: random.Random) -> Request:
    """Read the log from anywhere, as a holder of any scopes."""
    return _posted("pull", _pull(walker, chance))


def _pull(walker: Walker, chance: random.Random) -> PullRequest:
    after = walker.an_id(chance) if chance.random() < 0.5 else None
    return PullRequest(
        device=walker.a_device(chance),
        epoch=chance.choice([EPOCH.id, EPOCH.id, EPOCH.id, None, new_id(chance)]),
        cursor=chance.choice([0, 0, 1, 30, 60, 10_000]),
        held=tuple({walker.a_scope(chance) for _ in range(chance.randrange(4))}),
        filling=Filling(walker.a_scope(chance), after) if chance.random() < 0.4 else None,
        resume_at=chance.choice([None, None, 0, 5, 70]),
        budget_bytes=chance.choice([1, 64 << 10, 4 << 20]),
    )


def digest(walker: Walker, chance: random.Random) -> Request:
    """Ask for the sums of any scopes."""
    scopes = tuple(walker.a_scope(chance) for _ in range(chance.randrange(5)))
    return _posted("digest", DigestRequest(device=walker.a_device(chance), scopes=scopes))


def refetch(walker: Walker, chance: random.Random) -> Request:
    """Ask for any scope's records again."""
    after = walker.an_id(chance) if chance.random() < 0.5 else None
    told = RefetchRequest(
        device=walker.a_device(chance), scope=walker.a_scope(chance), buckets=tuple(range(256)), after=after
    )
    return _posted("refetch", told)


def wake(_walker: Walker, chance: random.Random) -> Request:
    """Ask for news since any place."""
    headers = {"accept": "text/event-stream"} if chance.random() < 0.5 else {}
    return Request(
        "GET", f"/sync/v1/wake?cursor={chance.choice(['0', '70', '72', '5000', '-1', 'x'])}", headers=headers
    )


def manifest(walker: Walker, chance: random.Random) -> Request:
    """Ask for the chunks of any scope."""
    return Request("GET", f"/sync/v1/scope/{walker.a_scope(chance)}/manifest")


def chunk(walker: Walker, chance: random.Random) -> Request:
    """Ask for chunks of others' scopes by their sums."""
    sums = [*walker.world.chunks, walker.other(chance).sha256, "0" * 64, "x"]
    return Request("GET", f"/sync/v1/chunk/{chance.choice(sums)}", headers=_range(chance))


def blob(walker: Walker, chance: random.Random) -> Request:
    """Ask for others' content, or say that one has it."""
    files = [one for one in walker.world.foreign if one.content]
    target = f"/sync/v1/blob/{chance.choice([chance.choice(files), walker.other(chance)]).sha256}"
    method = chance.choice(["GET", "GET", "HEAD", "PATCH"])
    if method != "PATCH":
        return Request(method, target, headers=_range(chance))
    headers = {"upload-offset": chance.choice(["0", "5"]), "upload-length": chance.choice(["1", "48"])}
    return Request(method, target, b"x", {**headers, "content-type": PIECE_TYPE})


def _range(chance: random.Random) -> dict[str, str]:
    return chance.choice([{}, {"range": "bytes=0-9"}, {"range": "bytes=0-"}, {"range": "bytes=9999999-"}])


def numbers(walker: Walker, chance: random.Random) -> Request:
    """Ask for a block of numbers."""
    told = NumbersRequest(request=new_id(chance), series=chance.choice(["person", "x"]), count=chance.randrange(3))
    return _posted("numbers", told)


def pack(_walker: Walker, chance: random.Random) -> Request:
    """Ask for any pack, or who is who."""
    if chance.random() < 0.3:
        return Request("GET", "/sync/v1/colleagues")
    return Request("GET", f"/sync/v1/pack/{chance.choice(['1', '2026.1', '..', '%2e%2e', '0'])}")


def audit(_walker: Walker, chance: random.Random) -> Request:
    """Ask what the audit log says, with a word about a checkpoint of one's own."""
    return _posted("audit", AuditPush(witnessed=chance.choice([0, 1, 3, 900])))


def glass(walker: Walker, chance: random.Random) -> Request:
    """Ask for others' cases without a right to them."""
    reason = "short" if walker.device is walker.world.walkers["officer"] else "She stands here and cannot wait for him"
    told = GlassRequest(
        id=chance.choice([walker.world.glass, new_id(chance)]),
        case=CaseId(walker.other(chance).id),
        category=GlassCategory.PERSON_PRESENT,
        reason=reason,
    )
    return _posted("break-glass", told)


def look_through(walker: Walker, chance: random.Random) -> Request:
    """Look through a glass that somebody else has broken, write on it, review it."""
    here = f"/sync/v1/break-glass/{chance.choice([walker.world.glass, new_id(chance), 'x'])}"
    note = msgspec.json.encode(GlassNote(new_id(chance), WORDS))
    asked = [("GET", "/case", b""), ("POST", "/note", note), ("POST", "/review", b"")]
    method, place, body = chance.choice(asked)
    return Request(method, here + place, body) if chance.random() < 0.8 else Request("GET", "/sync/v1/break-glass")


def recovery(walker: Walker, chance: random.Random) -> Request:
    """Ask to be let into somebody's device, and who else has asked."""
    if chance.random() < 0.3:
        return Request("GET", "/sync/v1/recovery/waiting")
    if chance.random() < 0.5:
        return Request(
            "POST", "/sync/v1/recovery/fetch", msgspec.json.encode(RecoveryFetch(new_id(chance))), is_open=True
        )
    told = RecoveryAsk(
        wanted=chance.choice(list(Wanted)),
        device=walker.a_device(chance),
        profile=new_id(chance),
        epoch=1,
        ephemeral=chance.randbytes(32),
        random=chance.randbytes(32),
    )
    return Request("POST", "/sync/v1/recovery/ask", msgspec.json.encode(told), is_open=True)


def stranger(walker: Walker, chance: random.Random) -> Request:
    """Ask what everybody may ask, and what is not there."""
    told = msgspec.json.encode(ChallengeRequest(walker.world.ben.id))
    asked = [
        Request("POST", "/sync/v1/session/challenge", told, is_open=True),
        Request("POST", "/sync/v1/session/open", b"{}", is_open=True),
        Request("GET", "/health", is_open=True),
        Request("GET", "/metrics", is_open=True),
        Request("GET", "/sync/v1/break-glass", is_open=True),
        Request("POST", "/sync/v1/pull", b"{}", is_open=True),
        Request("GET", f"/sync/v1/record/{walker.other(chance).id}"),
        Request("GET", f"/sync/v1/search?q={walker.other(chance).id}"),
        Request("DELETE", f"/sync/v1/blob/{walker.other(chance).sha256}"),
        Request("GET", "/sync/v1/scope/%2e%2e/south/0/manifest"),
    ]
    return chance.choice(asked)


def bundle(walker: Walker, chance: random.Random) -> Request:
    """Bring a bundle that asks for the log of any scopes, in one's own name or another's."""
    keys, device = walker.world.server.assembly.parts.identity.keys, walker.device
    recipient, target = keys.bundle.public_key().public_bytes_raw(), io.BytesIO()
    whose = walker.a_device(chance)
    header = BundleHeader(id=new_id(chance), kind="work", device=whose, recipient=key_id(recipient), first=1, last=1)
    writer = BundleWriter(
        target, header, recipient=recipient, signer=device.signing, entropy=counted(f"bundle/{chance.random()}")
    )
    place = msgspec.structs.replace(_pull(walker, chance), device=whose)
    write_frame(writer, Kind.PLACE, place)
    writer.finish()
    return Request("POST", "/sync/v1/bundle", target.getvalue())


STEPS: tuple[Callable[[Walker, random.Random], Request], ...] = (
    *(hello, push, push, push, pull, pull, pull, digest, refetch, refetch, wake, manifest, chunk, blob, numbers, pack),
    *(audit, glass, look_through, recovery, stranger, bundle),
)
