"""The kinds of files that can be brought in: how each is read, who brings its items in, which fields a table has.

A plain table: the command line and the screen know no more of a kind than what stands here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from caseworker.desk.colleagues import Colleagues
from caseworker.desk.imports.answers import AnswersImporter, read_pages
from caseworker.desk.imports.bringing import Importer, Item
from caseworker.desk.imports.calendar import CalendarImporter, read_appointments
from caseworker.desk.imports.cards import CardsImporter, read_people
from caseworker.desk.imports.cases import CasesImporter
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.directory import DirectoryImporter, Gone, read_entries
from caseworker.desk.imports.fields import CASE_FIELDS, PERSON_FIELDS
from caseworker.desk.imports.mail import MailImporter, read_mail
from caseworker.desk.imports.mail_telling import foretell
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.people import PeopleImporter
from caseworker.desk.imports.request_files import read_request_file
from caseworker.desk.imports.requests import RequestsImporter, zone_called
from caseworker.desk.imports.source import Source
from caseworker.desk.imports.tables import read_rows
from caseworker.domain.import_runs import RowRefused
from caseworker.errors import CaseworkerError
from caseworker.formats.requests_csv import REQUEST_FIELDS, recognised


class UnknownKind(CaseworkerError):
    """A kind of file was named that cannot be brought in."""

    key = "import.unknown-kind"
    sentence = "'{kind}' is not known here. Nothing was changed. These can be brought in: {known}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file.

    `words` says in the command's help what is brought in; `suffixes` tell files of this kind, the first kind that has
    it being meant. `reader` reads a file as a stream, the same items in the same order each time, items that do not
    fit as RowRefused; it raises a CaseworkerError for a file that is nothing of the kind. `importer` makes what brings
    the items in. `fields` are those a column can go into; none for files that are no tables. `asks` names what else a
    person may say for it: of the choices `territory`, `case_type`, `order` and `officer`. `suggest` says where columns
    may go, for a kind that knows better than their usual names. `foretells` says, line by line, where the items of a
    file would go, for a kind of which not every item goes anywhere; `after` gives sentences to tell once a file is in.
    """

    id: str
    words: str
    suffixes: tuple[str, ...]
    reader: Callable[[Source, Choices], Iterator[Item | RowRefused]]
    importer: Callable[[Means, Choices], Importer[Any]]
    fields: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    suggest: Callable[[Sequence[str]], dict[str, str]] | None = None
    foretells: Callable[[Means, Source], Iterator[str]] | None = None
    after: Callable[[Means, Source, Choices], tuple[str, ...]] | None = None


def _people(means: Means, choices: Choices) -> PeopleImporter:
    territory = means.sitting.pack.territory(choices.territory).id if choices.territory else ""
    return PeopleImporter(means.sitting, means.finding, source=choices.source, order=choices.order, territory=territory)


def _cases(means: Means, choices: Choices) -> CasesImporter:
    usual = means.sitting.pack.case_type(choices.case_type).id if choices.case_type else ""
    return CasesImporter(means.sitting, source=choices.source, order=choices.order, usual_type=usual)


def _cards(means: Means, choices: Choices) -> CardsImporter:
    territory = means.sitting.pack.territory(choices.territory).id if choices.territory else ""
    return CardsImporter(means.sitting, means.finding, means.documents, source=choices.source, territory=territory)


def _calendar(means: Means, choices: Choices) -> CalendarImporter:
    officer = Colleagues(means.sitting).called(choices.officer).id if choices.officer else None
    return CalendarImporter(means.sitting, source=choices.source, officer=officer)


def _requests(means: Means, choices: Choices) -> RequestsImporter:
    pack = means.sitting.pack
    usual = pack.case_type(choices.case_type).id if choices.case_type else ""
    territory = pack.territory(choices.territory).id if choices.territory else ""
    return RequestsImporter(
        means.sitting, source=choices.source, usual_type=usual, territory=territory, zone=zone_called(choices.zone)
    )


KINDS: tuple[Kind, ...] = (
    Kind(
        id="people",
        words="people, from a table",
        suffixes=(".csv", ".tsv", ".txt"),
        reader=lambda source, choices: read_rows(source, choices, known=PERSON_FIELDS),
        importer=_people,
        fields=PERSON_FIELDS,
        asks=frozenset({"territory", "order"}),
    ),
    Kind(
        id="cases",
        words="cases, from a table, after their people",
        suffixes=(".csv", ".tsv", ".txt"),
        reader=lambda source, choices: read_rows(source, choices, known=CASE_FIELDS),
        importer=_cases,
        fields=CASE_FIELDS,
        asks=frozenset({"case_type", "order"}),
    ),
    Kind(
        id="requests",
        words="service requests of a city, from a table or an Open311 server",
        suffixes=(".csv", ".tsv", ".xml", ".json"),
        reader=read_request_file,
        importer=_requests,
        fields=REQUEST_FIELDS,
        suggest=recognised,
        asks=frozenset({"territory", "case_type", "order", "zone"}),
    ),
    Kind(
        id="mail",
        words="e-mail messages",
        suffixes=(".eml", ".mbox"),
        reader=read_mail,
        importer=lambda means, _choices: MailImporter(means),
        foretells=foretell,
    ),
    Kind(
        id="vcard",
        words="people, from the cards of an address book",
        suffixes=(".vcf", ".vcard"),
        reader=read_people,
        importer=_cards,
        asks=frozenset({"territory"}),
    ),
    Kind(
        id="calendar",
        words="appointments, from a calendar",
        suffixes=(".ics", ".ical"),
        reader=read_appointments,
        importer=_calendar,
        asks=frozenset({"officer"}),
    ),
    Kind(
        id="directory",
        words="a directory of services in Open Referral HSDS: a folder, an archive, JSON or CSV tables",
        suffixes=(".zip",),
        reader=read_entries,
        importer=lambda means, choices: DirectoryImporter(means.sitting, source=choices.source),
        after=lambda means, source, choices: Gone(means.sitting).sentences(source, choices),
    ),
    Kind(
        id="answers",
        words="answers: pages of Markdown or HTML, or a list of pages in JSON",
        suffixes=(".md", ".markdown", ".html", ".htm"),
        reader=read_pages,
        importer=lambda means, choices: AnswersImporter(means.sitting, source=choices.source),
    ),
)


def kind_called(name: str) -> Kind:
    """Return the kind of this id. Raises UnknownKind."""
    for one in KINDS:
        if one.id == name:
            return one
    raise UnknownKind(kind=name, known=", ".join(one.id for one in KINDS))
