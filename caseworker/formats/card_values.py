"""What a card says of a person, as values: names, ways to reach them, addresses, birth date, photo, and the rest.

Boundary: a card in, values out, with a fault for every property that could not be read as what it says it is. Nothing
is fetched: a photo that is only an address on the network is told and left out. Words are kept as they are written.
"""

import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caseworker.domain.values import ImpossibleDate, PartialDate
from caseworker.formats.content_lines import ContentLine
from caseworker.formats.faults import Fault
from caseworker.formats.vcard import Card

LARGEST_PHOTO_BYTES = 2 << 20
_LABELLED = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_BIRTH = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T ].*)?", re.ASCII)
_NO_YEAR = "1604"  # what an address book writes where the year is left out (X-APPLE-OMIT-YEAR)
_PICTURES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF8", "image/gif"))
_DATA = re.compile(r"data:([\w./+-]*)(?:;[\w=.+-]*)*?;base64,", re.ASCII | re.IGNORECASE)
_ELSEWHERE = ("http://", "https://", "ftp://", "file:", "cid:")
_GENDERS = {"M": "male", "F": "female", "O": "other"}
_ADDRESS_PARTS = ("box", "extended", "street", "locality", "region", "postcode", "country")
_TOLD_BESIDE = (
    "ORG", "TITLE", "ROLE", "ANNIVERSARY", "X-ANNIVERSARY", "DEATHDATE", "RELATED", "X-SPOUSE", "X-ABRELATEDNAMES",
    "X-ABDATE", "CATEGORIES", "LABEL", "GEO", "TZ", "CLASS", "BIRTHPLACE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reached:
    """A number or address for one way of contact. `kinds` are its words in lower case: "cell", "work", "pref"."""

    value: str
    kinds: frozenset[str]
    label: str = ""


@dataclass(frozen=True, slots=True)
class CardAddress:
    """A postal address in the parts of RFC 6350, section 6.3.1; several lines of a part stay several lines."""

    kinds: frozenset[str]
    box: str = ""
    extended: str = ""
    street: str = ""
    locality: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class CardName:
    """The parts of a name, RFC 6350, section 6.2.2."""

    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it stands in the card; its type by its first bytes, or as the card says it."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPerson:
    """What a card says. `reference` is its UID, or "card-" with a digest of its properties where it has none.

    `kind` is "individual", "group", "org" or "location". `beside` are properties that have no place of their own here,
    as name and text.
    """

    line: int
    reference: str
    kind: str
    formatted: str
    name: CardName
    nicknames: tuple[str, ...] = ()
    reading: str = ""
    sort_as: str = ""
    birth_name: str = ""
    phones: tuple[Reached, ...] = ()
    emails: tuple[Reached, ...] = ()
    messengers: tuple[Reached, ...] = ()
    webs: tuple[Reached, ...] = ()
    addresses: tuple[CardAddress, ...] = ()
    birth_date: PartialDate | None = None
    gender: str = ""
    languages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    photos: tuple[Photo, ...] = ()
    faults: tuple[Fault, ...] = ()


def person_of(card: Card) -> CardPerson:
    """Return what the card says of a person; every property is read apart, so that a broken one harms no other."""
    return _Reading(card).person()


class _Reading:
    """Reads one card and gathers the faults."""

    def __init__(self, card: Card) -> None:
        self._card, self._old = card, card.is_old
        self._faults = list(card.faults)
        labels = (one for one in card.properties if one.name == "X-ABLABEL" and one.group)
        self._labels = {one.group: _LABELLED.sub(r"\1", one.text(old=self._old)).strip() for one in labels}

    def person(self) -> CardPerson:
        name = self._name()
        birth, beside = self._birth_date()
        return CardPerson(
            line=self._card.line,
            reference=self._first("UID") or f"card-{self._card.digest}",
            kind=self._kind(name),
            formatted=self._first("FN"),
            name=name,
            nicknames=tuple(one for line in self._card.all("NICKNAME") for one in line.several(old=self._old)),
            reading=" ".join(filter(None, map(self._first, ("X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME")))),
            sort_as=self._first("SORT-STRING") or self._sort_as(),
            birth_name=self._first("X-MAIDENNAME"),
            phones=tuple(self._reached("TEL", _plain_phone)),
            emails=tuple(self._reached("EMAIL", lambda text: text.removeprefix("mailto:"))),
            messengers=tuple(self._messengers()),
            webs=tuple(self._reached("URL", str.strip)),
            addresses=tuple(self._addresses()),
            birth_date=birth,
            gender=self._gender(),
            languages=self._languages(),
            notes=tuple(text for one in self._card.all("NOTE") if (text := one.text(old=self._old).strip())),
            beside=(*beside, *self._beside()),
            photos=tuple(self._photos()),
            faults=tuple(self._faults),
        )

    def _first(self, name: str) -> str:
        texts = (one.text(old=self._old).strip() for one in self._card.all(name))
        return next((text for text in texts if text), "")

    def _name(self) -> CardName:
        for line in self._card.all("N"):
            parts = [" ".join(one) for one in line.lists(old=self._old)]
            if any(parts):
                return CardName(*(parts + [""] * 5)[:5])
        return CardName()

    def _kind(self, name: CardName) -> str:
        said = (self._first("KIND") or self._first("X-ADDRESSBOOKSERVER-KIND")).lower()
        is_company = self._first("X-ABSHOWAS").upper() == "COMPANY" and not (name.given or name.family)
        return said or ("org" if is_company else "individual")

    def _sort_as(self) -> str:
        return next((found for line in self._card.all("N") if (found := line.param("SORT-AS"))), "")

    def _reached(self, name: str, plain: Callable[[str], str]) -> Iterator[Reached]:
        for line in self._card.all(name):
            value = plain(line.text(old=self._old).strip())
            if value:
                yield Reached(value, line.kinds, self._labels.get(line.group, ""))

    def _messengers(self) -> Iterator[Reached]:
        yield from self._reached("IMPP", str.strip)
        for name in ("X-SKYPE", "X-SKYPE-USERNAME", "X-JABBER", "X-ICQ", "X-AIM", "X-MSN", "X-YAHOO", "X-QQ"):
            for one in self._reached(name, str.strip):
                service = name.removeprefix("X-").removesuffix("-USERNAME").lower()
                yield Reached(f"{service}:{one.value}", one.kinds, one.label)

    def _addresses(self) -> Iterator[CardAddress]:
        for line in self._card.all("ADR"):
            parts = dict(zip(_ADDRESS_PARTS, line.parts(old=self._old), strict=False))
            if any(parts.values()):
                yield CardAddress(**parts, kinds=line.kinds, label=self._labels.get(line.group, ""))

    def _birth_date(self) -> tuple[PartialDate | None, list[tuple[str, str]]]:
        """Return the date, and what is said of it that no date can hold: a day without a year, or words."""
        for line in self._card.all("BDAY"):
            said = line.text(old=self._old).strip()
            found = None if line.param("VALUE").lower() == "text" else _date(said, line)
            if found is not None:
                return found, []
            if said:
                why = "This is no date with a year; it was kept as a note."
                self._faults.append(Fault(line.number, "BDAY", why))
                return None, [("BDAY", said.replace(_NO_YEAR, "-") if line.param("X-APPLE-OMIT-YEAR") else said)]
        return None, []

    def _gender(self) -> str:
        for line in self._card.all("GENDER"):
            sex, words = [*line.parts(old=self._old), "", ""][:2]
            return words or _GENDERS.get(sex.upper(), "")
        return self._first("X-GENDER")

    def _languages(self) -> tuple[str, ...]:
        lines = self._card.all("LANG")
        ranked = sorted(lines, key=lambda one: int(pref) if (pref := one.param("PREF")).isdecimal() else 100)
        return tuple(dict.fromkeys(text for one in ranked if (text := one.text(old=self._old).strip())))

    def _beside(self) -> Iterator[tuple[str, str]]:
        for line in self._card.properties:
            if line.name in _TOLD_BESIDE:
                text = ", ".join(one for one in line.parts(old=self._old) if one)
                label = self._labels.get(line.group, "")
                if text:
                    yield (f"{line.name} {label}".strip(), text)

    def _photos(self) -> Iterator[Photo]:
        for line in self._card.all("PHOTO"):
            photo = _photo(line)
            if isinstance(photo, Photo):
                yield photo
            else:
                self._faults.append(Fault(line.number, "PHOTO", photo))


def _plain_phone(text: str) -> str:
    """Take the number out of a telephone URI (RFC 3966), with its extension as people write it."""
    if text[:4].lower() != "tel:":
        return text
    number, _, rest = text[4:].partition(";")
    extension = re.search(r"(?:^|;)ext=(\d+)", rest, re.IGNORECASE)
    return f"{number} ext. {extension[1]}" if extension else number


def _date(said: str, line: ContentLine) -> PartialDate | None:
    found = _BIRTH.fullmatch(said)
    if found is None or line.param("X-APPLE-OMIT-YEAR") == found[1]:
        return None
    try:
        month, day = (int(one) if one else None for one in (found[2], found[3]))
        return PartialDate(int(found[1]), month, day)
    except ImpossibleDate:
        return None


def _photo(line: ContentLine) -> Photo | str:
    """Return the picture of a property, or the sentence that says why there is none."""
    raw, said = bytes(line.raw).strip(), ""
    data = _DATA.match(raw[:200].decode("latin-1").replace("\\", ""))
    if raw[:8].decode("latin-1").lower().startswith(_ELSEWHERE):
        return "The picture is not in the file but somewhere on the network; nothing was fetched."
    if data is not None:
        raw, said = raw.partition(b",")[2], data[1]
    elif line.encoding != "BASE64":
        return "The picture is written in a way that is not known here."
    if len(raw) * 3 // 4 > LARGEST_PHOTO_BYTES:
        return f"The picture is larger than {LARGEST_PHOTO_BYTES >> 20} MiB and was left out."
    return _picture(raw, said or _said_type(line))


def _picture(raw: bytes, said: str) -> Photo | str:
    try:
        content = binascii.a2b_base64(raw)
    except binascii.Error:
        return "The picture is damaged and was left out."
    if not content:
        return "The picture is empty and was left out."
    return Photo(content, next((kind for start, kind in _PICTURES if content.startswith(start)), said))


def _said_type(line: ContentLine) -> str:
    words = (line.param("MEDIATYPE") or line.param("VALUE"), *sorted(line.kinds))
    plain = next((one.lower() for one in words if one.lower() not in {"", "base64", "inline", "pref", "uri"}), "")
    return plain if "/" in plain else f"image/{plain}" if plain else "application/octet-stream"
