"""Devices and servers killed in every phase of synchronization, as processes of their own, and opened again.

Afterwards everything acknowledged is on the server exactly once, all hold the same, nothing had been called sent that
was not, and every log is whole.
"""

import io
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.desk.contents import ContentState
from caseworker.desk.documents import FileEntered
from caseworker.desk.exchange import Progress
from caseworker.domain.attachments import AttachmentId, Origin
from caseworker.domain.ids import PersonId
from sync.client.status import Status
from tests.postgres import database as postgres_database
from tests.postgres import postgres_server
from tests.store.killing import Told, killed, needs_fork
from tests.sync.machines import Agency, Machine, an_agency, assert_equal, assert_sound, at_work
from tests.sync.profiles import a_profile
from tests.sync.server.web_work import a_person
from tests.together.networked import Colleague

__all__ = ["postgres_server"]

Tell = Callable[[str], None]
SCAN = os.urandom(700_000)

pytestmark = needs_fork


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.nightly)])
def agency(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agency]:
    """One server process for the tests of this module, on each kind of database."""
    folder = tmp_path_factory.mktemp("agency")
    if request.param == "sqlite":
        with an_agency(folder) as made:
            yield made
        return
    with postgres_database(request.getfixturevalue("postgres_server")) as url, an_agency(folder, url) as made:
        yield made


@pytest.fixture(scope="module")
def ann(agency: Agency) -> Machine:
    return agency.joins("Ann")


@pytest.fixture(scope="module")
def ben(agency: Agency) -> Machine:
    return agency.joins("Ben")


def at_rest(colleague: Colleague) -> None:
    """Synchronize until nothing is left to be sent, attachments included."""
    while True:
        status = colleague.synchronizer.once()
        assert not status.problem, status
        if status.is_all_sent and not any(colleague.office.contents.waiting()):
            return


def assert_all_well(agency: Agency, ann: Machine, ben: Machine, saved: set[UUID]) -> None:
    """Let both come to rest, and check that nothing was lost, doubled, or told of wrongly."""
    with at_work(ann) as here, at_work(ben) as there:
        for one in (here, there, here):
            at_rest(one)
        assert_equal(here, there)
    people = agency.people()
    assert saved <= set(people)
    assert set(people.values()) == {1}
    assert assert_sound(ann) == assert_sound(ben) == set(people)
    agency.assert_whole()


@pytest.mark.parametrize("kills", [2, pytest.param(25, marks=pytest.mark.nightly)])
def test_a_device_killed_at_work_while_it_sends_and_fetches(
    kills: int, agency: Agency, ann: Machine, ben: Machine
) -> None:
    chance, saved = random.Random(kills), set[UUID]()
    for _ in range(kills):
        told = killed(partial(_work, ann), after_s=chance.uniform(0.05, 1.2), first="open")
        saved |= _ids(told, "saved")
        assert _ids(told, "sent") <= set(agency.people()), "called sent, and not there"
        assert saved <= assert_sound(ann)
        with at_work(ben) as colleague:
            colleague.enter("somebody Ann has to fetch")
            colleague.sync()
    assert saved

    assert_all_well(agency, ann, ben, saved)


def _work(machine: Machine, tell: Tell) -> None:
    """Save one person after the other while the loop runs, and tell which were saved, and which are called sent."""
    with at_work(machine) as ann:
        ann.synchronizer.start()
        tell("open")
        waiting = list[PersonId]()
        for number in count():
            waiting.append(ann.enter(f"person {number}").id)
            tell(f"saved {waiting[-1]}")
            ann.synchronizer.woken()
            progress = ann.office.exchange.progress(waiting)
            for one in [one for one in waiting if progress[one] is Progress.SENT]:
                waiting.remove(one)
                tell(f"sent {one}")


def _ids(told: Told, what: str) -> set[UUID]:
    return {UUID(word.split()[1]) for word in told.words if word.startswith(f"{what} ")}


@pytest.mark.parametrize(
    ("kills", "people"), [(1, 150), pytest.param(20, 2_500, marks=pytest.mark.nightly, id="many, from chunks")]
)
def test_a_device_killed_in_its_first_pull_goes_on_where_it_was(
    kills: int, people: int, agency: Agency, ann: Machine
) -> None:
    chance = random.Random(kills)
    filler = a_profile(agency.founder.device("Filler"), base_url=agency.process.base_url)
    made = [a_person(description=f"person {number} " + "with a long story " * 20) for number in range(people)]
    for one in made:
        filler.write(one)
    filler.until_done()
    new = agency.joins("New")

    for _ in range(kills):
        told = killed(partial(_fetch, new, 30_000), after_s=chance.uniform(0.05, 1.5), first="open")
        assert not told.ended or "done" in told.words
        assert_sound(new)

    assert_all_well(agency, ann, new, {one.record for one in made})


