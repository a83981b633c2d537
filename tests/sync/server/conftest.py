"""Both kinds of rows for every test of the service's rules."""

from tests.sync.server.streams import service

__all__ = ["service"]
