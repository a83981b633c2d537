"""A server filled with records that are not everybody's: of another territory, restricted, sealed, erased, with files.

Every record carries words that stand nowhere else, so whoever is told any of it is found out. Two fillings are alike
in everything a stranger may know, how many and in which order, and in nothing else.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from caseworker.domain.access import Actor, visible_scopes
from caseworker.domain.actions import Role
from caseworker.domain.attachments import Attachment
from caseworker.domain.break_glass import GlassCategory
from caseworker.domain.cases import CasePerson
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import CaseId, DeviceId, OfficerId
from caseworker.domain.operations import Mutation, Verb
from sync.protocol.blob import PIECE_TYPE
from sync.protocol.break_glass import GlassRequest
from sync.protocol.small_messages import to_json
from sync.server.scopes import officers_in
from sync.server.storage import StoredRecord
from tests.domain.builders import (
    a_case,
    a_contact,
    a_note,
    a_task,
    a_visit,
    a_walk_in,
    an_appointment,
    an_approval,
    an_attachment,
)
from tests.domain.people_builders import a_consent, a_household, a_person, a_warning, an_id
from tests.sync.hostile.at_hand import Device, ServerAtHand
from tests.sync.server.agency import ANN, EVERYTHING, OFFICE, Agency, may_all, resource, told

SEALED, RESTRICTED = Sensitivity.SEALED, Sensitivity.RESTRICTED
WALKERS = ("officer", "front desk", "supervisor", "auditor", "administrator", "revoked")


@dataclass(frozen=True, slots=True)
class Planted:
    """One record by which a leak is found. `words` are every text of it; `content` is its file's."""

    id: UUID
    kind: str
    words: tuple[str, ...]
    content: bytes = b""

    @property
    def sha256(self) -> str:
        """The sum of its file, of one nobody has when it has none."""
        return hashlib.sha256(self.content or self.id.bytes).hexdigest()


@dataclass
class Filling:
    """What is put on a server, before it is there. `foreign` is nobody's who walks; `common` is the same everywhere."""

    common: list[Record] = field(default_factory=list)
    restricted: list[Record] = field(default_factory=list)
    foreign: list[Record] = field(default_factory=list)
    erased: list[Record] = field(default_factory=list)
    contents: dict[UUID, bytes] = field(default_factory=dict)


@dataclass
class Filled:
    """A server with everything on it, and the devices that walk. `strange` are the foreign ids in their order."""

    server: ServerAtHand
    walkers: dict[str, Device]
    ben: Device
    planted: dict[UUID, Planted]
    foreign: list[Planted]
    glass: UUID
    chunks: tuple[str, ...]
    own: list[UUID]
    hidden: dict[str, list[Planted]] = field(default_factory=dict)


def officers(server: ServerAtHand) -> dict[str, OfficerId]:
    """Take everybody in."""
    return {
        "officer": server.officer("Ann", Role.OFFICER, "north"),
        "front desk": server.officer("Dora", Role.FRONT_DESK, "north", desk="counter-1"),
        "supervisor": server.officer("Sue", Role.SUPERVISOR, "north"),
        "auditor": server.officer("Aud", Role.AUDITOR),
        "administrator": server.officer("Adm", Role.ADMINISTRATOR),
        "revoked": server.officer("Eve", Role.OFFICER, "north"),
        "ben": server.officer("Ben", Role.OFFICER, "south", "northgate"),
        "cid": server.officer("Cid", Role.OFFICER, "south"),
        "dan": server.officer("Dan", Role.OFFICER, "east"),
    }


