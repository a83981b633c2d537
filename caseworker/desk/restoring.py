"""From a backup back to a profile at work."""

from pathlib import Path

from caseworker.desk.office import Office, seated
from caseworker.desk.sitting import Clock
from caseworker.store import backup
from caseworker.store.founding import Enrolment
from caseworker.store.preparing import prepare


def restore(source: Path, directory: Path, wish: Enrolment, *, code: str, clock: Clock) -> Office:
    """Make a new profile from a backup in an absent or empty directory, and open it; raises what `backup.restore` does.

    The device must be enrolled anew before it synchronizes (`vault.state.new_device_identity`).
    """
    return seated(backup.restore(source, directory, wish, code=code, prepare=prepare), clock)
