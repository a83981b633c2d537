"""The desk for drafts: what is typed is kept from the first letter, on this device, until it is saved or discarded."""

from dataclasses import dataclass
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.domain import drafts as rules
from caseworker.domain.cases import Case
from caseworker.domain.drafts import UNDO_DISCARD, Draft, DraftKey
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person
from caseworker.store import drafts
from caseworker.store.about import seen_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft in a list. `person` and `case` tell what it is about, None where that is not here or may not be seen."""

    draft: Draft
    person: Person | None
    case: Case | None

    @property
    def is_discarded(self) -> bool:
        """Whether it was put away."""
        return self.draft.discarded_at is not None


class Drafts(Desk):
    """Keep, find, discard and bring back one's own drafts. Drafts are no edits: they leave no history and no trail."""

    def keep(self, form: str, about: PersonId | CaseId | None, **typed: str) -> Draft:
        """Keep what is now typed in these fields of a form, durably; typing in a discarded draft brings it back."""
        key, now = self._key(form, about), self._now()
        with self._sitting.store.writing() as connection:
            draft = drafts.find(connection, key) or rules.begin(key, at=now)
            for field, words in typed.items():
                draft = rules.keep(draft, field=field, words=words, at=now)
            drafts.keep(connection, draft)
            return draft

    def find(self, form: str, about: PersonId | CaseId | None) -> Draft | None:
        """Return one's draft of a form about someone, None when there is none or it was discarded."""
        with self._reading() as reader:
            draft = drafts.find(reader.connection, self._key(form, about))
            return None if draft is None or draft.discarded_at is not None else draft

    def open_ones(self) -> tuple[Draft, ...]:
        """Return one's drafts that hold words and were not discarded, the last changed first."""
        return tuple(one for one in self._all() if one.discarded_at is None and not one.is_empty)

    def discarded(self) -> tuple[Draft, ...]:
        """Return the drafts that can still be brought back, the last changed first."""
        now = self._now()
        return tuple(one for one in self._all() if one.discarded_at is not None and not rules.is_gone(one, at=now))

    def listed(self) -> tuple[DraftLine, ...]:
        """Return one's drafts that hold words and those that can be brought back, with what they are about."""
        found = (*self.open_ones(), *(one for one in self.discarded() if not one.is_empty))
        wanted = {one.key.about for one in found if one.key.about is not None}
        if not wanted:
            return tuple(DraftLine(draft=one, person=None, case=None) for one in found)
        with self._reading() as reader:
            seen = seen_of(reader, Person, wanted, visible=self._listed(Person))
            people: dict[UUID, Person] = {one.id: one for one in seen}
            cases: dict[UUID, Case] = {one.id: one for one in seen_of(reader, Case, wanted, visible=self._listed(Case))}
        return tuple(
            DraftLine(
                draft=one,
                person=people.get(one.key.about) if one.key.about else None,
                case=cases.get(one.key.about) if one.key.about else None,
            )
            for one in found
        )

    def discard(self, draft: Draft) -> Draft:
        """Put a draft away; it can be brought back for 30 days."""
        discarded = rules.discard(draft, at=self._now())
        with self._sitting.store.writing() as connection:
            drafts.keep(connection, discarded)
        return discarded

    def bring_back(self, draft: Draft) -> Draft:
        """Return a discarded draft as it was; raises DraftIsGone after 30 days."""
        back = rules.bring_back(draft, at=self._now())
        with self._sitting.store.writing() as connection:
            drafts.keep(connection, back)
        return back

    def saved(self, form: str, about: PersonId | CaseId | None) -> None:
        """Let go of a draft whose words were saved."""
        with self._sitting.store.writing() as connection:
            drafts.remove(connection, self._key(form, about))

    def clear_out(self) -> int:
        """Remove what was discarded more than 30 days ago; returns how many drafts that were."""
        with self._sitting.store.writing() as connection:
            return drafts.remove_discarded(connection, before=self._now() - UNDO_DISCARD)

    def _all(self) -> list[Draft]:
        with self._reading() as reader:
            return drafts.of(reader.connection, self._sitting.actor.officer)

    def _key(self, form: str, about: PersonId | CaseId | None) -> DraftKey:
        return DraftKey(about=about, form=form, officer=self._sitting.actor.officer)
