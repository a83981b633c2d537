"""Every kind of rows for every test of the service's rules."""

from tests.postgres import postgres, postgres_server
from tests.sync.server.ledgers import ledger
from tests.sync.server.streams import database, postgres_shape, postgres_tables, service

__all__ = ["database", "ledger", "postgres", "postgres_server", "postgres_shape", "postgres_tables", "service"]
