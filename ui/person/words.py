"""What the values that describe a person are called: kinds of names, addresses and numbers, roles and ties, warnings.

Each table holds every value of its enumeration; a test walks them.
"""

from PySide6.QtCore import QCoreApplication

from caseworker.desk.strands import Strand
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.contact_points import Address, AddressKind, ContactKind
from caseworker.domain.households import HouseholdKind, HouseholdRole
from caseworker.domain.names import NameKind
from caseworker.domain.people import ContactWay, InterpreterNeed
from caseworker.domain.relationships import Tie
from caseworker.domain.safety import SafetyKind

translate = QCoreApplication.translate


def name_kind(value: NameKind) -> str:
    """Return what a name is to its bearer."""
    return {
        NameKind.OFFICIAL: translate("Person", "On official papers"),
        NameKind.BIRTH: translate("Person", "Name at birth"),
        NameKind.MARRIED: translate("Person", "Married name"),
        NameKind.PREFERRED: translate("Person", "Wishes to be called"),
        NameKind.RELIGIOUS: translate("Person", "Religious name"),
        NameKind.OTHER_SCRIPT: translate("Person", "In another script"),
        NameKind.ALIAS: translate("Person", "Also known as"),
        NameKind.FORMER: translate("Person", "Former name"),
    }[value]


def contact_kind(value: ContactKind) -> str:
    """Return by which way someone is reached."""
    return {
        ContactKind.PHONE: translate("Person", "Phone"),
        ContactKind.MOBILE: translate("Person", "Mobile phone"),
        ContactKind.FAX: translate("Person", "Fax"),
        ContactKind.TEXT_PHONE: translate("Person", "Text phone"),
        ContactKind.EMAIL: translate("Person", "E-mail"),
        ContactKind.MESSENGER: translate("Person", "Messenger"),
        ContactKind.WEB: translate("Person", "Web page"),
    }[value]


def one_line(address: Address) -> str:
    """Return an address in one line; where that is broken, its postcode stays whole."""
    whole = address.postcode.replace(" ", "\u00a0")
    return address.shown.replace(address.postcode, whole) if whole else address.shown


def address_kind(value: AddressKind) -> str:
    """Return what an address is to them."""
    return {
        AddressKind.HOME: translate("Person", "Home"),
        AddressKind.POSTAL: translate("Person", "Post goes to"),
        AddressKind.CARE_OF: translate("Person", "Care of"),
        AddressKind.WORK: translate("Person", "Work"),
        AddressKind.TEMPORARY: translate("Person", "Staying at"),
        AddressKind.OFFICE: translate("Person", "Office"),
    }[value]


def household_kind(value: HouseholdKind) -> str:
    """Return what kind of household it is."""
    return {
        HouseholdKind.UNKNOWN: translate("Person", "Kind not known"),
        HouseholdKind.SINGLE: translate("Person", "Lives alone"),
        HouseholdKind.COUPLE: translate("Person", "Couple"),
        HouseholdKind.COUPLE_WITH_CHILDREN: translate("Person", "Couple with children"),
        HouseholdKind.LONE_PARENT: translate("Person", "Lone parent"),
        HouseholdKind.THREE_GENERATIONS: translate("Person", "Three generations"),
        HouseholdKind.SHARED_FLAT: translate("Person", "Shared flat"),
        HouseholdKind.INSTITUTION: translate("Person", "Institution"),
    }[value]


def household_role(value: HouseholdRole) -> str:
    """Return what a member is in the household."""
    return {
        HouseholdRole.HEAD: translate("Person", "Head of household"),
        HouseholdRole.PARTNER: translate("Person", "Partner"),
        HouseholdRole.PARENT: translate("Person", "Parent"),
        HouseholdRole.CHILD: translate("Person", "Child"),
        HouseholdRole.GRANDPARENT: translate("Person", "Grandparent"),
        HouseholdRole.OTHER_RELATIVE: translate("Person", "Other relative"),
        HouseholdRole.LODGER: translate("Person", "Lodger"),
        HouseholdRole.RESIDENT: translate("Person", "Resident"),
        HouseholdRole.MEMBER: translate("Person", "Member"),
    }[value]