def a_filling(people: dict[str, OfficerId], *, seed: int, common: Filling | None = None) -> Filling:
    """Return records made with a seed; those that are common are taken from another filling when it is given."""
    filling, chance = Filling(), random.Random(seed)
    if common is None:
        filling.common = [worded(one, chance) for one in _matter("north", people["officer"], filling, chance)]
        closely = {"sensitivity": RESTRICTED}
        filling.restricted = [
            worded(one, chance) for one in _matter("north", people["cid"], filling, chance, **closely)
        ]
        filling.erased = [a_note(territory="north", person=None) for _ in range(2)]
    else:
        filling.erased = common.erased
        filling.common, filling.restricted = common.common, common.restricted
        filling.contents.update(common.contents)
    filling.erased = [worded(one, chance) for one in filling.erased]
    elsewhere = "south" if common is None else "northgate"
    sealed = {"sensitivity": SEALED} if common is None else {}
    for more in ({}, sealed):
        filling.foreign += [worded(one, chance) for one in _matter(elsewhere, people["ben"], filling, chance, **more)]
    near = {"sensitivity": SEALED} if common is None else {}
    place = "north" if common is None else "northgate"
    filling.foreign += [worded(one, chance) for one in _matter(place, people["cid"], filling, chance, **near)]
    return filling


def _matter(territory: str, owner: OfficerId, filling: Filling, chance: random.Random, **more: Any) -> Iterator[Record]:
    """Give a person with a case and everything that belongs to them."""
    here: dict[str, Any] = {"territory": territory, **more}
    person = a_person(**here)
    taking_part = CasePerson(id=an_id(), person=person.id, role="applicant")
    case = a_case(owner=owner, people=(taking_part,), **here)
    own: dict[str, Any] = {"case": case.id, **here}
    content = chance.randbytes(24).hex().encode()
    sha256 = hashlib.sha256(content).hexdigest()
    attachment = an_attachment(person=person.id, sha256=sha256, size=len(content), officer=owner, **here)
    filling.contents[attachment.id] = content
    yield from (person, case, attachment, a_household(**here), a_note(person=person.id, **own))
    yield from (a_task(assignee=owner, **own), a_visit(person=person.id, officer=owner, **own))
    yield from (an_approval(**own), a_contact(people=(person.id,), **here), a_walk_in(**here))
    yield from (a_warning(person=person.id, **here), a_consent(person=person.id, **here))
    yield an_appointment(person=person.id, officer=owner, **here)


def worded(record: Any, chance: random.Random) -> Any:
    """Return the record with words in its texts that stand nowhere else."""
    changed = {
        one.name: _word(chance)
        for one in record.definition.fields
        if one.of is str and one.name in _TEXTS and isinstance(getattr(record, one.name), str)
    }
    return replace(record, **changed)


_TEXTS = frozenset({"title", "text", "description", "purpose", "place", "detail", "request", "name", "note", "what"})
_TEXTS |= {"described_as", "contact_note", "source", "summary", "outcome_reason", "cancel_reason", "comment"}


def _word(chance: random.Random) -> str:
    return "zq" + "".join(chance.choices("bcdfghjklmnprstvwx", k=14))


def filled(server: ServerAtHand, people: dict[str, OfficerId], filling: Filling) -> Filled:
    """Put everything on the server and return who walks."""
    parts = server.assembly.parts
    walkers = {name: server.device(people[name], name) for name in WALKERS}
    ben = server.device(people["ben"], "ben")
    cid = server.device(people["cid"], "cid")
    erased, secret = filling.erased, f"zq{filling.foreign[0].id.hex}reason"
    parts.database.transact(lambda connection: _plant(parts.database.tx(connection), filling))
    for one in (*filling.common, *filling.restricted, *filling.foreign):
        if isinstance(one, Attachment):
            _send(ben if one.officer == people["ben"] else cid, filling.contents[one.id])
    parts.chunks._least_records = 1
    chunks = _foreign_chunks(server, ben)
    glass = _break_glass(server.device(people["dan"], "dan"), filling.foreign[1].id, f"{secret} and she cannot wait")
    server.revoke(walkers["revoked"])
    planted = {one.id: _planted(one, filling) for one in (*filling.common, *filling.restricted, *filling.foreign)}
    planted |= {one.id: _planted(one, filling) for one in erased}
    foreign = [planted[one.id] for one in filling.foreign]
    made = Filled(server, walkers, ben, planted, foreign, glass, chunks, [one.id for one in filling.common])
    made.hidden = {name: _hidden(made, device, erased, secret) for name, device in walkers.items()}
    return made


