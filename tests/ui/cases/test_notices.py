"""Setting a matter at a place to done lists who is told of it, each by the way they prefer, and plans the notices."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.people import NewPerson
from caseworker.domain.cases import Case
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task, TaskState
from tests.domain.people_builders import a_name, a_phone, an_address
from tests.ui.cases.conftest import OpenCase
from tests.ui.cases.opened import OpenedCase
from tests.ui.workplaces import Workplace
from ui.cases.notices_panel import NoticesPanel

Shot = Callable[[QWidget, str], None]
COMMAND = "case.tell-reporters"


def somebody(place: Workplace, name: str, **over: object) -> Person:
    return place.office.people.add(NewPerson(names=(a_name(name),), territory="north", **over))  # type: ignore[arg-type]


def a_pothole(place: Workplace) -> Case:
    """A report at Main Street 12 by Olga, joined by Viktor with a telephone and by somebody without a name."""
    office = place.office
    olga = somebody(place, "Olga Pavlova", addresses=(an_address("3 Oak Row"),))
    viktor = somebody(place, "Viktor Balint", contact_points=(a_phone("0555 010 1111"),))
    part = Part(person=olga.id, role="reporter")
    case = office.cases.open(NewCase(case_type="street-report", people=(part,), place="Main Street 12"))
    for people in ((viktor.id,), ()):
        office.interactions.log(
            ContactEntered(
                channel=Channel.PHONE,
                outcome=ContactOutcome.JOINED_TO_CASE,
                people=people,
                case=case.id,
                reason="street",
            )
        )
    return case


@pytest.fixture
def pothole(supervisor: Workplace, open_case: OpenCase) -> OpenedCase:
    return open_case(supervisor, a_pothole(supervisor).id)


def the_panel(opened: OpenedCase) -> NoticesPanel:
    (panel,) = opened.page.window().findChildren(NoticesPanel)
    return panel


def notices(opened: OpenedCase) -> list[Task]:
    return [line.task for line in opened.case.tasks if not line.task.template]


def test_the_case_says_how_many_reported_it(pothole: OpenedCase) -> None:
    assert pothole.says("3 people")


def test_closing_it_lists_those_who_can_be_told_and_counts_the_others(pothole: OpenedCase, shot: Shot) -> None:
    pothole.run("case.close")
    for line in pothole.case.tasks:
        if line.task.state is TaskState.OPEN:
            pothole.place.office.tasks.finish(line.task.id)
    pothole.submit(outcome="nothing-found", why="The hole is not there.")

    panel = the_panel(pothole)
    assert [(row.name, row.way, row.reach) for row, _ in panel.boxes] == [
        ("Olga Pavlova", "Letter", an_address("3 Oak Row").shown),
        ("Viktor Balint", "Phone", "0555 010 1111"),
    ]
    assert all(box.isChecked() for _, box in panel.boxes)
    shot(pothole.page.window(), "notices")


def test_each_who_is_checked_gets_a_task_that_names_nobody_else(pothole: OpenedCase) -> None:
    pothole.run(COMMAND)
    panel = the_panel(pothole)
    panel.boxes[0][1].setChecked(False)
    panel.give()
    pothole.wait()

    (task,) = notices(pothole)
    assert "Viktor Balint" in task.title
    assert "0555 010 1111" in task.title
    assert "Olga" not in task.title


def test_a_notice_that_is_planned_is_not_planned_again(pothole: OpenedCase) -> None:
    for _ in range(2):
        pothole.run(COMMAND)
        for panel in pothole.page.window().findChildren(NoticesPanel):
            panel.give()
        pothole.wait()

    assert len(notices(pothole)) == 2


def test_cases_of_other_kinds_tell_nobody(supervisor: Workplace, open_case: OpenCase) -> None:
    opened = open_case(supervisor)

    assert COMMAND not in {one.id for one in opened.page.commands()}
