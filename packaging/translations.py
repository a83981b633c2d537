"""Makes and updates the catalogues of translations; run by the interpreter of `.venv` (`python3 dev.py translate`).

Each catalogue is a `.ts` file that people edit and a `.qm` file made from it; both are kept in the repository. English
is the language of the sources: its catalogue holds the plural forms alone.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import sentences  # noqa: E402  beside this file

FOLDER = ROOT / "resources" / "translations"
SOURCE, PREFIX = "en", "caseworker_"
_SHOWN_LEFT = 40
_QT = Path(PySide6.__file__).parent
_ENDING = ".exe" if sys.platform == "win32" else ""


def catalogues() -> list[Path]:
    """Return every catalogue that people edit."""
    return sorted(FOLDER.glob(f"{PREFIX}*.ts"))


def update(catalogue: Path, said: frozenset[sentences.Sentence]) -> None:
    """Bring a catalogue up to what is said: new sentences come in unfinished, those nobody says any more go out."""
    code = catalogue.stem.removeprefix(PREFIX)
    options = ["-locations", "none", "-no-obsolete", "-source-language", SOURCE, "-target-language", code]
    plurals = ["-pluralonly"] if code == SOURCE else []
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "said.py"
        source.write_text(sentences.written(said), "utf-8")
        _run("lupdate", "-silent", *options, *plurals, str(source), "-ts", str(catalogue))


def read_by_lupdate(files: list[Path], catalogue: Path) -> None:
    """Write a catalogue of what `lupdate` itself finds in files."""
    _run("lupdate", "-silent", "-locations", "none", *map(str, files), "-ts", str(catalogue))


def compile_to(catalogue: Path, compiled: Path) -> None:
    """Make the file that the program reads."""
    beside = compiled.with_suffix(".new")  # a program that runs has the old one mapped: it is replaced, never changed
    _run("lrelease", "-silent", str(catalogue), "-qm", str(beside))
    beside.replace(compiled)


def unfinished(catalogue: Path) -> list[str]:
    """Return the sentences of a catalogue that have no translation yet."""
    messages = ET.parse(catalogue).getroot().iter("message")  # noqa: S314  our own file
    return [one.findtext("source", "") for one in messages if one.find("translation[@type]") is not None]


def _run(tool: str, *arguments: str) -> None:
    folder = _QT if (_QT / f"{tool}{_ENDING}").exists() else _QT / "Qt" / "libexec"
    subprocess.run([str(folder / f"{tool}{_ENDING}"), *arguments], check=True)


def main() -> int:
    """Update and compile every catalogue, and say what is left to translate; with a language, begin one for it too."""
    reader = argparse.ArgumentParser(prog="dev.py translate", description="The catalogues of translations.")
    reader.add_argument("language", nargs="*", help="also begin a catalogue for it, such as fr")
    asked = reader.parse_args()
    FOLDER.mkdir(exist_ok=True)
    new = {FOLDER / f"{PREFIX}{code}.ts" for code in asked.language}
    said = sentences.all_sentences()
    for catalogue in sorted({*catalogues(), *new}):
        update(catalogue, said)
        compile_to(catalogue, catalogue.with_suffix(".qm"))
        left = unfinished(catalogue)
        print(f"{catalogue.name}: {len(left)} left to translate")
        for sentence in left[:_SHOWN_LEFT]:
            print(f"  {sentence}")
    faults = [fault for path in sentences.shown_files() for fault in sentences.found_in(path).faults]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
