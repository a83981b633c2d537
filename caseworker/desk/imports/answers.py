"""Bringing answers in: pages of a knowledge base, each known again by its path there.

A page that says something else than before replaces what was brought in, as its next version; what officers said of the
answer stays. What the agency pack publishes is never changed in this way. Only supervisors bring answers in: everybody
reads them out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from caseworker.desk.imports.bringing import Importer
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.source import Source
from caseworker.desk.sitting import Sitting
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.answers import Answer, AnswerId
from caseworker.domain.import_runs import Outcome, RowRefused
from caseworker.errors import CaseworkerError
from caseworker.formats.articles import LARGEST_FILE, Article, read_articles
from caseworker.formats.faults import Fault
from caseworker.store.references import answers_called
from caseworker.store.unit import Unit


class NoAnswers(CaseworkerError):
    """A file was to be brought in as answers in which there is no page."""

    key = "import.no-answers"
    sentence = "The file {file} holds no page that could be an answer. Nothing was changed."


def read_pages(source: Source, choices: Choices) -> Iterator[Article | RowRefused]:  # noqa: ARG001  a reader's form
    """Yield the pages of a file as articles, what could not be read of it as refused. Raises NoAnswers for an empty
    file.
    """
    with source.open() as stream:
        content = stream.read(LARGEST_FILE + 1)
    if not content.strip():
        raise NoAnswers(file=source.name)
    for one in read_articles(source.name, content):
        yield RowRefused(one.line, one.field, one.sentence) if isinstance(one, Fault) else one


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page says, by which a changed one is known."""

    title: str
    topic: str
    say: str
    body: str
    keywords: frozenset[str]
    valid_to: date | None


class AnswersImporter(Importer[Article], WorkDesk):
    """Brings answers in. `source` names the knowledge base: the same one comes under the same name again."""

    act: ClassVar[str] = "answer.import"

    def __init__(self, sitting: Sitting, *, source: str) -> None:
        super().__init__(sitting)
        self._source = source

    def _prepare(self, unit: Unit, items: Sequence[Article]) -> None:  # noqa: ARG002  its base hands them in
        self._may(Action.CREATE, Resource(kind=Answer.definition.kind))

    def _put(self, unit: Unit, item: Article) -> Outcome:
        mark = f"{self._source}:{item.reference}"
        language = item.language or self._sitting.pack.agency.locales[0]
        known = next((one for one in answers_called(unit, mark) if one.language == language), None)
        if known is None:
            unit.add(self._made(AnswerId(unit.new_id()), mark, language, item))
            return Outcome.ADDED
        if _told(known) == _told(item):
            return Outcome.KNOWN
        self._may_on(unit, Action.WRITE, known)
        newer = replace(self._made(known.id, mark, language, item), version=known.version + 1)
        unit.save(
            replace(
                newer,
                sensitivity=known.sensitivity,
                valid_from=min(known.valid_from, newer.valid_from),
                helped=known.helped,
                did_not_help=known.did_not_help,
            )
        )
        return Outcome.CHANGED

    def _made(self, answer: AnswerId, mark: str, language: str, item: Article) -> Answer:
        """Return the answer of a page; days that it does not tell are today."""
        today = self._today()
        return Answer(
            id=answer,
            article=mark,
            version=1,
            title=item.title,
            topic=item.topic,
            say=item.say,
            body=item.body,
            keywords=item.keywords,
            language=language,
            valid_from=item.valid_from or today,
            valid_to=item.valid_to,
            checked_on=item.checked_on or today,
        )


def _told(one: Answer | Article) -> _Told:
    return _Told(one.title, one.topic, one.say, one.body, frozenset(one.keywords), one.valid_to)
