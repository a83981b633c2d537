"""How names get misspelt: on the keyboard, by ear, in transfer between systems. Pure functions of text and chance.

Each returns the changed text, or None where the slip cannot happen to this text.
"""

from functools import lru_cache
from itertools import pairwise
from random import Random
from unicodedata import combining, normalize

from nicknames import NickNamer

_ROWS = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
    "ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ",
)  # fmt: skip
_BY_EAR = (
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"), ("k", "c"), ("ee", "ea"), ("ea", "ee"), ("ie", "y"), ("y", "ie"),
    ("ey", "y"), ("y", "i"), ("i", "y"), ("tt", "t"), ("ll", "l"), ("nn", "n"), ("ss", "s"), ("mm", "m"), ("rr", "r"),
    ("s", "z"), ("z", "s"), ("sh", "sch"), ("ai", "ay"), ("ay", "ai"), ("ei", "ie"), ("ie", "ei"), ("gh", ""),
    ("th", "t"), ("wh", "w"), ("w", "wh"), ("v", "w"), ("kn", "n"), ("wr", "r"), ("x", "cks"), ("er", "ar"),
    ("ar", "er"), ("or", "er"), ("oo", "u"), ("ou", "oo"), ("au", "aw"), ("aw", "or"), ("eigh", "ay"), ("mac", "mc"),
    ("mc", "mac"), ("son", "sen"), ("sen", "son"), ("j", "y"), ("g", "j"), ("cz", "ch"), ("sz", "sh"), ("dt", "t"),
    ("b", "p"), ("d", "t"), ("e", "i"), ("o", "oh"), ("a", "ah"), ("l", "ll"), ("t", "tt"), ("n", "nn"),
)  # fmt: skip
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("å", "aa"), ("ø", "oe"), ("æ", "ae"))
INVISIBLE = ("\u200b", "\u00a0", "\u200e", "\u00ad", "\ufeff")


def _neighbours() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _ROWS:
        for left, right in pairwise(row):
            found[left] = found.get(left, "") + right
            found[right] = found.get(right, "") + left
    return found


_NEAR = _neighbours()


def keyboard(chance: Random, text: str) -> str | None:
    """Hit a neighbour key, strike a key twice, leave one out, or swap two. The first letter is mostly right."""
    letters = [at for at, sign in enumerate(text) if sign.isalpha()]
    if len(letters) < 3:
        return None
    at = letters[0] if chance.random() < 0.06 else letters[1 + int(chance.random() * (len(letters) - 1))]
    draw = chance.random()
    if draw < 0.35 and text[at].lower() in _NEAR:
        near = chance.choice(_NEAR[text[at].lower()])
        changed = text[:at] + (near.upper() if text[at].isupper() else near) + text[at + 1 :]
    elif draw < 0.55:
        changed = text[:at] + text[at] + text[at:]
    elif draw < 0.8:
        changed = text[:at] + text[at + 1 :]
    else:
        at = max(at, 1)
        changed = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    return _different(changed, text)


def by_ear(chance: Random, text: str) -> str | None:
    """Write one group of letters as another that sounds like it."""
    low = text.lower()
    fitting = [(old, new) for old, new in _BY_EAR if old in low[1:]]
    if not fitting or not text.isascii():
        return None
    old, new = fitting[int(chance.random() * len(fitting))]
    places = [at for at in range(1, len(low)) if low.startswith(old, at)]
    at = places[int(chance.random() * len(places))]
    return _different(text[:at] + new + text[at + len(old) :], text)


def without_accents(_: Random, text: str) -> str | None:
    """Leave out the marks over and under Latin letters."""
    bare = "".join(sign for sign in normalize("NFD", text) if not combining(sign))
    return _different(bare, text) if any("a" <= sign.lower() <= "z" for sign in bare) else None


def spelt_out(_: Random, text: str) -> str | None:
    """Write ae, oe, ue, ss, aa for the letters of their own."""
    changed = text
    for old, new in _UMLAUTS:
        changed = changed.replace(old, new).replace(old.upper(), new.capitalize())
    return _different(changed, text)


def cut(_: Random, text: str) -> str | None:
    """Cut at twenty signs, as narrow forms do."""
    return _different(text[:20].rstrip(), text)


def upper(_: Random, text: str) -> str | None:
    """Write all in capitals."""
    return _different(text.upper(), text)


def stray_signs(chance: Random, text: str) -> str | None:
    """Leave a second blank, a blank at the end, or a sign that cannot be seen."""
    if not text:
        return None
    draw, at = chance.random(), int(chance.random() * len(text)) + 1
    if draw < 0.3 and " " in text:
        return text.replace(" ", "  ", 1)
    if draw < 0.6:
        return text + " "
    return text[:at] + chance.choice(INVISIBLE) + text[at:]


def nickname(chance: Random, given: str) -> str | None:
    """Return a short form by which people of that name are called."""
    known = _nicknames(given.lower())
    return known[int(chance.random() * len(known))].title() if known else None


@lru_cache(maxsize=1)
def _namer() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=20_000)
def _nicknames(given: str) -> tuple[str, ...]:
    return tuple(sorted(_namer().nicknames_of(given)))


def _different(changed: str, text: str) -> str | None:
    changed = normalize("NFC", changed)
    return changed if changed.strip() and changed != text else None
