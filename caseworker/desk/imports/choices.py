"""What a person chose for a file that is to be brought in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from caseworker.desk.imports.fields import DayOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A kind looks at what concerns it.

    `source` names the system it comes from; `columns` says which column goes into which field; `territory` and
    `case_type` are for items that do not say theirs, `officer` is a colleague's name or id, whose appointments they
    are; encoding and separator are found out when empty. `zone` is the IANA name of the zone that moments without one
    are told in, the agency's when it is empty.
    """

    source: str = "import"
    columns: Mapping[str, str] = field(default_factory=dict)
    order: DayOrder = DayOrder.NOT_SAID
    encoding: str = ""
    separator: str = ""
    territory: str = ""
    case_type: str = ""
    officer: str = ""
    zone: str = ""


_COLUMN = "column:"


def as_pairs(choices: Choices) -> tuple[tuple[str, str], ...]:
    """Return choices as they are noted with a run; what was left open is left out."""
    said = {
        "order": choices.order.value,
        "encoding": choices.encoding,
        "separator": choices.separator,
        "territory": choices.territory,
        "case_type": choices.case_type,
        "officer": choices.officer,
        "zone": choices.zone,
    }
    columns = [(f"{_COLUMN}{column}", field) for column, field in choices.columns.items()]
    return tuple(sorted([*((name, value) for name, value in said.items() if value), *columns]))


def from_pairs(source: str, pairs: Iterable[tuple[str, str]]) -> Choices:
    """Return the choices that were noted so."""
    said = dict(pairs)
    return Choices(
        source=source,
        columns={name.removeprefix(_COLUMN): value for name, value in said.items() if name.startswith(_COLUMN)},
        order=DayOrder(said.get("order", "")),
        encoding=said.get("encoding", ""),
        separator=said.get("separator", ""),
        territory=said.get("territory", ""),
        case_type=said.get("case_type", ""),
        officer=said.get("officer", ""),
        zone=said.get("zone", ""),
    )
