"""What is typed about somebody to be added: read leniently, and in words what can never be right."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from caseworker.desk.people import NewPerson
from caseworker.domain.contact_points import Address, ContactKind, ContactPoint
from caseworker.domain.names import PersonName
from caseworker.domain.people import InterpreterNeed
from caseworker.domain.values import PartialDate
from caseworker.text.dates import typed_dates
from ui.person.typed import partial
from ui.wording import Wording

translate = QCoreApplication.translate
_FEWEST_DIGITS, _AHEAD_YEARS = 4, 100
_MAIL = re.compile(r"\S+@\S+\Z")
EXACT, YEAR, ABOUT = "exact", "year", "about"
Faults = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The words of the form. `exact` says how surely the date of birth is known; `agrees` holds ids of purposes."""

    given: str = ""
    family: str = ""
    born: str = ""
    exact: str = EXACT
    phone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    interpreter: str = ""
    agrees: str = ""

    @property
    def has_name(self) -> bool:
        """Whether a name, or a part of one, is written."""
        return bool(self.given.strip() or self.family.strip())

    @property
    def name(self) -> str:
        """The whole name as it is shown."""
        return " ".join(part.strip() for part in (self.given, self.family) if part.strip())


def faults_of(entry: Entry, wording: Wording) -> Faults:
    """Return what can never be right, by field, in sentences; nothing when all is well."""
    found = {
        "given": "" if entry.has_name else translate("AddPerson", "Write a given name or a family name."),
        "born": _born_fault(entry, wording),
        "phone": _phone_fault(entry.phone),
        "email": _mail_fault(entry.email),
    }
    return {field: sentence for field, sentence in found.items() if sentence}


def new_person(entry: Entry, wording: Wording, fresh: Callable[[], UUID]) -> NewPerson:
    """Return who is to be entered; what cannot be read yet is left out."""
    given, family = entry.given.strip(), entry.family.strip()
    names = (PersonName(id=fresh(), given=given, family=family),) if entry.has_name else ()
    points = [
        ContactPoint.of(kind, words.strip(), id=fresh())
        for kind, words in ((ContactKind.PHONE, entry.phone), (ContactKind.EMAIL, entry.email))
        if words.strip()
    ]
    home = entry.address.strip()
    return NewPerson(
        names=names,
        birth_date=born_of(entry, wording),
        contact_points=tuple(points),
        addresses=(Address(id=fresh(), lines=home),) if home else (),
        language=entry.language,
        interpreter=InterpreterNeed(entry.interpreter or InterpreterNeed.UNKNOWN),
        agrees_to=tuple(entry.agrees.split()),
    )


def born_of(entry: Entry, wording: Wording) -> PartialDate | None:
    """Return the date of birth as far as it is known; None where none is written or it cannot be read."""
    try:
        known = partial(entry.born, wording)
    except ValueError:
        return None
    if known is None or entry.exact == EXACT:
        return known
    if entry.exact == YEAR:
        return PartialDate(known.year, approximate=known.approximate, bound=known.bound)
    return PartialDate(known.year, known.month, known.day, approximate=True, bound=known.bound)


def _born_fault(entry: Entry, wording: Wording) -> str:
    if not entry.born.strip():
        return ""
    known = born_of(entry, wording)
    if known is not None and known.earliest is not None and known.earliest > wording.today():
        return translate("AddPerson", "Use a date that has passed.")
    if known is not None:
        return ""
    if typed_dates(entry.born, this_year=wording.today().year + _AHEAD_YEARS):
        return translate("AddPerson", "Use a year that has passed.")
    return translate("AddPerson", "This cannot be a date. Write it like 27 3 1984, or only the year.")


def _phone_fault(typed: str) -> str:
    digits = sum(sign.isdecimal() for sign in typed)
    if not typed.strip() or digits >= _FEWEST_DIGITS:
        return ""
    return translate("AddPerson", "A phone number has more digits. This one has %n.", "", digits)


def _mail_fault(typed: str) -> str:
    if not typed.strip() or _MAIL.match(typed.strip()):
        return ""
    return translate("AddPerson", "An e-mail address has an @ with something on each side, and no spaces.")
