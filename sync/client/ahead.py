"""The next page, asked for while the last one is taken in, so that neither the link nor the disk waits for the other.

A page fetched ahead counts only for the very place it was asked for. At most one is on its way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

from caseworker.errors import CaseworkerError
from sync.protocol.messages import Filling, PullReply, PullRequest

Ask = Callable[[PullRequest], PullReply]
_Place = tuple[object, int, tuple[str, ...], Filling | None, int | None]


@dataclass(slots=True)
class _Fetch:
    request: PullRequest
    thread: Thread | None = None
    reply: PullReply | None = None
    failure: BaseException | None = None


class Ahead:
    """Fetches one page ahead. Used by one thread."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._fetch: _Fetch | None = None

    def start(self, request: PullRequest) -> None:
        """Begin to fetch a page in the background."""
        self.drop()
        fetch = _Fetch(request)
        fetch.thread = Thread(target=self._run, args=(fetch,), name="sync-next-page", daemon=True)
        self._fetch = fetch
        fetch.thread.start()

    def take(self, request: PullRequest) -> tuple[PullRequest, PullReply] | None:
        """Return the page with its request if it is the one asked for, waiting for it; raises what fetching it did."""
        fetch, self._fetch = self._fetch, None
        if fetch is None or fetch.thread is None or _place(fetch.request) != _place(request):
            return None
        fetch.thread.join()
        if fetch.failure is not None:
            raise fetch.failure
        return None if fetch.reply is None else (fetch.request, fetch.reply)

    def drop(self) -> None:
        """Forget the page; what is on its way ends by itself."""
        self._fetch = None

    def _run(self, fetch: _Fetch) -> None:
        try:
            fetch.reply = self._ask(fetch.request)
        except CaseworkerError as error:
            fetch.failure = error
        except Exception as error:  # noqa: BLE001  a thread ends here; whoever takes the page hears of it
            fetch.failure = error


def after(request: PullRequest, page: PullReply) -> PullRequest:
    """Return the request for the page that follows."""
    return PullRequest(
        device=request.device,
        epoch=request.epoch,
        cursor=page.cursor,
        held=page.held,
        filling=page.filling,
        resume_at=page.resume_at,
        budget_bytes=request.budget_bytes,
    )


def _place(request: PullRequest) -> _Place:
    return (request.epoch, request.cursor, request.held, request.filling, request.resume_at)
