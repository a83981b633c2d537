"""Whatever stands in a text comes back sign for sign, from the row, the history, a snapshot and a draft, and does
nothing on its way. Only half a character is refused, with the name of its field.
"""

from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain import drafts as rules
from caseworker.domain.attachments import NAME_LIMIT_BYTES, clean_name
from caseworker.domain.definition import Element, Merge, Record
from caseworker.domain.drafts import DraftKey
from caseworker.domain.notes import Note
from caseworker.domain.plain import TextCannotBeKept
from caseworker.domain.snapshots import read_snapshot, snapshot
from caseworker.domain.subjects import SUBJECTS
from caseworker.store import audit, drafts, travel
from caseworker.store.case_store import CaseStore
from tests.domain.builders import a_note
from tests.domain.people_builders import a_person
from tests.store import hostile
from tests.store.any_record import DAYS, MONTH_DAY, any_record, filled, texts_of
from tests.store.stores import NOON, OFFICER, a_passing_store, a_store, an_id, deed

HALF = "half a \ud83d"
OF_EVERY_SUBJECT = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.definition.kind)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseStore]:
    """One store for tests that only add to it."""
    with a_store(tmp_path_factory.mktemp("store")) as made:
        yield made


def add(store: CaseStore, *records: Record, minutes: int = 0) -> None:
    with store.unit(deed(minutes=minutes)) as unit:
        for one in records:
            unit.add(one)


def books(store: CaseStore) -> list[tuple[str, str]]:
    with store.reading() as reader:
        rows = reader.connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema ORDER BY name").all()
        return [(row[0], row[1]) for row in rows]


@OF_EVERY_SUBJECT
def test_every_text_of_every_subject_gives_hostile_words_back(subject: type[Record], shared: CaseStore) -> None:
    words, before = hostile.sql_and_full_text(), books(shared)
    assert set(texts_of(_saying(subject, 1, words, 0))) <= {*words, DAYS, MONTH_DAY}  # no text has others

    assert_given_back(shared, subject, [_saying(subject, at, words, at) for at in range(len(words))])

    assert books(shared) == before


@OF_EVERY_SUBJECT
def test_every_subject_gives_every_naughty_string_back(subject: type[Record], shared: CaseStore) -> None:
    words = hostile.naughty()
    each = len(list(texts_of(_saying(subject, 0, words, 0))))  # so many words one record holds

    assert_given_back(
        shared, subject, [_saying(subject, 1_000 + at, words, at) for at in range(0, len(words) + each, each)]
    )


@pytest.mark.nightly
@OF_EVERY_SUBJECT
def test_every_text_of_every_subject_gives_every_naughty_string_back(subject: type[Record], shared: CaseStore) -> None:
    words = hostile.naughty()
    assert_given_back(shared, subject, [_saying(subject, 2_000 + at, words, at) for at in range(len(words))])


def assert_given_back(store: CaseStore, subject: type[Record], records: list[Record]) -> None:
    add(store, *records)
    with store.reading() as reader:
        assert reader.many(subject, [one.id for one in records]) == records
        assert reader.count(subject, "WHERE r.id = ?", [records[0].id.bytes]) == 1
    assert [read_snapshot(subject, snapshot(one)) for one in records] == records


def _saying(subject: type[Record], number: int, words: tuple[str, ...], start: int) -> Record:
    """A record whose texts hold the words from one place on, so that over all records each text holds each word."""
    start %= len(words)
    turn = cycle((*words[start:], *words[:start]))
    return filled(subject, an_id(SUBJECTS.index(subject) * 10_000 + number), lambda: next(turn))


@OF_EVERY_SUBJECT
def test_the_history_tells_hostile_texts_as_they_were(subject: type[Record], shared: CaseStore) -> None:
    words = hostile.sql_and_full_text()
    records = [_saying(subject, 5_000 + at, words, at) for at in range(0, len(words), 8)]
    add(shared, *records)
    later = [_reworded(one, words) for one in records]
    with shared.unit(deed("test.reword", minutes=1, reason=words[1])) as unit:
        for one in later:
            unit.save(one)

    with shared.reading() as reader:
        for one, changed in zip(records, later, strict=True):
            newest, made = reader.history(subject, one.id)
            assert (newest.reason, newest.made, made.made) == (words[1], False, True)
            assert reader.as_it_was(subject, one.id, NOON) == one
            assert reader.as_it_was(subject, one.id, NOON + timedelta(minutes=1)) == changed


