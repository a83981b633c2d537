"""The pseudo-language: all the program says in brackets, accented and longer; what nobody can translate stands out.

It needs no catalogue. Places for names and numbers stay as they are, and so do patterns of days and times and the
words of Qt itself.
"""

import re

from PySide6.QtCore import QTranslator

PSEUDO, PSEUDO_MIRRORED = "qps", "qps_plocm"
BEGIN, END = "⟦", "⟧"
_LONGER = 0.4
_FILLING = "~"
_ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ")
_KEPT = re.compile(r"(\{[^{}]*\}|%L?n|%\d|&&?\w|\n)")
_PATTERN = re.compile(r"(?:d{1,4}|M{1,4}|y{2,4}|[Hh]{1,2}|m{2}|s{2}|[ :,./-])+")
_OF_QT = re.compile(r"Q[A-Z]\w*")


class PseudoLanguage(QTranslator):
    """A translator that has a translation for every sentence of the program."""

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        """Return False: an empty translator is not asked."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        """Return the pseudo-translation, nothing for the words of Qt."""
        told = "" if not source or _OF_QT.fullmatch(context) else pseudo(source)
        return told or None  # type: ignore[return-value]  # Qt takes None for "not mine"


def pseudo(sentence: str) -> str:
    """Return a sentence as the pseudo-language says it: "Save {name}" is "⟦Šávé {name}~~~~⟧"."""
    if is_pattern(sentence):
        return sentence
    parts = _KEPT.split(sentence)
    plain = sum(len(part) for part in parts[::2])
    told = "".join(part if index % 2 else part.translate(_ACCENTED) for index, part in enumerate(parts))
    return f"{BEGIN}{told}{_FILLING * max(1, round(plain * _LONGER))}{END}"


def is_pattern(sentence: str) -> bool:
    """Whether this is no sentence but how a day or a time is written, such as "dddd d MMMM"."""
    return _PATTERN.fullmatch(sentence) is not None
