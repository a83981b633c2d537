"""How well a service fits the person in hand and the filters, in words: what speaks for it, what against, how far."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from math import inf

from PySide6.QtCore import QCoreApplication

from caseworker.desk.library import Offer
from caseworker.domain import directory, nearness
from caseworker.domain.nearness import Spot
from caseworker.domain.people import Person, current_address
from ui.directory.filters import NOW, TOMORROW, Filters
from ui.directory.offer_words import OfferWords
from ui.work import Work

translate = QCoreApplication.translate
_KM, _ROUNDED_M = 1000, 50
_FAR_KM = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A service with what speaks for and against it, in whole words, and how far it is (None where not known)."""

    offer: Offer
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    distance_m: int | None = None

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.speaks_against


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """For whom it is looked: languages spoken, ages they may have, areas they are in, and about where they live.

    All is empty or None while nobody is in hand; `areas` are then those of the officer.
    """

    languages: tuple[str, ...] = ()
    ages: tuple[int, int | None] | None = None
    areas: frozenset[str] = frozenset()
    is_person: bool = False
    start: Spot | None = None


Judged = tuple[bool | None, str, str]
"""Whether something speaks for a service (None: neither), and the words for yes and for no."""


class Fitting:
    """Says of services how well they fit."""

    def __init__(self, work: Work, words: OfferWords) -> None:
        self._work, self._words, self._say = work, words, work.wording

    def whom(self, person: Person | None, offers: tuple[Offer, ...]) -> Whom:
        """Return for whom it is looked; where they live is worked out by the places of all services."""
        pack = self._work.office.sitting.pack
        own = {person.territory} if person else set(self._work.office.card.territories)
        around = frozenset(one.id for one in pack.territories if not own.isdisjoint(pack.within(one.id)))
        parts = self._parts(own)
        if person is None:
            return Whom(areas=around | parts)
        today = self._say.today()
        address = current_address(person, today)
        start = nearness.about_where(
            (place for offer in offers for place in offer.places),
            postcode=address.postcode if address else "",
            locality=address.locality if address else "",
            areas=[one.title for one in pack.territories if one.id in parts],
        )
        spoken = dict.fromkeys(code for code in (person.language, *person.languages) if code)
        ages = person.birth_date.age_between(today) if person.birth_date else None
        return Whom(languages=tuple(spoken), ages=ages, areas=around | parts, is_person=True, start=start)

    def judge(self, offer: Offer, filters: Filters, whom: Whom) -> Fitted:
        """Return how well a service fits."""
        judged = [*self._of_time(offer, filters), *self._of_person(offer, filters, whom)]
        judged += self._of_conditions(offer, filters, whom)
        return Fitted(
            offer=offer,
            speaks_for=tuple(yes for fits, yes, _ in judged if fits is True and yes),
            speaks_against=tuple(no for fits, _, no in judged if fits is False),
            distance_m=self._distance(offer, whom),
        )

    def nearest(self, offers: tuple[Offer, ...], person: Person | None, among: tuple[Offer, ...]) -> tuple[Fitted, ...]:
        """Return services with how they fit a person, the nearest first; `among` are all services there are."""
        whom = self.whom(person, among)
        judged = [self.judge(one, Filters(), whom) for one in offers]
        return tuple(sorted(judged, key=lambda one: inf if one.distance_m is None else one.distance_m))

    def distance_words(self, distance_m: int | None) -> str:
        """Return how far it is: "650 m", "1.2 km", "14 km"; "" where it is not known."""
        if distance_m is None:
            return ""
        rounded = round(distance_m / _ROUNDED_M) * _ROUNDED_M
        if rounded < _KM:
            return translate("Directory", "{count} m", "a distance").format(count=self._say.number(rounded))
        km = distance_m / _KM
        return translate("Directory", "{count} km", "a distance").format(
            count=self._say.number(km, 1 if km < _FAR_KM else 0)
        )

    def _of_time(self, offer: Offer, filters: Filters) -> Iterator[Judged]:
        if filters.open == NOW:
            yield self._words.is_open(offer), "", translate("Directory", "Closed now")
        elif filters.open == TOMORROW:
            tomorrow = self._say.today() + timedelta(days=1)
            yes = translate("Directory", "Open tomorrow")
            yield self._words.opens_on(offer, tomorrow), yes, translate("Directory", "Closed tomorrow")

    def _of_person(self, offer: Offer, filters: Filters, whom: Whom) -> Iterator[Judged]:
        spoken = {code.casefold() for code in self._words.codes(offer)}
        if filters.language:
            named = self._say.language(filters.language)
            yes = translate("Directory", "Speaks {language}").format(language=named)
            no = translate("Directory", "Does not speak {language}").format(language=named)
            unknown = translate("Directory", "Not known whether they speak {language}").format(language=named)
            yield filters.language.casefold() in spoken, yes, no if spoken else unknown
        else:
            ours = [code for code in whom.languages if code.casefold() in spoken]
            words = self._say.joined([self._say.language(code) for code in ours])
            yield bool(ours) or None, translate("Directory", "Speaks {language}").format(language=words), ""
        yield self._age(offer, whom)

    def _age(self, offer: Offer, whom: Whom) -> Judged:
        ages = self._words.ages(offer)
        if whom.ages is None or not ages:
            return None, "", ""
        low, high = offer.service.minimum_age_years, offer.service.maximum_age_years
        least, most = whom.ages
        fits = (low is None or most is None or most >= low) and (high is None or least <= high)
        yes = translate("Directory", "For people {ages}").format(ages=ages)
        return fits, yes, translate("Directory", "Only for people {ages}").format(ages=ages)

    def _of_conditions(self, offer: Offer, filters: Filters, whom: Whom) -> Iterator[Judged]:
        service = offer.service
        if filters.free:
            cost = service.cost.rstrip(".")
            no = translate("Directory", "Costs: {cost}").format(cost=cost)
            yield (
                self._words.is_free(offer),
                translate("Directory", "Free"),
                (no if cost else translate("Directory", "Not known what it costs")),
            )
        if filters.drop_in:
            yes, no = translate("Directory", "No appointment needed"), translate("Directory", "Only by appointment")
            yield not service.by_appointment, yes, no
        if whom.is_person or filters.near:
            titles = {one.id: one.title for one in self._work.office.sitting.pack.territories}
            named = self._say.joined([titles.get(one, one) for one in service.serves])
            yes, no = translate("Directory", "For {area}"), translate("Directory", "Only for {area}")
            fits = directory.serves_area(service, whom.areas, titles)
            yield fits, yes.format(area=named), no.format(area=named)

    def _distance(self, offer: Offer, whom: Whom) -> int | None:
        if whom.start is None:
            return None
        found = (nearness.distance_m(whom.start, place) for place in offer.places)
        return min((one for one in found if one is not None), default=None)

    def _parts(self, own: set[str]) -> frozenset[str]:
        pack = self._work.office.sitting.pack
        known = own.intersection(one.id for one in pack.territories)
        return frozenset(part for area in known for part in pack.within(area))