def _reworded(record: Record, words: tuple[str, ...]) -> Record:
    """The record with other words in each text of its own; what is written once is left."""
    changes: dict[str, Any] = {}
    for field in record.definition.fields:
        value = getattr(record, field.name)
        if isinstance(value, str) and not isinstance(value, Enum) and field.rule.merge is not Merge.FACT:
            changes[field.name] = words[(words.index(value) + 3) % len(words)]
    return replace(record, **changes)


@settings(max_examples=30)
@given(st.sampled_from(SUBJECTS).flatmap(any_record))
def test_any_record_comes_back_equal(record: Record) -> None:
    subject = type(record)
    with a_passing_store() as store:
        add(store, record)
        with store.reading() as reader:
            assert reader.get(subject, record.id) == record
            assert reader.as_it_was(subject, record.id, NOON) == record
    assert read_snapshot(subject, snapshot(record)) == record


@OF_EVERY_SUBJECT
def test_half_a_character_is_refused_with_the_name_of_its_field(subject: type[Record], shared: CaseStore) -> None:
    whole = filled(subject, an_id(9_000_000 + SUBJECTS.index(subject)), lambda: "words")
    for field, broken in _with_half_a_character(whole):
        with pytest.raises(TextCannotBeKept) as refused:
            add(shared, broken)
        assert f"'{field}'" in refused.value.say()
        with shared.reading() as reader:
            assert reader.find(subject, whole.id) is None


def _with_half_a_character(record: Record) -> Iterator[tuple[str, Record]]:
    for field in record.definition.fields:
        value: Any = getattr(record, field.name)
        if isinstance(value, tuple) and value and isinstance(value[0], Element):
            for name, broken in _members_with_half_a_character(value[0]):
                yield name, _with(record, field.name, (broken,))
        elif value == "words":
            yield field.name, _with(record, field.name, HALF)
        elif value == ("words",):
            yield field.name, _with(record, field.name, (HALF,))


def _members_with_half_a_character(member: Element) -> Iterator[tuple[str, Element]]:
    for name in (one.name for one in dataclass_fields(member)):
        if getattr(member, name) == "words":
            changes: dict[str, Any] = {name: HALF}
            yield name, replace(member, **changes)


def _with(record: Record, field: str, value: Any) -> Record:
    changes: dict[str, Any] = {field: value}
    return replace(record, **changes)


def test_half_a_character_in_a_reason_is_refused_and_nothing_is_written(store: CaseStore) -> None:
    with pytest.raises(TextCannotBeKept) as refused, store.unit(deed(reason=HALF)) as unit:
        unit.add(a_person())
    assert "'reason'" in refused.value.say()
    with store.reading() as reader:
        assert travel.count_waiting(reader.connection) == 0
        assert audit.verify(reader.connection) == 0


def test_half_a_character_in_a_draft_is_refused_and_the_draft_before_it_stays(store: CaseStore) -> None:
    key = DraftKey(about=None, form="quick", officer=OFFICER)
    sound = rules.keep(rules.begin(key, at=NOON), field="text", words="She said", at=NOON)
    with store.writing() as connection:
        drafts.keep(connection, sound)
    with pytest.raises(TextCannotBeKept) as refused, store.writing() as connection:
        drafts.keep(connection, rules.keep(sound, field="text", words=HALF, at=NOON))
    assert "'text'" in refused.value.say()
    with store.reading() as reader:
        assert drafts.find(reader.connection, key) == sound


def test_a_note_of_fifteen_megabytes_and_one_with_a_null_sign_are_kept_whole(store: CaseStore) -> None:
    long = a_note(text="Ä long cönversation. " * 720_000)
    nul = a_note(text="before\x00after")
    assert len(long.text.encode()) > 15_000_000

    add(store, long, nul)

    with store.reading() as reader:
        assert reader.many(Note, [long.id, nul.id]) == [long, nul]
        assert reader.as_it_was(Note, nul.id, NOON) == nul
        assert travel.broken_link(reader.connection) is None


def test_sixty_hostile_file_names_become_harmless_and_stay_so() -> None:
    assert len(hostile.FILE_NAMES) >= 60
    for name in hostile.FILE_NAMES:
        clean = clean_name(name)
        assert clean_name(clean) == clean
        assert 0 < len(clean.encode()) <= NAME_LIMIT_BYTES
        assert not set(clean) & set('/\\<>:"|?*\x00\n\r\t\x1b\u202e\u2066\u200b\ufeff\ud83d')
        assert clean.split(".")[0].strip().casefold() not in {"con", "nul", "aux", "prn", "com1", "com9", "lpt1"}
        assert clean[-1] not in ". "
        assert Path("/case/att", clean).parent == Path("/case/att")
