"""A device's store and its rounds, written from `docs/sync-protocol.md` alone: sections 8 to 14.

Nothing of this repository is imported here but the other half of the same client.
"""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.sync.page_client import (
    FIRST_CHAIN,
    Line,
    blake,
    canonical,
    digest_term,
    extend,
    new_id,
    new_life,
    shared_past,
)

Mutation = list[Any]
BUCKETS = 256


@dataclass
class Kept:
    """One operation that is still on the device."""

    body: list[Any]
    chain: bytes = b""
    most: int | None = None
    answer: dict[str, Any] | None = None
    passed: bool = False

    @property
    def n(self) -> int:
        return int(self.body[4])

    @property
    def mutations(self) -> list[Mutation]:
        """What it does, without what was erased."""
        return [one for one in self.body[11] if isinstance(one, list)]

    def forget(self, record: str) -> None:
        """Leave only digests of its reason and of what it did to a record, unless it is what erases it."""
        if any(one[1] == record and one[2] != "erase" for one in self.mutations):
            self.body[10] = (
                self.body[10] if isinstance(self.body[10], list) else [blake(canonical(self.body[10])).hex()]
            )
            self.body[11] = [_digest(one) if one[1] == record else one for one in self.body[11]]


@dataclass
class Base:
    """One record as the log has it."""

    kind: str
    v: int
    fields: dict[str, Any]
    scopes: frozenset[str]


