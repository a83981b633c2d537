"""The rows of the search: what was found, what can be done, and how each is read aloud. No widgets."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from caseworker.desk.case_table import CaseRow
from caseworker.desk.found import Found
from caseworker.desk.people_table import PersonRow
from caseworker.domain.ids import CaseId, PersonId
from ui.isolates import isolate
from ui.lists.case_words import due_cell
from ui.search.matching import Span, all_begin, matched, why
from ui.widgets.row_values import spoken
from ui.widgets.rows_model import Group
from ui.wording import Wording

translate = QCoreApplication.translate
PERSON, CASE, ANSWER, SERVICE = "person", "case", "answer", "service"
KINDS = (PERSON, CASE, ANSWER, SERVICE)
_MOST = {CASE: 4, ANSWER: 3, SERVICE: 2}  # beside people; alone there is room for all
DEED = "deed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A row. `bold` are the letters that were typed; `keys` its key; `reason` why it cannot be done now.

    `about` is the record it stands for, `act` what Enter does with a command.
    """

    key: Hashable
    kind: str
    title: str
    second: str = ""
    trailing: str = ""
    trailing_tone: str = ""
    icon: str = ""
    avatar: str = ""
    bold: tuple[Span, ...] = ()
    keys: str = ""
    reason: str = ""
    about: UUID | None = None
    act: Callable[[], None] | None = field(default=None, compare=False)

    @property
    def sentence(self) -> str:
        """Return the row as it is read aloud."""
        return spoken(self.title, self.second, self.reason, self.trailing, self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the store said to one text."""

    text: str = ""
    found: tuple[Found, ...] = ()
    people: Mapping[PersonId, PersonRow] = field(default_factory=dict)
    cases: Mapping[CaseId, CaseRow] = field(default_factory=dict)
    is_recent: bool = False


def rows_of(answered: Answered, wording: Wording) -> list[object]:
    """Return the rows of what was found, under a heading for each kind; people first, but for the number of a case."""
    headings = {
        PERSON: translate("Search", "Recent people") if answered.is_recent else translate("Search", "People"),
        CASE: translate("Search", "Cases"),
        ANSWER: translate("Search", "Answers"),
        SERVICE: translate("Search", "Services"),
    }
    rows: list[object] = []
    for kind in sorted(KINDS, key=lambda one: one != CASE) if _is_case_number(answered) else KINDS:
        made = [row for one in answered.found if one.kind == kind and (row := _row(one, answered, wording))]
        if made:
            rows += [Group(headings[kind]), *(made[: _MOST.get(kind)] if rows else made)]
    return rows


def _is_case_number(answered: Answered) -> bool:
    """Whether what was typed is the whole number of a case that was found."""
    typed = _bare(answered.text)
    return any(_bare(row.case.shown_number) == typed for row in answered.cases.values())


def _bare(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum())


def _row(one: Found, answered: Answered, wording: Wording) -> Result | None:
    if one.kind == PERSON:
        person = answered.people.get(PersonId(one.id))
        return None if person is None else _person(one, person, answered.text, wording)
    if one.kind == CASE:
        case = answered.cases.get(CaseId(one.id))
        return None if case is None else _case(case, answered.text, wording)
    icon = {ANSWER: "book-open", SERVICE: "signpost"}[one.kind]
    return Result(
        key=(one.kind, one.id),
        kind=one.kind,
        title=one.title,
        second=one.second,
        icon=icon,
        bold=matched(one.title, answered.text),
        about=one.id,
    )


def _person(one: Found, row: PersonRow, typed: str, wording: Wording) -> Result:
    name = row.name or row.described or translate("Search", "Not identified yet")
    born = wording.born(row.born) if row.born is not None else ""
    otherwise = "" if all_begin(name, typed) else why(one.reasons)
    return Result(
        key=(PERSON, one.id),
        kind=PERSON,
        title=name,
        second=wording.facts(otherwise, born, isolate(row.number), isolate(row.address)),
        trailing=wording.row_time(row.last_contact) if row.last_contact else "",
        avatar=name,
        bold=matched(name, typed),
        about=one.id,
    )


def _case(row: CaseRow, typed: str, wording: Wording) -> Result:
    case, due = row.case, due_cell(row, wording)
    return Result(
        key=(CASE, case.id),
        kind=CASE,
        title=case.title or row.type_title,
        second=wording.facts(isolate(case.shown_number), isolate(row.name), row.stage_title),
        trailing=due.words if row.due_at is not None else "",
        trailing_tone=due.tone,
        icon="folder-open",
        bold=matched(case.title or row.type_title, typed),
        about=case.id,
    )


def first_person(rows: Sequence[object]) -> Result | None:
    """Return the first person among rows, None when nobody is."""
    return next((row for row in rows if isinstance(row, Result) and row.kind == PERSON), None)
