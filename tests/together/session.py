"""Thirty steps of mixed work at every desk, with planted words in every text that can be typed."""

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from uuid import UUID

from caseworker.desk.appointments import Appointments, Booking
from caseworker.desk.approvals import Approvals, GroundLine, Request
from caseworker.desk.case_moves import CaseMoves
from caseworker.desk.case_owners import CaseOwners
from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.consents import Consents
from caseworker.desk.counter import Arrival, CounterDesk
from caseworker.desk.documents import Documents, FileEntered
from caseworker.desk.drafts import Drafts
from caseworker.desk.erasing import Erasing
from caseworker.desk.finding import Finding
from caseworker.desk.households import Households
from caseworker.desk.interactions import ContactEntered, Interactions
from caseworker.desk.merging import Merging
from caseworker.desk.notes import NoteEntered, Notes
from caseworker.desk.people import NewPerson, People
from caseworker.desk.referrals import NewReferral, Referrals
from caseworker.desk.referrals import Words as Told
from caseworker.desk.safety import Safety
from caseworker.desk.sitting import Sitting
from caseworker.desk.tasks import Plan, Tasks
from caseworker.desk.trails import Trails
from caseworker.desk.visits import VisitPlan, Visits
from caseworker.domain.attachments import Origin
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.directory import Service
from caseworker.domain.households import HouseholdKind
from caseworker.domain.ids import CaseId, PersonId, ServiceId
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.domain.people import Person
from caseworker.domain.relationships import Tie
from caseworker.domain.safety import SafetyKind
from caseworker.domain.subjects import SUBJECTS
from caseworker.errors import CaseworkerError
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.temporary_copies import TemporaryCopies
from caseworker.store.unit import Deed
from tests.domain.people_builders import a_name, a_phone, an_address
from tests.store.any_record import filled
from tests.store.stores import an_id
from tests.together.planted import Words

_log = logging.getLogger("tests.session")
Refused = type[CaseworkerError]


