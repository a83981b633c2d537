"""The forms of the Details tab: what is asked to add, correct and end what is known of a person."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from caseworker.domain.contact_points import Address, AddressKind, ContactKind, ContactPoint, Identifier
from caseworker.domain.elements import Dated
from caseworker.domain.names import NameKind, NameOrder, PersonName
from caseworker.domain.people import ContactWay, Entry, InterpreterNeed, Person
from caseworker.domain.safety import SafetyFact, SafetyKind
from ui.person import words
from ui.person.form import Ask, Asked, Form
from ui.person.typed import editable, editable_day
from ui.work import Work

translate = QCoreApplication.translate

ADD, CORRECT, END, TAKE_OUT = "details-add", "details-correct", "details-end", "details-take-out"
MOVE, CHANGE_NAME, IDENTIFY = "details-move", "details-change-name", "details-identify"
ABOUT, TALKING = "details-about", "details-talking"
WARN, REVIEW_WARNING, END_WARNING = "safety-warn", "safety-review", "safety-end"


def add_form(kind: type[Entry]) -> Form:
    """Return the form for one more name, contact point, address or identifier."""
    title, action = _titles(kind)
    return Form(id=f"{ADD}-{kind.__name__.lower()}", title=title, asked=_fields(kind), action=action, about=None)


def correct_form(entry: Entry) -> Form:
    """Return the form that puts an entry in the place of one that was wrong."""
    return Form(
        id=CORRECT,
        title=translate("Person", "Correct this"),
        asked=(*_filled(entry), reason(needed=False)),
        action=translate("Person", "Save correction"),
        notes=(translate("Person", "What stood there before stays in the history."),),
        about=entry.id,
    )


def end_form(entry: UUID, shown: str) -> Form:
    """Return the form that lets an entry hold no longer than a day."""
    return Form(
        id=END,
        title=translate("Person", "End “{what}”").format(what=shown),
        asked=(
            Asked(key="last", label=translate("Person", "Last day"), value=translate("Typed", "today")),
            reason(needed=False),
        ),
        action=translate("Person", "Save last day"),
        notes=(translate("Person", "It stays here to be read, under what held before."),),
        about=entry,
    )


def take_out_form(entry: UUID, shown: str) -> Form:
    """Return the form that takes out what was entered in error."""
    return Form(
        id=TAKE_OUT,
        title=translate("Person", "Take out “{what}”").format(what=shown),
        asked=(reason(needed=True),),
        action=translate("Person", "Take out entry"),
        notes=(translate("Person", "For what was entered by mistake. What was true once is ended instead."),),
        about=entry,
    )


def move_form() -> Form:
    """Return the form for a new home."""
    fields = [one for one in _fields(Address) if one.key not in {"kind", "to", "from"}]
    since = Asked(key="from", label=translate("Person", "Lives there since"), value=translate("Typed", "today"))
    return Form(
        id=MOVE,
        title=translate("Person", "Record a move"),
        asked=(*fields, since),
        action=translate("Person", "Save new home"),
        notes=(translate("Person", "The old home ends the day before."),),
    )


def change_name_form(person: Person) -> Form:
    """Return the form for a name that someone has taken."""
    kinds = [NameKind.OFFICIAL, NameKind.MARRIED, NameKind.PREFERRED, NameKind.RELIGIOUS]
    fields = [one for one in _fields(PersonName) if one.key not in {"to", "kind", "from"}]
    options = tuple((one.value, words.name_kind(one)) for one in kinds)
    kind = Asked(key="kind", label=translate("Person", "What this name is"), ask=Ask.CHOICE, options=options)
    since = Asked(key="from", label=translate("Person", "Bears it since"), value=translate("Typed", "today"))
    return Form(
        id=CHANGE_NAME,
        title=translate("Person", "Change name"),
        asked=(*fields, kind, since),
        action=translate("Person", "Save new name"),
        notes=(translate("Person", "The old name stays as a former name, and is still found."),)
        if person.names
        else (),
    )


def identify_form() -> Form:
    """Return the form that says who someone is who was only described."""
    fields = tuple(one for one in _fields(PersonName) if one.key in {"full", "given", "family"})
    return Form(
        id=IDENTIFY, title=translate("Person", "Say who this is"), asked=fields, action=translate("Person", "Save name")
    )


def about_form(person: Person, work: Work) -> Form:
    """Return the form for birth date, form of address, gender and description."""
    return Form(
        id=ABOUT,
        title=translate("Person", "About them"),
        asked=(
            Asked(
                key="birth",
                label=translate("Person", "Date of birth"),
                value=editable(person.birth_date, work.wording),
                hint=translate("Person", "As far as it is known: “14 March 1958”, “March 1958”, “about 1958”"),
            ),
            Asked(key="address", label=translate("Person", "Form of address"), value=person.form_of_address),
            Asked(key="gender", label=translate("Person", "Gender"), value=person.gender, beside=True),
            Asked(key="description", label=translate("Person", "Described as"), value=person.description),
            reason(needed=False),
        ),
        action=translate("Person", "Save changes"),
    )


def talking_form(person: Person, work: Work) -> Form:
    """Return the form for languages, interpreter, access needs and the ways in which they want to be reached."""
    ways = tuple((one.value, words.contact_way(one)) for one in ContactWay)
    needs = tuple((one.value, words.interpreter(one)) for one in InterpreterNeed)
    comma = translate("Person", "With commas between")
    return Form(
        id=TALKING,
        title=translate("Person", "Talking with them"),
        asked=(
            Asked(
                key="language",
                label=translate("Person", "Language"),
                value=work.wording.language(person.language),
            ),
            Asked(
                key="interpreter",
                label=translate("Person", "Interpreter"),
                ask=Ask.CHOICE,
                options=needs,
                value=person.interpreter.value,
                beside=True,
            ),
            Asked(
                key="languages",
                label=translate("Person", "Also speaks"),
                value=", ".join(work.wording.language(one) for one in person.languages),
                hint=comma,
            ),
            Asked(
                key="needs", label=translate("Person", "Access needs"), value=", ".join(person.access_needs), hint=comma
            ),
            Asked(
                key="best",
                label=translate("Person", "Best reached by"),
                ask=Ask.CHOICE,
                options=(("", translate("Person", "No preference")), *ways),
                value=person.preferred_contact.value if person.preferred_contact else "",
            ),
            *(
                Asked(
                    key=f"not-{key}",
                    label=translate("Person", "Never contact by: {way}").format(way=way),
                    ask=Ask.TICK,
                    value="yes" if key in person.not_by else "",
                )
                for key, way in ways
            ),
            Asked(key="note", label=translate("Person", "Good to know"), ask=Ask.AREA, value=person.contact_note),
            reason(needed=False),
        ),
        action=translate("Person", "Save changes"),
    )


def warn_form() -> Form:
    """Return the form for a warning: a fact with its source and the day on which it is looked at again."""
    kinds = tuple((one.value, words.safety_kind(one)) for one in SafetyKind)
    return Form(
        id=WARN,
        title=translate("Person", "Add safety fact"),
        asked=(
            Asked(key="kind", label=translate("Person", "What staff must know"), ask=Ask.CHOICE, options=kinds),
            Asked(
                key="what",
                label=translate("Person", "What happened"),
                ask=Ask.AREA,
                hint=translate("Person", "A fact, never a word for the person"),
            ),
            Asked(key="source", label=translate("Person", "Who says so")),
            Asked(key="review", label=translate("Person", "Look at it again on"), beside=True),
        ),
        action=translate("Person", "Save safety fact"),
    )


def review_warning_form(warning: SafetyFact) -> Form:
    """Return the form that confirms a warning until its next review."""
    asked = Asked(key="review", label=translate("Person", "Look at it again on"))
    title = translate("Person", "Confirm “{what}”").format(what=words.safety_kind(warning.kind))
    action = translate("Person", "Confirm safety fact")
    return Form(id=REVIEW_WARNING, title=title, asked=(asked,), action=action, about=warning.id)


def end_warning_form(warning: SafetyFact) -> Form:
    """Return the form that ends a warning."""
    title = translate("Person", "End “{what}”").format(what=words.safety_kind(warning.kind))
    action = translate("Person", "End safety fact")
    return Form(id=END_WARNING, title=title, asked=(reason(needed=True),), action=action, about=warning.id)


def reason(*, needed: bool) -> Asked:
    """Return the question why something is changed."""
    label = translate("Person", "Why") if needed else translate("Person", "Why, if it needs saying")
    return Asked(key="reason", label=label)


def _titles(kind: type[Entry]) -> tuple[str, str]:
    return {
        PersonName: (translate("Person", "Add name"), translate("Person", "Save name")),
        ContactPoint: (translate("Person", "Add phone or e-mail"), translate("Person", "Save contact")),
        Address: (translate("Person", "Add address"), translate("Person", "Save address")),
        Identifier: (translate("Person", "Add number"), translate("Person", "Save number")),
    }[kind]


def _fields(kind: type[Entry]) -> tuple[Asked, ...]:
    return (*_own_fields(kind), *_period())


def _own_fields(kind: type[Entry]) -> tuple[Asked, ...]:
    if kind is PersonName:
        return _name_fields()
    if kind is ContactPoint:
        return _point_fields()
    return _address_fields() if kind is Address else _identifier_fields()


def _name_fields() -> tuple[Asked, ...]:
    kinds = tuple((one.value, words.name_kind(one)) for one in NameKind)
    orders = (
        (NameOrder.GIVEN_FIRST.value, translate("Person", "Given name first")),
        (NameOrder.FAMILY_FIRST.value, translate("Person", "Family name first")),
    )
    known = translate("Person", "If it is known")
    return (
        Asked(key="full", label=translate("Person", "Whole name"), hint=translate("Person", "As they write it")),
        Asked(key="given", label=translate("Person", "Given name"), hint=known),
        Asked(key="family", label=translate("Person", "Family name"), hint=known, beside=True),
        Asked(key="kind", label=translate("Person", "What this name is"), ask=Ask.CHOICE, options=kinds),
        Asked(key="order", label=translate("Person", "Order"), ask=Ask.CHOICE, options=orders, beside=True),
        Asked(key="reading", label=translate("Person", "How it is said"), hint=known),
    )


def _point_fields() -> tuple[Asked, ...]:
    kinds = tuple((one.value, words.contact_kind(one)) for one in ContactKind)
    return (
        Asked(
            key="kind", label=translate("Person", "Kind"), ask=Ask.CHOICE, options=kinds, value=ContactKind.MOBILE.value
        ),
        Asked(key="value", label=translate("Person", "Number or address"), beside=True),
        Asked(
            key="note", label=translate("Person", "Note"), hint=translate("Person", "“only mornings”, “the daughter’s”")
        ),
        Asked(
            key="unsafe", label=translate("Person", "Others may listen or read there: leave no message"), ask=Ask.TICK
        ),
    )


def _address_fields() -> tuple[Asked, ...]:
    kinds = tuple((one.value, words.address_kind(one)) for one in AddressKind)
    return (
        Asked(key="kind", label=translate("Person", "Kind"), ask=Ask.CHOICE, options=kinds),
        Asked(key="street", label=translate("Person", "Street and number")),
        Asked(key="postcode", label=translate("Person", "Postcode"), hint=translate("Person", "If there is one")),
        Asked(key="locality", label=translate("Person", "Town or place"), beside=True),
        Asked(
            key="care_of", label=translate("Person", "Care of"), hint=translate("Person", "If reached through someone")
        ),
        Asked(
            key="note", label=translate("Person", "Note"), hint=translate("Person", "“ring twice, the bell is faint”")
        ),
    )


def _identifier_fields() -> tuple[Asked, ...]:
    return (
        Asked(
            key="scheme", label=translate("Person", "Kind of number"), hint=translate("Person", "Passport, tax number")
        ),
        Asked(key="value", label=translate("Person", "Number"), beside=True),
        Asked(key="issuer", label=translate("Person", "Issued by"), hint=translate("Person", "If it is known")),
    )


def _period() -> tuple[Asked, ...]:
    known = translate("Person", "If it is known")
    return (
        Asked(key="from", label=translate("Person", "Since"), hint=known),
        Asked(key="to", label=translate("Person", "Until"), hint=known, beside=True),
    )


def _filled(entry: Entry) -> tuple[Asked, ...]:
    """The fields of an entry with what stands in it now."""
    values = _values_of(entry)
    return tuple(replace(one, value=values.get(one.key, "")) for one in _fields(type(entry)))


def _values_of(entry: Entry) -> dict[str, str]:
    said = {name: str(getattr(entry, name)) for name in _NAMES[type(entry)]}
    if isinstance(entry, ContactPoint):
        said["unsafe"] = "" if entry.safe else "yes"
    if isinstance(entry, Address) and entry.lines and not entry.street:
        said["street"] = entry.shown
    return said | _period_values(entry)


_NAMES: dict[type[Dated], tuple[str, ...]] = {
    PersonName: ("full", "given", "family", "kind", "order", "reading"),
    ContactPoint: ("kind", "value", "note"),
    Address: ("kind", "street", "postcode", "locality", "care_of", "note"),
    Identifier: ("scheme", "value", "issuer"),
}


def _period_values(entry: Dated) -> dict[str, str]:
    return {"from": editable_day(entry.valid_from), "to": editable_day(entry.valid_to)}
