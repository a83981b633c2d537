"""What the system is told about this process: write no memory to disk when it fails, let nobody else read it.

A new program in the same process starts without it, so every start of the program says it again.
"""

import ctypes
import logging
import sys

if sys.platform != "win32":
    import resource

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE of prctl(2)
_log = logging.getLogger(__name__)


def harden() -> None:
    """Turn core dumps off; on Linux also make the process unreadable to others of the same account. Never refuses."""
    if sys.platform == "win32":  # the system's error reports are a matter of its policy
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux" and ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        _log.warning("the system would not make the process undumpable")
