"""Fresh worlds for some seconds: seeds that nobody has run before, told when one does not hold."""

import random
import time

import pytest

from tests.simulate.levels import LEVELS
from tests.simulate.run import run_seeds

FRESH_S = 10.0
AT_ONCE = 5


def hold(level: str, *, seconds: float = FRESH_S) -> None:
    """Run worlds of a level from a seed drawn now on; fails with the seed that does not hold and why."""
    seed = random.SystemRandom().randrange(1 << 32)
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        violations = run_seeds(range(seed, seed + AT_ONCE), LEVELS[level]).violations
        for found, what in violations:
            pytest.fail(
                f"--seed {found}: {what} (python3 dev.py simulate --level {level} --seed {found})", pytrace=False
            )
        seed += AT_ONCE
