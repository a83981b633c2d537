"""What a program remembers from one opening to the next, on this device only: where one was, what was told.

It may hold what is typed or read, so it is kept in the encrypted store and nowhere else. It is no edit: it leaves no
history and no trail, and is never sent.
"""

from caseworker.desk.desk import Desk
from caseworker.store import book

_PREFIX = "remembered."


class Remembered(Desk):
    """Words by name. The last that was put under a name stands."""

    def keep(self, name: str, words: str) -> None:
        """Remember these words under a name, durably, in place of earlier ones."""
        with self._sitting.store.writing() as connection:
            book.write_down(connection, _PREFIX + name, words)

    def recall(self, name: str) -> str:
        """Return what was remembered under a name, "" when nothing was."""
        with self._reading() as reader:
            return book.look_up(reader.connection, _PREFIX + name) or ""
