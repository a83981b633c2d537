"""Cards of an address book become people: each once, with their photo, and nothing of a card is lost."""

import base64
import io
from pathlib import Path

import pytest

from caseworker.desk.documents import Documents
from caseworker.desk.finding import Finding
from caseworker.desk.imports.cards import NoCards
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.domain.actions import Role
from caseworker.domain.attachments import Origin
from caseworker.domain.contact_points import ContactKind
from caseworker.domain.import_runs import Counts, Run
from caseworker.domain.names import NameKind
from caseworker.domain.notes import Note
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import a_file, brought, means
from tests.desk.sittings import a_sitting
from tests.outside import outside

CARDS = kind_called("vcard")
PHONE = Choices(source="phone")
PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(200))


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def bring(store: CaseStore, folder: Path, text: str, *, name: str = "all.vcf") -> tuple[Run, Runs]:
    runs = Runs(means(a_sitting(store), folder))
    return brought(runs, a_file(folder, text, name), kind=CARDS, choices=PHONE), runs


def everybody(store: CaseStore) -> list[Person]:
    with store.reading() as reader:
        return sorted(reader.select(Person), key=lambda one: one.names[0].shown if one.names else "")


def notes_of(store: CaseStore, person: Person) -> list[str]:
    with store.reading() as reader:
        return [one.text for one in reader.select(Note) if one.person == person.id]


def test_a_card_becomes_a_person_with_all_that_it_says(store: CaseStore, tmp_path: Path) -> None:
    text = card(
        "UID:u-1", "N:Lima;Ana;Maria;Dr.;", "FN:Dr. Ana Maria Lima", "NICKNAME:Ani", "BDAY:1958-03-12", "GENDER:F",
        "TEL;TYPE=CELL:07700 900123", "TEL;TYPE=WORK,FAX:020 7946 0958", "EMAIL;TYPE=HOME:ana@example.org",
        "ADR;TYPE=HOME:;;18 Mill Lane;Northgate;;N1 9ZZ;GB", "ADR;TYPE=WORK:PO 5;;1 High St;Leeds;Yorks;;England",
        "NOTE:Rings twice", "ORG:Bakery", "X-MAIDENNAME:Costa",
    )  # fmt: skip

    run, _ = bring(store, tmp_path, text)

    (person,) = everybody(store)
    assert run.counts == Counts(added=1)
    assert [(one.kind, one.shown, one.family) for one in person.names] == [
        (NameKind.OFFICIAL, "Dr. Ana Maria Lima", "Lima"),
        (NameKind.BIRTH, "Costa", "Costa"),
        (NameKind.ALIAS, "Ani", ""),
    ]
    assert (person.birth_date, person.gender, person.form_of_address) == (PartialDate(1958, 3, 12), "female", "Dr.")
    assert [(one.kind, one.value, one.note) for one in person.contact_points] == [
        (ContactKind.MOBILE, "07700 900123", ""),
        (ContactKind.FAX, "020 7946 0958", "work"),
        (ContactKind.EMAIL, "ana@example.org", "home"),
    ]
    home, work = person.addresses
    assert (home.shown, home.country) == ("18 Mill Lane, N1 9ZZ Northgate", "GB")
    assert work.shown == "PO 5, 1 High St, Leeds Yorks, England"
    assert (work.street, work.locality) == ("1 High St", "Leeds")
    assert [(one.scheme, one.value, one.issuer) for one in person.identifiers] == [("former-system", "u-1", "phone")]
    assert notes_of(store, person) == ["ORG: Bakery\n\nRings twice"]
    assert person.shown_number


def test_cards_brought_in_twice_are_here_once_with_or_without_a_uid(store: CaseStore, tmp_path: Path) -> None:
    text = card("UID:u-1", "FN:Ana") + card("FN:Bo", "TEL:1")
    bring(store, tmp_path, text)

    again, _ = bring(store, tmp_path, card("FN:Bo", "REV:2026-01-01T00:00:00Z", "TEL:1") + card("UID:u-1", "FN:Anna"))

    assert again.counts == Counts(known=2)
    assert [one.names[0].full for one in everybody(store)] == ["Ana", "Bo"]


