"""What is typed is there after anything that happens to the program, and for 30 days after it is put away."""

import pytest

from caseworker.desk.drafts import Drafts
from caseworker.domain.drafts import DraftIsGone
from caseworker.domain.ids import OfficerId
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock, a_sitting, trail
from tests.desk.work import a_known_person
from tests.domain.people_builders import a_person_id, an_id


def test_each_field_is_kept_as_it_was_typed(store: CaseStore) -> None:
    person, desk = a_person_id(), Drafts(a_sitting(store))

    desk.keep("note", person, text="She sa")
    desk.keep("note", person, text="She said ", title="Call")

    draft = Drafts(a_sitting(store)).find("note", person)
    assert draft is not None
    assert dict(draft.fields) == {"text": "She said ", "title": "Call"}
    assert desk.open_ones() == (draft,)
    assert trail(store) == []


def test_a_discarded_draft_comes_back_within_thirty_days_and_not_later(store: CaseStore) -> None:
    clock = MovableClock()
    desk = Drafts(a_sitting(store, at=clock))
    kept = desk.keep("contact", None, text="Half a sentence")

    discarded = desk.discard(kept)
    assert (desk.find("contact", None), desk.open_ones(), desk.discarded()) == (None, (), (discarded,))
    assert desk.bring_back(discarded) == kept
    discarded = desk.discard(kept)
    clock.forward(days=31)
    with pytest.raises(DraftIsGone):
        desk.bring_back(discarded)
    assert desk.discarded() == ()
    assert (desk.clear_out(), desk.clear_out()) == (1, 0)


def test_a_saved_draft_is_let_go_and_nobody_sees_a_colleagues(store: CaseStore) -> None:
    desk = Drafts(a_sitting(store))
    desk.keep("contact", None, text="Mine")

    assert Drafts(a_sitting(store, officer=OfficerId(an_id()))).open_ones() == ()
    desk.saved("contact", None)
    assert desk.open_ones() == ()


def test_the_list_tells_what_each_draft_is_about(store: CaseStore) -> None:
    person = a_known_person(store)
    desk = Drafts(a_sitting(store))
    desk.keep("note", person.id, text="About her")
    desk.discard(desk.keep("contact", None, text="About nobody"))
    desk.keep("note", a_person_id(), text="About somebody who is not here")
    found = {line.draft.words("text"): (line.person, line.is_discarded) for line in desk.listed()}
    assert found == {
        "About her": (person, False),
        "About nobody": (None, True),
        "About somebody who is not here": (None, False),
    }
