"""Finds every sentence that the program says to a person, for the catalogues of translations.

`lupdate` reads Python by the look of it and misses sentences whose number is an expression, so they are found here in
the syntax tree and handed to it in the one form it always understands. What cannot be handed on is a fault.
"""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_ROOMS = ("caseworker", "sync.client", "sync.protocol", "ui")
_LEFT_OUT = ("caseworker.store.migrations.versions", "caseworker.store.migrations.env")
_NOT_SHOWN = ("component_sheet.py",)  # shows widgets to those who make them, and to nobody else
_BY_KEY = (
    "messages.py",
    "language_names.py",
    "pseudo.py",
)  # say what they were handed, which is found where it is written down
_WITH_CONTEXT = frozenset({"translate", "QT_TRANSLATE_NOOP"})
_ERRORS = "Errors"


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence: in which context it is said, and what tells it apart from its like."""

    context: str
    source: str
    comment: str = ""
    has_number: bool = field(default=False, compare=False)

    @property
    def counts(self) -> bool:
        """Whether it has a plural form for each kind of number."""
        return self.has_number or "%n" in self.source


@dataclass(frozen=True, slots=True)
class Found:
    """What is said in a file, and what of it no catalogue could hold."""

    sentences: frozenset[Sentence]
    faults: tuple[str, ...]


def shown_files() -> list[Path]:
    """Return the files that may say something to a person."""
    return sorted(path for path in (ROOT / "ui").rglob("*.py") if path.name not in _NOT_SHOWN)


def all_sentences() -> frozenset[Sentence]:
    """Return everything the program may say: what stands under `ui/`, and the sentences of foreseen errors."""
    said = {one for path in shown_files() for one in found_in(path).sentences}
    return frozenset(said | set(of_errors()))


def of_errors() -> Iterator[Sentence]:
    """Give the sentences of foreseen errors, which stand beside the rules they belong to."""
    for name in _ROOMS:
        room = importlib.import_module(name)
        for found in pkgutil.walk_packages(room.__path__, f"{name}."):
            if not found.name.startswith(_LEFT_OUT) and not found.name.endswith("__main__"):
                importlib.import_module(found.name)
    for key, sentence in importlib.import_module("ui.messages").all_sentences(rooms=_ROOMS):
        if any(letter.isalpha() for letter in _without_places(sentence)):
            yield Sentence(_ERRORS, sentence, key)


def found_in(path: Path) -> Found:
    """Return what a file says."""
    sentences: set[Sentence] = set()
    faults: list[str] = []
    for call, owner, in_function in _calls(_tree(path), "", in_function=False):
        name = _name(call)
        words = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        needed = 2 if name in _WITH_CONTEXT else 1
        literal = all(isinstance(one, ast.Constant) for one in call.args[:needed]) and len(words) >= needed
        where = f"{path.relative_to(ROOT)}:{call.lineno}"
        if not literal:
            faults += [] if path.name in _BY_KEY else [f"{where}: the words are not written out"]
            continue
        if name != "QT_TRANSLATE_NOOP" and not in_function:
            faults.append(f"{where}: said once when the program starts, in whatever language")
        if name == "tr" and not (owner and _is_of_self(call)):
            faults.append(f"{where}: only self.tr(…) inside its own class is found again")
            continue
        context = words[0] if name in _WITH_CONTEXT else owner
        comment = words[needed] if len(words) > needed else ""
        sentences.add(Sentence(context, words[needed - 1], comment, has_number=_has_number(call, needed)))
    return Found(frozenset(sentences), tuple(faults))


def written(sentences: frozenset[Sentence]) -> str:
    """Return the sentences as Python that `lupdate` understands."""
    lines: list[str] = []
    context = ""
    for one in sorted(sentences):
        if one.context != context:
            context = one.context
            lines.append(f"class {context}:")
        number = ", n" if one.counts else ""
        lines.append(f"    self.tr({_quoted(one.source)}, {_quoted(one.comment)}{number})")
    return "\n".join(lines) + "\n"


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _calls(node: ast.AST, owner: str, *, in_function: bool) -> Iterator[tuple[ast.Call, str, bool]]:
    if isinstance(node, ast.ClassDef):
        owner = node.name
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        in_function = True
    if isinstance(node, ast.Call) and _name(node) in {"tr", *_WITH_CONTEXT} and not _is_geometry(node):
        yield node, owner, in_function
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, owner, in_function=in_function)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_geometry(call: ast.Call) -> bool:
    """Painters are translated too, to another corner."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func) in {"painter.translate", "self.translate"}


def _is_of_self(call: ast.Call) -> bool:
    """Whether it is said by the object itself: `self.tr(…)`, or `tr(…)` after `tr = self.tr`."""
    return ast.unparse(call.func) in {"self.tr", "tr"}


def _without_places(sentence: str) -> str:
    return "".join(part.partition("}")[2] or (part if "}" not in part else "") for part in sentence.split("{"))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def classes_in(path: Path) -> dict[str, list[str]]:
    """Return the classes of a file with the names of those they are made from."""
    nodes = ast.walk(_tree(path))
    return {one.name: [_base(base) for base in one.bases] for one in nodes if isinstance(one, ast.ClassDef)}


def counted_by_self(path: Path) -> set[str]:
    """Return the classes of a file that say a counted sentence with `self.tr(…)`."""
    calls = _calls(_tree(path), "", in_function=False)
    return {owner for call, owner, _ in calls if _name(call) == "tr" and _has_number(call, 1)}


def _has_number(call: ast.Call, words: int) -> bool:
    """Whether a number is handed over after words and comment, which decides the plural."""
    return len(call.args) > words + 1 or any(one.arg == "n" for one in call.keywords)


def _base(base: ast.expr) -> str:
    whole = base.value if isinstance(base, ast.Subscript) else base
    return ast.unparse(whole).rpartition(".")[2]
