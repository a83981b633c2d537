"""One JSON line in, one JSON line out: how the programs of a bench are told what to do, and answer how long it took."""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Told = Mapping[str, str]
Command = Callable[[], Mapping[str, Any] | None]


def answer(commands: Mapping[str, Command]) -> None:
    """Answer on the output as it was until the input ends; whatever else is printed goes to the log."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)
        _say(out, {"ok": True})
        for line in sys.stdin:
            _say(out, _carried_out(commands[json.loads(line)["cmd"]]))


def forget_peak() -> None:
    """Let `peak_mb` tell what is held from now on (Linux)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_mb() -> float:
    """Return the most memory that this process held since its beginning, or since `forget_peak`, in megabytes."""
    with Path("/proc/self/status").open(encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1000


def _carried_out(command: Command) -> dict[str, Any]:
    began = time.perf_counter()
    try:
        told = command() or {}
    except Exception as error:  # noqa: BLE001  whoever asked is told, and the log has the whole of it
        traceback.print_exc()
        return {"error": f"{type(error).__name__}: {error}"}
    return {"t": time.perf_counter() - began, **told}


def _say(out: Any, told: Mapping[str, Any]) -> None:
    out.write(f"{json.dumps(told)}\n")
    out.flush()
