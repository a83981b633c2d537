"""Birth dates as people type them: whole, in part, about, in any order of day and month.

Boundary: text and the year that it is now come in; possible dates come out. Which one is meant is left to whoever knows
the candidates, so `03/04/58` gives both the 3rd of April and the 4th of March.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

from caseworker.text.folding import fold

_EARLIEST_YEAR = 1880
_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro stycznia januari ianuarie ocak января",
    "february feb februar fevrier fevr febrero febbraio fevereiro fev lutego februari februarie subat февраля",
    "march mar marz maerz mars marzo março marco marca maart martie mart марта",
    "april apr avril avr abril abr aprile kwietnia aprilie nisan апреля",
    "may mai mayo maggio maio maja mei mayis мая",
    "june jun juni juin junio giugno junho czerwca iunie haziran июня",
    "july jul juli juillet juil julio luglio julho lipca iulie temmuz июля",
    "august aug aout agosto ago sierpnia augustus agustos августа",
    "september sep sept septembre septiembre settembre setembro wrzesnia septembrie eylul сентября",
    "october oct oktober okt octobre octubre ottobre outubro pazdziernika octombrie ekim октября",
    "november nov novembre noviembre novembro listopada noiembrie kasim ноября",
    "december dec dezember dez decembre diciembre dic dicembre dezembro grudnia decembrie aralik декабря",
)
_MONTH_NUMBER = {fold(name): number for number, line in enumerate(_MONTHS, start=1) for name in line.split()}
_ABOUT = frozenset(
    [
        "about",
        "around",
        "circa",
        "ca",
        "c",
        "approx",
        "approximately",
        "roughly",
        "um",
        "etwa",
        "gegen",
        "vers",
        "environ",
        "hacia",
        "alrededor",
        "около",
    ]
)
_NUMBERS = re.compile(r"(\d{1,4})[./\-\s](\d{1,2})[./\-\s](\d{1,4})\Z")
_MONTH_YEAR = re.compile(r"(?:(\d{1,2})[./-](\d{4})|(\d{4})[./-](\d{1,2}))\Z")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th|\.|er|º|ª)(?=\s|$)")
_TOKENS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """One reading of a typed date. `month` and `day` are None where not said; `swapped`: day and month changed
    places.
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False
    swapped: bool = False


def typed_dates(text: str, *, this_year: int) -> tuple[TypedDate, ...]:
    """Return what a text may mean as a date of birth, the likeliest first; nothing when it is no date.

    Two-digit years lie in the hundred years up to `this_year`. A year must lie between 1880 and `this_year`.
    """
    plain = _ORDINAL.sub("", fold(text).strip(" ,;~()")).replace(",", " ").strip()
    tokens = _TOKENS.findall(plain)
    if not tokens or len(tokens) > 5:
        return ()
    if tokens[0] in _ABOUT or text.strip().startswith("~") or text.strip().endswith("~"):
        rest = plain[len(tokens[0]) :].strip(" .") if tokens[0] in _ABOUT else plain.strip("~ ")
        return tuple(TypedDate(found.year, found.month, found.day, about=True) for found in _readings(rest, this_year))
    return _readings(plain, this_year)


def _readings(plain: str, this_year: int) -> tuple[TypedDate, ...]:
    if plain.isdecimal():
        return _one_number(plain, this_year)
    numbers = _NUMBERS.match(plain)
    if numbers:
        return _three_numbers(numbers.group(1), numbers.group(2), numbers.group(3), this_year)
    month_year = _MONTH_YEAR.match(plain)
    if month_year:
        year = int(month_year.group(2) or month_year.group(3))
        return _valid([TypedDate(year, int(month_year.group(1) or month_year.group(4)))], this_year)
    return _with_month_name(_TOKENS.findall(plain), this_year)


def _one_number(digits: str, this_year: int) -> tuple[TypedDate, ...]:
    if len(digits) == 4:
        return _valid([TypedDate(int(digits))], this_year)
    if len(digits) == 8:
        day_first = [TypedDate(int(digits[4:]), int(digits[2:4]), int(digits[:2]))]
        month_first = [TypedDate(int(digits[4:]), int(digits[:2]), int(digits[2:4]), swapped=True)]
        year_first = [TypedDate(int(digits[:4]), int(digits[4:6]), int(digits[6:]))]
        return _valid(year_first + day_first + month_first, this_year)
    return ()


def _three_numbers(first: str, second: str, third: str, this_year: int) -> tuple[TypedDate, ...]:
    if len(first) == 4:
        year, one, other = int(first), int(second), int(third)
        return _valid([TypedDate(year, one, other), TypedDate(year, other, one, swapped=True)], this_year)
    if len(third) == 3 or len(first) == 3:
        return ()
    year = int(third) if len(third) == 4 else _whole_year(int(third), this_year)
    one, other = int(first), int(second)
    return _valid([TypedDate(year, other, one), TypedDate(year, one, other, swapped=True)], this_year)


def _with_month_name(tokens: list[str], this_year: int) -> tuple[TypedDate, ...]:
    months = [_MONTH_NUMBER[token] for token in tokens if token in _MONTH_NUMBER]
    numbers = [token for token in tokens if token.isdecimal()]
    if (
        len(months) != 1
        or not numbers
        or len(months) + len(numbers) != len([x for x in tokens if x not in {"de", "of"}])
    ):
        return ()
    if len(numbers) == 1:
        return _valid([TypedDate(int(numbers[0]), months[0])], this_year) if len(numbers[0]) == 4 else ()
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1])
    whole = int(year) if len(year) == 4 else _whole_year(int(year), this_year)
    return _valid([TypedDate(whole, months[0], int(day))], this_year) if len(numbers) == 2 else ()


def _whole_year(two_digits: int, this_year: int) -> int:
    year = this_year - this_year % 100 + two_digits
    return year if year <= this_year else year - 100


def _valid(found: list[TypedDate], this_year: int) -> tuple[TypedDate, ...]:
    kept: dict[tuple[int, int | None, int | None], TypedDate] = {}
    for item in found:
        if _EARLIEST_YEAR <= item.year <= this_year and _fits(item):
            kept.setdefault((item.year, item.month, item.day), item)
    return tuple(kept.values())


def _fits(item: TypedDate) -> bool:
    if item.month is None:
        return True
    if not 1 <= item.month <= 12:
        return False
    return item.day is None or 1 <= item.day <= monthrange(item.year, item.month)[1]
