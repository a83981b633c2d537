"""What gathers around cases and people: tasks, notes, documents, consents, referrals."""

from random import Random

from caseworker.practice.population import texts
from caseworker.practice.population.calendar import day_start_us, day_text
from caseworker.practice.population.sample_files import SAMPLES
from caseworker.practice.population.services import SERVICES
from caseworker.practice.population.streams import poisson, weighted
from caseworker.practice.population.tables import (
    Consents,
    Documents,
    Moment,
    Notes,
    Referrals,
    Tasks,
    TruthWords,
)  # fmt: skip
from caseworker.practice.population.work import Desk, Matter, Subject

_DOCUMENTS, _RARE, _REFERRED = 0.6, 1 / 400, 0.08
_MEDIAN_LOG_SIZE = 12.1  # ln(180,000 bytes)
_TITLES = (
    "Check identity", "Ask for missing papers", "Call {person} back", "Calculate the amount", "Write the decision",
    "Book an interpreter", "Confirm with the landlord", "Prepare the visit",
)  # fmt: skip
_PAPERS = weighted(
    ("payslip", 22.0), ("tenancy agreement", 14.0), ("medical report", 12.0), ("bank statement", 18.0),
    ("identity card", 16.0), ("photo of the damage", 8.0), ("letter", 10.0),
)  # fmt: skip
_ORIGINS = weighted(("scan", 40.0), ("upload", 30.0), ("email", 20.0), ("camera", 10.0))
_PURPOSES = ("contact_by_phone", "contact_by_email", "share_with_services", "surveys")
_SHARED = ("name", "birth date", "address", "telephone", "reason of contact", "needs")
_STATES = weighted(("sent", 14.0), ("accepted", 26.0), ("attended", 38.0), ("refused", 9.0), ("no_contact", 13.0))
_HOUR_US = 3_600_000_000


def file_papers(desk: Desk, subject: Subject, matter: Matter) -> None:
    """Write the tasks, notes, documents and at times a referral of one case, between its first and last moment."""
    for _ in range(1 + poisson(subject.chance, 0.8)):
        _task(desk, subject, matter)
    for _ in range(1 + poisson(subject.chance, 1.1)):
        _case_note(desk, subject, matter)
    for _ in range(poisson(subject.chance, _DOCUMENTS)):
        _document(desk, subject, matter)
    if subject.chance.random() < _REFERRED:
        to, at_us = subject.chance.choice(SERVICES).id, matter.from_us + _HOUR_US // 6
        refer(desk, subject, record_id=matter.record_id, case_id=matter.case_id, service_id=to, at_us=at_us)


def _moment(chance: Random, from_us: int, to_us: int) -> int:
    return from_us + int((max(to_us, from_us + 1000) - from_us) * chance.random())


