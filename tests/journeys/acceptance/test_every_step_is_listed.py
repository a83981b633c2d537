"""Every step of every journey stands in the table of the documentation, and what is said to be played is played."""

import json
import re
from pathlib import Path

from tests.outside import outside

_HERE = Path(__file__).parent
_PAGE = _HERE.parents[2] / "docs" / "journeys.md"
_LINE = re.compile(r"^\| (D\d\d) \| (\d+) \| (played|in part|waits for [^|]+?) \|", re.MULTILINE)


def listed() -> dict[tuple[str, int], str]:
    """Return where each step stands."""
    return {(journey, int(step)): state for journey, step, state in _LINE.findall(_PAGE.read_text("utf-8"))}


def test_the_table_lists_every_step_of_every_journey() -> None:
    told = json.loads(outside("data/journeys/journeys.json").read_text("utf-8"))
    steps = {(one["id"], number) for one in told["journeys"] for number in range(1, len(one["steps"]) + 1)}
    assert set(listed()) == steps


def test_exactly_the_steps_that_are_said_to_be_played_are_played() -> None:
    said = {key for key, state in listed().items() if not state.startswith("waits for")}
    assert said == {
        (path.name[5:8].upper(), int(number))
        for path in _HERE.glob("test_d*.py")
        for number in re.findall(r"with step\((\d+),", path.read_text("utf-8"))
        if number != "0"
    }
