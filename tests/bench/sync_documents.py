"""The documents that the bench of synchronization carries: cases of 24 fields, about 1,235 bytes of JSON each.

The peers' harness makes such a workload itself; where it is absent, `make` writes one of the same form: `docs.jsonl`,
`edits1.jsonl`, `edits2.jsonl` (one field of one document each) and `expect.json` (the digest after each phase). The
same numbers always give the same bytes.
"""

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from caseworker.domain.definition import Record, Search, decide, describe, fact, members, subject, text
from caseworker.domain.definition import number as from_block
from caseworker.domain.subjects import SUBJECTS

Doc = dict[str, Any]

TERRITORIES = tuple(f"region-{number % 8:02}/district-{number:02}" for number in range(40))
_NESTED = ("address", "custom")
_PARTS = tuple(first + second for first in "bklmnrst" for second in "aeiou")
_STATUSES = ("new", "triage", "assigned", "in_progress", "waiting_citizen", "waiting_agency", "resolved", "closed")
_CATEGORIES = ("pothole", "streetlight", "water", "waste", "housing", "benefit", "permit", "noise", "records", "school")
_CHANNELS = ("phone", "email", "walk_in", "web", "letter", "radio")
_TAGS = ("urgent", "repeat", "vip", "elderly", "child", "legal", "press", "flood", "audit")
_BEGINNING_S = 1_735_000_000


@subject("case_document")
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument(Record):
    """One document as the product would define it: who decides what, what is found by which words, what lists need.

    What is nested in the document is kept as its canonical JSON text.
    """

    number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    status: Annotated[str, decide(indexed=True)] = ""
    priority: Annotated[int, decide()] = 0
    category: Annotated[str, decide()] = ""
    channel: Annotated[str, fact()] = ""
    subject: Annotated[str, describe(search=Search.TITLE)] = ""
    description: Annotated[str, text(search=Search.BODY)] = ""
    next_action: Annotated[str, describe()] = ""
    citizen_name: Annotated[str, describe(search=Search.NAME)] = ""
    citizen_phone: Annotated[str, describe(search=Search.PHONE)] = ""
    citizen_email: Annotated[str, describe(search=Search.EMAIL)] = ""
    citizen_ref: Annotated[str, describe(search=Search.IDENTIFIER)] = ""
    language: Annotated[str, describe()] = ""
    address: Annotated[str, describe()] = ""
    queue: Annotated[str, decide()] = ""
    assigned_to: Annotated[str, decide()] = ""
    created_by: Annotated[str, fact()] = ""
    created_at: Annotated[int, fact()] = 0
    updated_at: Annotated[int, describe(indexed=True)] = 0
    due_at: Annotated[int, decide()] = 0
    sla_breached: Annotated[int, decide()] = 0
    tags: Annotated[tuple[str, ...], members()] = ()
    custom: Annotated[str, describe()] = ""


KIND = CaseDocument.definition.kind
WITH_DOCUMENTS = (*SUBJECTS, CaseDocument)
_NAMES = tuple(one.name for one in CaseDocument.definition.fields if one.name != "sensitivity")


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of one document, set to another value."""

    id: UUID
    field: str
    value: Any


def of_doc(doc: Doc) -> CaseDocument:
    """Return the record of a document."""
    told = {name: value for name, value in doc.items() if name != "id"}
    told |= {name: canon(told[name]) for name in _NESTED}
    return CaseDocument(id=UUID(doc["id"]), **(told | {"tags": tuple(told["tags"])}))


def to_doc(record: CaseDocument) -> Doc:
    """Return the document of a record."""
    told: Doc = {name: getattr(record, name) for name in _NAMES}
    told |= {name: json.loads(told[name]) for name in _NESTED}
    return told | {"id": str(record.id), "tags": list(record.tags)}


def edited(record: CaseDocument, edit: Edit) -> CaseDocument:
    """Return the record with an edit made."""
    told: dict[str, Any] = {edit.field: tuple(edit.value) if edit.field == "tags" else edit.value}
    return replace(record, **told)


def canon(value: object) -> str:
    """Return the one JSON text of a value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(docs: Iterable[Doc]) -> str:
    """Return the SHA-256 of documents in the order of their ids, one canonical line each."""
    summed = hashlib.sha256()
    for doc in sorted(docs, key=lambda one: str(one["id"])):
        summed.update(canon(doc).encode() + b"\n")
    return summed.hexdigest()


def docs_in(folder: Path) -> Iterator[Doc]:
    """Give the documents of a workload."""
    return _lines(folder / "docs.jsonl")


