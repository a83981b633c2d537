"""What stands between two lines of `---` at the head of a Markdown page: names and plain values.

Only what such pages need is read: `name: value`, quoted or not, and lists as `[a, b]` or in lines of `- a`. No tags, no
anchors, no aliases and nothing nested, so that nothing can grow. What is not so is told with its line.
"""

import re
from dataclasses import dataclass

from caseworker.formats.faults import Fault

_LINE = re.compile(r"([A-Za-z][\w-]{0,60})\s*:(?:\s+(.*))?$")
_POINT = re.compile(r"\s*-\s+(.*)$")
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values by name, each with the line it stands in, and the page under them with its first line."""

    values: dict[str, tuple[str, ...]]
    lines: dict[str, int]
    body: str
    body_line: int = 1
    faults: tuple[Fault, ...] = ()

    def one(self, *names: str) -> str:
        """Return the value of the first of these names that there is, several joined by commas; "" for none."""
        return next((", ".join(self.values[name]) for name in names if self.values.get(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a list; a single value with commas is one too."""
        found = self.values.get(name, ())
        if len(found) == 1:
            found = tuple(part.strip() for part in found[0].split(","))
        return tuple(one for one in found if one)

    def line(self, *names: str) -> int:
        """Return the line of the first of these names that there is; 1 for none."""
        return next((self.lines[name] for name in names if name in self.lines), 1)


def split(text: str) -> FrontMatter:
    """Return the front matter of a page and the page; a page without any is all page."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].strip() != "---":
        return FrontMatter({}, {}, text)
    ends = next((at for at, line in enumerate(lines[1 : _MOST_LINES + 1], start=1) if line.strip() == "---"), 0)
    if not ends:
        return FrontMatter({}, {}, text)
    values: dict[str, tuple[str, ...]] = {}
    places: dict[str, int] = {}
    faults: list[Fault] = []
    current = ""
    for number, line in enumerate(lines[1:ends], start=2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if point := _POINT.match(line):
            values[current] = (*values.get(current, ()), _bare(point[1]))
        elif found := _LINE.match(line):
            current = found[1].casefold().replace("-", "_")
            values[current], places[current] = _values(found[2] or ""), number
        else:
            faults.append(Fault(number, "", "This line at the head of the page is no 'name: value' and was left out."))
    values.pop("", None)
    return FrontMatter(values, places, "\n".join(lines[ends + 1 :]), ends + 2, tuple(faults))


def _values(text: str) -> tuple[str, ...]:
    told = text.strip()
    if told.startswith("[") and told.endswith("]"):
        return tuple(one for one in (_bare(part) for part in told[1:-1].split(",")) if one)
    return (_bare(told),) if told else ()


def _bare(text: str) -> str:
    told = text.strip()
    if len(told) > 1 and told[0] == told[-1] and told[0] in "\"'":
        return told[1:-1]
    return told
