"""The kinds of service requests that a city takes, and what it asks for each: values of GeoReport v2."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One kind of request. `answer` is `realtime`, `batch` (a token comes first) or `blackbox` (no id ever comes).

    `area` names the part of the country it is for, where one list holds several.
    """

    code: str
    name: str
    description: str = ""
    group: str = ""
    keywords: tuple[str, ...] = ()
    has_definition: bool = False
    answer: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a list."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One thing asked. `datatype` is `string`, `number`, `datetime`, `text`, `singlevaluelist` or `multivaluelist`.

    Without `is_asked` it is only shown to whoever reports.
    """

    code: str
    question: str
    datatype: str
    hint: str = ""
    is_asked: bool = True
    is_required: bool = False
    order: int = 0
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceDefinition:
    """What is asked for a kind of request, in order; the code is empty where only attributes were given."""

    service_code: str
    attributes: tuple[Attribute, ...]
