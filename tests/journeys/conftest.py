"""What journeys share: the application as tests of screens have it, and one agency for each module."""

from collections.abc import Iterator

import pytest

from tests.journeys.world import World, a_world
from tests.ui.conftest import _keys_cost_nothing, _usual_theme, qapp_cls
from ui.theme.current import Themed

__all__ = ["_keys_cost_nothing", "_usual_theme", "qapp_cls", "world"]


@pytest.fixture(scope="module")
def world(
    qapp: Themed, _keys_cost_nothing: None, empty_home: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The agency of this module."""
    with a_world(qapp, tmp_path_factory.mktemp("world")) as made:
        yield made


@pytest.fixture(params=[True, False], ids=["with the server", "with the network cut"])
def connected(request: pytest.FixtureRequest) -> bool:
    """Whether the network is there: every journey is gone both ways."""
    return bool(request.param)
