"""Cases from a table: the person's part in each, which may protect whoever has it."""

from pathlib import Path

from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import OLD, a_file, brought, means, people_named
from tests.desk.sittings import a_sitting

TABLE = """reference,person,part,case_type,title
c1,r0,,housing-support,Rent
c2,r1,,safeguarding,Without a part
c3,r1,neighbour,safeguarding,With a part that is none
c4,r2,child,safeguarding,With a part
"""


def test_a_part_that_may_protect_is_never_guessed(store: CaseStore, tmp_path: Path) -> None:
    runs = Runs(means(a_sitting(store, role=Role.SUPERVISOR), tmp_path))
    brought(runs, a_file(tmp_path, people_named(3)))
    run = brought(runs, a_file(tmp_path, TABLE, "cases.csv"), kind=kind_called("cases"), choices=OLD)
    assert (run.counts.added, run.counts.refused) == (2, 2)
    assert [(one.line, one.field) for one in runs.refused(run)] == [(3, "part"), (4, "part")]
    assert "child, adult-at-risk" in runs.refused(run)[1].sentence
    with store.reading() as reader:
        made = {one.title: one for one in reader.select(Case)}
    assert {title: [one.role for one in case.people] for title, case in made.items()} == {
        "Rent": ["applicant"],
        "With a part": ["child"],
    }
