"""History: the places where one was, for back and forward. Values only."""

from dataclasses import dataclass, field, replace

from ui.places import Place

_MOST = 100


@dataclass(slots=True)
class History:
    """Where one is, was before, and came back from. Each place carries the state in which it was left."""

    here: Place | None = None
    before: list[Place] = field(default_factory=list)
    after: list[Place] = field(default_factory=list)

    def leave(self, state: dict[str, object]) -> None:
        """Remember how the place that is being left looks."""
        if self.here is not None:
            self.here = replace(self.here, state=state)

    def go(self, place: Place) -> None:
        """Be somewhere else; forward then leads nowhere. Going where one is keeps the way back as it is."""
        if self.here is not None and self.here != place:
            self.before = [*self.before, self.here][-_MOST:]
        self.after = []
        self.here = place

    def replace(self, place: Place) -> None:
        """Be somewhere else instead of here."""
        self.here = place

    def back(self) -> Place | None:
        """Return to the place before; None when there is none."""
        if not self.before:
            return None
        if self.here is not None:
            self.after.append(self.here)
        self.here = self.before.pop()
        return self.here

    def forward(self) -> Place | None:
        """Return to where one came back from; None when there is none."""
        if not self.after:
            return None
        if self.here is not None:
            self.before.append(self.here)
        self.here = self.after.pop()
        return self.here
