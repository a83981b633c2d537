"""Wording: how days, times, ages, numbers and sizes are said, in the language chosen and by the agency's clock.

The states of records in words are in `ui/state_words.py`, which `Wording` carries too. What a person typed is never
translated; where it stands inside a sentence it is isolated, so that its letters keep their order in any direction.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from caseworker.domain.values import Bound, PartialDate
from ui.isolates import isolate
from ui.language_names import language_name
from ui.state_words import StateWords

__all__ = ["Wording", "day_of", "isolate"]
translate = QCoreApplication.translate
_MINUTE, _HOUR = 60, 3600


def day_of(moment: datetime, zone: tzinfo) -> date:
    """Return the day of the agency on which a moment lies."""
    return moment.astimezone(zone).date()


class Wording(StateWords):
    """How things are said. `now` is the clock of the office and `zone` the agency's; `locale` the language spoken."""

    def __init__(self, now: Callable[[], datetime], zone: tzinfo, locale: QLocale | None = None) -> None:
        self._now, self.zone = now, zone
        self.locale = locale if locale is not None else QLocale()

    def now(self) -> datetime:
        """Return the moment by the office's clock."""
        return self._now()

    def today(self) -> date:
        """Return the agency's day at this moment."""
        return day_of(self._now(), self.zone)

    def local(self, moment: datetime) -> datetime:
        """Return a moment by the agency's clock on the wall."""
        return moment.astimezone(self.zone)

    @staticmethod
    def isolate(text: str) -> str:
        """Return a name, a number or an id so that it keeps its own direction inside a sentence."""
        return isolate(text)

    # Days

    def day(self, day: date | datetime) -> str:
        """Return "Today", "Tomorrow", "Yesterday" or "Friday 28 November", with the year where it is another."""
        known = self._day(day)
        near = self._near(known)
        return near or self.full_day(known)

    def full_day(self, day: date | datetime) -> str:
        """Return "Friday 28 November", with the year where it is another."""
        known = self._day(day)
        if known.year == self.today().year:
            words = self._formatted(known, translate("Wording", "dddd d MMMM", "a day of this year"))
        else:
            words = self._formatted(known, translate("Wording", "dddd d MMMM yyyy", "a day"))
        return words[:1].upper() + words[1:]  # like "Today": some languages write days small

    def short_day(self, day: date | datetime) -> str:
        """Return "28 Nov" for rows, with the year where it is another; "Today", "Yesterday" and "Tomorrow" in words."""
        known = self._day(day)
        return self._near(known) or self.month_day(known)

    def month_day(self, day: date | datetime) -> str:
        """Return "28 Nov", with the year where it is another."""
        known = self._day(day)
        if known.year == self.today().year:
            return self._formatted(known, translate("Wording", "d MMM", "a short day of this year"))
        return self._formatted(known, translate("Wording", "d MMM yyyy", "a short day"))

    def week_day(self, day: date | datetime) -> str:
        """Return "Fri 28 Nov" for tables, with the year instead of the week day where it is another."""
        known = self._day(day)
        if known.year == self.today().year:
            return self._formatted(known, translate("Wording", "ddd d MMM", "a short day with its week day"))
        return self._formatted(known, translate("Wording", "d MMM yyyy", "a short day"))

    def long_date(self, day: date | datetime) -> str:
        """Return "14 March 1958": a date that may be long ago."""
        return self._formatted(self._day(day), translate("Wording", "d MMMM yyyy", "a date"))

    def day_heading(self, day: date | datetime) -> str:
        """Return the heading of a day in a list: "Today, 25 November" or "Friday 28 November"."""
        known = self._day(day)
        near = self._near(known)
        if not near:
            return self.full_day(known)
        words = self._formatted(known, translate("Wording", "d MMMM", "a day of a month"))
        return translate("Wording", "{near}, {day}").format(near=near, day=words)

    def month(self, day: date) -> str:
        """Return "November 2026"."""
        return self._formatted(day, translate("Wording", "MMMM yyyy", "a month"))

    def partial_date(self, known: PartialDate) -> str:
        """Return a date as far as it is known: "14 March 1958", "March 1958", "about 1958", "before 1958"."""
        words = self._known_part(known)
        if known.bound is Bound.BEFORE:
            return translate("Wording", "before {date}").format(date=words)
        if known.bound is Bound.AFTER:
            return translate("Wording", "after {date}").format(date=words)
        return translate("Wording", "about {date}").format(date=words) if known.approximate else words

    def short_partial_date(self, known: PartialDate) -> str:
        """Return "14 Mar 1958" for a table; what is known less exactly as `partial_date` says it."""
        if known.month is None or known.day is None or known.approximate or known.bound is not Bound.WITHIN:
            return self.partial_date(known)
        day = date(known.year, known.month, known.day)
        return self._formatted(day, translate("Wording", "d MMM yyyy", "a short day"))

    def born(self, known: PartialDate) -> str:
        """Return "Born 14 March 1958 (67)"; without the age where it is not known."""
        words = self.partial_date(known)
        age = self.age(known)
        if age is None:
            return translate("Wording", "Born {date}").format(date=words)
        return translate("Wording", "Born {date} ({age})").format(date=words, age=self.number(age))

    def age(self, known: PartialDate) -> int | None:
        """Return the age in whole years today, None where the day of birth is not wholly known."""
        if known.month is None or known.day is None or known.approximate or known.bound is not Bound.WITHIN:
            return None
        today = self.today()
        return today.year - known.year - ((today.month, today.day) < (known.month, known.day))

    # Times

    def time(self, moment: datetime) -> str:
        """Return "10:42"."""
        local = self.local(moment)
        pattern = translate("Wording", "HH:mm", "a time of day")
        return self.locale.toString(QTime(local.hour, local.minute, local.second), pattern)

    def span(self, begin: datetime, end: datetime) -> str:
        """Return "10:00–10:30"."""
        return translate("Wording", "{begin}–{end}", "from a time to a time").format(
            begin=self.time(begin), end=self.time(end)
        )

    def day_time(self, moment: datetime) -> str:
        """Return "10:42" of today, "Yesterday 10:42", or "28 Nov 10:42"."""
        if self._day(moment) == self.today():
            return self.time(moment)
        words = translate("Wording", "{day} {time}", "a day and a time on it")
        return words.format(day=self.short_day(moment), time=self.time(moment))

    def row_time(self, moment: datetime) -> str:
        """Return what stands at the end of a row: "10:42" of today, otherwise "28 Nov"."""
        return self.time(moment) if self._day(moment) == self.today() else self.month_day(moment)

    def minutes(self, seconds: float) -> str:
        """Return "24 min", "1 h 5 min", or "less than 1 min"."""
        whole = int(seconds // _MINUTE)
        if whole < 1:
            return translate("Wording", "less than 1 min")
        if whole < _MINUTE:
            return translate("Wording", "{minutes} min").format(minutes=self.number(whole))
        hours, rest = divmod(whole, _MINUTE)
        if rest == 0:
            return translate("Wording", "{hours} h").format(hours=self.number(hours))
        words = translate("Wording", "{hours} h {minutes} min")
        return words.format(hours=self.number(hours), minutes=self.number(rest))

    def stop_watch(self, seconds: float) -> str:
        """Return "3:12", with hours where there are some."""
        minutes, rest = divmod(max(0, int(seconds)), _MINUTE)
        hours, minutes = divmod(minutes, _MINUTE)
        return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

    def ago(self, moment: datetime) -> str:
        """Return "just now", "4 min ago", "2 h ago" or the day, for what happened before."""
        seconds = (self._now() - moment).total_seconds()
        if seconds < _MINUTE:
            return translate("Wording", "just now")
        if seconds < 12 * _HOUR:
            words = self.minutes(seconds if seconds < _HOUR else seconds // _HOUR * _HOUR)
            return translate("Wording", "{duration} ago").format(duration=words)
        return self.day_time(moment)

    def days(self, count: int) -> str:
        """Return "3 days"."""
        return translate("Wording", "%n days", "", count)

    def due(self, day: date | datetime) -> str:
        """Return "4 days over", "Due today", "Due tomorrow", "Due Friday" within a week, or "Due 28 Nov"."""
        known = self._day(day)
        away = (known - self.today()).days
        if away < 0:
            return translate("Wording", "%n days over", "", -away)
        if away == 0:
            return translate("Wording", "Due today")
        if away == 1:
            return translate("Wording", "Due tomorrow")
        if away < 7:
            return translate("Wording", "Due {day}").format(day=self.locale.dayName(known.isoweekday()))
        return translate("Wording", "Due {day}").format(day=self.month_day(known))

    # Numbers and lists

    def number(self, number: float, decimals: int = 0) -> str:
        """Return a number as it is written here: "1,204"."""
        return self.locale.toString(number, "f", decimals) if decimals else self.locale.toString(int(number))

    def size(self, size_bytes: int) -> str:
        """Return the size of a file: "1.2 MB"."""
        return self.locale.formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    def joined(self, words: Sequence[str]) -> str:
        """Return "Anna, Ben and Cem"."""
        return self.locale.createSeparatedList(list(words))

    def facts(self, *words: str) -> str:
        """Return facts in one line, with a dot between; empty ones are left out."""
        return " · ".join(word for word in words if word)

    def language(self, code: str) -> str:
        """Return the name of a language by its code: "Polish" for "pl"; the code itself where it is not known."""
        return language_name(code)

    def _day(self, day: date | datetime) -> date:
        return day_of(day, self.zone) if isinstance(day, datetime) else day

    def _near(self, day: date) -> str:
        away = (day - self.today()).days
        if away == 0:
            return translate("Wording", "Today")
        if away == 1:
            return translate("Wording", "Tomorrow")
        return translate("Wording", "Yesterday") if away == -1 else ""

    def _formatted(self, day: date, pattern: str) -> str:
        return self.locale.toString(QDate(day.year, day.month, day.day), pattern)

    def _known_part(self, known: PartialDate) -> str:
        if known.month is None:
            return str(known.year)
        if known.day is None:
            return self.month(date(known.year, known.month, 1))
        return self.long_date(date(known.year, known.month, known.day))
