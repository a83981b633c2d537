"""All migrations together make exactly the tables that the definitions ask for, and a killed one changes nothing."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from caseworker.store import engine
from caseworker.store.migrations.upgrade import HEAD, StoreNewer, revision, upgrade
from caseworker.store.preparing import SCHEMA
from tests.store.stores import a_store

Described = dict[str, tuple[list[tuple[str, str, int, int]], set[str]]]


def described(connection: sa.Connection) -> Described:
    """Every table of ours: its columns (name, type, not null, key; their order is of no matter) and its indexes."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).scalars()
    found: Described = {}
    for name in names.all():
        columns = connection.exec_driver_sql(f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{name}')")
        indexes = connection.exec_driver_sql(
            f"SELECT sql FROM sqlite_schema WHERE tbl_name = '{name}' AND type = 'index'"
        )
        found[name] = (
            sorted(tuple(row) for row in columns),
            {" ".join(one.split()) for one in indexes.scalars() if one},
        )
    return found


def an_engine(path: Path) -> sa.Engine:
    path.touch()
    return engine.build(engine.unkeyed(path), name=path.name, write=True, cache_mib=2)


def test_the_migrations_make_the_tables_that_the_definitions_ask_for(tmp_path: Path) -> None:
    migrated, derived = an_engine(tmp_path / "migrated.db"), an_engine(tmp_path / "derived.db")
    with migrated.begin() as one, derived.begin() as other:
        assert upgrade(one)
        SCHEMA.metadata.create_all(other)
        assert described(one) == described(other)
    migrated.dispose()
    derived.dispose()


def test_an_upgraded_store_is_left_alone(tmp_path: Path) -> None:
    with a_store(tmp_path) as store, store.writing() as connection:
        assert revision(connection) == HEAD
        assert not upgrade(connection)


def test_a_store_of_a_newer_program_is_refused_and_unchanged(tmp_path: Path) -> None:
    with a_store(tmp_path) as store, store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StoreNewer) as refused:
            upgrade(connection)
        assert "newer version" in refused.value.say()


def test_an_upgrade_that_fails_half_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    made = an_engine(tmp_path / "case.db")
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE walk_in (something TEXT)")
    with pytest.raises(sa.exc.OperationalError), made.begin() as connection:
        upgrade(connection)
    with made.begin() as connection:
        assert set(described(connection)) == {"walk_in"}
        assert revision(connection) is None
    made.dispose()
