"""What a measurement says: one figure beside its baseline and its target, as a line of a table and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number. `ratio` is value to baseline; `limit` is what one of them must not pass.

    `at_least` turns the limit round. `by_ratio` says that the limit is on the ratio.
    """

    name: str
    value: float
    unit: str
    baseline: float | None = None
    limit: float | None = None
    at_least: bool = False
    by_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        """The value divided by its baseline; None without one."""
        return self.value / self.baseline if self.baseline else None

    @property
    def met(self) -> bool | None:
        """Whether the limit holds; None when nothing is asked of this figure."""
        measured = self.ratio if self.by_ratio else self.value
        if self.limit is None or measured is None:
            return None
        return measured >= self.limit if self.at_least else measured <= self.limit


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of a table for a terminal and for a document."""
    rows = ["| what | value | baseline | ratio | target | |", "|---|---|---|---|---|---|"]
    for one in figures:
        baseline = "" if one.baseline is None else f"{one.baseline:,.4g} {one.unit}"
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        rows.append(
            f"| {one.name} | {one.value:,.4g} {one.unit} | {baseline} | {ratio} | {_target(one)} | {_verdict(one)} |"
        )
    return "\n".join(rows)


def write_json(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as a JSON list of name, value, unit, baseline and ratio."""
    told = [
        {"name": one.name, "value": one.value, "unit": one.unit, "baseline": one.baseline, "ratio": one.ratio}
        for one in figures
    ]
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def percentile(times: Sequence[float], share: float) -> float:
    """Return the value below which this share of the measurements lies."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _target(one: Figure) -> str:
    if one.limit is None:
        return ""
    sign = "≥" if one.at_least else "≤"
    return f"{sign} {one.limit:g} x" if one.by_ratio else f"{sign} {one.limit:g} {one.unit}"


def _verdict(one: Figure) -> str:
    return {None: "", True: "met", False: "MISSED"}[one.met]
