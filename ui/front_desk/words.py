"""What is said of the people at the counter: names, needs, warnings, and lines of the waiting list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from caseworker.desk.front_desk import InLine
from caseworker.domain.agency import Pack
from caseworker.domain.case_types import NotInPack
from caseworker.domain.people import InterpreterNeed, Person, display_name
from caseworker.domain.safety import SafetyKind
from ui.wording import Wording

translate = QCoreApplication.translate
_LANGUAGE = "interpreter-"


@dataclass(frozen=True, slots=True)
class NeedWords:
    """A need in words with its icon; `key` is how it is kept with a number."""

    key: str
    words: str
    icon: str


def needs_to_choose(pack: Pack, wording: Wording) -> tuple[NeedWords, ...]:
    """Return what can be said of someone who walks in: what they need, and the agency's other languages."""
    usual = [_need(key, wording) for key in _NEEDS]
    languages = [_LANGUAGE + locale.split("-", maxsplit=1)[0] for locale in pack.agency.locales[1:]]
    return (*usual, *(_need(key, wording) for key in languages))


def is_language(key: str) -> bool:
    """Whether a need is an interpreter for a language."""
    return key.startswith(_LANGUAGE)


def needs_of(line: InLine, wording: Wording) -> tuple[NeedWords, ...]:
    """Return what someone needs: what was said when they came, and the language an interpreter is needed for."""
    keys = list(line.walk_in.needs)
    person = line.person
    if person is not None and needs_interpreter(person):
        keys.append(_LANGUAGE + person.language)
    return tuple(_need(key, wording) for key in dict.fromkeys(keys))


def needs_interpreter(person: Person) -> bool:
    """Whether an interpreter is to be offered."""
    return bool(person.language) and person.interpreter in {InterpreterNeed.ALWAYS, InterpreterNeed.SOMETIMES}


def name_of(person: Person | None, described_as: str, wording: Wording, *, known: bool = False) -> str:
    """Return the name, or what is known of someone; `known` tells that they are, though not to this officer."""
    if person is not None:
        return display_name(person, on=wording.today()) or person.description or person.shown_number
    if known:
        return translate("FrontDesk", "Name not shown to you")
    return described_as or translate("FrontDesk", "Not identified yet")


def name_in_line(line: InLine, wording: Wording) -> str:
    """Return the name of someone in the waiting list."""
    return name_of(line.person, line.walk_in.described_as, wording, known=line.walk_in.person is not None)


def short_name(name: str) -> str:
    """Return "Rosa D." for "Rosa Delgado Marín": for a list that others can read."""
    first, *others = name.split()
    return f"{first} {others[0][0]}." if others else first


def reason_words(pack: Pack, reason: str) -> str:
    """Return what a contact is about; a reason that the pack no longer has stays as it was written."""
    try:
        return pack.reason(reason).title if reason else ""
    except NotInPack:
        return reason


def place_words(pack: Pack, place: str) -> str:
    """Return where a contact took place: the name of a counter, otherwise as it was written."""
    return next((one.title for one in pack.counters if one.id == place), place)


def waits_since_words(minutes: int) -> str:
    """Return "waiting 24 minutes", for reading aloud."""
    return translate("FrontDesk", "waiting %n minutes", "", minutes)


def warning_words(kind: SafetyKind) -> str:
    """Return what kind of care is asked for, as a fact."""
    return _warnings()[kind]


def _need(key: str, wording: Wording) -> NeedWords:
    if key.startswith(_LANGUAGE):
        return NeedWords(key, wording.language(key.removeprefix(_LANGUAGE)), "languages")
    icon = _NEEDS.get(key, "accessibility")
    return NeedWords(key, _need_words().get(key, key), icon)


_NEEDS: Mapping[str, str] = {
    "step-free": "accessibility",
    "seat": "hand",
    "small-child": "baby",
    "hearing": "ear",
    "sight": "eye",
    "private": "lock",
}


def _need_words() -> Mapping[str, str]:
    return {
        "step-free": translate("FrontDesk", "Step-free"),
        "seat": translate("FrontDesk", "A seat"),
        "small-child": translate("FrontDesk", "Small child"),
        "hearing": translate("FrontDesk", "Hearing loop"),
        "sight": translate("FrontDesk", "Help with reading"),
        "private": translate("FrontDesk", "A private room"),
    }


def _warnings() -> Mapping[SafetyKind, str]:
    return {
        SafetyKind.TWO_STAFF: translate("FrontDesk", "Two staff for visits"),
        SafetyKind.NOT_AT_HOME: translate("FrontDesk", "Meet at our office only"),
        SafetyKind.VIOLENCE: translate("FrontDesk", "Has threatened or hurt staff"),
        SafetyKind.WEAPON: translate("FrontDesk", "Has carried a weapon"),
        SafetyKind.ANIMAL: translate("FrontDesk", "Dangerous animal at home"),
        SafetyKind.INFECTION: translate("FrontDesk", "Risk of infection"),
        SafetyKind.BUILDING: translate("FrontDesk", "Unsafe building"),
        SafetyKind.ADDRESS_PROTECTED: translate("FrontDesk", "Address is protected – tell nobody where they live"),
        SafetyKind.OTHER: translate("FrontDesk", "Safety note"),
    }


def warnings_line(kinds: Sequence[SafetyKind], wording: Wording) -> str:
    """Return several warnings as one sentence."""
    return wording.joined([warning_words(kind) for kind in dict.fromkeys(kinds)])
