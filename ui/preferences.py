"""Preferences: how this program looks and behaves on this device. A file of its own, readable before unlocking.

No citizen's word is in it. A file that cannot be read is put aside and the usual values are taken.
"""

import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)


class ThemeChoice(StrEnum):
    """Which colours: those of the system, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST_DARK = "highContrastDark"
    HIGH_CONTRAST_LIGHT = "highContrastLight"


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen. `text_percent` is 100 to 200; `language` "" follows the system; `keys` are those changed."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = 100
    language: str = ""
    mirrored: bool = False
    system_font: bool = False
    reduced_motion: bool = False
    lock_after_minutes: int = 5
    short_names_in_queue: bool = False
    landing: str = ""
    camera_folder: str = ""
    last_profile: str = ""
    keys: dict[str, str] = {}
    widths: dict[str, list[int]] = {}


@dataclass(frozen=True, slots=True)
class _File:
    path: Path

    def read(self) -> Chosen:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Chosen)
        except FileNotFoundError:
            return Chosen()
        except (OSError, msgspec.MsgspecError) as error:
            _log.info("preferences could not be read, the usual ones are taken: %s", type(error).__name__)
            return Chosen()

    def write(self, chosen: Chosen) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        beside.write_bytes(msgspec.json.format(msgspec.json.encode(chosen), indent=1))
        beside.replace(self.path)


class Preferences(QObject):
    """What is chosen now. `change` keeps it at once and tells everybody who shows it."""

    changed = Signal(object)  # the set of the names that changed

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = _File(path)
        self.chosen = self._file.read()

    def change(self, **values: object) -> None:
        """Choose anew. What cannot be written down is in force until the program ends."""
        before = self.chosen
        self.chosen = msgspec.structs.replace(before, **values)
        different = frozenset(name for name in values if getattr(before, name) != getattr(self.chosen, name))
        if not different:
            return
        try:
            self._file.write(self.chosen)
        except OSError as error:
            _log.info("preferences could not be kept: %s", type(error).__name__)
        self.changed.emit(different)