def _plant(tx: Any, filling: Filling) -> None:
    """Write everything past all rights: what concerns a record before what points at it."""
    agency = Agency(tx, may_all)
    for one in (*filling.common, *filling.restricted, *filling.foreign, *filling.erased):
        by = getattr(one, "officer", None) or ANN
        answer = agency.push(told(one, by=by), by=by)
        assert answer.reason == "", (one.definition.kind, answer)
    for note in filling.erased:
        agency.push(Mutation("note", note.id, Verb.ERASE, "", None))
    other = DeviceId(UUID(int=0xF1))
    tx.grant(other, EVERYTHING)
    for case in (filling.foreign[1], filling.restricted[1]):
        for device, at in ((OFFICE, 1), (other, 2)):
            words = _word(random.Random(case.id.int + at))
            answer = agency.push(Mutation("case", case.id, Verb.SET, "outcome_reason", words), device=device)
            assert answer.reason == "", answer
    for device in (OFFICE, other):
        tx.grant(device, ())


def _send(device: Device, content: bytes) -> None:
    headers = {"upload-offset": "0", "upload-length": str(len(content)), "content-type": PIECE_TYPE}
    target = f"/sync/v1/blob/{hashlib.sha256(content).hexdigest()}"
    assert device.ask("PATCH", target, content, headers).status == 204


def _foreign_chunks(server: ServerAtHand, ben: Device) -> tuple[str, ...]:
    chunks, found = server.assembly.parts.chunks, list[str]()
    for scope in ("south/0", "northgate/0", f"@{ben.officer}"):
        found += [one.sha256 for one in chunks.manifest(ben.id, scope).chunks]
    assert found
    return tuple(found)


def _break_glass(device: Device, case: UUID, reason: str) -> UUID:
    """Open a case, so that an opening waits for review."""
    glass = an_id()
    request = GlassRequest(id=glass, case=CaseId(case), category=GlassCategory.PERSON_PRESENT, reason=reason)
    assert device.ask("POST", "/sync/v1/break-glass", to_json(request)).status == 200
    return glass


def _planted(record: Any, filling: Filling) -> Planted:
    words = [getattr(record, one.name) for one in record.definition.fields if one.name in _TEXTS]
    found = tuple(word for word in words if isinstance(word, str) and word.startswith("zq"))
    return Planted(record.id, record.definition.kind, found, filling.contents.get(record.id, b""))


def _hidden(made: Filled, device: Device, erased: list[Record], secret: str) -> list[Planted]:
    """Return what this device must never be told: whatever its officer may not read, and the words of what is gone."""
    gone = {one.id for one in erased}
    with made.server.assembly.parts.database.reading() as connection:
        actor = made.server.assembly.parts.identity.people.actor(connection, device.officer)
        tx = made.server.assembly.parts.database.tx(connection)
        stored = tx.records(sorted(made.planted))
        conflicts = tx.records(sorted({one for found in tx.conflicts_about(sorted(stored)).values() for one in found}))
    assert actor is not None
    unread = [made.planted[one.id] for one in stored.values() if not _may_read(actor, one) and one.id not in gone]
    words = [Planted(UUID(int=0), "erased", made.planted[one].words) for one in gone]
    disputed = [_of_conflict(one) for one in conflicts.values() if not _may_read(actor, one)]
    return [*unread, *words, *disputed, Planted(made.glass, "glass", (secret,))]


def _may_read(actor: Actor, one: StoredRecord) -> bool:
    return visible_scopes(actor).includes(resource(one, officers_in(one.scopes)))


def _of_conflict(one: StoredRecord) -> Planted:
    sides: Any = one.fields["sides"]
    return Planted(one.id, "conflict", tuple(str(side["value"]).strip('"') for side in sides))
