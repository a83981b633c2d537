"""Outside test data that may stand beside the checkout. Where it is absent, tests that want it are skipped."""

from pathlib import Path

import pytest

_HOME = Path(__file__).resolve().parent.parent.parent / "shared"


def home() -> Path:
    """Return where outside test data stands when it is there; for programs that are no tests."""
    return _HOME


def outside(relative: str) -> Path:
    """Return the path of an outside file or folder, or skip the calling test when it is not there."""
    path = _HOME / relative
    if not path.exists():
        pytest.skip(f"outside test data '{relative}' is not beside this checkout")
    return path
