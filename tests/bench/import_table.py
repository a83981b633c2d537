"""The table that the bench of imports brings in: the generated people with a name, as another program holds them."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.bench import datasets
from tests.bench.datasets import Row

COLUMNS = ("reference", "given", "family", "birth_date", "phone", "email", "street", "locality", "postcode")


def written(path: Path, people: int) -> None:
    """Write so many people, at most, as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(COLUMNS)
        for number, (_, fields) in enumerate(islice(_rows(people), people), start=1):
            out.writerow([f"OLD-{number:07}", *_cells(fields)])


def rows(people: int) -> Iterator[Row]:
    """Yield the same people as rows of the store."""
    return islice(_rows(people), people)


def _rows(people: int) -> Iterator[Row]:
    today = datasets.NOW.date().isoformat()
    for page in datasets.people(people):
        yield from (row for row in page if row[1].get("names") and (row[1].get("birth_date") or "") <= today)


def _cells(fields: datasets.Fields) -> list[str]:
    name = (fields.get("names") or [{}])[0]
    points = fields.get("contact_points") or []
    home = (fields.get("addresses") or [{}])[0]
    phone = next((one["phone"] for one in points if "phone" in one), "")
    mail = next((one["email"] for one in points if "email" in one), "")
    place = [home.get(part, "") for part in ("street", "locality", "postcode")]
    return [name.get("given", ""), name.get("family", ""), fields.get("birth_date") or "", phone, mail, *place]
