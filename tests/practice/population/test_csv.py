"""The files: their sums are those that `generator.json` tells, and nothing half-made is left behind."""

import csv
import json
import zlib
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from caseworker.practice.population.cli import size_of, write_population
from caseworker.practice.population.csv_out import FolderInUse, sums_of
from caseworker.practice.population.generate import population
from caseworker.practice.population.sample_files import SAMPLES
from caseworker.practice.population.tables import TABLES

START = date(2026, 1, 1)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("population") / "out"
    seen: list[tuple[int, int]] = []
    write_population(
        out, seed=8, size=1000, start=START, days=120, progress=lambda done, whole: seen.append((done, whole))
    )
    assert seen == [(1000, 1000)]
    return out


def test_the_sums_and_counts_are_those_of_the_files(written: Path) -> None:
    about = json.loads((written / "generator.json").read_text(encoding="utf-8"))

    assert set(about["sha256"]) == set(TABLES)
    for table, told in about["sha256"].items():
        content = (written / f"{table}.csv").read_bytes()
        assert sha256(content).hexdigest() == told
        rows = list(csv.reader(content.decode("utf-8").splitlines(keepends=True)))
        assert len(rows) - 1 == about["counts"][table]
        assert all(len(row) == len(rows[0]) for row in rows)


def test_the_sums_are_those_of_the_rows(written: Path) -> None:
    about = json.loads((written / "generator.json").read_text(encoding="utf-8"))
    made = population(seed=8, size=1000, start=START, days=120)

    assert sums_of((batch.table, batch.rows) for batch in made) == about["sha256"]
    assert (about["seed"], about["size"], about["start"], about["days"]) == (8, 1000, "2026-01-01", 120)


def test_a_folder_that_holds_something_is_refused_and_left_alone(written: Path) -> None:
    before = sorted(path.name for path in written.iterdir())

    with pytest.raises(FolderInUse) as refused:
        write_population(written, seed=1, size=1000, start=START, days=10)

    assert "Nothing was changed" in refused.value.say()
    assert sorted(path.name for path in written.iterdir()) == before


def test_an_interrupted_run_leaves_no_table_behind(tmp_path: Path) -> None:
    def interrupt(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_population(tmp_path, seed=1, size=1000, start=START, days=10, progress=interrupt)

    assert list(tmp_path.iterdir()) == []


def test_sizes_are_said_in_words_or_digits() -> None:
    assert [size_of(word) for word in ("10k", "100K", "1m", "3000")] == [10_000, 100_000, 1_000_000, 3000]
    with pytest.raises(ValueError, match="many"):
        size_of("many")


def test_there_are_fifty_small_files_all_different(written: Path) -> None:
    held = {path.name: path.read_bytes() for path in (written / "files").iterdir()}

    assert len(held) == 50
    assert held == {sample.name: sample.content for sample in SAMPLES}
    assert len({sample.sha256 for sample in SAMPLES}) == 50
    assert all(len(sample.content) < 4000 for sample in SAMPLES)


def test_pictures_are_whole_png_files() -> None:
    for sample in SAMPLES:
        if sample.suffix == ".png":
            width = int.from_bytes(sample.content[16:20], "big")
            data_at = sample.content.index(b"IDAT") + 4
            length = int.from_bytes(sample.content[data_at - 8 : data_at - 4], "big")
            assert sample.content.startswith(b"\x89PNG\r\n\x1a\n")
            assert len(zlib.decompress(sample.content[data_at : data_at + length])) == width * (width + 1)


def test_pages_are_pdf_files_whose_tables_point_at_their_objects() -> None:
    for sample in SAMPLES:
        if sample.suffix == ".pdf":
            table_at = int(sample.content.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
            lines = sample.content[table_at:].split(b"\n")
            assert lines[:2] == [b"xref", b"0 6"]
            for number, line in enumerate(lines[3:8], start=1):
                assert sample.content[int(line[:10]) :].startswith(b"%d 0 obj" % number)
