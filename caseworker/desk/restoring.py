"""From a backup back to a profile at work."""

from pathlib import Path

from caseworker.desk.office import Office, seated
from caseworker.desk.sitting import Clock
from caseworker.store import backup
from caseworker.store.founding import Enrolment
from caseworker.store.membership_lease import Renewal
from caseworker.store.preparing import prepare


def restore(
    source: Path, directory: Path, wish: Enrolment, *, code: str, clock: Clock, renew: Renewal | None = None
) -> Office:
    """Make a new profile from a backup in an absent or empty directory, and open it; raises what `backup.restore` does.

    A device of an agency goes on as the device it was: the server finds that it was put back, and what it had since the
    backup comes again. A backup holds no lease, so such a device asks for one (`renew`); raises LeaseUnusable when the
    server cannot be reached, and the profile then opens when it can.
    """
    return seated(backup.restore(source, directory, wish, code=code, prepare=prepare), clock, renew=renew)
