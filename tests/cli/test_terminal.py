"""What a terminal is shown: no hidden signs, and progress that fits it."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.cli.terminal import Terminal, visible

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def a_terminal(err: io.StringIO, *, as_json: bool = False) -> Terminal:
    return Terminal(out=io.StringIO(), err=err, into=io.StringIO(), as_json=as_json)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(OVERRIDES + "\x1b\x07\x9b\n\r\ufeff"))))
def test_no_text_can_steer_the_terminal_or_turn_its_direction(text: str) -> None:
    shown = visible(text)

    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 or sign in OVERRIDES for sign in shown)
    shown.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("one\ntwo\ttab\r", r"one\ntwo\ttab\r"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("tag \U000e0041", r"tag \U000e0041"),
        ("lone \ud800", r"lone \ud800"),
    ],
)
def test_hidden_signs_are_shown_as_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["Zoë Müller-Nuñez", "محمد خوري", "می‌خواهم", "山田太郎", "क्ष", "👩‍👧"])
def test_names_of_any_script_are_shown_as_they_are(text: str) -> None:
    assert visible(text) == text


def test_json_for_a_program_is_one_plain_document() -> None:
    terminal = a_terminal(io.StringIO(), as_json=True)

    terminal.answer({"name": "a\u202eb\x1b"}, ["never shown"])

    told = terminal.out.getvalue()  # type: ignore[attr-defined]  # it is a StringIO here
    assert json.loads(told) == {"name": "a\u202eb\x1b"}
    assert told.isascii()


def test_progress_is_a_bar_on_a_terminal_and_a_line_per_tenth_elsewhere() -> None:
    screen, file = Screen(), io.StringIO()
    for stream in (screen, file):
        with a_terminal(stream).progress("Work") as progress:
            for done in range(1001):
                progress(done, 1000)

    assert screen.getvalue().count("\r") == 101
    assert screen.getvalue().endswith("100 %\n")
    assert file.getvalue().splitlines() == [f"Work: {tenth} %" for tenth in range(0, 101, 10)]
