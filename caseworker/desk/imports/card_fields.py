"""From a card of an address book to a person to be entered: which of its words stand where.

Words stay as the card writes them. An address keeps its parts, and all of its lines where the parts cannot hold it.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from caseworker.desk.imports.fields import FORMER_SYSTEM
from caseworker.desk.people import NewPerson
from caseworker.domain.contact_points import Address, AddressKind, ContactKind, ContactPoint, Identifier
from caseworker.domain.names import NameKind, PersonName
from caseworker.formats.card_values import CardAddress, CardPerson, Reached

FreshId = Callable[[], UUID]
_SPOKEN_OF = frozenset({"work", "home", "school", "msg", "assistant", "other", "car"})
_PHONES = (
    (("fax",), ContactKind.FAX),
    (("textphone", "tty", "tdd"), ContactKind.TEXT_PHONE),
    (("cell", "mobile", "iphone", "text"), ContactKind.MOBILE),
)


def new_person(card: CardPerson, *, source: str, fresh_id: FreshId) -> NewPerson:
    """Return the person of a card, with what the other program calls it as an identifier."""
    names = tuple(_names(card, fresh_id))
    return NewPerson(
        names=names,
        birth_date=card.birth_date,
        contact_points=tuple(_points(card, fresh_id)),
        addresses=tuple(_address(one, fresh_id()) for one in card.addresses),
        identifiers=(Identifier(id=fresh_id(), scheme=FORMER_SYSTEM, value=card.reference, issuer=source),),
        language=card.languages[0] if card.languages else "",
        gender=card.gender,
        form_of_address=card.name.prefix,
        description="" if names else description_of(card),
        identified=bool(names),
    )


def description_of(card: CardPerson) -> str:
    """Return who is meant by a card without a name: whatever it says first that somebody could be known by."""
    told = (text for name, text in card.beside if name in {"ORG", "TITLE", "ROLE"})
    reached = (one.value for one in (*card.emails, *card.phones, *card.messengers, *card.webs))
    return next((one for one in (*told, *reached, *card.notes) if one), "")


def words_of(card: CardPerson) -> str:
    """Return what a card says beside all this, one thing a line, for a note."""
    told = [f"{name}: {text}" for name, text in card.beside]
    return "\n\n".join(["\n".join(told), *card.notes] if told else card.notes)


def _names(card: CardPerson, fresh_id: FreshId) -> Iterator[PersonName]:
    given = " ".join(part for part in (card.name.given, card.name.additional) if part)
    if card.formatted or given or card.name.family:
        full = card.formatted or _whole(card, given)
        yield PersonName(
            id=fresh_id(), full=full, given=given, family=card.name.family, reading=card.reading, sort_as=card.sort_as
        )
    if card.birth_name:
        yield PersonName(id=fresh_id(), kind=NameKind.BIRTH, family=card.birth_name)
    for nickname in card.nicknames:
        yield PersonName(id=fresh_id(), kind=NameKind.ALIAS, full=nickname)


def _whole(card: CardPerson, given: str) -> str:
    """The name written out where the card does not; empty when its parts say the same."""
    suffix = card.name.suffix
    return " ".join(part for part in (given, card.name.family, suffix) if part) if suffix else ""


def _points(card: CardPerson, fresh_id: FreshId) -> Iterator[ContactPoint]:
    reached = [
        *((_phone_kind(one), one) for one in card.phones),
        *((ContactKind.EMAIL, one) for one in card.emails),
        *((ContactKind.MESSENGER, one) for one in card.messengers),
        *((ContactKind.WEB, one) for one in card.webs),
    ]
    for kind, one in reached:
        yield ContactPoint.of(kind, one.value, id=fresh_id(), note=_said_of(one))


def _phone_kind(one: Reached) -> ContactKind:
    return next((kind for words, kind in _PHONES if one.kinds.intersection(words)), ContactKind.PHONE)


def _said_of(one: Reached) -> str:
    return one.label or ", ".join(sorted(one.kinds & _SPOKEN_OF))


def _address(one: CardAddress, address_id: UUID) -> Address:
    street = ", ".join(part for part in (one.extended, *one.street.splitlines()) if part.strip()).replace("\n", ", ")
    is_code = len(one.country) == 2 and one.country.isascii() and one.country.isalpha()
    lines = [one.box, one.extended, one.street, _town(one), one.country]
    needs_lines = bool(one.box or one.region or (one.country and not is_code) or "\n" in f"{one.extended}{one.street}")
    return Address(
        id=address_id,
        kind=AddressKind.WORK if "work" in one.kinds and "home" not in one.kinds else AddressKind.HOME,
        lines="\n".join(line for line in lines if line) if needs_lines else "",
        street=street,
        locality=one.locality,
        postcode=one.postcode,
        country=one.country.upper() if is_code else "",
        note=one.label,
    )


def _town(one: CardAddress) -> str:
    return " ".join(part for part in (one.postcode, one.locality, one.region) if part)
