"""A real process locks and begins anew: nothing it knew is in its memory, and only the PIN that was chosen helps."""

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from caseworker.desk import office
from caseworker.desk.people import NewPerson
from tests.desk.sittings import riverside_with_pins
from tests.domain.people_builders import a_name
from tests.together.memory import memory_of
from tests.together.offices import CARD, Place, a_place
from tests.together.planted import MARKER, files_in, leaks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="without exec the next program is another process")
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows the memory of a process")

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 20


@dataclass
class Secrets:
    """A closed profile with twenty planted people, and all that must not be left in memory."""

    place: Place
    passphrase: str
    people: list[str] = field(default_factory=list)
    keys: dict[str, bytes] = field(default_factory=dict)
    pin: str = "739204118527"

    def needles(self) -> dict[str, list[bytes]]:
        """Every secret but the names, in the forms in which it could be left."""
        needles = {name: [key, key.hex().encode(), key.hex().upper().encode()] for name, key in self.keys.items()}
        for name, text in {"passphrase": self.passphrase, "pin": self.pin}.items():
            needles[name] = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        return needles


@dataclass
class Child:
    """The running program, across its restarts; its number stays the same."""

    process: "subprocess.Popen[str]"

    def heard(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the program has ended"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, do: str, **told: object) -> Any:
        """Tell it what to do; return what came of it, the key of its refusal, or how it began after a lock."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, **told}) + "\n")
        self.process.stdin.flush()
        answer = self.heard()
        return answer.get("refused") or answer.get("done") if "began" not in answer else answer

    def open_files(self) -> set[str]:
        links = [one for one in Path(f"/proc/{self.process.pid}/fd").iterdir() if int(one.name) > 2]
        return {str(one.readlink()) for one in links}


@contextmanager
def running(place: Place, folder: Path) -> Iterator[Child]:
    command = [sys.executable, "-m", "tests.together.locking_child", str(place.directory), str(place.keyring)]
    pipe, temporary = subprocess.PIPE, folder / "temporary"
    temporary.mkdir(exist_ok=True)
    environ = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT, env=environ) as process:
        child = Child(process)
        began = child.heard()
        assert began == {"began": process.pid, "pin": False, "extra": []}
        yield child
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Secrets:
    made = Secrets(a_place(tmp_path_factory.mktemp("template")), secrets.token_hex(12))
    wish, clock = made.place.wish(passphrase=made.passphrase), made.place.clock
    founded = office.found(made.place.directory, wish, card=CARD, pack=riverside_with_pins(), clock=clock)
    for number in range(PEOPLE):
        name = a_name(f"{MARKER}{number:04d}")
        made.people.append(str(founded.people.add(NewPerson(names=(name,), language="en")).id))
    with founded.vault.root_copy() as root, founded.vault.store_key() as key:
        made.keys |= {"root key": bytes(root.value), "store key": bytes(key.value)}
    founded.close()
    return made


@pytest.fixture
def made(template: Secrets, tmp_path: Path) -> Secrets:
    return Secrets(template.place.copied(tmp_path), template.passphrase, template.people, template.keys)


def found_in_memory(pid: int, made: Secrets) -> tuple[set[str], int, int]:
    """Return the secrets found, and how many names were found as UTF-8 and as UTF-16."""
    wide = rb"\0".join(re.escape(sign.encode()) for sign in MARKER)
    utf_8, utf_16 = MARKER.encode() + rb"(\d{4})", wide + rb"\0?((?:\d\0?){4})"
    names, wide_names, kept, needles = set[bytes](), set[bytes](), set[str](), made.needles()
    for piece in memory_of(pid):
        names.update(re.findall(utf_8, piece))
        wide_names.update(found.replace(b"\0", b"") for found in re.findall(utf_16, piece))
        kept |= leaks(piece, needles)
    return kept, len(names), len(wide_names)


@needs_proc
def test_nothing_is_left_in_memory_or_on_disk_after_a_soft_lock_and_the_pin_opens_again(
    made: Secrets, tmp_path: Path
) -> None:
    with running(made.place, tmp_path) as child:
        pid = child.process.pid
        assert child.ask("enter", passphrase=made.passphrase) is None
        assert child.ask("choose", pin=made.pin) is True
        assert child.ask("show", people=made.people) == PEOPLE
        kept, *names = found_in_memory(pid, made)
        assert names == [PEOPLE, PEOPLE]  # so the search finds what is there
        assert {"root key", "store key"} <= kept

        for opens in range(2):
            began = child.ask("soft")
            assert began == {"began": pid, "pin": True, "extra": ["CASEWORKER_HANDOVER"]}
            assert found_in_memory(pid, made) == (set(), 0, 0)
            assert child.open_files() == set()  # neither the store nor the pipe of the hand-over
            assert_nowhere_on_disk(tmp_path, {**made.needles(), "wrapping": [bytes.fromhex(child.ask("wrapping"))]})
            if not opens:
                child.ask("pin", pin=made.pin)
                assert child.ask("show", people=made.people) == PEOPLE


@pytest.mark.nightly
def test_five_wrong_pins_at_the_unlock_screen_leave_only_the_passphrase(made: Secrets, tmp_path: Path) -> None:
    with running(made.place, tmp_path) as child:
        assert child.ask("enter", passphrase=made.passphrase) is None
        assert child.ask("choose", pin="12345") == "pin.unfit"
        assert child.ask("choose", pin="345678") == "pin.too-plain"
        child.ask("choose", pin=made.pin)
        child.ask("soft")

        told = [child.ask("pin", pin="739204118528") for _ in range(5)]
        assert told == ["pin.wrong"] * 4 + ["pin.dropped"]
        assert child.ask("pin", pin=made.pin) == "pin.dropped"
        assert child.ask("enter", passphrase=made.passphrase) is None


def assert_nowhere_on_disk(folder: Path, needles: dict[str, list[bytes]]) -> None:
    searched = 0
    for place, content in files_in(folder):
        assert leaks(content, needles) == set(), f"found in {place}"
        searched += 1
    assert searched > 10
