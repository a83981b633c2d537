"""Our client as a program of a bench."""

from pathlib import Path

from tests.bench.peer_lines import Command, Told, answer, forget_peak, peak_mb
from tests.bench.sync_device import BenchDevice, a_device
from tests.bench.sync_documents import digest, edits_in


def serve(told: Told) -> None:
    """Become a device of the server whose folder lies beside ours, and work until the input ends."""
    folder, data = Path(told["dir"]), Path(told["data"])
    ticket = (folder.parent / "server" / "ticket").read_text(encoding="utf-8")
    url = f"{'https' if told.get('tls') == '1' else 'http'}://127.0.0.1:{told['port']}"
    with a_device(folder / "profile", ticket, server=url) as device:
        answer(_commands(device, data))


def _commands(device: BenchDevice, data: Path) -> dict[str, Command]:
    return {
        "pull": device.sync,
        "push": device.sync,
        "rest": device.rest,
        "edit": lambda: device.edit(edits_in(data, "edits1")),
        "digest": lambda: {"digest": digest(device.docs())},
        "count": lambda: {"count": device.count()},
        "forget_peak": forget_peak,
        "peak": lambda: {"peak_mb": peak_mb()},
    }
