"""Taking in the pack that the agency's server has put in force. Work goes on under it from the next opening on.

The program acts here, not an officer. Earlier versions stay, because work was begun under them.
"""

from caseworker.desk.desk import Desk
from caseworker.domain.agency import Pack
from caseworker.store import packs


class PackDelivery(Desk):
    """The packs of this device, as the server delivers them."""

    def version(self) -> str:
        """Return the version that was delivered last."""
        with self._reading() as reader:
            return packs.current(reader.connection).version

    def take(self, pack: Pack) -> None:
        """Keep a pack and make it today's; twice is once."""
        with self._sitting.store.writing() as connection:
            packs.keep(connection, pack, at=self._now())
