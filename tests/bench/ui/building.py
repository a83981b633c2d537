"""The office of the bench of screens: a counter that sees everybody, built once and kept in `.cache/bench`.

Every run works on a copy, because it writes.
"""

from pathlib import Path
from shutil import copytree, rmtree

from caseworker.desk.office import OfficerCard
from caseworker.domain.actions import Role
from caseworker.practice.folders import shape
from caseworker.store import engine
from tests.bench import datasets

BUSY, CONTACTS_EACH = 60, 500
CARD = OfficerCard(
    id=datasets.OFFICER,
    name="Counter 2",
    role=Role.FRONT_DESK,
    team="front-desk",
    territories=("riverside", *datasets.TERRITORIES),
    desk="counter-2",
)


def kept_profile(size: int) -> Path:
    """Return the kept profile of a counter with so many people, building it at the first call and for other tables."""
    kept = datasets.KEPT / f"counter-{size}"
    built = kept / "built"
    if not built.exists() or built.read_text("utf-8") != shape():
        rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        with datasets.opened(kept / "profile", new=True, card=CARD) as office:
            office.library.publish()
            datasets.fill(office.store, size, busy=BUSY, contacts_each=CONTACTS_EACH)
            office.tidy()
            engine.checkpoint(office.vault.writer)
        built.write_text(shape(), "utf-8")
    return kept / "profile"


def copied(directory: Path) -> Path:
    """Return a copy that may be written to; that of an earlier run goes."""
    copy = directory.parent / "copy"
    rmtree(copy, ignore_errors=True)
    return Path(copytree(directory, copy))
