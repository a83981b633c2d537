"""The desk of the page of messages: read files of mail, see where each message would go, file it, take that back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.mail import MailImporter, MailItem, read_mail
from caseworker.desk.imports.mail_finding import MailFinding
from caseworker.desk.imports.mail_proposals import Proposal, Where
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.source import Source
from caseworker.domain.cases import Case
from caseworker.domain.ids import PersonId
from caseworker.domain.import_runs import RowRefused, Run, RunState
from caseworker.formats.mail import Message
from caseworker.store import import_runs
from caseworker.store.filed_mail import open_cases_of

KIND = "mail"
MOST_AT_ONCE = 500  # messages that are looked through at a time
MOST_BYTES = 128 * 1024 * 1024  # of their files, all of which are in memory


@dataclass(frozen=True, slots=True)
class Opened:
    """The messages of some files, each once, and those that could not be read. `is_whole` unless there were more."""

    items: tuple[MailItem, ...]
    refused: tuple[RowRefused, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of filing some messages: the run to take back, how many were new and known, and which were refused."""

    run: Run
    added: int
    known: int
    refused: tuple[RowRefused, ...]


def open_mail(sources: Iterable[Source]) -> Opened:
    """Read the messages of files, as many as can be looked through at a time; a message in two files is given once."""
    items: dict[str, MailItem] = {}
    refused: list[RowRefused] = []
    held = 0
    for source in sources:
        for one in read_mail(source, Choices()):
            if isinstance(one, RowRefused):
                refused.append(one)
                continue
            held += sum(file.size for file in one.message.files)
            if len(items) >= MOST_AT_ONCE or held > MOST_BYTES:
                return Opened(tuple(items.values()), tuple(refused), is_whole=False)
            items.setdefault(one.reference, one)
    return Opened(tuple(items.values()), tuple(refused), is_whole=True)


class Mailroom(MailFinding):
    """Propose where messages go, and file them."""

    def __init__(self, means: Means) -> None:
        super().__init__(means.sitting, means.finding)
        self._means = means

    def propose(self, messages: Sequence[Message]) -> tuple[Proposal, ...]:
        """Return for each message where it could go, within what the officer may see."""
        with self._reading() as reader:
            return tuple(self._proposal(reader, one) for one in messages)

    def cases_of(self, person: PersonId) -> tuple[Case, ...]:
        """Return the cases at work of a person, as far as the officer may see them, the newest first."""
        with self._reading() as reader:
            here = self._whole(reader, person).kept
            return tuple(open_cases_of(reader, here, visible=self._listed(Case)))

    def file(self, chosen: Sequence[tuple[MailItem, Where | None]], *, file: str) -> Filed:
        """File messages, each where it is said or where it is certain, as one run that can be taken back.

        `file` names where they came from in the list of imports. Raises AccessDenied when none may be filed.
        """
        run = self._begun(file)
        items = [replace(item, where=where) for item, where in chosen]
        batch = MailImporter(self._means).bring(items, run=run)
        with self._sitting.store.writing() as connection:
            import_runs.to_state(connection, run.id, RunState.DONE)
            run = import_runs.get(connection, run.id)
        return Filed(run, batch.added, batch.known, batch.refused)

    def take_back(self, run: Run) -> Run:
        """Take a filing back: what nobody has changed since goes again, from everywhere. Raises UnknownRun."""
        for standing in self._means.undoing.steps(run.id):
            run = standing
        return run

    def _begun(self, file: str) -> Run:
        run = Run(
            id=self.fresh_id(),
            kind=KIND,
            source=KIND,
            file=file,
            digest="",
            by=self._sitting.actor.officer,
            started=self._now(),
        )
        with self._sitting.store.writing() as connection:
            import_runs.begin(connection, run)
        return run
