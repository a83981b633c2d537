"""Who is here already and may be the person that is looked at: candidates of the search index, compared one by one.

It only says how likely, and why; that two records are one person is decided by people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from caseworker.desk.finding import Finding
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.sitting import Sitting
from caseworker.domain.ids import PersonId
from caseworker.domain.linkage import POSSIBLE_FROM, Likelihood
from caseworker.domain.people import Person
from caseworker.matching.making import facts_of
from caseworker.matching.scoring import Scorer
from caseworker.matching.weights import Weights
from caseworker.store.about import seen_of
from caseworker.store.groups import survivors_of
from caseworker.store.reader import Reader
from caseworker.store.search.candidates import Alike, candidates, words_like
from caseworker.store.search.hits import VisibleClause
from caseworker.store.search.place import Place
from caseworker.store.search.sought import Sought
from caseworker.store.search.vocabulary import Vocabulary
from caseworker.store.term_shares import TermShares

_PERSON = Person.definition.kind


@dataclass(frozen=True, slots=True)
class Likely:
    """Someone who is here already, and how likely they are the same person, with the reasons."""

    person: Person
    likelihood: Likelihood


class Likeness(PersonDesk):
    """Compares people; for other desks. Remembers words and how common they are, and may be used from any thread."""

    def __init__(self, sitting: Sitting, finding: Finding) -> None:
        super().__init__(sitting)
        self._finding = finding
        self._one_at_a_time = Lock()
        self._common: dict[str, int] = {}
        self._words: tuple[Vocabulary | None, Alike] = None, words_like(None)

    @property
    def is_prepared(self) -> bool:
        """Whether misspelt names are found: `Finding.prepare` has run."""
        return self._finding.vocabulary(_PERSON) is not None

    def like(self, reader: Reader, person: Person, *, limit: int, least: float = POSSIBLE_FROM) -> tuple[Likely, ...]:
        """Return the people whom the officer may see and who may be this one, the likeliest first.

        Each is given by the record that stands for them; the person and whoever was merged with them are left out.
        Before `Finding.prepare` has run, misspelt names are found by other facts only.
        """
        with self._one_at_a_time:
            place = Place(reader.connection, _PERSON, self._listed(Person), self._vocabulary())
            found = [PersonId(one) for one in candidates(place, Sought.of(person), alike=self._words[1])]
            others = self._others(reader, person, found, place.visible)
            told = self._compared(reader, person, others)
        likely = (one for one in told if one.likelihood.probability >= least)
        return tuple(sorted(likely, key=lambda one: (-one.likelihood.probability, one.person.id))[:limit])

    def between(self, reader: Reader, person: Person, other: Person) -> Likelihood:
        """Return how likely two people are one."""
        with self._one_at_a_time:
            return self._compared(reader, person, [other])[0].likelihood

    def _others(
        self, reader: Reader, person: Person, found: Sequence[PersonId], visible: VisibleClause
    ) -> list[Person]:
        """Return those who were found, each by the record that stands for them where it may be seen."""
        survivors = survivors_of(reader.connection, [person.id, *found])
        merged = {one for one in survivors.values() if one not in survivors}
        seen = {one.id for one in seen_of(reader, Person, merged, visible=visible)} | set(found)
        others = [one for one in found if survivors[one] != survivors[person.id]]
        return reader.many(Person, dict.fromkeys(survivors[one] if survivors[one] in seen else one for one in others))

    def _compared(self, reader: Reader, person: Person, others: Sequence[Person]) -> list[Likely]:
        shares = TermShares(reader.connection, self._common)
        scorer, facts = Scorer(Weights.usual(shares.people), shares), facts_of(person)
        return [Likely(one, scorer.compare(facts, facts_of(one))) for one in others]

    def _vocabulary(self) -> Vocabulary | None:
        vocabulary = self._finding.vocabulary(_PERSON)
        if vocabulary is not self._words[0]:
            self._words = vocabulary, words_like(vocabulary)
            self._common.clear()
        return vocabulary
