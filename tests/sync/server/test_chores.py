"""Chores come round, whatever happened the last time."""

from datetime import UTC, datetime

import anyio
import pytest

from sync.server.chores import Chore, do_chores
from sync.server.web.limits import Busy

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_a_chore_that_fails_is_done_again_and_the_others_go_on(expected_logs: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def foreseen(_now: datetime) -> None:
        done.append("foreseen")
        raise Busy

    def mistaken(_now: datetime) -> None:
        done.append("mistaken")
        raise ValueError("Rosa Novak")

    def good(now: datetime) -> None:
        assert now == NOW
        done.append("good")

    works = {"foreseen": foreseen, "mistaken": mistaken, "good": good}
    chores = [Chore(name=name, every_s=0.01, work=work) for name, work in works.items()]

    async def until_all_came_twice() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(do_chores, chores, lambda: NOW)
            while any(done.count(name) < 2 for name in works):
                await anyio.sleep(0.01)
            group.cancel_scope.cancel()

    anyio.run(until_all_came_twice)

    assert "ValueError" in expected_logs.text
    assert "Rosa" not in expected_logs.text
