"""Names of any script in Latin letters, and one key for the usual ways of spelling a sound.

Boundary: folded words in, plain words out (see `folding`). Latin forms come from the anyascii tables (ISC licence) with
rules of our own where one letter has two readings (Hebrew vav, Arabic waw) or a custom differs from the tables (Greek
ου, Korean family names). The sound key keeps the consonants only, so that scripts written without vowels meet the
others.
"""

from functools import lru_cache

from anyascii import anyascii

_KOREAN_FAMILIES = {
    "김": ("kim", "gim"),
    "이": ("lee", "yi", "rhee"),
    "박": ("park", "bak"),
    "최": ("choi", "choe"),
    "정": ("jung", "jeong", "chung"),
    "강": ("kang", "gang"),
    "조": ("cho", "jo"),
    "윤": ("yoon", "yun"),
    "장": ("jang", "chang"),
    "임": ("lim", "im"),
    "신": ("shin", "sin"),
    "유": ("yoo", "yu"),
    "노": ("noh", "roh"),
    "우": ("woo", "u"),
    "구": ("koo", "gu"),
}
_GREEK = (("ου", "ou"), ("μπ", "b"), ("ντ", "nd"), ("γκ", "g"))
_SOUNDS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tsch", "c"),
    ("tch", "c"),
    ("chr", "kr"),
    ("kh", "k"),
    ("ch", "k"),
    ("sh", "s"),
    ("zh", "s"),
    ("ph", "f"),
    ("bh", "f"),
    ("gh", "g"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("ts", "s"),
    ("tz", "s"),
    ("cz", "s"),
    ("sz", "s"),
    ("ks", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("dg", "g"),
    ("x", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("v", "f"),
    ("w", "f"),
)
_STARTS = (("kn", "n"), ("wr", "r"), ("ps", "s"), ("gn", "n"), ("mc", "mac"))
_SILENT = str.maketrans("", "", "aeiouyjh0123456789")


def latin_forms(word: str) -> tuple[str, ...]:
    """Return the usual Latin spellings of one folded word, the likeliest first; a plain word gives itself.

    A word in Han or Hangul also gives its family sign and the rest apart, because those scripts write names without a
    blank; Hebrew and Arabic give one form for each reading of the letter that is both a consonant and a vowel.
    """
    return (word,) if word.isascii() else _latin_forms(word)


@lru_cache(maxsize=16384)
def _latin_forms(word: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for reading in _readings(word):
        plain = "".join([sign for sign in anyascii(reading).lower() if sign.isalnum()])
        if plain:
            found[plain] = None
    if is_unspaced(word):
        for form in _unspaced(word):
            found[form] = None
    return tuple(found)


def is_unspaced(word: str) -> bool:
    """Say whether a word is in Han or Hangul, where family and given name stand without a blank."""
    return all("一" <= sign <= "鿿" or "가" <= sign <= "힣" or "㐀" <= sign <= "䶿" for sign in word)


def _unspaced(word: str) -> list[str]:
    first = _KOREAN_FAMILIES.get(word[0], ())
    plain = [anyascii(sign).lower() for sign in word]
    if len(word) == 1:
        return list(first)
    return [*first, plain[0], "".join(plain[1:])]


def _readings(word: str) -> list[str]:
    letter = word[0] if not word[0].isascii() else next(sign for sign in word if not sign.isascii())
    if "א" <= letter <= "ת":
        clear = word.replace("ב", "b")
        return [clear.replace("ו", "v"), clear.replace("ו", "o")]
    if "ء" <= letter <= "ي":
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        return [bare, bare.replace("و", "u")] if bare == word else [bare, bare.replace("و", "u"), word]
    if "α" <= letter <= "ω":
        for greek, latin in _GREEK:
            word = word.replace(greek, latin)
    return [word]


@lru_cache(maxsize=16384)
def sound_key(word: str) -> str:
    """Return the consonants of a plain Latin word with usual spellings merged (kh/x, w/v/f, ts/c, sh/sch, double
    letters).

    Words that a listener may write for one another share a key; so do many that he would not, so compare them after.
    A word without consonants gives its first letter.
    """
    return make_sound_key(word)


def make_sound_key(word: str) -> str:
    """As `sound_key`, without remembering: for going through a whole vocabulary once."""
    text = word
    for start, sound in _STARTS:
        if text.startswith(start):
            text = sound + text[len(start) :]
            break
    for letters, sound in _SOUNDS:
        if letters in text:
            text = text.replace(letters, sound)
    first = "h" if text.startswith("h") else ""
    single = "".join([sign for at, sign in enumerate(text) if at == 0 or sign != text[at - 1]])
    return first + single.translate(_SILENT) or word[:1]
