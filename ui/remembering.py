"""Where a person was when the screen was locked: the page, its state, the field and the cursor in it.

It is kept in the encrypted store, because a page's place may say whose page it is. Values come back as they were: ids
as ids, rows of values as tuples.
"""

import logging
from dataclasses import dataclass
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from caseworker.desk.remembered import Remembered
from ui.places import Place

_log = logging.getLogger(__name__)
_NAME = "place"


class Focus(msgspec.Struct, frozen=True):
    """The field that had the focus: which of its kind and name on the page, and where the cursor was in it."""

    kind: str
    name: str
    which: int
    anchor: int = 0
    cursor: int = 0
    scroll: int = 0


class _Kept(msgspec.Struct, frozen=True):
    page: str
    about: UUID | None
    part: str
    state: object
    focus: Focus | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is: a place with its state, and the focus on its page."""

    place: Place
    focus: Focus | None = None


def keep(remembered: Remembered, whereabouts: Whereabouts) -> None:
    """Keep where somebody is; raises what the store raises. A state that cannot be written down is left out."""
    place = whereabouts.place
    try:
        state = _plain(place.state)
    except TypeError as error:
        _log.warning("the state of page %s cannot be kept: %s", place.page, error)
        state = {}
    kept = _Kept(place.page, place.about, place.part, state, whereabouts.focus)
    remembered.keep(_NAME, msgspec.json.encode(kept).decode())


def take(remembered: Remembered) -> Whereabouts | None:
    """Return where somebody was and forget it; None when nothing was kept. To be asked off the screen's thread."""
    words = remembered.recall(_NAME)
    if not words:
        return None
    remembered.keep(_NAME, "")
    try:
        kept = msgspec.json.decode(words, type=_Kept)
    except msgspec.MsgspecError as error:
        _log.info("where somebody was cannot be read: %s", type(error).__name__)
        return None
    state = _whole(kept.state)
    place = Place(kept.page, kept.about, kept.part, state if isinstance(state, dict) else {})
    return Whereabouts(place, kept.focus)


def focus_in(page: QWidget, focused: QWidget | None) -> Focus | None:
    """Return which field of a page has the focus, None when it is elsewhere."""
    if focused is None or not page.isAncestorOf(focused):
        return None
    kind, name = _sort_of(focused)
    same = [one for one in page.findChildren(QWidget) if _sort_of(one) == (kind, name)]
    found = Focus(kind, name, same.index(focused))
    match focused:
        case QLineEdit():
            anchor = focused.selectionStart() if focused.hasSelectedText() else focused.cursorPosition()
            return msgspec.structs.replace(found, anchor=anchor, cursor=focused.cursorPosition())
        case QPlainTextEdit() | QTextEdit():
            at, scroll = focused.textCursor(), focused.verticalScrollBar().value()
            return msgspec.structs.replace(found, anchor=at.anchor(), cursor=at.position(), scroll=scroll)
        case QAbstractScrollArea():
            return msgspec.structs.replace(found, scroll=focused.verticalScrollBar().value())
    return found


def put_focus(page: QWidget, focus: Focus) -> bool:
    """Put the focus and the cursor back where they were; False while that field is not on the page (yet)."""
    same = [one for one in page.findChildren(QWidget) if _sort_of(one) == (focus.kind, focus.name)]
    if focus.which >= len(same) or not same[focus.which].isVisible():
        return False
    field = same[focus.which]
    field.setFocus()
    match field:
        case QLineEdit():
            field.setCursorPosition(min(focus.cursor, len(field.text())))
            if focus.anchor != focus.cursor:
                field.setSelection(focus.anchor, focus.cursor - focus.anchor)
        case QPlainTextEdit() | QTextEdit():
            _put_cursor(field, focus)
        case QAbstractScrollArea():
            field.verticalScrollBar().setValue(focus.scroll)
    return True


def _put_cursor(field: QPlainTextEdit | QTextEdit, focus: Focus) -> None:
    at, end = field.textCursor(), field.document().characterCount() - 1
    at.setPosition(min(focus.anchor, end))
    at.setPosition(min(focus.cursor, end), at.MoveMode.KeepAnchor)
    field.setTextCursor(at)
    field.verticalScrollBar().setValue(focus.scroll)


def _sort_of(widget: QObject) -> tuple[str, str]:
    name = widget.objectName()
    if not name and isinstance(widget, QWidget):
        name = widget.accessibleName()
    return type(widget).__name__, name


def _plain(value: object) -> object:
    """Return a value as JSON can hold it; ids and tuples marked, so that they come back as they were."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case UUID():
            return {"uuid": str(value)}
        case tuple():
            return {"tuple": [_plain(one) for one in value]}
        case list():
            return [_plain(one) for one in value]
        case dict():
            return {"dict": [[_plain(name), _plain(one)] for name, one in value.items()]}
    raise TypeError(type(value).__name__)


def _whole(value: object) -> object:
    match value:
        case {"uuid": str(text)}:
            return UUID(text)
        case {"tuple": list(ones)}:
            return tuple(_whole(one) for one in ones)
        case {"dict": list(pairs)}:
            return {_whole(name): _whole(one) for name, one in pairs}
        case list():
            return [_whole(one) for one in value]
    return value
