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
    # what is reported near a place
    (
        "case_near",
        "case",
        ("case_type", "latitude_udeg", "longitude_udeg"),
        "status <> 'closed' AND latitude_udeg IS NOT NULL",
    ),
    # figures by team and month
    ("case_opened", "case", ("opened_at", "team", "territory", "sensitivity"), ""),
    ("case_closed", "case", ("closed_at", "team", "territory", "sensitivity"), "closed_at IS NOT NULL"),
    ("contact_teams", "interaction", ("occurred_at", "team", "territory", "sensitivity"), ""),
    # everybody by age and by number
    ("person_by_birth", "person", ("birth_date",), ""),
    ("person_by_number", "person", ("number",), ""),
)

_FIRST = "json_extract(names, '$[0].{part}')"
_WRITTEN = (
    f"coalesce(nullif({_FIRST.format(part='sort_as')}, ''), "
    f"nullif({_FIRST.format(part='family')}, '') || ', ' || coalesce({_FIRST.format(part='given')}, ''), "
    f"nullif({_FIRST.format(part='given')}, ''), nullif({_FIRST.format(part='full')}, ''), char(1114111))"
)
LONGEST_NAME = 24  # signs: who is alike so far stands in the order of coming
NAME_ORDER = f"lower(substr({_WRITTEN}, 1, {LONGEST_NAME}))"
"""The place of a person among all, by the name first recorded: family name first, who has no name comes last.

An expression of SQLite alone, so that every connection agrees about the index. Only plain letters are told apart from
their capitals; other letters stand after them, in the order of Unicode.
"""
_BY_NAME = "person_by_name"
_FILTERED_BY = ("territory", "sensitivity", "language", "interpreter")


def add_list_indexes(metadata: sa.MetaData) -> None:
    """Add the indexes to those of the tables that are there."""
    for name, kind, columns, condition in _INDEXES:
        if kind in metadata.tables:
            table = metadata.tables[kind]
            where = sa.text(condition) if condition else None
            sa.Index(name, *(table.c[column] for column in columns), sqlite_where=where)
    if "person" in metadata.tables:
        people = metadata.tables["person"]
        sa.Index(_BY_NAME, sa.text(NAME_ORDER), *(people.c[column] for column in _FILTERED_BY))
