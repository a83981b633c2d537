"""In words: how likely two people are one, and what of them agrees. Never a percentage."""

from collections.abc import Collection, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from caseworker.desk.likely_same import Likely, Same
from caseworker.domain.people import Person, current_address, current_emails, current_phones, display_name
from caseworker.text.folding import fold
from ui.isolates import isolate
from ui.widgets.match_card import Match, Reason
from ui.wording import Wording

translate = QCoreApplication.translate
VERY_LIKELY, LIKELY = 0.7, 0.6


def likely_words(likelihood: float) -> tuple[str, str]:
    """Return how likely it is, in words, and the tone."""
    if likelihood >= VERY_LIKELY:
        return translate("Match", "Very likely"), "warning"
    if likelihood >= LIKELY:
        return translate("Match", "Likely"), "warning"
    return translate("Match", "Possible"), "neutral"


def same_words(same: Collection[Same]) -> list[str]:
    """Return what two people have in common, in words."""
    said = {
        Same.NAME: translate("Match", "name"),
        Same.BIRTH_DATE: translate("Match", "date of birth"),
        Same.IDENTIFIER: translate("Match", "number"),
        Same.PHONE: translate("Match", "phone"),
        Same.EMAIL: translate("Match", "e-mail"),
        Same.ADDRESS: translate("Match", "address"),
    }
    return [words for one, words in said.items() if one in same]


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
    )


def _reasons(likely: Likely, entered: Person | None, wording: Wording) -> Iterator[Reason]:
    person, same, today = likely.person, likely.same, wording.today()
    yield Reason(translate("Match", "Name"), _name(likely, entered, today), Same.NAME in same)
    if person.birth_date is not None:
        told = entered is not None and entered.birth_date is not None
        born = wording.partial_date(person.birth_date)
        if Same.BIRTH_DATE in same:
            born = wording.facts(born, translate("Match", "fits"))
        if told or Same.BIRTH_DATE in same:
            yield Reason(translate("Match", "Born"), born, Same.BIRTH_DATE in same)
    address = current_address(person, today)
    if address is not None and (Same.ADDRESS in same or (entered is not None and entered.addresses)):
        near = entered is not None and _begins(entered, address.shown, today)
        yield Reason(translate("Match", "Address"), isolate(address.shown), Same.ADDRESS in same or near)
    phones = current_phones(person, today)
    if phones and (Same.PHONE in same or (entered is not None and current_phones(entered, today))):
        yield Reason(translate("Match", "Phone"), isolate(phones[0].value), Same.PHONE in same)
    if Same.EMAIL in same and (mails := current_emails(person, today)):
        yield Reason(translate("Match", "E-mail"), isolate(mails[0].value), agrees=True)
    if Same.IDENTIFIER in same and person.identifiers:
        yield Reason(translate("Match", "Number"), isolate(person.identifiers[0].value), agrees=True)


def _name(likely: Likely, entered: Person | None, today: date) -> str:
    name = display_name(likely.person, on=today)
    if entered is not None and fold(display_name(entered, on=today)) == fold(name):
        return translate("Match", "Same")
    if Same.NAME in likely.same:
        return translate("Match", "{name}, sounds alike").format(name=isolate(name))
    return isolate(name)


def _begins(entered: Person, shown: str, today: date) -> bool:
    typed = current_address(entered, today)
    return typed is not None and bool(typed.shown) and fold(shown).startswith(fold(typed.shown))