def edits_in(folder: Path, name: str) -> list[Edit]:
    """Return the edits of a workload: `edits1` of the client, `edits2` made elsewhere."""
    return [Edit(UUID(one["id"]), one["field"], one["value"]) for one in _lines(folder / f"{name}.jsonl")]


def make(folder: Path, *, documents: int, edits: int, seed: int = 20261122) -> None:
    """Write a workload into a folder, unless it is there."""
    if (folder / "expect.json").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)
    writer = _Writer(draw)
    docs = [writer.doc(number) for number in range(documents)]
    first, second = writer.edits(docs, edits), writer.edits(docs, edits)
    for name, rows in (("docs", docs), ("edits1", first), ("edits2", second)):
        (folder / f"{name}.jsonl").write_text("".join(canon(one) + "\n" for one in rows), encoding="utf-8")
    by_id = {doc["id"]: doc for doc in docs}
    expected = {"n": documents, "e": edits, "d0": digest(by_id.values())}
    for name, some in (("d1", first), ("d2", second)):
        by_id |= {one["id"]: {**by_id[one["id"]], one["field"]: one["value"]} for one in some}
        expected[name] = digest(by_id.values())
    (folder / "expect.json").write_text(json.dumps(expected), encoding="utf-8")


class _Writer:
    """Invents documents and edits."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._words = sorted({"".join(draw.choices(_PARTS, k=draw.randint(1, 4))) for _ in range(4_500)})
        draw.shuffle(self._words)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def doc(self, number: int) -> Doc:
        """Return a new document."""
        draw, at_s = self._draw, _BEGINNING_S + number * 37
        name = f"{draw.choice(self._words)} {draw.choice(self._words)}".title()
        return {
            "id": str(UUID(int=draw.getrandbits(128), version=4)),
            "number": f"CW-2026-{number + 1:06}",
            "status": draw.choice(_STATUSES),
            "priority": draw.randrange(1, 5),
            "category": draw.choice(_CATEGORIES),
            "channel": draw.choice(_CHANNELS),
            "subject": self._said(7).capitalize(),
            "description": f"{self._said(62).capitalize()}.",
            "next_action": self._said(6),
            "citizen_name": name,
            "citizen_phone": f"+2557{draw.randrange(10**8):08}",
            "citizen_email": f"{name.lower().replace(' ', '.')}@example.org",
            "citizen_ref": f"{draw.randrange(10**12):012}",
            "language": draw.choice(("en", "sw", "fr", "ar")),
            "address": self._address(),
            "territory": draw.choice(TERRITORIES),
            "queue": f"queue-{draw.randrange(24):02}",
            "assigned_to": self._officer(),
            "created_by": self._officer(),
            "created_at": at_s * 1000,
            "updated_at": (at_s + draw.randrange(10**6)) * 1000,
            "due_at": (at_s + 86_400 * draw.randrange(3, 40)) * 1000,
            "sla_breached": draw.randrange(2),
            "tags": draw.sample(_TAGS, draw.randrange(4)),
            "custom": {
                "household_size": draw.randrange(1, 9),
                "consent": draw.choice(("yes", "no")),
                "referral": self._said(2),
            },
        }

    def edits(self, docs: Sequence[Doc], count: int) -> list[dict[str, Any]]:
        """Return edits of different documents, each to another value than the document has."""
        found, values = list[dict[str, Any]](), self._values()
        for doc in self._draw.sample(docs, count):
            field = self._draw.choice(sorted(values))
            value = values[field]()
            while value == doc[field]:
                value = values[field]()
            found.append({"id": doc["id"], "field": field, "value": value})
        return found

    def _values(self) -> dict[str, Callable[[], Any]]:
        draw = self._draw
        return {
            "status": lambda: draw.choice(_STATUSES),
            "priority": lambda: draw.randrange(1, 6),
            "assigned_to": self._officer,
            "due_at": lambda: (_BEGINNING_S + draw.randrange(10**8)) * 1000,
            "next_action": lambda: self._said(8),
            "subject": lambda: self._said(7).capitalize(),
            "tags": lambda: ["urgent", f"reviewed-{draw.randrange(99)}"],
        }

    def _address(self) -> dict[str, Any]:
        draw = self._draw
        return {
            "street": f"{draw.randrange(1, 400)} {draw.choice(self._words).title()}",
            "ward": self._said(1),
            "postcode": f"{draw.randrange(10**5):05}",
            "lat_e6": draw.randrange(-6_900_000, -6_700_000),
            "lon_e6": draw.randrange(39_100_000, 39_400_000),
        }

    def _officer(self) -> str:
        return f"officer-{self._draw.randrange(120):03}"

    def _said(self, count: int) -> str:
        return " ".join(self._draw.choices(self._words, cum_weights=self._weights, k=count))


def _lines(path: Path) -> Iterator[Doc]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
