"""`caseworker contact log` and `caseworker household …`: what was said, and who lives with whom."""

from caseworker.cli.call import Call, Commands, add, family
from caseworker.cli.doors import opened
from caseworker.cli.words import a_moment, an_id
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.office import Office
from caseworker.desk.references import References
from caseworker.domain.households import Household, HouseholdRole
from caseworker.domain.ids import HouseholdId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, HandedOn
from caseworker.domain.people import Person, display_name


def add_commands(commands: Commands) -> None:
    """Add `contact` and `household`."""
    under = family(commands, "contact", says="what was said with whom, on any channel")
    made = add(under, "log", log, says="record a contact")
    made.add_argument("text", nargs="?", default="", metavar="TEXT", help="what it was about")
    made.add_argument("--channel", required=True, choices=[one.value for one in Channel])
    made.add_argument("--outcome", required=True, choices=[one.value for one in ContactOutcome])
    made.add_argument("--out", action="store_true", help="we began, not they")
    made.add_argument("--person", action="append", default=[], help="number or id; nobody need be known")
    made.add_argument("--case", default="", help="number or id")
    made.add_argument("--reason", default="", help="a contact reason of the agency pack")
    made.add_argument("--title", default="")
    made.add_argument(
        "--at", default="", metavar="MOMENT", help="when it took place, YYYY-MM-DDTHH:MM; now if left out"
    )
    made.add_argument("--minutes", type=int, metavar="N")
    made.add_argument("--belongs-to", default="", metavar="NAME", help="the service or office it belongs to")
    made.add_argument("--handed-on", choices=[one.value for one in HandedOn])
    under = family(commands, "household", says="who lives with whom")
    made = add(under, "add", add_household, says="make a household with its first member")
    made.add_argument("person", metavar="PERSON")
    made.add_argument("--name", default="")
    made = add(under, "join", join, says="let a person belong to a household")
    made.add_argument("household", metavar="HOUSEHOLD", help="its id")
    made.add_argument("person", metavar="PERSON")
    made.add_argument("--role", choices=[one.value for one in HouseholdRole], default=HouseholdRole.MEMBER.value)
    add(under, "show", show_household, says="who belongs to a household").add_argument("household", metavar="HOUSEHOLD")


def log(call: Call) -> None:
    """Record a contact."""
    options = call.options
    with opened(call) as office:
        known = References(office.sitting)
        entered = ContactEntered(
            channel=Channel(options.channel),
            outcome=ContactOutcome(options.outcome),
            direction=Direction.OUT if options.out else Direction.IN,
            occurred_at=a_moment(office, options.at) if options.at else None,
            duration_s=None if options.minutes is None else options.minutes * 60,
            people=tuple(known.person(one) for one in options.person),
            case=known.case(options.case) if options.case else None,
            reason=options.reason,
            title=options.title,
            text=options.text,
            belongs_to_name=options.belongs_to,
            handed_on=HandedOn(options.handed_on) if options.handed_on else None,
        )
        contact = office.interactions.log(entered)
    call.terminal.answer({"id": str(contact.id), "people": len(contact.people)}, [f"Recorded ({contact.id})."])


def add_household(call: Call) -> None:
    """Make a household."""
    with opened(call) as office:
        person = References(office.sitting).person(call.options.person)
        made = office.households.add(person, name=call.options.name)
    call.terminal.answer({"id": str(made.id)}, [f"Made ({made.id})."])


def join(call: Call) -> None:
    """Let a person join."""
    with opened(call) as office:
        person = References(office.sitting).person(call.options.person)
        home = office.households.join(_meant(call), person, role=HouseholdRole(call.options.role))
    call.terminal.answer(
        {"id": str(home.id), "members": len(home.members)}, [f"{len(home.members)} people belong to it."]
    )


def show_household(call: Call) -> None:
    """Show the members that may be seen."""
    with opened(call) as office:
        home = office.households.open(_meant(call))
        lines = [home.name or str(home.id), *_members(call, office, home)]
    members = [{"person": str(one.person), "role": one.role.value} for one in home.members]
    call.terminal.answer({"id": str(home.id), "name": home.name, "members": members}, lines)


def _members(call: Call, office: Office, home: Household) -> list[str]:
    today = office.sitting.calendar.day_of(call.clock())
    with office.store.reading() as reader:
        people = {one.id: one for one in reader.many(Person, [member.person for member in home.members])}
    return [
        f"  {one.role.value.replace('_', ' '):<16}{display_name(people[one.person], on=today)}"
        + (f" until {one.valid_to}" if one.valid_to else "")
        for one in home.members
        if one.person in people
    ]


def _meant(call: Call) -> HouseholdId:
    return HouseholdId(an_id(call.options.household, kind="household"))