def tie(value: Tie) -> str:
    """Return what the other person is to this one."""
    return {
        Tie.PARENT: translate("Person", "Parent"),
        Tie.CHILD: translate("Person", "Child"),
        Tie.GRANDPARENT: translate("Person", "Grandparent"),
        Tie.GRANDCHILD: translate("Person", "Grandchild"),
        Tie.SPOUSE: translate("Person", "Husband or wife"),
        Tie.PARTNER: translate("Person", "Partner"),
        Tie.FORMER_PARTNER: translate("Person", "Former partner"),
        Tie.SIBLING: translate("Person", "Brother or sister"),
        Tie.OTHER_RELATIVE: translate("Person", "Other relative"),
        Tie.GUARDIAN: translate("Person", "Guardian"),
        Tie.WARD: translate("Person", "Ward"),
        Tie.CARER: translate("Person", "Carer"),
        Tie.CARED_FOR: translate("Person", "Cared for by them"),
        Tie.ATTORNEY: translate("Person", "May act for them in law"),
        Tie.REPRESENTED: translate("Person", "Represented by them"),
        Tie.EMERGENCY_CONTACT: translate("Person", "Emergency contact"),
        Tie.HAS_EMERGENCY_CONTACT: translate("Person", "Has them as emergency contact"),
        Tie.FRIEND: translate("Person", "Friend"),
        Tie.NEIGHBOUR: translate("Person", "Neighbour"),
    }[value]


def safety_kind(value: SafetyKind) -> str:
    """Return for what care is asked."""
    return {
        SafetyKind.TWO_STAFF: translate("Person", "Two staff for visits"),
        SafetyKind.NOT_AT_HOME: translate("Person", "Meet at the office only"),
        SafetyKind.VIOLENCE: translate("Person", "Violence has happened"),
        SafetyKind.WEAPON: translate("Person", "A weapon was seen"),
        SafetyKind.ANIMAL: translate("Person", "Animal"),
        SafetyKind.INFECTION: translate("Person", "Infection"),
        SafetyKind.BUILDING: translate("Person", "Building is not safe"),
        SafetyKind.ADDRESS_PROTECTED: translate("Person", "Address is protected"),
        SafetyKind.OTHER: translate("Person", "Take care"),
    }[value]


def gender(value: str) -> str:
    """Return a sex or a gender: what systems write in one word is said in our words, anything else as it stands."""
    return {
        "female": translate("Person", "Female"),
        "male": translate("Person", "Male"),
        "diverse": translate("Person", "Diverse"),
        "nonbinary": translate("Person", "Non-binary"),
        "other": translate("Person", "Other"),
        "unknown": translate("Person", "Not known"),
    }.get(value.strip().casefold().replace("-", "").replace(" ", ""), value)


def interpreter(value: InterpreterNeed) -> str:
    """Return whether an interpreter is needed."""
    return {
        InterpreterNeed.UNKNOWN: translate("Person", "Not asked yet"),
        InterpreterNeed.NO: translate("Person", "Not needed"),
        InterpreterNeed.SOMETIMES: translate("Person", "Needed sometimes"),
        InterpreterNeed.ALWAYS: translate("Person", "Always needed"),
    }[value]


def contact_way(value: ContactWay) -> str:
    """Return a way in which they may be contacted."""
    return {
        ContactWay.PHONE: translate("Person", "Phone"),
        ContactWay.TEXT_MESSAGE: translate("Person", "Text message"),
        ContactWay.EMAIL: translate("Person", "E-mail"),
        ContactWay.LETTER: translate("Person", "Letter"),
        ContactWay.VISIT: translate("Person", "Visit"),
        ContactWay.AT_THE_OFFICE: translate("Person", "At the office"),
    }[value]


def consent_word(value: ConsentWord) -> str:
    """Return what was said."""
    return {
        ConsentWord.GIVEN: translate("Person", "Agreed"),
        ConsentWord.REFUSED: translate("Person", "Refused"),
        ConsentWord.WITHDRAWN: translate("Person", "Withdrawn"),
    }[value]


def evidence(value: Evidence) -> str:
    """Return how it is known."""
    return {
        Evidence.SPOKEN: translate("Person", "Said in person or on the phone"),
        Evidence.SIGNED: translate("Person", "Signed on paper"),
        Evidence.WRITTEN: translate("Person", "Letter, e-mail or form"),
        Evidence.REPRESENTATIVE: translate("Person", "Said by someone who may act for them"),
    }[value]


def strand(value: Strand) -> str:
    """Return which part of the timeline."""
    return {
        Strand.ALL: translate("Person", "All"),
        Strand.VISITS: translate("Person", "Visits"),
        Strand.COUNTER: translate("Person", "Counter"),
        Strand.PHONE: translate("Person", "Phone"),
        Strand.WRITTEN: translate("Person", "E-mail and letters"),
        Strand.NOTES: translate("Person", "Notes"),
        Strand.FILES: translate("Person", "Files"),
        Strand.CHANGES: translate("Person", "Changes"),
    }[value]
