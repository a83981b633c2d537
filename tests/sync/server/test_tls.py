"""TLS over loopback: version 1.3 under the agency's own authority, for the right host, and nothing else."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from sync.client.failures import NotTrusted
from sync.client.pinned_tls import AuthorityUnreadable, pinned_context, unpinned_context
from sync.client.transport import Transport
from sync.server.tls import Keypair, make_authority, make_server_certificate, server_context
from tests.sync.server.identities import NOON

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}"


@pytest.fixture(scope="module")
def authority() -> Keypair:
    return make_authority("Riverside", now=NOON)


@contextmanager
def served(folder: Path, authority: Keypair, *, hosts: tuple[str, ...] = ("127.0.0.1",)) -> Iterator[int]:
    """A port at which one caller after the other is answered, under a certificate for these hosts."""
    made = make_server_certificate(authority, hosts, now=NOON)
    (folder / "tls.crt").write_bytes(made.certificate)
    (folder / "tls.key").write_bytes(made.key)
    context = server_context(folder / "tls.crt", folder / "tls.key")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=_answer_all, args=(listening, context))
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


def _answer_all(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            plain, _ = listening.accept()
        except OSError:
            return
        with plain:
            try:
                with context.wrap_socket(plain, server_side=True) as secure:
                    received = b""
                    while not received.endswith(b"{}"):
                        received += secure.recv(65536) or b"{}"
                    secure.sendall(ANSWER)
            except OSError:
                continue


def asked(port: int, context: ssl.SSLContext) -> int:
    transport = Transport(f"https://127.0.0.1:{port}", verify=context)
    try:
        return transport.send("POST", "/sync/v1/enrol/trust", b"{}", limit_bytes=100).status
    finally:
        transport.close()


def test_a_device_speaks_tls_with_the_server_of_its_agency(tmp_path: Path, authority: Keypair) -> None:
    with served(tmp_path, authority) as port:
        assert asked(port, pinned_context(authority.certificate.decode())) == 200
        assert asked(port, unpinned_context()) == 200


def test_another_authority_is_refused(tmp_path: Path, authority: Keypair) -> None:
    other = make_authority("Riverside", now=NOON)
    with served(tmp_path, authority) as port, pytest.raises(NotTrusted):
        asked(port, pinned_context(other.certificate.decode()))


def test_a_certificate_for_another_host_is_refused(tmp_path: Path, authority: Keypair) -> None:
    with served(tmp_path, authority, hosts=("cases.example",)) as port, pytest.raises(NotTrusted):
        asked(port, pinned_context(authority.certificate.decode()))


def test_a_certificate_that_has_expired_is_refused(tmp_path: Path) -> None:
    old = make_authority("Riverside", now=NOON - timedelta(days=5000))
    with served(tmp_path, old) as port, pytest.raises(NotTrusted):
        asked(port, pinned_context(old.certificate.decode()))


def test_the_server_speaks_nothing_older_than_tls_13(tmp_path: Path, authority: Keypair) -> None:
    older = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    older.load_verify_locations(cadata=authority.certificate.decode())
    older.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        served(tmp_path, authority) as port,
        socket.create_connection(("127.0.0.1", port)) as plain,
        pytest.raises(ssl.SSLError),
    ):
        older.wrap_socket(plain, server_hostname="127.0.0.1")


def test_a_device_speaks_nothing_older_than_tls_13(tmp_path: Path, authority: Keypair) -> None:
    contexts = (pinned_context(authority.certificate.decode()), pinned_context(""), unpinned_context())
    assert {one.minimum_version for one in contexts} == {ssl.TLSVersion.TLSv1_3}


def test_something_that_is_no_certificate_is_told_in_a_sentence() -> None:
    with pytest.raises(AuthorityUnreadable):
        pinned_context("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----")
