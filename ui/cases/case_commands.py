"""What can be asked for on the page of a case: by key, in the palette, and in the menu of its head."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Action
from caseworker.domain.cases import Priority, Status
from ui.cases.case_models import CaseModels
from ui.commands import Command, always
from ui.directory.page import case_part
from ui.places import Place
from ui.printing.commands import print_case_receipt

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the page itself does: those commands that are no model's."""

    log_contact: Callable[[], None]
    assign: Callable[[], None]
    attach: Callable[[], None]
    main_action: Callable[[], None]
    step_tab: Callable[[int], None]
    finish_and_plan: Callable[[], None]
    approve: Callable[[], None]
    send_back: Callable[[], None]
    tell_reporters: Callable[[], None]


def commands_of(models: CaseModels, deeds: Deeds) -> list[Command]:
    """Return every command of the page."""
    head = [_command("person.log-contact", translate("Case", "Log contact"), deeds.log_contact, icon="plus")]
    return [*head, _assign(models, deeds), *more_of(models, deeds), *_decision(models, deeds), *_window(deeds)]


def _reporters(models: CaseModels, deeds: Deeds) -> list[Command]:
    if models.case.page is None or not models.case.page.reports:
        return []
    words = translate("Case", "Tell those who reported it")
    return [_command("case.tell-reporters", words, deeds.tell_reporters, icon="megaphone")]


def menu_of(models: CaseModels, deeds: Deeds, *, has_assign: bool) -> list[Command]:
    """Return what the menu of the head offers, with assigning where that has no button of its own."""
    return [*([_assign(models, deeds)] if has_assign else []), *more_of(models, deeds)]


def more_of(models: CaseModels, deeds: Deeds) -> list[Command]:
    """Return what can be asked for beside the buttons of the head."""
    first = [*_work(models, deeds), *_reporters(models, deeds), *_on_paper(models)]
    return [*first, *_way(models), *_charge(models), *_record(models)]


def _assign(models: CaseModels, deeds: Deeds) -> Command:
    may = models.charge.why_not_open
    return _command("case.assign", translate("Case", "Assign case"), deeds.assign, icon="user-check", why=may)


def _work(models: CaseModels, deeds: Deeds) -> list[Command]:
    tasks, papers = models.tasks, models.papers
    may = tasks.why_not_open
    add, finish = translate("Case", "Add task"), translate("Case", "Finish task and plan next")
    attach = translate("Case", "Attach document")
    return [
        _command("task.plan", add, tasks.plan, icon="list-plus", why=may),
        _command("case-page.finish-and-plan", finish, deeds.finish_and_plan, icon="list-checks", why=may),
        _command("case-page.attach", attach, deeds.attach, icon="paperclip", why=papers.why_not_attach),
    ]


def _on_paper(models: CaseModels) -> list[Command]:
    """Return what leaves the office: a referral with its slip, and the receipt of documents."""
    page, work = models.case.page, models.work
    if page is None:
        return []
    case = page.case.id
    person = next((one.person.id for one in page.people if one.person is not None), None)
    refer, receipt = translate("Case", "Refer to a service"), translate("Case", "Print receipt")
    place = Place("directory", person, case_part(case))
    return [
        _command("person.refer", refer, partial(work.window.go, place), icon="signpost"),
        _command("record.print", receipt, partial(print_case_receipt, work, case), icon="printer"),
    ]


def _way(models: CaseModels) -> list[Command]:
    group, way, page = translate("Case", "Case steps"), models.way, models.case.page
    may = way.why_not_open
    if page is None:
        return []
    if page.case.status is Status.CLOSED:
        reopen = translate("Case", "Reopen case")
        return [_command("case.reopen", reopen, way.reopen, group, icon="rotate-ccw", why=_may_write(models))]
    made = [
        _command(f"case.move-{one.move.to_stage}", one.move.title, partial(way.take, one), group, why=may)
        for one in way.others()
    ]
    hold, resume = translate("Case", "Put on hold"), translate("Case", "Resume")
    if page.case.status is Status.ON_HOLD:
        made.append(_command("case.resume", resume, way.resume, group, icon="play", why=may))
    else:
        made.append(_command("case.hold", hold, way.hold, group, icon="pause", why=may))
    made.append(_command("case.close", translate("Case", "Close case"), way.close, group, icon="check", why=may))
    return made


