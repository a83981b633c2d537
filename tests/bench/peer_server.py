"""Our server as a program of a bench."""

from pathlib import Path
from typing import Any

from tests.bench.peer_lines import Command, Told, answer, peak_mb
from tests.bench.sync_agency import BenchAgency, an_agency
from tests.bench.sync_documents import digest, docs_in, edits_in


def serve(told: Told) -> None:
    """Serve until the input ends; a ticket lies in the folder from the beginning."""
    folder, data = Path(told["dir"]), Path(told["data"])
    settings: dict[str, Any] = {"port": int(told["port"]), "database": told.get("database", "")}
    with an_agency(folder, with_tls=told.get("tls") == "1", **settings) as agency:
        (folder / "ticket").write_text(agency.ticket("Ada Quill", server=agency.server.base_url), encoding="utf-8")
        answer(_commands(agency, data))


def _commands(agency: BenchAgency, data: Path) -> dict[str, Command]:
    return {
        "seed": lambda: agency.seed(docs_in(data)),
        "edit": lambda: agency.edit(edits_in(data, "edits2")),
        "digest": lambda: {"digest": digest(agency.docs())},
        "peak": lambda: {"peak_mb": peak_mb()},
    }
