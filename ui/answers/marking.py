"""Which words of an answer are those that were asked for: forms of the same word count, words of questions do not."""

import re

from caseworker.text.folding import fold, words
from caseworker.text.questions import stem, telling_words

Span = tuple[int, int]
_WORD = re.compile(r"\w+")
_LEAST = 3  # letters of a word that is looked for by its beginning
_MOST = 12  # words that are looked for


def spans(text: str, typed: str) -> tuple[Span, ...]:
    """Return where words stand that were asked for, as (start, length)."""
    wanted = [stem(word) for word in telling_words(words(typed))[:_MOST]] if typed else []
    if not wanted:
        return ()
    return tuple((word.start(), len(word.group())) for word in _WORD.finditer(text) if _is_one(word.group(), wanted))


def _is_one(word: str, wanted: list[str]) -> bool:
    plain = fold(word)
    return any(plain == one or (len(one) >= _LEAST and plain.startswith(one)) for one in wanted)
