"""`agency.yaml` and `teams.yaml`: who the agency is, where it works, in which teams, queues and counters."""

import re
from dataclasses import dataclass

from caseworker.domain.agency import Agency, Counter, Queue, Team, Territory
from caseworker.domain.case_types import RoleName
from caseworker.packs.faults import suggestion
from caseworker.packs.hours import opening_hours, weekdays
from caseworker.packs.section import LOCALE, Section
from caseworker.packs.working_days import countries, is_time_zone, knows

_VERSION = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){0,2}\Z")
_LETTER = re.compile(r"[A-Z]\Z")
_MAIL = re.compile(r"[^@\s]*@[^@\s]+\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """What `teams.yaml` holds."""

    territories: tuple[Territory, ...] = ()
    teams: tuple[Team, ...] = ()
    queues: tuple[Queue, ...] = ()
    counters: tuple[Counter, ...] = ()


def read_agency(section: Section) -> tuple[Agency, str]:
    """Return the agency and the version of the pack."""
    version = section.text("version", most=17)
    if version and not _VERSION.match(version):
        section.fault("'version' must be one to three numbers with dots, such as 3.1.", "version")
    country, subdivision = _holiday_area(section)
    agency = Agency(
        id=section.slug("id"),
        name=section.text("name"),
        locales=_locales(section),
        time_zone=_time_zone(section),
        country=country,
        subdivision=subdivision,
        currency=_matching(section, "currency", _CURRENCY, "three capital letters, such as GBP"),
        person_number=_person_number(section),
        weekend=_weekend(section),
        opening_hours=opening_hours(section.section("opening_hours")),
        closed_on=frozenset(section.days("closed_on")),
        mail_addresses=_mail_addresses(section),
    )
    if not any(agency.opening_hours.week) and section.has("opening_hours"):
        section.fault("The agency is never open. Give at least one weekday its hours.", "opening_hours")
    section.done()
    return agency, version


def read_teams(section: Section) -> Teams:
    """Return territories, teams, queues and counters."""
    found = Teams(
        territories=tuple(_territory(each) for each in section.sections("territories", needed=True)),
        teams=tuple(_team(each) for each in section.sections("teams", needed=True)),
        queues=_queues(section.sections("queues")),
        counters=tuple(_counter(each) for each in section.sections("counters")),
    )
    section.done()
    _check_parents(section, found.territories)
    return found


def _holiday_area(section: Section) -> tuple[str, str | None]:
    country, subdivision = section.text("country", most=2), section.optional("subdivision")
    if country and not knows(country, None):
        near = suggestion(country, countries())
        section.fault(
            f"'{country}' is no country with known holidays. Use two capital letters, such as GB.{near}", "country"
        )
    elif country and not knows(country, subdivision):
        section.fault(
            f"{country} has no part '{subdivision}' with holidays of its own. Correct or remove it.", "subdivision"
        )
    return country, subdivision


def _locales(section: Section) -> tuple[str, ...]:
    locales = section.words("locales")
    if not locales:
        section.fault("'locales' needs at least one language, such as en-GB.", "locales")
    for locale in locales:
        if not LOCALE.match(locale):
            section.fault(f"'{locale}' is no language code. Write it as en-GB or pl.", "locales")
    return locales


def _time_zone(section: Section) -> str:
    name = section.text("time_zone")
    if name and not is_time_zone(name):
        section.fault(f"'{name}' is no time zone. Use a name such as Europe/London.", "time_zone")
    return name


def _person_number(section: Section) -> str:
    pattern = section.text("person_number", most=30)
    if pattern and pattern.count("#") < 6:
        section.fault(
            "'person_number' needs at least six '#', one for each digit, such as CW-### ### ###.", "person_number"
        )
    return pattern


def _mail_addresses(section: Section) -> tuple[str, ...]:
    addresses = section.words("mail_addresses", most=254)
    for address in addresses:
        if not _MAIL.match(address):
            section.fault(
                f"'{address}' is no e-mail address. Write one, or @office.example for all that end so.",
                "mail_addresses",
            )
    return tuple(address.casefold() for address in addresses)


def _weekend(section: Section) -> frozenset[int]:
    days = weekdays(section, "weekend")
    if len(days) == 7:
        section.fault("'weekend' cannot be the whole week.", "weekend")
    return days


def _territory(section: Section) -> Territory:
    made = Territory(
        id=section.declare("territory"), title=section.text("title"), parent=section.maybe_refer("territory", "parent")
    )
    section.done()
    return made


def _team(section: Section) -> Team:
    made = Team(
        id=section.declare("team"),
        title=section.text("title"),
        territories=section.references("territory", "territories"),
        roles=section.choices("roles", RoleName),
        agreed_cases=section.number("agreed_cases", 0, 1000),
    )
    section.done()
    return made


def _queues(sections: tuple[Section, ...]) -> tuple[Queue, ...]:
    made: list[Queue] = []
    for section in sections:
        letter = _matching(section, "letter", _LETTER, "one capital letter")
        if letter and letter in {queue.letter for queue in made}:
            section.fault(
                f"Another queue has the letter {letter}. Numbers would be called twice; choose another.", "letter"
            )
        queue = Queue(
            id=section.declare("queue"),
            title=section.text("title"),
            letter=letter,
            target_wait_min=section.number("target_wait_min", 1, 480),
            territory=section.refer("territory", "territory"),
        )
        section.done()
        made.append(queue)
    return tuple(made)


def _counter(section: Section) -> Counter:
    made = Counter(
        id=section.declare("counter"),
        title=section.text("title"),
        queues=section.references("queue", "queues"),
        territory=section.refer("territory", "territory"),
    )
    section.done()
    return made


def _matching(section: Section, key: str, pattern: re.Pattern[str], like: str) -> str:
    word = section.text(key)
    if word and not pattern.match(word):
        section.fault(f"'{key}' must be {like}.", key)
    return word


def _check_parents(section: Section, territories: tuple[Territory, ...]) -> None:
    parents = {area.id: area.parent for area in territories}
    for area in territories:
        seen, above = {area.id}, area.parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above is not None:
            section.fault(f"The territory '{area.id}' lies within itself. Correct its 'parent'.", "territories")
