"""What officers are called in lists: by the name colleagues know, otherwise by a short mark that tells them apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from caseworker.desk.colleagues import Colleague
from caseworker.desk.office import Office
from caseworker.domain.ids import OfficerId

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Officers:
    """Who is who. `me` is the officer at work."""

    me: OfficerId
    my_name: str
    known: Mapping[OfficerId, Colleague] = field(default_factory=dict)

    def name(self, officer: OfficerId | None) -> str:
        """Return what an officer is called; nobody is said to be nobody."""
        if officer is None:
            return translate("Lists", "Nobody yet")
        if officer == self.me:
            return self.my_name
        known = self.known.get(officer)
        if known is not None:
            return known.name
        return translate("Lists", "Officer {mark}").format(mark=officer.hex[-4:].upper())

    def everybody(self, *more: OfficerId) -> tuple[OfficerId, ...]:
        """Return everyone to whom work may be given, and these, by their names."""
        working = (one.id for one in self.known.values() if one.takes_work)
        return tuple(sorted({self.me, *working, *more}, key=lambda one: (self.name(one).casefold(), one)))


def officers_of(office: Office) -> Officers:
    """Return who is who for an open office. To be asked off the screen's thread."""
    me, known = office.card, office.colleagues.known()
    return Officers(me.id, known[me.id].name if me.id in known else me.name, known)
