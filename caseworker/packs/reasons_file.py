"""`reasons.yaml`: what contacts are about, the eight on keys 1-8 of the front desk, and where each leads."""

from caseworker.domain.agency import Reason
from caseworker.packs.section import Section

LONGEST_LABEL = 12
KEYS = range(1, 9)


def read_reasons(section: Section) -> tuple[Reason, ...]:
    """Return the reasons in the order of the file."""
    made: list[Reason] = []
    for each in section.sections("reasons", needed=True):
        reason = _reason(each)
        if reason.key is not None and reason.key in {other.key for other in made}:
            each.fault(f"Key {reason.key} has a reason already. Give this one another key, or none.", "key")
        made.append(reason)
    section.done()
    return tuple(made)


def _reason(section: Section) -> Reason:
    key = section.number("key", KEYS.start, KEYS.stop - 1, default=0)
    made = Reason(
        id=section.declare("contact reason"),
        label=section.text("label", most=LONGEST_LABEL),
        title=section.text("title", most=60),
        key=key or None,
        team=section.maybe_refer("team", "team"),
        queue=section.maybe_refer("queue", "queue"),
        case_type=section.maybe_refer("case type", "case_type"),
    )
    section.done()
    return made
