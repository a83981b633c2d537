"""What tests of the store share: a real one in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.store.case_store import CaseStore
from tests.store.stores import a_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    with a_store(tmp_path) as made:
        yield made
