"""What importers work with, handed out by the office; it loads no importer."""

from dataclasses import dataclass

from caseworker.desk.documents import Documents
from caseworker.desk.finding import Finding
from caseworker.desk.imports.undoing import Undoing
from caseworker.desk.sitting import Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What importers work with: desks of the officer at work; and what takes their work back."""

    sitting: Sitting
    finding: Finding
    documents: Documents
    undoing: Undoing
