"""Names: the words a name is found by, other spellings of a typed word, and short forms of given names.

Boundary: strings in, folded words out. Nothing here decides whether two people are one; it says which words to look
for. English short forms come from the `nicknames` package (Apache-2.0); those of other languages are listed here.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from nicknames import name_triplets

from caseworker.text.folding import apostrophe_parts, ascii_words, words
from caseworker.text.transliteration import is_unspaced, latin_forms

_LEFT_OUT = (
    "al el ad ar as ash abu ben bin bint ibn van von vom zu der den de del della di da das do dos du la le las los lo "
    "y e i o ter ten te tot t d l m mc mac st san ste saint nee ne born jr sr junior senior ii iii iv dr mr mrs ms "
    "miss prof sir bat bar av pa mad"
)
# Words that are often left out, joined or written apart: never demanded of a match, only welcomed.
PARTICLES = frozenset(_LEFT_OUT.split())
_GROWN_ON = (
    "van", "von", "der", "ter", "mac", "mc", "del", "de", "di", "da", "la", "le", "al", "el", "ben", "bin", "ibn",
    "saint", "san", "st",
)  # fmt: skip
_BETWEEN = str.maketrans(dict.fromkeys("()（），、,;/", " "))
_LEAST_REST = 4  # letters that must remain when a particle is taken off
_OTHER_SHORT_FORMS = (
    "alexander alexandr aleksandr aleksander alexandra aleksandra olexandr oleksandr sasha sascha shura alex sanya",
    "dmitri dmitry dmitriy dimitri dima mitya",
    "ekaterina yekaterina katerina katya katia catherine",
    "maria mariya marija mary marie masha marusya",
    "ivan vanya johann john",
    "mikhail michail misha michael",
    "nikolai nikolay nikolaj kolya nicholas",
    "vladimir volodymyr vova volodya",
    "anastasia anastasiya nastya asya",
    "tatiana tatyana tanya",
    "natalia nataliya natalya natasha",
    "elena yelena olena lena helen helena",
    "yevgeny evgeny evgeniy evgenii zhenya eugene",
    "sergei sergey serhiy seryozha",
    "francisco paco pancho curro fran francis",
    "jose pepe joseph",
    "ignacio nacho",
    "guadalupe lupe",
    "dolores lola",
    "concepcion concha conchita",
    "enrique quique henry",
    "eduardo lalo edward",
    "jesus chucho chuy",
    "guillermo memo william",
    "giuseppe beppe peppe joseph",
    "giovanni gianni john",
    "luigi gigi",
    "johannes hannes hans jan johann john",
    "margarethe margarete grete gretel margaret",
    "heinrich heinz henry",
    "friedrich fritz frederick",
    "krzysztof krzysiek christopher",
    "malgorzata gosia margaret",
    "katarzyna kasia catherine",
    "elzbieta ela elizabeth",
    "stanislaw staszek",
    "joao john",
    "mohammed muhammad mohamed mohammad muhammed mehmet mohamad mamadou",
    "yusuf joseph youssef yousef yousuf josef",
    "ibrahim abraham ebrahim",
    "elizabeth elisabeth isabel isabella isabelle",
)


def name_words(name: str) -> tuple[str, ...]:
    """Return every word that a name is found by: as written, in Latin letters, with and without its joints.

    Words keep their order and appear once. A name in Han written with a blank is also found without it.
    """
    return tuple(all_name_words((name,)))


def all_name_words(names: Iterable[str]) -> dict[str, None]:
    """Return what `name_words` gives for several names together, as the keys of an ordered dictionary."""
    text = " ".join(names)
    if text.isascii() and "'" not in text:
        return dict.fromkeys(ascii_words(text))
    found: dict[str, None] = {}
    unspaced: list[str] = []
    for piece in dict.fromkeys(text.translate(_BETWEEN).split()):
        plain, is_joint = _piece_words(piece)
        found.update(plain)
        if is_joint:
            unspaced.append(next(iter(plain)))
    if len(unspaced) > 1:
        found.update(_piece_words("".join(unspaced))[0])
    return found


@lru_cache(maxsize=32768)
def _piece_words(piece: str) -> tuple[dict[str, None], bool]:
    found = dict.fromkeys([*words(piece), *apostrophe_parts(piece)])
    written = list(found)
    for word in written:
        found.update(dict.fromkeys(latin_forms(word)))
    return found, len(written) == 1 and not written[0].isascii() and is_unspaced(written[0])


def spellings(word: str) -> tuple[str, ...]:
    """Return plain rules' other spellings of a typed folded word: umlauts as digraphs, Mc/Mac, a particle grown on."""
    found: dict[str, None] = {}
    if not word.isascii():
        return latin_forms(word)
    if len(word) > 4:
        for digraph, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
            if digraph in word:
                found[word.replace(digraph, letter)] = None
        flat = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        if flat != word:
            found[flat] = None
    if word.startswith("mac") and len(word) > 5:
        found["mc" + word[3:]] = None
    elif word.startswith("mc") and len(word) > 4:
        found["mac" + word[2:]] = None
    return tuple(found)


def grown_together(word: str) -> tuple[str, ...]:
    """Return what remains of a word when a particle grown onto it is taken off: `vangogh` gives `gogh`."""
    rests = [word[len(one) :] for one in _GROWN_ON if word.startswith(one) and len(word) - len(one) >= _LEAST_REST]
    if word[:1] in {"o", "d"} and len(word) > _LEAST_REST and word[1] not in "aeiouy":
        rests.append(word[1:])
    return tuple(rests)


def umlaut_digraphs(written: str) -> str:
    """Return the folded word with ä, ö, ü and å, ø spelled by two letters; the plain fold when there are none."""
    lower = written.casefold()
    for letter, digraph in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")):
        lower = lower.replace(letter, digraph)
    folded = words(lower)
    return folded[0] if folded else ""


def short_forms(word: str) -> frozenset[str]:
    """Return given names that are short or full forms of a folded word, in either direction; not the word itself."""
    return _short_forms().get(word, frozenset())


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for triplet in name_triplets():
        # "l.r." is no word: the index would be asked for a phrase, which it does not answer
        full, short = (one.lower().replace(".", "") for one in (triplet.name1, triplet.name2))
        related.setdefault(full, set()).add(short)
        related.setdefault(short, set()).add(full)
    for line in _OTHER_SHORT_FORMS:
        group = line.split()
        for name in group:
            related.setdefault(name, set()).update(other for other in group if other != name)
    return {name: frozenset(others) for name, others in related.items()}
