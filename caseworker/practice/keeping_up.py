"""An invented year that is kept up with: what was due long ago was done, as in an office at work."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from caseworker.domain.definition import Record
from caseworker.domain.tasks import Task, TaskState

_LATE_AT_MOST = timedelta(days=10)


def kept_up(record: Record, *, today: date, zone: tzinfo) -> Record:
    """Return an open task that was due long before today as one that was done when it was due."""
    if not isinstance(record, Task) or record.state is not TaskState.OPEN or record.due is None:
        return record
    if today - record.due <= _LATE_AT_MOST:
        return record
    done_at = max(datetime.combine(record.due, time(12), zone), record.created_at)
    return replace(record, state=TaskState.DONE, done_at=done_at, done_by=record.assignee)
