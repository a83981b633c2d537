"""Where people and organisations are reached and by which numbers others know them: sets of dated elements.

Values are kept as written. That a number can be dialled or an address exists is never checked here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from caseworker.domain.definition import Search, fact
from caseworker.domain.elements import Dated, current


class ContactKind(StrEnum):
    """What a contact point is."""

    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    TEXT_PHONE = "text_phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    WEB = "web"


_HANDLES = frozenset({ContactKind.MESSENGER, ContactKind.WEB})
_RINGS = frozenset({ContactKind.PHONE, ContactKind.MOBILE, ContactKind.TEXT_PHONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint(Dated):
    """A number or address for one way of contact, made by `of`; `stale` when it was tried and no longer reaches them.

    One of `phone`, `email` and `handle` holds the value, so that each is found in its own way; `value` is that one.
    """

    kind: ContactKind
    phone: Annotated[str, fact(search=Search.PHONE)] = ""
    email: Annotated[str, fact(search=Search.EMAIL)] = ""
    handle: Annotated[str, fact(search=Search.IDENTIFIER)] = ""
    note: str = ""  # "only mornings", "the daughter's"
    safe: bool = True  # False: another may listen or read there; never leave a message
    stale: bool = False

    @classmethod
    def of(
        cls,
        kind: ContactKind,
        value: str,
        *,
        id: UUID,  # noqa: A002 - the name every element has
        note: str = "",
        valid_from: date | None = None,
        valid_to: date | None = None,
    ) -> Self:
        """Return the contact point whose value, as written, stands where its kind is looked for."""
        return cls(
            id=id,
            kind=kind,
            phone="" if kind is ContactKind.EMAIL or kind in _HANDLES else value,
            email=value if kind is ContactKind.EMAIL else "",
            handle=value if kind in _HANDLES else "",
            note=note,
            valid_from=valid_from,
            valid_to=valid_to,
        )

    @property
    def value(self) -> str:
        """The number or address as written."""
        return self.phone or self.email or self.handle


class AddressKind(StrEnum):
    """What an address is to the person or organisation."""

    HOME = "home"
    POSTAL = "postal"
    CARE_OF = "care_of"  # reached through someone else, also of people with no home
    WORK = "work"
    TEMPORARY = "temporary"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Dated):
    """A place as written. Either `lines` (one per line) or the parts may be empty; `country` is an ISO 3166-1 code."""

    kind: AddressKind = AddressKind.HOME
    lines: Annotated[str, fact(search=Search.PLACE)] = ""
    street: Annotated[str, fact(search=Search.PLACE)] = ""
    locality: Annotated[str, fact(search=Search.PLACE)] = ""
    postcode: Annotated[str, fact(search=Search.PLACE)] = ""
    country: str = ""
    care_of: Annotated[str, fact(search=Search.NAME)] = ""
    note: str = ""  # "ring twice, the bell is faint"

    @property
    def shown(self) -> str:
        """The address in one line."""
        if self.lines:
            return ", ".join(line.strip() for line in self.lines.splitlines() if line.strip())
        town = " ".join(part for part in (self.postcode, self.locality) if part)
        return ", ".join(part for part in (self.street, town) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Dated):
    """A number others know them by, as written: scheme "passport", "tax", "former-system"."""

    scheme: str
    value: Annotated[str, fact(search=Search.IDENTIFIER)]
    issuer: str = ""


def phones_on(points: Iterable[ContactPoint], on: date) -> tuple[ContactPoint, ...]:
    """Return the numbers that can be rung on that day, the best first: reaching before stale, safe before unsafe."""
    ringing = (point for point in current(points, on) if point.kind in _RINGS)
    return tuple(sorted(ringing, key=lambda point: (point.stale, not point.safe)))


def emails_on(points: Iterable[ContactPoint], on: date) -> tuple[ContactPoint, ...]:
    """Return the e-mail addresses that hold on that day, the best first as for numbers."""
    mail = (point for point in current(points, on) if point.kind is ContactKind.EMAIL)
    return tuple(sorted(mail, key=lambda point: (point.stale, not point.safe)))


_WHERE_THEY_ARE = (AddressKind.TEMPORARY, AddressKind.HOME, AddressKind.CARE_OF, AddressKind.POSTAL)
_WHERE_TO_WRITE = (AddressKind.POSTAL, AddressKind.CARE_OF, AddressKind.TEMPORARY, AddressKind.HOME)


def address_on(addresses: Iterable[Address], on: date) -> Address | None:
    """Return where to find them on that day: temporary, home, care of, otherwise postal; None when unknown."""
    return _first_of(addresses, on, _WHERE_THEY_ARE)


def postal_address_on(addresses: Iterable[Address], on: date) -> Address | None:
    """Return where to write to them on that day: postal, care of, temporary, otherwise home; None when unknown."""
    return _first_of(addresses, on, _WHERE_TO_WRITE)


def _first_of(addresses: Iterable[Address], on: date, kinds: tuple[AddressKind, ...]) -> Address | None:
    holding = current(addresses, on)
    for kind in kinds:
        for address in holding:
            if address.kind is kind:
                return address
    return holding[0] if holding else None
