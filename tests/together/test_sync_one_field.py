"""Two officers on one thing without knowledge of each other: what happens to every kind of field."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.tasks import Plan
from caseworker.domain.cases import Case, Priority
from caseworker.domain.conflicts import Conflict
from caseworker.domain.merge import Settled
from caseworker.domain.tasks import Task
from caseworker.domain.values import PartialDate
from sync.server.tables import OP
from tests.domain.people_builders import a_phone
from tests.together.sync_offices import Machine, Town, a_town, assert_one, settled


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


def a_case(ann: Machine, ben: Machine, **more: object) -> Case:
    """A case of Ann's that both have."""
    person = ann.enters("Marta Kowalska")
    part = Part(person=person.id, role="applicant")
    made = ann.office.cases.open(NewCase(case_type="housing-support", people=(part,), owner=ann.me, **more))  # type: ignore[arg-type]
    settled(ann, ben)
    return made


def test_two_decisions_are_an_open_conflict_on_both_devices_until_one_settles_it_offline(
    town: Town, ann: Machine, ben: Machine
) -> None:
    case = a_case(ann, ben)
    ben.office.case_owners.prioritise(case.id, Priority.URGENT)
    ann.office.case_owners.prioritise(case.id, Priority.LOW)
    settled(ben, ann)

    for one in (ann, ben):
        (line,) = one.office.conflicts.of_record(case.id)
        assert (line.field, line.settled) == ("priority", Settled.OPEN)
        assert one.get(Case, case.id).priority is Priority.URGENT  # what stood first stays
        page = one.office.conflicts.page(line.id)
        assert (page.stood.value, page.came.value) == (Priority.URGENT, Priority.LOW)
    (line,) = ann.office.conflicts.of_record(case.id)
    assert ann.office.conflicts.page(line.id).may_settle

    ann.office.conflicts.settle_by(line.id, ann.get(Conflict, line.id).came)  # no connection is needed for it
    assert ann.get(Case, case.id).priority is Priority.LOW
    settled(ann, ben)

    for one in (ann, ben):
        (line,) = one.office.conflicts.of_record(case.id)
        assert (line.settled, line.settled_by) == (Settled.BY_PERSON, ann.me)
        assert one.get(Case, case.id).priority is Priority.LOW
        assert one.office.conflicts.page(line.id).stood.value is Priority.URGENT  # the losing side is kept
    assert_one(town, ann, ben)


def test_a_description_is_settled_by_rule_and_undone_in_one_step(town: Town, ann: Machine, ben: Machine) -> None:
    case = a_case(ann, ben)
    ann.office.cases.rename(case.id, "Roof leaks")
    ben.clock.by += timedelta(seconds=5)
    ben.office.cases.rename(case.id, "Roof and cellar")
    ben.clock.by -= timedelta(seconds=5)
    settled(ben, ann)

    (line,) = ann.office.conflicts.of_record(case.id)
    assert (line.field, line.settled) == ("title", Settled.BY_RULE)
    assert {one.get(Case, case.id).title for one in (ann, ben)} == {"Roof and cellar"}
    conflict = ann.get(Conflict, line.id)
    losing = next(one for one in (conflict.stood, conflict.came) if conflict.value_of(one) == "Roof leaks")

    ann.office.conflicts.settle_by(line.id, losing)
    settled(ann, ben)

    assert {one.get(Case, case.id).title for one in (ann, ben)} == {"Roof leaks"}
    assert {one.get(Conflict, line.id).settled for one in (ann, ben)} == {Settled.BY_PERSON}
    assert_one(town, ann, ben)


def test_two_long_texts_are_offered_merged_line_by_line(town: Town, ann: Machine, ben: Machine) -> None:
    summary = "one\ntwo\nthree\nfour\nfive\n"
    case = a_case(ann, ben, summary=summary)
    ann.writes(Case, case.id, summary=summary.replace("one", "One"))
    ben.writes(Case, case.id, summary=summary.replace("five", "Five"))
    settled(ann, ben)

    (line,) = ann.office.conflicts.of_record(case.id)
    offered = ann.office.conflicts.page(line.id).merged
    assert line.settled is Settled.OPEN
    assert offered is not None
    assert offered.text == "One\ntwo\nthree\nfour\nFive\n"

    ann.office.conflicts.settle_with(line.id, offered.text)
    settled(ann, ben)

    assert {one.get(Case, case.id).summary for one in (ann, ben)} == {offered.text}
    assert_one(town, ann, ben)


def test_members_added_by_two_are_both_there_and_one_added_anew_survives_a_removal(
    town: Town, ann: Machine, ben: Machine
) -> None:
    case = a_case(ann, ben)
    ann.office.cases.tag(case.id, "damp")
    settled(ann, ben)
    ann.office.cases.untag(case.id, "damp")
    ann.office.cases.tag(case.id, "roof")
    ben.office.cases.untag(case.id, "damp")
    ben.office.cases.tag(case.id, "damp")
    settled(ann, ben)

    for one in (ann, ben):
        assert set(one.get(Case, case.id).tags) == {"damp", "roof"}
        assert one.office.conflicts.of_record(case.id) == ()
    assert_one(town, ann, ben)


def test_contact_points_added_by_two_officers_are_both_kept(town: Town, ann: Machine, ben: Machine) -> None:
    person = ann.enters("Ilse Brandt")
    settled(ann, ben)
    ann.office.people.add_entry(person.id, a_phone("0555 010 1111"))
    ben.office.people.add_entry(person.id, a_phone("0555 010 2222"))
    settled(ben, ann)

    for one in (ann, ben):
        assert len(one.person(person.id).contact_points) == 2
    assert_one(town, ann, ben)


def test_counts_of_two_officers_add_up(town: Town, ann: Machine, ben: Machine) -> None:
    today = ann.clock().date()
    task = ann.office.tasks.plan(Plan(title="Ring the landlord", due=today))
    settled(ann, ben)
    ann.office.tasks.postpone(task.id, due=today + timedelta(days=1))
    ann.office.tasks.postpone(task.id, due=today + timedelta(days=2))
    ben.office.tasks.postpone(task.id, due=today + timedelta(days=9))
    settled(ben, ann)

    assert {one.get(Task, task.id).postponed for one in (ann, ben)} == {3}
    assert_one(town, ann, ben)


def test_one_officer_at_two_machines_is_asked_what_was_meant_and_each_upload_is_under_its_author(
    town: Town, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Elif Kaya")
    tablet = town.gives(ann.card)
    settled(ann, ben, tablet)
    ann.office.people.set_birth_date(person.id, PartialDate(1980))
    tablet.office.people.set_birth_date(person.id, PartialDate(1981))
    settled(tablet, ann, ben)

    for one in (ann, tablet, ben):
        (line,) = one.office.conflicts.of_record(person.id)
        page = one.office.conflicts.page(line.id)
        assert {page.stood.officer, page.came.officer} == {ann.me}
        assert (page.stood.device, page.came.device) == (tablet.device, ann.device)
    with town.parts.database.reading() as connection:
        authors = connection.execute(sa.select(OP.c.device, OP.c.officer).distinct()).all()
    assert {(device, officer) for device, officer in authors if device.int} == {
        (one.device, one.me) for one in (ann, tablet, ben)
    }
    assert_one(town, ann, tablet, ben)
