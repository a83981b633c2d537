"""`caseworker practice walk`: profiles with invented people and no server, and a short walk through a morning."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add, cache_folder, family
from caseworker.cli.cases import page_lines as case_lines
from caseworker.cli.people import page_lines as person_lines
from caseworker.cli.shipped import demonstration_pack
from caseworker.desk.case_moves import CaseMoves
from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.maintenance import Maintenance
from caseworker.desk.office import Office, at_work, enter
from caseworker.desk.tasks import Tasks
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.domain.people import Person, display_name
from caseworker.domain.tasks import TaskState
from caseworker.packs.pack import load_pack
from caseworker.practice.population.cli import size_of
from caseworker.practice.population.queries import Query, misspelt_queries
from caseworker.practice.practice_office import PracticeOffice, PracticeProfile, forget, practice_office
from caseworker.store.preparing import prepare
from caseworker.store.search.hits import How
from caseworker.store.vault import Visit

_TRIES = 60  # questions to look at for one about somebody here
_SHOWN = 9  # lines of a page
_MISHEARD = frozenset({How.SIMILAR, How.SOUNDS})


def add_commands(commands: Commands) -> None:
    """Add `practice walk`."""
    under = family(commands, "practice", says="invented people on the command line")
    made = add(under, "walk", walk, says="make practice profiles once, and walk through a morning in one of them")
    made.add_argument(
        "--size", default="2000", metavar="SIZE", help="how many people: whole thousands, 2000 if left out"
    )
    made.add_argument("--fresh", action="store_true", help="make it anew")
    made.add_argument("--quiet", action="store_true", help="make the office, without the walk")


def walk(call: Call) -> None:
    """Make the practice office once, walk through it, and say what to try."""
    folder = cache_folder() / "practice"
    call.stopping.safe = "A practice office that was not finished is made anew the next time."
    if call.options.fresh:
        forget(folder)
    with call.terminal.progress("Making a practice office") as progress:
        office = practice_office(
            folder, size=_size(call), pack=load_pack(demonstration_pack()), clock=call.clock, progress=progress
        )
    told: list[str] = []
    if not call.options.quiet:
        with _entered(call, folder, office.profile(Role.OFFICER)) as sitting:
            told = list(_walk(call, sitting, office))
    value = {
        "folder": str(folder),
        "people": office.size,
        "profiles": [
            {
                "directory": str(folder / one.folder),
                "role": one.role.value,
                "name": one.name,
                "passphrase": one.passphrase,
            }
            for one in office.profiles
        ],
    }
    call.terminal.answer(value, [*told, *_whereto(folder, office)])


@contextmanager
def _entered(call: Call, folder: Path, profile: PracticeProfile) -> Iterator[Office]:
    visit = Visit(now=call.clock(), secrets=None, prepare=prepare)
    with at_work(enter(folder / profile.folder, visit, passphrase=profile.passphrase, clock=call.clock)) as office:
        yield office


def _walk(call: Call, office: Office, practice: PracticeOffice) -> Iterator[str]:
    office.finding.prepare()
    query, person = _someone(office, practice)
    today = office.sitting.calendar.day_of(call.clock())
    yield f"A morning of {office.card.name}, housing officer. Everyone here is invented."
    yield ""
    yield f'1. The name was misheard: "{query.text}" is typed.'
    for found in office.finding.find(query.text, kinds=("person",), limit=3, finished=True):
        why = ", ".join(f"{one.role.value} {one.how.value}" for one in found.reasons)
        yield f"     {found.title}  {found.second}  ({why})"
    yield f"   It is {display_name(person, on=today)}. Opening the page is recorded."
    yield from (f"     {line}" for line in list(person_lines(office, office.people.open(person.id)))[:_SHOWN])
    yield ""
    yield "2. A telephone call is logged: saved with its history, its audit record, and the outbox entry, all or none."
    contact = office.interactions.log(
        ContactEntered(
            channel=Channel.PHONE,
            outcome=ContactOutcome.ANSWERED,
            people=(person.id,),
            reason="housing",
            title="Rent has gone up",
            text="Called about a letter from the landlord: the rent goes up in January.",
            duration_s=420,
        )
    )
    yield f"     contact {contact.id}"
    yield ""
    yield from _walk_case(call, office, person)
    yield from _walk_trail(office, person)


def _walk_case(call: Call, office: Office, person: Person) -> Iterator[str]:
    desk = Cases(office.sitting)
    case = desk.open(
        NewCase(
            case_type="housing-support",
            people=(Part(person=person.id, role="applicant"),),
            title="Housing support",
            owner=office.card.id,
        )
    )
    yield f"3. A case is opened: {case.shown_number}. Its tasks and deadlines come from the agency pack."
    yield from (f"     {line}" for line in list(case_lines(call, office, desk.page(case.id)))[:_SHOWN])
    yield ""
    yield "4. What the next stage asks for is done: two tasks and a consent. Then the case moves on."
    moved = _move_on(office, desk, case, person.id)
    yield f"     {moved.shown_number} went from '{case.stage}' to '{moved.stage}'"
    yield ""


def _move_on(office: Office, desk: Cases, case: Case, person: PersonId) -> Case:
    for line in desk.page(case.id).tasks:
        if line.task.state is TaskState.OPEN:
            Tasks(office.sitting).finish(line.task.id, note="done at the first meeting")
    office.consents.record(person, "keep-facts", ConsentWord.GIVEN, evidence=Evidence.SPOKEN)
    usual = desk.page(case.id).moves[0].move
    return CaseMoves(office.sitting).move(case.id, usual.to_stage)


def _walk_trail(office: Office, person: Person) -> Iterator[str]:
    office.people.edit(person.id, contact_note="Ring after four.", reason="asked for it on the telephone")
    yield "5. Who changed what, when and why stays readable."
    for one in office.trails.changes(Person, person.id)[:1]:
        yield f"     {one.field}: {one.before or '(nothing)'} -> {one.after}, because {one.why}"
    end = Maintenance(office.sitting, office.vault).verify_audit()
    yield f"     The audit trail of {end.seq} records was checked from its first: it is whole."
    yield ""


def _someone(office: Office, practice: PracticeOffice) -> tuple[Query, Person]:
    """Return a question and the grown person in the store that search finds first for it."""
    queries = misspelt_queries(
        seed=practice.seed,
        size=practice.size,
        count=_TRIES,
        start=date.fromisoformat(practice.start),
        days=practice.days,
    )
    for query in queries:
        found = office.finding.find(query.text, kinds=("person",), limit=1)
        misheard = found and any(why.how in _MISHEARD for why in found[0].reasons)
        if misheard and str(found[0].id) in {query.record_id, *query.also}:
            return query, office.people.open(PersonId(found[0].id)).person
    raise WrongUse("The practice office is not whole. Make it anew with --fresh.")


def _whereto(folder: Path, office: PracticeOffice) -> Iterator[str]:
    yield f"The practice office of {office.size} people is in {folder}."
    yield "Its profiles open by passphrase alone, without a device secret, and the passphrases are no secret:"
    for one in office.profiles:
        yield f"  {one.role.value:<11}{one.name:<22}{one.passphrase}"
    officer = office.profile(Role.OFFICER)
    yield "Look around, with the passphrase when it is asked for:"
    yield f"  caseworker find lima --profile {folder / officer.folder}"
    for words in ("case list --team housing", "task list", "answer find rent gone up", "check", "verify"):
        yield f"  caseworker {words} --profile {folder / officer.folder}"
    yield f"  caseworker queue arrive --reason housing --profile {folder / office.profile(Role.FRONT_DESK).folder}"
    yield "All commands: caseworker --help"


def _size(call: Call) -> int:
    try:
        return size_of(call.options.size)
    except ValueError as error:
        raise WrongUse("A size is a number of whole thousands.") from error
