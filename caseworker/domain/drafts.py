"""Drafts: what has been typed and not yet saved. One for each person or case, form and officer.

A draft stays on its device and never travels, so it is no subject. Leaving a form, locking and crashing keep it;
discarding can be undone for 30 days. Rules only: the store keeps it, the screen says when.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.inputs import moment
from caseworker.errors import CaseworkerError

UNDO_DISCARD = timedelta(days=30)


class DraftIsGone(CaseworkerError):
    """A draft was to be brought back after the days in which that is possible."""

    key = "draft.gone"
    sentence = "This draft was discarded more than {days} days ago and cannot be brought back."


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKey:
    """What a draft is of. `about` is None for a form that is about nobody yet, such as a quick contact."""

    about: PersonId | CaseId | None
    form: str
    officer: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of each field by its name, in the order of the names, exactly as typed."""

    key: DraftKey
    fields: tuple[tuple[str, str], ...]
    changed_at: datetime
    discarded_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed that would be missed."""
        return not any(words.strip() for _, words in self.fields)

    def words(self, field: str) -> str:
        """Return what was typed in a field, empty when nothing was."""
        return dict(self.fields).get(field, "")


def begin(key: DraftKey, *, at: datetime) -> Draft:
    """Return an empty draft."""
    return Draft(key=key, fields=(), changed_at=moment(at))


def keep(draft: Draft, *, field: str, words: str, at: datetime) -> Draft:
    """Return the draft with what is now typed in one field; typing in a discarded draft brings it back."""
    if draft.words(field) == words and draft.discarded_at is None:
        return draft
    fields = {**dict(draft.fields), field: words}
    return replace(draft, fields=tuple(sorted(fields.items())), changed_at=moment(at), discarded_at=None)


def discard(draft: Draft, *, at: datetime) -> Draft:
    """Return the draft discarded, its words still there; discarding twice does not begin the days anew."""
    return draft if draft.discarded_at is not None else replace(draft, discarded_at=moment(at))


def bring_back(draft: Draft, *, at: datetime) -> Draft:
    """Return the draft as it was before it was discarded; raises DraftIsGone after 30 days."""
    if is_gone(draft, at=at):
        raise DraftIsGone(days=UNDO_DISCARD.days)
    return replace(draft, discarded_at=None)


def is_gone(draft: Draft, *, at: datetime) -> bool:
    """Say whether the draft may be erased: it was discarded, and the days to undo that are over."""
    return draft.discarded_at is not None and moment(at) - draft.discarded_at > UNDO_DISCARD
