"""Logging for machines: one JSON object per line, with ids and counts only.

Of an error its kind and the places it passed are told, never its text, which may quote what was being worked on.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID

_MOST_PLACES = 20
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


class JsonFormatter(logging.Formatter):
    """Writes a record as JSON: moment, level, name, message, what was given as `extra`, and of an error its places."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "name": record.name,
            "message": record.getMessage(),
        }
        told |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = _kind(record.exc_info[1])
            told["places"] = _places(record.exc_info[1])
        return json.dumps(told, default=_told)


def set_up(level: str, *, out: TextIO | None = None) -> logging.Handler:
    """Have everything logged from this level on written as JSON, to standard error unless told otherwise."""
    handler = logging.StreamHandler(out or sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in ("httpx", "httpcore", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return handler


def _told(value: object) -> str:
    """Tell an id as it is; of anything else only what it is."""
    return str(value) if isinstance(value, UUID) else type(value).__name__


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
