"""The choices made for files with the same columns of the same system, remembered on this device for the next one."""

import hashlib
import json
from collections.abc import Sequence

from caseworker.desk.imports.choices import Choices, as_pairs, from_pairs
from caseworker.desk.imports.kinds import Kind
from caseworker.desk.remembered import Remembered
from caseworker.desk.sitting import Sitting

_LAST = "import.choices."


class RememberedChoices:
    """What was chosen last, by kind, columns and source; and by kind and columns, whatever the source was."""

    def __init__(self, sitting: Sitting) -> None:
        self._remembered = Remembered(sitting)

    def keep(self, kind: Kind, columns: Sequence[str], choices: Choices) -> None:
        """Remember the choices for files with these columns."""
        words = json.dumps([choices.source, as_pairs(choices)])
        for source in (choices.source, ""):
            self._remembered.keep(_name(kind, columns, source), words)

    def recall(self, kind: Kind, columns: Sequence[str], *, source: str = "") -> Choices | None:
        """Return the last choices for such a file from a source, or from any; None when there were none."""
        words = self._remembered.recall(_name(kind, columns, source))
        if not words:
            return None
        said, pairs = json.loads(words)
        return from_pairs(said, ((name, value) for name, value in pairs))


def _name(kind: Kind, columns: Sequence[str], source: str) -> str:
    told = json.dumps([kind.id, source, sorted(columns)])
    return f"{_LAST}{hashlib.sha256(told.encode()).hexdigest()[:32]}"
