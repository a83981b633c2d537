"""Every family of commands, in the order in which help lists them, and which module knows it.

A family loads what it works with, which takes a second or two for all of them; so only what is meant is loaded.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from caseworker.cli.call import Commands

MODULES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "profiles": ("profile",),
        "joining": ("enrol", "release"),
        "syncing": ("sync", "returned"),
        "bundling": ("bundle",),
        "disputing": ("conflicts",),
        "problems": ("problems",),
        "finding": ("find", "answer"),
        "people": ("person",),
        "contacts": ("contact", "household"),
        "cases": ("case",),
        "work": ("task", "visit", "referral", "draft"),
        "counter": ("queue",),
        "documents": ("document",),
        "importing": ("import",),
        "matching": ("match",),
        "exporting": ("export",),
        "packs": ("pack",),
        "upkeep": ("check", "backup", "restore", "verify"),
        "checkpoints": ("checkpoints",),
        "practising": ("population",),
        "walking": ("practice",),
    }
)
"""The commands of each module of this room that has any."""


def families(words: Sequence[str]) -> Iterator[Callable[[Commands], None]]:
    """Give what adds the commands that may be meant by the words typed; all of them when the first is no command."""
    first = next((word for word in words if not word.startswith("-")), "")
    is_command = any(first in commands for commands in MODULES.values())
    for module, commands in MODULES.items():
        if not is_command or not set(commands).isdisjoint(words):
            yield import_module(f"caseworker.cli.{module}").add_commands
