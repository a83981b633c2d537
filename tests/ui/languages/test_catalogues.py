"""The catalogues hold everything the program says, all of it is translated, and the compiled files are theirs."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import sentences
import translations

_PLACE = re.compile(r"\{[^{}]*\}|%L?n")
_CODES = sorted(path.stem.removeprefix(translations.PREFIX) for path in translations.catalogues())


@dataclass(frozen=True)
class Entry:
    """One entry of a catalogue."""

    context: str
    source: str
    comment: str
    kind: str
    forms: tuple[str, ...]


def entries(code: str) -> Iterator[Entry]:
    root = ET.parse(translations.FOLDER / f"{translations.PREFIX}{code}.ts").getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            assert told is not None
            forms = [one.text or "" for one in told.iter("numerusform")] or [told.text or ""]
            yield Entry(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                told.get("type", ""),
                tuple(forms),
            )


@pytest.fixture(scope="module")
def said() -> frozenset[sentences.Sentence]:
    return sentences.all_sentences()


def test_the_catalogues_hold_exactly_what_the_program_says(said: frozenset[sentences.Sentence]) -> None:
    for code in _CODES:
        wanted = {one for one in said if one.counts or code != translations.SOURCE}
        held = {sentences.Sentence(one.context, one.source, one.comment) for one in entries(code)}
        assert sorted(wanted - held) == [], f"not in {code}: run python3 dev.py translate"
        assert sorted(held - wanted) == [], f"nobody says this any more: run python3 dev.py translate ({code})"


@pytest.mark.parametrize("code", _CODES)
def test_everything_is_translated(code: str) -> None:
    unfinished = [f"{one.context}: {one.source}" for one in entries(code) if one.kind or not all(one.forms)]

    assert unfinished == []


@pytest.mark.parametrize("code", _CODES)
def test_a_translation_has_the_places_and_the_edges_of_its_sentence(code: str) -> None:
    wrong = []
    for one in entries(code):
        for form in one.forms:
            same_places = Counter(_PLACE.findall(form)) == Counter(_PLACE.findall(one.source))
            same_edges = [form[:1] == " ", form[-1:] == " "] == [one.source[:1] == " ", one.source[-1:] == " "]
            same_lines = form.count("\n") == one.source.count("\n")
            if not (same_places and same_edges and same_lines):
                wrong.append(f"{one.context}: {one.source} → {form}")

    assert wrong == []


@pytest.mark.parametrize("code", _CODES)
def test_one_word_has_one_translation_within_a_context(code: str) -> None:
    told = Counter((one.context, one.source, one.comment) for one in entries(code))

    assert [one for one, count in told.items() if count > 1] == []


@pytest.mark.parametrize("code", _CODES)
def test_the_compiled_catalogue_is_made_from_the_one_that_people_edit(code: str, tmp_path: Path) -> None:
    catalogue = translations.FOLDER / f"{translations.PREFIX}{code}.ts"
    fresh = tmp_path / "fresh.qm"
    translations.compile_to(catalogue, fresh)

    assert fresh.read_bytes() == catalogue.with_suffix(".qm").read_bytes(), "run python3 dev.py translate"


@pytest.mark.parametrize("code", _CODES)
def test_bringing_a_catalogue_up_to_date_leaves_a_complete_one_as_it_is(
    code: str, tmp_path: Path, said: frozenset[sentences.Sentence]
) -> None:
    catalogue = translations.FOLDER / f"{translations.PREFIX}{code}.ts"
    copy = Path(shutil.copy(catalogue, tmp_path))
    translations.update(copy, said)

    assert copy.read_text("utf-8") == catalogue.read_text("utf-8")


def test_the_tool_of_qt_finds_no_sentence_that_is_missing(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    translations.read_by_lupdate(sentences.shown_files(), fresh)
    found = {one.findtext("source", "") for one in ET.parse(fresh).getroot().iter("message")}

    assert sorted(found - {one.source for one in entries("es")}) == []


def test_every_sentence_is_said_where_a_catalogue_finds_it() -> None:
    faults = [fault for path in sentences.shown_files() for fault in sentences.found_in(path).faults]

    assert faults == []


def test_no_class_that_counts_is_inherited_from() -> None:
    """Qt looks a counted sentence up by the class of the object alone; name the context with `translate` there."""
    bases: dict[str, list[str]] = {}
    counting: set[str] = set()
    for path in sentences.shown_files():
        found = sentences.classes_in(path)
        bases |= found
        counting |= sentences.counted_by_self(path)
    heirs = {name: sorted(counting & set(parents)) for name, parents in bases.items()}

    assert {name: parents for name, parents in heirs.items() if parents} == {}
