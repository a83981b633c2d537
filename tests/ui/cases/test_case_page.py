"""The page of a case: what it shows, its tasks, and its way through the stages."""

import io
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from caseworker.desk.documents import FileEntered
from caseworker.domain.approvals import ApprovalState
from caseworker.domain.attachments import Origin
from caseworker.domain.cases import Priority, Status
from caseworker.domain.tasks import TaskState
from tests.ui.approvals.requests import asked
from tests.ui.cases.conftest import OpenCase
from tests.ui.cases.opened import OpenedCase
from tests.ui.workplaces import Workplace, settled
from ui.cases.case_activity import Part
from ui.cases.case_badge import CaseBadge
from ui.cases.case_page import CasePage
from ui.lists.words_panel import ConfirmPanel
from ui.news import Changes
from ui.places import Place
from ui.preferences import ThemeChoice
from ui.theme.current import Themed, theme
from ui.widgets.panel import top_panel

Shot = Callable[[QWidget, str], None]


def finish_required(opened: OpenedCase) -> None:
    """Finish what the present stage asks for."""
    office, case = opened.place.office, opened.case
    for line in case.tasks:
        if line.task.required and line.task.state is TaskState.OPEN and line.task.stage == case.case.stage:
            office.tasks.finish(line.task.id)


def in_assessment(opened: OpenedCase) -> None:
    """Take the case past all papers into the stage in which it can go for approval."""
    office, known = opened.place.office, opened.place.known.housing
    finish_required(opened)
    office.case_moves.move(known.id, "check-papers")
    finish_required(opened)
    attach(opened, "identity", "proof-of-income", "tenancy-agreement", "bank-statements")
    office.case_moves.move(known.id, "assess")
    office.cases.set_details(known.id, {"rent-month": "540", "income-month": "214"})


def attach(opened: OpenedCase, *types: str) -> None:
    """Attach a document of each of these kinds."""
    for kind in types:
        name = f"{kind}.pdf"
        opened.place.office.documents.attach(
            io.BytesIO(b"paper"),
            FileEntered(
                name=name,
                media_type="application/pdf",
                origin=Origin.SCAN,
                document_type=kind,
                case=opened.place.known.housing.id,
            ),
        )


def reopened(opened: OpenedCase) -> None:
    """Read the page anew."""
    opened.page.reload(Changes(everything=True))
    opened.wait()


def test_the_page_says_what_the_case_is_and_what_is_missing(
    officer: Workplace, open_case: OpenCase, shot: Shot
) -> None:
    opened = open_case(officer, size=(1208, 836))
    case = officer.known.housing

    assert opened.says(case.shown_number)
    assert opened.says("Marta Kowalska")
    assert opened.says("2 tasks to finish before this can go on.")
    titles = [row.title for row in opened.page.models.tasks.rows()]
    assert titles[:2] == ["Explain which papers are needed", "Confirm identity"], "what is due first stands first"
    shot(opened.page, "case")


def test_pressing_the_main_action_too_early_says_what_is_missing_and_goes_there(
    officer: Workplace, open_case: OpenCase
) -> None:
    opened = open_case(officer)
    opened.press("Papers have come")

    assert opened.said == ["2 tasks to finish before this can go on."]
    assert opened.page.body.tasks.rows.hasFocus()
    assert opened.page.body.tasks.current_key() == opened.page.models.tasks.lines()[0].task.id


