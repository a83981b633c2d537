"""Keys as a person may change them. A key that another command has where both could be meant is refused."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from ui.keys import DEFAULT_KEYS, clash, in_words, key_of
from ui.preferences import Preferences
from ui.settings.key_words import group_of, words_of

_TYPED = frozenset({"", "Shift"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One command with its key. `is_changed` tells that it is not the usual one."""

    command: str
    words: str
    group: str
    keys: str
    is_changed: bool

    def says(self, words: str) -> bool:
        """Whether all of these words stand in the line."""
        whole = f"{self.group} {self.words} {self.keys}".casefold()
        return all(word in whole for word in words.casefold().split())


class KeysModel(QObject):
    """All commands that have a key, or had one."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._on_preferences)

    @property
    def lines(self) -> tuple[KeyLine, ...]:
        """Every command with its key, in the order of the groups."""
        changed = self._preferences.chosen.keys
        return tuple(
            KeyLine(
                command=command,
                words=words_of(command),
                group=group_of(command),
                keys=key_of(command, changed),
                is_changed=command in changed,
            )
            for command in DEFAULT_KEYS
        )

    def why_not(self, command: str, sequence: str) -> str:
        """Return the sentence that refuses a key for a command, "" when it can have it. No key at all can be had."""
        if not sequence:
            return ""
        if _is_typed(sequence):
            return self.tr("This key is needed for typing. Take it together with Ctrl or Alt.")
        other = clash(command, sequence, self._preferences.chosen.keys)
        if other:
            words = self.tr(
                "{keys} is the key of “{command}”. Give that another key first, or choose one that is free."
            )
            return words.format(keys=in_words(sequence), command=words_of(other))
        return ""

    def take(self, command: str, sequence: str) -> None:
        """Give a command this key; ask `why_not` before. The usual key is no change."""
        keys = dict(self._preferences.chosen.keys)
        keys.pop(command, None)
        if sequence != DEFAULT_KEYS.get(command, ""):
            keys[command] = sequence
        self._preferences.change(keys=keys)

    def usual(self, command: str) -> str:
        """Give a command its usual key back; return why not where another has it meanwhile."""
        reason = self.why_not(command, DEFAULT_KEYS[command])
        if not reason:
            self.take(command, DEFAULT_KEYS[command])
        return reason

    def all_usual(self) -> None:
        """Give every command its usual key back."""
        self._preferences.change(keys={})

    def _on_preferences(self, names: frozenset[str]) -> None:
        if "keys" in names:
            self.changed.emit()


def _is_typed(sequence: str) -> bool:
    """Whether a key types a letter: alone, or with Shift. Those named by a word, such as F2, do not."""
    before, _, last = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")
    return before in _TYPED and len(last) <= 1
