"""The tables of a population and their columns. Rows are named tuples of plain values, in the order of the columns.

Ids are UUID text; days are YYYY-MM-DD text, birth dates also YYYY or YYYY-MM; `Moment` columns are microseconds since
1970 UTC. An empty text means "not known" or "does not apply"; None stands only where a moment is missing.
"""

from typing import NamedTuple, NewType

Moment = NewType("Moment", int)


class People(NamedTuple):
    """One record of a person, as an officer entered it. Several records may be one person: only `Truth` tells."""

    record_id: str
    number: str
    territory: str
    full_name: str
    given: str
    family: str
    script: str
    name_kind: str
    sex: str
    birth_date: str
    origin: str
    language: str
    interpreter: bool
    access_format: str
    died_on: str
    erased_on: str
    sensitivity: int
    created_at: Moment
    created_by: str
    created_channel: str


class Names(NamedTuple):
    """A name beside the one on the record: birth, former, married, transliteration, reading, preferred."""

    name_id: str
    record_id: str
    kind: str
    script: str
    full_name: str
    given: str
    family: str
    valid_from: str
    valid_to: str


class Addresses(NamedTuple):
    """Where a person lives or lived. `care_of` is set for people without a home of their own."""

    address_id: str
    record_id: str
    kind: str
    line: str
    flat: str
    locality: str
    postcode: str
    country: str
    district: str
    care_of: str
    valid_from: str
    valid_to: str


class ContactPoints(NamedTuple):
    """A number or mailbox as it was written down."""

    contact_id: str
    record_id: str
    kind: str
    value: str
    note: str
    stale: bool
    valid_from: str
    valid_to: str


class Households(NamedTuple):
    """People who live together."""

    household_id: str
    kind: str
    district: str
    valid_from: str
    valid_to: str


class Members(NamedTuple):
    """A person's time in a household. A child of separated parents may be in two at once."""

    member_id: str
    household_id: str
    record_id: str
    role: str
    valid_from: str
    valid_to: str


class Relationships(NamedTuple):
    """A tie: `from_id` is the parent, spouse, partner or sibling of `to_id`."""

    relationship_id: str
    from_id: str
    to_id: str
    kind: str
    valid_from: str
    valid_to: str


class LifeEvents(NamedTuple):
    """What happened in a life on a day: birth, death, marriage, separation, move."""

    event_id: str
    kind: str
    on: str
    record_id: str
    other_id: str
    household_id: str


class Cases(NamedTuple):
    """One matter of one person."""

    case_id: str
    number: str
    service_id: str
    title: str
    record_id: str
    interaction_id: str
    status: str
    owner_id: str
    team_id: str
    territory: str
    priority: str
    opened_at: Moment
    due_at: Moment
    closed_at: Moment | None
    outcome: str
    sensitivity: int
    legal_hold: bool


class CaseEvents(NamedTuple):
    """A step of a case: moves between states, handovers, escalations."""

    event_id: str
    case_id: str
    kind: str
    from_state: str
    to_state: str
    at: Moment
    officer_id: str
    reason: str


class Interactions(NamedTuple):
    """One exchange on one channel. `record_id` is empty when the caller was not identified."""

    interaction_id: str
    record_id: str
    channel: str
    direction: str
    service_id: str
    occurred_at: Moment
    recorded_at: Moment
    duration_s: int
    outcome: str
    case_id: str
    forwarded_to: str
    officer_id: str
    language: str
    text: str


class Tasks(NamedTuple):
    """Something one officer must do by a day."""

    task_id: str
    case_id: str
    record_id: str
    title: str
    assignee_id: str
    team_id: str
    due: str
    state: str
    created_at: Moment
    done_at: Moment | None


class Documents(NamedTuple):
    """A paper of a case. `sample` is one of the small files under `files/` that stands for its content."""

    document_id: str
    case_id: str
    record_id: str
    name: str
    media_type: str
    size: int
    captured_at: Moment
    origin: str
    sample: str
    sample_sha256: str


class Consents(NamedTuple):
    """A purpose agreed to or withdrawn."""

    consent_id: str
    record_id: str
    purpose: str
    given: bool
    at: Moment
    evidence: str
    recorded_by: str


class Notes(NamedTuple):
    """What an officer wrote: about safety or access (of a person), or about a case."""

    note_id: str
    record_id: str
    case_id: str
    kind: str
    language: str
    text: str
    source: str
    review_on: str
    at: Moment
    officer_id: str


class Referrals(NamedTuple):
    """A person handed to another service. `shared` lists what was passed on, parted by '; '."""

    referral_id: str
    record_id: str
    case_id: str
    to_service_id: str
    shared: str
    consent_id: str
    state: str
    sent_at: Moment
    settled_at: Moment | None
    ask_again_on: str


class Visits(NamedTuple):
    """A planned meeting at a person's place. `recorded_at` is the device's moment, `sent_at` the server's."""

    visit_id: str
    case_id: str
    record_id: str
    officer_id: str
    planned_from: Moment
    planned_to: Moment
    state: str
    offline: bool
    recorded_at: Moment
    sent_at: Moment


class VisitMembers(NamedTuple):
    """One member of the household on the form of a visit."""

    row_id: str
    visit_id: str
    position: int
    name: str
    relation: str
    birth_year: str
    needs: str


class Staff(NamedTuple):
    """An officer: when they work here, how much, and when they are away."""

    officer_id: str
    name: str
    role: str
    team_id: str
    territory: str
    hours_percent: int
    works_from: str
    works_to: str
    away_from: str
    away_to: str


class Teams(NamedTuple):
    """A team of the office."""

    team_id: str
    name: str


class Services(NamedTuple):
    """What the office does for people. `deadline_unit` is `working_days` or `open_hours`."""

    service_id: str
    name: str
    team_id: str
    form: str
    deadline: int
    deadline_unit: str
    priority: str
    season: str
    main_channels: str


class Truth(NamedTuple):
    """Which person a record is, and how the record differs from what is so, parted by '; '."""

    record_id: str
    person_id: str
    how: str


class TruthWords(NamedTuple):
    """A rare word, and the one note that holds it."""

    word: str
    note_id: str
    record_id: str
    case_id: str


class TruthConflicts(NamedTuple):
    """Two values for one field: one from a visit recorded offline, one changed at the office meanwhile."""

    visit_id: str
    record_id: str
    field: str
    field_value: str
    field_recorded_at: Moment
    office_value: str
    office_changed_at: Moment
    office_officer_id: str


Row = (
    People | Names | Addresses | ContactPoints | Households | Members | Relationships | LifeEvents | Cases | CaseEvents
    | Interactions | Tasks | Documents | Consents | Notes | Referrals | Visits | VisitMembers | Staff | Teams | Services
    | Truth | TruthWords | TruthConflicts
)  # fmt: skip

TABLES: dict[str, type[Row]] = {
    "teams": Teams,
    "services": Services,
    "staff": Staff,
    "people": People,
    "names": Names,
    "addresses": Addresses,
    "contact_points": ContactPoints,
    "households": Households,
    "members": Members,
    "relationships": Relationships,
    "life_events": LifeEvents,
    "consents": Consents,
    "cases": Cases,
    "case_events": CaseEvents,
    "interactions": Interactions,
    "tasks": Tasks,
    "notes": Notes,
    "referrals": Referrals,
    "documents": Documents,
    "visits": Visits,
    "visit_members": VisitMembers,
    "truth": Truth,
    "truth_words": TruthWords,
    "truth_conflicts": TruthConflicts,
}
