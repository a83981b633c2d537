"""Household, cases, documents, consent, and who looked."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from caseworker.domain.consents import ConsentWord
from caseworker.domain.definition import Sensitivity
from caseworker.domain.households import HouseholdRole
from caseworker.domain.people import Person
from tests.ui.person.conftest import OpenPerson, Shot
from tests.ui.workplaces import Workplace
from ui.documents.sources import of_paths
from ui.places import Place


def test_a_household_member_is_added_within_ten_keys(officer: Workplace, open_person: OpenPerson, shot: Shot) -> None:
    opened = open_person(officer, tab="household", size=(1240, 840))
    opened.press("Add household member")
    typed = 0
    line = opened.line_of("person")
    assert line.hasFocus()
    for letter in "amina":
        opened.type(line, letter)
        typed += 1
    opened.wait()
    opened.key(line, Qt.Key.Key_Return)
    officer.plain.run("form.main")
    opened.wait()

    assert typed + 2 <= 10
    home = officer.office.people.open(officer.known.marta).households[0]
    assert {one.person for one in home.members} == {officer.known.marta, officer.known.people["Amina Yusuf Warsame"]}
    assert opened.says("Amina Yusuf Warsame")
    shot(opened.page, "household-rich")
    opened.press("Open the page of Amina Yusuf Warsame")
    assert officer.plain.places[-1] == Place("person", officer.known.people["Amina Yusuf Warsame"])


def test_a_member_changes_role_and_moves_out(officer: Workplace, open_person: OpenPerson) -> None:
    amina = officer.known.people["Amina Yusuf Warsame"]
    home = officer.office.households.add(officer.known.marta)
    officer.office.households.join(home.id, amina, role=HouseholdRole.LODGER)
    opened = open_person(officer, tab="household")
    model = opened.page.models.household

    model.change_role(model.members_of(model.households()[0])[1])
    opened.write(role="partner")
    opened.submit()
    assert opened.says("Partner")
    model.move_out(model.members_of(model.households()[0])[1])
    opened.write(last="19.11.2026")
    opened.submit()

    assert opened.says("moved out on 19 November 2026")


def test_a_relationship_needs_someone_and_is_ended(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer, tab="household")
    opened.press("Add relationship")
    opened.submit()
    assert not officer.office.people.open(officer.known.marta).relatives
    opened.type(opened.line_of("person"), "tomasz")
    opened.wait()
    opened.key(opened.line_of("person"), Qt.Key.Key_Return)
    opened.write(tie="emergency_contact")
    opened.submit()

    assert opened.says("Tomasz Lisowski")
    assert opened.says("Emergency contact")
    model = opened.page.models.household
    model.end_tie(model.ties()[0])
    opened.write(last="19.11.2026")
    opened.submit()
    assert not model.ties()


def test_a_case_is_opened_and_shown(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer, tab="cases")
    assert opened.says("Housing support")
    officer.plain.run("case.open")
    opened.write(type="food-parcel", part="person", summary="Nothing in the house.")

    opened.submit()

    made = officer.plain.places[-1]
    assert made.page == "case"
    case = officer.office.cases.page(made.about).case  # type: ignore[arg-type]
    assert (case.case_type, case.owner) == ("food-parcel", officer.office.card.id)


def test_nobody_comes_into_a_protected_part_unasked(officer: Workplace, open_person: OpenPerson, shot: Shot) -> None:
    opened = open_person(officer, tab="cases", size=(1240, 840))
    officer.plain.run("case.open")
    opened.write(type="school-transport", part="child")
    opened.write(type="safeguarding")

    assert opened.form.values()["part"] == ""
    assert opened.says("Who is protected is kept as closely as the case")
    shot(opened.page, "new-case-part")
    opened.submit()
    assert opened.errors() == ["Choose which part they have in the case."]
    opened.write(part="informant")
    opened.submit()

    case = officer.office.cases.page(officer.plain.places[-1].about).case  # type: ignore[arg-type]
    assert [(one.role, one.protected) for one in case.people] == [("informant", False)]
    assert officer.office.people.open(officer.known.marta).person.sensitivity is Sensitivity.NORMAL


def test_the_part_is_asked_only_where_there_is_a_choice(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer, tab="cases")
    officer.plain.run("case.open")
    opened.write(type="housing-support")
    assert opened.says("Their part in the case")
    assert opened.form.values()["part"] == ""

    opened.write(type="disability-card")

    assert not opened.says("Their part in the case")
    assert opened.form.values()["part"] == "holder"


def test_documents_come_by_file_by_drop_and_by_paste(
    officer: Workplace, open_person: OpenPerson, tmp_path: Path, shot: Shot
) -> None:
    opened = open_person(officer, tab="documents", size=(1240, 840))
    assert opened.says("No documents yet")
    letter, scan = tmp_path / "letter.pdf", tmp_path / "scan.png"
    letter.write_bytes(b"%PDF-1.4 words")
    scan.write_bytes(b"\x89PNG picture")

    opened.page.models.documents.attach(of_paths([letter, scan, tmp_path]))
    opened.wait()
    picture = QMimeData()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    picture.setImageData(image)
    QGuiApplication.clipboard().setMimeData(picture)
    opened.page.tabbed.documents.paste()
    opened.wait()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(letter))])
    opened.page.tabbed.documents._take(dropped)
    opened.wait()
    shot(opened.page, "documents-rich")

    names = [one.attachment.name for one in opened.page.models.documents.lines or ()]
    assert sorted(names) == ["Pasted picture.png", "letter.pdf", "letter.pdf", "scan.png"]
    assert {one.where for one in opened.page.models.documents.lines or ()} <= {
        "On this device",
        "On this device, not sent yet",
    }
    first = (opened.page.models.documents.lines or ())[0].attachment.id
    opened.page.models.documents.open(first)
    assert officer.plain.places[-1] == Place("document", first)


def test_an_empty_file_is_refused_in_words(officer: Workplace, open_person: OpenPerson, tmp_path: Path) -> None:
    opened = open_person(officer, tab="documents")
    (tmp_path / "empty.pdf").touch()

    opened.page.models.documents.attach(of_paths([tmp_path / "empty.pdf"]))
    opened.wait()

    assert opened.said == ["empty.pdf is empty."]
    assert opened.page.models.documents.lines == ()


def test_consent_is_recorded_and_withdrawn(officer: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(officer, tab="consent")
    opened.press("Agrees: Agrees to share with Health")
    opened.write(evidence="signed", until="31.12.2027")
    opened.submit()

    assert "share-health" in officer.office.consents.standing(officer.known.marta)
    assert opened.says("good until 31 December 2027")
    officer.clock.forward(minutes=5)
    opened.press("Withdraw: Agrees to share with Health")
    opened.submit()

    assert "share-health" not in officer.office.consents.standing(officer.known.marta)
    line = next(one for one in opened.page.models.consent.lines() if one.purpose == "share-health")
    assert line.last is not None
    assert line.last.word is ConsentWord.WITHDRAWN


def test_a_supervisor_sees_who_looked_and_others_learn_whom_to_ask(
    supervisor: Workplace, officer: Workplace, open_person: OpenPerson
) -> None:
    seen = open_person(supervisor, tab="who-looked")
    assert any(one.what == "Opened this person" for one in seen.page.models.trail.lines or ())

    not_seen = open_person(officer, tab="who-looked")

    lines = not_seen.page.models.trail.lines or ()
    assert lines
    assert all(one.is_change for one in lines)
    assert not_seen.says("A supervisor of this area can see who looked.")
    said = " ".join(one.what for one in lines).replace("\u2068", "").replace("\u2069", "")
    assert "Date of birth set to 14 March 1958" in said
    assert "Language set to Polish" in said


def test_looking_again_after_a_change_is_one_looking(supervisor: Workplace, open_person: OpenPerson) -> None:
    opened = open_person(supervisor, tab="who-looked")
    before = len([one for one in opened.page.models.trail.lines or () if not one.is_change])

    opened.page._read_again()
    opened.wait()
    opened.tab("timeline")
    opened.page.models.person.load(again=True)
    opened.wait()

    assert before >= 1
    lookings = supervisor.office.trails.lookings
    from_page = lookings(Person, supervisor.known.marta)
    assert len(from_page) == before
