"""How asking the server may fail. Each means that nothing is lost, and that the same may be asked again."""

from caseworker.errors import CaseworkerError


class Unreachable(CaseworkerError):
    """No whole answer of the server came. Whether it took what was sent is not known, and does not matter."""

    key = "sync.unreachable"
    sentence = "The server could not be reached. Your work is saved on this device, and is sent as soon as it can be."


class NotTheServer(Unreachable):
    """Something else answered: a page of the network one is in, or a proxy on the way."""

    key = "sync.not-the-server"
    sentence = (
        "Something other than the agency's server answered, such as the sign-in page of a network. Your work is saved "
        "on this device. Sign in to the network, or use another one."
    )


class NotTrusted(Unreachable):
    """The server's certificate is not the agency's, has expired, or is for another name."""

    key = "sync.not-trusted"
    sentence = (
        "The connection is not secure: the server's certificate is not valid here. Nothing was sent, and your work is "
        "saved on this device. Check this computer's clock; if it is right, tell the administrator."
    )


class ServerBusy(Unreachable):
    """The server asked to be left alone for a while (`retry_after_s`)."""

    key = "sync.server-busy"
    sentence = "The server is busy. Your work is saved on this device; it is tried again by itself."

    def __init__(self, *, retry_after_s: int) -> None:
        super().__init__(retry_after_s=retry_after_s)
        self.retry_after_s = retry_after_s


class NotAccepted(CaseworkerError):
    """The server does not know the sender as a device in good standing, or its session is over."""

    key = "sync.not-accepted"
    sentence = (
        "The server does not accept this device. Your work is saved on it. If this does not pass, ask the "
        "administrator whether the device is still enrolled."
    )


class ServerRefused(CaseworkerError):
    """The server understood a request and will not serve it. `error` is the key it gave."""

    key = "sync.server-refused"
    sentence = "The server refused a request ({error}, {status}). Your work is saved on this device."

    def __init__(self, *, error: str, status: int) -> None:
        super().__init__(error=error, status=status)
        self.error, self.status = error, status


class AnotherLog(CaseworkerError):
    """The server's log has nothing in common with the one this device has read: it is another, or was begun anew."""

    key = "sync.another-log"
    sentence = (
        "The server's records are not the ones this device has worked with. Nothing was changed and nothing is lost "
        "here. Tell the administrator, who can put the server back from a backup."
    )
