"""The files of a pack folder: which there are, what is in them, and one hash over all.

Nothing outside the folder is read: links are faults, and so is anything an agency pack does not know.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from caseworker.domain.agency import PackFile
from caseworker.packs.faults import Ledger, Place, suggestion

MAX_FILES = 2000
MAX_PACK_BYTES = 20 * 1024 * 1024

SINGLE = ("agency.yaml", "teams.yaml", "reasons.yaml", "retention.yaml", "policy.yaml")
OPTIONAL = ("directory.yaml", "README.md")
_FAMILIES = re.compile(
    r"(?:case-types/[^/]+\.yaml|templates/[^/]+\.md|answers/[^/]+\.md|forms/[^/]+\.xlsx|rules/[^/]+\.yaml)\Z"
)
_STEM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a pack by their path within it, in order of path."""

    contents: dict[str, bytes]

    def family(self, folder: str, ending: str) -> list[tuple[str, str]]:
        """Return path and id (the name without ending) of the files of one folder."""
        paths = [path for path in self.contents if path.startswith(f"{folder}/") and path.endswith(ending)]
        return [(path, path.removeprefix(f"{folder}/").removesuffix(ending)) for path in paths]

    def listed(self) -> tuple[PackFile, ...]:
        """Return every file with the hash of its bytes."""
        return tuple(PackFile(path=path, sha256=sha256(content).hexdigest()) for path, content in self.contents.items())


def hash_of(files: tuple[PackFile, ...]) -> str:
    """Return one SHA-256 over paths and hashes of the files; two packs are equal if and only if it is."""
    lines = "".join(f"{file.path}\0{file.sha256}\n" for file in sorted(files, key=lambda file: file.path))
    return sha256(lines.encode()).hexdigest()


def read_folder(folder: Path, ledger: Ledger) -> Folder:
    """Return the files of a pack, noting what is missing, unknown, a link or too large."""
    contents: dict[str, bytes] = {}
    total = 0
    for path in _paths(folder, ledger):
        name = path.relative_to(folder).as_posix()
        total += path.stat().st_size
        if total > MAX_PACK_BYTES:
            ledger.fault(
                Place(name, 1), f"The pack is larger than {MAX_PACK_BYTES // 2**20} MiB. Remove what is not needed."
            )
            break
        if _is_known(name, ledger):
            contents[name] = path.read_bytes()
    for name in SINGLE:
        if name not in contents:
            ledger.fault(Place(name, 1), "This file is missing. Every agency pack needs it.")
    return Folder(dict(sorted(contents.items())))


def _paths(folder: Path, ledger: Ledger) -> list[Path]:
    """Return the files of the folder and one level below; nothing deeper is part of a pack."""
    found: list[Path] = []
    for path in sorted([*folder.glob("*"), *folder.glob("*/*")]):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            ledger.fault(Place(name, 1), "This is a link. Put the file itself into the pack.")
        elif path.is_file():
            found.append(path)
        elif path.is_dir() and "/" in name:
            ledger.fault(Place(name, 1), "There are no folders within folders in an agency pack. Remove it.")
    if len(found) > MAX_FILES:
        ledger.fault(Place(".", 1), f"The pack has more than {MAX_FILES} files. Remove what is not needed.")
    return found[:MAX_FILES]


def _is_known(name: str, ledger: Ledger) -> bool:
    if name in SINGLE or name in OPTIONAL:
        return True
    if not _FAMILIES.match(name):
        near = suggestion(name, (*SINGLE, *OPTIONAL))
        ledger.fault(Place(name, 1), f"This file is not part of an agency pack.{near or ' Remove it.'}")
        return False
    stem = Path(name).stem
    if not _STEM.match(stem):
        sentence = "The name of this file cannot be an id. Use small letters, digits and single hyphens."
        ledger.fault(Place(name, 1), sentence)
        return False
    return True
