"""Run by Alembic: the steps work on the connection, and in the transaction, of whoever asked for the upgrade."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
