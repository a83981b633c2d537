"""The desk that takes a whole import back, in batches that are whole: stopped at any point, it can be gone on with.

What an item had made is erased when nobody has changed any of it since and nothing else that is kept names it;
otherwise all that the item made stays, and is told with the reason. What an item had changed is put back as it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from sys import maxsize
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import Action
from caseworker.domain.attachments import Attachment, AttachmentId
from caseworker.domain.definition import Record
from caseworker.domain.import_runs import UNDO, Run, RunState, Staying, WhyStays
from caseworker.store import attachment_keys, import_runs
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.engine import StoreBusy
from caseworker.store.unit import Touch, Unit
from caseworker.store.visibility import resource_of

_AT_ONCE = 100  # items of a batch
_LISTED = 1_000


class Undoing(Desk):
    """Take imports back. `empty_log` folds the write-ahead log into the store; it raises StoreBusy while it is read."""

    def __init__(self, sitting: Sitting, files: AttachmentFiles, *, empty_log: Callable[[], None]) -> None:
        super().__init__(sitting)
        self._files, self._empty_log = files, empty_log

    def steps(self, run: UUID) -> Iterator[Run]:
        """Take a run back, the last item first; gives the run as it stands after each batch, which is durable then.

        It may be stopped between two, and begun again. Of a run that is undone already only what is here again, because
        the server did not let it be taken back, is gone through once more: each item by itself, so that what somebody
        has changed meanwhile holds nothing else up. Raises UnknownRun.
        """
        standing, below = self._begin(run), maxsize
        at_once = 1 if self._one_by_one(run) else _AT_ONCE
        while standing.state is RunState.UNDOING:
            standing, below = self._batch(run, below, at_once)
            yield standing
        self._off_disk()

    def was_refused(self) -> bool:
        """Whether the server gave back a part of an undoing, so that runs that are undone may have something left."""
        with self._reading() as reader:
            return import_runs.was_an_undoing_refused(reader.connection)

    def left(self, run: UUID) -> int:
        """Return how many items of a run can still be gone through."""
        with self._reading() as reader:
            return import_runs.waiting(reader.connection, run)

    def staying(self, run: UUID, *, limit: int = _LISTED) -> list[Staying]:
        """Return what an undone run left here, and why, in the order of the file."""
        with self._reading() as reader:
            return import_runs.staying(reader.connection, run, limit=limit)

    def _one_by_one(self, run: UUID) -> bool:
        """Whether items go by themselves: what the server refuses of one must not cost others, or their files."""
        with self._reading() as reader:
            found = import_runs.touched(reader.connection, run, kind=Attachment.definition.kind, limit=1)
            return bool(found) or import_runs.was_an_undoing_refused(reader.connection)

    def _begin(self, run: UUID) -> Run:
        with self._sitting.store.writing() as connection:
            found = import_runs.get(connection, run)
            if found.state is RunState.UNDONE and not import_runs.take_up_again(connection, run):
                return found
            import_runs.to_state(connection, run, RunState.UNDOING)
            return replace(found, state=RunState.UNDOING)

    def _batch(self, run: UUID, below: int, at_once: int) -> tuple[Run, int]:
        files: list[UUID] = []
        with self._acting(UNDO) as unit:
            waiting = import_runs.last_touched(unit.connection, run, below=below, items=at_once)
            became = {item: self._take_back(unit, run, touches, files) for item, touches in waiting}
            unit.also(lambda eid: _note(unit, run, became, eid, at_once))
        for one in files:
            self._files.erase(AttachmentId(one))
        with self._reading() as reader:
            return import_runs.get(reader.connection, run), min(became, default=0)

    def _take_back(self, unit: Unit, run: UUID, touches: list[Touch], files: list[UUID]) -> str:
        """Take back what one item touched, or return why it stays."""
        here = [(touch, record) for touch in touches if (record := _found(unit, touch)) is not None]
        why = self._why_stays(unit, run, here)
        if why is not None:
            return why.value
        for touch, record in here:
            if not touch.made:
                unit.save(_as_before(unit, run, record))
                continue
            unit.erase(type(record), record.id)
            if isinstance(record, Attachment):
                attachment_keys.forget(unit.connection, record.id)
                files.append(record.id)
        return ""

    def _why_stays(self, unit: Unit, run: UUID, here: list[tuple[Touch, Record]]) -> WhyStays | None:
        if any(import_runs.was_changed_since(unit.connection, run, record.id) for _, record in here):
            return WhyStays.CHANGED
        made = [record.id for touch, record in here if touch.made]
        if made and unit.is_named_elsewhere(made):
            return WhyStays.NAMED
        if not all(self._may_take_back(unit, touch, record) for touch, record in here):
            return WhyStays.NOT_YOURS
        return None

    def _may_take_back(self, unit: Unit, touch: Touch, record: Record) -> bool:
        resource = resource_of(unit, record)
        if touch.made and resource.kind == "deadline":  # a case brought its deadlines with it, and takes them with it
            resource = replace(resource, kind="case")
        return self._allows(Action.TAKE_BACK if touch.made else Action.WRITE, resource)

    def _off_disk(self) -> None:
        """Have the words leave the disk now; while someone reads, they leave it when the store is closed."""
        try:
            self._empty_log()
        except StoreBusy:
            return


def _found(unit: Unit, touch: Touch) -> Record | None:
    return unit.find(unit.schema.rows[touch.kind].definition.value, touch.record)


def _as_before(unit: Unit, run: UUID, record: Record) -> Record:
    """Return a record as it stood before the run changed it, which was the last to do so."""
    edits = import_runs.edits_of(unit.connection, run, record.id)
    revisions = unit.history(type(record), record.id)
    before = dict(revisions[edits - 1].fields)
    for change in revisions[edits - 1].changes:
        before[change.field] = change.before
    plain = {name: value for name, value in before.items() if value is not None}
    return unit.schema.of(type(record)).value(record.id, plain)


def _note(unit: Unit, run: UUID, became: dict[int, str], eid: int, at_once: int) -> None:
    import_runs.note_edit(unit.connection, run, eid)
    import_runs.gone_through(unit.connection, run, became, alone=at_once == 1)
    if len(became) < at_once:
        import_runs.to_state(unit.connection, run, RunState.UNDONE)
