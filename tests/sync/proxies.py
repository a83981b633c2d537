"""A network that misbehaves: a proxy on loopback that carries bytes to a server, or cuts, drops and replaces them."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_PIECE = 65536


@dataclass
class Fault:
    """What to do to the next connections: cut after so many bytes of one direction; answer with something else.

    `up` and `down` count from the first byte of a connection; None never cuts. `reply` is sent instead of asking the
    server. `silent` takes everything in and never answers, as a connection that is half open does. `bytes_s` carries so
    few bytes a second, each way, from the first on. After `times` connections the network is sound again.
    """

    up: int | None = None
    down: int | None = None
    reply: bytes | None = None
    silent: bool = False
    bytes_s: int = 0
    times: int = 1


@dataclass
class Proxy:
    """The network. Set `fault` to have it misbehave."""

    port: int
    fault: Fault | None = None
    carried: int = 0
    connections: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _open: list[socket.socket] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def take_fault(self) -> Fault:
        """Return what happens to a connection that begins now."""
        with self._lock:
            self.connections += 1
            fault = self.fault
            if fault is None:
                return Fault()
            fault.times -= 1
            if fault.times <= 0:
                self.fault = None
            return fault

    def drop_all(self) -> None:
        """Cut every connection there is."""
        with self._lock:
            for one in self._open:
                _end(one)
            self._open.clear()

    def hold(self, *sockets: socket.socket) -> None:
        with self._lock:
            self._open += sockets


@contextmanager
def a_proxy(base_url: str) -> Iterator[Proxy]:
    """Give a network between a device and the server at this address."""
    parts = urlsplit(base_url)
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    proxy = Proxy(listener.getsockname()[1])
    there = (str(parts.hostname), int(parts.port or 80))
    thread = threading.Thread(target=_accept, args=(listener, proxy, there), daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        _end(listener)
        listener.close()
        proxy.drop_all()
        thread.join()


def _accept(listener: socket.socket, proxy: Proxy, there: tuple[str, int]) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(client, proxy, there), daemon=True).start()


def _serve(client: socket.socket, proxy: Proxy, there: tuple[str, int]) -> None:
    fault = proxy.take_fault()
    with client:
        if fault.reply is not None:
            with suppress(OSError):
                client.recv(_PIECE)
                client.sendall(fault.reply)
                _end(client)
            return
        if fault.silent:
            _swallow(client, proxy)
            return
        try:
            server = socket.create_connection(there)
        except OSError:
            return
        with server:
            proxy.hold(client, server)
            up = threading.Thread(target=_carry, args=(client, server, fault.up, fault.bytes_s, proxy), daemon=True)
            up.start()
            _carry(server, client, fault.down, fault.bytes_s, proxy)
            up.join()


def _swallow(client: socket.socket, proxy: Proxy) -> None:
    """Take in whatever comes until the other side has had enough."""
    proxy.hold(client)
    with suppress(OSError):
        while client.recv(_PIECE):
            pass


def _carry(source: socket.socket, target: socket.socket, most: int | None, bytes_s: int, proxy: Proxy) -> None:
    """Carry bytes until one side ends, or up to a number of them; `bytes_s` of them a second, 0 as fast as it goes."""
    left, piece_bytes = most, 1 if bytes_s else _PIECE
    with suppress(OSError):
        while piece := source.recv(piece_bytes):
            if bytes_s:
                time.sleep(1 / bytes_s)
            told = piece if left is None else piece[:left]
            target.sendall(told)
            proxy.carried += len(told)
            if left is not None:
                left -= len(told)
                if left <= 0:
                    break
    _end(source)
    _end(target)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
