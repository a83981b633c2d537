"""A program that opens a profile, shows what is in it and locks: run as a process of its own, and told what to do.

It is told one JSON object on each line of its standard input and answers with one on its standard output. Its first
line tells how it began. Nothing that a test searches its memory for may stand in what it imports.
"""

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from caseworker.desk import office
from caseworker.desk.locking import HeldPin, this_program, waiting_pin
from caseworker.desk.office import Office
from caseworker.domain.ids import PersonId
from caseworker.errors import CaseworkerError
from caseworker.store import preparing
from caseworker.store.vault import Visit
from tests.desk.sittings import MovableClock
from tests.fakes.keyring import FileSecrets


@dataclass
class Program:
    """One run of the program, from its start to its lock."""

    directory: Path
    keyring: Path
    held: HeldPin | None
    clock: MovableClock = field(default_factory=MovableClock)
    office: Office | None = None
    shown: list[object] = field(default_factory=list)

    def enter(self, passphrase: str) -> None:
        self.office = office.enter(self.directory, self.visit(), passphrase=passphrase, clock=self.clock)

    def pin(self, pin: str) -> None:
        assert self.held is not None
        self.office = office.enter_by_pin(self.directory, self.visit(), held=self.held, pin=pin, clock=self.clock)

    def choose(self, pin: str) -> bool:
        self.at_work.locking.choose_pin(pin)
        return self.at_work.locking.has_pin

    def show(self, people: list[str]) -> int:
        """Read people at their desk and keep what was read, as a window would that shows it, in its own coding too."""
        pages = [self.at_work.people.open(PersonId(UUID(one))) for one in people]
        self.shown += pages
        self.shown += [name.full.encode("utf-16-le") for page in pages for name in page.person.names]
        return len(pages)

    def wrapping(self) -> str:
        """The sealed key that waits for the PIN."""
        assert self.held is not None
        return self.held.slot().sealed.hex()

    def soft(self) -> None:
        self.at_work.locking.soft(this_program())

    @property
    def at_work(self) -> Office:
        assert self.office is not None
        return self.office

    def visit(self) -> Visit:
        return Visit(now=self.clock(), secrets=FileSecrets(self.keyring), prepare=preparing.prepare)


def main(directory: str, keyring: str) -> None:
    environ = dict(os.environ)
    program = Program(Path(directory), Path(keyring), waiting_pin(os.environ))
    tell({"began": os.getpid(), "pin": program.held is not None, "extra": sorted(set(environ) - set(os.environ))})
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        what = asked.pop("do")
        try:
            tell({"done": getattr(program, what)(**asked)})
        except CaseworkerError as refusal:
            tell({"refused": refusal.key})
    if program.office is not None:
        program.office.close()


def tell(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
