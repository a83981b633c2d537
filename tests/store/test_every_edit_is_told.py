"""Any sequence of edits: history, outbox and audit tell exactly what was done, and any earlier state can be shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.operations import extend
from caseworker.domain.people import Person
from caseworker.store import audit, travel
from caseworker.store.case_store import CaseStore
from tests.domain.people_builders import a_person
from tests.store.stores import NOON, a_passing_store, an_id, deed

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@dataclass(frozen=True)
class Step:
    """One unit: which of five people, and what to write into two of their fields (None leaves it)."""

    people: tuple[int, ...]
    description: str
    sex: str | None
    tag: str | None


STEPS = st.lists(
    st.builds(
        Step,
        people=st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True).map(tuple),
        description=WORDS,
        sex=st.none() | WORDS,
        tag=st.none() | st.sampled_from(["wheelchair", "large print", "quiet room"]),
    ),
    max_size=12,
)


def play(store: CaseStore, steps: Sequence[Step]) -> list[dict[UUID, Person]]:
    """Do the steps; return what everyone looked like after each that changed something."""
    states: list[dict[UUID, Person]] = []
    now: dict[UUID, Person] = {}
    for number, step in enumerate(steps):
        after = dict(now)
        with store.unit(deed("test.step", minutes=number, reason=f"step {number}")) as unit:
            for which in step.people:
                person = after.get(an_id(which))
                changed = edited(person or a_person(id=an_id(which), names=()), step)
                if person is None:
                    unit.add(changed)
                else:
                    unit.save(changed)
                after[changed.id] = changed
        states.append(after)
        now = after
    return states


def edited(person: Person, step: Step) -> Person:
    needs = person.access_needs
    if step.tag is not None:
        needs = tuple(n for n in needs if n != step.tag) if step.tag in needs else (*needs, step.tag)
    return replace(
        person, description=step.description, sex=person.sex if step.sex is None else step.sex, access_needs=needs
    )


@given(STEPS)
def test_history_outbox_and_audit_tell_what_was_done(steps: list[Step]) -> None:
    with a_passing_store() as store:
        states = play(store, steps)
        before: dict[UUID, Person] = {}
        done = []
        for number, state in enumerate(states):
            changed = {one for one in state if state[one] != before.get(one)}
            if changed:
                done.append((f"step {number}", changed))
            before = state
        with store.reading() as reader:
            sent = travel.waiting(reader.connection, limit=1000)
            assert [one.n for one in sent] == list(range(1, len(done) + 1))
            bodies = [json.loads(one.body or b"") for one in sent]
            assert [(body[10], {UUID(m[1]) for m in body[11]}) for body in bodies] == done
            records = [json.loads(one.record) for one in audit.entries(reader.connection)]
            assert [one["x"]["op"] for one in records] == [body[0] for body in bodies]
            assert [one.reason for one in audit.entries(reader.connection)] == [reason for reason, _ in done]
            told = reader.connection.exec_driver_sql(
                "SELECT e.reason, h.record FROM history h JOIN edit e ON e.eid = h.eid"
            ).all()
            assert sorted((reason, UUID(bytes=record)) for reason, record in told) == sorted(
                (reason, one) for reason, changed in done for one in changed
            )


@given(STEPS)
def test_any_earlier_state_can_be_shown(steps: list[Step]) -> None:
    with a_passing_store() as store:
        states = play(store, steps)
        with store.reading() as reader:
            for number, state in enumerate(states):
                at = NOON + timedelta(minutes=number)
                for one in states[-1]:
                    assert reader.as_it_was(Person, one, at) == state.get(one)


@given(STEPS)
def test_the_operations_alone_rebuild_every_record(steps: list[Step]) -> None:
    with a_passing_store() as store:
        states = play(store, steps)
        chain = bytes(32)
        with store.reading() as reader:
            rows = store.schema.of(Person)
            rebuilt: dict[UUID, dict[str, object]] = {}
            for sent in travel.waiting(reader.connection, limit=1000):
                chain = extend(chain, sent.digest)
                assert chain == sent.chain
                replay(rebuilt, json.loads(sent.body or b"")[11])
        people = {one: rows.value(one, rows.lean(fields)) for one, fields in rebuilt.items()}  # type: ignore[arg-type]  # plain by construction
        assert people == (states[-1] if states else {})


def replay(rebuilt: dict[UUID, dict[str, object]], mutations: list[tuple[str, str, str, str, object]]) -> None:
    """An independent few lines of what mutations mean."""
    for _, record, verb, field, value in mutations:
        fields = rebuilt.setdefault(UUID(record), {})
        listed = list(fields.get(field, []))  # type: ignore[call-overload]  # sets are lists on the wire
        if verb == "create":
            assert isinstance(value, dict)
            fields.update(value)
        elif verb == "set":
            fields[field] = value
        elif verb == "add":
            fields[field] = [*listed, value]
        else:
            assert verb == "remove"
            fields[field] = [one for one in listed if one != value]