@dataclass
class Session:
    """One officer's work; each method is a few of the thirty steps."""

    sitting: Sitting
    words: Words
    files: AttachmentFiles
    copies: TemporaryCopies
    empty_log: Callable[[], None]
    entropy: Callable[[int], bytes]
    refused: int = 0

    def play(self) -> None:
        """Do everything, one step after the other."""
        self.everything_there_is()
        person, other = self.enter_people()
        case = self.work_on_a_case(person)
        self.talk_and_write(person, case)
        self.attach_and_open(person, case)
        self.look_and_find(person)
        self.merge_and_take_back(person, other)
        self.come_to_the_counter(person, case)
        self.be_refused(person)
        self.erase_someone()
        self.say_the_rest(person)

    def everything_there_is(self) -> None:
        """One record of every subject, with a word in each of its texts."""
        for number, subject in enumerate(SUBJECTS):
            record = filled(subject, an_id(50_000 + number), self.words)
            with self.sitting.store.unit(self._deed(f"test.{subject.definition.kind}")) as unit:
                unit.add(record)

    def enter_people(self) -> tuple[PersonId, PersonId]:
        """People with names, numbers, addresses, a household, a tie, consent and a warning."""
        w, desk, today = self.words, self._people, self.sitting.clock().date()
        entered = NewPerson(
            names=(a_name(f"{w()} {w()}"),),
            contact_points=(a_phone(w()),),
            addresses=(an_address(w(), locality=w(), lines=w()),),
            language="en",
            description=w(),
        )
        person = desk.add(entered).id
        other = desk.add(replace(entered, names=(a_name(w()),), contact_points=(), addresses=())).id
        desk.edit(person, description=w(), contact_note=w(), gender=w(), reason=w())
        desk.add_entry(person, a_name(w()))
        desk.move(person, an_address(w(), valid_from=today), old=None)
        homes = Households(self.sitting)
        home = homes.add(person, name=w())
        homes.join(home.id, other)
        homes.describe(home.id, name=w(), kind=HouseholdKind.UNKNOWN, note=w())
        homes.relate(person, Tie.PARENT, other, note=w())
        Consents(self.sitting).record(person, "keep-facts", ConsentWord.GIVEN, evidence=Evidence.SPOKEN, note=w())
        Consents(self.sitting).record(person, "refer", ConsentWord.GIVEN, evidence=Evidence.SIGNED, note=w())
        review = today + timedelta(days=90)
        Safety(self.sitting).warn(person, SafetyKind.ANIMAL, what=w(), source=w(), review_on=review)
        return person, other

    def work_on_a_case(self, person: PersonId) -> CaseId:
        """A case with details, tasks, a visit, an appointment, a pause, a request for approval."""
        w, now = self.words, self.sitting.clock()
        desk, moves = Cases(self.sitting), CaseMoves(self.sitting)
        new = NewCase(
            case_type="housing-support",
            people=(Part(person=person, role="applicant"),),
            title=w(),
            summary=w(),
            place=w(),
            details=(("rent-month", w()),),
        )
        case = desk.open(new).id
        desk.rename(case, w())
        desk.tag(case, w())
        desk.set_detail(case, name="household-size", value=w())
        moves.hold(case, reason="waiting-for-person", note=w())
        moves.resume(case)
        CaseOwners(self.sitting).escalate(case, reason=w())
        tasks = Tasks(self.sitting)
        tasks.finish(tasks.plan(Plan(title=w(), case=case)).id, note=w())
        tasks.drop(tasks.plan(Plan(title=w(), case=case)).id, reason=w())
        visits = Visits(self.sitting)
        visit = visits.plan(
            VisitPlan(
                person=person,
                purpose=w(),
                planned_from=now + timedelta(hours=1),
                planned_to=now + timedelta(hours=2),
                case=case,
                place=w(),
                way_in=w(),
            )
        )
        visits.cancel(visit.id, reason=w())
        Approvals(self.sitting).ask(
            Request(case=case, title=w(), request=w(), grounds=(GroundLine(label=w(), value=w()),))
        )
        return case

    def talk_and_write(self, person: PersonId, case: CaseId) -> None:
        """Contacts, a correction, notes, and drafts that are kept, discarded and saved."""
        w, desk = self.words, Interactions(self.sitting)
        said = ContactEntered(
            channel=Channel.PHONE, outcome=ContactOutcome.ANSWERED, people=(person,), title=w(), text=w()
        )
        contact = desk.log(said)
        desk.correct(contact.id, replace(said, text=w()), reason=w())
        unknown = desk.phone_note(w())
        desk.identify(unknown.id, person, how_known=w())
        note = Notes(self.sitting).write(NoteEntered(text=w(), title=w(), person=person, case=case))
        Notes(self.sitting).correct(note.id, text=w(), reason=w())
        drafts = Drafts(self.sitting)
        drafts.keep("contact", person, text=w(), title=w())
        drafts.discard(drafts.keep("note", person, text=w()))
        self._refer(person, case)

    def _refer(self, person: PersonId, case: CaseId) -> None:
        w = self.words
        service = filled(Service, ServiceId(an_id(60_000)), self.words)
        with self.sitting.store.unit(self._deed("test.service")) as unit:
            unit.add(service)
        shares = (Told(label=w(), words=w()),)
        Referrals(self.sitting).refer(
            NewReferral(person=person, service=ServiceId(service.id), shares=shares, case=case)
        )

    def attach_and_open(self, person: PersonId, case: CaseId) -> None:
        """Two files; one is opened in memory and as a copy outside, which is then removed."""
        w, desk = self.words, self._documents
        content = " ".join(w.scanned() for _ in range(50)).encode() * 100
        entered = FileEntered(
            name=f"{w()}.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person, note=w()
        )
        kept = desk.attach(io.BytesIO(content), entered)
        desk.attach(io.BytesIO(w.scanned().encode("utf-16")), replace(entered, name=w(), case=case))
        with desk.open(kept.id) as sealed:
            into = io.BytesIO()
            sealed.copy_to(into)
        assert into.getvalue() == content
        assert desk.copy_out(kept.id).read_bytes() == content
        desk.remove_copies()

    def look_and_find(self, person: PersonId) -> None:
        """Reading leaves traces, and none of them tells a word."""
        finding, w = self._finding, self.words
        finding.prepare()
        assert finding.find(self.words.written[-1] + " ", finished=True) is not None
        for _ in range(10):
            finding.find(w.passing(), finished=True)
        page = self._people.open(person)
        assert page.person.names
        self._people.timeline(person)
        assert Trails(self.sitting).changes(Person, person)

    def merge_and_take_back(self, person: PersonId, other: PersonId) -> None:
        """Two people become one, and two again."""
        desk = Merging(self.sitting)
        desk.compare(person, other)
        merge = desk.merge(person, other, reason=self.words())
        self._people.edit(person, description=self.words())
        desk.unmerge(merge.id, reason=self.words())

    def come_to_the_counter(self, person: PersonId, case: CaseId) -> None:
        """A walk-in and an appointment."""
        w, now = self.words, self.sitting.clock()
        desk = CounterDesk(self.sitting)
        came = desk.walk_in(Arrival(queue="general", described_as=w(), needs=(w(),)))
        desk.identify(came.id, person)
        desk.serve(came.id, "counter-1")
        desk.finish(came.id)
        booked = Appointments(self.sitting).book(
            Booking(starts_at=now, ends_at=now + timedelta(minutes=30), person=person, case=case, title=w(), place=w())
        )
        Appointments(self.sitting).cancel(booked.id, reason=w())

    def be_refused(self, person: PersonId) -> None:
        """What is refused is logged with everything that belongs to its error."""
        w = self.words
        file = FileEntered(
            name=w.passing(), media_type="text/plain", origin=Origin.FILE, person=person, note=w.passing()
        )
        self._refuse(lambda: self._people.edit(person, description=w.passing() + "\ud83d"))
        self._refuse(lambda: self._people.open(PersonId(UUID(int=9))))
        self._refuse(lambda: self._documents.attach(io.BytesIO(w.passing().encode()), file, limit=3))
        self._refuse(lambda: self._documents.attach(io.BytesIO(b""), file))
        self._refuse(lambda: Drafts(self.sitting).keep("contact", person, text=w.passing() + "\ud83d"))
        self._refuse(lambda: Notes(self.sitting).write(NoteEntered(text=w.passing())))
        self._refuse(lambda: self._people.add(NewPerson(birth_date=None)))

    def _refuse(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except CaseworkerError as error:
            _log.debug("refused: %s", error.say(), exc_info=True)
            self.refused += 1
        else:
            raise AssertionError("this was to be refused")

    def erase_someone(self) -> None:
        """Someone is entered, written about, given a file, and erased with all of it."""
        gone = self.words.gone
        person = self._people.add(NewPerson(names=(a_name(gone()),), description=gone())).id
        self._people.edit(person, description=gone(), reason=gone())
        Notes(self.sitting).write(NoteEntered(text=gone(), person=person))
        Drafts(self.sitting).keep("contact", person, text=gone())
        file = FileEntered(name=gone(), media_type="text/plain", origin=Origin.FILE, person=person)
        self._documents.attach(io.BytesIO(gone().encode()), file)
        erasing = Erasing(self.sitting, self.files, empty_log=self.empty_log)
        assert erasing.erase_person(person, reason="asked for by the person").off_disk

    def say_the_rest(self, person: PersonId) -> None:
        """All words that are left, in notes so short that none is torn apart by the end of a page."""
        for some in _twenty(self.words.rest()):
            Notes(self.sitting).write(NoteEntered(text=" ".join(some), person=person))

    @property
    def _finding(self) -> Finding:
        return Finding(self.sitting)

    @property
    def _people(self) -> People:
        return People(self.sitting, self._finding)

    @property
    def _documents(self) -> Documents:
        return Documents(self.sitting, self.files, self.copies, entropy=self.entropy)

    def _deed(self, action: str) -> Deed:
        return Deed(author=self.sitting.author, at=self.sitting.clock(), action=action, reason=self.words())


def _twenty(words: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while some := tuple(islice(words, 20)):
        yield some
