"""Reports and service lists as the CitySourced gateway writes them: near to Open311, with names of its own.

Boundary: one plain record of a document in, values out; empty when the record is of another form.
"""

from collections.abc import Iterator

from caseworker.formats.faults import Fault
from caseworker.formats.open311_documents import Record, Value
from caseworker.formats.service_requests import LONGEST, Reporter, ServiceRequest, state_of
from caseworker.formats.services import Service
from caseworker.formats.written_values import NotAMoment, moment_of, point_of


def reports_in(record: Record) -> Iterator[ServiceRequest | Fault]:
    """Yield the reports of a document with `reports`, each with the comments made on it."""
    reports = record.get("reports")
    comments = list(_records(record.get("Comments")))
    for number, report in enumerate(_records(reports), start=1):
        said = [_text(one, "Text") for one in comments if _text(one, "ReportId") == _text(report, "Id")]
        yield _report(number, report, said)


def services_in(record: Record) -> Iterator[Service]:
    """Yield the services of a configuration: areas, in each the providers, in each their services."""
    areas = record.get("serviceAreas")
    for area in areas.values() if isinstance(areas, dict) else ():
        if not isinstance(area, dict):
            continue
        for provider in _records(area.get("providers")):
            for one in _records(provider.get("services")):
                yield Service(
                    code=_text(one, "id"),
                    name=_text(one, "name"),
                    description=_text(one, "description"),
                    group=_text(one, "group"),
                    answer=_text(provider, "responseType"),
                    area=_text(area, "name"),
                )


def _report(number: int, report: Record, comments: list[str]) -> ServiceRequest | Fault:
    if not _text(report, "Id"):
        return Fault(number, "Id", "What the city calls this report is missing.")
    if any(len(_text(report, name)) > LONGEST for name in report):
        return Fault(number, "", f"A field has more than {LONGEST} characters.")
    try:
        received, updated = moment_of(_text(report, "DateCreated")), moment_of(_text(report, "DateUpdated"))
    except NotAMoment:
        return Fault(number, "DateCreated", "This is no date.")
    if received is None:
        return Fault(number, "DateCreated", "The day on which it was reported is needed.")
    state = state_of(_text(report, "StatusType"), has_closed=False)
    north, east = point_of(_text(report, "Latitude"), _text(report, "Longitude")) or (None, None)
    town = " ".join(one for one in (_text(report, "City"), _text(report, "State"), _text(report, "ZipCode")) if one)
    return ServiceRequest(
        line=number,
        reference=_text(report, "Id"),
        service=_text(report, "RequestType"),
        service_code=_text(report, "RequestTypeId"),
        description="\n".join(one for one in (_text(report, "Description"), *comments) if one),
        state=state,
        state_word=_text(report, "StatusType"),
        channel=_text(report, "DeviceType"),
        received=received,
        closed=updated if state is state.CLOSED else None,
        updated=updated,
        place=", ".join(one for one in (_text(report, "MyComment"), town) if one),
        latitude_udeg=north,
        longitude_udeg=east,
        media_url=_text(report, "ImageUrl"),
        reporter=_reporter(report),
    )


def _reporter(report: Record) -> Reporter:
    if _text(report, "AuthorIsAnonymous").casefold() == "true":
        return Reporter()
    return Reporter(
        given=_text(report, "AuthorNameFirst"),
        family=_text(report, "AuthorNameLast"),
        email=_text(report, "AuthorEmail"),
        phone=_text(report, "AuthorTelephone"),
    )


def _records(value: Value) -> Iterator[Record]:
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return value.strip() if isinstance(value, str) else ""
