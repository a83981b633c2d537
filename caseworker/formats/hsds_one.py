"""HSDS 1 (the CSV files of the Ohana API) as the tables of HSDS 3: the same things under other names.

Boundary: rows in, rows out. Lists within a cell become rows; a service given at one place becomes a service at a
location; keywords and topics become terms. Schedules stay tables of their own: their hours are written otherwise.
"""

from collections.abc import Iterable, Iterator

from caseworker.formats.hsds_tables import Row, Tables

REGULAR, HOLIDAY = "regular_schedules", "holiday_schedules"
FILES = frozenset({REGULAR, HOLIDAY, "mail_addresses", "taxonomy"})
"""The files that HSDS 1 has and HSDS 3 has not."""

_LOCATION = {"website": "url", "short_desc": "short_description"}
_SERVICE = {"website": "url", "eligibility": "eligibility_description", "fees": "fees_description"}
_PHONE = {"number_type": "type", "department": "description"}


def is_first_version(tables: Tables) -> bool:
    """Whether the files are those of HSDS 1."""
    told = set(tables.names())
    if told & FILES:
        return True
    return any("location_id" in row.cells for row in tables.of("services"))


def translated(tables: Tables) -> Tables:
    """Return the tables of HSDS 3 that say the same."""
    made = Tables()
    for row in tables.of("organizations"):
        made.add("organizations", row)
    for row in tables.of("locations"):
        _location(made, row)
    for row in tables.of("addresses"):
        made.add("addresses", _with(row, {}, address_type="physical"))
    for row in tables.of("mail_addresses"):
        made.add("addresses", _with(row, {}, address_type="postal", id=f"mail-{row.get('id')}"))
    for row in tables.of("phones"):
        number = " ".join(part for part in (row.get("country_prefix"), row.get("number")) if part)
        made.add("phones", _with(row, _PHONE, number=number))
    terms = {row.get("taxonomy_id"): row for row in tables.of("taxonomy")}
    owners = {row.get("id"): row.get("organization_id") for row in tables.of("locations")}
    for row in tables.of("services"):
        _service(made, row, terms, owners)
    for name in ("contacts", REGULAR, HOLIDAY):
        for row in tables.of(name):
            made.add(name, row)
    return made


def _location(made: Tables, row: Row) -> None:
    own = row.get("id")
    is_virtual = row.get("virtual").casefold() in {"true", "t", "1"}
    made.add("locations", _with(row, _LOCATION, location_type="virtual" if is_virtual else "physical"))
    for at, told in enumerate(_listed(row.get("accessibility"))):
        words = told.replace("_", " ")
        made.add("accessibility", _part(row, f"{own}-{at}", location_id=own, description=words))
    _languages(made, row, location_id=own)


def _service(made: Tables, row: Row, terms: dict[str, Row], owners: dict[str, str]) -> None:
    own, place = row.get("id"), row.get("location_id")
    audience = row.get("audience")
    conditions = row.get("eligibility")
    for_whom = ". ".join(dict.fromkeys(one.rstrip(".") for one in (conditions, audience) if one))
    made.add(
        "services",
        _with(row, _SERVICE, organization_id=owners.get(place, ""), eligibility_description=for_whom),
    )
    if place:
        made.add("service_at_location", _part(row, f"{own}-{place}", service_id=own, location_id=place))
    for at, area in enumerate(_listed(row.get("service_areas"))):
        made.add("service_areas", _part(row, f"{own}-{at}", service_id=own, name=area))
    for at, paper in enumerate(_listed(row.get("required_documents"))):
        made.add("required_documents", _part(row, f"{own}-{at}", service_id=own, document=paper))
    _languages(made, row, service_id=own)
    named = [terms[one].get("name") for one in _listed(row.get("taxonomy_ids")) if one in terms]
    for topic in dict.fromkeys([*named, *_listed(row.get("keywords"))]):
        _topic(made, row, own, topic)


def _topic(made: Tables, row: Row, service: str, topic: str) -> None:
    made.add("taxonomy_terms", _part(row, f"term-{topic}", name=topic))
    link = _part(row, f"{service}-{topic}", link_id=service, link_entity="service", taxonomy_term_id=f"term-{topic}")
    made.add("attributes", link)


def _languages(made: Tables, row: Row, **owner: str) -> None:
    for at, name in enumerate(_listed(row.get("languages"))):
        made.add("languages", _part(row, f"{'-'.join(owner)}-{row.get('id')}-{at}", name=name, **owner))


def _listed(told: str) -> Iterator[str]:
    """Yield the words of a cell that lists them with commas."""
    return (part for part in (one.strip() for one in told.split(",")) if part)


def _with(row: Row, renamed: dict[str, str], **more: str) -> Row:
    cells = {renamed.get(name, name): told for name, told in row.cells.items()}
    return Row(row.file, row.line, cells | _told(more.items()))


def _part(row: Row, own: str, **cells: str) -> Row:
    return Row(row.file, row.line, {"id": own} | _told(cells.items()))


def _told(cells: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: told for name, told in cells if told}
