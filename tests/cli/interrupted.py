"""The command line in a process that is told Ctrl-C as it says certain words: `interrupted WORDS COMMAND …`."""

import os
import signal
import sys
from typing import TextIO

from caseworker.cli.main import main


class _Telling:
    """Where the command writes to; interrupts it once it has written the words."""

    def __init__(self, into: TextIO, words: str) -> None:
        self._into, self._words = into, words

    def write(self, text: str) -> int:
        written = self._into.write(text)
        if self._words and self._words in text:
            self._words = ""
            os.kill(os.getpid(), signal.SIGINT)
        return written

    def __getattr__(self, name: str) -> object:
        return getattr(self._into, name)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # where tests run in the background it is ignored
    words = sys.argv.pop(1)
    sys.stderr = _Telling(sys.stderr, words)  # what is written goes on
    sys.exit(main())
