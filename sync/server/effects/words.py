"""What a message says beside its ids: the template of its subscription, filled from records as they stand now."""

import re
from collections.abc import Mapping
from uuid import UUID

from sync.server.effects.outbox import is_open
from sync.server.storage import StoredRecord

_PLACE = re.compile(r"\{([a-z_]{1,40})\.([a-z_]{1,60})\}")
_LONGEST_VALUE = 500


def filled(template: str, records: Mapping[UUID, StoredRecord]) -> str:
    """Return the template with its places filled; what is erased, restricted or unknown leaves its place empty."""
    by_kind: dict[str, StoredRecord] = {}
    for one in records.values():
        if not one.erased and is_open(one.fields):
            by_kind.setdefault(one.kind, one)
    return _PLACE.sub(lambda place: _value(by_kind.get(place[1]), place[2]), template)


def _value(record: StoredRecord | None, field: str) -> str:
    value = None if record is None else record.fields.get(field)
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    return str(value)[:_LONGEST_VALUE]
