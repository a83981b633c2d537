"""Bringing e-mail in: where a message goes and why, once whatever happens, and taken back as if it had not come."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.finding import Finding
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.mail import MailImporter
from caseworker.desk.imports.mail_finding import mark_of
from caseworker.desk.imports.mail_proposals import Proposal, Where, Why
from caseworker.desk.imports.mailroom import Filed, Mailroom, open_mail
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.people import NewPerson, People
from caseworker.desk.sitting import Sitting
from caseworker.domain.access import Resource
from caseworker.domain.actions import AccessDenied, Action, Role
from caseworker.domain.attachments import Attachment, Origin
from caseworker.domain.cases import Case
from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.import_runs import Run, RunState
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, Interaction
from caseworker.domain.names import PersonName
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.store.case_store import CaseStore
from caseworker.store.unit import Deed
from tests.desk.imports.letters import Enclosed, Letter, in_a_file
from tests.desk.imports.tables import means
from tests.desk.sittings import a_sitting

PAGE = Enclosed(
    "form.html", "text/html", b"<html><script>run()</script><img src='http://far.example/a.png'>Form</html>"
)
PICTURE = Enclosed("../../scan.png", "application/octet-stream", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)


class Desk:
    """An office with Rosa, whose address is known, and what tests ask of it."""

    def __init__(self, store: CaseStore, folder: Path) -> None:
        self.store = store
        self.sitting: Sitting = a_sitting(store)
        self.means = means(self.sitting, folder)
        self.room = Mailroom(self.means)
        self.rosa = self.person("Rosa Delgado", "rosa@home.example")

    def person(self, name: str, address: str = "") -> Person:
        desk = People(self.sitting, Finding(self.sitting))
        points = (ContactPoint.of(ContactKind.EMAIL, address, id=desk.fresh_id()),) if address else ()
        return desk.add(NewPerson(names=(PersonName(id=desk.fresh_id(), full=name),), contact_points=points))

    def case(self, *people: Person, title: str = "Rent") -> Case:
        role = self.sitting.pack.case_type("housing-support").people[0].id
        parts = tuple(Part(person=one.id, role=role) for one in people)
        return Cases(self.sitting).open(NewCase(case_type="housing-support", title=title, people=parts))

    def proposal(self, letter: Letter) -> Proposal:
        return self.room.propose([letter.item.message])[0]

    def file(self, *letters: Letter, where: Where | None = None) -> Filed:
        return self.room.file([(one.item, where) for one in letters], file="mail.eml")

    def filed(self) -> list[Interaction]:
        with self.store.reading() as reader:
            return reader.select(Interaction)

    def documents(self) -> list[Attachment]:
        with self.store.reading() as reader:
            return reader.select(Attachment)


@pytest.fixture
def desk(store: CaseStore, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


def test_a_case_is_proposed_by_its_number_in_the_subject_and_filed_unasked_when_it_is_the_senders(desk: Desk) -> None:
    case, other = desk.case(desk.rosa), desk.case(desk.rosa, title="Repairs")
    letter = Letter(subject=f"Re: [{case.shown_number.replace('-', ' ')}] your letter")

    proposal = desk.proposal(letter)
    done = desk.file(letter)

    assert [(one.case.id, one.why) for one in proposal.cases] == [
        (case.id, (Why.NUMBER, Why.ONE_OF_CASES)),
        (other.id, (Why.ONE_OF_CASES,)),
    ]
    assert proposal.people[0].why == (Why.ADDRESS, Why.PART, Why.NAME)
    assert proposal.is_certain
    assert done.added == 1
    assert (desk.filed()[0].people, desk.filed()[0].case) == ((desk.rosa.id,), case.id)


def test_a_case_is_proposed_by_its_mark_in_the_system_it_came_from(desk: Desk) -> None:
    case = desk.case(desk.rosa)
    deed = Deed(author=desk.sitting.author, at=desk.sitting.clock(), action="case.edit")
    with desk.store.unit(deed) as unit:
        unit.save(replace(unit.get(Case, case.id), source_ref="city:2026-88123"))

    assert desk.proposal(Letter(subject="About 2026-88123")).cases[0].why[0] is Why.NUMBER


def test_the_only_case_at_work_of_the_sender_is_certain_one_of_several_is_not(desk: Desk) -> None:
    case = desk.case(desk.rosa)
    before = desk.proposal(Letter())
    desk.case(desk.rosa, title="Repairs")
    after = desk.proposal(Letter())

    assert (before.where, before.cases[0].why) == (Where(person=desk.rosa.id, case=case.id), (Why.ONLY_CASE,))
    assert (before.is_certain, after.is_certain) == (True, False)
    assert after.where == Where(person=desk.rosa.id)


def test_a_sender_with_another_address_is_proposed_by_name_and_never_filed_unasked(desk: Desk) -> None:
    case = desk.case(desk.rosa)
    letter = Letter(sender="Rosa Delgado <r.delgado@work.example>", subject=f"Re: {case.shown_number}")

    proposal = desk.proposal(letter)
    refused = desk.file(letter).refused

    assert proposal.where == Where(person=desk.rosa.id, case=case.id)
    assert proposal.people[0].why == (Why.PART, Why.NAME)
    assert not proposal.is_certain
    assert [case.shown_number in one.sentence for one in refused] == [True]
    assert desk.filed() == []


def test_an_address_two_people_share_leaves_it_to_a_person(desk: Desk) -> None:
    desk.person("Ana Delgado", "ROSA@home.example")

    proposal = desk.proposal(Letter())

    assert [one.why for one in proposal.people] == [(Why.ADDRESS, Why.NAME), (Why.ADDRESS,)]
    assert not proposal.is_certain
    assert desk.proposal(Letter(sender="rosa@home.example")).where == Where()


def test_an_unknown_sender_is_told_and_can_be_filed_where_a_person_says(desk: Desk) -> None:
    case = desk.case(desk.rosa)
    letter = Letter(sender="Somebody <else@where.example>", subject="Hello")

    assert desk.proposal(letter).people == ()
    assert "Nobody here has the address" in desk.file(letter).refused[0].sentence
    assert desk.file(letter, where=Where()).refused[0].field == "case"
    assert desk.file(letter, where=Where(case=case.id)).added == 1
    assert desk.filed()[0].described_as == "Somebody <else@where.example>"


def test_a_filed_message_says_what_it_said_with_the_quoted_part_apart_and_its_files_as_documents(desk: Desk) -> None:
    case = desk.case(desk.rosa)
    text = "Gr\xfc\xdfe, here it is.\n\nOn 1 July 2026 at 10:00, Desk wrote:\n> Please send the form.".encode("cp1252")
    letter = Letter(text=text, charset="utf-8", files=(PAGE, PICTURE), subject="=?utf-8?q?F=C3=B6rm?=")

    desk.file(letter)
    contact, documents = desk.filed()[0], sorted(desk.documents(), key=lambda one: one.name)

    assert (contact.channel, contact.direction) == (Channel.EMAIL, Direction.IN)
    assert (contact.title, contact.text) == ("Förm", "Grüße, here it is.")
    assert contact.quoted.endswith("> Please send the form.")
    assert contact.occurred_at.isoformat() == "2026-07-27T08:15:00+00:00"
    assert contact.outcome is ContactOutcome.JOINED_TO_CASE
    assert [(one.name, one.media_type, one.origin) for one in documents] == [
        ("form.html", "text/html", Origin.EMAIL),
        ("scan.png", "image/png", Origin.EMAIL),
    ]
    assert {(one.interaction, one.case, one.person) for one in documents} == {(contact.id, case.id, desk.rosa.id)}
    with desk.means.documents.open(documents[0].id) as content:
        assert content.chunk(0) == PAGE.content


def test_what_the_agency_wrote_goes_out_to_whom_it_was_for(desk: Desk) -> None:
    case = desk.case(desk.rosa)
    letter = Letter(sender="Desk <desk@RIVERSIDE.example>", to="Rosa <rosa@home.example>, copy@riverside.example")

    desk.file(letter)

    contact = desk.filed()[0]
    assert (contact.direction, contact.outcome) == (Direction.OUT, ContactOutcome.ANSWERED)
    assert (contact.people, contact.case) == ((desk.rosa.id,), case.id)
    assert contact.described_as == "Rosa <rosa@home.example>"


def test_the_exchange_says_where_an_answer_goes_in_whatever_order_its_messages_come(store: CaseStore) -> None:
    first = Letter(message_id="a@x", sender="Rosa <rosa@home.example>")
    second = Letter(message_id="b@x", answers=("a@x",), sender="A Friend <friend@else.example>")
    third = Letter(message_id="c@x", answers=("a@x", "b@x"), sender="A Friend <friend@else.example>")
    messages = [one.item.message for one in (first, second, third)]

    assert {one.thread for one in messages} == {"a@x"}
    assert [one.answers for one in messages] == [(), ("a@x",), ("a@x", "b@x")]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_once_one_message_of_an_exchange_is_filed_the_others_are_proposed_for_its_case(
    desk: Desk, order: tuple[int, ...]
) -> None:
    case = desk.case(desk.rosa)
    sender = "A Friend <friend@else.example>"
    letters = (
        Letter(message_id="a@x", sender=sender),
        Letter(message_id="b@x", answers=("a@x",), sender=sender),
        Letter(message_id="c@x", answers=("a@x", "b@x"), sender=sender),
    )
    first, *others = (letters[at] for at in order)
    desk.file(first, where=Where(person=desk.rosa.id, case=case.id))

    proposals = [desk.proposal(one) for one in others]

    assert [one.cases[0].why for one in proposals] == [(Why.THREAD,)] * 2
    assert [one.where for one in proposals] == [Where(person=desk.rosa.id, case=case.id)] * 2


def test_an_answer_in_the_same_file_follows_the_message_it_answers(desk: Desk, tmp_path: Path) -> None:
    case = desk.case(desk.rosa)
    desk.case(desk.rosa, title="Repairs")
    asked = Letter(message_id="a@x", subject=case.shown_number)
    answer = Letter(message_id="b@x", answers=("a@x",), subject="Re: thanks")

    run = brought(desk, in_a_file(tmp_path, asked, answer))

    assert (run.counts.added, run.counts.refused) == (2, 0)
    by_mark = {one.source_ref: one for one in desk.filed()}
    assert by_mark[mark_of("b@x")].reply_to == by_mark[mark_of("a@x")].id
    assert {one.case for one in desk.filed()} == {case.id}


@pytest.mark.parametrize("message_id", ["one@home.example", ""])
def test_a_message_is_filed_once_though_it_comes_again_in_another_file(
    desk: Desk, tmp_path: Path, message_id: str
) -> None:
    desk.case(desk.rosa)
    letter = Letter(message_id=message_id, files=(PAGE,), text=b"Hello\n\nFrom here on it is a matter of lines.")
    single, box = in_a_file(tmp_path, letter, name="one.eml"), in_a_file(tmp_path, letter, letter)

    first, again = brought(desk, single), brought(desk, box)

    assert (first.counts.added, again.counts.added, again.counts.known) == (1, 0, 2)
    assert (len(desk.filed()), len(desk.documents())) == (1, 1)
    proposal, contact = desk.proposal(letter), desk.filed()[0]
    assert proposal.filed == contact.id
    assert proposal.where == Where(person=contact.people[0], case=contact.case)
    assert (proposal.people[0].why, proposal.cases[0].why) == ((), ())


def test_a_trial_says_the_same_and_leaves_no_record_and_no_file(desk: Desk, tmp_path: Path) -> None:
    desk.case(desk.rosa)
    letters = (Letter(files=(PAGE,)), Letter(message_id="two@x", sender="x <x@y.example>"))
    path = in_a_file(tmp_path, *letters)
    work = Runs(desk.means).trial(kind_called("mail"), Source(path), Choices())
    *_, last = work.steps()

    assert (last.counts.added, last.counts.refused) == (1, 1)
    assert [one.line for one in work.refused] == [len(letters[0].content.splitlines()) + 4]
    assert (desk.filed(), desk.documents(), sealed(tmp_path)) == ([], [], [])


def test_a_filing_is_taken_back_with_its_files_and_the_message_can_be_filed_again(desk: Desk, tmp_path: Path) -> None:
    desk.case(desk.rosa)
    letter = Letter(files=(PAGE,))
    done = desk.file(letter)

    taken = desk.room.take_back(done.run)

    assert (taken.state, taken.taken_back) == (RunState.UNDONE, 1)
    assert (desk.filed(), desk.documents(), sealed(tmp_path)) == ([], [], [])
    assert desk.file(letter).added == 1


def test_when_a_file_cannot_be_kept_nothing_of_its_message_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.case(desk.rosa)
    whole = desk.means.documents.attached_in

    def full_at_the_second(unit: object, source: object, entered: object) -> Attachment:
        if sealed(tmp_path):
            raise DiskIsFull
        return whole(unit, source, entered)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.means.documents, "attached_in", full_at_the_second)
    done = desk.file(Letter(files=(PAGE, PICTURE)), Letter(message_id="two@x"))

    assert (done.added, len(done.refused)) == (1, 1)
    assert ([one.source_ref for one in desk.filed()], sealed(tmp_path)) == ([mark_of("two@x")], [])


def test_what_is_opened_at_once_is_bounded_and_each_message_given_once(desk: Desk, tmp_path: Path) -> None:
    letters = [Letter(message_id=f"{at}@x") for at in range(4)]
    path = in_a_file(tmp_path, *letters, letters[0])

    opened = open_mail([Source(path), Source(path)])

    assert [one.reference for one in opened.items] == ["0@x", "1@x", "2@x", "3@x"]
    assert opened.is_whole


def test_what_is_no_message_is_refused_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "note.eml"
    path.write_bytes(b"Just a note.\n")

    opened = open_mail([Source(path)])

    assert opened.items == ()
    assert "not an e-mail message" in opened.refused[0].sentence


class DiskIsFull(CaseworkerError):
    """Stands for any foreseen failure of a file."""

    sentence = "There is no room."


def brought(desk: Desk, path: Path) -> Run:
    runs = Runs(desk.means)
    work = runs.begin(kind_called("mail"), Source(path), Choices())
    assert work.run is not None
    for _ in work.steps():
        pass
    return runs.end(work.run.id)


def sealed(folder: Path) -> Sequence[Path]:
    return [one for one in (folder / "att").glob("*/*") if one.is_file()]


def test_a_message_whose_case_may_be_seen_but_not_added_to_is_refused_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = desk.case(desk.rosa)
    allows = MailImporter._allows

    def not_on_that_case(self: MailImporter, action: Action, resource: Resource, *, purpose: str = "") -> bool:
        return (action, resource.case) != (Action.ADD_NOTE, closed.id) and allows(
            self, action, resource, purpose=purpose
        )

    monkeypatch.setattr(MailImporter, "_allows", not_on_that_case)
    done = desk.room.file(
        [(Letter().item, Where(case=closed.id)), (Letter(message_id="two@x").item, Where(person=desk.rosa.id))],
        file="mail.mbox",
    )

    assert (done.added, [one.field for one in done.refused]) == (1, ["case"])


def test_whoever_may_file_nothing_is_told_so(store: CaseStore, tmp_path: Path) -> None:
    room = Mailroom(means(a_sitting(store, role=Role.AUDITOR), tmp_path))

    with pytest.raises(AccessDenied):
        room.file([(Letter().item, None)], file="mail.eml")
