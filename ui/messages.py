"""Foreseen errors in words. The sentence belongs to the error; here it is translated and its facts are put in.

The English sentence is the source text, in the context "Errors", with the error's key as what tells it apart: it is
said once, beside the rule it belongs to, and the catalogues take it from `all_sentences`. An error without a
translation is told in English. Facts that are names of kinds are translated too.
"""

import logging
from collections.abc import Iterator
from string import Formatter

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from caseworker.domain.actions import SENTENCES, AccessDenied
from caseworker.errors import CaseworkerError
from ui.isolates import isolate

_log = logging.getLogger(__name__)
CONTEXT = "Errors"
_MISTAKE = str(
    QT_TRANSLATE_NOOP(
        "Errors", "This is a mistake of the program, not yours. What was saved before is safe. Try once more."
    )
)
_KINDS: dict[str, object] = {
    "person": QT_TRANSLATE_NOOP("Errors", "person"),
    "case": QT_TRANSLATE_NOOP("Errors", "case"),
    "interaction": QT_TRANSLATE_NOOP("Errors", "contact"),
    "note": QT_TRANSLATE_NOOP("Errors", "note"),
    "task": QT_TRANSLATE_NOOP("Errors", "task"),
    "visit": QT_TRANSLATE_NOOP("Errors", "visit"),
    "appointment": QT_TRANSLATE_NOOP("Errors", "appointment"),
    "attachment": QT_TRANSLATE_NOOP("Errors", "document"),
    "approval": QT_TRANSLATE_NOOP("Errors", "approval"),
    "conflict": QT_TRANSLATE_NOOP("Errors", "conflict"),
    "consent": QT_TRANSLATE_NOOP("Errors", "consent"),
    "referral": QT_TRANSLATE_NOOP("Errors", "referral"),
    "household": QT_TRANSLATE_NOOP("Errors", "household"),
    "walk_in": QT_TRANSLATE_NOOP("Errors", "person waiting"),
    "deadline": QT_TRANSLATE_NOOP("Errors", "deadline"),
}


def say(error: BaseException) -> str:
    """Return the whole sentence a person reads: what happened, what is safe, what to do. Never raises."""
    if not isinstance(error, CaseworkerError):
        return QCoreApplication.translate(CONTEXT, _MISTAKE)
    if type(error).say is not CaseworkerError.say:  # its sentence depends on its facts, and holds none of them
        return translated(error.key, error.say())
    try:
        return translated(error.key, error.sentence).format(**{name: _fact(name, error) for name in error.facts})
    except (KeyError, IndexError, ValueError):  # a translation with another name in it than the sentence has
        _log.info("the translation of %s does not fit its facts", error.key)
        return error.say()


def say_key(key: str, english: str) -> str:
    """Return a sentence that was told as a key and its English words, such as those of a status; "" stays ""."""
    if not english:
        return QCoreApplication.translate(CONTEXT, _MISTAKE) if key else ""
    return translated(key, english)


def translated(key: str, sentence: str) -> str:
    """Return a sentence of an error in the language chosen, with its places for facts."""
    return QCoreApplication.translate(CONTEXT, sentence, key)


def all_sentences(
    kind: type[CaseworkerError] = CaseworkerError, *, rooms: tuple[str, ...] = ("",)
) -> Iterator[tuple[str, str]]:
    """Give key and English sentence of every foreseen error that is loaded, each once: for the catalogues."""
    if kind is CaseworkerError:
        yield from ((AccessDenied.key, sentence) for sentence in SENTENCES.values())
    for one in kind.__subclasses__():
        if one.__module__.startswith(rooms):
            yield one.key, one.sentence
        yield from all_sentences(one, rooms=rooms)


def places_in(sentence: str) -> frozenset[str]:
    """Return the names of the facts that a sentence has places for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


def _fact(name: str, error: CaseworkerError) -> str | int:
    value = error.facts[name]
    if isinstance(value, int):
        return value
    if name == "kind" and value in _KINDS:
        return QCoreApplication.translate(CONTEXT, str(_KINDS[value]))
    return isolate(value)
