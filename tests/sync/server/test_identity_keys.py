"""The service's keys as files: private, never replaced, and of no use when they were changed."""

import os
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from caseworker.domain.statements import StatementUnreadable
from sync.protocol.trust import read_trust
from sync.server.identity.private_files import KeyFileExists, KeyFileUnreadable
from sync.server.identity.server_keys import (
    OFFLINE,
    ROOT_KEY,
    SIGNING_KEY,
    STORAGE_KEY,
    TRUST,
    make_server_keys,
    read_server_keys,
    renew_trust,
)
from tests.sync.server.identities import NOON, some_keys


def test_keys_are_made_once_private_and_read_again(tmp_path: Path) -> None:
    made = make_server_keys(tmp_path / "keys", os.urandom, agency="Riverside", now=NOON)

    assert read_server_keys(tmp_path / "keys").document == made.document
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "keys").iterdir())
    with pytest.raises(KeyFileExists):
        make_server_keys(tmp_path / "keys", os.urandom, agency="Riverside", now=NOON)


def test_the_service_runs_without_the_keys_that_belong_offline(tmp_path: Path) -> None:
    make_server_keys(tmp_path, os.urandom, agency="Riverside", now=NOON)
    for name in OFFLINE:
        (tmp_path / name).rename(tmp_path.parent / name)

    read_server_keys(tmp_path)
    renewed = renew_trust(tmp_path, root_key=tmp_path.parent / ROOT_KEY, now=NOON, supervisors={"x": bytes(32)})
    assert renewed.document.version == 2
    assert read_trust(renewed.trust, renewed.root).supervisors == {"x": bytes(32)}


def test_another_agencys_root_signs_nothing_here(tmp_path: Path) -> None:
    for name in ("ours", "theirs"):
        make_server_keys(tmp_path / name, os.urandom, agency=name, now=NOON)

    with pytest.raises(KeyFileUnreadable):
        renew_trust(tmp_path / "ours", root_key=tmp_path / "theirs" / ROOT_KEY, now=NOON)


@pytest.mark.parametrize("name", [SIGNING_KEY, STORAGE_KEY])
def test_a_key_that_others_can_read_or_that_is_missing_or_changed_is_refused(tmp_path: Path, name: str) -> None:
    make_server_keys(tmp_path, os.urandom, agency="Riverside", now=NOON)
    path = tmp_path / name
    path.chmod(0o644)
    with pytest.raises(KeyFileUnreadable):
        read_server_keys(tmp_path)
    path.chmod(0o600)
    path.write_bytes(b"broken")
    with pytest.raises(KeyFileUnreadable):
        read_server_keys(tmp_path)
    path.unlink()
    with pytest.raises(KeyFileUnreadable):
        read_server_keys(tmp_path)


def test_a_changed_trust_document_is_not_served(tmp_path: Path) -> None:
    make_server_keys(tmp_path, os.urandom, agency="Riverside", now=NOON)
    path = tmp_path / TRUST
    path.write_bytes(path.read_bytes().replace(b"A", b"B", 1))

    with pytest.raises(StatementUnreadable):
        read_server_keys(tmp_path)


def test_what_is_sealed_under_one_label_opens_under_no_other() -> None:
    sealed = some_keys().seal("one", b"secret")

    assert some_keys().unseal("one", sealed) == b"secret"
    for label, raw in (("two", sealed), ("one", sealed[:-1] + bytes([sealed[-1] ^ 1]))):
        with pytest.raises(InvalidTag):
            some_keys().unseal(label, raw)


def test_keys_are_not_shown() -> None:
    told = repr(some_keys())

    assert "storage=" not in told
    assert "signing=" not in told
