"""The practice office is made once, and anew when it is of another size or of a program with other tables."""

import json
from datetime import UTC, datetime
from pathlib import Path

from caseworker.practice.practice_office import practice_office
from tests.desk.sittings import riverside

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_a_practice_office_of_a_program_with_other_tables_is_made_anew(tmp_path: Path) -> None:
    made: list[int] = []

    def office() -> object:
        folder = tmp_path / "practice"
        return practice_office(
            folder, size=1000, pack=riverside(), clock=lambda: NOW, progress=lambda done, _of: made.append(done)
        )

    first = office()
    times = len(made)
    assert times > 0
    assert office() == first
    assert len(made) == times
    about = tmp_path / "practice" / "practice.json"
    about.write_text(json.dumps({**json.loads(about.read_text()), "tables": "others"}))
    assert office() is not None
    assert len(made) == 2 * times
