"""Laptops and servers that come back from a copy: nothing is lost, nothing is there twice, and somebody is told."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from caseworker.desk import restoring
from caseworker.desk.contents import ContentState
from caseworker.desk.documents import FileEntered
from caseworker.desk.notes import NoteEntered
from caseworker.desk.tasks import Plan
from caseworker.domain.attachments import Origin
from caseworker.domain.merge import Settled
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task
from caseworker.domain.values import PartialDate
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.membership_lease import LeaseUnusable
from sync.client.posting import posting
from sync.client.sessions import renewed_lease
from tests.fakes.keyring import FakeSecrets
from tests.together.sync_offices import PHRASE, Machine, Town, a_town, assert_one, settled

LETTER = b"the letter " * 20_000


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


def problems_of(town: Town, machine: Machine) -> set[str]:
    """Kinds of the problems about one device, of its work or of its audit trail."""
    with town.parts.database.reading() as connection:
        listed = town.parts.problems.listed(connection, frozenset({"north/0"}))
    return {one.kind.value for one in listed if one.device == machine.device}


def notes_of(machine: Machine, person: Person) -> list[str]:
    return sorted(one.text for one in machine.office.notes.of_person(person.id))


def test_of_a_copied_laptop_both_go_on_until_the_server_sees_two_and_a_supervisor_is_told(
    town: Town, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Marta Kowalska")
    settled(ann, ben)
    twin = ann.copied("copy")
    for one, word in ((ann, "first"), (twin, "second")):
        for number in range(2):
            one.office.notes.write(NoteEntered(person=person.id, text=f"{word} {number}"))

    ann.sync()
    twin.sync()  # goes on in a life of its own
    assert problems_of(town, ann) == {"fork"}
    ann.office.notes.write(NoteEntered(person=person.id, text="first 2"))
    ann.try_sync()  # and now two are alive under one name

    assert problems_of(town, ann) == {"fork", "clone"}
    assert ann.try_sync().problem == "sync.not-accepted"
    assert twin.try_sync().problem == "sync.not-accepted"
    assert notes_of(ann, person)[:2] == ["first 0", "first 1"]
    ben.sync()
    told = ["first 0", "first 1", "first 2", "second 0", "second 1"]
    assert notes_of(ben, person) == told

    twin.close()
    town.transact(lambda one: town.parts.identity.devices.release(one, ann.device))
    ann.office.notes.write(NoteEntered(person=person.id, text="third, the copy being gone"))
    settled(ann, ben)
    ann.office.people.edit(person.id, contact_note="and on it goes")
    settled(ann, ben)

    for one in (ann, ben):
        assert notes_of(one, person) == [*told, "third, the copy being gone"]
    assert_one(town, ann, ben)


def test_a_laptop_put_back_from_a_backup_of_last_week_has_everything_again(
    town: Town, ann: Machine, ben: Machine
) -> None:
    person = ben.enters("Marta Kowalska")
    settled(ben, ann)
    code, backup = ben.office.maintenance.new_backup_code(), town.folder / "laptop"
    ben.office.maintenance.back_up(backup, code=code)
    for number in range(3):
        ben.office.notes.write(NoteEntered(person=person.id, text=f"week {number}"))
    settled(ben, ann)
    ben.close()

    wish = Enrolment(passphrase=PHRASE, now=ben.clock(), secrets=FakeSecrets(), cost=LOWEST)
    directory = town.folder / "put-back"
    with pytest.raises(LeaseUnusable):  # a lease is not in a backup
        restoring.restore(backup, town.folder / "offline", wish, code=code, clock=ben.clock)
    renew = partial(renewed_lease, now=ben.clock(), post=posting(town.server.transport()))
    office = restoring.restore(backup, directory, wish, code=code, clock=ben.clock, renew=renew)
    again = Machine(town, ben.card, directory, wish.secrets, ben.clock, office)  # type: ignore[arg-type]
    town.machines[town.machines.index(ben)] = again
    again.office.notes.write(NoteEntered(person=person.id, text="after"))
    settled(again, ann)

    for one in (again, ann):
        assert notes_of(one, person) == ["after", "week 0", "week 1", "week 2"]
    assert problems_of(town, again) == {"fork"}
    assert_one(town, again, ann)


def test_a_server_put_back_from_yesterday_is_rebuilt_by_its_devices_exactly_once(
    town: Town, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Marta Kowalska")
    today = ann.clock().date()
    task = ann.office.tasks.plan(Plan(title="Ring the landlord", due=today))
    settled(ann, ben)
    backup = town.backs_up()
    for one in (ann, ben):
        for days in (1, 2):
            one.office.tasks.postpone(task.id, due=today + timedelta(days=days))
        one.office.notes.write(NoteEntered(person=person.id, text=f"by {one.card.name}"))
    of_ben = ben.enters("Omar Haddad")
    told = FileEntered(name="letter.txt", media_type="text/plain", origin=Origin.SCAN, person=of_ben.id)
    letter = ben.office.documents.attach(io.BytesIO(LETTER), told)
    settled(ann, ben)
    postponed = ann.get(Task, task.id).postponed
    assert postponed == 4

    town.is_put_back(backup)
    ann.office.notes.write(NoteEntered(person=person.id, text="written while it was gone"))
    ben.connects_again()
    settled(ann, ben)
    new = town.hires("Cem")

    for one in (ann, ben, new):
        assert one.get(Task, task.id).postponed == postponed
        assert notes_of(one, person) == ["by Ann", "by Ben", "written while it was gone"]
        assert one.has(Person, of_ben.id)
    assert {state for one in (ann, ben) for state, _ in town.answers(one)} == {"applied", "conflict"}
    new.office.contents.want(letter.id)
    new.sync()
    assert new.office.contents.states([letter.id])[letter.id].where is ContentState.HERE
    assert_one(town, ann, ben, new)


def test_a_conflict_found_after_the_backup_is_told_again_to_the_server(town: Town, ann: Machine, ben: Machine) -> None:
    person = ann.enters("Marta Kowalska")
    settled(ann, ben)
    backup = town.backs_up()
    ann.office.people.set_birth_date(person.id, PartialDate(1980))
    ben.office.people.set_birth_date(person.id, PartialDate(1981))
    settled(ann, ben)
    (before,) = ann.office.conflicts.of_record(person.id)
    assert before.settled is Settled.OPEN

    town.is_put_back(backup)
    settled(ben, ann)

    for one in (ann, ben):
        listed = one.office.conflicts.of_record(person.id)
        assert before.id in {line.id for line in listed}
        told = {one.office.conflicts.page(line.id).stood.value for line in listed}
        told |= {one.office.conflicts.page(line.id).came.value for line in listed}
        assert told == {PartialDate(1980), PartialDate(1981)}
    assert_one(town, ann, ben)


def test_a_server_that_lost_everything_takes_nothing_away_from_its_devices(town: Town, ann: Machine) -> None:
    person = ann.enters("Marta Kowalska")
    ann.sync()
    folder = town.server.settings.folder
    town.dies_and_is_made_anew()
    ann.office.notes.write(NoteEntered(person=person.id, text="while it was gone"))

    assert ann.try_sync().problem == "sync.not-accepted"
    assert ann.person(person.id).names == person.names

    town.server.stop()
    town.server.settings = replace(town.server.settings, folder=folder)
    town.server.restart_after_stop()
    ann.sync()

    assert notes_of(ann, person) == ["while it was gone"]
    assert_one(town, ann)


def test_a_log_that_began_anew_is_not_taken_for_everything_having_been_deleted(
    town: Town, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Marta Kowalska")
    settled(ann, ben)
    backup = town.backs_up()  # from now on devices need not keep what they have sent
    settled(ann, ben)
    town.loses_its_log()
    ann.office.notes.write(NoteEntered(person=person.id, text="while it was gone"))

    for one in (ann, ben):
        assert one.try_sync().problem == "sync.another-log"
        assert one.person(person.id).names == person.names
    assert ann.office.exchange.status().saved_here == 1

    town.is_put_back(backup)
    settled(ann, ben)

    assert notes_of(ben, person) == ["while it was gone"]
    assert_one(town, ann, ben)
