"""Messages, replies, signatures and addresses that others collected, each against what is expected of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caseworker.formats.mail import Message
from caseworker.formats.mail_addresses import parsed
from caseworker.formats.mail_file import Read, messages
from caseworker.formats.mail_quotes import divide
from tests.formats.mail_expected import HELD
from tests.outside import outside

ADDRESSES_SEEN_OTHERWISE = {
    'Bill Gates <"billy"@retired.Micr!osoft99.com>': "a domain has no exclamation mark, so nobody is reached there",
}
STRUCTURES_SEEN_OTHERWISE = {
    "malformed-002": "a multipart without any part is shown as the text it is, not hidden in a file",
    "malformed-004": "the same",
    "malformed-006": "the same; the inner part holds the words",
    "malformed-008": "the inner part without an end shows both texts rather than one as a file",
    "malformed-012": "the third message, after a boundary of another length, is a file of its own",
    "malformed-016": "a boundary that begins like another is not taken for it, so the words stand in the text",
    "malformed-020": "the second form is found after the missing line, so the page is read, not the marks around it",
}
PARTS_ANSWERED_BETWEEN = {
    "email_tricky_7_multiple_dashes": "lines of dashes are no signature; the other program hides what follows them",
    "email_not_a_signature": "the closing and the name under it are the signature; the other program shows them",
    "email_1": "the name after a dash belongs to the signature",
    "email_3": "the same",
}


def files(folder: str) -> Iterator[Path]:
    return iter(sorted(outside(f"data/mail/{folder}").glob("*.eml")))


def read(path: Path) -> Message:
    with path.open("rb") as source:
        found = list(messages(source))
    assert len(found) == 1
    assert isinstance(found[0], Read), found
    return found[0].message


@pytest.mark.parametrize("folder", ["cpython", "flanker", "replies", "stalwart"])
def test_every_message_is_read(folder: str) -> None:
    for path in files(folder):
        message = read(path)

        assert message.reference
        assert "\0" not in message.text
        assert all(one.name and "/" not in one.name for one in message.files), path.name


@pytest.mark.parametrize("folder", ["cpython", "flanker"])
def test_each_message_holds_its_text_and_its_files(folder: str) -> None:
    for path in files(folder):
        message = read(path)
        words, enclosed = HELD[f"{folder}/{path.name}"]

        assert " ".join(message.text.split()[:4]) == words, path.name
        assert tuple((one.name, one.media_type) for one in message.files) == enclosed, path.name


def test_what_is_left_of_each_reply_is_what_its_sender_wrote() -> None:
    expected = json.loads(outside("data/mail/replies/expected.json").read_text("utf-8"))
    for name, words in expected.items():
        message = read(outside(f"data/mail/replies/{name}"))

        assert plain(message.written) == plain(words), name
        assert message.quoted, name


def test_replies_in_twelve_languages_are_told_from_what_they_quote() -> None:
    cases = json.loads(outside("data/mail/reply-texts.json").read_text("utf-8"))["cases"]
    otherwise = set()
    for name, case in cases.items():
        found = divide(case["text"].replace("\r\n", "\n"))
        wanted = case["first_fragment"]
        if wanted is not None:
            assert plain(found.text) == plain(wanted), name
        elif plain(found.text) != plain(case["peer_visible_text"]):
            otherwise.add(name)

    assert otherwise == set(PARTS_ANSWERED_BETWEEN)


def test_signatures_are_told_from_the_text() -> None:
    cases = json.loads(outside("data/mail/signatures.json").read_text("utf-8"))["cases"]
    for name, case in cases.items():
        body, signature = (case[part].replace("#sig#", "") for part in ("body", "signature"))  # the mark is the set's

        assert plain(divide(body, sender=case["sender"]).signature) == plain(signature), name


@pytest.mark.parametrize(("name", "is_valid"), [("mailbox_valid", True), ("mailbox_invalid", False)])
def test_addresses_are_valid_or_not_as_listed(name: str, is_valid: bool) -> None:
    lines = outside(f"data/mail/addresses/{name}.txt").read_text("utf-8").splitlines()
    listed = [re.sub(r"\s{3,}#.*$", "", line).strip() for line in lines if line[:1] not in {"#", " "}]
    otherwise = [one for one in listed if one and bool(parsed(one).address) is not is_valid]

    assert otherwise == (list(ADDRESSES_SEEN_OTHERWISE) if is_valid else [])


def test_texts_files_subjects_and_people_are_found_where_the_other_parser_finds_them() -> None:
    otherwise = set()
    for path in files("stalwart"):
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        message = read(path)
        heads = headers(expected["parts"][0])
        if message.sender is not None and "from" in heads:
            assert message.sender.address == (first_address(heads["from"]) or ""), path.name
        assert message.subject == str((heads.get("subject") or {}).get("Text", "")), path.name
        if not is_same(message, expected):
            otherwise.add(path.stem)

    assert otherwise == set(STRUCTURES_SEEN_OTHERWISE)


def is_same(message: Message, expected: dict[str, Any]) -> bool:
    parts = expected["parts"]
    texts = [parts[at]["body"].get("Text") or parts[at]["body"].get("Html") or "" for at in expected["text_body"]]
    whole = f"{message.text}\n{message.signature}\n{message.quoted}"
    return plain(whole) == plain("\n".join(texts)) and len(message.files) == len(expected["attachments"])


def headers(part: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one["value"] for one in part["headers"] if isinstance(one["name"], str)}


def first_address(value: dict[str, Any]) -> str | None:
    listed = value.get("Address", {}).get("List") or [{}]
    found = listed[0].get("address")
    return found if found and "@" in found else None


def plain(text: str) -> str:
    return " ".join(text.split())
