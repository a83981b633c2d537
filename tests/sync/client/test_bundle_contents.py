"""What travels on a stick beside the work: contents of attachments both ways, and the audit trail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from sync.client.bundles import Imported
from sync.client.witness import LogRewritten
from sync.server.audit.leaves import Leaves
from sync.server.tables import METADATA
from tests.sync.client.bundle_world import CASE, World
from tests.sync.messages import creation
from tests.sync.server.contents import ANN, BEN, NOON, a_caller, some_bytes, some_contents, sum_of


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with some_contents(tmp_path) as contents:
        yield World(contents, tmp_path)


def test_contents_that_are_not_here_come_with_the_answer(world: World) -> None:
    large, small, secret = some_bytes(2_500_000), some_bytes(300, seed=2), some_bytes(400, seed=3)
    for one in (large, small):
        world.contents.attach(a_caller(ANN), sum_of(one))
    world.contents.attach(a_caller(ANN), sum_of(secret), scopes=("B/1",))
    for one in (large, small, secret):
        world.contents.send(a_caller(ANN), one)
        world.ben.files.lack(one)
    world.ben.files.lack(some_bytes(500, seed=4))  # nobody has sent it
    back = world.answered(world.ben.export())
    assert world.ben.take(back).fetched == 2
    assert world.ben.files.came == {sum_of(one): one for one in (large, small)}
    assert world.ben.take(back).fetched == 0


def test_of_content_that_is_here_in_part_only_the_rest_is_taken(world: World) -> None:
    content = some_bytes(2_500_000)
    world.contents.attach(a_caller(ANN), sum_of(content))
    world.contents.send(a_caller(ANN), content)
    world.ben.files.lack(content)
    (begun,) = world.ben.files.to_fetch(wanted_only=False, limit=1)
    world.ben.files.arrived(begun, content[:1_200_000])
    assert world.ben.by_hand().fetched == 1
    assert world.ben.files.came == {sum_of(content): content}


def test_content_that_is_not_what_it_should_be_holds_up_nothing(world: World) -> None:
    content, other = some_bytes(300_000), some_bytes(300, seed=2)
    for one in (content, other):
        world.contents.attach(a_caller(ANN), sum_of(one))
        world.contents.send(a_caller(ANN), one)
        world.ben.files.lack(one)
    (begun, _) = world.ben.files.to_fetch(wanted_only=False, limit=2)
    world.ben.files.arrived(begun, bytes(1_000))
    assert world.ben.by_hand().fetched == 1
    assert list(world.ben.files.came) == [sum_of(other)]


def test_contents_for_which_an_answer_has_no_room_come_with_a_later_one(world: World) -> None:
    large, small = some_bytes(2_500_000), some_bytes(300, seed=2)
    for one in (large, small):
        world.contents.attach(a_caller(ANN), sum_of(one))
        world.contents.send(a_caller(ANN), one)
        world.ben.files.lack(one)
    assert world.ben.take(world.answered(world.ben.export(), most_in_all=2_000_000)).fetched == 1
    assert list(world.ben.files.came) == [sum_of(small)]
    assert world.ben.by_hand().fetched == 1


def test_the_audit_trail_goes_out_and_the_servers_checkpoint_comes_back(world: World) -> None:
    world.ann.trail.happens(25)
    world.ann.by_hand()
    assert world.ann.trail.up_to == 25
    assert "caseworker/agency" in world.ann.trail.note
    first = world.ann.trail.note
    world.works(70)
    world.ann.trail.happens()
    world.ann.by_hand()
    assert (world.ann.trail.up_to, world.ann.trail.alarms) == (26, [])
    assert world.ann.trail.note != first
    with world.contents.database.reading() as connection:
        kept = Leaves(connection, world.contents.database.stream).chain(str(world.ann.keys.device))
    assert kept.seq == 26


def test_an_old_word_about_the_log_raises_no_alarm(world: World) -> None:
    world.ann.trail.happens(3)
    old = world.answered(world.ann.export(), "old.bundle")
    world.works(5)
    world.ann.by_hand()
    newer = world.ann.trail.note
    world.works(5)
    assert world.ann.take(old) == Imported()
    world.ann.by_hand()
    assert world.ann.trail.alarms == []
    assert world.ann.trail.note != newer


def test_a_log_that_was_written_anew_raises_the_alarm_after_the_work_was_taken_in(world: World) -> None:
    world.works(5)
    world.ann.by_hand()
    database, stream = world.contents.database, world.contents.database.stream
    with database.writing() as connection:
        for table in (one for one in METADATA.sorted_tables if one.name.startswith("audit")):
            connection.execute(sa.delete(table).where(table.c.stream == stream))
    world.works(9, act="people.change")
    world.ann.edit(creation(CASE))
    with pytest.raises(LogRewritten):
        world.ann.by_hand()
    assert world.ann.trail.alarms == [5]
    assert world.ann.books.outbox[-1].kept


def test_records_that_are_of_another_device_are_left_out(world: World) -> None:
    world.ann.trail.device = world.ben.keys.device
    world.ann.trail.happens(2)
    world.ann.edit(creation(CASE))
    assert world.ann.by_hand().pushes == 1
    assert world.ann.trail.up_to == 0


def test_content_that_came_in_part_another_way_is_completed(world: World) -> None:
    content = some_bytes(2_500_000)
    sha256 = world.ann.files.add(content)
    ann = a_caller(ANN)
    world.contents.uploads.take(ann, sha256, offset=0, total=len(content), data=content[:300_000], now=NOON)
    assert world.ann.by_hand().contents == 1
    assert world.ann.by_hand().contents == 0


def test_contents_of_attachments_travel_along(world: World) -> None:
    large, small = some_bytes(2_500_000), some_bytes(300, seed=2)
    sums = [world.ann.files.add(one) for one in (large, small)]
    for one in sums:
        world.contents.attach(a_caller(ANN), one)
    assert world.ann.by_hand().contents == 2
    for one, content in zip(sums, (large, small), strict=True):
        assert world.contents.shelf.read(a_caller(BEN), one, asked=None, now=NOON).data == content


def test_content_that_the_server_refuses_or_that_is_not_here_stays_and_the_rest_goes(world: World) -> None:
    world.contents.uploads._policy = type(world.contents.uploads._policy)(most_bytes=1000)
    world.ann.files.add(some_bytes(5000))
    world.ann.files.add(b"")
    small = world.ann.files.add(some_bytes(500, seed=2))
    world.ann.edit(creation(CASE))
    told = world.ann.by_hand()
    assert (told.pushes, told.contents) == (1, 1)
    assert world.ann.files.on_server == {small}
