"""`caseworker person …`: enter, show, change, merge, and what became of it."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import at, paired
from caseworker.desk.imports.fields import DayOrder, Filled, person_from
from caseworker.desk.likely_same import Likely
from caseworker.desk.office import Office
from caseworker.desk.people import EDITABLE
from caseworker.desk.person_page import PersonPage
from caseworker.desk.references import References
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.linkage import PROBABLE_FROM
from caseworker.domain.people import ContactWay, InterpreterNeed, Person, display_name
from caseworker.domain.values import ImpossibleDate, PartialDate
from caseworker.errors import CaseworkerError

_ENTERED = (
    *("name", "given", "family", "birth_date", "phone", "mobile", "email", "street", "locality", "postcode"),
    *("country", "language", "gender", "form_of_address", "description"),
)
_WORDS: dict[str, Any] = {"interpreter": InterpreterNeed, "preferred_contact": ContactWay}
_LISTS = frozenset({"languages", "access_needs", "not_by"})


class LikelyHere(CaseworkerError):
    """Someone who may well be the same person is here already."""

    key = "person.likely-here"
    sentence = "{count} people here may be the same. Nobody was added. Look at them, or add --anyway."


def add_commands(commands: Commands) -> None:
    """Add `person` and what stands under it."""
    under = family(commands, "person", says="people: enter, show, change, merge")
    made = add(under, "add", add_person, says="enter a person, after looking whether they are here already")
    for field in _ENTERED:
        made.add_argument(f"--{field.replace('_', '-')}", metavar="TEXT", default="")
    made.add_argument("--anyway", action="store_true", help="also when someone like them is here")
    _named(add(under, "show", show, says="everything the page of a person shows"))
    made = _named(add(under, "edit", edit, says="change fields; only those named change"))
    made.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    made.add_argument("--reason", default="", help="why, for whoever reads the history")
    _named(add(under, "history", history, says="who changed what, when and why"))
    made = _named(add(under, "consent", consent, says="record what a person agrees to, or no longer agrees to"))
    made.add_argument("purpose", metavar="PURPOSE", help="a purpose of the agency pack")
    made.add_argument("--withdrawn", action="store_true")
    made.add_argument("--evidence", choices=[one.value for one in Evidence], default=Evidence.SPOKEN.value)
    made = _named(add(under, "merge", merge, says="make two people one; it can be taken back"))
    made.add_argument("other", metavar="OTHER", help="the number or id of the second")
    made.add_argument("--reason", required=True)
    made = _named(add(under, "unmerge", unmerge, says="take back the last merge of a person"))
    made.add_argument("--reason", required=True)


def add_person(call: Call) -> None:
    """Enter a person."""
    values = tuple((field, getattr(call.options, field)) for field in _ENTERED if getattr(call.options, field))
    with opened(call) as office:
        row = Filled(1, values)
        made = person_from(row, source="", order=DayOrder.NOT_SAID, fresh_id=office.people.fresh_id)
        office.finding.prepare()
        likely = () if call.options.anyway else office.people.likely_same(made, least=PROBABLE_FROM)
        if likely:
            _tell_likely(call, office, likely)
            raise LikelyHere(count=len(likely))
        person = office.people.add(made)
    value = {"id": str(person.id), "number": person.shown_number}
    call.terminal.answer(value, [f"Entered under {person.shown_number} ({person.id})."])


def show(call: Call) -> None:
    """Show a person."""
    with opened(call) as office:
        page = office.people.open(_meant(call, office))
        lines = list(page_lines(office, page))
        value = _page_value(office, page)
    call.terminal.answer(value, lines)


def edit(call: Call) -> None:
    """Change fields of a person, in one edit; a birth or death date has a rule of its own and is a second one."""
    pairs = dict(paired(one, of="A field") for one in call.options.values)
    dates = {name: pairs.pop(name) for name in ("birth_date", "died_on") if name in pairs}
    plain = {name: _value_of(name, text) for name, text in pairs.items()}
    known = {name: _date_of(text) for name, text in dates.items()}
    with opened(call) as office:
        person = _meant(call, office)
        reason: str = call.options.reason
        if plain:
            office.people.edit(person, reason=reason, **plain)
        if "birth_date" in known:
            office.people.set_birth_date(person, known["birth_date"], reason=reason)
        if "died_on" in known:
            office.people.record_death(person, known["died_on"], reason=reason)
    call.terminal.answer({"changed": sorted({*plain, *known})}, ["Saved."])


def history(call: Call) -> None:
    """Show who changed what."""
    with opened(call) as office:
        changes = office.trails.changes(Person, _meant(call, office))
        lines = [
            f"{at(office, one.at)}  {one.action}: {one.field}: {one.before or '-'} -> {one.after or '-'}"
            + (f"  because {one.why}" if one.why else "")
            for one in changes
        ]
    value: list[Json] = [
        {
            "at": one.at.isoformat(),
            "by": str(one.by),
            "action": one.action,
            "field": one.field,
            "before": one.before,
            "after": one.after,
            "why": one.why,
        }
        for one in changes
    ]
    call.terminal.answer({"changes": value}, lines)


def consent(call: Call) -> None:
    """Record a word on a purpose."""
    word = ConsentWord.WITHDRAWN if call.options.withdrawn else ConsentWord.GIVEN
    with opened(call) as office:
        person = _meant(call, office)
        made = office.consents.record(person, call.options.purpose, word, evidence=Evidence(call.options.evidence))
        standing = sorted(office.consents.standing(person))
    value = {"id": str(made.id), "word": word.value, "standing": standing}
    call.terminal.answer(
        value, [f"{call.options.purpose}: {word.value}. Agreed to now: {', '.join(standing) or 'nothing'}."]
    )


def merge(call: Call) -> None:
    """Make two people one."""
    with opened(call) as office:
        other = References(office.sitting).person(call.options.other)
        made = office.merging.merge(_meant(call, office), other, reason=call.options.reason)
    value = {"merge": str(made.id), "survivor": str(made.survivor)}
    call.terminal.answer(value, [f"Both are one person now, shown as {made.survivor}. To take it back: person unmerge"])


def unmerge(call: Call) -> None:
    """Take back the last merge of a person."""
    with opened(call) as office:
        merges = office.merging.merges_of(_meant(call, office))
        if not merges:
            raise WrongUse("This person was never merged with another.")
        undone = office.merging.unmerge(merges[-1].id, reason=call.options.reason)
    left, right = merges[-1].left, merges[-1].right
    value = {"undone": len(undone), "people": [str(left), str(right)]}
    call.terminal.answer(value, [f"They are two people again: {left} and {right}."])


def _named(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("person", metavar="PERSON", help="number, identifier or id")
    return made


def _meant(call: Call, office: Office) -> Any:
    return References(office.sitting).person(call.options.person)


def _value_of(name: str, text: str) -> Any:
    if name not in EDITABLE:
        raise WrongUse(f"'{name}' cannot be changed in this way. These can: {', '.join(sorted(EDITABLE))}.")
    if name in _LISTS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if name not in _WORDS:
        return text
    try:
        return _WORDS[name](text) if text else None
    except ValueError as error:
        raise WrongUse(f"'{name}' is one of {', '.join(one.value for one in _WORDS[name])}.") from error


def _date_of(text: str) -> PartialDate | None:
    try:
        return PartialDate.from_text(text) if text else None
    except ImpossibleDate as error:
        raise WrongUse("A date is written as YYYY, YYYY-MM or YYYY-MM-DD, with ~ at its end for about.") from error


def _tell_likely(call: Call, office: Office, likely: Iterable[Likely]) -> None:
    today = office.sitting.calendar.day_of(call.clock())
    for one in likely:
        same = ", ".join(reason.aspect.value for reason in one.likelihood.reasons if reason.bits > 0)
        call.terminal.remark(
            f"{display_name(one.person, on=today)}  {one.person.shown_number}  {one.person.id}  ({same})"
        )


def _page_value(office: Office, page: PersonPage) -> dict[str, Json]:
    today = office.sitting.calendar.day_of(office.sitting.clock())
    with office.store.reading() as reader:
        fields = reader.schema.of(Person).plain(page.person)
    return {
        "id": str(page.person.id),
        "records": [str(one) for one in page.records],
        "name": display_name(page.person, on=today),
        "fields": fields,
        "safety": [
            {"kind": one.kind.value, "what": one.what, "review_on": one.review_on.isoformat()} for one in page.safety
        ],
        "cases": [
            {"id": str(one.id), "number": one.shown_number, "title": one.title, "status": one.status.value}
            for one in page.cases
        ],
        "tasks": [
            {"id": str(one.id), "title": one.title, "due": one.due.isoformat() if one.due else None}
            for one in page.tasks
        ],
        "timeline": [
            {"at": one.at.isoformat(), "kind": one.record.definition.kind, "id": str(one.record.id)}
            for one in page.timeline.happenings
        ],
    }


def page_lines(office: Office, page: PersonPage) -> Iterator[str]:
    """Yield what is shown of a person."""
    person, today = page.person, office.sitting.calendar.day_of(office.sitting.clock())
    born = f"born {person.birth_date.to_text()}" if person.birth_date else "birth date not known"
    yield f"{display_name(person, on=today) or person.description}  {person.shown_number}  {born}  {person.id}"
    for warning in page.safety:
        yield f"  CARE: {warning.kind.value.replace('_', ' ')}: {warning.what} (look again on {warning.review_on})"
    for name in person.names:
        yield f"  name      {name.shown} ({name.kind.value.replace('_', ' ')})"
    for point in person.contact_points:
        yield f"  {point.kind.value:<10}{point.value}{' (no longer reaches them)' if point.stale else ''}"
    for address in person.addresses:
        yield f"  address   {address.shown}{f' until {address.valid_to}' if address.valid_to else ''}"
    for relative in page.relatives:
        other = page.others.get(relative.person)
        yield f"  {relative.tie.value:<10}{display_name(other, on=today) if other else '(not yours to see)'}"
    for case in page.cases:
        yield f"  case      {case.shown_number}  {case.title}  {case.status.value.replace('_', ' ')}"
    for task in page.tasks:
        yield f"  task      {task.title}{f', due {task.due}' if task.due else ''}"
    yield from _timeline_lines(office, page)


def _timeline_lines(office: Office, page: PersonPage) -> Iterator[str]:
    for one in page.timeline.happenings[:20]:
        kind, told = one.record.definition.kind, _told(one.record)
        yield f"  {at(office, one.at)}  {kind.replace('_', ' ')}: {told}"
    more = len(page.timeline.happenings) - 20
    if more > 0 or page.timeline.older is not None:
        yield "  and more before that"


def _told(record: Any) -> str:
    for name in ("title", "purpose", "service_name", "name", "what"):
        words = getattr(record, name, "")
        if words:
            return str(words)
    return str(getattr(record, "text", "")).split("\n", 1)[0][:100]
