"""Any history of a simulated world holds, with histories chosen, and made small when one fails, by Hypothesis.

The simulator draws what happens by weights; here whole sequences are sought, and the choices within one step follow
from a number.
"""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.simulate.bad_days import DAYS
from tests.simulate.network import TROUBLES
from tests.simulate.officers import edit
from tests.simulate.world import World

_CHANCES = st.fixed_dictionaries({trouble: st.sampled_from((0.0, 0.3)) for trouble in TROUBLES})


class AnyHistory(RuleBasedStateMachine):
    """Officers, network and bad days of one world of the model, in any order; then the world comes to rest."""

    @initialize(seed=st.integers(0, 1 << 20), chances=_CHANCES)
    def begin(self, seed: int, chances: dict[str, float]) -> None:
        """Begin a world with this network."""
        self.world = World(seed)
        self.world.network.chances = chances

    @rule()
    def somebody_writes(self) -> None:
        """An officer writes something."""
        self.world.happen("edit", edit)

    @rule()
    def somebody_asks(self) -> None:
        """A device asks the server."""
        self.world.happen("ask", self.world.network.ask)

    @rule(times=st.integers(1, 4))
    def messages_arrive(self, times: int) -> None:
        """Messages arrive, or get lost."""
        for _ in range(times):
            self.world.happen("deliver", self.world.network.deliver)

    @rule(name=st.sampled_from(sorted(DAYS)))
    def a_bad_day(self, name: str) -> None:
        """Something goes wrong."""
        self.world.happen(name, DAYS[name])

    def teardown(self) -> None:
        """Let it come to rest."""
        if hasattr(self, "world"):
            self.world.rest()
            self.world.close()


AnyHistory.TestCase.settings = settings(
    max_examples=40, stateful_step_count=80, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyHistoryHolds = AnyHistory.TestCase
