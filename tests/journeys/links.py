"""The network between a machine and the server: there, or cut. What is under way is lost when it is cut."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.sync.proxies import Fault, Proxy, a_proxy

_FOREVER = 1 << 40


@dataclass
class Link:
    """A network that can be cut. `url` is where a machine finds the server through it."""

    proxy: Proxy
    is_cut: bool = False

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return f"https://127.0.0.1:{self.proxy.port}"

    def cut(self) -> None:
        """Close every connection, and let no other come about."""
        self.is_cut = True
        self.proxy.fault = Fault(reply=b"", times=_FOREVER)
        self.proxy.drop_all()

    def cut_after(self, size: int) -> None:
        """Let the next connection end after so many bytes of what is sent, and everything after it fail."""
        self.is_cut = True
        self.proxy.fault = Fault(up=size, times=_FOREVER)
        self.proxy.drop_all()

    def mend(self) -> None:
        """Let everything through."""
        self.is_cut = False
        self.proxy.fault = None


@contextmanager
def a_link(url: str) -> Iterator[Link]:
    """Give a network between a machine and the server at this address."""
    with a_proxy(url) as proxy:
        yield Link(proxy)
