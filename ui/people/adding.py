"""The way to the page on which a person is added, with what is known of them so far.

A name that was typed elsewhere goes into the draft of that page: places carry no citizen's words. A draft that was
there is put back by undo.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from caseworker.desk.drafts import Drafts
from caseworker.domain.walk_ins import WalkInId
from ui.places import Place
from ui.work import Work

translate = QCoreApplication.translate
FORM = "person-add"
FIELDS = ("given", "family", "born", "exact", "phone", "email", "address", "language", "interpreter", "agrees")
WALK_IN = "walk_in"


def adding_place(walk_in: WalkInId | None = None) -> Place:
    """Return the place of the page; with a person waiting, they are identified once they are added."""
    return Place("add-person", state={} if walk_in is None else {WALK_IN: walk_in.hex})


def begin_adding(work: Work, name: str, walk_in: WalkInId | None = None) -> None:
    """Go there with a name that was typed elsewhere."""
    desk, place = work.office.drafts, adding_place(walk_in)

    def begun(before: Mapping[str, str]) -> None:
        work.window.go(place)
        if any(words for field, words in before.items() if field != "exact"):
            words = translate("AddPerson", "Your earlier draft of a new person was put aside.")
            work.window.toast(words, undo=lambda: _put(work, before, place))

    work.lanes.write(lambda: _begin(desk, parts_of(name)), begun, owner=work.lanes)


def parts_of(name: str) -> dict[str, str]:
    """Return a name as typed, taken apart as most are: the last word is the family name."""
    given, _, family = " ".join(name.split()).rpartition(" ")
    return {"given": given, "family": family} if given else {"given": family, "family": ""}


def _begin(desk: Drafts, parts: Mapping[str, str]) -> Mapping[str, str]:
    found = desk.find(FORM, None)
    before = dict(found.fields) if found is not None else {}
    desk.keep(FORM, None, **{**dict.fromkeys(FIELDS, ""), **parts})
    return before


def _put(work: Work, fields: Mapping[str, str], place: Place) -> None:
    desk = work.office.drafts
    kept = {**dict.fromkeys(FIELDS, ""), **fields}
    work.lanes.write(lambda: desk.keep(FORM, None, **kept), lambda _: work.window.go(place), owner=work.lanes)
