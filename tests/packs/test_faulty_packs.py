"""What is said about packs in which something is wrong: the file, the line and a sentence to act on."""

import csv
from pathlib import Path

import pytest

from caseworker.packs.faults import Fault, PackFaulty
from caseworker.packs.pack import PackNotFound, load_pack
from tests.packs.riverside import RIVERSIDE, a_copy, edit, line_of

# one row a fault: the file, what is replaced in it and by what, words of the line that is blamed, what is said
WRONG = [
    tuple(cell.replace("\\n", "\n").replace("\\t", "\t") for cell in row)
    for row in csv.reader((Path(__file__).parent / "faulty_packs.csv").read_text("utf-8").split("\n")[1:])
    if row
]


@pytest.fixture(scope="module")
def shared_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_copy(tmp_path_factory.mktemp("shared"))


def faults_of(pack: Path) -> tuple[Fault, ...]:
    with pytest.raises(PackFaulty) as refused:
        load_pack(pack)
    return refused.value.faults


@pytest.mark.parametrize(("file", "old", "new", "blamed", "sentence"), WRONG, ids=[case[4][:60] for case in WRONG])
def test_a_fault_is_named_with_file_line_and_sentence(
    shared_pack: Path, file: str, old: str, new: str, blamed: str, sentence: str
) -> None:
    edit(shared_pack, file, old, new)
    try:
        assert Fault(file, line_of(shared_pack, file, blamed), sentence) in faults_of(shared_pack)
    finally:
        (shared_pack / file).write_bytes((RIVERSIDE / file).read_bytes())


def test_all_faults_of_a_pack_are_found_at_once_and_sorted(tmp_path: Path) -> None:
    pack = a_copy(tmp_path)
    edit(pack, "reasons.yaml", "key: 8", "key: 9")
    edit(pack, "agency.yaml", "Europe/London", "Europe/Riverside")
    edit(pack, "agency.yaml", "country: GB", "country: XX")

    faults = faults_of(pack)

    assert [(fault.file, fault.line) for fault in faults] == [
        ("agency.yaml", 6),
        ("agency.yaml", 7),
        ("reasons.yaml", 10),
    ]


def test_what_the_fault_list_says_in_one_sentence_leads_to_the_first(tmp_path: Path) -> None:
    pack = a_copy(tmp_path)
    edit(pack, "agency.yaml", "country: GB", "country: XX")

    with pytest.raises(PackFaulty) as refused:
        load_pack(pack)
    assert "Faults in this agency pack: 1. The first is in agency.yaml, line 7." in refused.value.say()


@pytest.mark.parametrize("file", ["agency.yaml", "teams.yaml", "reasons.yaml", "retention.yaml", "policy.yaml"])
def test_a_pack_without_one_of_its_files_is_refused(tmp_path: Path, file: str) -> None:
    pack = a_copy(tmp_path)
    (pack / file).unlink()

    assert Fault(file, 1, "This file is missing. Every agency pack needs it.") in faults_of(pack)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("reason.yaml", "This file is not part of an agency pack. Did you mean 'reasons.yaml'?"),
        ("run.exe", "This file is not part of an agency pack. Remove it."),
        (
            "answers/Proof Of Rent.md",
            "The name of this file cannot be an id. Use small letters, digits and single hyphens.",
        ),
    ],
)
def test_a_file_that_a_pack_does_not_know_is_refused(tmp_path: Path, name: str, sentence: str) -> None:
    pack = a_copy(tmp_path)
    (pack / name).write_text("x", "utf-8")

    assert Fault(name, 1, sentence) in faults_of(pack)


def test_a_link_out_of_the_pack_is_not_followed(tmp_path: Path) -> None:
    pack = a_copy(tmp_path)
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: secret\n---\nsecret", "utf-8")
    (pack / "answers" / "secret.md").symlink_to(secret)

    assert faults_of(pack) == (Fault("answers/secret.md", 1, "This is a link. Put the file itself into the pack."),)


def test_folders_within_folders_and_a_pack_without_case_types_are_refused(tmp_path: Path) -> None:
    pack = a_copy(tmp_path)
    (pack / "case-types").rename(tmp_path / "elsewhere")
    (pack / "answers" / "old").mkdir()

    sentences = {fault.sentence for fault in faults_of(pack)}

    assert "The pack has no case type. Add at least one file here." in sentences
    assert "There are no folders within folders in an agency pack. Remove it." in sentences


def test_a_folder_that_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackNotFound) as refused:
        load_pack(tmp_path / "nowhere")
    assert "no agency pack in 'nowhere'" in refused.value.say()
