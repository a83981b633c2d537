"""How a person comes to a name, and in which scripts it is written down."""

from dataclasses import dataclass
from random import Random

from caseworker.practice.population.books import Book, Word, books
from caseworker.practice.population.origins import Origin

_TAIL_SHARE, _DOUBLE_SHARE, _ERA_SHARE = 0.07, 0.015, 0.8
_IN_SCRIPT, _IN_LATIN = 0.40, 0.45  # the rest is written both ways
_ENDINGS = {
    "ru_RU": (("ский", "ская"), ("ов", "ова"), ("ев", "ева"), ("ин", "ина")),
    "bg_BG": (("ски", "ска"), ("ов", "ова"), ("ев", "ева"), ("ин", "ина")),
    "uk_UA": (("ський", "ська"), ("цький", "цька"), ("ий", "а")),  # noqa: RUF001 (Cyrillic endings)
    "el_GR": (("όπουλος", "οπούλου"), ("ος", "ου"), ("ης", "η"), ("ας", "α"), ("ής", "ή")),  # noqa: RUF001 (Greek endings)
    "pl_PL": (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka")),
}
_LATIN_ENDINGS = {
    "ru_RU": (("skiy", "skaya"), ("ov", "ova"), ("ev", "eva"), ("in", "ina")),
    "bg_BG": (("ski", "ska"), ("ov", "ova"), ("ev", "eva"), ("in", "ina")),
    "uk_UA": (("skiy", "ska"), ("tskiy", "tska"), ("iy", "a")),
    "el_GR": (("opoulos", "opoulou"), ("os", "ou"), ("is", "i"), ("as", "a")),
    "pl_PL": (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka")),
}


@dataclass(frozen=True, slots=True)
class Name:
    """A whole name in one script. Parts are empty where a person has one name only, or none is known."""

    given: str
    family: str
    full: str
    script: str


NOBODY = Name("", "", "", "")


def family_word(chance: Random, *, origin: Origin) -> Word:
    """Return a family name: mostly a common one, at times a rare or a double one."""
    book = books()[origin.code]
    drawn = _one_family(chance, book)
    if origin.two_families:
        second = _one_family(chance, book)
        return Word(f"{drawn.native} {second.native}", f"{drawn.latin} {second.latin}")
    if book.tail is not None and chance.random() < _DOUBLE_SHARE:
        second = _one_family(chance, book)
        return Word(f"{drawn.native}-{second.native}", f"{drawn.latin}-{second.latin}")
    return drawn


def _one_family(chance: Random, book: Book) -> Word:
    if book.tail is not None and chance.random() < _TAIL_SHARE:
        return book.tail.pick(chance)
    return book.family.pick(chance)


def given_word(chance: Random, *, origin: Origin, sex: str, year: int) -> Word:
    """Return a given name, by year of birth where that is known of the origin."""
    book = books()[origin.code]
    woman = sex == "f" or (sex == "x" and chance.random() < 0.5)
    if book.eras and chance.random() < _ERA_SHARE:
        era = min(book.eras, key=lambda era: abs(era.year - year))
        return (era.female if woman else era.male).pick(chance)
    return (book.female if woman else book.male).pick(chance)


def for_woman(family: Word, *, origin: Origin) -> Word:
    """Return the form of a family name that a woman bears, where the language has one."""
    return Word(
        _with_ending(family.native, _ENDINGS.get(origin.code, ())),
        _with_ending(
            family.latin, (_LATIN_ENDINGS if family.latin != family.native else _ENDINGS).get(origin.code, ())
        ),
        family.kana,
    )


def _with_ending(name: str, endings: tuple[tuple[str, str], ...]) -> str:
    for man, woman in endings:
        if name.endswith(man):
            return name.removesuffix(man) + woman
    return name


def written(given: Word | None, family: Word | None, *, origin: Origin, form: str) -> Name:
    """Return the name in a form: `native`, `latin` or `kana`. Without given and family it is nobody's."""
    parts = [getattr(word, form) if word else "" for word in (given, family)]
    script = {"native": origin.script, "latin": "Latn", "kana": "Kana"}[form]
    return compose(given=parts[0], family=parts[1], script=script, family_first=origin.family_first and form != "latin")


def compose(*, given: str, family: str, script: str, family_first: bool) -> Name:
    """Return a `Name` with its parts in the order in which they are said."""
    ordered = (family, given) if family_first else (given, family)
    joint = "" if script in {"Hans", "Hant", "Hang"} else " "
    return Name(given, family, joint.join(part for part in ordered if part), script)


def forms(chance: Random, *, origin: Origin) -> tuple[str, ...]:
    """Return the forms in which an office keeps a name, the one on the record first."""
    if origin.script == "Latn":
        return ("native",)
    draw = chance.random()
    if draw < _IN_SCRIPT:
        return ("native", "kana") if origin.code == "ja_JP" else ("native",)
    if draw < _IN_SCRIPT + _IN_LATIN:
        return ("latin",)
    both = ("native", "latin") if chance.random() < 0.5 else ("latin", "native")
    return (*both, "kana") if origin.code == "ja_JP" else both
