"""The Consent tab: what the person agreed to, refused or withdrew, how that is known, and recording their word."""

from dataclasses import dataclass

from caseworker.domain.consents import Consent, ConsentWord, Evidence, latest, stands
from ui.person import typed, words
from ui.person.details_reading import not_a_day
from ui.person.form import Ask, Asked, Form, Reading, Values
from ui.person.section import Section

RECORD = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeLine:
    """A purpose of the agency and the last word on it; `last` is None when nobody asked yet."""

    purpose: str
    title: str
    last: Consent | None
    state: str
    tone: str
    second: str
    stands: bool


class ConsentModel(Section):
    """What the Consent tab shows, and what may be asked of it."""

    def lines(self) -> tuple[PurposeLine, ...]:
        """Return a line for every purpose of the agency."""
        page, now = self.person.page, self.work.wording.now()
        if page is None:
            return ()
        found = []
        for one in self.work.office.sitting.pack.consent_purposes:
            last = latest(page.consents, purpose=one.id, at=now)
            state, tone = self._state(last, holds=stands(page.consents, purpose=one.id, at=now))
            found.append(
                PurposeLine(
                    purpose=one.id,
                    title=one.title,
                    last=last,
                    state=state,
                    tone=tone,
                    second=self._told(last),
                    stands=tone == "success",
                )
            )
        return tuple(found)

    def history(self) -> tuple[tuple[str, str], ...]:
        """Return every word that was said, the latest first: what, and when and how."""
        page = self.person.page
        titles = {one.id: one.title for one in self.work.office.sitting.pack.consent_purposes}
        said = sorted(page.consents, key=lambda one: (one.at, one.id), reverse=True) if page else []
        return tuple(
            (
                self.tr("{word}: {purpose}").format(
                    word=words.consent_word(one.word), purpose=titles.get(one.purpose, one.purpose)
                ),
                self._told(one),
            )
            for one in said
        )

    def record(self, line: PurposeLine, word: ConsentWord) -> None:
        """Ask how a word on a purpose is known."""
        titles = {
            ConsentWord.GIVEN: self.tr("Record agreement: {purpose}"),
            ConsentWord.REFUSED: self.tr("Record refusal: {purpose}"),
            ConsentWord.WITHDRAWN: self.tr("Record withdrawal: {purpose}"),
        }
        evidence = tuple((one.value, words.evidence(one)) for one in Evidence)
        until = Asked(key="until", label=self.tr("Good until"), hint=self.tr("Empty: until withdrawn"), beside=True)
        self.ask(
            Form(
                id=RECORD,
                title=titles[word].format(purpose=line.title),
                asked=(
                    Asked(key="evidence", label=self.tr("How it is known"), ask=Ask.CHOICE, options=evidence),
                    Asked(key="at", label=self.tr("When they said it"), hint=self.tr("Empty: now")),
                    *((until,) if word is ConsentWord.GIVEN else ()),
                    Asked(key="note", label=self.tr("Note"), hint=self.tr("If it needs saying")),
                ),
                action={
                    ConsentWord.GIVEN: self.tr("Save agreement"),
                    ConsentWord.REFUSED: self.tr("Save refusal"),
                    ConsentWord.WITHDRAWN: self.tr("Save withdrawal"),
                }[word],
                about=f"{line.purpose}:{word.value}",
            )
        )

    def carry_out(self, form: Form, values: Values) -> None:
        """Record the word; raises Faults."""
        reading = Reading(values)
        at = reading.read("at", lambda text: typed.moment(text, self.work.wording), not_a_day())
        until = reading.read("until", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        purpose, _, word = str(form.about).rpartition(":")
        desk, person, note = self.work.office.consents, self.id, reading.text("note")
        evidence = Evidence(reading.text("evidence") or Evidence.SPOKEN)
        self.write(
            lambda: desk.record(person, purpose, ConsentWord(word), evidence=evidence, at=at, until=until, note=note),
            says=self.tr("Saved what they said"),
        )

    def _state(self, last: Consent | None, *, holds: bool) -> tuple[str, str]:
        if last is None:
            return self.tr("Not asked yet"), "neutral"
        if last.word is ConsentWord.GIVEN and not holds:
            return self.tr("Has run out"), "warning"
        return words.consent_word(last.word), "success" if holds else "danger"

    def _told(self, last: Consent | None) -> str:
        if last is None:
            return ""
        say = self.work.wording
        until = self.tr("good until {date}").format(date=say.long_date(last.until)) if last.until else ""
        return say.facts(say.long_date(last.at), words.evidence(last.evidence), until, last.note)
