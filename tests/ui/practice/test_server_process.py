"""The server of a practice office as a process: it serves, comes back at its address, and ends with who began it."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.desk.sittings import RIVERSIDE
from ui.practice.server_process import PracticeServer, ServerNotReady


def answers(url: str) -> bool:
    told = urlsplit(url)
    try:
        with socket.create_connection((str(told.hostname), int(told.port or 0)), timeout=5):
            return True
    except OSError:
        return False


def test_a_server_comes_back_at_its_address_and_ends_when_its_input_does(tmp_path: Path) -> None:
    server = PracticeServer(tmp_path / "server")
    server.init(pack=RIVERSIDE)
    server.start()
    first = server.url
    assert answers(first)
    server.stop()
    assert not answers(first)
    server.start()
    try:
        assert server.url == first
    finally:
        server.stop()


def test_a_folder_without_a_service_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ServerNotReady):
        PracticeServer(tmp_path / "server").start()
