"""The log is kept until all have read it, never under 180 days, never over 400; who comes later loses nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from sync.protocol.messages import What
from sync.server.database import Database
from sync.server.identity.tables import DEVICE
from sync.server.log_keeping import LOG_MARK, LogKeeping
from sync.server.storage import ChangeRow
from sync.server.tables import CHANGE
from sync.server.upkeep import chores_of
from tests.desk.sittings import MovableClock
from tests.sync.profiles import a_profile
from tests.sync.running import a_running_server
from tests.sync.server.web_work import a_person

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
STEP_DAYS = 10
ANN, BEN = DeviceId(UUID(int=0xA)), DeviceId(UUID(int=0xB))


class Years:
    """A log to which a row is added every ten days, and devices that read it or do not."""

    def __init__(self, database: Database, *devices: DeviceId) -> None:
        self.database, self.log, self.day, self.floor = database, LogKeeping(database), 0, 0
        with database.writing() as connection:
            for one in devices:
                connection.execute(sa.insert(DEVICE).values(_enrolled(database.stream, one)))

    @property
    def now(self) -> datetime:
        return START + timedelta(days=self.day)

    def pass_by(self, days: int, *reading: DeviceId) -> int:
        """Let days go by, in which some devices read all there is; return from where the log is kept then."""
        for _ in range(0, days, STEP_DAYS):
            self.day += STEP_DAYS
            with self.database.writing() as connection:
                tx = self.database.tx(connection)
                seq = tx.allot(1)
                tx.add_changes([ChangeRow(seq, 0, "A/0", "matter", UUID(int=seq), What.PUT, {}, None)])
                for one in reading:
                    if self.log.is_news(connection, one, seq, now=self.now):
                        self.log.note(connection, one, seq, now=self.now)
            self.floor = self.log.trim(self.now)
        return self.floor

    def rows(self) -> list[int]:
        with self.database.reading() as connection:
            return list(connection.execute(sa.select(CHANGE.c.seq).order_by(CHANGE.c.seq)).scalars())


def _enrolled(stream: str, device: DeviceId) -> dict[str, object]:
    keys = dict.fromkeys(("signing_key", "sealing_key", "certificate", "transcript"), b"")
    numbers = dict.fromkeys(("schema_version", "lease_seq", "enrolled_at", "seen_at"), 0)
    told = {"stream": stream, "id": device, "officer": uuid4(), "name": "", "check_code": "", "app": ""}
    return {**told, **keys, **numbers}


def test_what_all_have_read_goes_after_180_days(database: Database) -> None:
    years = Years(database, ANN, BEN)

    assert years.pass_by(180, ANN, BEN) == 0
    assert years.pass_by(20, ANN, BEN) == 2
    assert years.rows() == list(range(3, 21))


def test_a_device_that_does_not_come_is_waited_for_until_400_days(database: Database) -> None:
    years = Years(database, ANN, BEN)
    years.pass_by(10, ANN, BEN)

    assert years.pass_by(390, ANN) == 1
    assert years.pass_by(50, ANN) == 5
    with database.reading() as connection:
        marks = connection.execute(sa.select(sa.func.count()).select_from(LOG_MARK)).scalar_one()
    assert marks == 41, "marks that tell nothing any more are let go"


@pytest.mark.parametrize("ended", ["revoked_at", "quarantined_at", "wipe_at"])
def test_a_device_that_may_not_come_is_not_waited_for(database: Database, ended: str) -> None:
    years = Years(database, ANN, BEN)
    years.pass_by(200, ANN)
    assert years.floor == 0, "one that was never heard of may need all of it"

    with database.writing() as connection:
        connection.execute(sa.update(DEVICE).where(DEVICE.c.id == BEN).values({ended: 1}))

    assert years.pass_by(10, ANN) == 3


def test_a_store_that_was_put_back_is_waited_for_from_where_it_is(database: Database) -> None:
    years = Years(database, ANN)
    years.pass_by(100, ANN)
    with database.writing() as connection:
        assert years.log.is_news(connection, ANN, 5, now=years.now)
        years.log.note(connection, ANN, 5, now=years.now)

    assert years.pass_by(200) == 5


def test_a_clock_that_was_a_year_ahead_for_an_hour_stops_nothing(database: Database) -> None:
    years = Years(database, ANN)
    years.pass_by(10, ANN)
    assert years.log.trim(years.now + timedelta(days=365)) == 1, "all have read it"

    assert years.pass_by(200, ANN) == 3


def test_who_comes_back_to_less_than_is_kept_sends_first_and_is_filled_anew(tmp_path: Path) -> None:
    clock = MovableClock(START)
    with a_running_server(tmp_path, clock=clock) as server:
        ann, ben = (a_profile(server.device(name)) for name in ("Ann", "Ben"))
        known = a_person()
        ben.write(known)
        ben.until_done()
        ann.until_done()
        (sweep,) = (one for one in chores_of(server.assembly.parts) if one.name == "sweep")
        sweep.work(clock())
        mine = a_person()
        ann.write(mine)
        theirs = a_person()
        ben.write(theirs)
        ben.until_done()
        for _ in range(2):
            clock.forward(days=401)
            ben.until_done()
            sweep.work(clock())
        with server.assembly.parts.database.reading() as connection:
            assert server.assembly.parts.database.tx(connection).stream().floor == ben.books.place().cursor

        ann.until_done()
        ben.until_done()

        assert set(ann.view()) == {known.record, mine.record, theirs.record}
        assert ann.view() == ben.view()
