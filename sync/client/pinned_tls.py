"""TLS on the device: version 1.3, and no authority but the agency's own."""

import ssl

from caseworker.errors import CaseworkerError


class AuthorityUnreadable(CaseworkerError):
    """The trust document holds something that is no certificate."""

    key = "trust.authority-unreadable"
    sentence = (
        "The agency's certificate could not be read, so nothing was sent. Everything saved is safe. Tell your"
        " administrator."
    )


def pinned_context(ca: str) -> ssl.SSLContext:
    """Return a context that believes certificates of this authority (PEM) for the right host only.

    Without one ("") it is what the system believes. Raises AuthorityUnreadable.
    """
    context = ssl.create_default_context() if not ca else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if ca:
        try:
            context.load_verify_locations(cadata=ca)
        except (ssl.SSLError, ValueError) as error:
            raise AuthorityUnreadable from error
    return context


def unpinned_context() -> ssl.SSLContext:
    """Return a context that believes anyone: only to ask for a trust document, whose signature is checked instead."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
