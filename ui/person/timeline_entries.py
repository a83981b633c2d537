"""What stands on the timeline: happenings with how far their sending has come and what is attached, and stage changes.

Values and their order only; a page that was fetched is woven together with the stages its cases went through.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseworker.desk.exchange import Progress
from caseworker.desk.strands import Happening
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record


@dataclass(frozen=True, slots=True)
class Passage:
    """That a case of the person came to a stage."""

    id: UUID
    case: Case
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on the timeline. `files` are those handed over with it."""

    at: datetime
    of: Record | Passage
    progress: Progress = Progress.SENT
    files: tuple[Attachment, ...] = ()

    @property
    def id(self) -> UUID:
        """What tells it apart from all others."""
        return self.of.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A page of happenings with what else was read for it; `is_last` when nothing comes after it."""

    happenings: tuple[Happening, ...]
    progress: Mapping[UUID, Progress]
    is_last: bool


def passages_of(cases: Iterable[Case]) -> list[tuple[datetime, Passage]]:
    """Return every stage a case came to after its first one, the latest first."""
    found = [
        (one.at, Passage(one.id, case, one.stage))
        for case in cases
        for one in sorted(case.passages, key=lambda passage: (passage.at, passage.id))[1:]
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].id), reverse=True)


def woven(
    batch: Batch,
    passages: Iterable[tuple[datetime, Passage]],
    *,
    files: Mapping[UUID, tuple[Attachment, ...]],
    beyond: datetime | None,
    oldest_first: bool,
) -> list[Entry]:
    """Return the entries of a batch in their order, with the passages that fall between it and the batch before.

    `beyond` is the moment at which the batch before ended, None for the first. A file that was handed over with a
    contact stands with it and not by itself.
    """
    told = [
        Entry(
            at=one.at,
            of=one.record,
            progress=batch.progress.get(one.record.id, Progress.SENT),
            files=files.get(one.record.id, ()),
        )
        for one in batch.happenings
        if not (isinstance(one.record, Attachment) and one.record.interaction is not None)
    ]
    end = None if batch.is_last or not batch.happenings else batch.happenings[-1].at
    told += [
        Entry(at=at, of=passage)
        for at, passage in passages
        if _between(at, begin=beyond, end=end, oldest_first=oldest_first)
    ]
    return sorted(told, key=lambda one: (one.at, one.id), reverse=not oldest_first)


def with_their_contacts(attachments: Iterable[Attachment]) -> dict[UUID, tuple[Attachment, ...]]:
    """Return the files of each contact."""
    found: dict[UUID, tuple[Attachment, ...]] = {}
    for one in attachments:
        if one.interaction is not None:
            found[one.interaction] = (*found.get(one.interaction, ()), one)
    return found


def _between(at: datetime, *, begin: datetime | None, end: datetime | None, oldest_first: bool) -> bool:
    if oldest_first:
        return (begin is None or at > begin) and (end is None or at <= end)
    return (begin is None or at < begin) and (end is None or at >= end)
