"""Rights that end while someone is out of reach: work comes back to its author, supervisors are told, records leave."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from uuid import uuid4

import pytest

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.exchange import Progress
from caseworker.desk.notes import NoteEntered
from caseworker.domain.actions import Role
from caseworker.domain.break_glass import GlassCategory
from caseworker.domain.cases import Case
from caseworker.domain.notes import Note
from caseworker.domain.people import Person
from sync.protocol.break_glass import GlassNote, GlassReply, GlassRequest
from sync.protocol.small_messages import from_json, to_json
from sync.server.identity.sealed_outboxes import open_sealed
from tests.together.sync_offices import Machine, Town, a_town, assert_one, settled

WORDS = "She showed me the letter of the landlord"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        made.hires("Sue", role=Role.SUPERVISOR, territories=("north", "south"))
        made.hires("Ben", territories=("south",))
        made.hires("Ann")
        yield made


@pytest.fixture
def sue(town: Town) -> Machine:
    return town.machines[0]


@pytest.fixture
def ben(town: Town) -> Machine:
    return town.machines[1]


@pytest.fixture
def ann(town: Town) -> Machine:
    return town.machines[2]


def test_work_on_what_was_lost_meanwhile_comes_back_with_every_word_and_the_records_leave(
    town: Town, sue: Machine, ann: Machine
) -> None:
    person = ann.enters("Marta Kowalska")
    settled(ann, sue)
    town.moves(ann, "south")
    for number in range(3):
        ann.office.notes.write(NoteEntered(person=person.id, text=f"{WORDS} {number}"))

    settled(ann, sue)

    came_back = ann.office.exchange.returned()
    made = [mutation.value for one in came_back for mutation in one.mutations]
    assert [one["text"] for one in made if isinstance(one, dict)] == [f"{WORDS} {number}" for number in range(3)]
    assert {one.word for one in came_back} == {"scope"}
    assert not ann.has(Person, person.id)
    assert not ann.office.finding.find("Kowalska")
    assert ann.office.exchange.status().returned == 3
    assert town.problems("north/0").count(("refused", "scope")) == 3
    assert sue.person(person.id).names == person.names
    assert sue.office.notes.of_person(person.id) == ()
    assert_one(town, ann, sue)
    for work in came_back:
        ann.office.exchange.dismiss(work.op_id)
    town.moves(ann, "north")
    settled(ann)
    assert ann.person(person.id).names == person.names
    assert_one(town, ann, sue)


def test_a_device_revoked_while_out_of_reach_keeps_its_work_and_the_server_can_be_handed_it(
    town: Town, sue: Machine
) -> None:
    ann = town.hires("Ann")
    person = ann.enters("Ilse Brandt")
    settled(ann, sue)
    for number in range(3):
        ann.office.notes.write(NoteEntered(person=person.id, text=f"{WORDS} {number}"))
    town.transact(lambda one: town.parts.identity.devices.revoke(one, ann.device, now=town.clock()))
    before = len(town.answers(ann))

    status = ann.try_sync()

    assert (status.problem, status.waiting) == ("sync.not-accepted", 3)
    assert not status.is_all_sent
    assert len(town.answers(ann)) == before
    assert [one.text for one in ann.office.notes.of_person(person.id)] == [f"{WORDS} {2 - one}" for one in range(3)]
    with town.parts.database.reading() as connection:
        key = town.parts.identity.devices.get(connection, ann.device).signing_key
    sealed = (ann.directory / "outbox.sealed").read_bytes()
    opened = open_sealed(sealed, device=ann.device, signing_key=key, bundle=town.parts.identity.keys.bundle)
    assert sum(WORDS.encode() in one.body for one in opened) == 3
    assert WORDS.encode() not in sealed
    assert_one(town, sue)


def test_an_officer_disabled_with_a_full_outbox_loses_nothing_and_goes_on_when_let_in_again(
    town: Town, sue: Machine, ann: Machine
) -> None:
    person = ann.enters("Omar Haddad")
    settled(ann, sue)
    ann.office.notes.write(NoteEntered(person=person.id, text=WORDS))
    people = town.parts.identity.people
    known = town.officer(ann)
    town.transact(lambda one: people.disable(one, ann.me, now=town.clock()))

    assert ann.try_sync().problem == "sync.not-accepted"
    assert ann.office.exchange.progress([person.id])[person.id] is Progress.SENT
    assert ann.office.exchange.status().saved_here == 1

    town.transact(lambda one: people.change(one, known, now=town.clock()))
    settled(ann, sue)

    assert [one.text for one in sue.office.notes.of_person(person.id)] == [WORDS]
    assert_one(town, ann, sue)


def test_a_record_moved_to_another_territory_and_back_keeps_what_another_wrote_meanwhile(
    town: Town, sue: Machine, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Jan de Wit")
    settled(ann, sue, ben)
    sue.writes(Person, person.id, territory="south")
    sue.sync()
    ann.office.people.edit(person.id, contact_note="rings back after six")  # she has not heard of it
    settled(ben)
    assert ben.person(person.id).names == person.names
    ben.office.people.edit(person.id, form_of_address="Mr")
    ben.sync()
    sue.sync()
    sue.writes(Person, person.id, territory="north")
    settled(sue, ben, ann)

    assert not ben.has(Person, person.id)
    for one in (ann, sue):
        shown = one.person(person.id)
        assert (shown.territory, shown.form_of_address, shown.contact_note) == ("north", "Mr", "rings back after six")
    assert_one(town, ann, sue, ben)


def test_what_was_written_while_the_record_was_away_comes_back_to_its_author(
    town: Town, sue: Machine, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Elif Kaya")
    settled(ann, sue, ben)
    sue.writes(Person, person.id, territory="south")
    sue.sync()
    ann.office.people.edit(person.id, contact_note="only by letter")
    settled(ann, ben)

    assert not ann.has(Person, person.id)
    (returned,) = ann.office.exchange.returned()
    assert [one.value for one in returned.mutations] == ["only by letter"]

    sue.writes(Person, person.id, territory="north")
    settled(sue, ann, ben)

    assert ann.person(person.id).contact_note == ""
    assert_one(town, ann, sue, ben)


def test_an_erasing_reaches_a_device_that_was_thirty_days_out_of_reach(town: Town, sue: Machine, ann: Machine) -> None:
    person = ann.enters("Zoltan Quirrell", description="wears a green scarf")
    settled(ann, sue)
    ann.office.notes.write(NoteEntered(person=person.id, text="Quirrell was not at home"))
    ann.office.people.edit(person.id, contact_note="Quirrell asks for letters")
    town.later(days=30)
    sue.office.erasing.erase_person(person.id, reason="asked for it")
    sue.sync()

    settled(ann, sue)

    assert not ann.has(Person, person.id)
    assert ann.office.finding.find("Quirrell") == ()
    town.backs_up()
    settled(ann, sue)
    for one in (ann, sue):
        assert words_in(one, "Quirrell") == (["returned"] if one is ann else [])
    came_back = [one for one in ann.office.exchange.returned() if one.word == "erased"]
    assert len(came_back) == 2
    for work in came_back:  # what she wrote herself since then is hers until she lets it go
        ann.office.exchange.dismiss(work.op_id)
    assert words_in(ann, "Quirrell") == []
    with town.parts.database.reading() as connection:
        assert tables_with(connection.exec_driver_sql, "Quirrell") == []
    assert_one(town, ann, sue)


def test_a_case_opened_through_broken_glass_is_shown_and_kept_on_no_device(
    town: Town, sue: Machine, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Rosa Lind")
    part = Part(person=person.id, role="applicant")
    case = ann.office.cases.open(NewCase(case_type="housing-support", people=(part,), owner=ann.me))
    settled(ann, sue, ben)
    glass, category = uuid4(), GlassCategory.PERSON_PRESENT
    asked = GlassRequest(id=glass, case=case.id, category=category, reason="She stands here and Ann is ill today")
    line = ben.synchronizer._line

    raw = line.send("POST", "/sync/v1/break-glass", to_json(asked), limit_bytes=1 << 20)
    shown = from_json(raw.body, GlassReply, limit_bytes=1 << 20)
    note = GlassNote(id=uuid4(), text="Came in tears; Ann is to ring her")
    line.send("POST", f"/sync/v1/break-glass/{glass}/note", to_json(note), limit_bytes=4096)
    settled(ann, sue, ben)

    assert case.id in {row.id for row in shown.rows}
    assert not ben.has(Case, case.id)
    assert not ben.has(Note, note.id)
    assert [one.text for one in ann.office.notes.of_case(case.id)] == [note.text]
    with town.parts.database.reading() as connection:
        actor = town.parts.identity.people.actor(connection, sue.me)
        assert actor is not None
        assert glass in {one.glass.id for one in town.parts.glasses.to_review(connection, actor, now=town.clock())}
    assert_one(town, ann, sue, ben)


def test_a_wiped_device_leaves_nothing_behind_but_its_sealed_work(town: Town, sue: Machine) -> None:
    ann = town.hires("Ann")
    person = ann.enters("Bo Baker")
    settled(ann, sue)
    ann.office.notes.write(NoteEntered(person=person.id, text=WORDS))
    town.transact(
        lambda one: town.parts.identity.devices.order_wipe(one, ann.device, keep_outbox=True, now=town.clock())
    )

    assert ann.try_sync().problem == "sync.wipe-ordered"
    ann.synchronizer.stop()
    ann.is_open = False
    assert ann.synchronizer.obey().told

    left = [one for one in ann.directory.rglob("*") if one.is_file()]
    assert (ann.directory / "outbox.sealed") in left
    assert not any(one.name in {"case.db", "keys.json", "case.db-wal"} or "att" in one.parts for one in left)
    assert not any("device-secret" in name for name in ann.secrets.entries)
    assert_one(town, sue)


def words_in(machine: Machine, word: str) -> list[str]:
    """Return the tables of a store in which a word stands, the search index and the outbox among them."""
    with machine.office.store.reading() as reader:
        run = reader.connection.exec_driver_sql
        tables = [row[0] for row in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: repr([*run(f'SELECT * FROM "{name}"')]).lower() for name in tables}
    return [name for name, told in rows.items() if word.lower() in told]


def tables_with(run: Callable[[str], Iterable[Sequence[Any]]], word: str) -> list[str]:
    tables = [row[0] for row in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {name: str([*map(tuple, run(f'SELECT * FROM "{name}"'))]).lower() for name in tables}
    return [name for name, told in rows.items() if word.lower() in told]
