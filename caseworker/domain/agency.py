"""The agency pack: one agency's configuration as values, with look-ups.

Values only: reading and checking files is the packs room's business, workflows are in `case_types`, directory entries
in `pack_directory`. A pack is immutable and complete in itself; work already begun keeps the version it began under.
Ids are short words such as `north`; a look-up of a word the pack does not have raises `NotInPack`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseworker.domain.calendars import OpeningHours
from caseworker.domain.case_types import CaseType, Named, RoleName, find
from caseworker.domain.pack_directory import DirectoryEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """Who the agency is. `country` and `subdivision` (ISO 3166) choose the holidays; `closed_on` adds own closing days.

    `time_zone` is an IANA name; `weekend` holds the weekdays that are no working days (Monday is 0). In `person_number`
    each `#` stands for a digit, the rest for itself. `mail_addresses` are the agency's own, in small letters; one that
    begins with `@` stands for all addresses that end so.
    """

    id: str
    name: str
    locales: tuple[str, ...]
    time_zone: str
    country: str
    subdivision: str | None
    currency: str
    person_number: str
    weekend: frozenset[int]
    opening_hours: OpeningHours
    closed_on: frozenset[date] = frozenset()
    mail_addresses: tuple[str, ...] = ()

    def is_own_address(self, address: str) -> bool:
        """Return whether an e-mail address is one of the agency's own."""
        plain = address.strip().casefold()
        return any(plain.endswith(own) if own.startswith("@") else plain == own for own in self.mail_addresses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """An area the agency works in. A territory without parent covers the whole agency."""

    id: str
    title: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """People who share work. `agreed_cases` is the number of open cases agreed per officer."""

    id: str
    title: str
    territories: tuple[str, ...]
    roles: tuple[RoleName, ...]
    agreed_cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A line of people at the counter. Its numbers begin with `letter`; `target_wait_min` is in minutes."""

    id: str
    title: str
    letter: str
    target_wait_min: int
    territory: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A place where people are served, from the queues it serves, most important first."""

    id: str
    title: str
    queues: tuple[str, ...]
    territory: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What a contact is about. `label` has at most 12 letters; `key` is 1-8 on the front desk, None if without key."""

    id: str
    label: str
    title: str
    key: int | None = None
    team: str | None = None
    queue: str | None = None
    case_type: str | None = None


class KeepFrom(StrEnum):
    """The moment from which records of a retention class are kept."""

    CLOSED = "closed"
    LAST_CONTACT = "last_contact"
    DEATH = "death"
    CREATED = "created"


class AtEnd(StrEnum):
    """What happens when the time to keep is over."""

    ERASE = "erase"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long a class of records is kept, counted in months from `keep_from`, on which legal ground (`because`)."""

    id: str
    title: str
    months: int
    keep_from: KeepFrom
    at_end: AtEnd
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Numbers and rights the agency may choose within the limits of the security design. Units end the names."""

    idle_lock_min: int
    passphrase_again_h: int
    lease_warn_days: int
    lease_days: int
    front_desk_lease_h: int
    clipboard_s: int
    export_roles: tuple[RoleName, ...]
    export_needs_reason: bool
    memory_protection: bool
    undo_merge_days: int
    due_soon_working_days: int
    simple_question_working_days: int
    other_question_working_days: int
    answered_in_time_percent: int
    answer_stale_days: int
    break_glass_h: int
    pin_allowed: bool = False


class TemplateKind(StrEnum):
    """What a template is used for."""

    LETTER = "letter"
    MESSAGE = "message"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text with places such as `{person.name}` to fill. `number` is printed on letters (`HB-7`)."""

    id: str
    title: str
    kind: TemplateKind
    language: str
    body: str
    number: str = ""
    subject: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerArticle:
    """An answer as the pack brings it: a sentence to say, a text in Markdown, a version and days of validity.

    `valid_to` is the last day on which it may be said, None while it has no end. `checked_on` is when `checked_by` (a
    team) last read it against the rules.
    """

    id: str
    title: str
    topic: str
    say: str
    body: str
    language: str
    version: int
    valid_from: date
    valid_to: date | None
    checked_on: date
    checked_by: str
    keywords: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A file of the pack by its path within it ("/" between parts) and the SHA-256 of its bytes in hexadecimal."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One published version of an agency's configuration. `sha256` covers the path and content of every file."""

    version: str
    sha256: str
    agency: Agency
    territories: tuple[Territory, ...]
    teams: tuple[Team, ...]
    queues: tuple[Queue, ...]
    counters: tuple[Counter, ...]
    reasons: tuple[Reason, ...]
    case_types: tuple[CaseType, ...]
    templates: tuple[Template, ...]
    answers: tuple[AnswerArticle, ...]
    directory: tuple[DirectoryEntry, ...]
    retention: tuple[Retention, ...]
    policy: Policy
    consent_purposes: tuple[Named, ...]
    files: tuple[PackFile, ...]

    def territory(self, name: str) -> Territory:
        """Return the territory, or raise NotInPack."""
        return find(self.territories, name, "territory")

    def within(self, name: str) -> frozenset[str]:
        """Return the ids of a territory and of all territories below it; raises NotInPack if it is unknown."""
        inside = {self.territory(name).id}
        waiting = list(inside)
        while waiting:
            above = waiting.pop()
            below = {area.id for area in self.territories if area.parent == above} - inside
            inside |= below
            waiting += below
        return frozenset(inside)

    def team(self, name: str) -> Team:
        """Return the team, or raise NotInPack."""
        return find(self.teams, name, "team")

    def queue(self, name: str) -> Queue:
        """Return the queue, or raise NotInPack."""
        return find(self.queues, name, "queue")

    def counter(self, name: str) -> Counter:
        """Return the counter, or raise NotInPack."""
        return find(self.counters, name, "counter")

    def reason(self, name: str) -> Reason:
        """Return the contact reason, or raise NotInPack."""
        return find(self.reasons, name, "contact reason")

    def reason_on_key(self, key: int) -> Reason | None:
        """Return the contact reason on a key of the front desk (1-8), or None if the key is free."""
        return next((reason for reason in self.reasons if reason.key == key), None)

    def case_type(self, name: str) -> CaseType:
        """Return the case type, or raise NotInPack."""
        return find(self.case_types, name, "case type")

    def template(self, name: str) -> Template:
        """Return the template, or raise NotInPack."""
        return find(self.templates, name, "template")

    def answer(self, name: str) -> AnswerArticle:
        """Return the answer, or raise NotInPack."""
        return find(self.answers, name, "answer")

    def service(self, name: str) -> DirectoryEntry:
        """Return the entry of the referral directory, or raise NotInPack."""
        return find(self.directory, name, "service")

    def consent_purpose(self, name: str) -> Named:
        """Return the purpose to which a person may consent, or raise NotInPack."""
        return find(self.consent_purposes, name, "consent purpose")

    def retention_class(self, name: str) -> Retention:
        """Return the retention class, or raise NotInPack."""
        return find(self.retention, name, "retention class")
