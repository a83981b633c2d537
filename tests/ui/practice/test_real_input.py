"""What of a folder is brought into the practice office, and that it arrives: brought in once, found, and sent."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from caseworker.desk.imports.runs import Runs
from caseworker.domain.actions import Role
from caseworker.domain.import_runs import RunState
from tests.ui.practice.test_kept_office import Keeping, keeping
from ui.practice.real_input import NothingReal, bring_real, real_files

__all__ = ["keeping"]  # the office that was built once, as a fixture of this file too

REQUESTS = (
    "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Incident Address,City,Status,Due Date,"
    "Resolution Description,Open Data Channel Type,Latitude,Longitude\n"
    "39573567,06/26/2018 10:58:54 AM,,DOT,Street Condition,Pothole,91-33 97 STREET,WOODHAVEN,Open,,,PHONE,40.7,-73.8\n"
)
PAGES = {
    "pages": [
        {
            "path": "heating",
            "title": "Help with heating",
            "description": "You can ask for help with heating from October on.",
            "body": "# Who can ask\n\nWho lives here and pays for heating.",
        }
    ]
}


def a_folder(folder: Path) -> Path:
    for name in ("requests311", "hsds/county", "knowledge"):
        (folder / name).mkdir(parents=True)
    (folder / "requests311" / "city.csv").write_text(REQUESTS)
    (folder / "hsds" / "county" / "organizations.csv").write_text("id,name,description\no1,Quay Kitchen,Food\n")
    services = "id,organization_id,name,status\ns1,o1,Hot soup at the quay,active\n"
    (folder / "hsds" / "county" / "services.csv").write_text(services)
    (folder / "knowledge" / "help-pages.json").write_text(json.dumps(PAGES))
    return folder


def test_each_file_is_taken_for_what_its_folder_holds(tmp_path: Path) -> None:
    found = [(one.kind, one.path.name) for one in real_files(a_folder(tmp_path))]
    assert found == [("requests", "city.csv"), ("directory", "county"), ("answers", "help-pages.json")]


def test_a_folder_without_any_of_it_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NothingReal) as told:
        real_files(tmp_path)
    assert "requests311" in told.value.say()


@pytest.mark.nightly  # building an office takes half a minute
def test_what_was_brought_in_is_found_is_sent_and_is_not_brought_in_twice(keeping: Keeping, tmp_path: Path) -> None:
    folder, told = a_folder(tmp_path), list[str]()
    with keeping.running() as running:
        bring_real(running, folder, clock=keeping.clock, progress=told.append)
        assert [words for words in told if "1 are new" in words or "2 are new" in words]
        with closing(running.open(Role.SUPERVISOR, clock=keeping.clock)) as supervisor:
            runs = Runs(supervisor.imports).earlier()
            assert {one.kind: one.state for one in runs} == dict.fromkeys(
                ("requests", "directory", "answers"), RunState.DONE
            )
            assert not any(one.counts.refused for one in runs)
            assert supervisor.exchange.status().saved_here == 0
        again = list[str]()
        bring_real(running, folder, clock=keeping.clock, progress=again.append)
        assert again == []
