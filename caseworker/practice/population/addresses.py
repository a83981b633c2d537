"""Streets and addresses of an invented town. Postcodes begin with RV, which no post office uses."""

from dataclasses import dataclass, replace
from random import Random

from caseworker.practice.population.streams import Weighted, stream, zipf

_HEADS = (
    "High Station Church London Victoria Mill School Park Queens Kings Albert Manor New Grange North South West East"
    " Green George Alexandra Springfield Windsor York Clarence St.John's St.Mary's St.Peter's Chapel Bridge Castle"
    " River Orchard Meadow Willow Beech Oak Elm Ash Cherry Hazel Rowan Poplar Cedar Maple Laurel Holly Birch"
    " Quarry Forge Tannery Brewery Market Canal Wharf Weir Ferry Ropewalk Cooper Fuller Weaver Potter Glebe Abbey"
    " Priory Almond"
    " Nightingale Wren Skylark Kestrel Heron Swan Nelson Wellington Cromwell Stanley Cavendish Devonshire Norfolk"
    " Lancaster Derwent Severn Tamar Medway Avon Humber Thirlmere Coniston Buttermere Brunel Telford Faraday Darwin"
)
_TYPES = ("Street", "Road", "Lane", "Close", "Avenue", "Drive", "Court", "Gardens", "Terrace", "Crescent", "Way")
_SHORT = {"Street": "St", "Road": "Rd", "Avenue": "Ave", "Crescent": "Cres", "Gardens": "Gdns", "Terrace": "Terr"}
TOWNS = (
    "Riverside", "Millbrook Vale", "Ashcombe Bay", "Norbridge", "Thornhaven", "Caldmouth", "Elmstow", "Wyreford Bank",
    "Kettlewick", "Langmere", "Oakhurst Cross", "Redwell", "Sandholme", "Fenwater", "Whitcastle", "Holmbourne",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """One address. `street` is the full name of the street; `line` is how this address is written."""

    line: str
    flat: str
    locality: str
    postcode: str
    street: str
    care_of: str = ""


@dataclass(frozen=True, slots=True)
class District:
    """The streets of one neighbourhood of 1,000 people."""

    number: int
    code: str
    town: str
    streets: Weighted[str]

    def office_address(self) -> Address:
        """Return where post for people without an address is kept."""
        return Address("1 Station Road", "", self.town, f"RV{self.number // 10 % 99 + 1} 1AA", "Station Road")


def district(seed: int, number: int) -> District:
    """Return the streets of a neighbourhood: about forty, the first ones long, the rest short."""
    chance = stream(seed, "district", number)
    heads = [head.replace("St.", "St ") for head in _HEADS.split()]
    names = [f"{_FREQUENT.pick(chance)} {_TYPE.pick(chance)}" for _ in range(14)]
    names += [f"{chance.choice(heads)} {_TYPE.pick(chance)}" for _ in range(28)]
    streets = zipf(tuple(dict.fromkeys(names)), exponent=0.8)
    return District(number, f"D{number:04d}", TOWNS[number // 10 % len(TOWNS)], streets)


_FREQUENT = zipf(tuple(head.replace("St.", "St ") for head in _HEADS.split()), exponent=1.0)
_TYPE = zipf(_TYPES, exponent=0.6)


def address(chance: Random, *, where: District, shared: bool = False) -> Address:
    """Return an address in the neighbourhood; a fifth are flats, and one in four is written with a short form."""
    street = where.streets.pick(chance)
    house = 1 + int(chance.random() ** 1.6 * 180)
    flat = f"Flat {1 + chance.randrange(24)}" if chance.random() < (0.02 if shared else 0.2) else ""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    outward = f"RV{where.number // 10 % 99 + 1}"
    inward = f"{where.number % 10}{letters[house % 20]}{letters[sum(map(ord, street)) % 20]}"
    plain = Address(f"{house} {street}", flat, where.town, f"{outward} {inward}", street)
    return rewritten(chance, plain) if chance.random() < 0.25 else plain


def rewritten(chance: Random, plain: Address) -> Address:
    """Return the same address in the street's other spelling: a short form, or the short form spelt out."""
    head, _, kind = plain.line.rpartition(" ")
    if head.split(" ")[1:2] == ["St"] and chance.random() < 0.5:
        return replace(plain, line=plain.line.replace(" St ", " Saint ", 1))
    if kind in _SHORT:
        return replace(plain, line=f"{head} {_SHORT[kind]}{'.' if chance.random() < 0.3 else ''}")
    return replace(plain, line=plain.line.upper()) if chance.random() < 0.1 else plain
