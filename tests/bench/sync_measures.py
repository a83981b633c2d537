"""What is measured of one device that synchronizes: each phase beside what no program can be faster than.

Server, network and client are processes of their own. The client's store is encrypted and captures changes; requests
are signed within a session; scopes, grants and rights are the product's. Each run begins with an empty client. Its
memory is told from when it was unlocked: for that alone, deriving the key takes 64 MiB for a moment.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import sync_documents
from tests.bench.figures import Figure
from tests.bench.sync_floor import floor_of
from tests.bench.sync_link import FIELD_BYTES_S
from tests.bench.sync_programs import Phase, Setting, a_setting

KEPT = Path(__file__).resolve().parents[2] / ".cache" / "bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """Documents and edits in a folder, with what the digests have to be."""

    folder: Path
    documents: int
    edits: int

    def expected(self, name: str) -> str:
        """Return the digest after a phase."""
        found = json.loads((self.folder / "expect.json").read_text(encoding="utf-8"))[name]
        assert isinstance(found, str)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One whole run, phase by phase."""

    first: Phase
    found: Phase
    push: Phase
    pull: Phase
    idle: Phase
    peak_mb: float


def workload(documents: int, edits: int) -> Workload:
    """Return a workload of this size, made at the first call and kept outside version control."""
    folder = KEPT / f"documents-{documents}-{edits}"
    sync_documents.make(folder, documents=documents, edits=edits)
    return Workload(folder=folder, documents=documents, edits=edits)


def loopback(work: Workload, *, runs: int, with_tls: bool = False) -> Iterator[Figure]:
    """Measure every phase on loopback; of several runs the quickest of each phase counts."""
    floor, done = floor_of(work.folder), [_run(work, with_tls=with_tls) for _ in range(runs)]
    first, push, pull = (_best(done, phase) for phase in (_first, _push, _pull))
    idle, edits, named = done[-1].idle, work.edits, ", TLS" if with_tls else ""
    what = f"first pull of {work.documents:,} documents{named}"
    yield Figure(name=f"{what}, list usable", value=first.seconds, unit="s", baseline=floor.first_pull_s, limit=0.55)
    yield _times(f"{what}, to the physical limit", first.seconds, floor.first_pull_s, "s", limit=2.0)
    yield from _shares(what, first)
    found_s = min(one.first.seconds + one.found.seconds for one in done)
    yield Figure(name=f"{what}, every word found and all errands done", value=found_s, unit="s")
    yield _times(
        f"{what}, bytes to zstd-3 of the JSON", first.carried / 1e6, floor.packed_bytes / 1e6, "MB", limit=1.06
    )
    yield Figure(name=f"push {edits:,} edits{named}", value=push.seconds, unit="s", limit=0.15)
    yield from _shares(f"push {edits:,} edits{named}", push)
    yield Figure(name="push: bytes sent for each edit", value=push.up / edits, unit="bytes", limit=60)
    yield Figure(name="push: turns", value=push.turns, unit="turns", limit=4)
    yield Figure(name=f"pull {edits:,} edits{named}", value=pull.seconds, unit="s", baseline=floor.edits_s, limit=0.20)
    yield from _shares(f"pull {edits:,} edits{named}", pull)
    yield Figure(name="pull: bytes received for each edit", value=pull.down / edits, unit="bytes", limit=60)
    yield Figure(name="pull: turns", value=pull.turns, unit="turns", limit=4)
    yield Figure(name=f"nothing to do{named}: turns", value=idle.turns, unit="turns", limit=1)
    yield Figure(name=f"nothing to do{named}: bytes", value=idle.carried, unit="bytes", limit=512)
    peak = max(one.peak_mb for one in done)
    yield Figure(name=f"client's peak memory at {work.documents:,}{named}", value=peak, unit="MB", limit=150)


def field(work: Workload) -> Iterator[Figure]:
    """Measure a link of 150 ms and 4 Mbit/s."""
    floor = floor_of(work.folder, tries=1)
    with a_setting(work.folder) as setting:
        setting.network.tell("field")
        first = setting.phase("pull")
        setting.client.tell("edit")
        setting.server.tell("edit")
        both = setting.phase("push")
        setting.check()
    transfer_s = floor.transfer_s(FIELD_BYTES_S)
    yield _times(
        "field link (150 ms, 4 Mbit/s): first pull to transfer time", first.seconds, transfer_s, "s", limit=1.08
    )
    yield Figure(name="the same: turns", value=first.turns, unit="turns")
    yield Figure(name=f"field link: {work.edits:,} edits each way", value=both.seconds, unit="s", limit=1.5)
    yield Figure(name="the same: turns", value=both.turns, unit="turns")


def many(work: Workload) -> Iterator[Figure]:
    """Measure a first pull of very many documents."""
    with a_setting(work.folder) as setting:
        setting.client.tell("forget_peak")
        first, found = setting.phase("pull"), setting.phase("rest")
        peak, count = setting.client.tell("peak")["peak_mb"], setting.client.tell("count")["count"]
    assert count == work.documents, f"{count} documents are on the device"
    rate, what = count / first.seconds, f"first pull of {count:,} documents"
    yield Figure(name=what, value=rate, unit="documents/s", limit=20_000, at_least=True)
    yield from _shares(what, first)
    yield Figure(name=f"{what}, every word found", value=first.seconds + found.seconds, unit="s")
    yield Figure(name=f"client's peak memory at {count:,}", value=peak, unit="MB", limit=200)


def _run(work: Workload, *, with_tls: bool) -> Run:
    with a_setting(work.folder, with_tls=with_tls) as setting:
        setting.client.tell("forget_peak")
        first, found = setting.phase("pull"), setting.phase("rest")
        peak = setting.client.tell("peak")["peak_mb"]
        setting.check(work.expected("d0"))
        setting.client.tell("edit")
        push = setting.phase("push")
        setting.client.tell("rest")
        setting.check(work.expected("d1"))
        setting.server.tell("edit")
        pull = setting.phase("pull")
        setting.check(work.expected("d2"))
        return Run(first=first, found=found, push=push, pull=pull, idle=_idle(setting), peak_mb=peak)


def _idle(setting: Setting) -> Phase:
    """Return a round in which nothing is to be done, after one that carried what is not an officer's work."""
    for command in ("rest", "pull", "rest"):
        setting.client.tell(command)
    return setting.phase("pull")


def _best(runs: Sequence[Run], phase: Callable[[Run], Phase]) -> Phase:
    return min(map(phase, runs), key=lambda one: one.seconds)


def _first(run: Run) -> Phase:
    return run.first


def _push(run: Run) -> Phase:
    return run.push


def _pull(run: Run) -> Phase:
    return run.pull


def _times(name: str, value: float, baseline: float, unit: str, *, limit: float) -> Figure:
    return Figure(name=name, value=value, unit=unit, baseline=baseline, limit=limit, by_ratio=True)


def _shares(name: str, phase: Phase) -> Iterator[Figure]:
    """Say how much of the time the processors of each side worked: together more than all of it where they overlap."""
    yield Figure(name=f"{name}: client's processor", value=phase.client_s, unit="s")
    yield Figure(name=f"{name}: server's processor", value=phase.server_s, unit="s")
