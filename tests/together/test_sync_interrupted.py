"""Answers that are lost, servers that die, work that is refused: exactly once, nothing blocked, nothing overstated."""

import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.contents import ContentState
from caseworker.desk.documents import FileEntered
from caseworker.desk.exchange import Progress
from caseworker.desk.notes import NoteEntered
from caseworker.desk.pack_delivery import PackDelivery
from caseworker.desk.tasks import Plan
from caseworker.domain.attachments import Attachment, Origin
from caseworker.domain.cases import Case
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task
from sync.client.status import Phase
from sync.server.effects.subscriptions import Wanted, subscribe
from sync.server.effects.tables import EFFECT
from tests.desk.sittings import RIVERSIDE
from tests.together.sync_offices import Machine, Town, a_town, assert_one, settled

SCAN = os.urandom(700_000)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        made.hires("Ann")
        made.hires("Ben")
        yield made


@pytest.fixture
def ann(town: Town) -> Machine:
    return town.machines[0]


@pytest.fixture
def ben(town: Town) -> Machine:
    return town.machines[1]


def scanned(machine: Machine, person: Person, content: bytes) -> Attachment:
    told = FileEntered(name="scan.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person.id)
    return machine.office.documents.attach(io.BytesIO(content), told)


def content_of(machine: Machine, attachment: Attachment) -> bytes:
    with machine.office.documents.open(attachment.id) as reader:
        return b"".join(reader.chunk(number) for number in range(reader.chunks))


def test_whichever_answer_is_lost_on_its_way_everything_is_there_exactly_once(
    town: Town, ann: Machine, ben: Machine
) -> None:
    person, today = ann.enters("Marta Kowalska"), ann.clock().date()
    task = ann.office.tasks.plan(Plan(title="Ring the landlord", due=today, person=person.id))
    settled(ann, ben)
    number, was_lost = 0, True
    while was_lost:
        number += 1
        ann.office.tasks.postpone(task.id, due=today + timedelta(days=number))
        ann.office.notes.write(NoteEntered(person=person.id, text=f"note {number}"))
        scanned(ann, person, b"page %d" % number)
        ann.connects_again()
        network = ann.lose_answer(number)
        status = ann.try_sync()
        was_lost = network.asked >= number
        assert bool(status.problem) is was_lost
        network.lost = 0
        ann.sync()
    settled(ben, ann)

    assert number > 5
    for one in (ann, ben):
        assert one.get(Task, task.id).postponed == number
        notes = [note.text for note in one.office.notes.of_person(person.id)]
        assert sorted(notes) == sorted(f"note {each}" for each in range(1, number + 1))
        assert one.office.conflicts.of_record(task.id) == ()
    assert {state for state, _ in town.answers(ann)} == {"applied"}
    assert_one(town, ann, ben)


def test_nothing_is_called_sent_when_the_server_dies_before_it_has_stored_it(
    town: Town, ann: Machine, expected_logs: pytest.LogCaptureFixture
) -> None:
    person = ann.enters("Ilse Brandt")
    service = town.server.assembly.service
    hooks = service._hooks

    def dies(*_told: object) -> None:
        raise MemoryError

    service._hooks = replace(hooks, pushed=dies)
    status = ann.try_sync()
    service._hooks = hooks

    assert expected_logs.records
    assert town.record(person.id) is None
    assert (status.phase, status.waiting, status.is_all_sent) == (Phase.WAITING, 1, False)
    assert ann.office.exchange.progress([person.id]) == {person.id: Progress.SAVED_HERE}
    draft = ann.office.drafts.keep("contact", person.id, text="half a sen")
    assert ann.office.exchange.progress([person.id]) == {person.id: Progress.DRAFT}
    ann.office.drafts.discard(draft)

    ann.sync()

    assert ann.office.exchange.progress([person.id]) == {person.id: Progress.SENT}
    assert town.record(person.id) is not None


def test_work_that_is_refused_holds_up_nothing_behind_it(town: Town, ann: Machine, ben: Machine) -> None:
    person = ann.enters("Omar Haddad")
    part = Part(person=person.id, role="applicant")
    case = ann.office.cases.open(NewCase(case_type="housing-support", people=(part,), owner=ann.me))
    settled(ann, ben)
    ann.office.notes.write(NoteEntered(person=person.id, text="before"))
    ann.writes(Case, case.id, team="heating")  # is for a supervisor to do
    ann.office.notes.write(NoteEntered(person=person.id, text="behind"))
    settled(ann, ben)

    assert [one.text for one in ben.office.notes.of_person(person.id)] == ["behind", "before"]
    (returned,) = ann.office.exchange.returned()
    assert (returned.action, returned.word) == ("test.edit", "role")
    assert ann.get(Case, case.id).team == "housing"
    assert_one(town, ann, ben)
    ann.office.exchange.dismiss(returned.op_id)


def test_attachments_travel_both_ways_and_go_on_where_they_were_cut(town: Town, ann: Machine, ben: Machine) -> None:
    person = ann.enters("Jan de Wit")
    settled(ann, ben)
    files = {one: scanned(one, person, SCAN + one.card.name.encode()) for one in (ann, ben)}
    for one in (ann, ben):
        meter = one.synchronizer._transport.meter
        before, network = meter.sent, one.lose_answer(4)
        one.try_sync()
        network.lost = 0
        one.sync()
        assert meter.sent - before < 2 * len(SCAN)  # what is lost is one piece, not the file
    settled(ann, ben)
    for one, other in ((ann, ben), (ben, ann)):
        wanted = files[other]
        one.office.contents.want(wanted.id)
        network = one.lose_answer(2)
        one.try_sync()
        network.lost = 0
        one.sync()
        assert one.office.contents.states([wanted.id])[wanted.id].where is ContentState.HERE
        assert content_of(one, wanted) == SCAN + other.card.name.encode()
    assert_one(town, ann, ben)


def test_work_that_arrives_late_sends_no_mail_about_what_is_long_past(town: Town, ann: Machine) -> None:
    wanted = Wanted(kinds=("note",))
    town.transact(
        lambda one: subscribe(
            one, "agency", target="team@riverside.example", wanted=wanted, now=town.clock(), entropy=os.urandom
        )
    )
    person = ann.enters("Elif Kaya")
    ann.sync()
    ann.office.notes.write(NoteEntered(person=person.id, text="long ago"))
    town.later(days=3)
    ann.office.notes.write(NoteEntered(person=person.id, text="just now"))
    ann.sync()
    ann.sync()

    with town.parts.database.reading() as connection:
        states = connection.execute(sa.select(EFFECT.c.state).order_by(EFFECT.c.op_id)).scalars().all()
    assert states == ["stale", "pending"]


def test_a_pack_that_is_published_reaches_every_device_with_what_it_offers(
    town: Town, ann: Machine, ben: Machine, tmp_path: Path
) -> None:
    folder = tmp_path / "riverside"
    shutil.copytree(RIVERSIDE, folder)
    agency = folder / "agency.yaml"
    version = ann.office.sitting.pack.version
    agency.write_text(agency.read_text().replace(f'version: "{version}"', 'version: "2027.1"'))
    directory = folder / "directory.yaml"
    directory.write_text(directory.read_text().replace("Harbour Law Clinic", "Harbour Advice Clinic"))
    town.transact(lambda one: town.parts.packs.publish(one, folder, now=town.clock()))

    for one in (ann, ben):
        one.connects_again()
        one.sync()

    for one in (ann, ben):
        assert PackDelivery(one.office.sitting).version() == "2027.1"
        assert one.office.finding.find("harbour advice clinic")
    assert_one(town, ann, ben)
