"""How failures are answered: foreseen ones by their key, unknown callers all alike, mistakes of ours without a detail.

Nothing of a request is repeated in an answer or in the log.
"""

import logging
import traceback
from pathlib import Path

import msgspec

from caseworker.errors import CaseworkerError
from sync.protocol.contact import Refusal
from sync.server.web.door import Reply

DEFAULT_STATUS = 400
_ENCODER = msgspec.json.Encoder()
_MOST_PLACES = 8
_log = logging.getLogger("caseworker.server")


def refusal(status: int, key: str, *, retry_after_s: int | None = None) -> Reply:
    """Return the answer for a foreseen failure."""
    headers = {} if retry_after_s is None else {"retry-after": str(retry_after_s)}
    return Reply(status, _ENCODER.encode(Refusal(key)), headers)


NOT_AUTHENTICATED = refusal(401, "sync.not-authenticated")
MISTAKE = refusal(500, "server.mistake")
NO_SUCH_PLACE = refusal(404, "server.no-such-place")


def answered(error: CaseworkerError) -> Reply:
    """Return the answer for a failure: its status is the class attribute `status`, 400 where there is none."""
    status = getattr(error, "status", DEFAULT_STATUS)
    if status == NOT_AUTHENTICATED.status:
        return NOT_AUTHENTICATED
    return refusal(status, error.key, retry_after_s=getattr(error, "retry_after_s", None))


def mistaken(error: BaseException, *, where: str) -> Reply:
    """Log the kind of a mistake and the places it passed, never its text, and return the answer."""
    places = traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
    told = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(places))
    _log.error("mistake in %s: %s at %s", where, type(error).__qualname__, told)
    return MISTAKE
