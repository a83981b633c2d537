"""Answers: articles of the knowledge base, each with a sentence to say, a version and days of validity.

They come with the agency pack; officers say whether they helped. Rules only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.agency import AnswerArticle
from caseworker.domain.definition import Record, Search, count, decide, describe, fact, members, rank, subject

AnswerId = NewType("AnswerId", UUID)
_TELLING = 4  # shorter words say nothing about what an answer is on


@subject("answer")
@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """One answer. `article` is its id in the agency pack; `valid_to` the last day on which it may be said."""

    id: AnswerId
    article: Annotated[str, fact(indexed=True)]
    version: Annotated[int, rank()]
    title: Annotated[str, describe(search=Search.TITLE)]
    topic: Annotated[str, describe(search=Search.BODY)] = ""
    say: Annotated[str, describe(search=Search.BODY)]
    body: Annotated[str, describe(search=Search.BODY)]
    keywords: Annotated[tuple[str, ...], members(search=Search.TITLE)] = ()
    language: Annotated[str, fact()]
    valid_from: Annotated[date, decide()]
    valid_to: Annotated[date | None, decide()] = None
    checked_on: Annotated[date, describe()]
    checked_by: Annotated[str, describe()] = ""
    templates: Annotated[tuple[str, ...], members()] = ()
    services: Annotated[tuple[str, ...], members()] = ()
    helped: Annotated[int, count()] = 0
    did_not_help: Annotated[int, count()] = 0


def published(article: AnswerArticle, *, answer_id: AnswerId, territory: str) -> Answer:
    """Return the answer an article of the agency pack begins as."""
    return Answer(
        id=answer_id,
        territory=territory,
        article=article.id,
        version=article.version,
        title=article.title,
        topic=article.topic,
        say=article.say,
        body=article.body,
        keywords=article.keywords,
        language=article.language,
        valid_from=article.valid_from,
        valid_to=article.valid_to,
        checked_on=article.checked_on,
        checked_by=article.checked_by,
        templates=article.templates,
        services=article.services,
    )


def publish_again(answer: Answer, article: AnswerArticle) -> Answer:
    """Return the answer in the article's version, keeping what officers said of it; an older version changes nothing.

    Raises ValueError when the article is another one.
    """
    if (article.id, article.language) != (answer.article, answer.language):
        raise ValueError("another article")
    if article.version <= answer.version:
        return answer
    newer = published(article, answer_id=answer.id, territory=answer.territory)
    return replace(newer, sensitivity=answer.sensitivity, helped=answer.helped, did_not_help=answer.did_not_help)


def is_valid(answer: Answer, *, on: date) -> bool:
    """Say whether the answer may be said on a day."""
    return answer.valid_from <= on and (answer.valid_to is None or on <= answer.valid_to)


def age_days(answer: Answer, *, on: date) -> int:
    """Return the days since someone last read the answer against the rules; 0 for a day before."""
    return max(0, (on - answer.checked_on).days)


def needs_check(answer: Answer, *, on: date, stale_days: int) -> bool:
    """Say whether the answer is to be checked before use: out of its validity, or not read for `stale_days`."""
    return not is_valid(answer, on=on) or age_days(answer, on=on) >= stale_days


def on_subject(known: Iterable[Answer], *words: str, on: date) -> tuple[Answer, ...]:
    """Return the answers that may be said on a day and speak of any of these words, those that do so most first."""
    sought = {word for text in words for word in _words_of(text) if len(word) >= _TELLING}
    told = [(_speaks_of(one, sought), one) for one in known if is_valid(one, on=on)]
    told.sort(key=lambda each: (-each[0], each[1].title, str(each[1].id)))
    return tuple(one for points, one in told if points)


def say_whether_it_helped(answer: Answer, *, helped: bool) -> Answer:
    """Return the answer with one more yes or no."""
    if helped:
        return replace(answer, helped=answer.helped + 1)
    return replace(answer, did_not_help=answer.did_not_help + 1)


def _speaks_of(answer: Answer, sought: set[str]) -> int:
    topic, keywords, title = (_words_of(text) for text in (answer.topic, " ".join(answer.keywords), answer.title))
    return 4 * len(sought & topic) + 2 * len(sought & keywords) + len(sought & title)


def _words_of(text: str) -> set[str]:
    return set("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
