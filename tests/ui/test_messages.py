"""Every failure that was foreseen on the device has a sentence for a person, in whatever language."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

import caseworker
import sync.client
import sync.protocol
import ui
from caseworker.errors import CaseworkerError
from caseworker.store.files import DiskFull
from caseworker.store.reader import NotHere
from ui.messages import all_sentences, places_in, say, say_key

ROOT = Path(caseworker.__file__).resolve().parents[1]
ROOMS = (caseworker, sync.client, sync.protocol, ui)
_LEFT_OUT = ("caseworker.store.migrations.versions", "caseworker.store.migrations.env")


def all_errors() -> list[type[CaseworkerError]]:
    """Every kind of foreseen failure that the device can raise, after loading all of its rooms."""
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            if not found.name.startswith(_LEFT_OUT) and not found.name.endswith("__main__"):
                importlib.import_module(found.name)
    rooms = tuple(room.__name__ for room in ROOMS)
    return [one for one in _below(CaseworkerError) if one.__module__.startswith(rooms)]


def _below(kind: type[CaseworkerError]) -> Iterator[type[CaseworkerError]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def raised() -> Iterator[tuple[str, frozenset[str], str]]:
    """Every place where an error is made with facts spelled out: its class's name, the names of the facts, where."""
    for folder in ("caseworker", "sync/client", "sync/protocol", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and all(one.arg for one in node.keywords):
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    names = frozenset(one.arg for one in node.keywords if one.arg)
                    yield name, names, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_each_error_has_a_whole_sentence_that_formats_with_the_facts_it_is_raised_with(qapp: QCoreApplication) -> None:
    errors: dict[str, list[type[CaseworkerError]]] = {}
    for one in all_errors():
        errors.setdefault(one.__name__, []).append(one)
    assert len(errors) > 100
    wrong = []
    for name, facts, where in raised():
        plain = [one for one in errors.get(name, ()) if one.__init__ is CaseworkerError.__init__]
        if plain and not any(places_in(one.sentence) <= facts for one in plain):  # two rooms may use the same name
            wrong.append(f"{where}: {name}")
    assert wrong == []
    for one in (one for group in errors.values() for one in group):
        filled = one.sentence.format(**dict.fromkeys(places_in(one.sentence), "3")).lstrip("'")
        assert filled[0].isupper() or filled[0].isdecimal(), one
        assert filled.endswith((".", "?", "3")), one


def test_every_sentence_is_told_with_its_key(qapp: QCoreApplication) -> None:
    told = dict(all_sentences())
    assert told["store.disk-full"].startswith("There is no room left")


class _Spanish(QTranslator):
    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        told = {NotHere.key: "No está aquí: {kind}.", DiskFull.key: "{wrong}"}
        return told.get(comment or "") if context == "Errors" else None  # type: ignore[return-value]  # as Qt has it


@pytest.fixture
def spanish(qapp: QCoreApplication) -> Iterator[None]:
    translator = _Spanish()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_an_error_is_told_in_the_language_chosen_and_otherwise_in_english(spanish: None) -> None:
    assert say(NotHere(kind="person")) == "No está aquí: person."
    assert say_key("unknown.key", "The train is late.") == "The train is late."


def test_a_translation_that_does_not_fit_is_told_in_english_instead(spanish: None) -> None:
    assert say(DiskFull()) == DiskFull.sentence


def test_a_mistake_of_the_program_is_told_without_its_words(qtbot: QtBot) -> None:
    said = say(RuntimeError("Rosa Delgado"))
    assert "Rosa" not in said
    assert "safe" in said
