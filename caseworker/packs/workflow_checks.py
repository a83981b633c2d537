"""Whether the workflow of a case type holds together: stages are reached, cases can end, no task waits for ever."""

from collections.abc import Mapping

from caseworker.domain.case_types import CaseType, GuardKind, Stage
from caseworker.packs.section import Section


def check_workflow(case_type: CaseType, section: Section, places: Mapping[str, Section]) -> None:
    """Note the faults of a workflow; `places` has the section of each stage and of each move ("from to")."""
    _check_reached(case_type, places)
    _check_ends(case_type, section, places)
    _check_moves(case_type, places)
    for stage in case_type.stages:
        _check_task_order(stage, places[stage.id])


def _check_reached(case_type: CaseType, places: Mapping[str, Section]) -> None:
    reached, waiting = {case_type.start}, [case_type.start]
    while waiting:
        here = waiting.pop()
        new = {move.to_stage for move in case_type.moves_from(here)} - reached
        reached |= new
        waiting += new
    for stage in case_type.stages:
        if stage.id not in reached:
            places[stage.id].fault(f"No move leads to the stage '{stage.id}'. Add one, or remove the stage.")


def _check_ends(case_type: CaseType, section: Section, places: Mapping[str, Section]) -> None:
    """A stage without moves must allow an outcome, or its cases stay open for ever."""
    everywhere = any(not outcome.stages for outcome in case_type.outcomes)
    allowed = {stage for outcome in case_type.outcomes for stage in outcome.stages}
    for stage in case_type.stages:
        if not case_type.moves_from(stage.id) and not everywhere and stage.id not in allowed:
            places[stage.id].fault(f"A case in the stage '{stage.id}' can neither move on nor end. Allow an outcome.")
    if case_type.outcomes or not section.has("outcomes"):
        return
    section.fault("A case of this type can never end. Add at least one outcome.", "outcomes")


def _check_moves(case_type: CaseType, places: Mapping[str, Section]) -> None:
    seen: set[tuple[str, str]] = set()
    for move in case_type.moves:
        way = (move.from_stage, move.to_stage)
        place = places[" ".join(way)]
        if way in seen:
            place.fault(f"There are two moves from '{way[0]}' to '{way[1]}'. Keep one of them.")
        if way[0] == way[1]:
            place.fault(f"This move leads from '{way[0]}' to itself. Remove it.")
        for guard in move.guards:
            if guard.kind is GuardKind.APPROVAL and guard.name != case_type.approver.value:
                place.fault(
                    f"This move asks for approval by '{guard.name}', but '{case_type.approver.value}' approves."
                )
        seen.add(way)


def _check_task_order(stage: Stage, place: Section) -> None:
    """Tasks that wait for each other would never open."""
    known = {task.id for task in stage.tasks}
    open_now: set[str] = set()
    waiting = list(stage.tasks)
    while waiting:
        ready = [task for task in waiting if set(task.after) & known <= open_now]
        if not ready:
            names = ", ".join(f"'{task.id}'" for task in waiting)
            place.fault(f"These tasks wait for each other and never open: {names}. Correct 'after'.")
            return
        open_now |= {task.id for task in ready}
        waiting = [task for task in waiting if task not in ready]
