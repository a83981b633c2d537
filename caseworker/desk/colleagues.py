"""The desk for colleagues: what the officers are called whose ids stand in records.

Names are no part of a record. They come with synchronization, as the server's list of the agency's people, or are told
by whoever made a practice office; either way they are kept beside the records, in the encrypted store. An officer whom
nobody told of has no name here.
"""

from collections.abc import Iterable, Mapping

import msgspec

from caseworker.desk.desk import Desk
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId
from caseworker.errors import CaseworkerError
from caseworker.store import book

_NAME, _VERSION = "colleagues", "colleagues_version"
_WITHOUT_CASES = frozenset({Role.ADMINISTRATOR.value, Role.AUDITOR.value})


class Colleague(msgspec.Struct, frozen=True, omit_defaults=True):
    """An officer of the agency, as colleagues know them: team, role, territories, and at which counter.

    `role` is the agency's word for it (`Role`, or one that only a newer version knows). Who is `disabled` works here no
    more; the name stands in histories.
    """

    id: OfficerId
    name: str
    team: str = ""
    role: str = ""
    territories: tuple[str, ...] = ()
    desk: str = ""
    disabled: bool = False

    @property
    def takes_work(self) -> bool:
        """Whether cases, tasks and visits may be given to them."""
        return not self.disabled and self.role not in _WITHOUT_CASES


class ColleagueUnknown(CaseworkerError):
    """No officer, or more than one, is called so."""

    key = "colleague.unknown"
    sentence = "{count} officers are known here by this name. Nothing was changed. Give the officer's id."


class Colleagues(Desk):
    """Who is who among the officers."""

    def known(self) -> Mapping[OfficerId, Colleague]:
        """Return everybody this device was told of, by id."""
        with self._reading() as reader:
            return _read(book.look_up(reader.connection, _NAME))

    def called(self, said: str) -> Colleague:
        """Return the colleague of this name or id. Raises ColleagueUnknown when there is none, or more than one."""
        known = self.known().values()
        meant = said.strip().casefold()
        found = [one for one in known if meant in {str(one.id), one.name.casefold()}]
        if len(found) != 1:
            raise ColleagueUnknown(count=len(found))
        return found[0]

    def version(self) -> str:
        """Return the version of the server's list that is here, "" before the first."""
        with self._reading() as reader:
            return book.look_up(reader.connection, _VERSION) or ""

    def note(self, people: Iterable[Colleague]) -> None:
        """Remember these officers, in the place of what was known of them before; others stay as they were."""
        with self._sitting.store.writing() as connection:
            known = _read(book.look_up(connection, _NAME))
            book.write_down(connection, _NAME, _written({**known, **{one.id: one for one in people}}))

    def take(self, people: Iterable[Colleague], *, version: str) -> bool:
        """Remember the server's list of this version, as `note` does; return whether it says anything new."""
        with self._sitting.store.writing() as connection:
            known = _read(book.look_up(connection, _NAME))
            now = {**known, **{one.id: one for one in people}}
            book.write_down(connection, _NAME, _written(now))
            book.write_down(connection, _VERSION, version)
        return now != known


def _read(told: str | None) -> dict[OfficerId, Colleague]:
    people = msgspec.json.decode(told, type=tuple[Colleague, ...]) if told else ()
    return {one.id: one for one in people}


def _written(people: Mapping[OfficerId, Colleague]) -> str:
    return msgspec.json.encode(tuple(people.values())).decode()
