"""A server that is told to end does so cleanly, whoever is still connected."""

import socket
import ssl
from contextlib import suppress
from pathlib import Path

import pytest

from tests.sync.running import a_running_server


def test_a_silent_client_over_tls_neither_holds_up_the_end_nor_makes_it_noisy(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with a_running_server(tmp_path, with_tls=True) as server:
        trust = server.trust()
        assert trust is not None
        port = server.settings.port
        with socket.create_connection(("127.0.0.1", port)) as plain:
            silent = trust.wrap_socket(plain, server_hostname="127.0.0.1")
            with silent:
                silent.sendall(b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
                assert silent.recv(65536).startswith(b"HTTP/1.1 200")

                server.stop()  # the client does not answer that TLS is closed

                _read_to_the_end(silent)
        server.restart_after_stop()
    assert [one.getMessage() for one in caplog.records if one.levelname in {"WARNING", "ERROR"}] == []


def test_a_connection_that_is_made_while_the_server_ends_is_closed_at_once(tmp_path: Path) -> None:
    with a_running_server(tmp_path) as server:
        server.begin_to_end()

        with socket.create_connection(("127.0.0.1", server.settings.port)) as late:
            try:
                late.sendall(b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
                assert late.recv(65536) == b""
            except ConnectionError:
                return  # which is as good


def _read_to_the_end(silent: ssl.SSLSocket) -> None:
    """Return when the line is closed; what was on its way comes first."""
    with suppress(OSError):
        while silent.recv(65536):
            pass
