"""Cards are read as they were meant, whichever program wrote them, and none is lost."""

import base64
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.values import PartialDate
from caseworker.formats.card_values import LARGEST_PHOTO_BYTES, CardPerson, person_of
from caseworker.formats.content_lines import LONGEST_LINE
from caseworker.formats.faults import Fault
from caseworker.formats.vcard import MOST_PROPERTIES, Card, read_cards
from tests.outside import outside

PLAIN = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).map(str.strip)
PIXEL = b"\xff\xd8\xff\xe0" + bytes(range(60))


def read(content: bytes | str) -> tuple[list[CardPerson], list[Fault]]:
    raw = content.encode() if isinstance(content, str) else content
    found = list(read_cards(io.BytesIO(raw)))
    cards = [person_of(one) for one in found if isinstance(one, Card)]
    return cards, [one for one in found if isinstance(one, Fault)]


def one_card(*lines: str, version: str = "3.0", ends: str = "\r\n") -> CardPerson:
    whole = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]
    cards, faults = read(ends.join(whole))
    assert faults == []
    assert len(cards) == 1
    return cards[0]


def test_the_cards_of_address_books_come_out_as_they_were_counted() -> None:
    folder = outside("data/vcard")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))["files"]
    for name, told in expected.items():
        cards, faults = read((folder / name).read_bytes())

        assert faults == [], name
        assert len(cards) == told["cards_begun"], name
        assert [one.formatted for one in cards] == [fn.replace("\\,", ",") for fn in told["fn"]], name
        assert sum(len(one.phones) for one in cards) == told["phones"], name
        assert sum(len(one.emails) for one in cards) == told["emails"], name
        has_photo = any(one.photos or any(fault.field == "PHOTO" for fault in one.faults) for one in cards)
        assert has_photo is told["photo"], name
    assert sorted(expected) == sorted(path.name for path in folder.glob("*.vcf"))


def test_parts_of_a_name_are_kept_apart_and_lists_in_them_are_joined() -> None:
    card = one_card("N:Doe;John;Richter,James;Mr.;Sr.,M.Sc.", "FN:John", "NICKNAME:Jo,Johnny\\, the tall")

    assert (card.name.family, card.name.given, card.name.additional) == ("Doe", "John", "Richter James")
    assert (card.name.prefix, card.name.suffix) == ("Mr.", "Sr. M.Sc.")
    assert card.nicknames == ("Jo", "Johnny, the tall")


def test_a_group_gives_its_label_to_what_it_groups() -> None:
    card = one_card("item1.TEL:905-222-1234", "item1.X-ABLabel:_$!<AssistantPhone>!$_", "TEL;TYPE=CELL:1")

    assert [(one.value, one.label) for one in card.phones] == [("905-222-1234", "AssistantPhone"), ("1", "")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1980-03-22", PartialDate(1980, 3, 22)),
        ("19800322", PartialDate(1980, 3, 22)),
        ("1980-03", PartialDate(1980, 3)),
        ("1980", PartialDate(1980)),
        ("1953-10-15T23:10:00Z", PartialDate(1953, 10, 15)),
        ("--0203", None),
        ("---03", None),
        ("1980-02-30", None),
        ("circa 1800", None),
    ],
)
def test_a_birth_date_is_as_exact_as_it_is_written(written: str, meant: PartialDate | None) -> None:
    card = one_card("FN:Ana", f"BDAY:{written}", version="4.0")

    assert card.birth_date == meant
    assert (("BDAY", written) in card.beside) is (meant is None)