def test_tasks_are_finished_by_space_and_taken_up_again_by_undo(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    opened.page.body.show_task(opened.case.tasks[1].task.id)
    task = opened.page.body.tasks.current_key()
    QTest.keyClick(opened.page.body.tasks.rows, Qt.Key.Key_Space)
    opened.wait()
    states = {one.task.id: one.task.state for one in opened.case.tasks}
    assert states[task] is TaskState.DONE  # type: ignore[index]  # keys are ids of tasks
    opened.undo()

    assert {one.task.id: one.task.state for one in opened.case.tasks}[task] is TaskState.OPEN  # type: ignore[index]


def test_a_task_is_added_and_one_finished_with_the_next_planned(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    opened.run("task.plan")
    opened.submit(title="Ask for the meter reading", due="27 Nov")
    opened.run("case-page.finish-and-plan")
    opened.submit(title="Send the list", due="25.11.2026")

    tasks = {one.task.title: one.task for one in opened.case.tasks}
    assert tasks["Ask for the meter reading"].due == date(2026, 11, 27)
    assert tasks["Send the list"].due == date(2026, 11, 25)
    assert [one.task.state for one in opened.case.tasks].count(TaskState.DONE) == 1


def test_a_case_is_sent_for_approval_with_its_facts_in_one_step(
    officer: Workplace, open_case: OpenCase, shot: Shot
) -> None:
    opened = open_case(officer, size=(1208, 836))
    in_assessment(opened)
    reopened(opened)
    assert opened.says("4 tasks to finish before this can go for approval.")
    shot(opened.page, "case-assess")
    finish_required(opened)
    reopened(opened)
    opened.run("form.main")
    opened.submit(request="All papers are here.")

    page = opened.case
    assert page.case.stage == "decide"
    waiting = next(one for one in page.approvals if one.stage == "decide")
    assert ("rent month", "540") in {(one.label, one.value) for one in waiting.grounds}
    assert opened.says("Waits for approval since")
    shot(opened.page, "case-waits")


def test_the_next_stage_is_entered_when_everything_is_there(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    finish_required(opened)
    reopened(opened)
    assert opened.says("Everything for the next step is there.")
    opened.press("Papers have come")

    assert opened.case.case.stage == "check-papers"


def test_a_case_is_held_and_goes_on(officer: Workplace, open_case: OpenCase, shot: Shot) -> None:
    opened = open_case(officer)
    opened.press("Put on hold")
    shot(opened.page, "case-hold-form")
    opened.submit(reason="waiting-for-landlord", until="1 Dec")
    assert opened.case.case.hold_reason == "waiting-for-landlord"
    assert opened.says("On hold until 1 Dec: Waiting for the landlord.")
    opened.press("Resume")

    assert opened.case.case.status is Status.OPEN


def test_a_case_is_closed_with_an_outcome_and_reopened_by_undo(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    finish_required(opened)
    opened.run("case.close")
    opened.submit(outcome="withdrawn")
    assert opened.case.case.status is Status.OPEN, "a reason is needed"
    opened.submit(outcome="withdrawn", why="She found another flat.")
    assert opened.case.case.outcome == "withdrawn"
    assert opened.says("Reopen case")
    opened.undo()

    assert opened.case.case.status is Status.OPEN


def test_a_supervisor_approves_after_one_question_and_sends_back_with_words(
    supervisor: Workplace, open_case: OpenCase, shot: Shot
) -> None:
    first = asked(supervisor, "Pay the deposit")
    opened = open_case(supervisor, size=(1208, 836))
    assert opened.says("Pay the deposit")
    shot(opened.page, "case-decide")
    opened.run("approval.send-back")
    opened.submit(why="The sum is missing.")
    states = {one.id: one.state for one in opened.case.approvals}
    assert states[first.id] is ApprovalState.SENT_BACK

    second = asked(supervisor, "Pay the deposit again")
    reopened(opened)
    opened.run("approval.approve")
    panel = top_panel(opened.page.window())
    assert isinstance(panel, ConfirmPanel)
    panel.give()
    opened.wait()
    assert {one.id: one.state for one in opened.case.approvals}[second.id] is ApprovalState.APPROVED


def test_people_deadlines_tags_and_facts_are_put_right(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    models = opened.page.models
    models.deadlines.promise()
    opened.submit(title="Call about the answer", when="27 Nov")
    models.parts.tag()
    opened.submit(word="damp")
    models.parts.fill_in()
    opened.submit(**{"rent-month": "540"})
    models.charge.prioritise(Priority.HIGH)
    opened.wait()

    page = opened.case
    assert "Call about the answer" in [one.deadline.title for one in page.deadlines]
    assert (page.case.tags, page.case.priority) == (("damp",), Priority.HIGH)
    assert {one.name: one.value for one in page.case.details} == {"rent-month": "540"}
    assert opened.says("damp")


def test_a_note_is_written_and_a_contact_logged_in_the_case(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    opened.page.body.composer.editor.setPlainText("The window does not close.")
    opened.run("form.main")
    opened.run("person.log-contact")
    opened.submit(text="She will bring the contract on Monday.")

    texts = {getattr(one.record, "text", "") for one in opened.case.activity}
    assert {"She will bring the contract on Monday.", "The window does not close."} <= texts
    opened.page.body.show_tab("history")
    opened.wait()
    assert opened.page.models.activity.items(Part.HISTORY)


def test_what_is_typed_comes_back_with_the_page(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    opened.page.body.composer.editor.setPlainText("Half a sentence")
    opened.page.leave()
    settled(opened.qtbot, officer.work)

    again = open_case(officer)
    assert again.page.body.composer.editor.toPlainText() == "Half a sentence"


def test_a_change_from_elsewhere_is_told_while_one_types(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    opened.page.body.composer.editor.setPlainText("Half a sentence")
    opened.page.reload(Changes(frozenset({"case"}), from_elsewhere=True))

    assert opened.says("Changed by someone else")
    opened.press("Show")
    assert opened.page.body.composer.editor.toPlainText() == "Half a sentence"


def test_a_front_desk_reads_the_case_and_is_told_who_can_change_it(front_desk: Workplace, open_case: OpenCase) -> None:
    opened = open_case(front_desk)
    hold = next(one for one in opened.page.commands() if one.id == "case.hold")

    assert hold.why_not() == "This is not yours to change. Write a note for those who can."


def test_a_case_that_is_not_here_says_so(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer, officer.known.marta)

    assert opened.says("This case is not on this device")


def test_names_are_hidden_at_the_counter(officer: Workplace, open_case: OpenCase) -> None:
    opened = open_case(officer)
    opened.page.hide_names(hidden=True)

    assert not opened.says("Marta Kowalska")


def test_looks_in_a_small_window_in_high_contrast_and_mirrored(
    officer: Workplace, open_case: OpenCase, shot: Shot, qapp: Themed
) -> None:
    small = open_case(officer, size=(800, 560))
    shot(small.page, "case-small")
    qapp.theme.apply(choice=ThemeChoice.HIGH_CONTRAST_DARK, reduced_motion=True)
    assert theme().is_high_contrast
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mirrored = open_case(officer, size=(1208, 836))
        shot(mirrored.page, "case-mirrored")
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert isinstance(mirrored.page, CasePage)
    assert mirrored.page.title_place() == Place("cases", part="mine")


def test_who_may_only_read_a_case_is_offered_nothing_that_is_not_theirs(
    front_desk: Workplace, open_case: OpenCase
) -> None:
    opened = open_case(front_desk, size=(1208, 836))

    assert opened.says("2 tasks to finish before this can go on.")
    for button in (opened.page.foot.main, opened.page.foot.hold, opened.page.header.assign):
        assert not button.isVisible()
    rows = opened.page.models.tasks.rows()
    assert rows
    assert all(row.read_only for row in rows)

    opened.page.models.tasks.tick(rows[0].key)

    assert opened.said == ["This is not yours to change. Write a note for those who can."]


def test_a_deadline_is_never_cut_and_says_its_day_in_the_short_form_where_there_is_little_room(
    officer: Workplace, open_case: OpenCase
) -> None:
    opened = open_case(officer, size=(1208, 836))
    badge = opened.page.header.findChild(CaseBadge)
    line = opened.page.models.deadlines.head_line()
    assert badge is not None
    assert line is not None
    whole, short, shortest = opened.page.models.deadlines.badge_forms(line)
    assert badge.shown() == badge.text() == whole

    badge.setFixedWidth(badge.sizeHint().width() - 4)
    assert badge.shown() == short
    badge.setFixedWidth(80)
    assert badge.shown() == shortest
    assert line.deadline.title in shortest
    assert badge.text() == whole
