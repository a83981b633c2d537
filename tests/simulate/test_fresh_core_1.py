"""Ten seconds of fresh worlds at level "core"; a file of its own, so that it runs beside the others."""

from tests.simulate.fresh import hold


def test_fresh_worlds_hold() -> None:
    hold("core")
