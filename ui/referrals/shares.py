"""What can be told of a person when they are handed on: each thing by itself, in words that can be changed."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from caseworker.desk.referrals import Handing, Words
from caseworker.domain.consents import Consent, ConsentWord
from caseworker.domain.people import (
    InterpreterNeed,
    Person,
    current_address,
    current_emails,
    current_phones,
    display_name,
)
from caseworker.domain.safety import SafetyKind
from ui.person import words as person_words
from ui.work import Work

translate = QCoreApplication.translate
REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One thing that can be told; `is_in` whether it is told unless somebody leaves it out."""

    key: str
    label: str
    words: str
    is_in: bool

    def told(self) -> Words:
        """Return it as it is told."""
        return Words(label=self.label, words=self.words.strip())


def proposed(handing: Handing, work: Work) -> tuple[Share, ...]:
    """Return what can be told: the reason first, then who it is and how to reach them.

    A home whose address is protected, a number where another may listen, and the day of birth are left out to begin
    with.
    """
    person, today, say = handing.person, work.wording.today(), work.wording
    is_protected = any(one.kind is SafetyKind.ADDRESS_PROTECTED for one in handing.safety)
    home = current_address(person, today)
    made = [
        Share(key=REASON, label=translate("Referral", "What it is about"), words="", is_in=True),
        Share(
            key="name",
            label=translate("Referral", "Name"),
            words=display_name(person, on=today) or person.description,
            is_in=True,
        ),
        *_ways_to_reach(person, work),
        Share(key="language", label=translate("Referral", "Language"), words=_language(person, work), is_in=True),
        Share(
            key="needs",
            label=translate("Referral", "Needs"),
            words=say.joined(list(person.access_needs)) if person.access_needs else "",
            is_in=True,
        ),
        Share(
            key="born",
            label=translate("Referral", "Born"),
            words=say.partial_date(person.birth_date) if person.birth_date else "",
            is_in=False,
        ),
        Share(
            key="address",
            label=translate("Referral", "Lives at"),
            words="" if home is None or is_protected else home.shown,
            is_in=False,
        ),
    ]
    return tuple(one for one in made if one.words or one.key == REASON)


def preview(shares: tuple[Share, ...]) -> str:
    """Return every word that is told, as it is kept and printed."""
    return "\n".join(f"{one.label}: {one.words.strip()}" for one in shares if one.is_in and one.words.strip())


def consent_words(consent: Consent | None, work: Work, *, stands: bool) -> str:
    """Return what the person said to being referred, when, and how that is known."""
    say = work.wording
    if consent is None:
        return translate("Referral", "Not asked yet.")
    told = say.facts(say.long_date(consent.at), person_words.evidence(consent.evidence))
    if stands:
        return translate("Referral", "Agreed to be referred: {when}.").format(when=told)
    if consent.word is ConsentWord.GIVEN:
        return translate("Referral", "Agreed, but that has run out: {when}.").format(when=told)
    return translate("Referral", "Did not agree: {when}.").format(when=told)


def _ways_to_reach(person: Person, work: Work) -> list[Share]:
    today = work.wording.today()
    phone = next((one for one in current_phones(person, today) if not one.stale), None)
    mail = next((one for one in current_emails(person, today) if not one.stale), None)
    ways = ((phone, "phone", translate("Referral", "Phone")), (mail, "email", translate("Referral", "E-mail")))
    return [
        Share(key=key, label=label, words=one.value, is_in=one.safe and key == "phone")
        for one, key, label in ways
        if one is not None
    ]


def _language(person: Person, work: Work) -> str:
    if not person.language:
        return ""
    spoken = work.wording.language(person.language)
    if person.interpreter in {InterpreterNeed.ALWAYS, InterpreterNeed.SOMETIMES}:
        return work.wording.facts(spoken, person_words.interpreter(person.interpreter))
    return spoken
