"""A world in which people are merged and unmerged while everything else goes wrong."""

from caseworker.domain.conflicts import Conflict
from tests.simulate import people
from tests.simulate.parts import Parts
from tests.simulate.setting import Doing, Plot
from tests.simulate.truth import expect
from tests.simulate.world import World

PEOPLE = Plot((*people.SUBJECTS, Conflict), (*people.SUBJECTS, Conflict))
_MOST_MERGES = 200


class PeopleWorld(World):
    """One world about people. All of them live in one territory, so whoever sees one sees all."""

    officer: Doing = staticmethod(people.act)

    def __init__(self, seed: int, parts: Parts | None = None) -> None:
        super().__init__(seed, parts, PEOPLE)

    def rest(self) -> None:
        """Come to rest; then undo every merge, come to rest again, and look who everybody is."""
        super().rest()
        self.tx.grant(self.devices[0].id, ["A/0"])
        for _ in range(_MOST_MERGES):
            self._settle_down()
            if not people.undo_all(self):
                if not self._may_have_been_turned_down_later():
                    people.all_are_who_they_were(self)
                return
        expect(False, "I1", "merges are undone without end")

    def _may_have_been_turned_down_later(self) -> bool:
        """Whether work once applied may have been refused after a restored backup, by other rights than before.

        An undoing that somebody else had built on it then stands without it. Nothing is lost, but a value stays.
        """
        rights = ("grants", "granted again", "disabled")
        return bool(self.used["server restored"] + self.used["restored while away"]) and any(
            self.used[one] for one in rights
        )
