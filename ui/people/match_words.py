"""In words: how likely two people are one, and what of them agrees and what does not. Never a percentage."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from caseworker.desk.likely_same import Likely
from caseworker.domain.linkage import Agreement, Aspect, Likelihood, Reason, Standing, standing
from caseworker.domain.people import Person, current_address, current_emails, current_phones, display_name
from caseworker.text.folding import fold
from ui.isolates import isolate
from ui.people.reason_words import agrees, by_aspect, relation_words
from ui.widgets.match_card import Match
from ui.widgets.match_card import Reason as CardReason
from ui.wording import Wording

translate = QCoreApplication.translate
_NAMES = (Aspect.GIVEN_NAME, Aspect.FAMILY_NAME)


def is_very_likely(likelihood: Likelihood) -> bool:
    """Whether somebody should look before anything is added."""
    return standing(likelihood.probability) is Standing.VERY_LIKELY


def likely_words(likelihood: Likelihood) -> tuple[str, str]:
    """Return how likely it is, in words, and the tone."""
    return {
        Standing.VERY_LIKELY: (translate("Match", "Very likely the same"), "warning"),
        Standing.PROBABLE: (translate("Match", "Probably the same"), "warning"),
        Standing.POSSIBLE: (translate("Match", "Possibly the same"), "neutral"),
        Standing.UNLIKELY: (translate("Match", "Probably not the same"), "neutral"),
    }[standing(likelihood.probability)]


def match_of(likely: Likely, entered: Person | None, wording: Wording) -> Match:
    """Return the card of somebody who is here already, beside whom is being entered."""
    person, (words, tone) = likely.person, likely_words(likely.likelihood)
    name = display_name(person, on=wording.today()) or person.description or translate("Match", "Not identified yet")
    return Match(
        key=person.id,
        name=name,
        number=person.shown_number,
        likely=words,
        tone=tone,
        reasons=tuple(_reasons(likely, entered, wording)),
        note=relation_words(likely.likelihood),
    )


def _reasons(likely: Likely, entered: Person | None, wording: Wording) -> Iterator[CardReason]:
    """Give the facts that were compared, as they are kept, with whether they agree."""
    person, found, today = likely.person, by_aspect(likely.likelihood), wording.today()
    if any(one in found for one in _NAMES):
        agree = all(agrees(found[one]) for one in _NAMES if one in found)
        yield CardReason(translate("Match", "Name"), _name(person, entered, today, agree=agree), agree)
    if Aspect.BIRTH_DATE in found and person.birth_date is not None:
        yield _born(wording.partial_date(person.birth_date), found[Aspect.BIRTH_DATE], wording)
    address = current_address(person, today)
    if Aspect.STREET in found and address is not None:
        agree = agrees(found[Aspect.STREET])
        yield CardReason(translate("Match", "Address"), isolate(address.shown), agree)
    phones, mails = current_phones(person, today), current_emails(person, today)
    if Aspect.PHONE in found and phones:
        yield CardReason(translate("Match", "Phone"), isolate(phones[0].value), agrees(found[Aspect.PHONE]))
    if Aspect.EMAIL in found and mails:
        yield CardReason(translate("Match", "E-mail"), isolate(mails[0].value), agrees(found[Aspect.EMAIL]))
    if Aspect.IDENTIFIER in found and person.identifiers:
        agree = agrees(found[Aspect.IDENTIFIER])
        yield CardReason(translate("Match", "Number"), isolate(person.identifiers[0].value), agree)


def _born(born: str, reason: Reason, wording: Wording) -> CardReason:
    if reason.agreement is Agreement.SWAPPED:
        born = wording.facts(born, translate("Match", "day and month changed places"))
    elif reason.agreement in {Agreement.SIMILAR, Agreement.PARTLY}:
        born = wording.facts(born, translate("Match", "nearly"))
    return CardReason(translate("Match", "Born"), born, agrees(reason))


def _name(person: Person, entered: Person | None, today: date, *, agree: bool) -> str:
    name = display_name(person, on=today)
    if entered is not None and fold(display_name(entered, on=today)) == fold(name):
        return translate("Match", "Same")
    if agree:
        return translate("Match", "{name}, sounds or reads alike").format(name=isolate(name))
    return isolate(name)
