"""What is read from and shown on a terminal: lines without hidden signs, answers as JSON, secrets, progress.

Stored text may hold signs that move the cursor or turn the reading direction; every line goes through `visible`. The
streams are handed in, so that a command can be tried anywhere.
"""

import getpass
import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Self, TextIO, TypeAlias

from caseworker.errors import CaseworkerError

Json: TypeAlias = object
"""What `json.dumps` takes: texts, whole numbers, truth values, None, and lists and mappings of these."""

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_HIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp"})  # controls, lone surrogates, line and paragraph ends
# Bidirectional marks and overrides, the byte order mark and tag letters; joiners stay, because scripts need them.
_FORMATS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u2028\u2029")
_TAGS = range(0xE0000, 0xE0080)
_LONGEST_SECRET = 4096


class NoTerminal(CaseworkerError):
    """Something must be asked of a person, and nobody can be asked."""

    key = "cli.no-terminal"
    sentence = (
        "{what} is asked on the terminal, and there is none here. Nothing was changed."
        " Give it in a file with {option}, or on standard input with {option} -."
    )


def visible(text: str) -> str:
    r"""Return the text as one harmless line: signs that cannot be seen are written as escapes such as `\u202e`."""
    if text.isprintable():
        return text
    return "".join([_escape(sign) if _is_hidden(sign) else sign for sign in text])


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in _HIDDEN or sign in _FORMATS or ord(sign) in _TAGS


def _escape(sign: str) -> str:
    code = ord(sign)
    return _NAMED.get(sign) or (
        f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    )


class Terminal:
    """The three streams of a command. Results go to `out`; what only a person needs meanwhile goes to `err`."""

    def __init__(self, *, out: TextIO, err: TextIO, into: TextIO, as_json: bool = False) -> None:
        self.out, self.err, self.into = out, err, into
        self.as_json = as_json

    def answer(self, value: Mapping[str, Json], lines: Iterable[str]) -> None:
        """Give the result: one JSON document for a program, or lines for a person."""
        if self.as_json:
            self.out.write(json.dumps(value, indent=1) + "\n")
            return
        for line in lines:
            self.out.write(visible(line) + "\n")

    def remark(self, line: str) -> None:
        """Tell a person something beside the result."""
        self.err.write(visible(line) + "\n")
        self.err.flush()

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits at the terminal."""
        return self.into.isatty()

    def ask(self, question: str) -> str:
        """Return what a person answers, without blanks at the ends; empty when nobody can be asked."""
        if not self.can_ask:
            return ""
        self.err.write(visible(question) + " ")
        self.err.flush()
        return self.into.readline().strip()

    def ask_secret(self, question: str, *, what: str, option: str) -> str:
        """Return a secret that is typed unseen; raises NoTerminal when nobody can be asked."""
        if not self.can_ask:
            raise NoTerminal(what=what, option=option)
        return getpass.getpass(visible(question) + " ", stream=self.err)

    def read_line(self) -> str:
        """Return the next line of standard input without its end."""
        return self.into.readline(_LONGEST_SECRET).rstrip("\r\n")

    def progress(self, label: str) -> "Progress":
        """Return what shows how far long work has come."""
        return Progress(self.err, label)


class Progress:
    """Shows how far long work has come: a bar on a terminal, otherwise a line at each tenth.

    Called with what is done and the whole; use as a context so that the bar's line is ended.
    """

    _WIDTH = 30

    def __init__(self, err: TextIO, label: str) -> None:
        self._err, self._label = err, label
        self._moving = err.isatty()
        self._shown = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._moving and self._shown >= 0:
            self._err.write("\n")

    def __call__(self, done: int, whole: int) -> None:
        """Show it, when it has moved on by a hundredth (on a terminal) or a tenth."""
        percent = 100 if whole <= 0 else min(100, done * 100 // whole)
        step = percent if self._moving else percent // 10 * 10
        if step <= self._shown:
            return
        self._shown = step
        if self._moving:
            full = self._WIDTH * step // 100
            self._err.write(f"\r{self._label} [{'#' * full}{'.' * (self._WIDTH - full)}] {step:3} %")
        else:
            self._err.write(f"{self._label}: {step} %\n")
        self._err.flush()
