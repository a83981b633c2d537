"""What the model knows: how often each level of agreement comes, for each kind of pair, and how many there are of each.

The kinds are one person entered twice, two people of one household, two namesakes born on one day, and two strangers.
Namesakes agree in name and birth date as one person does, and in everything else as strangers do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from caseworker.matching.levels import FIELDS
from caseworker.matching.usual import HOUSEHOLD, SAME, STRANGERS

Shares = Mapping[str, tuple[float, ...]]
_DOUBLE, _LIVE_WITH, _NAMESAKES = 0.08, 2.0, 0.0008
_BRANCHES = 10


@dataclass(frozen=True, slots=True)
class Weights:
    """For each field of `levels.FIELDS` the share of pairs at each level, each field's shares adding up to 1.

    `pairs_same`, `pairs_household` and `pairs_namesakes` are the shares of all pairs of records that are of these
    kinds; all others are strangers.
    """

    same: Shares
    household: Shares
    strangers: Shares
    pairs_same: float
    pairs_household: float
    pairs_namesakes: float
    namesakes: float = 0.01  # for each pair that is one person; a file cannot tell them from people who moved
    held: tuple[str, ...] = ("given", "order", "identifier", "email")  # of households: not learned from a file

    @classmethod
    def usual(cls, records: int = 100_000) -> "Weights":
        """Return what was learned once from invented people with the slips of officers; `records`: how many there are.

        Of a hundred records, some eight are of somebody who is there already; each lives with about two others.
        """
        return cls(SAME, HOUSEHOLD, STRANGERS, 1e-6, 1e-6, 1e-8).among(records)

    def among(self, records: int) -> "Weights":
        """Return the same for another number of records."""
        others = max(records, 10)
        return replace(
            self,
            pairs_same=_DOUBLE / others,
            pairs_household=_LIVE_WITH / others,
            pairs_namesakes=_NAMESAKES / others,
        )

    def for_organisations(self) -> "Weights":
        """Return the same for organisations: those that share a house or a street share no more of their names than
        strangers do, and several of one name are common.
        """
        neighbours = dict(self.household) | {"family": self.strangers["family"]}
        return replace(
            self,
            household=neighbours,
            held=(*self.held, "family"),
            pairs_namesakes=self.pairs_namesakes * _BRANCHES,
            namesakes=self.namesakes * _BRANCHES,
        )

    def __post_init__(self) -> None:
        for shares in (self.same, self.household, self.strangers):
            for field in FIELDS:
                assert len(shares[field.name]) == len(field.agreements), field.name
