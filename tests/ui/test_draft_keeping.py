"""What is typed and cannot be kept at once: nothing else is lost for it, and it is kept as soon as that is possible."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from caseworker.store.files import DiskFull
from tests.ui.workplaces import Workplace
from ui.draft_keeping import DraftKeeper, KeptDraft
from ui.work import Work


class Disk:
    """Whether there is room for the drafts of some forms."""

    def __init__(self) -> None:
        self.full: set[str] = set()


@pytest.fixture
def disk(officer: Workplace, monkeypatch: pytest.MonkeyPatch) -> Disk:
    made, keep = Disk(), officer.office.drafts.keep

    def kept(form: str, *about: object, **fields: str) -> object:
        if form in made.full:
            raise DiskFull
        return keep(form, *about, **fields)  # type: ignore[arg-type]

    monkeypatch.setattr(officer.office.drafts, "keep", kept)
    return made


@pytest.fixture
def keeper(officer: Workplace) -> Iterator[DraftKeeper]:
    made = DraftKeeper(officer.office.drafts, officer.work.lanes)
    yield made
    made.deleteLater()


def typed(keeper: DraftKeeper, form: str, words: str) -> KeptDraft:
    made = keeper.follow(form, about=None, owner=keeper, read=lambda: {"note": words})
    made.touch()
    return made


def stored(officer: Workplace) -> dict[str, str]:
    return {one.key.form: dict(one.fields)["note"] for one in officer.office.drafts.open_ones()}


def test_a_draft_that_cannot_be_kept_costs_no_other_and_is_due_again(
    officer: Workplace, keeper: DraftKeeper, disk: Disk
) -> None:
    first, _ = typed(keeper, "note", "the long one"), typed(keeper, "call", "the short one")
    disk.full = {"note"}
    with pytest.raises(DiskFull):
        keeper.keep_now()
    assert stored(officer) == {"call": "the short one"}
    assert first.is_touched

    disk.full = set()
    keeper.keep_now()
    assert stored(officer) == {"call": "the short one", "note": "the long one"}


def test_locking_waits_for_what_is_being_written_and_tries_it_again(
    officer: Workplace, keeper: DraftKeeper, disk: Disk
) -> None:
    draft = typed(keeper, "note", "the last words")
    disk.full = {"note"}
    draft.keep()
    with pytest.raises(DiskFull):
        keeper.keep_now()
    disk.full = set()
    keeper.keep_now()
    assert stored(officer) == {"note": "the last words"}


def test_a_form_that_was_left_while_the_disk_was_full_is_kept_later_though_its_fields_are_gone(
    officer: Workplace, keeper: DraftKeeper, disk: Disk, qtbot: QtBot, idle: Callable[[Work], None]
) -> None:
    words, owner = ["half a sentence"], QObject()
    draft = keeper.follow("note", about=None, owner=owner, read=lambda: {"note": words[0]})
    draft.touch()
    disk.full = {"note"}
    draft.close()
    words.clear()
    idle(officer.work)
    assert stored(officer) == {}
    assert [type(error) for error in officer.plain.troubles] == [DiskFull]

    disk.full = set()
    qtbot.waitUntil(lambda: stored(officer) == {"note": "half a sentence"})
