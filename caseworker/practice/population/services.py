"""The forty services of the practice office, in eight teams: deadline, priority, season, channels, how often asked for.

Seasons are factors on a month's demand: `winter`, `autumn` (school year), `spring` (new financial year), `even`.
"""

from dataclasses import dataclass

from caseworker.practice.population.streams import Weighted
from caseworker.practice.population.tables import Services, Teams


@dataclass(frozen=True, slots=True)
class Service:
    """A service. `deadline` counts working days, or open hours where `hours` is set; `demand` weighs it."""

    id: str
    name: str
    team: str
    form: str
    deadline: int
    hours: bool
    priority: str
    season: str
    channels: str
    demand: float


TEAM_NAMES = {
    "advice": "Advice and first contact",
    "housing": "Housing",
    "heating": "Energy and heating",
    "income": "Income and benefits",
    "family": "Children and families",
    "care": "Adult care",
    "health": "Disability and health",
    "streets": "Streets and neighbourhoods",
}
_LIST = """
advice|general-advice|General advice|A1|2d|normal|even|phone counter email|9
advice|translation-help|Help with letters and translation|A2|5d|normal|even|counter phone|3
advice|complaint|Complaint about the agency|A3|20d|normal|even|letter email web_form|2
advice|records-request|Request for one's own records|A4|20d|normal|even|email letter|1
advice|debt-advice|Debt advice|A5|10d|high|winter|phone counter|3
housing|housing-support|Housing support|H1|15d|normal|even|phone counter web_form|6
housing|homelessness|Threatened with homelessness|H2|16h|urgent|winter|phone counter|3
housing|repairs|Repairs in agency homes|H3|10d|normal|winter|phone web_form|7
housing|rent-arrears|Rent arrears|H4|10d|high|even|phone letter|3
housing|transfer|Transfer to another home|H5|30d|low|even|web_form letter|2
heating|heating-allowance|Heating allowance|E1|15d|normal|winter|web_form phone|6
heating|boiler-failure|Heating has failed|E2|8h|urgent|winter|phone|2
heating|insulation-grant|Insulation grant|E3|40d|low|spring|web_form email|1
heating|meter-debt|Debt on the meter|E4|3d|high|winter|phone counter|2
heating|energy-advice|Energy advice at home|E5|20d|low|winter|phone visit|1
income|income-support|Income support|I1|20d|normal|spring|web_form counter phone|6
income|rent-allowance|Rent allowance|I2|20d|normal|spring|web_form counter|5
income|emergency-payment|Emergency payment|I3|8h|urgent|winter|phone counter|3
income|change-of-facts|Change of circumstances|I4|10d|normal|even|web_form phone email|5
income|overpayment|Overpayment and appeal|I5|30d|normal|even|letter email|2
family|school-meals|Free school meals|F1|10d|normal|autumn|web_form|4
family|childcare-place|Childcare place|F2|30d|normal|autumn|web_form email|3
family|family-support|Family support|F3|10d|normal|even|phone visit|2
family|safeguarding-child|Worry about a child|F4|8h|urgent|autumn|phone|1
family|school-transport|School transport|F5|20d|normal|autumn|web_form email|2
care|care-assessment|Care assessment|C1|20d|normal|winter|phone visit|4
care|carer-support|Support for carers|C2|20d|normal|even|phone email|2
care|home-help|Help at home|C3|15d|normal|winter|phone visit|3
care|safeguarding-adult|Worry about an adult|C4|8h|urgent|even|phone|1
care|meals-at-home|Meals at home|C5|5d|normal|winter|phone|1
health|disability-assessment|Disability assessment|D1|40d|normal|even|web_form letter visit|3
health|parking-badge|Disabled parking badge|D2|20d|normal|even|web_form counter|3
health|equipment|Equipment and adaptations|D3|20d|normal|even|phone visit|2
health|travel-pass|Travel pass|D4|10d|low|spring|web_form counter|3
health|hospital-discharge|Coming home from hospital|D5|16h|urgent|winter|phone|1
streets|noise|Noise|S1|5d|low|even|web_form phone|3
streets|street-light|Street lighting|S2|5d|low|winter|web_form message|2
streets|waste|Missed waste collection|S3|2d|low|even|web_form phone message|4
streets|fallen-tree|Fallen tree or flooding|S4|8h|urgent|winter|phone message|1
streets|licence|Street licence|S5|30d|low|spring|web_form email|1
"""


def _service(line: str) -> Service:
    team, key, name, form, deadline, priority, season, channels, demand = line.split("|")
    return Service(
        key, name, team, form, int(deadline[:-1]), deadline.endswith("h"), priority, season, channels, float(demand)
    )


SERVICES: tuple[Service, ...] = tuple(_service(line) for line in _LIST.split("\n") if line)
_SEASONS = {
    "even": (1.0,) * 12,
    "winter": (1.6, 1.5, 1.2, 0.9, 0.7, 0.6, 0.6, 0.6, 0.8, 1.1, 1.4, 1.5),
    "autumn": (1.0, 0.9, 0.9, 0.8, 0.9, 1.0, 0.8, 1.5, 2.0, 1.2, 0.9, 0.7),
    "spring": (1.0, 1.1, 1.4, 1.8, 1.2, 1.0, 0.8, 0.8, 0.9, 0.9, 0.8, 0.7),
}
_BY_MONTH: tuple[Weighted[Service], ...] = tuple(
    Weighted(SERVICES, (service.demand * _SEASONS[service.season][month] for service in SERVICES))
    for month in range(12)
)


def asked_for(month: int) -> Weighted[Service]:
    """Return the services weighted by how often they are asked for in a month (1 to 12)."""
    return _BY_MONTH[month - 1]


def team_rows() -> list[Teams]:
    """Return the rows of the eight teams."""
    return [Teams(team, name) for team, name in TEAM_NAMES.items()]


def service_rows() -> list[Services]:
    """Return the rows of the forty services."""
    return [
        Services(
            item.id, item.name, item.team, item.form, item.deadline, "open_hours" if item.hours else "working_days",
            item.priority, item.season, item.channels.replace(" ", "; "),
        )
        for item in SERVICES
    ]  # fmt: skip
