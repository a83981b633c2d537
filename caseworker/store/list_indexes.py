"""Indexes that lists need over more than one column, each beside the list that is too slow without it.

What a single column needs is said in its definition. An index costs a page in every save of its subject, so most of
these hold only what is still open.
"""

import sqlalchemy as sa

_INDEXES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    # what needs me, team queue, workload
    ("case_at_work", "case", ("team", "owner", "escalation", "handover_asked_by"), "status <> 'closed'"),
    ("task_open", "task", ("team", "assignee"), "state = 'open'"),
    # what is late or due
    ("deadline_unsettled", "deadline", ("due_at",), "met_at IS NULL AND state <> 'met'"),
    ("approval_asked", "approval", ("asked_at",), "state = 'asked'"),
    # figures by team and month
    ("case_opened", "case", ("opened_at", "team", "territory", "sensitivity"), ""),
    ("case_closed", "case", ("closed_at", "team", "territory", "sensitivity"), "closed_at IS NOT NULL"),
    ("contact_teams", "interaction", ("occurred_at", "team", "territory", "sensitivity"), ""),
)


def add_list_indexes(metadata: sa.MetaData) -> None:
    """Add the indexes to those of the tables that are there."""
    for name, kind, columns, condition in _INDEXES:
        if kind in metadata.tables:
            table = metadata.tables[kind]
            where = sa.text(condition) if condition else None
            sa.Index(name, *(table.c[column] for column in columns), sqlite_where=where)
