"""Lists of cases: the officer's own, and a team's, what binds first before all."""

from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.cases import Case
from caseworker.store import work_lists
from caseworker.store.work_lists import Due, Holder


class CaseLists(WorkDesk):
    """Lists of open and held cases, filtered by what the officer may see."""

    def mine(self, *, limit: int = 200) -> tuple[Due, ...]:
        """Return the cases the officer owns."""
        return self._list(Holder(officer=self._me), limit)

    def of_team(self, team: str, *, limit: int = 200) -> tuple[Due, ...]:
        """Return the cases of a team. Raises NotInPack."""
        return self._list(Holder(team=self._sitting.pack.team(team).id), limit)

    def _list(self, holder: Holder, limit: int) -> tuple[Due, ...]:
        with self._reading() as reader:
            return tuple(work_lists.open_cases(reader, self._listed(Case), holder, limit=limit))
