"""Where people come from: how common each origin is, its language, its script, and the order its names are said in."""

from dataclasses import dataclass
from random import Random

from caseworker.practice.population.streams import weighted


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin by its locale. `share` is in per mille of all people."""

    code: str
    language: str
    script: str
    share: float
    family_first: bool = False
    two_families: bool = False


HOME = Origin("en_GB", "en", "Latn", 720.0)
ORIGINS: tuple[Origin, ...] = (
    HOME,
    Origin("pl_PL", "pl", "Latn", 28),
    Origin("ro_RO", "ro", "Latn", 18),
    Origin("en_IN", "en", "Latn", 14),
    Origin("hi_IN", "hi", "Deva", 14),
    Origin("ne_NP", "ne", "Deva", 5),
    Origin("bn_BD", "bn", "Beng", 14),
    Origin("ta_IN", "ta", "Taml", 5),
    Origin("ar_AA", "ar", "Arab", 22),
    Origin("fa_IR", "fa", "Arab", 8),
    Origin("uk_UA", "uk", "Cyrl", 14),
    Origin("ru_RU", "ru", "Cyrl", 10),
    Origin("bg_BG", "bg", "Cyrl", 7),
    Origin("el_GR", "el", "Grek", 7),
    Origin("he_IL", "he", "Hebr", 4),
    Origin("zh_CN", "zh", "Hans", 12, family_first=True),
    Origin("zh_TW", "zh", "Hant", 4, family_first=True),
    Origin("ja_JP", "ja", "Jpan", 4, family_first=True),
    Origin("ko_KR", "ko", "Hang", 5, family_first=True),
    Origin("th_TH", "th", "Thai", 5),
    Origin("ka_GE", "ka", "Geor", 2),
    Origin("hy_AM", "hy", "Armn", 2),
    Origin("vi_VN", "vi", "Latn", 7, family_first=True),
    Origin("tr_TR", "tr", "Latn", 11),
    Origin("es_ES", "es", "Latn", 9, two_families=True),
    Origin("pt_PT", "pt", "Latn", 9),
    Origin("it_IT", "it", "Latn", 8),
    Origin("fr_FR", "fr", "Latn", 6),
    Origin("de_DE", "de", "Latn", 6),
    Origin("hu_HU", "hu", "Latn", 4, family_first=True),
    Origin("en_NG", "en", "Latn", 9),
    Origin("so_SO", "so", "Latn", 7),
)
_PICK = weighted(*((origin, origin.share) for origin in ORIGINS))


def origin(chance: Random) -> Origin:
    """Return an origin, as often as its share says."""
    return _PICK.pick(chance)


def language(chance: Random, *, of: Origin, age: int) -> str:
    """Return the language a person wants to be spoken to in: the older they came, the more often their own."""
    if of.language == "en":
        return "en"
    own = 0.22 if age < 25 else 0.42 if age < 60 else 0.66
    return of.language if chance.random() < own else "en"


def needs_interpreter(chance: Random, *, speaks: str) -> bool:
    """Tell whether an interpreter must be booked: about 3 % of all people."""
    return speaks != "en" and chance.random() < 0.27


def access_format(chance: Random, *, age: int) -> str:
    """Return the format letters must have: large print, braille, audio, easy read; empty for most."""
    if chance.random() >= (0.085 if age >= 65 else 0.014):
        return ""
    return _FORMATS.pick(chance)


_FORMATS = weighted(("large_print", 55.0), ("braille", 5.0), ("audio", 12.0), ("easy_read", 28.0))
