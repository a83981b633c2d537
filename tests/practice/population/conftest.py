"""A small population, made once for the tests of this folder."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from caseworker.practice.population.generate import Batch, population

Tables = dict[str, list[Any]]
START, DAYS = date(2026, 1, 1), 365


@pytest.fixture(scope="session")
def batches() -> list[Batch]:
    return list(population(seed=11, size=3000, start=START, days=DAYS))


@pytest.fixture(scope="session")
def tables(batches: list[Batch]) -> Tables:
    rows: Tables = defaultdict(list)
    for batch in batches:
        rows[batch.table].extend(batch.rows)
    return rows