def test_a_year_that_an_address_book_made_up_is_no_year() -> None:
    card = one_card("FN:Ana", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03")

    assert (card.birth_date, card.beside) == (None, (("BDAY", "--02-03"),))


def test_quoted_printable_goes_on_over_soft_breaks_and_in_its_charset() -> None:
    lines = (
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=95=D0=BB=D1=8C=\r\n=D1=86=D0=B8=D0=BD;=D0=91=D0=BE;;;",
        "FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Zo=EB",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=3B three",
    )
    card = one_card(*lines, version="2.1")

    assert (card.name.family, card.name.given, card.formatted) == ("Ельцин", "Бо", "Zoë")
    assert card.notes == ("one\r\ntwo; three",)


def test_a_charset_holds_for_its_line_alone() -> None:
    content = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=Shift_JIS:" + "山田太郎".encode("cp932")
    content += b"\nN;CHARSET=no-such:" + "Müller".encode("cp1252") + b"\nNOTE:" + "Ñ".encode() + b"\nEND:VCARD\n"

    ((card,), _) = read(content)

    assert (card.formatted, card.name.family, card.notes) == ("山田太郎", "Müller", ("Ñ",))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_marks_of_the_encoding_are_no_part_of_the_first_line(encoding: str) -> None:
    ((card,), faults) = read("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Łukasz\r\nEND:VCARD\r\n".encode(encoding))

    assert (card.formatted, faults) == ("Łukasz", [])


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_every_end_of_line_is_one(ends: str) -> None:
    assert one_card("FN:Ana", "TEL:12345", ends=ends).phones[0].value == "12345"


def test_folds_of_the_old_version_keep_their_blank_and_newer_ones_do_not() -> None:
    assert one_card("FN:Ana", "NOTE:one\r\n two", version="2.1").notes == ("one two",)
    assert one_card("FN:Ana", "NOTE:one\r\n two", version="3.0").notes == ("onetwo",)


def test_a_backslash_of_the_old_version_stands_for_itself() -> None:
    assert one_card("FN:Ana", "NOTE:C:\\new\\; old", version="2.1").notes == ("C:\\new; old",)
    assert one_card("FN:Ana", "NOTE:a\\nb\\, c\\\\n", version="3.0").notes == ("a\nb, c\\n",)


def test_text_that_runs_on_without_saying_so_is_kept_and_told() -> None:
    card = one_card("FN:Ana", "NOTE:first", "second line (no property)", "", "third", "TEL:1")

    assert card.notes == ("first\nsecond line (no property)\n\nthird",)
    assert [(one.line, one.field) for one in card.faults] == [(4, "NOTE")]
    assert card.phones[0].value == "1"


def test_a_telephone_uri_is_a_number() -> None:
    uris = ('TEL;VALUE=uri;TYPE="work,voice":tel:+1-418-656-9254;ext=102', "TEL:tel:+44;phone-context=x")
    card = one_card("FN:Simon", *uris, version="4.0")

    assert [one.value for one in card.phones] == ["+1-418-656-9254 ext. 102", "+44"]
    assert card.phones[0].kinds == {"work", "voice"}


def agents(version: str) -> str:
    if version == "2.1":
        inner = "AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Bo\nTEL:2\nEND:VCARD\n"
    elif version == "2.1 on one line":
        inner = "AGENT:BEGIN:VCARD\nFN:Bo\nTEL:2\nEND:VCARD\n"
    else:
        inner = "AGENT:BEGIN:VCARD\\nFN:Bo\\nTEL:2\\nEND:VCARD\\n\n"
    return f"BEGIN:VCARD\nVERSION:{version[:3]}\nFN:Ana\n{inner}TEL:1\nEND:VCARD\n"


@pytest.mark.parametrize("version", ["2.1", "2.1 on one line", "3.0"])
def test_a_card_within_a_card_is_a_card_of_its_own(version: str) -> None:
    cards, faults = read(agents(version))

    assert [(one.formatted, [phone.value for phone in one.phones]) for one in cards] == [("Ana", ["1"]), ("Bo", ["2"])]
    assert faults == []
    assert cards[0].faults == cards[1].faults == ()


def test_an_agent_knows_whose_it_is_and_is_read_like_the_card_around_it() -> None:
    outer, inner = (one for one in read_cards(io.BytesIO(agents("2.1 on one line").encode())) if isinstance(one, Card))

    assert (inner.within, inner.version) == (outer.digest, "2.1")


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n", ["Ana", "Bo"]),
        ("BEGIN:VCARD\nFN:Ana\n", ["Ana"]),
        ("BEGIN:VCARD\nFN:Ana", ["Ana"]),
        ("begin:vcard\nfn:Ana\nend:vcard\n", ["Ana"]),
    ],
)
def test_a_card_that_never_ends_is_a_card(content: str, names: list[str]) -> None:
    assert [one.formatted for one in read(content)[0]] == names


def test_what_stands_outside_every_card_is_told() -> None:
    cards, faults = read("hello\nEND:VCARD\nTEL:1\nBEGIN:VCARD\nFN:Ana\nEND:VCARD\n")

    assert [one.formatted for one in cards] == ["Ana"]
    assert [one.line for one in faults] == [1, 2, 3]


