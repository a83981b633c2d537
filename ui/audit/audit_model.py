"""The audit trail as a long list: filters, pages of rows, the check of the whole chain, and the file for an auditor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.audit_trail import MOST, DeedRef, DeedRow, DeedsWanted
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId
from ui.audit.act_words import GROUPS, act_words, icon_of
from ui.lists.officers import Officers, officers_of
from ui.messages import say
from ui.places import Place
from ui.tasks import Job
from ui.widgets.tables_model import Cell, TableRow
from ui.work import Work

DAYS = {"today": 1, "week": 7, "month": 30}
ALLOWED_TO_READ = frozenset({Role.SUPERVISOR, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class AuditState:
    """What is shown. `seen` is None unless the chain is being checked; `result` says how the last check ended."""

    refs: tuple[DeedRef, ...] = ()
    officer: str = ""
    group: str = ""
    days: str = ""
    about: UUID | None = None
    called: str = ""
    is_loading: bool = True
    error: Exception | None = None
    seen: int | None = None
    result: str = ""
    is_whole: bool = True


class AuditModel(QObject):
    """Reads who did what, and checks and exports the trail. `ids_changed` when other rows are there."""

    changed = Signal()
    ids_changed = Signal()
    _checked = Signal(int)

    def __init__(self, work: Work, about: UUID | None, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.state = AuditState(about=about)
        self.officers = Officers(work.office.card.id, work.office.card.name)
        self.known: tuple[OfficerId, ...] = ()
        self._rows: dict[DeedRef, DeedRow] = {}
        self._job: Job | None = None
        self._checked.connect(self._on_checked)

    @property
    def is_auditor(self) -> bool:
        """Whether the officer audits: then there are acts and ids, and no names."""
        return self._work.office.card.role is Role.AUDITOR

    # Reading

    def ask(self) -> None:
        """Read the newest deeds that are wanted, now or again."""
        office, wanted, about = self._work.office, self._wanted(), self.state.about
        desk = office.audit_trail

        def work() -> tuple[tuple[DeedRef, ...], str, Officers, tuple[OfficerId, ...]]:
            called = desk.called(about) if about is not None else ""
            return desk.newest(wanted), called, officers_of(office), desk.officers()

        self._become(is_loading=True)
        self._work.lanes.read(work, self._on_read, self._on_failed, owner=self, key="deeds")

    def filter(self, name: str, value: str) -> None:
        """Narrow the list by officer, group or days; "" widens it again."""
        if getattr(self.state, name) != value:
            self._become(**{name: value})
            self.ask()

    def show_all(self) -> None:
        """Show everything again, and no longer only what is about one record."""
        self._become(officer="", group="", days="", about=None, called="")
        self.ask()

    def fetch(self, refs: Sequence[DeedRef]) -> Sequence[TableRow]:
        """Return one page of rows: a short read, on the screen's thread."""
        found = self._work.office.audit_trail.rows(refs)
        self._rows.update(zip(refs, found, strict=True))
        return [self._row(one) for one in found]

    def row_of(self, ref: object) -> DeedRow | None:
        """Return what a row tells, as far as it was shown."""
        return self._rows.get(ref) if isinstance(ref, DeedRef) else None

    def place_of(self, ref: object) -> Place | None:
        """Return where a row leads."""
        row = self.row_of(ref)
        return None if row is None or row.place is None else Place(row.place[0], row.place[1])

    def officer_options(self) -> Sequence[tuple[str, str]]:
        """Return the officers one may choose."""
        return [(str(one), self.officers.name(one)) for one in self.officers.everybody(*self.known)]

    def count_words(self) -> str:
        """Return how many rows there are, and that older ones are left out where they are."""
        count = len(self.state.refs)
        if count >= MOST:
            number = self._work.wording.number(MOST)
            return self.tr("The newest {number}. Narrow the list to see older ones.").format(number=number)
        return self.tr("%n entries", "", count)

    # The whole chain

    def why_not_export(self) -> str:
        """Return why the trail cannot be exported here, "" when it can."""
        return "" if self.is_auditor else self.tr("Only an auditor exports the trail.")

    def verify(self) -> None:
        """Check the whole chain of this device; a second call stops it."""
        if self._job is not None:
            self._job.stop()
            self._job = None
            self._become(seen=None, result=self.tr("The check was stopped. Nothing was changed."), is_whole=True)
            return
        desk, tell = self._work.office.maintenance, self._checked.emit

        def seen(job: Job, count: int) -> None:
            job.check()
            tell(count)

        def work(job: Job) -> int:
            return desk.verify_audit(seen=partial(seen, job)).seq

        self._become(seen=0, result="")
        self._job = self._work.lanes.network(work, self._on_whole, self._on_broken, owner=self)

    def export(self, target: Path) -> None:
        """Write the trail to a new file."""
        desk, name = self._work.office.maintenance, self._work.wording.isolate(target.name)
        words = self.tr("The audit trail is in the file {name}").format(name=name)

        def done(_: object) -> None:
            self._work.window.toast(words)
            self.ask()

        self._work.lanes.network(lambda _: desk.export_audit(target), done, self._work.window.trouble, owner=self)

    # Inside

    def _wanted(self) -> DeedsWanted:
        state, wording = self.state, self._work.wording
        since: datetime | None = None
        if state.days:
            first = wording.today() - timedelta(days=DAYS[state.days] - 1)
            since = datetime.combine(first, time(), wording.zone)
        return DeedsWanted(
            officer=OfficerId(UUID(state.officer)) if state.officer else None,
            acts=GROUPS.get(state.group, ()),
            since=since,
            records=() if state.about is None else (state.about,),
        )

    def _row(self, row: DeedRow) -> TableRow:
        what = act_words(row.act, row.kind)
        tone = "danger" if row.through_glass or not row.allowed else ""
        second = "" if row.allowed else self.tr("This was not allowed.")
        told = Cell(what, second, icon=icon_of(row.act) if row.allowed else "shield-alert", tone=tone)
        about = () if self.is_auditor else (row.called,)
        return TableRow((self._work.wording.day_time(row.at), self.officers.name(row.by), told, *about, row.reason))

    def _on_read(self, told: tuple[tuple[DeedRef, ...], str, Officers, tuple[OfficerId, ...]]) -> None:
        refs, called, self.officers, self.known = told
        self._rows = {}
        self._become(refs=refs, called=called, is_loading=False, error=None)
        self.ids_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _on_checked(self, count: int) -> None:
        if self._job is not None:
            self._become(seen=count)

    def _on_whole(self, count: int) -> None:
        self._job = None
        words = self.tr("The audit trail is whole. %n entries were checked.", "", count)
        self._become(seen=None, result=words, is_whole=True)

    def _on_broken(self, error: Exception) -> None:
        self._job = None
        self._become(seen=None, result=say(error), is_whole=False)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
