"""What stands on the Details tab: groups of rows with what is known, since when, until when, and what may be done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QLocale

from caseworker.desk.person_page import PersonPage
from caseworker.domain.contact_points import Address, ContactPoint, Identifier
from caseworker.domain.elements import Dated
from caseworker.domain.names import PersonName
from caseworker.domain.people import ContactWay, Entry, Person
from caseworker.domain.safety import SafetyFact
from ui.person import words
from ui.person.header_facts import review_of
from ui.work import Work

translate = QCoreApplication.translate


class Group(StrEnum):
    """A part of the Details tab."""

    NAMES = "names"
    ABOUT = "about"
    CONTACT = "contact"
    ADDRESSES = "addresses"
    TALKING = "talking"
    IDENTIFIERS = "identifiers"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: what it is, its value, what else is known of it; `marks` are words for chips, with their tone.

    `of` is the entry or the warning behind it, None for a plain fact. `is_past` when it holds no longer.
    """

    label: str
    value: str
    second: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    of: Entry | SafetyFact | None = None
    is_past: bool = False

    @property
    def id(self) -> UUID | None:
        """The id of what is behind it."""
        return self.of.id if self.of is not None else None


def rows_of(page: PersonPage, work: Work) -> dict[Group, tuple[Row, ...]]:
    """Return the rows of every group; those that hold today first, then the latest to end."""
    person, today = page.person, work.wording.today()
    return {
        Group.NAMES: _dated(person.names, today, lambda one: _name(one, work)),
        Group.ABOUT: _about(person, work),
        Group.CONTACT: _dated(person.contact_points, today, lambda one: _point(one, work)),
        Group.ADDRESSES: _dated(person.addresses, today, lambda one: _address(one, work)),
        Group.TALKING: _talking(person, work),
        Group.IDENTIFIERS: _dated(person.identifiers, today, lambda one: _identifier(one, work)),
        Group.SAFETY: tuple(_warning(one, work) for one in page.safety),
    }


def period_of(entry: Dated, work: Work) -> str:
    """Return from when to when it holds, nothing when neither is known."""
    say = work.wording
    first, last = entry.valid_from, entry.valid_to
    if first and last:
        pattern = translate("Person", "{first} to {last}", "a period")
        return pattern.format(first=say.long_date(first), last=say.long_date(last))
    if first:
        return translate("Person", "since {date}").format(date=say.long_date(first))
    return translate("Person", "until {date}").format(date=say.long_date(last)) if last else ""


def _dated(entries: Iterable[Entry], today: date, row: Callable[..., Row]) -> tuple[Row, ...]:
    def place(entry: Entry) -> tuple[bool, int, int]:
        return (
            not entry.holds(today),
            -(entry.valid_to or date.max).toordinal(),
            -(entry.valid_from or date.min).toordinal(),
        )

    return tuple(row(one) for one in sorted(entries, key=place))


def _past(entry: Dated, work: Work) -> bool:
    return entry.valid_to is not None and entry.valid_to < work.wording.today()


def _begun(facts: str, typed: str = "") -> str:
    """Return facts as a line of its own: it begins with a capital letter, unless with what somebody typed."""
    return facts if typed and facts.startswith(typed) else facts[:1].upper() + facts[1:]


def _name(name: PersonName, work: Work) -> Row:
    script = QLocale.codeToScript(name.script) if name.script else QLocale.Script.AnyScript
    is_usual = script in {QLocale.Script.AnyScript, work.wording.locale.script()}
    second = work.wording.facts(
        translate("Person", "given name {name}").format(name=work.wording.isolate(name.given)) if name.given else "",
        translate("Person", "family name {name}").format(name=work.wording.isolate(name.family)) if name.family else "",
        name.reading,
        "" if is_usual else QLocale.scriptToString(script),
        period_of(name, work),
    )
    second = _begun(second, name.reading)
    return Row(label=words.name_kind(name.kind), value=name.shown, second=second, of=name, is_past=_past(name, work))


def _point(point: ContactPoint, work: Work) -> Row:
    marks = []
    if point.stale:
        marks.append((translate("Person", "No longer reaches them"), "warning"))
    if not point.safe:
        marks.append((translate("Person", "Others may listen"), "danger"))
    return Row(
        label=words.contact_kind(point.kind),
        value=point.value,
        second=_begun(work.wording.facts(point.note, period_of(point, work)), point.note),
        marks=tuple(marks),
        of=point,
        is_past=_past(point, work),
    )


def _address(address: Address, work: Work) -> Row:
    care = translate("Person", "care of {name}").format(name=work.wording.isolate(address.care_of))
    second = work.wording.facts(care if address.care_of else "", address.note, period_of(address, work))
    label, second = words.address_kind(address.kind), _begun(second, address.note)
    return Row(label=label, value=words.one_line(address), second=second, of=address, is_past=_past(address, work))


def _identifier(one: Identifier, work: Work) -> Row:
    second = _begun(work.wording.facts(one.issuer, period_of(one, work)), one.issuer)
    return Row(label=one.scheme, value=one.value, second=second, of=one, is_past=_past(one, work))


def _about(person: Person, work: Work) -> tuple[Row, ...]:
    say = work.wording
    facts = [
        (translate("Person", "Number"), person.number),
        (translate("Person", "Number until it is final"), "" if person.number else person.provisional_number),
        (translate("Person", "Date of birth"), say.partial_date(person.birth_date) if person.birth_date else ""),
        (translate("Person", "Date of death"), say.partial_date(person.died_on) if person.died_on else ""),
        (translate("Person", "Form of address"), person.form_of_address),
        (translate("Person", "Gender"), words.gender(person.gender)),
        (translate("Person", "Legal sex"), words.gender(person.sex)),
        (translate("Person", "Described as"), person.description),
    ]
    return tuple(Row(label=label, value=value) for label, value in facts if value)


def _talking(person: Person, work: Work) -> tuple[Row, ...]:
    say = work.wording
    not_by = [words.contact_way(ContactWay(one)) for one in person.not_by if one in set(ContactWay)]
    facts = [
        (translate("Person", "Language"), say.language(person.language)),
        (translate("Person", "Also speaks"), say.joined([say.language(one) for one in person.languages])),
        (translate("Person", "Interpreter"), words.interpreter(person.interpreter)),
        (translate("Person", "Access needs"), say.joined(list(person.access_needs))),
        (
            translate("Person", "Best reached by"),
            words.contact_way(person.preferred_contact) if person.preferred_contact else "",
        ),
        (translate("Person", "Never contact by"), say.joined(not_by)),
        (translate("Person", "Good to know"), person.contact_note),
    ]
    return tuple(Row(label=label, value=value) for label, value in facts if value)


def _warning(warning: SafetyFact, work: Work) -> Row:
    say = work.wording
    since = translate("Person", "recorded on {date}").format(date=say.long_date(warning.recorded_at))
    source = translate("Person", "source: {source}").format(source=warning.source) if warning.source else ""
    marks = ((translate("Person", "Review is due"), "warning"),) if warning.review_on < say.today() else ()
    if warning.ended_on is not None:
        ended = translate("Person", "ended: {reason}").format(reason=warning.end_reason)
        marks, since = ((translate("Person", "Ends today"), "neutral"),), say.facts(since, ended)
    return Row(
        label=words.safety_kind(warning.kind),
        value=warning.what or translate("Person", "The words are kept for those who work on their cases."),
        second=_begun(say.facts(source, since, review_of(warning, work))),
        marks=marks,
        of=warning,
    )
