"""A closed profile to run commands on: made once per session, copied for each test."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from caseworker.cli.main import main
from caseworker.desk.final_numbers import FinalNumbers
from caseworker.desk.library import Library
from caseworker.desk.office import OfficerCard, at_work, found
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId
from caseworker.packs.pack import load_pack
from caseworker.store import numbers
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PASSPHRASE = "copper lantern willow harbour"
RIVERSIDE = Path(__file__).resolve().parents[2] / "resources" / "packs" / "riverside"


def clock() -> datetime:
    return NOW


def make_profile(directory: Path, *, role: Role = Role.SUPERVISOR, territories: Sequence[str] = ("riverside",)) -> None:
    """A profile with the demonstration pack, its directory and numbers of its own, closed again."""
    card = OfficerCard(
        id=OfficerId(UUID("01900000-0000-7000-8000-00000000000a")),
        name="Ana Lima",
        role=role,
        team="housing",
        territories=tuple(territories),
        desk="counter-1" if role is Role.FRONT_DESK else "",
    )
    wish = Enrolment(passphrase=PASSPHRASE, now=NOW, secrets=None, cost=LOWEST)
    with at_work(found(directory, wish, card=card, pack=load_pack(RIVERSIDE), clock=clock)) as office:
        Library(office.sitting).publish()
        with office.store.writing() as connection:
            for one in FinalNumbers(office.sitting).left():
                numbers.lease(connection, one.series, first=1, last=9999)


@dataclass(frozen=True)
class Said:
    """What a command ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Runs commands in this process on one profile."""

    profile: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    passphrase: str = PASSPHRASE

    def __call__(self, *words: str, passphrase: str | None = None, typed: str = "") -> Said:
        """Run a command; the passphrase, and then what is typed, come on standard input."""
        given = self.passphrase if passphrase is None else passphrase
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(f"{given}\n{typed}"))
        own = [] if "--profile" in words else ["--profile", str(self.profile)]
        code = main([*own, "--passphrase-file", "-", *words], clock=clock)
        told = self.capsys.readouterr()
        return Said(code, told.out, told.err)

    def done(self, *words: str, typed: str = "") -> Any:
        """Run a command that must succeed, and return its JSON document."""
        said = self(*words, "--json", typed=typed)
        assert said.code == 0, said.err
        return said.json
