"""What the commands of the service show: lines without hidden signs, answers as JSON. The streams are handed in."""

import json
from collections.abc import Iterable, Mapping
from typing import TextIO, TypeAlias

Json: TypeAlias = object
"""What `json.dumps` takes."""


def visible(text: str) -> str:
    r"""Return the text as one harmless line: signs that cannot be seen are written as escapes such as `\u202e`."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


class Terminal:
    """The streams of a command. Results go to `out`, what a person is told beside them to `err`."""

    def __init__(self, *, out: TextIO, err: TextIO, as_json: bool) -> None:
        self.out, self.err, self.as_json = out, err, as_json

    def answer(self, value: Mapping[str, Json], lines: Iterable[str]) -> None:
        """Give the result: one JSON document for a program, or lines for a person."""
        if self.as_json:
            self.out.write(json.dumps(value, indent=1) + "\n")
            return
        for line in lines:
            self.out.write(visible(line) + "\n")

    def draw(self, picture: str) -> None:
        """Show lines as they are, to a person only: a QR code."""
        if not self.as_json:
            self.out.write(picture)

    def remark(self, line: str) -> None:
        """Tell a person something beside the result."""
        self.err.write(visible(line) + "\n")
        self.err.flush()
