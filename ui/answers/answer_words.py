"""What is said of an answer: how old it is, who checked it, whom it is for."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate

from caseworker.domain import answers
from caseworker.domain.answers import Answer
from ui.answers.body import plain
from ui.work import Work

translate = QCoreApplication.translate
_MONTH_DAYS = 30.44


@dataclass(frozen=True, slots=True)
class Age:
    """How old an answer is in words; `is_old` when it is to be checked before use."""

    words: str
    is_old: bool


def age_of(answer: Answer, work: Work) -> Age:
    """Return what stands in a row: "updated 3 November", or that it is to be checked and how old it is."""
    if needs_check(answer, work):
        return Age(_old_words(answer, work), is_old=True)
    words = translate("Answers", "updated {day}").format(day=_day(answer, work))
    return Age(words, is_old=False)


def needs_check(answer: Answer, work: Work) -> bool:
    """Whether the answer is to be checked before it is used."""
    stale = work.office.sitting.pack.policy.answer_stale_days
    return answers.needs_check(answer, on=work.wording.today(), stale_days=stale)


def checked_words(answer: Answer, work: Work) -> str:
    """Return when and by whom it was read last: "Updated 3 November, checked by Housing"."""
    day = _day(answer, work)
    team = next((one.title for one in work.office.sitting.pack.teams if one.id == answer.checked_by), "")
    if not team:
        return translate("Answers", "Updated {day}").format(day=day)
    return translate("Answers", "Updated {day}, checked by {team}").format(day=day, team=team)


def until_words(answer: Answer, work: Work) -> str:
    """Return until when an answer may be said: "in force until 31 March 2027"; "" where it has no end, or is over."""
    if answer.valid_to is None or not answers.is_valid(answer, on=work.wording.today()):
        return ""
    return translate("Answers", "in force until {day}").format(day=work.wording.long_date(answer.valid_to))


def language_words(answer: Answer, work: Work) -> str:
    """Return the language of an answer that is not in the agency's own, "" otherwise."""
    own = work.office.sitting.pack.agency.locales[0].partition("-")[0]
    code = answer.language.partition("-")[0]
    return "" if not code or code == own else work.wording.language(code)


def as_text(answer: Answer) -> str:
    """Return the whole answer as plain words, for copying."""
    return "\n\n".join(one for one in (answer.title, answer.say, plain(answer.body)) if one)


def _old_words(answer: Answer, work: Work) -> str:
    today = work.wording.today()
    if not answers.is_valid(answer, on=today):
        return translate("Answers", "No longer in force – do not use it")
    months = round(answers.age_days(answer, on=today) / _MONTH_DAYS)
    return translate("Answers", "Check before use – %n months old", "", months)


def _day(answer: Answer, work: Work) -> str:
    day, today = answer.checked_on, work.wording.today()
    if day.year == today.year:
        pattern = translate("Answers", "d MMMM", "a day of this year")
        return work.wording.locale.toString(QDate(day.year, day.month, day.day), pattern)
    return work.wording.long_date(day)
