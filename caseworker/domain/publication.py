"""What an agency pack says as records: answers, the directory's services and their places.

Ids are worked out from names, so that whoever publishes makes the same ones, and publishing twice is publishing once.
Rules only; whoever publishes keeps the records.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from caseworker.domain import answers
from caseworker.domain.agency import AnswerArticle, Pack
from caseworker.domain.answers import Answer, AnswerId
from caseworker.domain.calendars import OpeningHours
from caseworker.domain.definition import Record
from caseworker.domain.directory import PhoneLine, Place, PlaceId, Service, ServiceStatus
from caseworker.domain.ids import ServiceId, steady_id
from caseworker.domain.opening import Hours
from caseworker.domain.pack_directory import DirectoryEntry, DirectoryPlace

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FROM_PACK = "pack:"


def directory_of(pack: Pack) -> Iterator[Service | Place]:
    """Yield the services of a pack, each after its places."""
    for entry in pack.directory:
        for place in entry.places:
            yield _place(pack, entry, place)
        yield _service(pack, entry)


def answer_of(pack: Pack, article: AnswerArticle, known: Answer | None) -> Answer:
    """Return the answer an article makes of the one that is kept: a newer version replaces it, what was said stays."""
    if known is None:
        return answers.published(article, answer_id=answer_id(pack, article.id, article.language), territory="")
    newer = answers.publish_again(known, article)
    if article.version == known.version:  # it may have been ended, and come back as it was
        newer = replace(newer, valid_to=article.valid_to)
    return newer


def ended(pack: Pack, record: Answer | Service, *, on: date) -> Answer | Service:
    """Return a record that the pack no longer has as ended since the day before; others return as they are."""
    yesterday = on - timedelta(days=1)
    if isinstance(record, Answer):
        from_pack = record.id == answer_id(pack, record.article, record.language)
        open_ended = record.valid_to is None or record.valid_to > yesterday
        return replace(record, valid_to=max(yesterday, record.valid_from)) if from_pack and open_ended else record
    if record.source_id.startswith(_FROM_PACK) and record.status is ServiceStatus.ACTIVE:
        return replace(record, status=ServiceStatus.INACTIVE)
    return record


def is_published(record: Record) -> bool:
    """Say whether a service or place is one of an agency pack."""
    return isinstance(record, Service | Place) and record.source_id.startswith(_FROM_PACK)


def answer_id(pack: Pack, article: str, language: str) -> AnswerId:
    """Return the id of the answer that an article of this agency makes."""
    return AnswerId(_steady_id(pack, "answer", article, language))


def _service(pack: Pack, entry: DirectoryEntry) -> Service:
    return Service(
        id=ServiceId(_steady_id(pack, "service", entry.id)),
        source_id=_FROM_PACK + entry.id,
        name=entry.title,
        organisation_name=entry.organisation,
        description=entry.description,
        topics=entry.topics,
        places=tuple(_place_id(pack, entry, place) for place in entry.places),
        serves=entry.territories,
        phones=_phones(pack, entry.places),
        email=entry.email,
        website=entry.website,
        languages=entry.languages,
        conditions=entry.conditions,
        minimum_age_years=entry.minimum_age_years,
        maximum_age_years=entry.maximum_age_years,
        cost=entry.cost,
        how_to_apply=entry.how_to_apply,
        by_appointment=entry.by_appointment,
    )


def _place(pack: Pack, entry: DirectoryEntry, place: DirectoryPlace) -> Place:
    place_id = _place_id(pack, entry, place)
    return Place(
        id=place_id,
        source_id=_FROM_PACK + place.id,
        name=place.title,
        organisation_name=entry.organisation,
        address=place.address,
        locality=place.area,
        country=pack.agency.country,
        latitude_udeg=place.latitude_udeg,
        longitude_udeg=place.longitude_udeg,
        time_zone=pack.agency.time_zone,
        access=place.access,
        phones=_phones(pack, [place]),
        hours=tuple(_hours(pack, place_id, place.hours)),
    )


def _hours(pack: Pack, place: PlaceId, hours: OpeningHours) -> Iterable[Hours]:
    for weekday, spans in zip(_WEEKDAYS, hours.week, strict=True):
        for span in spans:
            told = (str(place), weekday, str(span.opens_min), str(span.closes_min))
            yield Hours(
                id=_steady_id(pack, "hours", *told),
                byday=weekday,
                opens_min=span.opens_min,
                closes_min=span.closes_min,
            )


def _phones(pack: Pack, places: Iterable[DirectoryPlace]) -> tuple[PhoneLine, ...]:
    numbers = dict.fromkeys(number for place in places for number in place.phones)
    return tuple(PhoneLine(id=_steady_id(pack, "phone", number), number=number) for number in numbers)


def _place_id(pack: Pack, entry: DirectoryEntry, place: DirectoryPlace) -> PlaceId:
    return PlaceId(_steady_id(pack, "place", entry.id, place.id))


def _steady_id(pack: Pack, *words: str) -> UUID:
    """Return the id that every device works out for the same thing of the same agency."""
    return steady_id(pack.agency.id, *words)
