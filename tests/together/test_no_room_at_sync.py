"""Full disks, on either side: nothing is lost, nothing is called sent that was not, and with room it goes on."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.desk.documents import FileEntered
from caseworker.desk.exchange import Progress
from caseworker.domain.attachments import AttachmentId, Origin
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.store.files import DiskFull
from tests.postgres import postgres, postgres_server
from tests.sync.machines import Agency, Machine, an_agency, assert_equal, assert_sound, at_work
from tests.sync.profiles import a_profile
from tests.sync.server.web_work import a_person
from tests.sync.small_disks import Disk, a_small_disk
from tests.together.networked import Colleague

__all__ = ["postgres", "postgres_server"]

pytestmark = pytest.mark.nightly

STORY = "what was said " * 100
SCAN = os.urandom(600_000)


@contextmanager
def an_agency_with_no_room(folder: Path, database: str = "") -> Iterator[tuple[Agency, Disk, Machine, Machine]]:
    """Give an agency whose server keeps its data on a small disk, and two machines."""
    (folder / "machines").mkdir()
    with a_small_disk(folder / "disk", mib=40) as disk:
        served = disk.folder / "server"
        with an_agency(folder / "machines", database, server_folder=served) as agency:
            yield agency, disk, agency.joins("Ann"), agency.joins("Ben")


def assert_all_there(agency: Agency, ann: Machine, ben: Machine, saved: set[UUID]) -> None:
    """Let both come to rest, and check that all of it is everywhere, once."""
    with at_work(ann) as here, at_work(ben) as there:
        for one in (here, there, here):
            one.sync()
        assert_equal(here, there)
    assert saved <= set(agency.people())
    assert assert_sound(ann) == assert_sound(ben) == set(agency.people())
    agency.assert_whole()


def test_a_server_without_room_takes_nothing_and_goes_on_when_it_has_some(tmp_path: Path) -> None:
    with an_agency_with_no_room(tmp_path) as (agency, disk, ann, ben):
        with at_work(ann) as here:
            saved = {here.enter(f"person {number} {STORY}").id for number in range(3)}
            here.sync()
            disk.fill(leave_kib=60)
            late = [here.enter(f"late person {number} {STORY * 4}").id for number in range(60)]

            status = here.synchronizer.once()

            assert status.problem
            assert not status.is_all_sent
            progress = here.office.exchange.progress(late)
            called_sent = {one for one in late if progress[one] is Progress.SENT}
            assert called_sent <= set(agency.people())
            assert status.waiting >= len(late) - len(called_sent)
            disk.make_room()
            here.synchronizer.once()

        assert_all_there(agency, ann, ben, saved | set(late))


def test_a_server_on_postgresql_without_room_for_attachments_takes_them_later(tmp_path: Path, postgres: str) -> None:
    with an_agency_with_no_room(tmp_path, postgres) as (agency, disk, ann, ben):
        disk.fill(leave_kib=100)
        with at_work(ann) as here:
            person = here.enter("somebody with a letter").id
            made = _attach(here, person)
            here.synchronizer.once()

            assert here.office.contents.waiting()[0] == 1
            assert person in agency.people(), "records need no room on that disk"
        disk.make_room()
        with at_work(ann) as here:
            here.sync()
            assert here.office.contents.waiting() == (0, 0)
        assert_all_there(agency, ann, ben, {person})
        with at_work(ben) as there:
            there.office.contents.want(made)
            there.sync()
            with there.office.documents.open(made) as content:
                into = io.BytesIO()
                content.copy_to(into)
        assert into.getvalue() == SCAN


def _attach(colleague: Colleague, person: PersonId) -> AttachmentId:
    entered = FileEntered(name="letter.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person)
    return colleague.office.documents.attach(io.BytesIO(SCAN), entered).id


def test_a_device_without_room_keeps_what_it_has_and_fetches_the_rest_when_it_has_some(
    tmp_path: Path, expected_logs: pytest.LogCaptureFixture
) -> None:
    with an_agency(tmp_path) as agency, a_small_disk(tmp_path / "disk", mib=16) as disk:
        ann, ben = agency.joins("Ann"), agency.joins("Ben", folder=disk.folder / "machine")
        filler = a_profile(agency.founder.device("Filler"), base_url=agency.process.base_url)
        made = [a_person(description=f"person {number} {STORY}") for number in range(700)]
        for one in made:
            filler.write(one)
        filler.until_done()
        with at_work(ben) as there:
            own = there.enter("somebody Ben has seen").id
            disk.fill(leave_kib=300)

            status = there.synchronizer.once()

            assert status.problem == DiskFull.key
            with pytest.raises(DiskFull):
                there.enter(f"no room for {STORY * 1_000}")
            with there.office.store.reading() as reader:
                assert reader.get(Person, own).description == "somebody Ben has seen"
            disk.make_room()
            there.sync()
        assert {one.getMessage().partition(":")[0] for one in expected_logs.records} <= {"the sealed outbox is behind"}

        assert_all_there(agency, ann, ben, {own} | {one.record for one in made})
