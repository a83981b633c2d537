"""What can be asked for on the page of a person: by key, in the palette, and in the menu of the head."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Action
from ui.commands import Command, always
from ui.keys import DEFAULT_KEYS, key_of
from ui.person.page_parts import Models
from ui.work import Work

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the page itself does: those commands that are no model's."""

    log_contact: Callable[[], None]
    main_action: Callable[[], None]
    new_case: Callable[[], None]
    attach: Callable[[], None]
    refer: Callable[[], None]
    print_out: Callable[[], None]
    print_receipt: Callable[[], None]
    export: Callable[[], None]
    step_tab: Callable[[int], None]


def commands_of(models: Models, deeds: Deeds) -> list[Command]:
    """Return every command of the page."""
    return [*_head(deeds), *more_of(models, deeds), *_window(deeds)]


def more_of(models: Models, deeds: Deeds) -> list[Command]:
    """Return what the menu of the head offers."""
    return [*_plans(models, deeds), *_details(models), *_grave(models, deeds)]


def keys_in_force(work: Work) -> dict[str, str]:
    """Return the key of every command that has one."""
    return {one: key_of(one, work.preferences.chosen.keys) for one in DEFAULT_KEYS}


def _head(deeds: Deeds) -> list[Command]:
    return [
        _command("person.log-contact", translate("Person", "Log contact"), deeds.log_contact, icon="plus"),
    ]


def _plans(models: Models, deeds: Deeds) -> list[Command]:
    actions = models.actions
    return [
        _command("case.open", translate("Person", "New case"), deeds.new_case, icon="folder-plus"),
        _command("visit.plan", translate("Person", "Plan visit"), actions.plan_visit, icon="footprints"),
        _command("task.plan", translate("Person", "Add task"), actions.plan_task, icon="list-plus"),
        _command("person.attach", translate("Person", "Attach document"), deeds.attach, icon="paperclip"),
        _command("person.refer", translate("Person", "Refer to a service"), deeds.refer, icon="signpost"),
        _command("record.print", translate("Person", "Print"), deeds.print_out, icon="printer"),
        _command("person.receipt", translate("Person", "Print receipt"), deeds.print_receipt, icon="receipt"),
    ]


def _details(models: Models) -> list[Command]:
    group = translate("Person", "Details")
    may = _may(models, Action.WRITE)
    details, household = models.details, models.household
    return [
        _command("person.change-name", translate("Person", "Change name"), details.change_name, group, why=may),
        _command("person.move", translate("Person", "Record a move"), details.move, group),
        _command("person.add-member", translate("Person", "Add household member"), household.add_member, group),
        _command("person.add-safety", translate("Person", "Add safety fact"), details.warn, group, why=may),
    ]


def _grave(models: Models, deeds: Deeds) -> list[Command]:
    group = translate("Person", "This record")
    actions = models.actions
    may_write, may_merge, may_erase = (_may(models, one) for one in (Action.WRITE, Action.MERGE, Action.REDACT))
    held = translate("Person", "Export what is held…")
    return [
        _command("person.export", held, deeds.export, group, icon="download", why=_may(models, Action.EXPORT)),
        _command("person.merge", translate("Person", "Merge with another record"), actions.merge, group, why=may_merge),
        _command("person.death", translate("Person", "Record death"), actions.record_death, group, why=may_write),
        _command("person.erase", translate("Person", "Erase person"), actions.erase, group, why=may_erase),
    ]


def _window(deeds: Deeds) -> list[Command]:
    group = translate("Person", "Form")
    return [
        _command("form.main", translate("Person", "Save what is open"), deeds.main_action, group),
        _command("record.next-tab", translate("Person", "Next tab"), lambda: deeds.step_tab(1), group),
        _command("record.previous-tab", translate("Person", "Previous tab"), lambda: deeds.step_tab(-1), group),
    ]


def _may(models: Models, action: Action) -> Callable[[], str]:
    return lambda: models.actions.why_not(action)


def _command(
    name: str,
    words: str,
    run: Callable[[], None],
    group: str = "",
    *,
    icon: str = "",
    why: Callable[[], str] = always,
) -> Command:
    said = group or translate("Person", "Person")
    return Command(id=name, words=words, run=run, group=said, icon=icon, why_not=why)
