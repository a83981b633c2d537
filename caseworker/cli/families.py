"""Every family of commands, in the order in which help lists them."""

from collections.abc import Callable

from caseworker.cli import (
    bundling,
    cases,
    checkpoints,
    contacts,
    counter,
    disputing,
    documents,
    exporting,
    finding,
    importing,
    joining,
    packs,
    people,
    practising,
    problems,
    profiles,
    syncing,
    upkeep,
    walking,
    work,
)
from caseworker.cli.call import Commands

FAMILIES: tuple[Callable[[Commands], None], ...] = (
    profiles.add_commands,
    joining.add_commands,
    syncing.add_commands,
    bundling.add_commands,
    disputing.add_commands,
    problems.add_commands,
    finding.add_commands,
    people.add_commands,
    contacts.add_commands,
    cases.add_commands,
    work.add_commands,
    counter.add_commands,
    documents.add_commands,
    importing.add_commands,
    exporting.add_commands,
    packs.add_commands,
    upkeep.add_commands,
    checkpoints.add_commands,
    practising.add_commands,
    walking.add_commands,
)
