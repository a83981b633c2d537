"""Being let in again: a closed profile asks its server, somebody compares six digits and approves, and it opens.

The request carries a key that lives only in this process, so whoever asks has to stay until the answer is there.
"""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from caseworker.desk.doors import DeviceSecretStore, Doors, closed_profile, take_back
from caseworker.desk.office import Office
from caseworker.domain.ids import DeviceId, Entropy
from sync.client import recovering
from sync.client.pinned_tls import pinned_context
from sync.client.posting import connected
from sync.client.recovering import Released
from sync.protocol.recovery import Wanted
from sync.protocol.trust import read_trust

ASKED_EVERY_S = 3.0


class Readmission:
    """One request. `code` are the six digits to read out. Raises NotEnrolled, and what posting raises, when made.

    With `passphrase_lost` a supervisor releases the root key, and `open` asks for a new passphrase; otherwise the
    device secret comes back, and the passphrase opens the profile as before (`put_back`).
    """

    def __init__(self, directory: Path, *, passphrase_lost: bool, entropy: Entropy) -> None:
        self._directory, self._closed = directory, closed_profile(directory)
        place = self._closed.place
        self._post = connected(place.server, pinned_context(place.ca))
        self._asked = recovering.ask_for(
            Wanted.ROOT_KEY if passphrase_lost else Wanted.DEVICE_SECRET,
            self._post,
            device=DeviceId(UUID(place.device)),
            profile=self._closed.profile,
            epoch=self._closed.epoch,
            entropy=entropy,
            slot=self._closed.recovery_slot if passphrase_lost else b"",
        )
        self._lost = passphrase_lost
        self._released: Released | None = None

    @property
    def code(self) -> str:
        """The six digits that are read out to whoever approves."""
        return self._asked.code

    def look(self) -> bool:
        """Ask whether somebody has approved; raises ReleaseUnreadable for an answer that is not to this request."""
        if self._released is None:
            found = recovering.fetch(self._post, self._asked)
            if found is not None and self._lost:
                place = self._closed.place
                recovering.check_supervisor(self._asked, found, read_trust(place.trust, place.root))
            self._released = found
        return self._released is not None

    def put_back(self, keyring: DeviceSecretStore, *, now: datetime) -> None:
        """Put the device secret into the keyring again. After `look` has said yes."""
        released = self._answer()
        epoch = self._closed.epoch
        take_back(self._directory, keyring, released.secret, epoch=epoch, lease=released.lease, now=now)

    def open(self, doors: Doors, *, new_passphrase: str) -> Office:
        """Open the profile under a new passphrase and as a new epoch. After `look` has said yes."""
        released = self._answer()
        return doors.by_release(
            self._directory,
            released.secret,
            epoch=self._closed.epoch,
            lease=released.lease,
            new_passphrase=new_passphrase,
        )

    def _answer(self) -> Released:
        assert self._released is not None, "asked only after somebody has approved"
        return self._released