@dataclass
class PlainDevice:
    """What one device has, and how it goes on."""

    line: Line
    life: str = field(default_factory=new_life)
    n: int = 0
    hlc: int = 0
    chain: bytes = FIRST_CHAIN
    lineage: list[Any] = field(default_factory=list)
    cursor: int = 0
    safe: int = 0
    held: list[str] = field(default_factory=list)
    filling: dict[str, Any] | None = None
    resume_at: int | None = None
    base: dict[str, Base] = field(default_factory=dict)
    outbox: list[Kept] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)
    credits: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def epoch(self) -> str | None:
        return self.lineage[-1][0] if self.lineage else None

    def do(self, *mutations: Mutation, action: str = "page.test", why: str = "") -> str:
        """Write an operation down and return its id."""
        self.n += 1
        self.hlc = max(self.hlc + 1, int(time.time() * 1000) << 16)
        seen = min((self._seen(one) for one in mutations if one[2] != "create"), default=0)
        op_id, at = new_id(), int(time.time() * 1_000_000)
        who = [op_id, self.line.officer, self.line.device, self.life]
        self._append(Kept([*who, self.n, seen, self.hlc, 1, at, action, why, list(mutations)]))
        return op_id

    def create(self, kind: str, record: str, **fields: Any) -> str:
        return self.do([kind, record, "create", "", fields])

    def set(self, kind: str, record: str, name: str, value: Any) -> str:
        return self.do([kind, record, "set", name, value])

    def shown(self, record: str) -> dict[str, Any] | None:
        """Return the fields of a record as its officer sees them."""
        found = self.base.get(record)
        fields = None if found is None else dict(found.fields)
        v = 0 if found is None else found.v
        for one in self.outbox:
            is_in_base = one.passed or (one.answer is not None and v >= one.answer["seq"])
            for mutation in one.mutations:
                if mutation[1] == record and not is_in_base:
                    fields = _applied(fields, mutation)
        return fields

    def push(self) -> dict[str, Any]:
        """Hand over what waits, and take the answer; return it."""
        waiting = [one for one in self.outbox if one.answer is None]
        waiting = [one for one in waiting if one.body[3] == waiting[0].body[3]][:500]
        request = {
            "device": self.line.device,
            "life": waiting[0].body[3] if waiting else self.life,
            "epoch": self.epoch,
            "operations": [as_sent(one) for one in waiting],
            "told": self.told[:500],
        }
        reply: dict[str, Any] = self.line.post("push", request).told
        self.take_answer(waiting, reply)
        return reply

    def take_answer(self, asked: list[Kept], reply: dict[str, Any]) -> None:
        """Section 9."""
        if reply["lineage"] != self.lineage:
            self.follow(reply["lineage"])
            return
        self.told = self.told[500:]
        ack, answers = reply.get("ack"), reply.get("answers", [])
        if ack and any((one.body[3], one.n, one.chain.hex()) == (ack["life"], ack["n"], ack["chain"]) for one in asked):
            for one, answer in zip(asked, answers, strict=False):
                assert one.n == answer["n"]
                one.answer = one.answer or answer
        if reply.get("fork") or "gap" in reply:
            self.begin_life(reply.get("gap"))

    def pull(self) -> list[dict[str, Any]]:
        """Read the log to its end; return the rows."""
        rows: list[dict[str, Any]] = []
        while True:
            page = self.line.post("pull", self.place()).told
            if page["lineage"] != self.lineage:
                self.follow(page["lineage"])
                continue
            self.take(page)
            rows += page.get("rows", [])
            if not page.get("more"):
                return rows

    def place(self) -> dict[str, Any]:
        """Return the pull by which the device goes on."""
        told: dict[str, Any] = {"device": self.line.device, "epoch": self.epoch}
        told |= {"cursor": self.cursor, "held": self.held}
        if self.filling is not None:
            told["filling"] = self.filling
        if self.resume_at is not None:
            told["resume_at"] = self.resume_at
        return told

    def round(self) -> None:
        """Push until nothing waits, then pull."""
        self.push()
        while any(one.answer is None for one in self.outbox) or self.told:
            self.push()
        self.pull()

    def take(self, page: dict[str, Any]) -> None:
        """Sections 11 and 12: one page, in one transaction."""
        self.cursor, self.held = page.get("cursor", 0), page.get("held", [])
        self.filling, self.resume_at = page.get("filling"), page.get("resume_at")
        if page.get("gone"):
            kept = {*self.held, *([self.filling["scope"]] if self.filling else [])}
            self.base = {record: one for record, one in self.base.items() if one.scopes & kept}
        for row in page.get("rows", []):
            self.take_row(row)
        self.credits |= {one["op"]: one for one in page.get("credits", [])}
        self.safe = max(self.safe, page.get("safe", 0))
        self._pass()

    def take_row(self, row: dict[str, Any]) -> None:
        """Section 12, rules 1 and 2."""
        record, scopes = self.base.get(row["id"]), frozenset(row.get("scopes", []))
        if record is not None and row["seq"] <= record.v:
            if row["seq"] == record.v and scopes:
                record.scopes = scopes
        elif row["what"] in {"leave", "erase"}:
            self.base.pop(row["id"], None)
            for one in self.outbox if row["what"] == "erase" else ():
                one.forget(row["id"])
        elif row["what"] == "full":
            self.base[row["id"]] = Base(row["kind"], row["seq"], row.get("fields", {}), scopes)
        elif record is not None:
            fields = {**record.fields, **row.get("fields", {})}
            self.base[row["id"]] = Base(row["kind"], row["seq"], fields, scopes or record.scopes)

    def begin_life(self, missing_after: int | None) -> None:
        """Section 9: number what was not taken in a new life."""
        self.life, self.chain = new_life(), FIRST_CHAIN
        again = [
            one for one in self.outbox if one.answer is None or (missing_after is not None and one.n > missing_after)
        ]
        self.outbox = [one for one in self.outbox if one not in again]
        for one in again:
            one.body[3], one.answer, one.passed = self.life, None, False
            self._append(one)

    def follow(self, lineage: list[Any]) -> None:
        """Section 13."""
        shared = shared_past(self.lineage, lineage)
        lost = {key: one for key, one in self.base.items() if one.kind == "conflict" and one.v > shared}
        self.told += [{"id": key, "fields": one.fields} for key, one in lost.items()]
        self.lineage, self.base, self.cursor, self.held, self.safe = lineage, {}, 0, [], 0
        self.filling = self.resume_at = None
        for one in self.outbox:
            one.most = shared if one.most is None else min(one.most, shared)
            one.answer, one.passed = None, False

    def sums(self, scope: str) -> list[str]:
        """Section 14."""
        found = [0] * BUCKETS
        for record, one in self.base.items():
            if scope in one.scopes:
                found[UUID(record).bytes[-1]] += digest_term(record, one.v)
        return [f"{one % (1 << 64):016x}" for one in found]

    def _append(self, one: Kept) -> None:
        self.chain = one.chain = extend(self.chain, one.body)
        self.outbox.append(one)

    def _seen(self, mutation: Mutation) -> int:
        record = self.base.get(mutation[1])
        seen = 0 if record is None else max(self.cursor, record.v)
        for one in self.outbox:
            if not one.passed and any((told[1], told[3]) == (mutation[1], mutation[3]) for told in one.mutations):
                seen = min(seen, one.body[5], *([] if one.most is None else [one.most]))
        return seen

    def _pass(self) -> None:
        """Section 12, rules 4 and 5."""
        for one in self.outbox:
            if one.answer is not None and not one.passed and one.answer["seq"] <= self.cursor:
                one.passed = True
                if one.answer["state"] == "refused":
                    self.returned.append(one.body[0])
        while self.outbox and self.outbox[0].passed and (self.outbox[0].answer or {})["seq"] <= self.safe:
            del self.outbox[0]


def _digest(mutation: Any) -> str:
    return mutation if isinstance(mutation, str) else blake(canonical(mutation)).hex()


def as_sent(one: Kept) -> dict[str, Any]:
    """Section 9."""
    told = {"n": one.n, "chain": one.chain.hex(), "body": one.body}
    return told if one.most is None else {**told, "seen_at_most": one.most}


def _applied(fields: dict[str, Any] | None, mutation: Mutation) -> dict[str, Any] | None:
    _, _, verb, name, value = mutation
    if verb == "create":
        return dict(value) if fields is None else fields
    if fields is None or verb == "erase":
        return None
    present = fields.get(name)
    match verb:
        case "set":
            return {**fields, name: value}
        case "add":
            members = present or []
            return fields if any(_key(one) == _key(value) for one in members) else {**fields, name: [*members, value]}
        case "remove":
            return {**fields, name: [one for one in present or [] if _key(one) != value]}
    return {**fields, name: (present or 0) + value}


def _key(member: Any) -> Any:
    return member["id"] if isinstance(member, dict) else member
