"""A device looks for a newer version and fetches it, over a real server; whatever is meddled with is never kept."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.client.failures import Unreachable
from sync.client.line import Answer, Line
from sync.client.ranges import FIRST_BYTES
from sync.client.updating import UpdateNotGiven, Updating, kept_folder, this_platform
from sync.protocol.trust import TrustDocument
from sync.protocol.updates import UpdateNotKept, UpdateRefused
from sync.server.identity.server_keys import ROOT_KEY, renew_trust
from sync.server.parts import KEYS_FOLDER
from sync.server.updates import updates_of
from tests.sync.running import RunningServer, a_running_server
from tests.sync.server.contents import some_bytes
from tests.sync.signed_updates import PLATFORM, Signers, signers

PACKAGE = some_bytes(2 * FIRST_BYTES + 12_345)


@dataclass
class Offering:
    """An agency that offers version 1.1.0 and has named its root of updates."""

    server: RunningServer
    signers: Signers

    def add(self) -> None:
        updates = updates_of(self.server.assembly.parts, os.urandom)
        files = [*self.signers.paths, *self.signers.packages.iterdir()]
        named = [one for one in files if one.suffix == ".json" or one.name.endswith("1.1.0.bin")]
        updates.add(named, now=datetime.now(UTC), done=lambda _: None)

    @property
    def trust(self) -> TrustDocument:
        return self.server.assembly.parts.identity.keys.document


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Offering]:
    folder = tmp_path_factory.mktemp("agency")
    made = signers(folder / "signers")
    made.release("1.1.0", PACKAGE)
    (folder / "server").mkdir()
    with a_running_server(folder / "server") as server:
        keys = server.settings.path(KEYS_FOLDER)
        renew_trust(keys, root_key=keys / ROOT_KEY, now=datetime.now(UTC), update_root=made.pinned)
        server.restart()
        offering = Offering(server, made)
        offering.add()
        yield offering


@dataclass
class Meddler:
    """A line on which somebody changes answers, or cuts it after so many."""

    line: Line
    change: Callable[[str, Answer], Answer] = lambda _, answer: answer
    cut_after: int = 1000
    asked: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: bytes = b"", *, headers: Mapping[str, str] | None = None) -> Answer:
        if len(self.asked) >= self.cut_after:
            raise Unreachable
        self.asked.append((headers or {}).get("Range", path))
        return self.change(path, self.line.ask(method, path, body, headers=headers))


@dataclass
class Machine:
    """One installation, its line and its folders."""

    agency: Offering
    folder: Path
    line: Meddler
    installed: str = "1.0.0"
    platform: str = PLATFORM

    @property
    def updating(self) -> Updating:
        return Updating(
            self.line,
            self.folder / "kept",
            trust=self.agency.trust,
            platform=self.platform,
            installed=self.installed,
        )

    @property
    def to(self) -> Path:
        return self.folder / "downloads"

    def check(self) -> str | None:
        found = self.updating.check(now=datetime.now(UTC))
        return None if found is None else found.version

    def fetch(self) -> Path:
        found = self.updating.check(now=datetime.now(UTC))
        assert found is not None
        return self.updating.fetch(found, self.to)

    def kept(self) -> set[str]:
        return {one.name for one in self.to.iterdir()} if self.to.exists() else set()


@pytest.fixture
def machine(agency: Offering, tmp_path: Path) -> Machine:
    return Machine(agency, tmp_path, Meddler(agency.server.device().line()))


def test_a_newer_version_is_found_fetched_and_is_what_was_built(machine: Machine) -> None:
    assert machine.check() == "1.1.0"

    package = machine.fetch()

    assert (package.name, package.read_bytes()) == ("caseworker-1.1.0.bin", PACKAGE)
    assert machine.kept() == {package.name}
    assert machine.fetch() == package


@pytest.mark.parametrize(("installed", "platform"), [("1.1.0", PLATFORM), ("2.0", PLATFORM), ("1.0.0", "other-arm")])
def test_nothing_newer_for_this_machine_is_nothing(machine: Machine, installed: str, platform: str) -> None:
    machine.installed, machine.platform = installed, platform

    assert machine.check() is None


def test_an_agency_without_updates_is_not_even_asked(machine: Machine) -> None:
    trust = replace_root(machine.agency.trust, bytes(32))

    found = Updating(machine.line, machine.folder, trust=trust, platform=PLATFORM, installed="1").check(
        now=datetime.now(UTC)
    )

    assert (found, machine.line.asked) == (None, [])


def replace_root(trust: TrustDocument, root: bytes) -> TrustDocument:
    return TrustDocument(
        version=trust.version,
        agency=trust.agency,
        issued_at=trust.issued_at,
        server_key=trust.server_key,
        bundle_key=trust.bundle_key,
        recovery_key=trust.recovery_key,
        update_root=root,
    )


def test_the_root_of_another_agency_is_refused(machine: Machine, tmp_path: Path) -> None:
    trust = replace_root(machine.agency.trust, bytes([7]) * 32)

    with pytest.raises(UpdateRefused):
        Updating(machine.line, tmp_path / "kept", trust=trust, platform=PLATFORM, installed="1").check(
            now=datetime.now(UTC)
        )
    assert not (tmp_path / "kept").exists()


def test_a_cut_costs_nothing_that_has_come(machine: Machine) -> None:
    machine.check()
    machine.line.cut_after = len(machine.line.asked) + 3  # two lists and one piece
    with pytest.raises(Unreachable):
        machine.fetch()
    assert [Path(one).suffix for one in machine.kept()] == [".part"]
    machine.line.cut_after, before = 1000, len(machine.line.asked)

    assert machine.fetch().read_bytes() == PACKAGE
    assert machine.line.asked[before + 2].startswith(f"bytes={FIRST_BYTES}-")


def of_packages(change: Callable[[Answer], Answer]) -> Callable[[str, Answer], Answer]:
    return lambda path, answer: change(answer) if "/package/" in path else answer


@pytest.mark.parametrize(
    "change",
    [
        lambda answer: replace(answer, body=bytes([answer.body[0] ^ 1]) + answer.body[1:]),
        lambda answer: replace(answer, body=answer.body + b"more"),
        lambda answer: replace(answer, body=answer.body[:-1]),
        lambda answer: replace(answer, headers={"content-range": "bytes 0-9/10"}, body=bytes(10)),
        lambda answer: replace(answer, status=200, headers={}, body=PACKAGE + b"and more"),
        lambda answer: replace(answer, status=200, headers={}, body=b""),
    ],
    ids=["changed", "longer", "shorter", "of another length", "without end", "empty"],
)
def test_a_package_that_is_not_what_was_signed_is_thrown_away(
    machine: Machine, change: Callable[[Answer], Answer]
) -> None:
    machine.line.change = of_packages(change)

    with pytest.raises(UpdateRefused):
        machine.fetch()

    assert machine.kept() == set()


@pytest.mark.parametrize("part", [b"something else", PACKAGE + b"and more"])
def test_a_part_that_is_something_else_is_thrown_away(machine: Machine, part: bytes) -> None:
    found = machine.updating.check(now=datetime.now(UTC))
    assert found is not None
    machine.to.mkdir()
    (machine.to / f"{found.sha256}.part").write_bytes(part)

    with pytest.raises(UpdateRefused):
        machine.fetch()

    assert machine.kept() == set()
    assert machine.fetch().read_bytes() == PACKAGE


def test_a_package_that_the_server_does_not_have_leaves_what_has_come(machine: Machine) -> None:
    machine.line.change = of_packages(lambda answer: replace(answer, status=404, body=b""))

    with pytest.raises(UpdateNotGiven):
        machine.fetch()

    assert machine.check() == "1.1.0"


def test_a_folder_that_cannot_take_a_package_is_told(machine: Machine) -> None:
    machine.to.write_bytes(b"a file where a folder should be")

    with pytest.raises(UpdateNotKept):
        machine.fetch()


def test_what_was_believed_is_kept_with_the_person_and_not_with_the_program(machine: Machine) -> None:
    machine.check()

    (root,) = (machine.folder / "kept").iterdir()
    assert root.name == machine.agency.signers.pinned.hex()
    assert (
        Path(os.environ["HOME"]) in kept_folder().parents or Path(os.environ["XDG_DATA_HOME"]) in kept_folder().parents
    )
    assert this_platform().count("-") >= 1


def test_lists_that_somebody_on_the_way_changes_are_refused(machine: Machine) -> None:
    def changed(path: str, answer: Answer) -> Answer:
        return replace(answer, body=answer.body.replace(b"1.1.0", b"6.6.6"))

    machine.line.change = changed

    with pytest.raises(UpdateRefused):
        machine.check()
    machine.line.change = lambda _, answer: answer
    assert machine.check() == "1.1.0"