def _charge(models: CaseModels) -> list[Command]:
    group, charge, page = translate("Case", "Who answers for it"), models.charge, models.case.page
    may = charge.why_not_open
    made = [_command("case.hand-over", translate("Case", "Hand over"), charge.hand_over, group, why=may)]
    if charge.may_accept():
        made.append(_command("case.accept", translate("Case", "Accept handover"), charge.accept, group, why=may))
        made.append(_command("case.decline", translate("Case", "Decline handover"), charge.decline, group, why=may))
    if strange := models.dates.strange():
        take = translate("Case", "Take over visits and appointments")
        made.append(_command("case.take-dates", take, partial(models.dates.take, strange), group, why=may))
    if page is not None and page.case.escalation:
        settle = translate("Case", "End escalation")
        made.append(_command("case.settle", settle, charge.end_escalation, group, why=may))
    else:
        made.append(_command("case.escalate", translate("Case", "Escalate"), charge.escalate, group, why=may))
    for priority in Priority:
        if page is None or priority is not page.case.priority:
            words = translate("Case", "Urgency: {word}").format(word=models.work.wording.priority(priority))
            run = partial(charge.prioritise, priority)
            made.append(_command(f"case.urgency-{priority.value}", words, run, group, icon="flag", why=may))
    return made


def _record(models: CaseModels) -> list[Command]:
    group, parts, page = translate("Case", "This record"), models.parts, models.case.page
    may = parts.why_not_open
    made = [
        _command("case.rename", translate("Case", "Change title"), parts.rename, group, why=may),
        _command("case.facts", translate("Case", "Fill in facts"), parts.fill_in, group, why=may),
        _command("case.add-person", translate("Case", "Add person to the case"), parts.add_person, group, why=may),
        _command("case.promise", translate("Case", "Add deadline"), models.deadlines.promise, group, why=may),
        _command("case.link", translate("Case", "Link to another case"), parts.link, group, why=may),
        _command("case.tag", translate("Case", "Add tag"), parts.tag, group, why=may),
    ]
    if page is not None and page.case.legal_hold:
        why = partial(parts.why_not, Action.REDACT)
        lift = translate("Case", "Lift legal hold")
        made.append(_command("case.unprotect", lift, parts.unprotect, group, icon="shield-off", why=why))
    else:
        protect = translate("Case", "Put under legal hold")
        made.append(_command("case.protect", protect, parts.protect, group, icon="shield", why=_may_write(models)))
    if models.case.may(Action.READ_TRAIL):
        go = partial(models.work.window.go, Place("audit-trail", about=models.case.id))
        made.append(_command("case.trail", translate("Case", "Who read or changed this"), go, group, icon="eye"))
    return made


def _decision(models: CaseModels, deeds: Deeds) -> list[Command]:
    if models.way.mine_to_decide() is None:
        return []
    group = translate("Case", "Approval")
    return [
        _command("approval.approve", translate("Case", "Approve"), deeds.approve, group, icon="check"),
        _command("approval.send-back", translate("Case", "Send back"), deeds.send_back, group),
    ]


def _window(deeds: Deeds) -> list[Command]:
    group = translate("Case", "Form")
    return [
        _command("form.main", translate("Case", "Do the main action"), deeds.main_action, group),
        _command("record.next-tab", translate("Case", "Next tab"), lambda: deeds.step_tab(1), group),
        _command("record.previous-tab", translate("Case", "Previous tab"), lambda: deeds.step_tab(-1), group),
    ]


def _may_write(models: CaseModels) -> Callable[[], str]:
    return partial(models.parts.why_not, Action.WRITE)


def _command(  # a line of a table
    name: str,
    words: str,
    run: Callable[[], None],
    group: str = "",
    *,
    icon: str = "",
    why: Callable[[], str] = always,
) -> Command:
    said = group or translate("Case", "Case")
    return Command(id=name, words=words, run=run, group=said, icon=icon, why_not=why)
