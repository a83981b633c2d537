"""The program `caseworker`: without a command it opens the window, every command goes to the command line.

    caseworker [--profile DIR] [--log-level LEVEL] [--lang CODE]     the window
    caseworker demo …                                  a practice office, with its server and its window
    caseworker COMMAND …                               see caseworker --help

What each needs is imported only then: the unlock window is there before the store is loaded.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

from ui.options import Options, window_options

_NO_DISPLAY = (
    "There is no display here, so the window cannot be opened. Nothing was changed."
    " Use the commands instead: caseworker --help"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or run a command; return the exit code."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["demo"]:
        return _demo(words[1:])
    options = window_options(words)
    return _command(argv) if options is None else _window(options)


def _demo(words: Sequence[str]) -> int:
    from ui.practice.demo import main as run_demo  # noqa: PLC0415  only for the practice office

    return run_demo(words)


def _command(argv: Sequence[str] | None) -> int:
    from caseworker.cli.main import main as run_command  # noqa: PLC0415  only for a command

    return run_command(argv)


def _window(options: Options) -> int:
    if not _has_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201  a program's own word to who started it
        return 1
    gc.disable()  # from here on garbage is looked for on the screen's thread alone: ui/collecting.py
    from ui.opening import run  # noqa: PLC0415  only for the window

    return run(options, _load)


def _load() -> Any:
    try:
        from ui.app import Application  # noqa: PLC0415  on a thread, after the unlock window was painted

        return Application()
    finally:
        gc.freeze()


def _has_display() -> bool:
    """Whether Qt finds somewhere to show a window; it would end the program without a word otherwise."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
