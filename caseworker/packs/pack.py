"""Loading an agency pack: the whole folder is read and checked, and either all of it stands or none.

The one door of this room. `load_pack` returns a pack without faults or raises `PackFaulty` with all of them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from caseworker.domain.agency import Pack
from caseworker.domain.case_types import CaseType
from caseworker.errors import CaseworkerError
from caseworker.packs.case_type_file import read_case_type
from caseworker.packs.directory_file import read_directory
from caseworker.packs.faults import Ledger, PackFaulty, Place
from caseworker.packs.files import Folder, hash_of, read_folder
from caseworker.packs.organisation import read_agency, read_teams
from caseworker.packs.policy_files import read_policy, read_retention
from caseworker.packs.reader import read_text, read_yaml, split_front_matter
from caseworker.packs.reasons_file import read_reasons
from caseworker.packs.section import Section
from caseworker.packs.text_files import read_answer, read_template

T = TypeVar("T")


class PackNotFound(CaseworkerError):
    """There is no folder where the pack should be, or it may not be read."""

    key = "pack.not-there"
    sentence = "There is no agency pack in '{folder}'. Nothing was changed. Check the name of the folder."


class PackUnreadable(CaseworkerError):
    """The system would not hand over a file of the pack."""

    key = "pack.unreadable"
    sentence = (
        "The agency pack in '{folder}' could not be read. Nothing was changed. Check that you may open its files."
    )


def load_pack(folder: Path) -> Pack:
    """Return the agency pack of a folder.

    Raises PackFaulty with every fault of the pack, sorted by file and line; PackNotFound where there is no folder;
    PackUnreadable where the system refuses a file.
    """
    if not folder.is_dir():
        raise PackNotFound(folder=folder.name)
    ledger = Ledger()
    try:
        files = read_folder(folder, ledger)
    except OSError as error:
        raise PackUnreadable(folder=folder.name) from error
    pack = _Assembly(files, ledger).pack()
    faults = ledger.faults()
    if pack is None or faults:
        raise PackFaulty(faults)
    return pack


class _Assembly:
    """Reads every file of a folder, so that all faults are found at once."""

    def __init__(self, files: Folder, ledger: Ledger) -> None:
        self._files, self._ledger = files, ledger

    def pack(self) -> Pack | None:
        """Return the pack, or None where a file is missing or cannot be read; the ledger knows why."""
        for _, form in self._files.family("forms", ".xlsx"):
            self._ledger.declare("form", form, Place(f"forms/{form}.xlsx", 1))
        agency = self._single("agency.yaml", read_agency)
        teams = self._single("teams.yaml", read_teams)
        reasons = self._single("reasons.yaml", read_reasons)
        policy = self._single("policy.yaml", read_policy)
        retention = self._single("retention.yaml", read_retention)
        directory = self._single("directory.yaml", read_directory) or ()
        case_types = self._case_types()
        templates, answers = self._texts("templates", read_template), self._texts("answers", read_answer)
        if agency is None or teams is None or reasons is None or policy is None or retention is None:
            return None
        files = self._files.listed()
        return Pack(
            version=agency[1],
            sha256=hash_of(files),
            agency=agency[0],
            territories=teams.territories,
            teams=teams.teams,
            queues=teams.queues,
            counters=teams.counters,
            reasons=reasons,
            case_types=case_types,
            templates=templates,
            answers=answers,
            directory=directory,
            retention=retention,
            policy=policy[0],
            consent_purposes=policy[1],
            files=files,
        )

    def _single(self, file: str, read: Callable[[Section], T]) -> T | None:
        section = self._section(file)
        return None if section is None else read(section)

    def _section(self, file: str) -> Section | None:
        text = read_text(self._files.contents[file], file, self._ledger) if file in self._files.contents else None
        branch = None if text is None else read_yaml(text, file, self._ledger)
        return None if branch is None else Section(branch, file=file, ledger=self._ledger)

    def _case_types(self) -> tuple[CaseType, ...]:
        sections = ((self._section(path), name) for path, name in self._files.family("case-types", ".yaml"))
        found = tuple(read_case_type(section, name) for section, name in sections if section is not None)
        if not self._files.family("case-types", ".yaml"):
            self._ledger.fault(Place("case-types", 1), "The pack has no case type. Add at least one file here.")
        return found

    def _texts(self, folder: str, read: Callable[[Section, str, str, int], T]) -> tuple[T, ...]:
        found = []
        for path, name in self._files.family(folder, ".md"):
            text = read_text(self._files.contents[path], path, self._ledger)
            parts = None if text is None else split_front_matter(text, path, self._ledger)
            if parts is not None:
                front, body, line = parts
                found.append(read(Section(front, file=path, ledger=self._ledger), name, body, line))
        return tuple(found)
