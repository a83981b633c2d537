"""Whose work the invented records are: what an office keeps in its own name, and who of the invented staff is who.

A server takes nothing that says somebody else has recorded it, so what is loaded is recorded by whoever loads it. Who
owns a case, does a task or goes on a visit stays as it was invented.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from caseworker.domain.definition import Merge, Record
from caseworker.domain.ids import OfficerId
from caseworker.practice.population.generate import Batch
from caseworker.practice.population.tables import Row


def recorded_by(record: Record, officer: OfficerId) -> Record:
    """Return the record as if this officer had recorded it."""
    told: dict[str, Any] = {name: officer for name in _author_fields(type(record)) if getattr(record, name) is not None}
    return replace(record, **told) if told else record


def with_staff(batches: Sequence[Batch], known: Mapping[str, str]) -> list[Batch]:
    """Return the rows with some of the invented staff replaced by others, by id."""
    return [Batch(batch.table, [_renamed(row, known) for row in batch.rows]) for batch in batches]


def _renamed(row: Row, known: Mapping[str, str]) -> Row:
    told = row._asdict().items()
    changed: dict[str, Any] = {name: known[value] for name, value in told if isinstance(value, str) and value in known}
    return row._replace(**changed) if changed else row


def _author_fields(kind: type[Record]) -> tuple[str, ...]:
    fields = kind.definition.fields
    return tuple(one.name for one in fields if one.rule.refers == "officer" and one.rule.merge is Merge.FACT)
