"""How the population is distributed, counted from its rows, beside what it is meant to be."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from caseworker.practice.population.calendar import EPOCH
from caseworker.practice.population.residents import YEAR
from caseworker.practice.population.tables import (
    Addresses,
    CaseEvents,
    Cases,
    ContactPoints,
    Documents,
    Interactions,
    LifeEvents,
    Members,
    People,
    Row,
    Truth,
    Visits,
)

_DAY_US = 86_400_000_000
_AGES = ((0, 18.0), (15, 12.0), (25, 28.0), (45, 25.0), (65, 14.5), (85, 2.5))
_SIZES = ((1, 32.0), (2, 33.0), (3, 15.0), (4, 13.0), (5, 4.5), (6, 2.5))
_CHANNELS = (
    ("phone", 46.0), ("email", 17.0), ("counter", 14.0), ("web_form", 12.0), ("letter", 6.0), ("visit", 3.0),
    ("message", 2.0),
)  # fmt: skip
_OUTCOMES = (
    ("answered", 52.0), ("belongs_elsewhere", 9.0), ("joined_open_case", 17.0), ("new_case", 14.0), ("call_back", 5.0),
    ("given_up", 3.0),
)  # fmt: skip
_YEARLY = (("birth", 1.1), ("death", 1.0), ("move", 8.0), ("marriage", 1.0), ("separation", 1.0))


@dataclass(frozen=True, slots=True)
class Share:
    """One figure: what was meant and what was found, in points (per cent), over how many."""

    name: str
    meant: float
    found: float
    of: int

    @property
    def apart(self) -> float:
        """How far found is from meant, in points."""
        return abs(self.found - self.meant)


class Shares:
    """Counts rows as they come; `figures` gives the shares at the end. Holds counts, not rows, but for cases' ends."""

    def __init__(self, *, start: date, days: int) -> None:
        self._start, self._years = start, days / YEAR
        self._end_us = (start.toordinal() + days - EPOCH) * _DAY_US
        self._counts: dict[str, Counter[str]] = {}
        self._grown: set[str] = set()
        self._sizes: Counter[str] = Counter()
        self._copies: Counter[str] = Counter()
        self._contacts: Counter[str] = Counter()
        self._closed: dict[str, int] = {}
        self._reached: set[tuple[str, str]] = set()
        self._cases: list[Cases] = []
        self.people = 0

    def take(self, rows: list[Row]) -> None:
        """Count rows of one table. Truth must come after people, and people before what belongs to them."""
        for row in rows:
            match row:
                case Truth():
                    self._truth(row)
                case People():
                    self._person(row)
                case Members() if row.valid_from < self._start.isoformat() and row.role != "part_time_child":
                    self._sizes[row.household_id] += 1
                case ContactPoints() if row.record_id in self._grown:
                    self._reached.add((row.record_id, row.kind))
                case _:
                    self._work(row)

    def _add(self, what: str, which: str) -> None:
        self._counts.setdefault(what, Counter())[which] += 1

    def _person(self, row: People) -> None:
        born = date.fromisoformat(f"{row.birth_date}-06-30"[:10] if len(row.birth_date) == 4 else row.birth_date)
        age = int((self._start - born).days / YEAR)
        if born < self._start and age >= 18:
            self._grown.add(row.record_id)
        band = max((low for low, _ in _AGES if low <= age), default=0)
        if born < self._start:
            self._add("age", str(band))
        self._add("sex", row.sex)
        self._add("origin", "home" if row.origin == "en_GB" else "elsewhere")
        self._add("interpreter", str(row.interpreter))
        self._add("format", str(row.access_format != ""))

    def _truth(self, row: Truth) -> None:
        self._copies[row.person_id] += 1
        if row.record_id != row.person_id:
            self._grown.discard(row.record_id)

    def _work(self, row: Row) -> None:
        match row:
            case Interactions():
                self._add("channel", row.channel)
                self._add("outcome", row.outcome)
                self._contacts[row.record_id] += 1
            case LifeEvents():
                self._add("life", row.kind)
            case Cases():
                self._cases.append(row)
            case CaseEvents():
                self._add("step", row.to_state if row.kind == "moved" else row.kind)
                if row.to_state == "closed":
                    self._closed.setdefault(row.case_id, row.at)
            case Visits():
                self._add("visit", "offline" if row.offline else "online")
            case Documents():
                self._add("document", "all")
            case Addresses():
                self._add("address", row.kind)
            case _:
                return

    def _of(self, what: str, meant: tuple[tuple[str | int, float], ...]) -> list[Share]:
        counts = self._counts.get(what, Counter())
        whole = counts.total()
        return [
            Share(f"{what} {which}", share, 100 * counts[str(which)] / max(whole, 1), whole) for which, share in meant
        ]

    def figures(self) -> list[Share]:
        """Return all shares. The copies of a person count once."""
        sizes = Counter(str(min(size, 6)) for size in self._sizes.values())
        self._counts["household"] = sizes
        persons = len(self._copies)
        found = [
            *self._of("age", _AGES),
            *self._of("sex", (("f", 50.5), ("m", 49.4))),
            *self._of("household", _SIZES),
            *self._of("origin", (("home", 72.0),)),
            *self._of("interpreter", (("True", 3.0),)),
            *self._of("format", (("True", 2.5),)),
            *self._of("channel", _CHANNELS),
            *self._of("outcome", _OUTCOMES),
            *self._of("visit", (("offline", 100 / 3),)),
            *(self._reach(kind, meant) for kind, meant in (("mobile", 88.0), ("phone", 35.0), ("email", 70.0))),
            self._part("second record", 6.0, sum(1 for count in self._copies.values() if count > 1), persons),
            self._part("third record", 0.8, sum(1 for count in self._copies.values() if count > 2), persons),
        ]
        return found + self._in_life(persons) + self._in_cases()

    def _part(self, name: str, meant: float, count: int, whole: int) -> Share:
        return Share(name, meant, 100 * count / max(whole, 1), whole)

    def _reach(self, kind: str, meant: float) -> Share:
        count = sum(1 for record_id, had in self._reached if had == kind and record_id in self._grown)
        return self._part(f"adults with {kind}", meant, count, len(self._grown))

    def _in_life(self, persons: int) -> list[Share]:
        counts = self._counts.get("life", Counter())
        both = {"marriage": 2, "separation": 2}
        return [
            self._part(f"{kind} a year", meant, int(counts[kind] * both.get(kind, 1) / self._years), persons)
            for kind, meant in _YEARLY
        ]

    def _in_cases(self) -> list[Share]:
        """Judge only cases whose deadline, and half as much again, lies in the window."""
        judged = [case for case in self._cases if case.due_at + (case.due_at - case.opened_at) // 2 < self._end_us]
        late = [case for case in judged if self._closed.get(case.case_id, self._end_us) > case.due_at]
        forgotten = [case for case in judged if case.case_id not in self._closed]
        steps, documents = self._counts.get("step", Counter()), self._counts.get("document", Counter())
        whole = len(self._cases)
        return [
            self._part("late cases", 12.0 + 0.88 * 1.5, len(late), len(judged)),
            self._part("cases without end", 1.5, len(forgotten), len(judged)),
            self._part("reopened cases", 4.0, steps["reopened"], len(self._closed)),
            self._part("documents to 100 cases", 60.0, documents["all"], whole),
            self._part("cases restricted", 2.0, sum(1 for case in self._cases if case.sensitivity), whole),
        ]

    def contacts(self) -> tuple[float, float]:
        """Return the mean of contacts a year and record, and the dispersion of the counts (negative binomial)."""
        counts = [count for record_id, count in self._contacts.items() if record_id]
        people = len(self._copies)
        mean = sum(counts) / people
        variance = sum(count * count for count in counts) / people - mean * mean
        return mean / self._years, mean * mean / max(variance - mean, 1e-9)
