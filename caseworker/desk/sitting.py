"""Someone at work: who, on which store, under which agency pack, by which clock. What every desk is handed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from caseworker.domain.access import Actor
from caseworker.domain.agency import Pack
from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.operations import Author
from caseworker.store.case_store import CaseStore

Clock = Callable[[], datetime]
"""Tells the moment, with its timezone. Wrong clocks do no harm: they date what is done, and never order it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One officer's work on one opened profile."""

    store: CaseStore
    actor: Actor
    author: Author
    pack: Pack
    calendar: WorkingCalendar
    clock: Clock
