"""Errands rest when they fail, and hold up nothing else."""

import pytest

from caseworker.errors import CaseworkerError
from sync.client.ahead import Ahead, after
from sync.client.errands import REST_MS, Patient
from sync.client.failures import NotAccepted, ServerRefused, Unreachable
from sync.protocol.messages import Filling, PullReply, PullRequest
from tests.sync.messages import ANN, EPOCH
from tests.sync.profiles import Clock

ASKED = PullRequest(device=ANN, epoch=EPOCH, cursor=3, held=("a",))


def test_an_errand_the_server_refuses_rests_for_an_hour_and_is_told_of() -> None:
    clock, tried, told = Clock(), list[int](), list[CaseworkerError]()

    def work() -> bool:
        tried.append(clock.ms)
        raise ServerRefused(error="number.no-such-series", status=404)

    errand = Patient("numbers", work, clock, told.append)
    assert [errand(), errand()] == [False, False]
    clock.go(REST_MS)
    errand()

    assert len(tried) == len(told) == 2


@pytest.mark.parametrize("failure", [Unreachable(), NotAccepted()])
def test_what_concerns_the_whole_round_is_raised(failure: CaseworkerError) -> None:
    def work() -> bool:
        raise failure

    with pytest.raises(type(failure)):
        Patient("numbers", work, Clock(), lambda _error: None)()


def test_a_page_fetched_ahead_counts_only_for_its_place() -> None:
    asked: list[PullRequest] = []

    def pull(request: PullRequest) -> PullReply:
        asked.append(request)
        return PullReply(lineage=(), cursor=9)

    ahead = Ahead(pull)
    page = PullReply(lineage=(), cursor=5, held=("a",), filling=Filling("b"), resume_at=2)
    following = after(ASKED, page)

    ahead.start(following)
    assert ahead.take(ASKED) is None
    ahead.start(following)
    assert ahead.take(following) == (following, PullReply(lineage=(), cursor=9))
    assert ahead.take(following) is None, "it is given once"
    assert asked[0] == following


def test_what_failed_ahead_is_told_to_who_takes_it() -> None:
    def pull(_request: PullRequest) -> PullReply:
        raise Unreachable

    ahead = Ahead(pull)
    ahead.start(ASKED)

    with pytest.raises(Unreachable):
        ahead.take(ASKED)