@pytest.mark.parametrize(
    ("version", "written"),
    [
        ("2.1", "PHOTO;JPEG;ENCODING=BASE64:{half}\n {rest}\n\n"),
        ("2.1", "PHOTO;BASE64;TYPE=JPEG:\n {half}\n {rest}\n\n"),
        ("3.0", "PHOTO;ENCODING=b;TYPE=JPEG:{half}\n{rest}\n"),
        ("4.0", "PHOTO:data:image/jpeg;base64,{half}\n {rest}\n"),
        ("4.0", "PHOTO:data:image/jpeg\\;base64\\,{half}{rest}\n"),
    ],
)
def test_a_photo_comes_out_byte_for_byte(version: str, written: str) -> None:
    coded = base64.b64encode(PIXEL).decode()
    line = written.format(half=coded[:40], rest=coded[40:])

    ((card,), _) = read(f"BEGIN:VCARD\nVERSION:{version}\nFN:Ana\n{line}TEL:1\nEND:VCARD\n")

    assert [(one.content, one.media_type) for one in card.photos] == [(PIXEL, "image/jpeg")]
    assert card.phones[0].value == "1"
    assert card.faults == ()


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;VALUE=uri:http://192.0.2.1/a.jpg",
        "PHOTO;ENCODING=b:%%%",
        "PHOTO;ENCODING=b:",
        f"PHOTO;ENCODING=b:{'A' * (LARGEST_PHOTO_BYTES * 4 // 3 + 8)}",
        "PHOTO:as discussed",
    ],
)
def test_a_photo_that_is_none_is_told_and_nothing_is_fetched(photo: str) -> None:
    card = one_card("FN:Ana", photo)

    assert card.photos == ()
    assert [one.field for one in card.faults] == ["PHOTO"]


def test_a_property_without_end_is_left_out_and_the_card_is_kept() -> None:
    card = one_card("FN:Ana", f"NOTE:{'x' * (LONGEST_LINE + 10)}", "TEL:1")

    assert (card.formatted, card.notes, card.phones[0].value) == ("Ana", (), "1")
    assert [(one.line, one.field) for one in card.faults] == [(4, "NOTE")]


def test_a_card_of_endless_properties_is_cut_and_told() -> None:
    card = one_card("FN:Ana", *["TEL:1"] * (MOST_PROPERTIES + 100))

    assert len(card.phones) == MOST_PROPERTIES - 1
    assert len(card.faults) == 1


def test_the_reference_is_the_uid_or_the_same_whenever_the_card_is_the_same() -> None:
    assert one_card("FN:Ana", "UID:urn:uuid:1").reference == "urn:uuid:1"
    first = one_card("FN:Ana", "REV:2020-01-01", "TEL:1").reference
    again = one_card("FN:Ana", "REV:2021-01-01", "TEL:1").reference
    assert first == again
    assert first != one_card("FN:Ana", "TEL:2").reference


def test_a_company_and_a_list_say_that_they_are_no_person() -> None:
    assert one_card("FN:Acme", "ORG:Acme", "X-ABShowAs:COMPANY").kind == "org"
    assert one_card("FN:Team", "KIND:group", version="4.0").kind == "group"
    assert one_card("FN:Ana").kind == "individual"


def test_languages_stand_in_the_order_of_preference() -> None:
    assert one_card("FN:S", "LANG;PREF=2:en", "LANG;PREF=1:fr", "LANG:de", version="4.0").languages == (
        "fr",
        "en",
        "de",
    )


def folded(line: str, width: int) -> str:
    raw = line.encode()
    return "\r\n ".join([raw[at : at + width].decode("latin-1") for at in range(0, len(raw), width)])


@given(PLAIN, PLAIN, st.integers(10, 75))
def test_what_is_escaped_and_folded_reads_back_sign_for_sign(name: str, note: str, width: int) -> None:
    escaped = [one.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for one in (name, note)]
    lines = ["BEGIN:VCARD", "VERSION:4.0", folded(f"FN:{escaped[0]}", width), folded(f"NOTE:{escaped[1]}", width)]

    ((card,), faults) = read("\r\n".join([*lines, "END:VCARD", ""]).encode("latin-1"))

    assert (card.formatted, "".join(card.notes), faults) == (name, note, [])


@given(
    st.binary(max_size=400)
    | st.lists(
        st.sampled_from(
            [
                b"BEGIN:VCARD\n",
                b"END:VCARD\n",
                b"AGENT:\n",
                b"AGENT:BEGIN:VCARD\\nFN:x\n",
                b'N;X=":;;\n',
                b"PHOTO;ENCODING=b:/9j/\n",
                b" folded\n",
                b"TEL;ENCODING=QUOTED-PRINTABLE:=\n",
                b"BDAY:0000-00-00\n",
                b"ADR:;;;;;;;;;\n",
                b"\xff\xfe",
                b"\x00\n",
            ]
        ),
        max_size=20,
    ).map(b"".join)
)
def test_any_bytes_are_read_without_failing(content: bytes) -> None:
    cards, faults = read(content)

    assert all(one.line >= 1 and one.reference for one in cards)
    assert all(one.line >= 1 and one.sentence.endswith(".") for one in faults)
