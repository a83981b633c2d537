"""The lists of names inside Faker, as data. This is the only module that knows how Faker keeps them.

Faker's own generator is never used: it would tie the population to its random stream.
"""

from collections.abc import Iterable

from faker.providers.person import (
    bg_BG,
    bn_BD,
    de_DE,
    el_GR,
    en_GB,
    en_IE,
    en_IN,
    en_NG,
    en_US,
    es_ES,
    fr_FR,
    hi_IN,
    hu_HU,
    hy_AM,
    it_IT,
    ja_JP,
    ka_GE,
    ko_KR,
    ne_NP,
    pl_PL,
    pt_PT,
    ro_RO,
    ru_RU,
    ta_IN,
    tr_TR,
    uk_UA,
    zh_CN,
    zh_TW,
)

_MODULES = (
    bg_BG, bn_BD, de_DE, el_GR, en_GB, en_IE, en_IN, en_NG, en_US, es_ES, fr_FR, hi_IN, hu_HU, hy_AM, it_IT, ja_JP,
    ka_GE, ko_KR, ne_NP, pl_PL, pt_PT, ro_RO, ru_RU, ta_IN, tr_TR, uk_UA, zh_CN, zh_TW,
)  # fmt: skip
_PROVIDERS = {module.__name__.rpartition(".")[2]: module.Provider for module in _MODULES}
_FAMILY_LISTS = {
    "bg_BG": "last_names_male",
    "el_GR": "last_names_male",
    "pl_PL": "male_last_names",
    "ru_RU": "last_names_male",
    "uk_UA": "last_names_male",
}  # men's forms; `naming.for_woman` makes the others


def female_names(locale: str) -> list[str]:
    """Return the given names of women in a locale, in the order of the list, without repetition."""
    return _clean(_PROVIDERS[locale].first_names_female)


def male_names(locale: str) -> list[str]:
    """Return the given names of men in a locale, in the order of the list, without repetition."""
    return _clean(_PROVIDERS[locale].first_names_male)


def family_names(locale: str) -> list[str]:
    """Return the family names of a locale; where women's differ, men's."""
    return _clean(getattr(_PROVIDERS[locale], _FAMILY_LISTS.get(locale, "last_names")))


def japanese_names(kind: str) -> list[tuple[str, str, str]]:
    """Return (Han, kana, Latin) of `first_name_female_pairs`, `first_name_male_pairs` or `last_name_pairs`."""
    return [(han, kana, roman) for han, kana, roman in getattr(_PROVIDERS["ja_JP"], kind)]


def _clean(names: Iterable[str]) -> list[str]:
    """Drop entries that hold several names at once, and stray joiners and commas."""
    tidy = (name.strip(" ,\u200d\u200c").replace("\u200d", "") for name in names)
    return list(dict.fromkeys(name for name in tidy if name and "," not in name))
