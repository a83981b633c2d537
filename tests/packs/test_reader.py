"""Reading pack files that are broken, hostile or random: a fault with a line, never a crash, never much memory."""

import tempfile
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from caseworker.packs import reader
from caseworker.packs.faults import Ledger, PackFaulty
from caseworker.packs.pack import load_pack
from caseworker.packs.reader import MAX_FILE_BYTES, Branch, Leaf, Row, read_text, read_yaml
from tests.packs.riverside import RIVERSIDE

FILES = (
    "agency.yaml", "teams.yaml", "reasons.yaml", "retention.yaml", "policy.yaml", "directory.yaml",
    "case-types/housing-support.yaml", "templates/landlord-letter.md", "answers/proof-of-rent.md",
)  # fmt: skip
BOMB = "a: &a [x, x]\n" + "\n".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)
)

PIECES = [*"ab: -[]{}\n#&*!|>'\"%@`,?\t\\0é…", "\n- ", "\n  ", ": ", "---\n", "\r\n"]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
loaders = pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])


def faults_of(text: str) -> list[tuple[int, str]]:
    ledger = Ledger()
    read_yaml(text, "some.yaml", ledger)
    return [(fault.line, fault.sentence) for fault in ledger.faults()]


def test_texts_stay_the_texts_they_are_and_know_their_lines() -> None:
    tree = read_yaml("land: no\nopen: 09:00\nlist:\n  - 1\n  - {a: ~}\n", "some.yaml", Ledger())

    assert isinstance(tree, Branch)
    assert tree.entries["land"] == Leaf("no", 1)
    assert tree.entries["open"] == Leaf("09:00", 2)
    assert tree.entries["list"] == Row((Leaf("1", 4), Branch({"a": Leaf("~", 5)}, {"a": 5}, 5)), 4)


@loaders
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here a second time, first in line 1"),
        ("a:\n\tb: 1\n", 2, "contains a tab"),
        ("a: 1\n---\nb: 2\n", 2, "more than one document"),
        ("a: *b\n", 1, "References with '*'"),
        (BOMB, 1, "Anchors with '&'"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "Tags with '!'"),
        ("a: " + "[" * 5000 + "]" * 5000, 1, "nested more than 12 deep"),
        ("a: " + "{b: " * 5000, 1, "nested more than 12 deep"),
        ("? [a, b]\n: 1\n", 1, "cannot be a name"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "cannot be read"),
        ('a: "\\UFFFFFFFF"\n', 1, "cannot be read"),
        ('a: "\\0"\n', 1, "cannot be shown"),
        ('a: 1\nb: "\\e[2J"\n', 2, "cannot be shown"),
        ("a: 'open\n", 2, "cannot be read"),
        ("- a\n- b\n", 1, "names followed by a colon"),
        ("", 1, "names followed by a colon"),
        ("%YAML 9.9\n---\na: 1\n", 1, "cannot be read"),
    ],
)
def test_yaml_that_is_broken_or_hostile_is_refused_with_its_line(
    monkeypatch: pytest.MonkeyPatch, loader: type[yaml.SafeLoader], text: str, line: int, words: str
) -> None:
    monkeypatch.setattr(reader, "_LOADER", loader)
    faults = faults_of(text)

    assert len(faults) == 1
    assert words in faults[0][1]
    assert faults[0][0] == line


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"a: 1\nb: \xff\n", 2, "not in UTF-8"),
        (b"a: 1\n\nb: \x00\n", 3, "cannot be shown"),
        (b"a: 1\n\x1b[2J", 2, "cannot be shown"),
        (b"x" * (MAX_FILE_BYTES + 1), 1, "larger than 512 KiB"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_line(content: bytes, line: int, words: str) -> None:
    ledger = Ledger()

    assert read_text(content, "some.yaml", ledger) is None
    assert [(fault.line, words in fault.sentence) for fault in ledger.faults()] == [(line, True)]


def test_files_of_windows_and_with_a_byte_order_mark_are_read() -> None:
    assert read_text(b"\xef\xbb\xbfa: 1\r\nb: 2\r", "some.yaml", Ledger()) == "a: 1\nb: 2\n"


def load_alone(file: str, content: bytes) -> None:
    """Load a pack of one file; the other files are missing, so it is always faulty."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        with pytest.raises(PackFaulty):
            load_pack(Path(folder))


@given(st.sampled_from(FILES), st.one_of(yaml_like.map(str.encode), st.binary(max_size=60)))
def test_random_bytes_are_a_faulty_pack_and_nothing_else(file: str, content: bytes) -> None:
    load_alone(file, content)


@given(st.sampled_from(FILES), st.randoms(use_true_random=False), yaml_like)
def test_a_real_file_with_a_random_wound_is_a_faulty_pack_and_nothing_else(
    file: str, chance: Random, wound: str
) -> None:
    text = (RIVERSIDE / file).read_text("utf-8")[:1500]
    start = chance.randrange(len(text))
    end = min(start + chance.randrange(40), len(text))

    load_alone(file, (text[:start] + wound + text[end:]).encode())
