"""Signed requests: what is signed verifies, anything changed does not, and no header makes the reader fail."""

import os
from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId
from sync.protocol.signatures import (
    BadSignature,
    Signed,
    authority_of,
    content_digest,
    is_by,
    is_digest_of,
    read_headers,
    read_input,
    sign,
    signature_base,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
DEVICE = DeviceId(UUID(int=7))
REQUEST = Signed(
    method="POST", target_uri="https://Cases.example:8440/sync/v1/push", body=b'{"a":1}', authorization="Bearer t"
)


def signed(request: Signed = REQUEST, key: Ed25519PrivateKey = KEY) -> dict[str, str]:
    headers = sign(request, key, device=DEVICE, created_s=1_795_262_400, nonce=bytes(16))
    return {name.lower(): value for name, value in headers.items()}


def verifies(headers: dict[str, str], request: Signed = REQUEST) -> bool:
    parameters, signature = read_headers(headers)
    return is_by(request, parameters, signature, digest=headers["content-digest"], public=PUBLIC)


def test_a_signed_request_verifies_and_names_its_device() -> None:
    parameters, _ = read_headers(signed())

    assert verifies(signed())
    assert (parameters.device, parameters.created_s) == (DEVICE, 1_795_262_400)


def test_the_bytes_under_the_signature_are_those_of_the_standard() -> None:
    headers = signed()
    parameters, _ = read_headers(headers)
    found = signature_base(
        REQUEST, digest=headers["content-digest"], components=parameters.components, text=parameters.text
    )

    listed = '("@method" "@target-uri" "@authority" "content-digest" "authorization")'
    told = f'nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="{DEVICE}";alg="ed25519"'
    assert found.decode().split("\n") == [
        '"@method": POST',
        '"@target-uri": https://Cases.example:8440/sync/v1/push',
        '"@authority": cases.example:8440',
        f'"content-digest": {content_digest(REQUEST.body)}',
        '"authorization": Bearer t',
        f'"@signature-params": {listed};created=1795262400;{told}',
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"method": "PUT"},
        {"target_uri": "https://cases.example:8440/sync/v1/push"},
        {"target_uri": "https://Cases.example:8440/sync/v1/push?all=1"},
        {"body": b'{"a":2}'},
        {"authorization": "Bearer u"},
    ],
)
def test_anything_changed_does_not_verify(changed: dict[str, str]) -> None:
    assert not verifies(signed(), replace(REQUEST, **changed))  # type: ignore[arg-type]  # fields of Signed


def test_parameters_may_come_in_any_order() -> None:
    told = '("authorization" "@method" "@target-uri" "@authority" "content-digest")'
    text = f'sig1={told};keyid="{DEVICE}";alg="ed25519";nonce="AAAAAAAAAAAAAAAAAAAAAA";created=5'

    assert read_input(text).created_s == 5


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "sig1=()",
        'sig1=("@method");created=5;nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="7";alg="ed25519"',
        "created=5, created=6",
        "é" * 100,
        "x" * 2000,
    ],
)
def test_other_inputs_are_refused(broken: str) -> None:
    with pytest.raises(BadSignature):
        read_input(broken)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("created=1795262400", "created=-1"),
        ("created=1795262400", "created=1795262400;created=1"),
        ('alg="ed25519"', 'alg="rsa"'),
        (';alg="ed25519"', ""),
        (str(DEVICE), str(DEVICE).upper().replace("0", "A")),
        ('"authorization"', '"@method"'),
        ('nonce="AAAA', 'nonce="****'),
    ],
)
def test_inputs_outside_the_profile_are_refused(old: str, new: str) -> None:
    text = signed()["signature-input"]
    assert old in text
    with pytest.raises(BadSignature):
        read_input(text.replace(old, new))


@given(st.dictionaries(st.sampled_from(["signature-input", "signature", "content-digest", "authorization"]), st.text()))
def test_no_header_makes_the_reader_fail_otherwise(headers: dict[str, str]) -> None:
    with pytest.raises(BadSignature):
        read_headers(headers)


@given(st.text(alphabet='sig1=();"@methodcrnykal-0123456789abf ', max_size=400))
def test_no_text_that_looks_like_an_input_makes_the_reader_fail_otherwise(text: str) -> None:
    try:
        read_input(text)
    except BadSignature:
        return
    raise AssertionError("nothing this short covers all that must be covered")


@given(at=st.integers(0, 10_000), flip=st.integers(1, 127))
def test_any_character_changed_in_any_header_is_found(at: int, flip: int) -> None:
    headers = signed()
    name = sorted(headers)[at % len(headers)]
    text = headers[name]
    place = at % len(text)
    other = chr(ord(text[place]) ^ flip)
    changed = {**headers, name: text[:place] + other + text[place + 1 :]}
    try:
        good = verifies(changed, replace(REQUEST, authorization=changed["authorization"]))
    except BadSignature:
        return
    assert not good or changed == headers or _same_base64(headers[name], changed[name])


@given(st.text(), st.binary(max_size=100))
def test_a_digest_is_of_one_body_only(header: str, body: bytes) -> None:
    assert is_digest_of(content_digest(body), body)
    assert not is_digest_of(header, body) or header == content_digest(body)


@given(st.text())
def test_any_address_has_an_authority_or_is_refused(address: str) -> None:
    try:
        assert authority_of(address)
    except BadSignature:
        return


def test_authorities_are_compared_in_one_form() -> None:
    assert authority_of("https://Cases.Example:443/x") == "cases.example"
    assert authority_of("http://[::1]:8440/x") == "[::1]:8440"
    assert len({sign(REQUEST, KEY, device=DEVICE, created_s=1, nonce=os.urandom(16))["Signature"] for _ in "ab"}) == 2


def _same_base64(one: str, other: str) -> bool:
    """Whether two texts differ only in bits of the last base64 letter that carry nothing."""
    return one.startswith("caseworker=:") and one[:-4] == other[:-4]
