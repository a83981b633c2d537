"""Where the messages of a file would go, told in sentences for the command line before anything is filed."""

from collections.abc import Iterable, Iterator
from itertools import islice

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.mail import read_mail
from caseworker.desk.imports.mail_proposals import Proposal, Why
from caseworker.desk.imports.mailroom import Mailroom
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.source import Source
from caseworker.domain.import_runs import RowRefused

_AT_ONCE = 50
_MOST_NAMED = 5
_WORDS = {
    Why.NUMBER: "the number stands in the subject",
    Why.THREAD: "an earlier message of the exchange is there",
    Why.ADDRESS: "the address is theirs",
    Why.PART: "they have a part in the case",
    Why.ONLY_CASE: "it is their only case at work",
    Why.ONE_OF_CASES: "it is one of their cases at work",
    Why.NAME: "the name is the same",
}


def foretell(means: Means, source: Source) -> Iterator[str]:
    """Yield for each message of a file where it would go and why; numbers stand for people and cases, not names."""
    room = Mailroom(means)
    items = (one for one in read_mail(source, Choices()) if not isinstance(one, RowRefused))
    while batch := list(islice(items, _AT_ONCE)):
        proposals = room.propose([one.message for one in batch])
        for item, proposal in zip(batch, proposals, strict=True):
            yield f"{source.name}:{item.line}: {_said(proposal)}"


def _said(proposal: Proposal) -> str:
    if proposal.filed is not None:
        return "was filed before."
    people = [(one.person.shown_number, one.why) for one in proposal.people]
    cases = [(one.case.number or one.case.provisional_number, one.why) for one in proposal.cases]
    named = [_named(kind, found) for kind, found in (("case", cases), ("person", people)) if found]
    if not named:
        return "nobody here has the address, and no case is named."
    how = "certain" if proposal.is_certain else "to be decided by a person"
    return f"{'; '.join(named)}. This is {how}."


def _named(kind: str, found: Iterable[tuple[str, tuple[Why, ...]]]) -> str:
    told = [f"{number} ({', '.join(_WORDS[one] for one in why)})" for number, why in found]
    return f"{kind} {' or '.join(told[:_MOST_NAMED])}"
