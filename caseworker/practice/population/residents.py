"""Drafts of people and households while a neighbourhood is being made. Mutable, and never outside this package.

Days are ordinals; a day of 0 stands for "not". `age_days` counts from birth to the first day of the window; people born
in it have a negative one.
"""

from dataclasses import dataclass, field

from caseworker.practice.population.addresses import Address, District
from caseworker.practice.population.books import Word
from caseworker.practice.population.names import NOBODY, Name
from caseworker.practice.population.origins import HOME, Origin

YEAR = 365.2425
RESIDENTS = 1000  # people of one neighbourhood on the first day
SLOTS = 4096  # numbers kept for one neighbourhood: its residents, then those born in the window


@dataclass(slots=True)
class Stay:
    """A person's time in a household. `second` marks the other home of a child with two."""

    home: "Home"
    role: str
    first: int
    last: int = 0
    second: bool = False


@dataclass(slots=True)
class Contact:
    """A number or mailbox. `value` is plain; it is written down in some way when rows are made."""

    kind: str
    value: str
    first: int
    last: int = 0
    note: str = ""
    stale: bool = False


@dataclass(slots=True)
class Home:
    """One household: its kind, its couples (pairs of people), the places it lived at with first and last day."""

    index: int
    kind: str
    first: int
    couples: list[tuple["Resident", "Resident"]] = field(default_factory=list)
    places: list[tuple[Address, int, int]] = field(default_factory=list)
    landline: str = ""
    id: str = ""


@dataclass(slots=True)
class Resident:
    """One person. `index` is the person's number in the whole population, whatever its size."""

    index: int
    role: str
    age_days: int
    sex: str = "f"
    parents: "list[Resident]" = field(default_factory=list)
    origin: Origin = HOME
    given: Word | None = None
    family: Word | None = None
    name: Name = NOBODY
    other_names: list[tuple[str, Name, str, str]] = field(default_factory=list)
    language: str = "en"
    interpreter: bool = False
    access_format: str = ""
    died: int = 0
    erased: int = 0
    stays: list[Stay] = field(default_factory=list)
    former_place: Address | None = None
    contacts: list[Contact] = field(default_factory=list)
    created_us: int = 0
    id: str = ""
    records: list[tuple[str, int]] = field(default_factory=list)

    def born(self, start: int) -> int:
        """Return the day of birth, for the window's first day."""
        return start - self.age_days

    @property
    def age(self) -> int:
        """Whole years at the first day of the window."""
        return int(self.age_days / YEAR)

    @property
    def home(self) -> Home:
        """The household the person lived in on the first day, or was born into."""
        return self.stays[0].home


def could_be_parent(older: Resident, child: Resident) -> bool:
    """Tell whether the child was born when the other was 18 to 45 years old."""
    return 18.1 <= (older.age_days - child.age_days) / YEAR <= 44.9


@dataclass(slots=True)
class Neighbourhood:
    """A thousand people and where they live: the unit in which a population is made."""

    number: int
    district: District
    homes: list[Home] = field(default_factory=list)
    residents: list[Resident] = field(default_factory=list)

    def index_of(self, slot: int) -> int:
        """Return the number of a slot in the whole population."""
        return self.number * SLOTS + slot
