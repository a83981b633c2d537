"""Fresh worlds for some seconds: seeds that nobody has run before, told when one does not hold."""

import random
import time

from tests.simulate.levels import LEVELS
from tests.simulate.run import run_seeds

FRESH_S = 10.0
AT_ONCE = 5


def hold(level: str, *, seconds: float = FRESH_S) -> None:
    """Run worlds of a level from a seed drawn now on; raises AssertionError that names the seeds that do not hold."""
    seed = random.SystemRandom().randrange(1 << 32)
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        violations = run_seeds(range(seed, seed + AT_ONCE), LEVELS[level]).violations
        assert violations == [], f"python3 dev.py simulate --level {level} --seed {violations[0][0]}"
        seed += AT_ONCE
