"""Commands: everything that can be asked for, each with a name, a key and a place in the palette.

One list feeds the menu, the palette, the key sheet, context menus and the tests. Default keys are in `ui/keys.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass


def always() -> str:
    """Return no reason against: for a command that can be given at any time."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person can ask for.

    `id` is a stable name such as "person.log-contact"; `words` is verb and noun, translated; `run` does it.
    `why_not` returns the sentence that says what is missing, "" when it can be done: a command is never hidden or
    disabled for a reason, pressing it says the reason. `group` is the heading under which key sheet and menu list it.
    `only_in_palette` keeps a rare one out of the menu.
    """

    id: str
    words: str
    run: Callable[[], None]
    group: str
    icon: str = ""
    why_not: Callable[[], str] = always
    only_in_palette: bool = False
