"""How a subject is defined, once: storage, change capture, merge, sensitivity, search and travel follow from it.

A subject is a frozen dataclass under `Record` with `@subject(kind)`; each field says in its annotation how it merges
and how it is found:

    @subject("task", nature=Nature.WORKFLOW)
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Task(Record):
        title: Annotated[str, describe(search=Search.TITLE)]
        due: Annotated[date | None, decide(indexed=True)] = None

Adding a field is one such line and one migration. A field added later must have a default, because records written
before it do not carry it. The merge classes are those of the sync design (section 2).
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass
from dataclasses import fields as dataclass_fields
from enum import IntEnum, StrEnum
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID


class Merge(StrEnum):
    """What becomes of two concurrent edits of one field."""

    DECIDE = "decide"  # open conflict: a person chooses
    DESCRIBE = "describe"  # later wins by rule, the other is kept in the conflict list
    RANK = "rank"  # the higher stands
    SET = "set"  # add wins; remove takes only what its author had seen
    COUNT = "count"  # increments add up
    FACT = "fact"  # written once with the record, never edited
    NUMBER = "number"  # from a leased block; set once
    TEXT = "text"  # as decide, with a line merge offered


class Search(StrEnum):
    """How the words of a field are found."""

    NAME = "name"
    IDENTIFIER = "identifier"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH = "birth"
    PLACE = "place"
    TITLE = "title"
    BODY = "body"


class Nature(StrEnum):
    """What kind of thing a subject is (product section 3)."""

    REGISTER = "register"
    FACT = "fact"
    WORKFLOW = "workflow"


class Sensitivity(IntEnum):
    """Who may see a record at all; concurrent edits keep the higher (a rank)."""

    NORMAL = 0
    RESTRICTED = 1
    SEALED = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """How one field merges, is found, is guarded and what it points at.

    `refers` is the kind of the record, or "officer". What points at a record is found by its links; `indexed` is for
    columns that lists are filtered or sorted by, and each costs a page in every save.
    """

    merge: Merge
    search: Search | None = None
    sensitive: bool = False
    refers: str | None = None
    indexed: bool = False


def _rule(merge: Merge) -> Callable[..., Rule]:
    def make(
        *, search: Search | None = None, sensitive: bool = False, refers: str | None = None, indexed: bool = False
    ) -> Rule:
        return Rule(merge, search, sensitive, refers, indexed)

    make.__doc__ = f"The rule of a field whose merge class is {merge.value}."
    return make


decide = _rule(Merge.DECIDE)
describe = _rule(Merge.DESCRIBE)
rank = _rule(Merge.RANK)
members = _rule(Merge.SET)
count = _rule(Merge.COUNT)
fact = _rule(Merge.FACT)
number = _rule(Merge.NUMBER)
text = _rule(Merge.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A member of a `members` field that is more than a word. Never edited: replaced by another with a new id."""

    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every subject has. `territory` and `sensitivity` decide in which scopes it travels and who may see it."""

    definition: ClassVar["Definition"]

    id: UUID
    territory: Annotated[str, decide()] = ""
    sensitivity: Annotated[Sensitivity, rank()] = Sensitivity.NORMAL


@dataclass(frozen=True, slots=True)
class FieldDef:
    """One field of a subject: its name, its type `of` without the rule, its rule, its default (`MISSING` if none)."""

    name: str
    of: Any
    rule: Rule
    default: Any

    @property
    def element(self) -> type[Element] | None:
        """The element type of a `members` field of elements; None for words and ids."""
        arguments = get_args(self.of)
        if self.rule.merge is Merge.SET and isinstance(arguments[0], type) and issubclass(arguments[0], Element):
            return arguments[0]
        return None


@dataclass(frozen=True, slots=True)
class Definition:
    """A subject as the store, the wire and the search see it.

    `fields` leaves out `id` and keeps the written order. `moment` names the field whose moment orders the subject on a
    timeline; without one it is ordered by when its record was made.
    """

    kind: str
    nature: Nature
    value: type[Record]
    fields: tuple[FieldDef, ...]
    moment: str | None = None

    def field(self, name: str) -> FieldDef:
        """Return the field, or raise KeyError with kind and name."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(f"{self.kind}.{name}")


R = TypeVar("R", bound=type[Record])


def subject(kind: str, *, nature: Nature = Nature.REGISTER, moment: str | None = None) -> Callable[[R], R]:
    """Give a record class its definition.

    Refuses, with TypeError: a field without a rule, a `members` field that is no tuple, a sensitive and searched one.
    """

    def define(cls: R) -> R:
        cls.definition = Definition(kind, nature, cls, tuple(_fields(kind, cls)), moment)
        return cls

    return define


def rules_of(cls: type) -> dict[str, Rule]:
    """Return the rules written on the fields of a record or element class; fields without one are left out."""
    hints = get_type_hints(cls, include_extras=True)
    found = {}
    for name, hint in hints.items():
        if get_origin(hint) is Annotated:
            for extra in get_args(hint)[1:]:
                if isinstance(extra, Rule):
                    found[name] = extra
    return found


def _fields(kind: str, cls: type[Record]) -> list[FieldDef]:
    rules, plain = rules_of(cls), get_type_hints(cls)
    made = []
    for item in dataclass_fields(cls):
        if item.name == "id":
            continue
        if item.name not in rules:
            raise TypeError(f"{kind}.{item.name} says nothing about how it merges")
        rule = rules[item.name]
        if rule.sensitive and rule.search:
            raise TypeError(f"{kind}.{item.name} is sensitive, so it cannot be found by everyone who finds the record")
        if rule.merge is Merge.SET and get_origin(plain[item.name]) is not tuple:
            raise TypeError(f"{kind}.{item.name} is a set field, so its type is a tuple")
        default = item.default if item.default_factory is MISSING else item.default_factory()
        made.append(FieldDef(item.name, plain[item.name], rule, default))
    return made
