"""`caseworker find` and `caseworker answer …`: one field for everything, with the reason each thing was found."""

from collections.abc import Iterable, Iterator

from caseworker.cli.call import Call, Commands, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.desk.finding import KINDS
from caseworker.desk.found import Found
from caseworker.desk.library import Library
from caseworker.desk.references import References
from caseworker.domain.answers import Answer


def add_commands(commands: Commands) -> None:
    """Add `find` and `answer`."""
    made = add(commands, "find", find, says="find people, cases, contacts, answers and services")
    made.add_argument("words", nargs="+", metavar="WORDS", help="as you would say it: a name, a number, a few words")
    made.add_argument("--kind", action="append", choices=KINDS, help="look only for this kind; may be given again")
    made.add_argument("--limit", type=int, default=10, metavar="N", help="at most so many of each kind")
    under = family(commands, "answer", says="what to say to a question")
    made = add(under, "find", find_answers, says="find answers, with the sentence to say")
    made.add_argument("words", nargs="+", metavar="WORDS")
    made.add_argument("--limit", type=int, default=5, metavar="N")
    made = add(under, "given", given, says="count that an answer was given, and whether it helped")
    made.add_argument("article", metavar="ARTICLE", help="the answer's name in the agency pack")
    made.add_argument("--did-not-help", action="store_true")


def find(call: Call) -> None:
    """Find and list."""
    with opened(call) as office:
        office.finding.prepare()
        results = office.finding.find(
            " ".join(call.options.words),
            kinds=call.options.kind or KINDS,
            limit=max(1, call.options.limit),
            finished=True,
        )
    lines = list(_lines(results))
    call.terminal.answer({"results": [_value(one) for one in results]}, lines or ["Nothing you may see was found."])


def find_answers(call: Call) -> None:
    """Find answers and say them."""
    with opened(call) as office:
        limit = max(1, call.options.limit)
        found = office.finding.find(" ".join(call.options.words), kinds=("answer",), limit=limit, finished=True)
        with office.store.reading() as reader:
            answers = reader.many(Answer, [one.id for one in found])
    value: dict[str, Json] = {
        "answers": [
            {"id": str(one.id), "article": one.article, "title": one.title, "say": one.say, "version": one.version}
            for one in answers
        ]
    }
    lines = [line for one in answers for line in (f"{one.article}: {one.title}", f"  {one.say}")]
    call.terminal.answer(value, lines or ["There is no answer to that yet."])


def given(call: Call) -> None:
    """Count an answer."""
    with opened(call) as office:
        answer = References(office.sitting).answer(call.options.article)
        said = Library(office.sitting).given(answer, helped=not call.options.did_not_help)
    value = {"article": said.article, "helped": said.helped, "did_not_help": said.did_not_help}
    call.terminal.answer(value, [f"{said.title}: helped {said.helped} times, did not help {said.did_not_help} times."])


def _value(one: Found) -> dict[str, Json]:
    return {
        "kind": one.kind,
        "id": str(one.id),
        "title": one.title,
        "second": one.second,
        "score": round(one.score * 1000),
        "reasons": [{"role": why.role.value, "how": why.how.value, "word": why.word} for why in one.reasons],
    }


def _lines(results: Iterable[Found]) -> Iterator[str]:
    for one in results:
        why = ", ".join(f"{why.role.value} {why.how.value}" for why in one.reasons)
        yield f"{one.kind:<12}{one.title or '(no name)'}  {one.second}"
        yield f"{'':<12}{one.id}  ({why})"
