"""`python3 dev.py bench answers`: whether people find the page that answers their question, and how fast.

The pages are brought in by the product's own importer into an encrypted store and searched as the page of answers does.
The baseline is not measured here but taken from the notes beside the data: SQLite FTS5, bm25, title weighted 5.
"""

import argparse
import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from caseworker.desk.finding import Finding
from caseworker.desk.imports.answers import AnswersImporter, read_pages
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.source import Source
from caseworker.domain.actions import Role
from caseworker.domain.answers import Answer
from caseworker.store.case_store import CaseStore
from tests.bench.figures import Figure, percentile, table, write_json
from tests.desk.sittings import a_sitting
from tests.outside import home
from tests.store.stores import a_store

_SOURCE = "bench"
_LISTED = 20
_BASELINE = {"questions": (0.835, 0.967, 0.892), "descriptions": (0.894, 1.0, 0.933)}
_LIMITS = {"questions": (0.92, 0.99)}
_MOST_MS = 20.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """The places at which the right pages came (0 for none), and the milliseconds of each search."""

    places: list[int]
    times_ms: list[float]

    def within(self, first: int) -> float:
        """The share of questions whose page is among the first so many."""
        return sum(0 < one <= first for one in self.places) / len(self.places)

    @property
    def reciprocal_rank(self) -> float:
        """The mean of one divided by the place."""
        return sum(1 / one for one in self.places if one) / len(self.places)


def main() -> int:
    """Measure and print; 0 when it ran, whatever it says, or when the outside data is absent."""
    parser = argparse.ArgumentParser(prog="dev.py bench answers", description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    folder = home() / "data" / "knowledge"
    if not folder.is_dir():
        print("The outside pages are not beside this checkout, so nothing was measured.")
        return 0
    queries = json.loads((folder / "queries.json").read_text("utf-8"))
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as at, a_store(Path(at)) as store:
        _bring_in(store, folder / "va-benefits-pages.json")
        for kind in _BASELINE:
            figures += _figures(kind, _ask(store, queries[kind]))
    print(f"The baseline is taken from the notes beside the data, not measured here.\n\n{table(figures)}")
    if options.json:
        write_json(figures, options.json)
    return 0


def _bring_in(store: CaseStore, path: Path) -> None:
    choices = Choices(source=_SOURCE)
    importer = AnswersImporter(a_sitting(store, role=Role.SUPERVISOR), source=_SOURCE)
    importer.bring(list(read_pages(Source(path), choices)))


def _ask(store: CaseStore, queries: list[dict[str, str]]) -> _Asked:
    with store.reading() as reader:
        pages = {one.article: one.id for one in reader.select(Answer)}
    finding, places, times = Finding(a_sitting(store)), list[int](), list[float]()
    for one in queries:
        begun = time.perf_counter()
        found = [hit.id for hit in finding.find(one["query"], kinds=("answer",), limit=_LISTED)]
        times.append((time.perf_counter() - begun) * 1000)
        wanted = pages[f"{_SOURCE}:{one['page']}"]
        places.append(found.index(wanted) + 1 if wanted in found else 0)
    return _Asked(places, times)


def _figures(kind: str, asked: _Asked) -> list[Figure]:
    first, five, rank = _BASELINE[kind]
    wanted = _LIMITS.get(kind, (None, None))
    told = (
        ("right page first", asked.within(1), first, wanted[0]),
        ("right page among five", asked.within(5), five, wanted[1]),
        ("mean reciprocal rank", asked.reciprocal_rank, rank, None),
    )
    made = [
        Figure(name=f"{kind}: {name}", value=value, unit="", baseline=baseline, limit=limit, at_least=True)
        for name, value, baseline, limit in told
    ]
    p95 = percentile(asked.times_ms, 0.95)
    return [*made, Figure(name=f"{kind}: one search, p95", value=p95, unit="ms", limit=_MOST_MS)]


if __name__ == "__main__":
    raise SystemExit(main())