def _fetch(machine: Machine, most_bytes_s: int, tell: Tell) -> None:
    """Synchronize once over a slow link."""
    with at_work(machine, most_bytes_s=most_bytes_s) as colleague:
        tell("open")
        status = colleague.synchronizer.once()
        tell("done" if status.is_all_sent and not status.problem else status.problem)


@pytest.mark.nightly
@pytest.mark.parametrize("kills", [12])
def test_a_device_killed_while_an_attachment_goes_up_or_comes_down(
    kills: int, agency: Agency, ann: Machine, ben: Machine
) -> None:
    chance = random.Random(kills)
    with at_work(ann) as here:
        person, made = _attach(here)
    for _ in range(kills):
        killed(partial(_fetch, ann, 400_000), after_s=chance.uniform(0.2, 2.0), first="open")
        assert person in assert_sound(ann)
    assert_all_well(agency, ann, ben, {person})
    with at_work(ben) as there:
        there.office.contents.want(made)
    for _ in range(kills):
        killed(partial(_fetch, ben, 400_000), after_s=chance.uniform(0.2, 2.0), first="open")
        assert person in assert_sound(ben)
    with at_work(ben) as there:
        _assert_here(there, made)


def _attach(colleague: Colleague) -> tuple[PersonId, AttachmentId]:
    person = colleague.enter("somebody with a letter").id
    entered = FileEntered(name="letter.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person)
    return person, colleague.office.documents.attach(io.BytesIO(SCAN), entered).id


def _assert_here(colleague: Colleague, attachment: AttachmentId) -> None:
    """Fetch the content of an attachment, and check that it is what was attached."""
    colleague.office.contents.want(attachment)
    colleague.sync()
    assert colleague.office.contents.states([attachment])[attachment].where is ContentState.HERE
    into = io.BytesIO()
    with colleague.office.documents.open(attachment) as content:
        content.copy_to(into)
    assert into.getvalue() == SCAN


@pytest.mark.nightly
@pytest.mark.parametrize("kills", [10])
def test_a_server_killed_while_devices_send_fetch_and_upload(
    kills: int, agency: Agency, ann: Machine, ben: Machine
) -> None:
    chance, saved, made = random.Random(kills), set[UUID](), list[AttachmentId]()
    with at_work(ann) as here, at_work(ben) as there:
        stop = threading.Event()
        working = [
            threading.Thread(target=_keep_on, args=(here, stop, saved, made)),
            threading.Thread(target=_keep_on, args=(there, stop, saved, made)),
        ]
        for one in working:
            one.start()
        for _ in range(kills):
            time.sleep(chance.uniform(0.3, 1.0))
            agency.process.kill()
            claimed = [one.synchronizer.status for one in (here, there)]
            _assert_true(agency, claimed)
            agency.process.start()
        stop.set()
        for one in working:
            one.join()
    assert saved
    assert made

    assert_all_well(agency, ann, ben, saved)
    with at_work(ann) as here, at_work(ben) as there:
        for attachment in made[:2]:
            _assert_here(here, attachment)
            _assert_here(there, attachment)


def _keep_on(colleague: Colleague, stop: threading.Event, saved: set[UUID], made: list[AttachmentId]) -> None:
    """Save, attach, and try to synchronize, whatever comes of it."""
    while not stop.is_set():
        person, attachment = _attach(colleague)
        saved.add(person)
        made.append(attachment)
        colleague.synchronizer.once()


def _assert_true(agency: Agency, told: list[Status]) -> None:
    """Check that no more was called sent than the server has."""
    with agency.founder.assembly.parts.database.reading() as connection:
        there = agency.founder.assembly.parts.database.tx(connection).stream().head
    assert sum(one.sent for one in told) <= there


def test_the_folder_of_a_killed_device_has_nothing_that_can_be_read(agency: Agency, ann: Machine) -> None:
    killed(partial(_work, ann), after_s=0.3, first="open")

    files = [one.read_bytes() for one in Path(ann.directory).rglob("*") if one.is_file()]

    assert files
    assert not any(b"person 0" in one for one in files)
