"""Who sent a request, and the one refusal of everybody else."""

from dataclasses import dataclass
from typing import ClassVar

from caseworker.domain.access import Actor
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.errors import CaseworkerError


@dataclass(frozen=True, slots=True)
class Caller:
    """The device and officer behind a request, after signature, session and revocation were checked."""

    device: DeviceId
    officer: OfficerId
    actor: Actor


class NotAuthenticated(CaseworkerError):
    """The sender is not known here as a device in good standing, for whatever reason: the reason is never told.

    Unknown, revoked, wrongly signed, too late, sent twice, without a session: one status, one body.
    """

    key = "sync.not-authenticated"
    sentence = "The server does not accept this device. Your work is safe on it. Ask your administrator to enrol it."
    status: ClassVar[int] = 401
