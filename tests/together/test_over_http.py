"""Several officers with real stores, a real server, and a real network between them."""

import io
import time
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from caseworker.desk.contents import ContentState
from caseworker.desk.documents import FileEntered
from caseworker.desk.exchange import News
from caseworker.domain.attachments import Origin
from sync.server.tables import OP, OP_ABOUT
from tests.together.networked import Colleague, Town, a_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town"), with_tls=True) as made:
        yield made


@pytest.fixture(scope="module")
def pair(town: Town) -> tuple[Colleague, Colleague]:
    """Two officers of one territory who have synchronized once."""
    ann, ben = town.hires("Ann"), town.hires("Ben")
    ann.sync()
    ben.sync()
    return ann, ben


@pytest.fixture
def ann(pair: tuple[Colleague, Colleague]) -> Colleague:
    return pair[0]


@pytest.fixture
def ben(pair: tuple[Colleague, Colleague]) -> Colleague:
    return pair[1]


def test_what_one_officer_enters_another_can_open(ann: Colleague, ben: Colleague) -> None:
    person = ann.enter("a man of about 40, red coat")

    ann.sync()
    ben.sync()

    assert ben.office.people.open(person.id).person.description == "a man of about 40, red coat"


def test_a_name_set_on_the_server_reads_on_another_device(town: Town, ann: Colleague, ben: Colleague) -> None:
    parts, author = town.server.assembly.parts, ben.office.card.id
    with parts.database.writing() as connection:
        person = parts.identity.people.get(connection, author)
        parts.identity.people.change(connection, replace(person, name="Ben Ode"), now=town.server.clock())
    ann.synchronizer.engine._hello_at_ms = None

    ann.sync()

    assert ann.office.colleagues.known()[author].name == "Ben Ode"
    assert ann.failures == []


def test_the_agencys_answers_and_places_come_with_the_first_round(ann: Colleague) -> None:

    ann.sync()

    assert ann.office.finding.find("harbour law clinic")


def test_numbers_come_in_blocks_and_provisional_ones_are_replaced(town: Town) -> None:
    ann = town.hires("Ann")
    person = ann.enter("a woman with two children")
    assert person.number == ""

    ann.sync()
    ann.sync()

    assert ann.office.people.open(person.id).person.number
    assert ann.enter("somebody else").number


def test_the_audit_trail_goes_to_the_server_and_its_word_is_kept(town: Town, ann: Colleague) -> None:
    parts = town.server.assembly.parts
    ann.sync()
    parts.database.transact(lambda connection: parts.audit.checkpoint(connection, town.server.clock(), at_once=True))
    ann.synchronizer.engine._hello_at_ms = None

    ann.sync()

    assert ann.synchronizer._witness.last() is not None
    assert ann.failures == []


def test_an_attachment_reaches_a_colleague(ann: Colleague, ben: Colleague) -> None:
    person = ann.enter("a man with a letter")
    content = b"the letter " * 50_000
    made = ann.office.documents.attach(
        io.BytesIO(content),
        FileEntered(name="letter.txt", media_type="text/plain", origin=Origin.SCAN, person=person.id),
    )
    ann.sync()
    ben.sync()
    ben.office.contents.want(made.id)
    ben.sync()

    assert ben.office.contents.states([made.id])[made.id].where is ContentState.HERE
    with ben.office.documents.open(made.id) as reader:
        assert b"".join(reader.chunk(number) for number in range(reader.chunks)) == content


def has_come(colleague: Colleague, record: UUID) -> bool:
    told = [one for one in colleague.news if isinstance(one, News)]
    return any(record in ids for one in told for ids in one.changed.values())


def test_a_change_is_elsewhere_soon_after_it_is_saved(town: Town) -> None:
    ann, ben = town.hires("Ann"), town.hires("Ben")
    ann.sync()
    ben.sync()
    for one in (ann, ben):
        one.synchronizer.start()
    while town.server.assembly.bell.waiting < 2:
        time.sleep(0.01)
    person = ann.enter("somebody who waits outside")

    ann.synchronizer.woken()

    until = time.monotonic() + 20
    while not has_come(ben, person.id) and time.monotonic() < until:
        time.sleep(0.01)
    assert ben.office.people.open(person.id).person.description == "somebody who waits outside"


def test_an_order_to_wipe_is_obeyed_and_told(town: Town) -> None:
    ann = town.hires("Ann")
    ann.enter("somebody")
    parts = town.server.assembly.parts
    device = ann.office.exchange.device
    parts.database.transact(
        lambda connection: parts.identity.devices.order_wipe(
            connection, device, keep_outbox=False, now=town.server.clock()
        )
    )

    status = ann.synchronizer.once()
    ann.synchronizer.stop()
    wiped = ann.synchronizer.obey()

    assert status.problem == "sync.wipe-ordered"
    assert wiped.told
    assert not (ann.office.vault.profile.directory / "case.db").exists()
    with parts.database.reading() as connection:
        assert parts.identity.devices.get(connection, device).wiped_at is not None


def test_comparing_finds_what_is_missing_and_fetches_it_again(
    ann: Colleague, ben: Colleague, expected_logs: pytest.LogCaptureFixture
) -> None:
    person = ann.enter("somebody")
    ann.sync()
    ben.sync()
    with ben.office.store.writing() as connection:
        connection.exec_driver_sql("UPDATE person SET v = 1, description = 'somebody else'")

    status = ben.synchronizer.once(compare=True)

    assert not status.problem
    assert "fetched again" in expected_logs.text
    assert ben.office.people.open(person.id).person.description == "somebody"


def test_two_profiles_on_one_machine_send_each_under_its_own_author(town: Town, ann: Colleague, ben: Colleague) -> None:
    first, second = ann.enter("seen by Ann"), ben.enter("seen by Ben")
    ann.sync()
    ben.sync()
    ann.sync()

    for who, person in ((ann, first), (ben, second)):
        with town.server.assembly.parts.database.reading() as connection:
            asked = sa.select(OP.c.officer).join(OP_ABOUT, OP.c.op_id == OP_ABOUT.c.op_id)
            found = connection.execute(asked.where(OP_ABOUT.c.record == person.id)).scalars().all()
        assert set(found) == {who.office.card.id}
    assert ann.office.people.open(second.id).person.description == "seen by Ben"
