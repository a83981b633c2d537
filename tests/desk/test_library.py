"""The library: what the agency pack says becomes records that can be found, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from caseworker.desk.library import Published, Shelf
from caseworker.domain import answers, opening
from caseworker.domain.agency import Pack
from caseworker.domain.answers import Answer
from caseworker.domain.directory import Place, Service, ServiceStatus
from caseworker.domain.opening import is_open_on
from caseworker.store import travel
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import TODAY, MovableClock, a_sitting, riverside
from tests.desk.work import Work
from tests.store.stores import a_passing_store


@pytest.fixture
def work(store: CaseStore) -> Work:
    return Work(a_sitting(store, at=MovableClock()))


def under(work: Work, **over: object) -> Work:
    pack: Pack = replace(riverside(), **over)  # type: ignore[arg-type]  # each test knows what it changes
    return Work(replace(work.sitting, pack=pack))


def everything(store: CaseStore) -> list[object]:
    with store.reading() as reader:
        return [*reader.select(Answer), *reader.select(Service), *reader.select(Place)]


def test_every_answer_service_and_place_of_the_pack_is_published(work: Work) -> None:
    pack = riverside()
    places = sum(len(entry.places) for entry in pack.directory)
    assert work.library.publish() == Published(len(pack.answers) + len(pack.directory) + places, 0, 0)
    assert len(everything(work.store)) == len(pack.answers) + len(pack.directory) + places


def test_publishing_twice_is_publishing_once(work: Work) -> None:
    work.library.publish()
    with work.store.reading() as reader:
        before = travel.place(reader.connection)
    assert work.library.publish() == Published(0, 0, 0)
    with work.store.reading() as reader:
        assert travel.place(reader.connection) == before


def test_two_devices_publish_the_same_records(work: Work) -> None:
    work.library.publish()
    with a_passing_store() as other:
        Work(a_sitting(other)).library.publish()
        assert sorted(map(repr, everything(other))) == sorted(map(repr, everything(work.store)))


def test_opening_hours_are_those_of_the_pack(work: Work) -> None:
    work.library.publish()
    entry = next(one for one in riverside().directory if any(one.places[0].hours.week))
    with work.store.reading() as reader:
        place = next(one for one in reader.select(Place) if one.source_id == f"pack:{entry.places[0].id}")
    for day in (TODAY + timedelta(days=offset) for offset in range(7)):
        spans = entry.places[0].hours.week[day.weekday()]
        told = [(one.opens_min, one.closes_min) for one in opening.hours_on(place.hours, day)]
        assert told == [(one.opens_min, one.closes_min) for one in spans]
        assert is_open_on(place.hours, day) is bool(spans)


def test_a_newer_version_of_an_answer_keeps_what_was_said_of_it(work: Work) -> None:
    work.library.publish()
    with work.store.reading() as reader:
        known = reader.select(Answer)[0]
    assert work.library.given(known.id, helped=True).helped == 1
    assert work.library.given(known.id, helped=False).did_not_help == 1
    article = riverside().answer(known.article)
    newer = replace(article, version=article.version + 1, say="Ask at counter 3.")
    rest = tuple(one for one in riverside().answers if one.id != article.id)
    assert under(work, answers=(*rest, newer)).library.publish() == Published(0, 1, 0)
    with work.store.reading() as reader:
        after = reader.get(Answer, known.id)
    assert (after.say, after.helped, after.did_not_help) == ("Ask at counter 3.", 1, 1)


def test_what_has_left_the_pack_is_ended_and_comes_back_as_it_was(work: Work) -> None:
    work.library.publish()
    before = sorted(map(repr, everything(work.store)))
    smaller = under(work, answers=riverside().answers[1:], directory=riverside().directory[1:])
    assert smaller.library.publish().ended == 2
    assert smaller.library.publish() == Published(0, 0, 0)
    with work.store.reading() as reader:
        ended = [one for one in reader.select(Answer) if one.article == riverside().answers[0].id]
        assert [answers.is_valid(one, on=TODAY) for one in ended] == [False]
        assert [one.status for one in reader.select(Service)].count(ServiceStatus.INACTIVE) == 1
    assert work.library.publish().changed == 2
    assert sorted(map(repr, everything(work.store))) == before


def test_answers_nobody_has_checked_for_long_are_named(work: Work) -> None:
    work.library.publish()
    clock = work.sitting.clock
    assert isinstance(clock, MovableClock)
    clock.forward(days=366)
    waiting = work.library.to_check()
    assert len(waiting) == len(riverside().answers)
    assert [one.checked_on for one in waiting] == sorted(one.checked_on for one in waiting)


def test_the_shelf_holds_what_may_be_said_and_who_gives_a_service_with_its_places(work: Work) -> None:
    work.library.publish()
    pack = riverside()
    shelf = work.library.shelf()
    assert sorted(one.article for one in shelf.answers) == sorted(one.id for one in pack.answers)
    assert sum(len(one.places) for one in shelf.offers) == sum(len(one.places) for one in pack.directory)
    assert [one.service.name for one in shelf.offers] == sorted(one.title for one in pack.directory)


def test_what_has_ended_is_off_the_shelf_and_still_found_by_its_id(work: Work) -> None:
    work.library.publish()
    first, offer = work.library.shelf().answers[0], work.library.shelf().offers[0]
    left = under(work, answers=(), directory=())
    left.library.publish()
    assert left.library.shelf() == Shelf(answers=(), offers=())
    assert left.library.answer(first.id).title == first.title
    assert left.library.offer(offer.service.id).places == offer.places
