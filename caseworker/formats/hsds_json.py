"""HSDS 3 in JSON, as tables: full and list forms of organisations, services and places, pages of them, tabular.

Boundary: a parsed JSON value in, rows out. A nested object is a row of its own that names what it stands in, as in the
tabular form (HSDS 3.0, "Serialization"). Depth and size are bounded; what has no place in a directory is passed over.
"""

from collections.abc import Iterator
from typing import Any

from caseworker.domain.import_runs import RowRefused
from caseworker.formats.hsds_tables import MOST_CELL, MOST_ROWS, TABLES, Row, Tables

_DEEPEST = 12
_LARGEST = 1e15  # a larger number is written with its exponent
_WITHIN = {
    "service_at_locations": "service_at_location",
    "required_documents": "required_documents",
    "locations": "locations",
    "organization": "organizations",
    "location": "locations",
    "service": "services",
    "program": "programs",
    "taxonomy_term": "taxonomy_terms",
    "taxonomy_detail": "taxonomies",
} | {name: name for name in TABLES}
_ONE = {
    "organizations": "organization",
    "programs": "program",
    "services": "service",
    "service_at_location": "service_at_location",
    "locations": "location",
    "phones": "phone",
    "contacts": "contact",
    "taxonomy_terms": "taxonomy_term",
    "taxonomies": "taxonomy",
}
"""What a row of another table calls one of these, before `_id`."""
_POINTS_UP = frozenset({"organization", "location", "service", "program", "taxonomy_term", "taxonomy_detail"})
"""Objects that their parent names, rather than the other way round."""


def read_json(value: Any, file: str, into: Tables) -> Iterator[RowRefused]:
    """Add what a JSON value holds of a directory; yield what could not be read."""
    whole = _Flattening(file, into)
    yield from whole.read(value)


class _Flattening:
    def __init__(self, file: str, into: Tables) -> None:
        self._file, self._into, self._number = file, into, 0

    def read(self, value: Any) -> Iterator[RowRefused]:
        if isinstance(value, dict) and isinstance(value.get("contents"), list):
            value = value["contents"]
        if isinstance(value, dict) and any(_table_of(name) for name in value) and "id" not in value:
            yield from self._tabular(value)
            return
        for self._number, one in enumerate(value if isinstance(value, list) else [value], start=1):
            kind = _kind_of(one) if isinstance(one, dict) else ""
            if kind:
                yield from self._object(kind, one, {}, 0)
            elif not (isinstance(one, dict) and "openapi_url" in one):  # the page an interface introduces itself by
                yield RowRefused(
                    self._number, "", "This is no organisation, service, place or topic of a directory.", self._file
                )

    def _tabular(self, value: dict[str, Any]) -> Iterator[RowRefused]:
        for name, rows in value.items():
            table = _table_of(name)
            if not table or not isinstance(rows, list):
                yield RowRefused(1, name[:60], "This is no table of a directory and was left out.", self._file)
                continue
            for self._number, row in enumerate(rows, start=1):
                if isinstance(row, dict):
                    yield from self._object(table, row, {}, 0)
                else:
                    yield RowRefused(self._number, table, "This row of the table is no object.", self._file)

    def _object(self, table: str, value: dict[str, Any], links: dict[str, str], depth: int) -> Iterator[RowRefused]:
        if depth > _DEEPEST or self._into.count >= MOST_ROWS:
            yield RowRefused(
                self._number,
                table,
                "The directory is nested too deeply or too large. The rest was left out.",
                self._file,
            )
            return
        cells = {**links, **{name: told for name, one in value.items() if (told := _text(one))}}
        own = cells.get("id", "")
        for name, one in value.items():
            if name in _POINTS_UP and isinstance(one, dict) and name in _WITHIN:
                said = "taxonomy" if name == "taxonomy_detail" else name
                cells.setdefault(f"{said}_id", _text(one.get("id")))
                yield from self._object(_WITHIN[name], one, {}, depth + 1)
        self._into.add(table, Row(self._file, self._number, cells))
        for name, one in value.items():
            if name in _WITHIN and isinstance(one, list):
                below = self._links(table, name, own)
                for each in one:
                    if isinstance(each, dict):
                        yield from self._object(_WITHIN[name], each, below, depth + 1)

    def _links(self, table: str, name: str, own: str) -> dict[str, str]:
        said = _ONE.get(table, "")
        if not own or not said:
            return {}
        if name == "attributes":
            return {"link_id": own, "link_entity": said}
        return {} if name == "metadata" else {f"{said}_id": own}


def _table_of(name: str) -> str:
    """Return the table of a file or key: `services`, `services.csv`; "" for none."""
    plain = name.removesuffix(".csv")
    return plain if plain in TABLES else ""


def _kind_of(value: dict[str, Any]) -> str:
    """Return the table an object is a row of, told by what it has that others have not."""
    keys = value.keys()
    for table, telling in (
        ("service_at_location", {"location", "service_id", "location_id"}),
        ("locations", {"location_type", "latitude", "addresses", "transportation"}),
        ("services", {"status", "organization", "service_at_locations", "application_process", "organization_id"}),
        ("taxonomy_terms", {"taxonomy_detail", "taxonomy", "parent_id", "term_uri"}),
        ("organizations", {"legal_status", "website", "services", "email", "tax_status", "organization_identifiers"}),
        ("taxonomies", {"version", "uri"}),
        ("organizations", {"name"}),
    ):
        if "id" in keys and keys & telling:
            return table
    return ""


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value[:MOST_CELL]
    if isinstance(value, float) and abs(value) < _LARGEST:
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, int | float) else ""
