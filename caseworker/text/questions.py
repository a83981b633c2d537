"""Questions in plain language: which of their words say what is asked, and the stems these are found by.

Boundary: folded words in, folded words and stems out. Stems are beginnings of words, cut by a few endings of English
and of its neighbours; they are looked for as beginnings, so nothing need be stemmed when a text is indexed.
"""

from collections.abc import Sequence

_LEAST_STEM = 4
_FILLER_WORDS = (
    "a an the and or but of to in on at by for from with about as is are was were be been am do does did doing "
    "have has had i me my mine we us our you your he him his she her it its they them their this that these those "
    "there here what which who whom whose when where why how can could may might must shall should will would if "
    "so not no yes s t d ll m re ve get got find out more need want know tell use take makes make happen happens "
    "der die das ein eine und oder ist sind wie was wer wo wann warum ich mein le la les un une des du et ou est "
    "sont je mon comment que qui quand el los las una y o es son como cuando donde quien mi "
)
_FILLERS = frozenset(_FILLER_WORDS.split())
_ENDINGS = (
    "ibility", "ability", "ations", "ation", "ments", "ment", "ings", "ing", "ities", "ity", "ible", "able", "ies",
    "ied", "ants", "ance", "ence", "ers", "ors", "ive", "ed", "er", "or", "es", "al", "ly", "s", "y", "e",
)  # fmt: skip


def telling_words(words: Sequence[str]) -> list[str]:
    """Return the words that say what is asked, each once; all of them when there are only question words."""
    return list(dict.fromkeys(word for word in words if word not in _FILLERS)) or list(dict.fromkeys(words))


def stem(word: str) -> str:
    """Return the beginning that forms of one word share: `applying`, `applies` and `applied` give `appl`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word
