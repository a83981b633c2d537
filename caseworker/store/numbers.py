"""The numbers this device may issue, kept so that none is ever issued twice.

Issued inside the transaction that uses the number: when that fails, the number is free again.
"""

import sqlalchemy as sa

from caseworker.domain.numbers import Issued, Ledger, NumberBlock, NumberStyle, issue, refill
from caseworker.store import book, sql

_PROVISIONAL = "provisional:"


def ledger(connection: sa.Connection, series: str, *, style: NumberStyle, device_part: str) -> Ledger:
    """Return what this device may issue of a series, and what it has issued."""
    rows = sql.run(
        connection, 'SELECT "first", "last", "next" FROM number_block WHERE series = ? ORDER BY "first"', (series,)
    )
    blocks = tuple(NumberBlock(first=first, last=last, next=after) for first, last, after in rows)
    counted = book.look_up(connection, _PROVISIONAL + series)
    return Ledger(
        series=series,
        style=style,
        device_part=device_part,
        blocks=blocks,
        provisional_next=int(counted) if counted else 1,
    )


class Taking:
    """Numbers of one series for many records of one transaction, read once; `keep` writes down what was taken.

    Nothing else may take numbers of the series meanwhile.
    """

    def __init__(self, connection: sa.Connection, series: str, *, style: NumberStyle, device_part: str) -> None:
        self._connection = connection
        self._ledger = ledger(connection, series, style=style, device_part=device_part)

    def take(self) -> Issued:
        """Return the next number."""
        issued, self._ledger = issue(self._ledger)
        return issued

    def keep(self) -> None:
        """Write down what was taken."""
        _keep(self._connection, self._ledger)


def take(connection: sa.Connection, series: str, *, style: NumberStyle, device_part: str) -> Issued:
    """Return the next number of a series: a final one while leased blocks last, then a provisional one."""
    issued, after = issue(ledger(connection, series, style=style, device_part=device_part))
    _keep(connection, after)
    return issued


def lease(connection: sa.Connection, series: str, *, first: int, last: int) -> None:
    """Keep a further block of a series. The same block again changes nothing; raises BlockOverlaps."""
    _keep(
        connection,
        refill(ledger(connection, series, style=NumberStyle(prefix=""), device_part=""), first=first, last=last),
    )


def _keep(connection: sa.Connection, after: Ledger) -> None:
    for block in after.blocks:
        sql.run(
            connection,
            'INSERT INTO number_block (series, "first", "next", "last") VALUES (?, ?, ?, ?) '
            'ON CONFLICT (series, "first") DO UPDATE SET "next" = excluded."next"',
            (after.series, block.first, block.next, block.last),
        )
    if after.provisional_next > 1:
        book.write_down(connection, _PROVISIONAL + after.series, str(after.provisional_next))
