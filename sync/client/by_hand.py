"""The bundles of an open profile: for whoever carries work by hand, at the command line or from the window."""

import os

from caseworker.desk.office import Office
from caseworker.desk.witnessing import Witnessing
from caseworker.errors import CaseworkerError
from sync.client.bundles import Bundles, keys_of
from sync.client.store_books import StoreBooks


class NoServer(CaseworkerError):
    """The profile was never enrolled with a server, so there is nobody a bundle could be for."""

    key = "bundle.no-server"
    sentence = "This profile belongs to no server, so there is nobody to carry a bundle to. Everything is safe here."


def bundles_of(office: Office) -> Bundles:
    """Return what makes and takes the bundles of a profile; raises NoServer."""
    membership = office.membership.current()
    if membership is None:
        raise NoServer
    trail = Witnessing(office.sitting)
    return Bundles(StoreBooks(office.exchange), office.contents, keys_of(membership), trail=trail, entropy=os.urandom)
