"""What is held on a person as one readable page: HTML that needs nothing from outside and runs nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from uuid import UUID

from caseworker.desk.subject_access import IN_ENGLISH, Held, HeldRecord
from caseworker.desk.trails import Told

_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#16181b;background:#fff}"
    "h1{font-size:1.6em}h2{font-size:1.25em;margin-top:2em}h3{font-size:1em;margin:1.2em 0 .2em}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.2em .8em .2em 0;"
    "border-bottom:1px solid #ddd;white-space:pre-wrap;overflow-wrap:anywhere}th{width:14em;font-weight:normal;"
    "color:#4e5258}.small{color:#4e5258;font-size:.9em}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page_of(held: Held, files: Mapping[UUID, str]) -> str:
    """Return the page; `files` says under which name each document lies beside it, "" for one that is not there."""
    body = "\n".join([*_head(held), *_records(held), *_documents(held, files), *_lookings(held), *_left_out(held)])
    title = escape(f"{held.name} · {held.number}")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<style>{_STYLE}</style></head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def kinds_of(held: Held) -> Iterator[tuple[str, list[HeldRecord]]]:
    """Yield the records kind by kind, in the order in which kinds first appear."""
    by_kind: dict[str, list[HeldRecord]] = {}
    for one in held.records:
        by_kind.setdefault(one.kind, []).append(one)
    yield from by_kind.items()


def _head(held: Held) -> Iterator[str]:
    yield f"<h1>What is held on <bdi>{escape(held.name or 'this person')}</bdi></h1>"
    yield _table(
        [("Number", held.number), ("Agency", held.agency), ("Made at", _at(held.made_at)), ("For", held.purpose)]
    )


def _records(held: Held) -> Iterator[str]:
    for kind, records in kinds_of(held):
        yield f"<h2>{escape(kind.replace('_', ' ').capitalize())} ({len(records)})</h2>"
        for one in records:
            yield f'<h3 id="{one.id}">{escape(one.kind.replace("_", " "))} <span class="small">{one.id}</span></h3>'
            yield _table([(name, held.readable(words)) for name, words in one.words])
            yield from _changes(held, one)


def _changes(held: Held, record: HeldRecord) -> Iterator[str]:
    if record.made is not None:
        made = f"Recorded {_at(record.made.at)}, {held.officer(record.made.by)}"
        yield f'<p class="small">{escape(made)}</p>'
    if not record.later:
        return
    yield '<p class="small">Changes, the latest first</p>'
    rows = [(f"{_at(one.at)} · {held.officer(one.by)}", changed(held, one)) for one in record.later]
    yield _table(rows)


def changed(held: Held, one: Told) -> str:
    """Return one change in a line: the field, before and after, and why; empty when it says nothing to a reader."""
    before, after = held.readable(one.before), held.readable(one.after)
    return f"{one.field}: {before or '–'} → {after or '–'}{_why(one.why)}" if before or after else ""


def _documents(held: Held, files: Mapping[UUID, str]) -> Iterator[str]:
    if held.documents:
        yield f"<h2>Documents ({len(held.documents)})</h2>"
        rows = ((one.name, files.get(one.id, "") or "The content is not on this device.") for one in held.documents)
        yield _table(list(rows))


def _lookings(held: Held) -> Iterator[str]:
    if held.lookings:
        yield f"<h2>Who looked, on this device ({len(held.lookings)})</h2>"
        rows = (
            (f"{_at(one.at)} · {held.officer(one.by)}", one.action + ("" if one.allowed else " (refused)"))
            for one in held.lookings
        )
        yield _table(list(rows))


def _left_out(held: Held) -> Iterator[str]:
    yield "<h2>What is not part of this</h2><ul>"
    yield from (f"<li>{escape(IN_ENGLISH[one])}</li>" for one in held.left_out)
    yield "</ul>"


def _table(rows: Sequence[tuple[str, str]] | Iterable[tuple[str, str]]) -> str:
    cells = (f"<tr><th>{escape(name)}</th><td><bdi>{escape(value)}</bdi></td></tr>" for name, value in rows if value)
    return f"<table>{''.join(cells)}</table>"


def _why(reason: str) -> str:
    return f" ({reason})" if reason else ""


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
