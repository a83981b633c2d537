"""What the head of the page says: the facts in one line, and the chips, those that warn of danger first."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from caseworker.desk.person_page import PersonPage
from caseworker.domain.consents import standing
from caseworker.domain.definition import Sensitivity
from caseworker.domain.people import InterpreterNeed, Person, current_address, current_phones
from caseworker.domain.safety import SafetyFact, SafetyKind, is_overdue
from ui.person import words
from ui.work import Work

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskChip:
    """A chip in the head: words, tone and icon. `sentence` says all that is known of it, for who listens or asks."""

    words: str
    tone: str
    icon: str
    sentence: str


def facts_of(person: Person, work: Work) -> tuple[str, ...]:
    """Return the facts in their order: born, died, number, phone; what is not known is left out."""
    say = work.wording
    phones = current_phones(person, say.today())
    return tuple(
        one
        for one in (
            say.born(person.birth_date) if person.birth_date else "",
            _died(person, work),
            say.isolate(person.shown_number),
            say.isolate(phones[0].value) if phones else "",
        )
        if one
    )


def place_of(person: Person, work: Work) -> str:
    """Return where they are to be found, nothing when that is not known."""
    address = current_address(person, work.wording.today())
    return work.wording.isolate(words.one_line(address)) if address else ""


def chips_of(page: PersonPage, work: Work) -> tuple[RiskChip, ...]:
    """Return the chips: warnings, who may see them, then what talking with them takes, then what they agreed to."""
    return (*_dangers(page, work), *_kept(page.person), *_needs(page.person, work), *_agreed(page, work))


def _died(person: Person, work: Work) -> str:
    if person.died_on is None:
        return ""
    return translate("Person", "Died {date}").format(date=work.wording.partial_date(person.died_on))


def _dangers(page: PersonPage, work: Work) -> list[RiskChip]:
    return [
        RiskChip(
            words=words.safety_kind(one.kind), tone="danger", icon=_icon(one.kind), sentence=sentence_of(one, work)
        )
        for one in page.safety
    ]


def _kept(person: Person) -> list[RiskChip]:
    if person.sensitivity is Sensitivity.NORMAL:
        return []
    sentence = translate(
        "Person", "Only those who work on the cases of this person, and supervisors as far as they may."
    )
    return [RiskChip(words=translate("Person", "Closely kept"), tone="violet", icon="lock", sentence=sentence)]


def sentence_of(warning: SafetyFact, work: Work) -> str:
    """Return all that is known of a warning in one sentence."""
    return work.wording.facts(words.safety_kind(warning.kind), warning.what, warning.source, review_of(warning, work))


def review_of(warning: SafetyFact, work: Work) -> str:
    """Return when a warning is looked at again, or that this is overdue."""
    say = work.wording
    pattern = translate("Person", "review on {date}")
    if is_overdue(warning, say.today()):
        pattern = translate("Person", "review was due on {date}")
    return pattern.format(date=say.long_date(warning.review_on))


def _icon(kind: SafetyKind) -> str:
    return {SafetyKind.TWO_STAFF: "users", SafetyKind.NOT_AT_HOME: "house"}.get(kind, "shield-alert")


def _needs(person: Person, work: Work) -> list[RiskChip]:
    found: list[RiskChip] = []
    if person.interpreter in {InterpreterNeed.ALWAYS, InterpreterNeed.SOMETIMES}:
        language = work.wording.language(person.language)
        told = translate("Person", "{language} interpreter").format(language=language)
        said = told if language else translate("Person", "Interpreter")
        found.append(
            RiskChip(words=said, tone="warning", icon="languages", sentence=words.interpreter(person.interpreter))
        )
    found += [RiskChip(words=one, tone="info", icon="accessibility", sentence=one) for one in person.access_needs]
    if person.died_on is not None:
        told = translate("Person", "Has died")
        found.append(RiskChip(words=told, tone="neutral", icon="info", sentence=_died(person, work)))
    return found


def _agreed(page: PersonPage, work: Work) -> list[RiskChip]:
    known = {one.id: one.title for one in work.office.sitting.pack.consent_purposes}
    found = sorted(known[one] for one in standing(page.consents, at=work.wording.now()) if one in known)
    return [
        RiskChip(
            words=title,
            tone="neutral",
            icon="handshake",
            sentence=translate("Person", "Agreed: {purpose}").format(purpose=title),
        )
        for title in found
    ]
