"""What is said of a service: whether it is open, where it is, in which languages, and how to reach it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication, QTime

from caseworker.desk.library import Offer
from caseworker.domain import directory, opening
from caseworker.domain.directory import Place
from caseworker.domain.opening import Hours, OpenTime
from ui.wording import isolate
from ui.work import Work

translate = QCoreApplication.translate
_NEAR_DAYS = 7
_DAY_MIN = 24 * 60
_FREE = "free"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a service is open in words, and the tone they are said in ("" for plain)."""

    words: str
    tone: str = ""


class OfferWords:
    """Says what is known of services, by the clock of each place."""

    def __init__(self, work: Work) -> None:
        self._work, self._say = work, work.wording

    def is_open(self, offer: Offer) -> bool:
        """Whether one of its places is open now."""
        return self._until(offer) is not None

    def opens_on(self, offer: Offer, day: date) -> bool:
        """Whether it opens on a day."""
        return any(opening.is_open_on(hours, day) for hours, _ in self._hours(offer))

    def is_free(self, offer: Offer) -> bool:
        """Whether it costs nothing, as far as the directory says so."""
        return offer.service.cost.casefold().startswith(_FREE)

    def standing(self, offer: Offer) -> Standing:
        """Return whether it is open and until when, or when it opens next."""
        if offer.service.alert:
            return Standing(offer.service.alert, "warning")
        until = self._until(offer)
        if until is not None:
            return Standing(self._open_until(until), "success")
        opens = self._next(offer)
        if opens is not None:
            return Standing(self._opens(opens))
        return Standing(translate("Directory", "By appointment") if offer.service.by_appointment else "")

    def where(self, offer: Offer) -> str:
        """Return the parts of town where it is given."""
        return self._say.joined(list(dict.fromkeys(one.locality for one in offer.places if one.locality)))

    def languages(self, offer: Offer) -> str:
        """Return the languages spoken there."""
        return self._say.joined([self._say.language(code) for code in self.codes(offer)])

    def codes(self, offer: Offer) -> tuple[str, ...]:
        """Return the languages spoken there by their codes."""
        there = (code for one in offer.places for code in one.languages)
        return tuple(dict.fromkeys((*offer.service.languages, *there)))

    def ages(self, offer: Offer) -> str:
        """Return for which ages it is: "aged 18 to 25", "" where that is not said."""
        low, high = offer.service.minimum_age_years, offer.service.maximum_age_years
        if low is not None and high is not None:
            return translate("Directory", "aged {low} to {high}").format(low=low, high=high)
        if low is not None:
            return translate("Directory", "aged {low} and over").format(low=low)
        return "" if high is None else translate("Directory", "aged up to {high}").format(high=high)

    def short(self, offer: Offer) -> str:
        """Return what one needs to know to send someone: address, cost, languages."""
        service, place = offer.service, next(iter(offer.places), None)
        spoken = self.languages(offer)
        return " ".join(
            sentence(one)
            for one in (
                isolate(address(place)) if place else "",
                service.cost,
                service.how_to_apply,
                translate("Directory", "Speaks {languages}.").format(languages=spoken) if spoken else "",
            )
            if one
        )

    def day_words(self, offer: Offer, place: Place | None, day: date) -> str:
        """Return the hours of a day at a place: "10:00–16:00", or that it is closed."""
        times = opening.hours_on(directory.hours_of(offer.service, place), day)
        if not times:
            return translate("Directory", "Closed")
        return self._say.joined([self._span(one) for one in times])

    def as_text(self, offer: Offer) -> str:
        """Return everything that helps to get there as plain words, for copying and for paper."""
        service = offer.service
        lines = [service.name, service.organisation_name, *(address(one) for one in offer.places)]
        lines += [*phones(offer), service.email, service.website, service.cost, service.how_to_apply]
        return "\n".join(dict.fromkeys(one for one in lines if one))

    def _hours(self, offer: Offer) -> Iterator[tuple[tuple[Hours, ...], tzinfo]]:
        if not offer.places:
            yield offer.service.hours, self._say.zone
        for place in offer.places:
            yield directory.hours_of(offer.service, place), self._zone(place)

    def _zone(self, place: Place) -> tzinfo:
        try:
            return ZoneInfo(place.time_zone) if place.time_zone else self._say.zone
        except (ZoneInfoNotFoundError, ValueError):
            return self._say.zone

    def _until(self, offer: Offer) -> datetime | None:
        now = self._say.now()
        found = (opening.open_until(hours, now, zone=zone) for hours, zone in self._hours(offer))
        return max((one for one in found if one is not None), default=None)

    def _next(self, offer: Offer) -> datetime | None:
        now = self._say.now()
        found = (opening.next_opening(hours, now, zone=zone) for hours, zone in self._hours(offer))
        return min((one for one in found if one is not None), default=None)

    def _open_until(self, until: datetime) -> str:
        if (until.hour, until.minute) == (0, 0):
            return translate("Directory", "Open until midnight")
        return translate("Directory", "Open until {time}").format(time=self._clock(until))

    def _opens(self, opens: datetime) -> str:
        """Return when it opens, by the clock of the place."""
        day, today, time = opens.date(), self._say.today(), self._clock(opens)
        if day == today:
            return translate("Directory", "Opens today at {time}").format(time=time)
        if day == today + timedelta(days=1):
            return translate("Directory", "Opens tomorrow at {time}").format(time=time)
        near = (day - today).days < _NEAR_DAYS
        named = self._say.locale.dayName(day.isoweekday()) if near else self._say.month_day(day)
        return translate("Directory", "Opens {day} at {time}").format(day=named, time=time)

    def _span(self, one: OpenTime) -> str:
        words = translate("Directory", "{begin}–{end}", "from a time to a time")
        said = words.format(begin=self._minute(one.opens_min), end=self._minute(one.closes_min))
        if not one.by_appointment:
            return said
        return translate("Directory", "{hours} by appointment").format(hours=said)

    def _minute(self, minute: int) -> str:
        rest = minute % _DAY_MIN
        if minute == _DAY_MIN:
            return translate("Directory", "24:00", "midnight at the end of a day")
        return self._say.locale.toString(QTime(rest // 60, rest % 60), translate("Directory", "HH:mm", "a time of day"))

    def _clock(self, moment: datetime) -> str:
        return self._minute(moment.hour * 60 + moment.minute)


def address(place: Place) -> str:
    """Return street and town, without saying a part of town twice."""
    town = " ".join(one for one in (place.postcode, place.locality) if one)
    known = place.locality and place.locality.casefold() in place.address.casefold()
    return place.address if known or not town else ", ".join(one for one in (place.address, town) if one)


def phones(offer: Offer) -> tuple[str, ...]:
    """Return the numbers to call, each once."""
    lines = (*offer.service.phones, *(line for place in offer.places for line in place.phones))
    return tuple(dict.fromkeys(line.number for line in lines))


def sentence(words: str) -> str:
    """Return words with an end."""
    return words if words.endswith((".", "!", "?", "。")) else f"{words}."