def _task(desk: Desk, subject: Subject, matter: Matter) -> None:
    chance, calendar = subject.chance, desk.world.calendar
    made_us = _moment(chance, matter.from_us, (matter.from_us + matter.to_us) // 2)
    day, _ = calendar.wall(made_us)
    ended = matter.to_us < min(subject.until_us, day_start_us(desk.world.end))
    done = Moment(_moment(chance, made_us, matter.to_us)) if ended and chance.random() < 0.9 else None
    title = chance.choice(_TITLES).format(person=subject.person.name.full or "the caller")
    state = "open" if done is None else "dropped" if chance.random() < 0.06 else "done"
    desk.sheets.put(
        Tasks(
            desk.world.id("task", subject.next_index(), made_us), matter.case_id, matter.record_id, title,
            desk.office.someone(chance, team=matter.team, day=day).id, matter.team,
            day_text(calendar.add_working_days(day, chance.randint(1, 10))), state, Moment(made_us), done,
        )
    )  # fmt: skip


def _case_note(desk: Desk, subject: Subject, matter: Matter) -> None:
    chance = subject.chance
    at_us = _moment(chance, matter.from_us, matter.to_us)
    day, _ = desk.world.calendar.wall(at_us)
    language = texts.LANGUAGES.pick(chance)
    text = texts.filled(
        chance, texts.whole_note(chance, team=matter.team, language=language), language=language,
        person=subject.person.name.full, day=day_text(day), street=subject.street,
    )  # fmt: skip
    note_id = desk.world.id("note", subject.next_index(), at_us)
    if chance.random() < _RARE:
        word = texts.rare_word(chance)
        text = f"{text} {word.capitalize()}."
        desk.sheets.put(TruthWords(word, note_id, matter.record_id, matter.case_id))
    desk.sheets.put(
        Notes(
            note_id, matter.record_id, matter.case_id, "case", language, text, "officer", "", Moment(at_us),
            desk.office.someone(chance, team=matter.team, day=day).id,
        )
    )  # fmt: skip


def _document(desk: Desk, subject: Subject, matter: Matter) -> None:
    chance = subject.chance
    at_us = _moment(chance, matter.from_us, matter.to_us)
    sample = SAMPLES[int(chance.random() * len(SAMPLES))]
    size = max(int(chance.lognormvariate(_MEDIAN_LOG_SIZE, 1.1)), 400)
    name = f"{_PAPERS.pick(chance)} {day_text(desk.world.calendar.wall(at_us)[0])}{sample.suffix}"
    desk.sheets.put(
        Documents(
            desk.world.id("document", subject.next_index(), at_us), matter.case_id, matter.record_id, name,
            sample.media_type, size, Moment(at_us), _ORIGINS.pick(chance), sample.name, sample.sha256,
        )
    )  # fmt: skip


def refer(desk: Desk, subject: Subject, *, record_id: str, case_id: str, service_id: str, at_us: int) -> None:
    """Write a referral with the consent that it needs, given at the same contact."""
    if at_us >= subject.until_us:
        return
    chance, calendar = subject.chance, desk.world.calendar
    day, _ = calendar.wall(at_us)
    consent_id = _consent(desk, subject, record_id, purpose="share_with_services", at_us=at_us, given=True)
    state = _STATES.pick(chance)
    settled_us = calendar.moment(
        calendar.add_working_days(day, chance.randint(2, 20)), 11 * 3600 + chance.randrange(7200)
    )
    if settled_us >= subject.until_us or state == "sent":
        state, settled = "sent", None
    else:
        settled = Moment(settled_us)
    ask_again = day_text(calendar.add_working_days(day, 10)) if state in {"sent", "no_contact"} else ""
    desk.sheets.put(
        Referrals(
            desk.world.id("referral", subject.next_index(), at_us), record_id, case_id, service_id,
            "; ".join(_SHARED[: chance.randint(2, len(_SHARED))]), consent_id, state, Moment(at_us), settled, ask_again,
        )
    )  # fmt: skip


def _consent(desk: Desk, subject: Subject, record_id: str, *, purpose: str, at_us: int, given: bool) -> str:
    chance = subject.chance
    day, _ = desk.world.calendar.wall(at_us)
    consent_id = desk.world.id("consent", subject.next_index(), at_us)
    evidence = chance.choice(("signed form", "said on the telephone", "ticked on the web form"))
    officer = desk.office.anyone(chance, day=day)
    desk.sheets.put(Consents(consent_id, record_id, purpose, given, Moment(at_us), evidence, officer.id))
    return consent_id


def standing_facts(desk: Desk, subject: Subject) -> None:
    """Write the consents of a person, and what officers must know about safety and access."""
    chance, person = subject.chance, subject.person
    if person.created_us >= subject.until_us:
        return
    if person.age >= 18 and chance.random() < 0.55:
        purpose = chance.choice(_PURPOSES)
        _consent(desk, subject, person.id, purpose=purpose, at_us=person.created_us, given=True)
        withdrawn_us = _moment(chance, person.created_us, subject.until_us)
        if chance.random() < 0.06:
            _consent(desk, subject, person.id, purpose=purpose, at_us=withdrawn_us, given=False)
    if person.age >= 18 and chance.random() < 0.005:
        _fact(desk, subject, "safety", texts.safety(chance))
    if chance.random() < (0.5 if person.access_format else 0.02):
        _fact(desk, subject, "access", texts.access(chance))


def _fact(desk: Desk, subject: Subject, kind: str, pattern: str) -> None:
    chance, calendar = subject.chance, desk.world.calendar
    at_us = _moment(chance, subject.person.created_us, subject.until_us)
    day, _ = calendar.wall(at_us)
    text = texts.filled(chance, pattern, language="en", person="", day=day_text(day), street=subject.street)
    source = chance.choice(("officer", "police", "person", "relative"))
    officer = desk.office.anyone(chance, day=day)
    note_id = desk.world.id("note", subject.next_index(), at_us)
    review = day_text(day + 365)
    desk.sheets.put(Notes(note_id, subject.person.id, "", kind, "en", text, source, review, Moment(at_us), officer.id))
