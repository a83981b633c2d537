"""Our server or our client as a program of the peers' harness, and of our own bench.

    python -m tests.bench.peer_driver role=server|client port=N dir=FOLDER data=FOLDER [tls=1] [database=URL]

It says `{"ok": true}` when it is up, then answers one JSON line per JSON line: `seed`, `edit` and `digest` for a
server; `pull`, `edit`, `push` and `digest` for a client; `{"t": seconds}` comes with each answer. The ticket with which
the client is enrolled is handed over as a file beside the folders of both; key derivation costs what it least may.
Only the side that is asked for is loaded, so that its memory can be told.
"""

import sys
from importlib import import_module


def main() -> int:
    """Serve until the input ends."""
    told = dict(one.split("=", 1) for one in sys.argv[1:])
    import_module(f"tests.bench.peer_{told['role']}").serve(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
