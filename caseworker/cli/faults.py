"""A record of the program's own mistakes that holds no citizen's word: kinds of errors, files and lines.

An error's text may quote what was being worked on, so it is left out, as are the values of variables.
"""

import os
import platform
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from caseworker import __version__

FILE = "faults.log"
LARGEST_BYTES = 1 << 20
_MOST_LINES = 40


def record(error: BaseException, *, folder: Path, at: datetime) -> Path:
    """Append the mistake to the folder's file, readable by its owner alone, and return that file.

    A file past 1 MiB is begun anew, the last one kept beside it. Raises OSError when the system refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE
    if path.exists() and path.stat().st_size > LARGEST_BYTES:
        path.replace(path.with_suffix(".log.1"))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as out:
        out.write("\n".join([_heading(at), *lines(error), "", ""]))
    return path


def lines(error: BaseException) -> Iterator[str]:
    """Yield the errors from the first cause to the last, each with the places it passed, innermost last."""
    for one in reversed(_chain(error)):
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        for frame in traceback.extract_tb(one.__traceback__)[-_MOST_LINES:]:
            yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"


def _heading(at: datetime) -> str:
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{at.isoformat(timespec='seconds')} caseworker {__version__} on {system}"


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _place(filename: str) -> str:
    """Return the path from the package on, so that no home directory is told."""
    parts = Path(filename).parts
    for root in ("caseworker", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) - 1 :])
    return Path(filename).name
