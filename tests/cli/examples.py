"""The examples of the page on the command line, and how a test runs those under some of its headings."""

import base64
import io
import json
import re
import shlex
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from caseworker.cli.main import main
from tests.cli.office import PASSPHRASE, clock
from tests.desk.imports.letters import Letter, in_a_file

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "command-line.md"
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
_NEEDS = {"HOUSEHOLD", "CONTACT", "TASK", "VISIT", "REFERRAL", "DOCUMENT", "RUN"}
_MAKES = {("household", "add"), ("contact", "log"), ("visit", "plan"), ("referral", "send"), ("document", "add")}


def examples(*headings: str) -> list[list[str]]:
    """Every example, or those under some headings, as the words that were typed."""
    found = []
    for section in PAGE.read_text("utf-8").split("\n## ")[1:]:
        if not headings or section.splitlines()[0] in headings:
            blocks = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
            found += [line for block in blocks for line in block.splitlines() if line.startswith("caseworker ")]
    return [shlex.split(line) for line in found]


def furnish(folder: Path, profile: Path) -> None:
    """Put everything into a folder that the examples name."""
    shutil.copytree(profile, folder / "profile")
    (folder / "resources").symlink_to(ROOT / "resources")
    (folder / "new.txt").write_text("velvet acorn thunder kettle\n", "utf-8")
    (folder / "newer.txt").write_text("marble pigeon orchard saddle\n", "utf-8")
    key = X25519PrivateKey.generate()
    (folder / "recovery.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / "recovery.pub").write_bytes(public)
    (folder / "people.csv").write_text(
        "id,name,born,email\n7,Ana Bell,03/04/1985,ana@home.example\n8,Bo Bell,1990-12-31,\n", "utf-8"
    )
    in_a_file(folder, Letter(sender="Ana Bell <ana@home.example>", subject="My form"))
    (folder / "cases.csv").write_text("id,who,title\nc1,7,Form not understood\n", "utf-8")
    (folder / "requests.csv").write_text("case id,opened,category\n9,2026-11-18 09:15,Pothole\n", "utf-8")
    (folder / "county.json").write_text('[{"id": "s1", "name": "Soup", "status": "active"}]', "utf-8")
    (folder / "bins.md").write_text("# Missed bins\n\nThey are emptied within two days.\n", "utf-8")
    (folder / "records.csv").write_text("rec_id,first,last\n1,Ana,Bell\n2,Ana,Bel\n", "utf-8")
    (folder / "records.json").write_text('{"fields": {"given_name": "first", "surname": "last"}}', "utf-8")
    (folder / "card.png").write_bytes(PIXEL)
    (folder / "contacts.vcf").write_text("BEGIN:VCARD\nVERSION:4.0\nUID:9\nFN:Cy Bell\nEND:VCARD\n", "utf-8")
    (folder / "calendar.ics").write_text("BEGIN:VEVENT\nUID:1\nDTSTART:20261201T100000Z\nEND:VEVENT\n", "utf-8")


@dataclass
class Reader:
    """Someone who tries the examples one after another in a furnished folder, and remembers the ids that were told."""

    folder: Path
    capsys: pytest.CaptureFixture[bytes]
    monkeypatch: pytest.MonkeyPatch
    known: dict[str, str] = field(default_factory=dict)

    def try_all(self, *headings: str) -> None:
        """Try the examples under these headings; each must succeed."""
        for words in examples(*headings):
            self._remember(words, self._run(words))

    def _run(self, words: list[str]) -> bytes:
        called = [self.known[word.lower()] if word in _NEEDS else word for word in words[1:]]
        into = called.index(">") if ">" in called else None
        arguments = called if into is None else called[:into]
        given = [] if "--profile" in arguments else ["--profile", str(self.folder / "profile")]
        given += [] if "--passphrase-file" in arguments else ["--passphrase-file", "-"]
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
        code = main([*given, *arguments, *(["--json"] if into is None else [])], clock=clock)
        told = self.capsys.readouterr()
        assert code == 0, (called, told.err.decode())
        if into is not None:
            (self.folder / called[into + 1]).write_bytes(told.out)
        return told.out

    def _remember(self, words: list[str], said: bytes) -> None:
        called = (words[1], words[2] if len(words) > 2 else "")
        if called in _MAKES:
            self.known[called[0]] = json.loads(said)["id"]
        elif called == ("task", "list"):
            case = "HB-00002" if "next" in self.known else "HB-00001"
            tasks = [one["id"][-8:] for one in json.loads(said)["tasks"] if one["case"] == case]
            self.known["task"], self.known["next"] = tasks[:2]
        elif called in {("task", "done"), ("task", "drop")}:
            self.known["task"] = self.known["next"]
        elif called == ("import", "requests"):
            self.known["run"] = json.loads(said)["runs"][0]
        elif called[0] == "backup":
            (self.folder / "backup-code.txt").write_text(json.loads(said)["code"], "utf-8")
        elif called == ("export", "person"):
            (self.folder / "export-code.txt").write_text(json.loads(said)["code"], "utf-8")
