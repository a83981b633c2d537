"""House rules about source files that no other tool checks."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.repository import name, python_files

MOST_LINES = 400
ALLOWED_LONGER: dict[str, str] = {}  # file -> why one subject needs more lines

ROOMS = ("caseworker", "ui", "sync")

LOADS_LATER = frozenset({"ui/main.py"})  # the unlock window is painted before the store is loaded


def hidden_imports(source: str) -> Iterator[int]:
    """Give the lines of imports inside functions, and of every mention of TYPE_CHECKING."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = (part for part in ast.walk(node) if isinstance(part, ast.Import | ast.ImportFrom))
            yield from (part.lineno for part in inner)
        elif (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING") or (
            isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING"
        ):
            yield node.lineno


def test_no_source_file_grows_past_one_subject() -> None:
    long = {name(path): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert {file: lines for file, lines in long.items() if lines > MOST_LINES and file not in ALLOWED_LONGER} == {}


def test_no_exception_for_a_long_file_outlives_its_file() -> None:
    assert set(ALLOWED_LONGER) <= {name(path) for path in python_files()}


def test_no_import_is_hidden_in_a_function_or_from_the_running_program() -> None:
    hidden = [
        f"{name(path)}:{line}"
        for path in python_files(*ROOMS)
        if name(path) not in LOADS_LATER
        for line in hidden_imports(path.read_text("utf-8"))
    ]
    assert hidden == []


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    import os",
        "class A:\n    async def f(self):\n        from os import path",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import os",
        "import typing\nif typing.TYPE_CHECKING:\n    import os",
    ],
)
def test_a_hidden_import_would_be_seen(source: str) -> None:
    assert list(hidden_imports(source))


def test_an_import_at_the_top_is_none_of_these() -> None:
    assert list(hidden_imports("import os\n\n\ndef f():\n    return os.name")) == []
