"""Sees to PostgreSQL's programs, with which the tests of the service start a server of their own.

Run by `dev.py test`. Nothing depends on it: where they may not be installed, one line says so and those tests are
skipped. No server that the system runs is used or changed.
"""

import shutil
import sys
from pathlib import Path

from system_packages import Missing, provide

_INSTALLED = Path("/usr/lib/postgresql")


def present() -> bool:
    """Whether the programs are there: on the path, or where Debian puts them."""
    return bool(shutil.which("initdb")) or any(_INSTALLED.glob("*/bin/initdb"))


def main() -> int:
    """Provide what is missing. Returns 0 in any case."""
    if sys.platform != "linux" or present():
        return 0
    try:
        provide(["postgresql"], why="The tests of the service on PostgreSQL need its programs")
    except Missing as problem:
        print(f"{problem} Until then those tests are skipped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
