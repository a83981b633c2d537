"""Numbers that people read out, issued without a connection and never twice.

The server reserves blocks for a device; the device's ledger issues from them in order. A ledger that has run out issues
provisional numbers (`P-` and the device's own part), each replaced once; both stay on the record and are searchable.
Keeping the ledger and asking for blocks is the caller's business.
"""

from dataclasses import dataclass, replace

from caseworker.errors import CaseworkerError


class BlockOverlaps(CaseworkerError):
    """A new block covers numbers this device already holds or has issued."""

    key = "number.block-overlaps"
    sentence = (
        "The reserved numbers {first} to {last} of '{series}' overlap with numbers this device already has. "
        "They were not taken, and work goes on. Tell the people who run the server."
    )


class AlreadyNumbered(CaseworkerError):
    """A record that has its final number was to be given another."""

    key = "number.already-given"
    sentence = "This record already has the number {number}. It keeps that number."


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """How numbers of a series are written: prefix, separator, at least `digits` digits (`HB-20418`, `A41`)."""

    prefix: str
    separator: str = "-"
    digits: int = 1

    def write(self, value: int) -> str:
        """Return the number as people read it out."""
        return f"{self.prefix}{self.separator}{value:0{self.digits}d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberBlock:
    """Numbers `first` to `last`, both included, reserved for one device; `next` is the one to issue now."""

    first: int
    last: int
    next: int

    @property
    def left(self) -> int:
        """How many numbers can still be issued from this block."""
        return self.last - self.next + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A number as it stands on a record. A provisional one is replaced once by a final one."""

    text: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What one device may issue of one series, and what it has issued.

    Used-up blocks stay, so that a block delivered twice is recognised. `device_part` is unique among the devices of
    the agency; `provisional_next` counts this device's provisional numbers of the series and never goes back.
    """

    series: str
    style: NumberStyle
    device_part: str
    blocks: tuple[NumberBlock, ...] = ()
    provisional_next: int = 1

    @property
    def left(self) -> int:
        """How many final numbers can be issued before the next refill."""
        return sum(block.left for block in self.blocks)


def issue(ledger: Ledger) -> tuple[Issued, Ledger]:
    """Return the next number and the ledger after it. Both are to be kept in one transaction."""
    for place, block in enumerate(ledger.blocks):
        if block.left:
            used = replace(block, next=block.next + 1)
            blocks = (*ledger.blocks[:place], used, *ledger.blocks[place + 1 :])
            return Issued(text=ledger.style.write(block.next)), _after(ledger, blocks, ledger.provisional_next)
    text = f"P-{ledger.device_part}-{ledger.style.prefix}{ledger.provisional_next}"
    return Issued(text=text, provisional=True), _after(ledger, ledger.blocks, ledger.provisional_next + 1)


def _after(ledger: Ledger, blocks: tuple[NumberBlock, ...], provisional_next: int) -> Ledger:
    return Ledger(
        series=ledger.series,
        style=ledger.style,
        device_part=ledger.device_part,
        blocks=blocks,
        provisional_next=provisional_next,
    )


def refill(ledger: Ledger, *, first: int, last: int) -> Ledger:
    """Return the ledger with a further block. The same block again changes nothing; raises BlockOverlaps.

    Raises ValueError for a block that is empty or begins below 1: the protocol has checked that before.
    """
    if not 1 <= first <= last:
        raise ValueError(f"no block: {first} to {last}")
    if any((block.first, block.last) == (first, last) for block in ledger.blocks):
        return ledger
    if any(block.first <= last and first <= block.last for block in ledger.blocks):
        raise BlockOverlaps(series=ledger.series, first=first, last=last)
    return replace(ledger, blocks=(*ledger.blocks, NumberBlock(first=first, last=last, next=first)))


def needs_refill(ledger: Ledger, *, keep_at_least: int) -> bool:
    """Say whether the next contact with the server should ask for a further block."""
    return ledger.left < keep_at_least


def final_number(*, current: str, issued: Issued) -> str:
    """Return the final number of a record; the same one again is harmless, another raises AlreadyNumbered.

    Raises ValueError when `issued` is itself provisional.
    """
    if issued.provisional:
        raise ValueError("a provisional number replaces nothing")
    if current not in {"", issued.text}:
        raise AlreadyNumbered(number=current)
    return issued.text
