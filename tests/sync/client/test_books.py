"""The encrypted store keeps a device's books exactly as the model says they are kept.

The same edits, answers, pages, lives and epochs happen to `MemoryBooks` and to `StoreBooks`, in any order Hypothesis
thinks of, and after each both say the same: where the device stands, what waits, what is told, what is seen, and what
the server's log has brought.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caseworker.desk.exchange import Exchange
from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Author, Operation
from caseworker.domain.plain import from_micros
from caseworker.store import travel
from caseworker.store.case_store import CaseStore
from caseworker.store.own_words import mutations_of
from caseworker.store.schema import schema_of
from sync.client.books import Answered, BeginEpoch, BeginLife, Place, Step, TakeIn, ToldTaken
from sync.client.memory import MemoryBooks
from sync.client.store_books import StoreBooks
from sync.protocol.lineage import Epoch
from sync.protocol.messages import Answer, Filling, PullReply, Row, State, What
from tests.desk.sittings import DEVICE, a_sitting
from tests.simulate.matter import Matter
from tests.store.stores import a_store_of, deed

SCHEMA = schema_of((Matter, Conflict))
SCOPES = ("A/0", "B/0", "@me")
MATTER, CONFLICT, RIDDLE = "matter", "conflict", "riddle"
SIDES = [
    {"id": str(UUID(int=51)), "value": '"x"', "officer": str(UUID(int=61)), "device": str(UUID(int=71)), "at": 1},
    {"id": str(UUID(int=52)), "value": '"y"', "officer": str(UUID(int=62)), "device": str(UUID(int=72)), "at": 2},
]


class Twins:
    """One device twice: the model of its books, and its store."""

    def __init__(self, store: CaseStore, rng: Random) -> None:
        self.store, self.rng = store, rng
        self.exchange = Exchange(a_sitting(store), synchronized=lambda: None)
        self.kept = StoreBooks(self.exchange)
        self.model = MemoryBooks(Place(device=DEVICE, life=self.exchange.standing().life))
        self.head = 0
        self.ids = [UUID(int=100 + number) for number in range(4)]
        self.conflicts = [UUID(int=200 + number) for number in range(2)]
        self.riddle = UUID(int=300)
        self.words = 0

    def word(self) -> str:
        self.words += 1
        return f"word {self.words}"

    def edit(self) -> None:
        shown = sorted(key for key, (kind, _) in self.seen_in_store().items() if kind == MATTER)
        with self.store.unit(deed(minutes=self.words)) as unit:
            for _ in range(self.rng.choice((1, 1, 2))):
                if not shown or self.rng.random() < 0.2:
                    made = Matter(id=unit.new_id(), title=self.word(), territory=self.rng.choice("AB"))
                    unit.add(made)
                    self.ids.append(made.id)
                else:
                    self._change(unit, self.rng.choice(shown))
        self._mirror()

    def erase(self) -> None:
        shown = sorted(key for key, (kind, _) in self.seen_in_store().items() if kind == MATTER)
        if shown:
            with self.store.unit(deed("matter.erase", minutes=self.words)) as unit:
                unit.erase(Matter, self.rng.choice(shown))
            self._mirror()

    def _change(self, unit: Any, record: UUID) -> None:
        found = unit.get(Matter, record)
        tag = self.rng.choice(("red", "blue", "green"))
        tags = tuple(one for one in found.tags if one != tag) if tag in found.tags else (*found.tags, tag)
        change = self.rng.choice(
            (
                {"stage": self.word()},
                {"phone": self.word()},
                {"tags": tags},
                {"visits": found.visits + 2},
                {"stage": ""},
            )
        )
        unit.save(replace(found, **change))

    def _mirror(self) -> None:
        """Write the operation that the store made into the model, which says the same of what its author had seen."""
        with self.store.reading() as reader:
            waiting = travel.waiting(reader.connection, limit=10_000)
        if not waiting or waiting[-1].n != self.model.next_n():
            return
        body = waiting[-1].body
        told = msgspec.json.decode(body)
        operation = Operation(
            op_id=OperationId(UUID(told[0])),
            author=Author(officer=OfficerId(UUID(told[1])), device=DeviceId(UUID(told[2]))),
            life=UUID(told[3]),
            n=told[4],
            seen=told[5],
            hlc=told[6],
            schema=told[7],
            at=from_micros(told[8]),
            action=told[9],
            reason=told[10],
            mutations=tuple(mutations_of(body)),
        )
        assert operation.body() == body
        assert operation.seen == self.model.seen(operation.mutations)
        self.model.write(operation)

    def answer(self) -> None:
        waiting = self.model.waiting(limit=self.rng.choice((1, 3)), limit_bytes=1 << 20)
        answers = []
        for one in waiting:
            late = self.rng.random() < 0.1
            self.head += 0 if late else 1
            answers.append(
                Answer(
                    one.n,
                    self.rng.choice(list(State)),
                    self.rng.randint(0, self.head) if late else self.head,
                    "territory",
                )
            )
        self.both(Answered(tuple(answers)))

    def page(self) -> None:
        place = self.model.place()
        rows = tuple(self._row() for _ in range(self.rng.choice((0, 1, 3, 6))))
        held = set(place.held)
        lose = self.rng.random() < 0.2 and held
        gone = {self.rng.choice(sorted(held))} if lose else set()
        gain = self.rng.random() < 0.3
        held = (held | ({self.rng.choice(SCOPES)} if gain else set())) - gone
        free = sorted(set(SCOPES) - held)
        filling = (
            Filling(self.rng.choice(free), self.rng.choice(self.ids)) if free and self.rng.random() < 0.2 else None
        )
        resume_at = self.head if filling and self.rng.random() < 0.5 else None
        cursor = place.cursor if filling else max(place.cursor, self.head - self.rng.choice((0, 0, 0, 2)))
        safe = self.rng.randint(0, cursor) if self.rng.random() < 0.3 else 0
        if place.filling is not None and (filling is None or filling.scope != place.filling.scope):
            gone |= {place.filling.scope} - held
        self.both(
            TakeIn(
                PullReply(
                    lineage=place.lineage,
                    cursor=cursor,
                    safe=safe,
                    held=tuple(sorted(held)),
                    gone=tuple(sorted(gone)),
                    filling=filling,
                    resume_at=resume_at,
                    rows=rows,
                )
            )
        )

    def _row(self) -> Row:
        self.head += 1
        what = self.rng.choice((What.FULL, What.FULL, What.PUT, What.PUT, What.PUT, What.LEAVE, What.ERASE))
        seq = self.head if self.rng.random() < 0.9 else self.rng.randint(1, self.head)
        kind = self.rng.choice((MATTER,) * 6 + (CONFLICT, RIDDLE))
        record = {MATTER: self.rng.choice(self.ids), CONFLICT: self.rng.choice(self.conflicts), RIDDLE: self.riddle}[
            kind
        ]
        fields = {} if what in {What.LEAVE, What.ERASE} else getattr(self, f"_{kind}")(whole=what is What.FULL)
        told = what is What.FULL or self.rng.random() < 0.2
        scopes = tuple(sorted(self.rng.sample(SCOPES, self.rng.choice((1, 2))))) if told else ()
        return Row(seq=seq, what=what, kind=kind, id=record, fields=fields, scopes=scopes)

    def _matter(self, *, whole: bool) -> dict[str, Any]:
        some = {
            "stage": self.word(),
            "phone": self.rng.choice((self.word(), "")),
            "tags": self.rng.sample(["red", "blue", "green"], 2),
            "visits": self.rng.randint(0, 9),
            "level": 2,
            "colour": self.word(),
        }
        drawn = {name: some[name] for name in self.rng.sample(sorted(some), 2)}
        return {"title": self.word(), "territory": "A", **drawn} if whole else drawn

    def _conflict(self, *, whole: bool) -> dict[str, Any]:
        if not whole:
            return {"settled": 1}
        return {
            "of": MATTER,
            "record": str(self.rng.choice(self.ids)),
            "field": "stage",
            "base": self.word(),
            "sides": SIDES,
            "stood": SIDES[0]["id"],
            "came": SIDES[1]["id"],
            "at": 5,
        }

    def _riddle(self, *, whole: bool) -> dict[str, Any]:
        return {"asked": self.word(), "hint": 1} if whole else {"hint": self.rng.randint(0, 9)}

    def life(self) -> None:
        missing = self.rng.randint(0, self.model.last_n) if self.rng.random() < 0.5 else None
        self.both(BeginLife(UUID(int=self.rng.getrandbits(128)), missing))

    def epoch(self) -> None:
        shared = self.rng.randint(0, self.head)
        lineage = (*self.model.place().lineage, Epoch(UUID(int=self.rng.getrandbits(128)), shared))
        self.head = shared
        self.both(BeginEpoch(lineage, shared))

    def tell(self) -> None:
        told = self.model.told()
        self.both(ToldTaken(frozenset(one.id for one in told[:1])))

    def both(self, *steps: Step) -> None:
        self.model.carry_out(steps)
        self.kept.carry_out(steps)

    def seen_in_store(self) -> dict[UUID, tuple[str, dict[str, Any]]]:
        found: dict[UUID, tuple[str, dict[str, Any]]] = {}
        with self.store.reading() as reader:
            for kind, rows in SCHEMA.rows.items():
                for row in reader.connection.exec_driver_sql(rows.select_sql):
                    stored = rows.stored(row)
                    found[stored.id] = (kind, stored.fields)
        return found

    def agree(self) -> None:
        assert self.kept.place() == self.model.place()
        for limit, limit_bytes in ((1, 1), (3, 700), (500, 1 << 20)):
            mine = self.kept.waiting(limit=limit, limit_bytes=limit_bytes)
            assert list(mine) == list(self.model.waiting(limit=limit, limit_bytes=limit_bytes))
        assert [one.id for one in self.kept.told()] == [one.id for one in self.model.told()]
        assert [lean(CONFLICT, one.fields) for one in self.kept.told()] == [
            lean(CONFLICT, one.fields) for one in self.model.told()
        ]
        assert self.seen_in_store() == {
            key: (kind, lean(kind, fields)) for key, (kind, fields) in self.model.view().items() if kind != RIDDLE
        }
        self._same_base()
        assert {one.op_id for one in self.exchange.returned()} == set(self.model.returned)
        with self.store.reading() as reader:
            assert travel.broken_link(reader.connection) is None

    def _same_base(self) -> None:
        base, withheld = self.model.base, self.model.withheld
        mine = {one.id: (one.kind, one.v, one.scopes, one.fields) for one in self.exchange.holdings()}
        assert mine == {
            key: (one.kind, one.v, one.scopes, {} if key in withheld else lean(one.kind, one.fields))
            for key, one in base.items()
        }
        for scope in SCOPES:
            assert sorted(self.exchange.versions(scope)) == sorted(
                (key, one.v) for key, one in base.items() if scope in one.scopes
            )


def lean(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    return SCHEMA.rows[kind].lean(fields) if kind in SCHEMA.rows else fields


@contextmanager
def twins(seed: int) -> Iterator[Twins]:
    with a_store_of(SCHEMA) as store:
        yield Twins(store, Random(seed))


MOVES = ("edit", "edit", "edit", "page", "page", "page", "answer", "answer", "erase", "life", "epoch", "tell")


@given(st.integers(0, 1 << 32), st.lists(st.sampled_from(MOVES), max_size=30))
def test_the_store_does_what_the_model_does(seed: int, moves: list[str]) -> None:
    with twins(seed) as pair:
        for move in moves:
            getattr(pair, move)()
            pair.agree()
