"""What tests of desks share: a real store in a folder of its own, and a clock that is moved by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock
from tests.store.stores import a_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    with a_store(tmp_path) as made:
        yield made


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()
