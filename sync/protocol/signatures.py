"""Signed requests: HTTP message signatures (RFC 9421) with Ed25519, over method, address, digest of the body and token.

Pure: headers in, headers or a verdict out. The profile is strict: one signature, exactly the components of `COVERED`,
the parameters `created`, `nonce`, `keyid` (the device's id) and `alg`, in any order. Every reader is total.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.ids import DeviceId
from caseworker.errors import CaseworkerError
from sync.protocol.statements import is_signed

COVERED = ("@method", "@target-uri", "@authority", "content-digest", "authorization")
LONGEST_HEADER = 1024
LONGEST_URI = 4096
NONCE_BYTES = 16
SIGNATURE_BYTES = 64
_LABEL = "caseworker"
_DEFAULT_PORTS = {"https": 443, "http": 80}
_INPUT = re.compile(
    r"([a-z][a-z0-9_-]{0,19})=(\(((?:\"[a-z0-9@-]{1,30}\" ?){1,8})\)((?:;[a-z]{1,10}=[^;,]{1,80}){1,8}))"
)
_PARAMETER = re.compile(r";([a-z]{1,10})=([^;,]{1,80})")
_NONCE = re.compile(r"\"([A-Za-z0-9_-]{16,64})\"")
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")
_CREATED = re.compile(r"[0-9]{1,15}")
_WANTED = frozenset({"created", "nonce", "keyid", "alg"})


class BadSignature(CaseworkerError):
    """A request whose signature headers are missing, malformed, for another body, or not by the key that is named."""

    key = "sync.bad-signature"
    sentence = "A request was not signed as it has to be. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What of a request is signed. `target_uri` is the whole address as the device called it."""

    method: str
    target_uri: str
    body: bytes
    authorization: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureParameters:
    """What a signature says of itself. `text` is the parameter part as it was sent, which is signed as well."""

    device: DeviceId
    created_s: int
    nonce: str
    label: str
    components: tuple[str, ...]
    text: str


def content_digest(body: bytes) -> str:
    """Return the `Content-Digest` of a body (RFC 9530, sha-256)."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def authority_of(target_uri: str) -> str:
    """Return host and port of an address as RFC 9421 has it: lower case, no default port; raises BadSignature."""
    try:
        parts = urlsplit(target_uri)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadSignature from error
    if not host or len(target_uri) > LONGEST_URI:
        raise BadSignature
    name = f"[{host}]" if ":" in host else host
    return name if port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f"{name}:{port}"


def sign(request: Signed, key: Ed25519PrivateKey, *, device: DeviceId, created_s: int, nonce: bytes) -> dict[str, str]:
    """Return the headers that sign the request, `Authorization` among them. `nonce` is 16 fresh random bytes."""
    told = base64.urlsafe_b64encode(nonce).decode().rstrip("=")
    listed = " ".join(f'"{one}"' for one in COVERED)
    text = f'({listed});created={created_s};nonce="{told}";keyid="{device}";alg="ed25519"'
    digest = content_digest(request.body)
    base = signature_base(request, digest=digest, components=COVERED, text=text)
    return {
        "Authorization": request.authorization,
        "Content-Digest": digest,
        "Signature-Input": f"{_LABEL}={text}",
        "Signature": f"{_LABEL}=:{base64.b64encode(key.sign(base)).decode()}:",
    }


def signature_base(request: Signed, *, digest: str, components: tuple[str, ...], text: str) -> bytes:
    """Return the bytes under the signature (RFC 9421, section 2.5)."""
    values = {
        "@method": request.method.upper(),
        "@target-uri": request.target_uri,
        "@authority": authority_of(request.target_uri),
        "content-digest": digest,
        "authorization": request.authorization,
    }
    lines = [f'"{name}": {values[name]}' for name in components]
    return "\n".join([*lines, f'"@signature-params": {text}']).encode("utf-8", "surrogateescape")


def read_input(header: str) -> SignatureParameters:
    """Return what a `Signature-Input` header says; raises BadSignature for any text that is not of this profile."""
    found = _INPUT.fullmatch(header) if len(header) <= LONGEST_HEADER else None
    if found is None:
        raise BadSignature
    label, text, listed, rest = found.groups()
    components = tuple(one.strip('"') for one in listed.split())
    pairs = _PARAMETER.findall(rest)
    told = dict(pairs)
    if sorted(components) != sorted(COVERED) or told.keys() != _WANTED or len(pairs) != len(told):
        raise BadSignature
    return _parameters(told, label=label, components=components, text=text)


def read_headers(headers: Mapping[str, str]) -> tuple[SignatureParameters, bytes]:
    """Return parameters and signature of a request's headers (names in lower case); raises BadSignature."""
    parameters = read_input(headers.get("signature-input", ""))
    told = headers.get("signature", "")
    start, end = f"{parameters.label}=:", ":"
    if len(told) > LONGEST_HEADER or not (told.startswith(start) and told.endswith(end)):
        raise BadSignature
    try:
        signature = base64.b64decode(told[len(start) : -1], validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignature from error
    if len(signature) != SIGNATURE_BYTES:
        raise BadSignature
    return parameters, signature


def is_by(request: Signed, parameters: SignatureParameters, signature: bytes, *, digest: str, public: bytes) -> bool:
    """Whether the holder of `public` signed this very request. `digest` is its `Content-Digest` header as sent."""
    base = signature_base(request, digest=digest, components=parameters.components, text=parameters.text)
    signed = is_signed(base, signature, public)
    return is_digest_of(digest, request.body) and signed


def is_digest_of(header: str, body: bytes) -> bool:
    """Whether a `Content-Digest` header is the one of this body."""
    if _DIGEST.fullmatch(header) is None:
        return False
    return hmac.compare_digest(header.encode(), content_digest(body).encode())


def _parameters(told: Mapping[str, str], *, label: str, components: tuple[str, ...], text: str) -> SignatureParameters:
    nonce, created, keyid = _NONCE.fullmatch(told["nonce"]), _CREATED.fullmatch(told["created"]), told["keyid"]
    if nonce is None or created is None or told["alg"] != '"ed25519"':
        raise BadSignature
    return SignatureParameters(
        device=_device(keyid),
        created_s=int(created[0]),
        nonce=nonce[1],
        label=label,
        components=components,
        text=text,
    )


def _device(keyid: str) -> DeviceId:
    """Read a device's id in quotes, in its one usual form."""
    try:
        device = DeviceId(UUID(keyid[1:-1]))
    except ValueError as error:
        raise BadSignature from error
    if keyid != f'"{device}"':
        raise BadSignature
    return device
