"""How the window is started: its options, and whether what was typed is a command instead. Quick to import."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_VALUES = frozenset({"--profile", "--log-level", "--lang"})
_LEVELS = frozenset({"debug", "info", "warning", "error"})


@dataclass(frozen=True, slots=True)
class Options:
    """What the window is started with. `profile` None: the one that was open last; `lang` "": the one chosen."""

    profile: Path | None = None
    log_level: str = "warning"
    lang: str = ""


def window_options(words: Sequence[str]) -> Options | None:
    """Return the options when the words ask for the window, None when they are anything else: a command, or help."""
    found: dict[str, str] = {}
    left = list(words)
    while left:
        name, is_joined, value = left.pop(0).partition("=")
        if name not in _VALUES or not (is_joined or left):
            return None
        found[name] = value if is_joined else left.pop(0)
    level = found.get("--log-level", "warning")
    if level not in _LEVELS:
        return None
    profile = found.get("--profile")
    return Options(None if profile is None else Path(profile).absolute(), level, found.get("--lang", ""))
