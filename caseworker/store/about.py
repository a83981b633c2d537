"""What is about someone or something: the records that point at it, as far as an officer may see them.

The officer's condition stands in the query, so what is hidden is neither fetched nor counted.
"""

from collections.abc import Collection
from datetime import date
from typing import TypeVar
from uuid import UUID

from caseworker.domain.definition import Record
from caseworker.domain.safety import SafetyFact
from caseworker.domain.tasks import Task
from caseworker.store.reader import Reader
from caseworker.store.search.hits import EVERYTHING, VisibleClause

R = TypeVar("R", bound=Record)


def about(
    reader: Reader, subject: type[R], targets: Collection[UUID], *, visible: VisibleClause = EVERYTHING, also: str = ""
) -> list[R]:
    """Return the visible records of a subject that point at any of these, the first made first.

    `also` is a further SQL condition on the subject's table (alias `r`), of this room's own making.
    """
    codes = ",".join(str(code) for code in sorted(reader.schema.of(subject).link_codes))
    marks = ",".join("?" * len(targets))
    condition = (
        f"WHERE r.id IN (SELECT l.source FROM link l WHERE l.target IN ({marks}) AND l.code IN ({codes})) "
        f"AND ({visible.sql}){also} ORDER BY r.id"
    )
    return reader.select(subject, condition, (*(one.bytes for one in targets), *visible.parameters))


def count_about(reader: Reader, subject: type[Record], targets: Collection[UUID], *, visible: VisibleClause) -> int:
    """Return how many visible records of a subject point at any of these."""
    codes = ",".join(str(code) for code in sorted(reader.schema.of(subject).link_codes))
    marks = ",".join("?" * len(targets))
    condition = (
        f"WHERE r.id IN (SELECT l.source FROM link l WHERE l.target IN ({marks}) AND l.code IN ({codes})) "
        f"AND ({visible.sql})"
    )
    return reader.count(subject, condition, (*(one.bytes for one in targets), *visible.parameters))


def open_tasks(reader: Reader, targets: Collection[UUID], *, visible: VisibleClause) -> list[Task]:
    """Return the visible open tasks about these people and cases, the first due first, those without a day last."""
    found = about(reader, Task, targets, visible=visible, also=" AND r.state = 'open'")
    return sorted(found, key=lambda one: (one.due or date.max, one.id))


def seen_of(reader: Reader, subject: type[R], ids: Collection[UUID], *, visible: VisibleClause) -> list[R]:
    """Return those of the records that are here and visible, in the order of their ids; at most a few hundred."""
    marks = ",".join("?" * len(ids))
    condition = f"WHERE r.id IN ({marks}) AND ({visible.sql}) ORDER BY r.id"
    return reader.select(subject, condition, (*(one.bytes for one in ids), *visible.parameters))


def overdue_warnings(reader: Reader, *, on: date, visible: VisibleClause) -> list[SafetyFact]:
    """Return the visible warnings that stand and whose review date has passed, the longest overdue first."""
    condition = f"WHERE r.review_on < ? AND r.ended_on IS NULL AND ({visible.sql}) ORDER BY r.review_on, r.id"
    return reader.select(SafetyFact, condition, (on.isoformat(), *visible.parameters))