def test_a_photo_becomes_a_document_and_a_trial_leaves_none(store: CaseStore, tmp_path: Path) -> None:
    source = a_file(
        tmp_path, card("FN:Ana", f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(PICTURE).decode()}"), "a.vcf"
    )
    tools = means(a_sitting(store, role=Role.SUPERVISOR), tmp_path)
    for _ in Runs(tools).trial(CARDS, source, PHONE).steps():
        pass
    tried = list((tmp_path / "att").glob("*/*"))

    brought(Runs(tools), source, kind=CARDS, choices=PHONE)

    (document,) = tools.documents.of_person(everybody(store)[0].id)
    assert tried == []
    assert (document.name, document.media_type, document.origin) == ("photo.jpg", "image/jpeg", Origin.IMPORT)
    content = io.BytesIO()
    tools.documents.take_out(document.id, content, purpose="a test")
    assert content.getvalue() == PICTURE


def test_an_import_that_fails_leaves_no_file(store: CaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = card("FN:Ana", f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(PICTURE).decode()}") + card("FN:Bo")
    attach = Documents.attached_in

    def fail(self: Documents, *args: object, **named: object) -> object:
        attach(self, *args, **named)  # type: ignore[arg-type]  # handed on as they came
        raise KeyboardInterrupt

    monkeypatch.setattr(Documents, "attached_in", fail)
    with pytest.raises(KeyboardInterrupt):
        bring(store, tmp_path, text)

    assert everybody(store) == []


def test_what_is_nobody_is_refused_and_what_was_not_read_is_told(store: CaseStore, tmp_path: Path) -> None:
    text = card("FN:Acme", "ORG:Acme", "X-ABShowAs:COMPANY") + card("TITLE:") + card("FN:Ana", "BDAY:--0203")

    run, runs = bring(store, tmp_path, text)

    (person,) = everybody(store)
    assert run.counts == Counts(added=1, refused=3)
    assert [(one.line, one.field) for one in runs.refused(run)] == [(1, "KIND"), (7, "FN"), (14, "BDAY")]
    assert notes_of(store, person) == ["BDAY: --0203"]


def test_who_has_no_name_is_described(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, card("EMAIL:someone@example.org", "TEL:1"))

    (person,) = everybody(store)
    assert (person.identified, person.description) == (False, "someone@example.org")


def test_an_import_of_cards_is_taken_back_with_photos_and_notes(store: CaseStore, tmp_path: Path) -> None:
    tools = means(a_sitting(store), tmp_path)
    photo = f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(PICTURE).decode()}"
    source = a_file(tmp_path, card("FN:Ana", photo, "NOTE:Rings twice"), "a.vcf")
    run = brought(Runs(tools), source, kind=CARDS, choices=PHONE)

    *_, undone = tools.undoing.steps(run.id)

    assert (undone.taken_back, undone.staying) == (1, 0)
    assert everybody(store) == []
    assert [path for path in (tmp_path / "att").glob("*/*") if path.is_file()] == []


def test_a_file_without_cards_is_said_to_be_one(store: CaseStore, tmp_path: Path) -> None:
    with pytest.raises(NoCards):
        bring(store, tmp_path, "name,phone\nAna,1\n")


def test_people_of_real_address_books_are_found_by_name_number_and_address(store: CaseStore, tmp_path: Path) -> None:
    runs, finding = Runs(means(a_sitting(store), tmp_path)), Finding(a_sitting(store))
    folder = outside("data/vcard")
    for path in sorted(folder.glob("*.vcf")):
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        run = brought(runs, Source(copy), kind=CARDS, choices=Choices(source=path.name))
        assert run.counts.added >= 1, path.name

    assert {one.title for one in finding.find("perreault")} == {"Simon Perreault"}
    assert {one.title for one in finding.find("418-656-9254")} == {"Simon Perreault"}
    assert {one.title for one in finding.find("howes@netscape.com")} == {"Tim Howes"}
    assert len(everybody(store)) == 13
