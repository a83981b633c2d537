"""Runs missing steps with Alembic. A file of its own because it is slow to load, and hardly any opening needs it."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config


def step(connection: sa.Connection, *, to: str, scripts: Path) -> None:
    """Run the steps in a folder from the version of the file to another one, in the caller's transaction."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
