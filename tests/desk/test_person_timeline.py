"""A person's timeline in its strands: filtered, searched, counted, and read from either end."""

from datetime import timedelta

from caseworker.desk.deadlines import Deadlines
from caseworker.desk.strands import Strand
from caseworker.desk.trails import Trails
from caseworker.domain.actions import Action, Role
from caseworker.domain.case_types import Ground
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import InteractionId
from caseworker.domain.interactions import Channel, Interaction
from caseworker.domain.people import Person
from caseworker.domain.visits import VisitId
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MORNING, a_sitting, trail
from tests.desk.test_people import keep, people_at
from tests.domain.builders import a_case, a_contact, a_note, a_task, a_visit
from tests.domain.people_builders import a_consent, a_person, a_warning, an_id


def calls(person: Person, count: int, channel: Channel = Channel.PHONE) -> list[Interaction]:
    return [
        a_contact(
            id=InteractionId(an_id()),
            people=(person.id,),
            channel=channel,
            title=f"Call {number}",
            occurred_at=MORNING - timedelta(hours=number),
        )
        for number in range(count)
    ]


def a_deadline(case: Case, *, in_days: int, state: Clock = Clock.RUNNING) -> Deadline:
    return Deadline(
        id=an_id(),
        territory="north",
        case=case.id,
        rule="",
        title="Decision",
        ground=Ground.LEGAL,
        amount=10,
        started_at=MORNING,
        due_at=MORNING + timedelta(days=in_days),
        state=state,
    )


def kept_with(store: CaseStore, person: Person, *records: Record) -> None:
    keep(store, person, *records)


def test_every_strand_tells_what_is_of_its_kind_and_how_much_that_is(store: CaseStore) -> None:
    person = a_person()
    visit, note, task = a_visit(person=person.id), a_note(person=person.id), a_task(person=person.id)
    letters = calls(person, 2, Channel.LETTER)
    kept_with(
        store, person, visit, note, task, *letters, *calls(person, 3), a_consent(person=person.id, territory="north")
    )
    desk = people_at(store)

    counts = desk.timeline_counts(person.id)

    assert counts[Strand.ALL] == 9
    assert (counts[Strand.VISITS], counts[Strand.PHONE], counts[Strand.WRITTEN]) == (1, 3, 2)
    assert (counts[Strand.NOTES], counts[Strand.CHANGES], counts[Strand.COUNTER]) == (1, 2, 0)
    for strand in Strand:
        assert len(desk.timeline(person.id, strand=strand).happenings) == counts[strand]
    written = {one.record.id for one in desk.timeline(person.id, strand=Strand.WRITTEN).happenings}
    assert written == {one.id for one in letters}


def test_a_recorded_visit_is_one_entry_with_its_words_and_a_planned_one_stands_as_it_is(store: CaseStore) -> None:
    person = a_person()
    over, ahead = (a_visit(id=VisitId(an_id()), person=person.id) for _ in range(2))
    told = a_contact(people=(person.id,), channel=Channel.VISIT, visit=over.id, text="The damp is dry now.")
    kept_with(store, person, over, ahead, told)
    people = people_at(store)
    for strand in (Strand.ALL, Strand.VISITS):
        found = [one.record.id for one in people.timeline(person.id, strand=strand).happenings]
        assert sorted(found) == sorted([ahead.id, told.id])
        assert people.timeline_counts(person.id)[strand] == len(found)
    found = [one.record.id for one in people.timeline(person.id, words="dry now").happenings]
    assert found == [told.id]


def test_a_visit_stands_where_the_officer_may_not_see_the_contact_that_tells_of_it(store: CaseStore) -> None:
    person = a_person()
    visit = a_visit(person=person.id)
    told = a_contact(people=(person.id,), channel=Channel.VISIT, visit=visit.id, sensitivity=Sensitivity.RESTRICTED)
    kept_with(store, person, visit, told)
    found = [one.record.id for one in people_at(store).timeline(person.id).happenings]
    assert found == [visit.id]


def test_what_the_officer_may_not_see_is_not_counted(store: CaseStore) -> None:
    person = a_person()
    kept_with(store, person, *calls(person, 2), a_contact(people=(person.id,), sensitivity=Sensitivity.RESTRICTED))

    assert people_at(store).timeline_counts(person.id)[Strand.ALL] == 2
    assert people_at(store, role=Role.SUPERVISOR).timeline_counts(person.id)[Strand.ALL] == 3


def test_a_timeline_is_read_from_its_beginning_page_by_page(store: CaseStore) -> None:
    person = a_person()
    contacts = calls(person, 25)
    kept_with(store, person, *contacts)
    desk, spot, told = people_at(store), None, []

    while True:
        page = desk.timeline(person.id, before=spot, limit=10, oldest_first=True)
        told += [one.record.id for one in page.happenings]
        spot = page.older
        if spot is None:
            break

    assert told == [one.id for one in reversed(contacts)]


def test_words_are_found_in_a_long_timeline_however_they_are_written(store: CaseStore) -> None:
    person = a_person()
    wanted = a_contact(people=(person.id,), text="Brought the Mülltonne RECEIPT", occurred_at=MORNING)
    old = a_note(person=person.id, text="mulltonne: no receipt yet", occurred_at=MORNING - timedelta(days=900))
    kept_with(store, person, *calls(person, 700), wanted, old)

    page = people_at(store).timeline(person.id, words="mülltonne receipt", limit=10)

    assert [one.record.id for one in page.happenings] == [wanted.id, old.id]
    assert page.older is None


def test_a_search_never_finds_the_words_that_are_kept_from_the_officer(store: CaseStore) -> None:
    person = a_person()
    kept_with(store, person, a_warning(person=person.id, what="A weapon was seen"))

    assert not people_at(store).timeline(person.id, words="weapon").happenings


def test_a_person_is_opened_with_what_may_be_done_to_them_and_asking_leaves_no_refusal(store: CaseStore) -> None:
    person = a_person()
    keep(store, person)

    officer, supervisor = (people_at(store, role=one).open(person.id).may for one in (Role.OFFICER, Role.SUPERVISOR))

    assert Action.WRITE in officer
    assert not officer & {Action.MERGE, Action.REDACT, Action.READ_TRAIL}
    assert supervisor >= {Action.MERGE, Action.REDACT, Action.READ_TRAIL, Action.WRITE}


def test_the_dates_that_bind_in_someones_cases_stand_in_the_order_in_which_they_come(store: CaseStore) -> None:
    case = a_case()
    late, soon = (a_deadline(case, in_days=days) for days in (5, 1))
    met = a_deadline(case, in_days=2, state=Clock.MET)
    keep(store, case, late, soon, met)

    found = Deadlines(a_sitting(store)).of_cases([case.id])

    assert [one.line.deadline.id for one in found] == [soon.id, late.id]
    assert found[0].case is not None
    assert Deadlines(a_sitting(store)).of_cases([]) == ()


def test_what_a_page_shows_already_is_read_again_without_another_looking(store: CaseStore) -> None:
    person = a_person()
    keep(store, person)
    desk, trails = people_at(store), Trails(a_sitting(store))
    desk.open(person.id)
    before = trail(store)

    assert desk.open(person.id, again=True).person == person
    assert trails.changes(Person, person.id, again=True) == trails.changes(Person, person.id)

    assert len(trail(store)) == len(before) + 1
