"""Reading one message: what is broken in it costs no more than itself, and nothing makes the reader large or slow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.errors import CaseworkerError
from caseworker.formats.content_types import media_type
from caseworker.formats.mail import Message, NotAMessage, read_message
from caseworker.formats.mail_charsets import decoded
from caseworker.formats.mail_parser import MOST_PARTS, MessageTooLarge

HEADS = b"From: Ana <ana@home.example>\nSubject: Rent\n"


def read(*lines: bytes, body: bytes = b"Hello") -> Message:
    return read_message(HEADS + b"".join(line + b"\n" for line in lines) + b"\n" + body)


@pytest.mark.parametrize(
    ("subject", "read_as"),
    [
        (b"=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"),
        (b"=?iso-8859-1?Q?Gr=FC=DFe?= and more", "Grüße and more"),
        (b"=?utf-8?B?R3LDvMOf?=\n =?utf-8?B?ZQ==?=", "Grüße"),
        (b"=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=", "Grüße"),  # a sign cut between two words
        (b"=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("Grüße".encode(), "Grüße"),
        ("Grüße".encode("cp1252"), "Grüße"),
        (b"=?no-such?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        (b"=?utf-8?B?***?= stays", "stays"),
        (b"=?utf-8?X?what?=", "=?utf-8?X?what?="),
        (b"one\n\ttwo", "one two"),
        (b"a\x00\x07b", "ab"),
    ],
)
def test_a_subject_is_readable_however_it_was_sent(subject: bytes, read_as: str) -> None:
    assert read_message(b"From: a@b.example\nSubject: " + subject + b"\n\nx").subject == read_as


@pytest.mark.parametrize(
    ("content", "label", "text", "is_right"),
    [
        ("Grüße".encode(), "utf-8", "Grüße", True),
        ("Grüße".encode(), "", "Grüße", True),
        ("Grüße".encode(), "us-ascii", "Grüße", True),
        ("Grüße".encode(), "iso-8859-1", "GrÃ¼ÃŸe", True),
        ("Grüße".encode("cp1252"), "utf-8", "Grüße", False),
        ("Grüße".encode("cp1252"), "x-unknown", "Grüße", False),
        ("Привет, как дела".encode() + b"\xff", "utf-8", "Привет, как дела\ufffd", False),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет", True),
        ("こんにちは".encode("shift_jis"), "Shift_JIS", "こんにちは", True),
        (b"quoted \x93this\x94", "iso-8859-1", "quoted “this”", True),
        (b"abc", "base64", "abc", False),
        (b"abc", "idna", "abc", False),
    ],
)
def test_signs_are_read_as_well_as_they_can_be(content: bytes, label: str, text: str, is_right: bool) -> None:
    assert decoded(content, label) == (text, is_right)


def test_plain_text_is_preferred_a_page_without_it_is_made_plain_and_nothing_of_it_runs() -> None:
    page = b"<html><head><style>p{}</style></head><body><p>Hello <b>you</b></p><script>fetch('http://x')</script>"
    page += b"<img src='http://far.example/pixel.png' alt='Logo'><p>See <a href='https://a.example/f'>the form</a></p>"

    assert (
        read(b"Content-Type: text/html", body=page).text == "Hello you\n\n[Logo]\n\nSee the form <https://a.example/f>"
    )


def test_a_quoted_part_and_a_signature_of_a_page_are_told_apart_too() -> None:
    page = "<div>Yes.</div><div>-- <br>Ana</div><div>On 1 July 2026 at 10:00, Desk &lt;d@x.example&gt; wrote:"
    page += "<blockquote>Will you come?<blockquote>When?</blockquote></blockquote></div>"
    message = read(b"Content-Type: text/html; charset=utf-8", body=page.encode())

    assert (message.text, message.signature) == ("Yes.", "--\nAna")
    assert message.quoted.endswith("> Will you come?\n>\n> > When?")


def test_files_are_named_and_typed_by_what_they_are() -> None:
    parts = (
        b'--x\nContent-Disposition: attachment; filename="..\\\\..\\\\con.txt"\nContent-Type: image/png\n\njust words\n'
        b"--x\nContent-Disposition: attachment; filename*=utf-8''%E2%82%AC.pdf\n\n%PDF-1.7\n"
        b'--x\nContent-Disposition: attachment; filename="invoice.pdf"\n\nMZ\x00\x00program\n'
        b"--x\nContent-Type: message/rfc822\n\nSubject: Inner\n\nwords\n--x--\n"
    )
    files = read(b"Content-Type: multipart/mixed; boundary=x", body=parts).files

    assert [(one.name, one.media_type) for one in files] == [
        ("_con.txt", "text/plain"),
        ("€.pdf", "application/pdf"),
        ("invoice.pdf", "application/x-msdownload"),
        ("Inner.eml", "message/rfc822"),
    ]
    assert files[3].content == b"Subject: Inner\n\nwords"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "x.txt", "text/html"),
        (b"<svg onload=x>", "x.png", "image/svg+xml"),
        (b"PK\x03\x04....[Content_Types].xml..word/document.xml", "x", "application/vnd.openxmlformats-officedocument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "x.doc", "application/msword"),
        (b"a;b\n1;2\n", "x.csv", "text/csv"),
        (b"\x00\x01\x02", "x.txt", "application/octet-stream"),
        (b"", "x", "text/plain"),
    ],
)
def test_a_type_is_told_by_content(content: bytes, name: str, kind: str) -> None:
    assert media_type(content, name=name, label="text/plain").startswith(kind)


def test_a_message_without_an_id_is_known_by_what_it_says_in_whatever_way_it_is_packed() -> None:
    one = read(b"Content-Type: text/plain; charset=utf-8", body="Grüße\nA".encode())
    packed = read(b"Content-Type: text/plain; charset=iso-8859-1", b"X-Via: x", body="Grüße\r\nA".encode("latin-1"))
    other = read(body=b"Hello\nB")

    assert one.reference == packed.reference
    assert one.reference.startswith("sha256:")
    assert other.reference != one.reference


def test_what_is_no_message_is_refused() -> None:
    for content in (b"", b"\x00" * 100, b"Dear Sir,\n\nplease.\n"):
        with pytest.raises(NotAMessage):
            read_message(content)


@pytest.mark.parametrize(
    "content",
    [
        HEADS + b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * (MOST_PARTS + 1),
        HEADS + b"X: y\n" * 6_000 + b"\n",
        HEADS + b"Content-Type: message/rfc822\n\n" * 3_000,
        HEADS + b"\n" + b"\n" * 4_100_000,
    ],
    ids=["parts", "headers", "nesting", "lines"],
)
def test_more_pieces_than_any_program_makes_are_refused(content: bytes) -> None:
    with pytest.raises(MessageTooLarge):
        read_message(content)


@pytest.mark.parametrize(
    "content",
    [
        b"From: " + b"(" * 50_000 + b"\n\nx",
        HEADS + b"To: " + b"a@b.example," * 50_000 + b"\n\nx",
        HEADS + b"References: " + b"<a@b> " * 50_000 + b"\n\nx",
        HEADS + b"Content-Type: text/html\n\n" + b"<!--" * 50_000,
        HEADS + b"Content-Type: text/html\n\n<script>" + b"</x" * 50_000 + b">",
        HEADS + b"Content-Type: text/html\n\n" + b"<blockquote>" * 50_000 + b"x",
        HEADS + b"\n" + b"On 1:10 a@b.example:\n> x\ny\n" * 20_000,
        HEADS + b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n\nx",
        HEADS + b"Date: Mon, 1 Jan 0001 00:00:00 +1400\n\nx",
    ],
)
def test_hostile_messages_are_read_within_their_size(content: bytes) -> None:
    message = read_message(content)

    assert len(message.text) <= len(content)


@given(st.binary(max_size=400), st.sampled_from([b"text/plain", b"text/html", b"multipart/mixed; boundary=a", b"x/y"]))
def test_whatever_the_bytes_a_message_comes_out_or_a_foreseen_refusal(body: bytes, kind: bytes) -> None:
    for content in (HEADS + b"Content-Type: " + kind + b"\n\n--a\n" + body, body):
        try:
            message = read_message(content)
        except CaseworkerError:
            continue
        f"{message.subject}{message.text}{message.quoted}{message.signature}".encode()


@given(st.text(max_size=300))
def test_no_word_of_a_text_is_dropped(text: str) -> None:
    message = read(b"Content-Type: text/plain; charset=utf-8", body=text.encode("utf-8", "ignore"))
    kept = message.text + message.signature + message.quoted

    assert sorted("".join(kept.split())) == sorted("".join(shown(text).split()))


def shown(text: str) -> str:
    """What of a text has a sign that is kept."""
    unseen = (*range(9), 11, *range(14, 32), 127, 0x85, *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)
    return decoded(text.encode("utf-8", "ignore"), "utf-8")[0].translate(dict.fromkeys(unseen))
