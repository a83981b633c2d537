"""What a device believes of updates: every way of lying to it is refused, and nothing of the lie is kept."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tuf.api.metadata import TargetFile

import sign_update
from caseworker.errors import CaseworkerError
from sync.client.failures import Unreachable
from sync.protocol.trust import NO_UPDATES
from sync.protocol.updates import (
    METADATA_BYTES,
    Fetch,
    Release,
    UpdateNotKept,
    UpdateRefused,
    UpdatesOutOfDate,
    read_releases,
    root_fingerprint,
)
from tests.sync.signed_updates import NOW, PLATFORM, Signers, days, kept_in, signers


@pytest.fixture
def agency(tmp_path: Path) -> Signers:
    return signers(tmp_path / "agency")


@pytest.fixture
def device(tmp_path: Path, agency: Signers) -> "Device":
    """A device that has believed version 1.0.0."""
    made = Device(tmp_path / "device", agency.pinned)
    assert made.versions(agency.files.get) == ["1.0.0"]
    return made


class Device:
    """What a device keeps of updates."""

    def __init__(self, folder: Path, pinned: bytes) -> None:
        self.folder, self.pinned, self.now = folder, pinned, NOW

    def versions(self, fetch: Fetch) -> list[str]:
        found = read_releases(self.folder, pinned=self.pinned, fetch=fetch, now=self.now)
        return [one.version for one in found or ()]

    def refuses(self, fetch: Fetch, error: type[CaseworkerError] = UpdateRefused) -> None:
        """Whether it refuses, believes nothing new, and can be told the truth afterwards."""
        before = kept_in(self.folder)
        with pytest.raises(error):
            self.versions(fetch)
        assert kept_in(self.folder) == before


def test_a_release_is_what_was_signed(agency: Signers, tmp_path: Path) -> None:
    package = agency.packages / "caseworker-1.0.0.bin"

    (found,) = read_releases(tmp_path / "new", pinned=agency.pinned, fetch=agency.files.get, now=NOW) or ()

    assert (found.platform, found.version, found.file) == (PLATFORM, "1.0.0", package.name)
    assert found.size == package.stat().st_size


def test_an_agency_that_names_no_root_or_publishes_nothing_has_no_updates(tmp_path: Path) -> None:
    def never(name: str) -> bytes:
        raise AssertionError(name)

    assert read_releases(tmp_path, pinned=NO_UPDATES, fetch=never, now=NOW) is None
    assert read_releases(tmp_path, pinned=bytes([7]) * 32, fetch=lambda _: None, now=NOW) is None


def test_the_next_release_is_believed_and_the_same_again(device: Device, agency: Signers) -> None:
    agency.release("1.1.0", b"better")

    assert device.versions(agency.files.get) == ["1.1.0"]
    assert device.versions(agency.files.get) == ["1.1.0"]


def test_lists_that_were_changed_are_refused(device: Device, agency: Signers) -> None:
    agency.release("1.1.0", b"better")
    for name in ("timestamp.json", "2.snapshot.json", "2.targets.json"):
        changed = {**agency.files, name: agency.files[name].replace(b'"version":2', b'"version":3', 1)}
        assert changed != agency.files
        fresh = Device(device.folder.parent / f"for-{name}", agency.pinned)
        with pytest.raises(UpdateRefused):
            fresh.versions(changed.get)
    device.refuses({**agency.files, "timestamp.json": b'{"signed": {}}'}.get)


@pytest.mark.parametrize(("by", "named"), [("a", "abc"), ("xyz", "xyz"), ("ax", "xyz"), ("bc", "xyz"), ("", "abc")])
def test_a_root_that_too_few_of_the_old_and_the_new_keys_signed_is_refused(
    device: Device, agency: Signers, by: str, named: str
) -> None:
    agency.root(after=1, named=named, by=by)

    device.refuses(agency.files.get)


def test_a_root_that_enough_of_the_old_and_the_new_keys_signed_is_followed(device: Device, agency: Signers) -> None:
    agency.root(after=1, named="bcd", by="abcd", release="new release")
    agency.release("1.1.0", b"better", by="new release")

    assert device.versions(agency.files.get) == ["1.1.0"]
    agency.release("1.2.0", b"by the key that was taken out of use", by="release")
    device.refuses(agency.files.get)


def test_lists_signed_by_a_foreign_key_are_refused(device: Device, agency: Signers) -> None:
    agency.release("1.1.0", b"worse", by="foreign")

    device.refuses(agency.files.get)


def test_older_lists_are_refused(device: Device, agency: Signers) -> None:
    before = agency.files
    agency.release("1.1.0", b"better")
    device.versions(agency.files.get)

    device.refuses(before.get)


def test_lists_that_have_run_out_are_refused_though_nothing_newer_is_shown(device: Device, agency: Signers) -> None:
    device.now = NOW + days(181)
    device.refuses(agency.files.get, UpdatesOutOfDate)

    agency.run("renew", str(agency.lists), "--key", str(agency.key("release")), now=device.now)
    assert device.versions(agency.files.get) == ["1.0.0"]
    device.now = NOW + days(701)
    agency.run("renew", str(agency.lists), "--key", str(agency.key("release")), now=device.now)
    with pytest.raises(UpdatesOutOfDate):
        device.versions(agency.files.get)


def test_lists_that_ran_out_by_the_clock_alone_are_refused(device: Device, agency: Signers) -> None:
    agency.run("renew", str(agency.lists), "--key", str(agency.key("release")), "--days", "-1")

    with pytest.raises(UpdatesOutOfDate):
        device.versions(agency.files.get)


def test_lists_that_are_withheld_are_noticed(device: Device, agency: Signers) -> None:
    agency.release("1.1.0", b"better")
    for name in ("timestamp.json", "2.snapshot.json", "2.targets.json"):
        with pytest.raises(UpdatesOutOfDate):
            device.versions({one: agency.files[one] for one in agency.files if one != name}.get)

    assert device.versions(agency.files.get) == ["1.1.0"]


def test_lists_of_several_states_do_not_mix(device: Device, agency: Signers) -> None:
    before = agency.files
    agency.release("1.1.0", b"better")
    mixed = {**agency.files, "2.targets.json": before["1.targets.json"]}

    with pytest.raises(UpdateRefused):
        device.versions(mixed.get)
    assert device.versions(agency.files.get) == ["1.1.0"]


def test_another_agency_is_not_believed(device: Device, agency: Signers, tmp_path: Path) -> None:
    other = signers(tmp_path / "other")
    other.release("9.0.0", b"theirs")

    device.refuses(other.files.get)
    device.refuses({**agency.files, **{one: other.files[one] for one in other.files if "root" not in one}}.get)
    fresh = Device(tmp_path / "fresh", agency.pinned)
    with pytest.raises(UpdateRefused):
        fresh.versions(other.files.get)
    assert not fresh.folder.exists()


def test_lists_without_end_are_refused(device: Device, agency: Signers) -> None:
    agency.release("1.1.0", b"better")

    device.refuses({**agency.files, "timestamp.json": agency.files["timestamp.json"] + b" " * METADATA_BYTES}.get)


def test_a_root_kept_here_counts_only_when_it_is_the_one_named(device: Device, agency: Signers, tmp_path: Path) -> None:
    other = signers(tmp_path / "other")
    kept = device.folder / "root_history" / "1.root.json"
    kept.write_bytes(other.files["1.root.json"])

    assert device.versions(agency.files.get) == ["1.0.0"]
    assert kept.read_bytes() == agency.files["1.root.json"]


def test_a_cut_is_a_cut(device: Device, agency: Signers) -> None:
    def cut(name: str) -> bytes:
        raise Unreachable

    device.refuses(cut, Unreachable)


def test_a_folder_that_cannot_be_written_is_told(agency: Signers, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(UpdateNotKept):
        Device(tmp_path / "file" / "below", agency.pinned).versions(agency.files.get)


@pytest.mark.parametrize("told", [{"file": "../evil"}, {"file": ""}, {"version": "1"}, {"version": "a.b"}])
def test_odd_names_are_refused_whoever_signed_them(
    agency: Signers, tmp_path: Path, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = TargetFile.from_file

    def odd(target: str, local: str, hashes: list[str]) -> TargetFile:
        return Odd(made(target, local, hashes), told)  # type: ignore[return-value]

    monkeypatch.setattr(TargetFile, "from_file", odd)
    agency.release("1.1.0", b"odd")

    with pytest.raises(UpdateRefused):
        Device(tmp_path / "new", agency.pinned).versions(agency.files.get)


class Odd:
    """A package told with other names than its own."""

    def __init__(self, target: TargetFile, told: dict[str, str]) -> None:
        self.target, self.told = target, told
        self.unrecognized_fields: dict[str, dict[str, str]] = {}

    def to_dict(self) -> dict[str, object]:
        custom = {**self.unrecognized_fields["custom"], **self.told}
        return {**self.target.to_dict(), "custom": custom}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Signers:
    return signers(tmp_path_factory.mktemp("published") / "agency")


@given(data=st.data())
def test_no_single_byte_changes_what_is_offered(
    published: Signers, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    files = published.files
    name = data.draw(st.sampled_from(sorted(files)))
    at, byte = data.draw(st.integers(0, len(files[name]) - 1)), data.draw(st.integers(0, 255))
    changed = files[name][:at] + bytes([byte]) + files[name][at + 1 :]
    device = Device(tmp_path_factory.mktemp("device"), published.pinned)

    try:
        offered = device.versions({**files, name: changed}.get)
    except (UpdateRefused, UpdatesOutOfDate):
        return
    assert offered == ["1.0.0"]


@given(raw=st.binary(max_size=200) | st.sampled_from([b"[" * 100_000, b"{}", b"null", b'{"signed": 1}']))
def test_any_bytes_are_a_refusal(published: Signers, tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    device = Device(tmp_path_factory.mktemp("device"), published.pinned)

    with pytest.raises(UpdateRefused):
        device.versions({**published.files, "timestamp.json": raw}.get)
    with pytest.raises(UpdateRefused):
        root_fingerprint(raw)


@pytest.mark.parametrize(
    ("offered", "installed", "newer"),
    [
        ("1.10.0", "1.9.9", True),
        ("1.0.1", "1.0", True),
        ("1.0.0", "1.0", False),
        ("1.0.0", "1.0.1", False),
        ("0.1.0", "unknown", True),
    ],
)
def test_versions_are_rows_of_numbers(offered: str, installed: str, newer: bool) -> None:
    release = Release(platform=PLATFORM, version=offered, file="x", size=1, sha256="0" * 64)

    assert release.is_newer_than(installed) == newer


@pytest.mark.parametrize(("by", "named"), [("a", "abc"), ("", "abc"), ("xy", "abc")])
def test_a_first_root_must_be_signed_by_two_of_its_keys(tmp_path: Path, by: str, named: str) -> None:
    made = Signers(tmp_path / "agency")
    root = made.root(named=named, by=by)

    with pytest.raises(UpdateRefused):
        root_fingerprint(root.read_bytes())


def test_a_later_root_is_no_first_one(agency: Signers) -> None:
    with pytest.raises(UpdateRefused):
        root_fingerprint(agency.root(after=1).read_bytes())


def test_a_root_names_three_different_keys(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 3"):
        Signers(tmp_path / "agency").root(named="aab")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_key_is_private_is_never_replaced_and_may_have_a_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "own.key"
    ask: Callable[[str], str] = lambda _: "copper lantern"  # noqa: E731
    sign_update.main(["key", str(path)], now=NOW, ask=ask)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sign_update.read_signer(path, lambda: b"copper lantern").public_key.keytype == "ed25519"
    with pytest.raises(ValueError, match=r"(?i)password"):
        sign_update.read_signer(path, lambda: b"wrong")
    with pytest.raises(FileExistsError):
        sign_update.make_key(path, b"")
